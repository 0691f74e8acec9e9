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

/* Hashes of a file that is read. */
struct hashes {
	struct digest_stream *digest;
	struct sha256_stream *sha256; /* NULL: not asked for */
};

static void add_piece(void *context, struct str piece)
{
	const struct hashes *h = context;

	digest_add(h->digest, piece);
	if (h->sha256)
		sha256_add(h->sha256, piece);
}

/* Take the facts of what the library wrote. */
static bool settle(struct publish *p, struct publish_file *f, struct str full,
		   struct os_error *e)
{
	struct arena arena = {0};
	struct hashes hashes = {.digest = digest_begin(&arena)};
	struct os_stat st = {0};

	if (stage_is_checked(p, file_path(f)))
		hashes.sha256 = sha256_begin(&arena);
	bool ok = os_read_pieces(full, add_piece, &hashes, &st, e) &&
		  stage_settle_written(p, f, digest_end(hashes.digest), &st, e);

	if (ok && hashes.sha256)
		stage_set_sha256(p, f, sha256_end(hashes.sha256));
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
