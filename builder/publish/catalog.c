/* Catalog. */
#include "publish/catalog.h"

#include "publish/path.h"

#include <stdlib.h>
#include <string.h>

enum { CHUNK_SIZE = 512, SLOTS_MIN = 256 };

void catalog_free(struct catalog *c)
{
	heap_free(c->slots);
	arena_free(&c->arena);
	*c = (struct catalog){0};
}

struct publish_file *catalog_at(const struct catalog *c, size_t index)
{
	return &c->chunks[index / CHUNK_SIZE][index % CHUNK_SIZE];
}

static unsigned char fold(char c)
{
	return (unsigned char)(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
}

/* FNV-1a of the path in lower case. */
static uint32_t folded_hash(struct str path)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < path.n; i++)
		hash = (hash ^ fold(path.s[i])) * 16777619u;
	return hash ^ hash >> 15;
}

static bool folded_eq(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (fold(a.s[i]) != fold(b.s[i]))
			return false;
	return true;
}

/* A walk over the entries that are equal to a path but for the case. */
struct search {
	const struct catalog *catalog;
	struct str path;
	uint32_t hash;
	size_t slot;
};

static struct search search_for(const struct catalog *c, struct str path)
{
	uint32_t hash = folded_hash(path);

	return (struct search){c, path, hash,
			       c->slot_count ? hash & (c->slot_count - 1) : 0};
}

static struct publish_file *search_next(struct search *s)
{
	const struct catalog *c = s->catalog;

	while (c->slot_count && c->slots[s->slot]) {
		struct publish_file *f = catalog_at(c, c->slots[s->slot] - 1);

		s->slot = (s->slot + 1) & (c->slot_count - 1);
		if (f->hash == s->hash && folded_eq(file_path(f), s->path))
			return f;
	}
	return NULL;
}

static void place(struct catalog *c, size_t index)
{
	size_t slot = catalog_at(c, index)->hash & (c->slot_count - 1);

	while (c->slots[slot])
		slot = (slot + 1) & (c->slot_count - 1);
	c->slots[slot] = (uint32_t)index + 1;
}

void catalog_reserve(struct catalog *c, size_t files)
{
	size_t slots = c->slot_count ? c->slot_count : SLOTS_MIN;

	while (files > slots / 8 * 7)
		slots *= 2;
	if (slots == c->slot_count)
		return;
	c->slots = heap_resize(c->slots, slots * sizeof *c->slots);
	memset(c->slots, 0, slots * sizeof *c->slots);
	c->slot_count = slots;
	for (size_t i = 0; i < c->count; i++)
		place(c, i);
}

static struct publish_file *add(struct catalog *c, struct str path,
				uint32_t hash)
{
	size_t chunk = c->count / CHUNK_SIZE;

	catalog_reserve(c, c->count + 1);
	if (chunk == c->chunk_capacity) {
		size_t more = chunk ? chunk * 2 : 16;

		c->chunks = arena_grow(&c->arena, c->chunks, chunk, more,
				       sizeof *c->chunks,
				       _Alignof(struct publish_file *));
		c->chunk_capacity = more;
	}
	if (c->count % CHUNK_SIZE == 0)
		c->chunks[chunk] =
			arena_array(&c->arena, struct publish_file, CHUNK_SIZE);
	struct publish_file *f = catalog_at(c, c->count);

	f->path = str_copy(&c->arena, path).s;
	f->path_size = (uint16_t)path.n;
	f->hash = hash;
	place(c, c->count++);
	return f;
}

struct file_more *catalog_more(struct catalog *c, struct publish_file *f)
{
	if (!f->more)
		f->more = arena_new(&c->arena, struct file_more);
	return f->more;
}

uint32_t catalog_group(struct catalog *c, struct str name)
{
	struct map_entry *e = map_find(&c->groups, name);

	if (!e)
		e = map_put(&c->arena, &c->groups, str_copy(&c->arena, name));
	return (uint32_t)(e - c->groups.items);
}

struct str catalog_group_name(const struct catalog *c, uint32_t group)
{
	return c->groups.items[group].key;
}

struct publish_file *catalog_add_old(struct catalog *c, uint32_t group,
				     struct str path)
{
	struct publish_file *f = add(c, path, folded_hash(path));

	f->known = true;
	f->group = group;
	f->next_of_group = (uint32_t)c->groups.items[group].number;
	c->groups.items[group].number = c->count;
	c->old_count = c->count;
	return f;
}

struct publish_file *catalog_in_new(const struct catalog *c, struct str path)
{
	struct search s = search_for(c, path);
	struct publish_file *f;

	while ((f = search_next(&s)))
		if (f->state != FILE_OLD)
			return f;
	return NULL;
}

bool catalog_has_file(const struct catalog *c, struct str path)
{
	struct search s = search_for(c, path);
	struct publish_file *f;

	while ((f = search_next(&s)))
		if (f->state < FILE_FOLDER && str_eq(file_path(f), path))
			return true;
	return false;
}

bool catalog_claim_folders(struct catalog *c, struct str path,
			   struct publish_file **clash)
{
	struct str folder = path_folder(path);

	if (!folder.n)
		return true;
	struct publish_file *f = catalog_in_new(c, folder);

	if (f) {
		*clash = f;
		return f->state >= FILE_FOLDER && str_eq(file_path(f), folder);
	}
	if (!catalog_claim_folders(c, folder, clash))
		return false;
	add(c, folder, folded_hash(folder))->state = FILE_FOLDER;
	return true;
}

struct publish_file *catalog_claim(struct catalog *c, uint32_t group,
				   struct str path, struct publish_file **clash)
{
	struct search s = search_for(c, path);
	struct publish_file *f, *exact = NULL;

	while ((f = search_next(&s))) {
		*clash = f;
		if (f->state != FILE_OLD)
			return NULL;
		if (str_eq(file_path(f), path))
			exact = f;
	}
	if (!catalog_claim_folders(c, path, clash))
		return NULL;
	if (!exact)
		exact = add(c, path, s.hash);
	exact->state = FILE_CLAIMED;
	exact->group = group;
	return exact;
}

static int by_path(const void *a, const void *b)
{
	const struct publish_file *const *left = a, *const *right = b;

	return str_cmp(file_path(*left), file_path(*right));
}

static bool is_new_file(const struct publish_file *f)
{
	return f->state != FILE_OLD && f->state < FILE_FOLDER;
}

/* Two sorted runs, the second of them after the first, into one. */
static void merge(struct publish_file **items, size_t first, size_t count)
{
	struct publish_file **run = heap_alloc((count - first) * sizeof *run);
	size_t left = first, right = count - first, to = count;

	memcpy(run, items + first, right * sizeof *run);
	while (right) {
		if (left && by_path(&items[left - 1], &run[right - 1]) > 0)
			items[--to] = items[--left];
		else
			items[--to] = run[--right];
	}
	heap_free(run);
}

struct publish_file **catalog_sorted(const struct catalog *c, size_t *count)
{
	struct publish_file **items;
	size_t wanted = 0, known = 0, n = 0;

	for (size_t i = 0; i < c->count; i++)
		wanted += is_new_file(catalog_at(c, i));
	items = heap_alloc(wanted * sizeof *items);
	for (size_t i = 0; i < c->count; i++) {
		if (is_new_file(catalog_at(c, i)))
			items[n++] = catalog_at(c, i);
		if (i + 1 == c->old_count)
			known = n;
	}
	if (n > known) {
		qsort(items + known, n - known, sizeof *items, by_path);
		merge(items, known, n);
	}
	*count = n;
	return items;
}
