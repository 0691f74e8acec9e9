/* Notes. */
#include "publish/notes.h"

#include "publish/digest.h"

#include <string.h>

#define MAGIC 0x315354534e534250u

enum { PIECE = 65536 };

struct header {
	uint64_t magic;
	uint64_t checksum; /* of all bytes after the header */
};

/* Where a value stands among all. */
struct place {
	uint64_t at;
	uint32_t size;
	bool there;
};

struct note {
	struct place old, new;
};

bool notes_open(struct notes *n, struct str folder, struct os_error *e)
{
	n->open = os_scratch_open(folder, &n->values, e);
	return n->open;
}

void notes_close(struct notes *n)
{
	if (n->open)
		os_scratch_close(&n->values);
	arena_free(&n->arena);
	*n = (struct notes){0};
}

static struct note *note_of(struct notes *n, struct str key)
{
	struct map_entry *e = map_find(&n->by_key, key);

	if (!e) {
		e = map_put(&n->arena, &n->by_key, str_copy(&n->arena, key));
		e->pointer = arena_new(&n->arena, struct note);
	}
	return e->pointer;
}

static bool read_bytes(const struct notes *n, struct arena *a, uint64_t at,
		       size_t size, struct str *out, struct os_error *e)
{
	char *bytes = arena_text(a, size);

	*out = (struct str){bytes, size};
	return os_scratch_read(&n->values, at, bytes, size, e);
}

static bool read_place(const struct notes *n, struct arena *a, struct place p,
		       struct str *out, struct os_error *e)
{
	*out = (struct str){NULL, 0};
	return !p.there || read_bytes(n, a, p.at, p.size, out, e);
}

/* ---- the old site's ---- */

/* A file on its way into the scratch file. */
struct copying {
	struct notes *notes;
	struct os_error *error;
	bool ok;
};

static void copy_piece(void *context, struct str piece)
{
	struct copying *c = context;

	c->ok = c->ok && os_scratch_add(&c->notes->values, piece, c->error);
}

/* Is what stands in the scratch file a whole file of notes? */
static bool is_whole(struct notes *n, bool *whole, struct os_error *e)
{
	struct arena_mark mark = arena_mark(&n->arena);
	struct digest_stream *sum = digest_begin(&n->arena);
	char *piece = arena_text(&n->arena, PIECE);
	struct header h = {0};
	uint64_t at = sizeof h, end = n->values.size;
	bool ok = end < sizeof h ||
		  os_scratch_read(&n->values, 0, (char *)&h, sizeof h, e);

	while (ok && h.magic == MAGIC && at < end) {
		size_t size = end - at < PIECE ? (size_t)(end - at) : PIECE;

		ok = os_scratch_read(&n->values, at, piece, size, e);
		digest_add(sum, (struct str){piece, size});
		at += size;
	}
	*whole = ok && h.magic == MAGIC && h.checksum == digest_end(sum).low;
	arena_rewind(&n->arena, mark);
	return ok;
}

/* The size of the text at *at, and step over that size; *left is false when
 * there is no such text. */
static bool take_size(const struct notes *n, uint64_t *at, uint32_t *size,
		      bool *left, struct os_error *e)
{
	uint64_t end = n->values.size;

	*left = *left && end - *at >= sizeof *size;
	if (!*left)
		return true;
	if (!os_scratch_read(&n->values, *at, (char *)size, sizeof *size, e))
		return false;
	*at += sizeof *size;
	*left = end - *at >= *size;
	return true;
}

static bool index_old(struct notes *n, struct os_error *e)
{
	uint64_t at = sizeof(struct header);
	struct arena scratch = {0};
	bool ok = true;

	for (bool left = true; ok && left;) {
		struct str key = {NULL, 0};
		uint32_t size = 0;

		arena_clear(&scratch);
		ok = take_size(n, &at, &size, &left, e) &&
		     (!left || read_bytes(n, &scratch, at, size, &key, e));
		at += left ? size : 0;
		ok = ok && take_size(n, &at, &size, &left, e);
		if (!ok || !left)
			break;
		note_of(n, key)->old = (struct place){at, size, true};
		n->old_count++;
		at += size;
	}
	arena_free(&scratch);
	return ok;
}

bool notes_load(struct notes *n, struct str path, struct os_error *e)
{
	struct copying c = {.notes = n, .error = e, .ok = true};
	struct os_stat st;
	struct os_error ignored;
	bool whole = false;
	bool read = os_read_pieces(path, copy_piece, &c, &st, &ignored);

	return c.ok && (!read || (is_whole(n, &whole, e) &&
				  (!whole || index_old(n, e))));
}

bool notes_get_old(const struct notes *n, struct arena *a, struct str key,
		   struct str *out, struct os_error *e)
{
	const struct note *note = map_get(&n->by_key, key);

	return read_place(n, a, note ? note->old : (struct place){0}, out, e);
}

/* ---- the new site's ---- */

bool notes_get_new(const struct notes *n, struct arena *a, struct str key,
		   struct str *out, struct os_error *e)
{
	const struct note *note = map_get(&n->by_key, key);

	return read_place(n, a, note ? note->new : (struct place){0}, out, e);
}

static bool is_same(struct notes *n, struct place old, struct str bytes,
		    bool *same, struct os_error *e)
{
	struct arena_mark mark = arena_mark(&n->arena);
	struct str before;

	*same = old.there && old.size == bytes.n;
	if (!*same)
		return true;
	bool ok = read_place(n, &n->arena, old, &before, e);

	*same = ok && str_eq(before, bytes);
	arena_rewind(&n->arena, mark);
	return ok;
}

bool notes_put(struct notes *n, struct str key, struct str bytes,
	       struct os_error *e)
{
	struct note *note = note_of(n, key);
	struct place place = {n->values.size, (uint32_t)bytes.n, true};
	bool same;

	if (!is_same(n, note->old, bytes, &same, e) ||
	    (!same && !os_scratch_add(&n->values, bytes, e)))
		return false;
	n->new_count += !note->new.there;
	n->differ = n->differ || !same;
	note->new = same ? note->old : place;
	return true;
}

bool notes_changed(const struct notes *n)
{
	return n->differ || n->new_count != n->old_count;
}

static void write_text(struct pieces *out, struct str text)
{
	uint32_t size = (uint32_t)text.n;

	pieces_add(out, (struct str){(char *)&size, sizeof size});
	pieces_add(out, text);
}

static bool write_all(struct pieces *out, const struct notes *n,
		      struct os_error *e)
{
	struct arena scratch = {0};
	bool ok = true;

	for (size_t i = 0; ok && i < n->by_key.count; i++) {
		const struct note *note = n->by_key.items[i].pointer;
		struct str value;

		if (!note->new.there)
			continue;
		ok = read_place(n, &scratch, note->new, &value, e);
		write_text(out, n->by_key.items[i].key);
		write_text(out, value);
		arena_clear(&scratch);
	}
	pieces_flush(out);
	arena_free(&scratch);
	return ok;
}

bool notes_write(struct pieces *out, const struct notes *n, struct os_error *e)
{
	struct arena arena = {0};
	struct pieces sum = {.take = digest_take,
			     .context = digest_begin(&arena)};
	struct header h = {.magic = MAGIC};
	bool ok = write_all(&sum, n, e);

	h.checksum = digest_end(sum.context).low;
	pieces_add(out, (struct str){(char *)&h, sizeof h});
	ok = ok && write_all(out, n, e);
	buf_free(&sum.buf);
	arena_free(&arena);
	return ok;
}
