/* What is known of the files of the new site: for lists of checksums. */
#include "publish/job.h"

#include <assert.h>

void publish_check(struct publish *p, struct str folder)
{
	assert(p->checked_count < CHECKED_FOLDERS_MAX);
	p->checked[p->checked_count++] = str_copy(&p->arena, folder);
}

bool stage_is_checked(const struct publish *p, struct str path)
{
	for (size_t i = 0; i < p->checked_count; i++)
		if (str_starts(path, p->checked[i]))
			return true;
	return false;
}

void stage_set_sha256(struct publish *p, struct publish_file *f,
		      struct sha256 hash)
{
	os_mutex_lock(p->mutex);
	struct file_more *more = catalog_more(&p->catalog, f);

	more->sha256 = hash;
	more->hashed = true;
	os_mutex_unlock(p->mutex);
}

static bool is_put(const struct publish_file *f)
{
	return f->state == FILE_KEPT || f->state == FILE_STAGED;
}

void publish_count(struct publish *p, struct str path, uint64_t records)
{
	os_mutex_lock(p->mutex);
	struct publish_file *f = catalog_in_new(&p->catalog, path);

	if (f && is_put(f)) {
		struct file_more *more = catalog_more(&p->catalog, f);

		more->records = records;
		more->counted = true;
	}
	os_mutex_unlock(p->mutex);
}

struct publish_fact publish_fact_of(const struct publish_file *f)
{
	const struct file_more *more = f->more;

	return (struct publish_fact){
		.path = file_path(f),
		.size = f->size,
		.sha256 = more && more->hashed ? &more->sha256 : NULL,
		.records = more ? more->records : 0,
		.counted = more && more->counted};
}

bool publish_find(struct publish *p, struct str path, struct publish_fact *out)
{
	os_mutex_lock(p->mutex);
	const struct publish_file *f = catalog_in_new(&p->catalog, path);
	bool found = f && is_put(f) && str_eq(file_path(f), path);

	if (found)
		*out = publish_fact_of(f);
	os_mutex_unlock(p->mutex);
	return found;
}

struct publish_facts publish_list(struct publish *p, struct arena *a,
				  struct str beginning)
{
	struct publish_facts all = {0};
	size_t count, from = 0;

	os_mutex_lock(p->mutex);
	struct publish_file **files = catalog_sorted(&p->catalog, &count);

	while (from < count && str_cmp(file_path(files[from]), beginning) < 0)
		from++;
	all.items = arena_array(a, const struct publish_file *, count - from);
	for (size_t i = from; i < count; i++) {
		if (!str_starts(file_path(files[i]), beginning))
			break;
		if (is_put(files[i]))
			all.items[all.count++] = files[i];
	}
	os_mutex_unlock(p->mutex);
	heap_free(files);
	return all;
}
