/* Files that a library writes itself, at a path in the stage. */
#include "publish/job.h"
#include "publish/path.h"

#include <assert.h>
#include <string.h>

struct str publish_file_begin(struct publish *p, struct str group,
			      struct str path, struct arena *a)
{
	struct publish_file *f = stage_claim(p, group, path);
	struct path_space space;
	struct os_error e = {0};
	struct str full = {NULL, 0};

	if (!f)
		return full;
	full = path_join(&space, p->stage, path);
	full.s = str_cstr(a, full);
	if (!stage_folder_of(p, f, &e))
		stage_fail(p, &e);
	return full;
}

static void add_piece(void *context, struct str piece)
{
	digest_add(context, piece);
}

/* Take the facts of what the library wrote. */
static bool settle(struct publish *p, struct publish_file *f, struct str full,
		   struct os_error *e)
{
	struct arena arena = {0};
	struct digest_stream *digest = digest_begin(&arena);
	struct os_stat st = {0};
	bool ok = os_read_pieces(full, add_piece, digest, &st, e);

	if (ok)
		ok = stage_settle_written(p, f, digest_end(digest), &st, e);
	arena_free(&arena);
	return ok;
}

void publish_file_end(struct publish *p, struct str path, int code)
{
	struct path_space space;
	struct str full = path_join(&space, p->stage, path);
	struct os_error e = {.code = code, .what = "write"};

	os_mutex_lock(p->mutex);
	struct publish_file *f = catalog_in_new(&p->catalog, path);

	os_mutex_unlock(p->mutex);
	assert(f && f->state == FILE_CLAIMED && str_eq(file_path(f), path));
	e.path.n = full.n < sizeof e.text ? full.n : sizeof e.text;
	memcpy(e.text, full.s, e.path.n);
	if (code || !settle(p, f, full, &e))
		stage_fail(p, &e);
}
