/* Files written piece by piece, and files read back. */
#include "publish/job.h"
#include "publish/path.h"

#include <errno.h>

struct publish_stream {
	struct publish *publish;
	struct arena arena;
	struct publish_file *file; /* NULL: the path was refused */
	struct os_output output;   /* open until something fails */
	struct digest_stream *digest;
	struct sha256_stream *sha256; /* NULL: not asked for */
};

struct publish_stream *publish_stream_begin(struct publish *p, struct str group,
					    struct str path)
{
	struct arena arena = {0};
	struct publish_stream *s = arena_new(&arena, struct publish_stream);
	struct path_space space;
	struct os_error e = {0};

	s->publish = p;
	s->digest = digest_begin(&arena);
	if (stage_is_checked(p, path))
		s->sha256 = sha256_begin(&arena);
	s->output.descriptor = -1;
	s->file = stage_claim(p, group, path);
	if (s->file &&
	    (!stage_folder_of(p, s->file, &e) ||
	     !os_output_begin(
		     str_copy(&arena, path_join(&space, p->stage, path)),
		     &s->output, &e)))
		stage_fail(p, &e);
	s->arena = arena;
	return s;
}

void publish_stream_add(struct publish_stream *s, struct str bytes)
{
	struct os_error e = {0};

	digest_add(s->digest, bytes);
	if (s->sha256)
		sha256_add(s->sha256, bytes);
	if (s->output.descriptor >= 0 && !os_output_add(&s->output, bytes, &e))
		stage_fail(s->publish, &e);
}

static void settle(struct publish_stream *s, struct digest digest)
{
	struct os_stat st = {0};
	struct os_error e = {0};
	bool written =
		s->output.descriptor >= 0 && os_output_end(&s->output, &st, &e);

	if (written)
		stage_settle_written(s->publish, s->file, digest, &st, &e);
	else
		stage_settle(s->publish, s->file, false, digest, &st);
	if (e.what)
		stage_fail(s->publish, &e);
	if (s->sha256)
		stage_set_sha256(s->publish, s->file, sha256_end(s->sha256));
}

void publish_stream_end(struct publish_stream *s)
{
	struct arena arena = s->arena;
	struct digest digest = digest_end(s->digest);

	if (s->file)
		settle(s, digest);
	arena_free(&arena);
}

/* What is known of a file of the new site. */
struct facts {
	enum file_state state;
	struct digest digest;
	uint64_t size;
};

static bool find(struct publish *p, struct str path, struct facts *out)
{
	os_mutex_lock(p->mutex);
	const struct publish_file *f = catalog_in_new(&p->catalog, path);
	bool found = f && (f->state == FILE_KEPT || f->state == FILE_STAGED) &&
		     str_eq(file_path(f), path);

	if (found)
		*out = (struct facts){(enum file_state)f->state, f->digest,
				      f->size};
	os_mutex_unlock(p->mutex);
	return found;
}

bool publish_fingerprint(struct publish *p, struct str path, struct buf *out)
{
	struct facts facts;

	if (!find(p, path, &facts))
		return false;
	buf_add_uint(out, facts.size);
	buf_add_char(out, ' ');
	digest_write(out, facts.digest);
	return true;
}

static struct str place_of(const struct publish *p, const struct facts *facts,
			   struct path_space *space, struct str path)
{
	return path_join(space,
			 facts->state == FILE_STAGED ? p->stage : p->output,
			 path);
}

struct str publish_place(struct publish *p, struct arena *a, struct str path)
{
	struct path_space space;
	struct facts facts;

	return find(p, path, &facts)
		       ? str_copy(a, place_of(p, &facts, &space, path))
		       : (struct str){NULL, 0};
}

bool publish_read(struct publish *p, struct arena *a, struct str path,
		  struct str *out)
{
	struct path_space space;
	struct facts facts;
	struct os_error e = {0};

	if (!find(p, path, &facts))
		return false;
	struct str full = place_of(p, &facts, &space, path);

	if (os_read(a, full, facts.size, out, &e)) {
		if (digest_eq(digest_of(*out), facts.digest))
			return true;
		e = (struct os_error){.code = EBUSY, .what = "read"};
		e.path.n = full.n < sizeof e.text ? full.n : sizeof e.text;
		memcpy(e.text, full.s, e.path.n);
	}
	stage_fail(p, &e);
	return false;
}
