/* A whole tree of the new site, in the stage or in the spare tree. */
#include "publish/job.h"
#include "publish/manifest.h"
#include "publish/path.h"

#include <errno.h>

/* What stays comes into the stage as hard links. */
static bool complete_stage(struct publish *p, struct publish_file *const *files,
			   size_t count, struct os_error *e)
{
	struct path_space from, to;

	for (size_t i = 0; i < count; i++) {
		struct str path = file_path(files[i]);

		if (files[i]->state != FILE_KEPT)
			continue;
		if (!stage_folder(p, path, e) ||
		    !os_link(path_join(&from, p->output, path),
			     path_join(&to, p->stage, path), e))
			return false;
	}
	return true;
}

/* The new site and what the spare tree holds, walked together by path. */
struct update {
	struct publish *p;
	struct publish_file *const *files;
	size_t count;
	struct manifest_reader spare;
};

/* Does the new site have files below this folder? */
static bool is_needed(const struct update *u, struct str folder)
{
	size_t low = 0, high = u->count;
	struct path_space space;
	struct str head = path_join(&space, folder, STR(""));

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(file_path(u->files[middle]), head) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < u->count && str_starts(file_path(u->files[low]), head);
}

/* Remove a file that the new site does not have, or the topmost folder that
 * it does not have either. */
static bool drop(struct update *u, struct str path, struct os_error *e)
{
	struct path_space space;
	struct str gone = path;
	struct str folder = path_folder(path);

	while (folder.n && !is_needed(u, folder)) {
		gone = folder;
		folder = path_folder(folder);
	}
	return os_remove_tree(path_join(&space, u->p->spare.path, gone), e);
}

/* Open the spare's manifest, past its groups. */
static bool rewind_spare(struct update *u, struct str bytes)
{
	struct str ignored;
	bool ok = manifest_open(&u->spare, bytes);

	for (uint32_t i = 0; ok && i < u->spare.group_count; i++)
		ok = manifest_next_group(&u->spare, &ignored);
	return ok;
}

static bool drop_old(struct update *u, struct os_error *e)
{
	size_t i = 0;

	while (manifest_next(&u->spare)) {
		struct str path = u->spare.file.path;

		while (i < u->count &&
		       str_cmp(file_path(u->files[i]), path) < 0)
			i++;
		if (i < u->count && str_eq(file_path(u->files[i]), path))
			continue;
		if (!drop(u, path, e))
			return false;
	}
	return true;
}

static bool make_folder(struct update *u, struct str path, struct os_error *e)
{
	struct path_space space;

	return os_make_directories(
		path_join(&space, u->p->spare.path, path_folder(path)), e);
}

/* Put a file into the spare tree: the staged one moves, the live one is
 * linked. */
static bool fetch(struct update *u, const struct publish_file *f,
		  struct os_error *e)
{
	struct path_space from, to;
	struct str path = file_path(f);
	struct str target = path_join(&to, u->p->spare.path, path);
	bool staged = f->state == FILE_STAGED;
	struct str source =
		path_join(&from, staged ? u->p->stage : u->p->output, path);

	if (staged)
		return os_rename(source, target, e);
	return os_link(source, target, e) ||
	       (e->code == EEXIST && os_remove(target, e) &&
		os_link(source, target, e));
}

static bool is_same(const struct publish_file *f, const struct manifest_file *m)
{
	return f->state == FILE_KEPT && digest_eq(f->digest, m->digest) &&
	       f->size == m->size && f->mtime_ns == m->mtime_ns;
}

static bool fetch_new(struct update *u, struct os_error *e)
{
	bool more = manifest_next(&u->spare);

	for (size_t i = 0; i < u->count; i++) {
		const struct publish_file *f = u->files[i];
		struct str path = file_path(f);

		while (more && str_cmp(u->spare.file.path, path) < 0)
			more = manifest_next(&u->spare);
		if (more && str_eq(u->spare.file.path, path) &&
		    is_same(f, &u->spare.file))
			continue;
		if (!fetch(u, f, e) &&
		    (e->code != ENOENT || !make_folder(u, path, e) ||
		     !fetch(u, f, e)))
			return false;
	}
	return true;
}

static bool update_spare(struct publish *p, struct publish_file *const *files,
			 size_t count, struct str manifest, struct os_error *e)
{
	struct update u = {.p = p, .files = files, .count = count};

	return tree_disown(&p->spare, e) && rewind_spare(&u, manifest) &&
	       drop_old(&u, e) && rewind_spare(&u, manifest) &&
	       fetch_new(&u, e);
}

bool assemble(struct publish *p, struct publish_file *const *files,
	      size_t count, struct str *tree, struct os_error *e)
{
	struct arena scratch = {0};
	struct manifest_reader r;
	struct str manifest;
	struct os_error ignored;
	bool ok, spare = p->spare.believed && p->staged <= count / 2;

	spare = spare &&
		os_read(&scratch, state_path(p, "manifest", p->spare.id),
			UINT32_MAX, &manifest, &ignored) &&
		manifest_open(&r, manifest);
	*tree = spare ? p->spare.path : p->stage;
	ok = spare ? update_spare(p, files, count, manifest, e)
		   : complete_stage(p, files, count, e);
	arena_free(&scratch);
	return ok;
}
