/* Notes. */
#include "publish/notes.h"

#include "publish/digest.h"

#include <string.h>

#define MAGIC 0x315354534e534250u

struct header {
	uint64_t magic;
	uint64_t checksum; /* of all bytes after the header */
};

struct note {
	struct str old, new;
	bool has_old, has_new;
};

void notes_free(struct notes *n)
{
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

/* Size and bytes at the head of rest. */
static bool take_text(struct str *rest, struct str *out)
{
	uint32_t size;

	if (rest->n < sizeof size)
		return false;
	memcpy(&size, rest->s, sizeof size);
	if (rest->n - sizeof size < size)
		return false;
	*out = str_slice(*rest, sizeof size, sizeof size + size);
	*rest = str_slice(*rest, sizeof size + size, rest->n);
	return true;
}

void notes_load(struct notes *n, struct str bytes)
{
	struct header h;
	struct str rest = str_slice(bytes, sizeof h, bytes.n);
	struct str key, value;

	if (bytes.n < sizeof h)
		return;
	memcpy(&h, bytes.s, sizeof h);
	if (h.magic != MAGIC || h.checksum != digest_of(rest).low)
		return;
	while (take_text(&rest, &key) && take_text(&rest, &value)) {
		struct note *note = note_of(n, key);

		note->old = value;
		note->has_old = true;
		n->old_count++;
	}
}

struct str notes_get(const struct notes *n, struct str key)
{
	const struct note *note = map_get(&n->by_key, key);

	return note ? note->old : (struct str){NULL, 0};
}

struct str notes_put(struct notes *n, struct str key, struct str bytes)
{
	struct note *note = note_of(n, key);
	bool same = note->has_old && str_eq(note->old, bytes);

	n->new_count += !note->has_new;
	n->differ = n->differ || !same;
	note->has_new = true;
	note->new = same ? note->old : str_copy(&n->arena, bytes);
	return note->new;
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

static void write_all(struct pieces *out, const struct notes *n)
{
	for (size_t i = 0; i < n->by_key.count; i++) {
		const struct note *note = n->by_key.items[i].pointer;

		if (!note->has_new)
			continue;
		write_text(out, n->by_key.items[i].key);
		write_text(out, note->new);
	}
	pieces_flush(out);
}

void notes_write(struct pieces *out, const struct notes *n)
{
	struct arena arena = {0};
	struct pieces sum = {.take = digest_take,
			     .context = digest_begin(&arena)};
	struct header h = {.magic = MAGIC};

	write_all(&sum, n);
	h.checksum = digest_end(sum.context).low;
	pieces_add(out, (struct str){(char *)&h, sizeof h});
	write_all(out, n);
	buf_free(&sum.buf);
	arena_free(&arena);
}
