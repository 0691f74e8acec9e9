/* Arena and heap: the only file of the house that calls malloc. */
#include "base/arena.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { BLOCK_MIN = 64 * 1024, BLOCK_MAX = 4 * 1024 * 1024 };

struct arena_block {
	struct arena_block *older;
	size_t size;
	max_align_t data[];
};

static _Noreturn void out_of_memory(size_t size)
{
	fprintf(stderr, "budgetpress: out of memory (%zu bytes)\n", size);
	exit(3);
}

void *heap_alloc(size_t size)
{
	return heap_resize(NULL, size);
}

void *heap_resize(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		out_of_memory(size);
	return p;
}

void heap_free(void *p)
{
	free(p);
}

static void block_use(struct arena *a, struct arena_block *block)
{
	a->head = block;
	a->next = block ? (char *)block->data : NULL;
	a->end = block ? a->next + block->size : NULL;
}

static void block_drop(struct arena *a)
{
	struct arena_block *older = a->head->older;

	a->total -= a->head->size;
	heap_free(a->head);
	block_use(a, older);
}

void arena_free(struct arena *a)
{
	while (a->head)
		block_drop(a);
}

void arena_clear(struct arena *a)
{
	if (!a->head)
		return;
	struct arena_block *keep = a->head;
	struct arena_block *older = keep->older;

	while (older) {
		struct arena_block *next = older->older;

		a->total -= older->size;
		heap_free(older);
		older = next;
	}
	keep->older = NULL;
	block_use(a, keep);
}

struct arena_mark arena_mark(const struct arena *a)
{
	return (struct arena_mark){a->head, a->next};
}

void arena_rewind(struct arena *a, struct arena_mark mark)
{
	while (a->head != mark.head)
		block_drop(a);
	a->next = mark.next;
}

static size_t block_size(const struct arena *a, size_t need)
{
	size_t size = a->total < BLOCK_MIN ? BLOCK_MIN : a->total;

	if (size > BLOCK_MAX)
		size = BLOCK_MAX;
	return need > size ? need : size;
}

static void block_add(struct arena *a, size_t need)
{
	size_t size = block_size(a, need);

	if (size > SIZE_MAX - sizeof(struct arena_block))
		out_of_memory(size);
	struct arena_block *block =
		heap_alloc(sizeof(struct arena_block) + size);

	block->older = a->head;
	block->size = size;
	a->total += size;
	block_use(a, block);
}

static char *take(struct arena *a, size_t size, size_t align)
{
	size_t pad = (size_t)(-(uintptr_t)a->next) & (align - 1);

	if (!a->head || size > (size_t)(a->end - a->next) ||
	    pad > (size_t)(a->end - a->next) - size) {
		block_add(a, size);
		pad = 0;
	}
	char *p = a->next + pad;

	a->next = p + size;
	return p;
}

static size_t product(size_t count, size_t size)
{
	if (size && count > (SIZE_MAX / 2) / size)
		out_of_memory(SIZE_MAX);
	return count * size;
}

void *arena_alloc(struct arena *a, size_t count, size_t size, size_t align)
{
	size_t bytes = product(count, size);

	return memset(take(a, bytes, align), 0, bytes);
}

char *arena_text(struct arena *a, size_t size)
{
	return take(a, product(size, 1), 1);
}

void *arena_grow(struct arena *a, void *old, size_t old_count, size_t new_count,
		 size_t size, size_t align)
{
	size_t had = product(old_count, size);
	size_t want = product(new_count, size);

	if (old && (char *)old + had == a->next &&
	    want - had <= (size_t)(a->end - a->next)) {
		memset(a->next, 0, want - had);
		a->next += want - had;
		return old;
	}
	char *p = take(a, want, align);

	if (old)
		memcpy(p, old, had);
	memset(p + had, 0, want - had);
	return p;
}
