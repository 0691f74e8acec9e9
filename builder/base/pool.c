/* Pool: open addressing; the slots are on the heap, so that those too few are
 * given back at once. */
#include "base/pool.h"

#include <assert.h>
#include <string.h>

struct pool_slot {
	const char *bytes; /* NULL: free */
	uint32_t size, hash;
};

static bool holds(const struct pool_slot *s, struct str bytes, uint32_t hash)
{
	return s->hash == hash && s->size == bytes.n &&
	       memcmp(s->bytes, bytes.s, bytes.n) == 0;
}

/* The slot of the bytes, or the free one where they belong. */
static struct pool_slot *slot_of(const struct pool *p, struct str bytes,
				 uint32_t hash)
{
	size_t at = hash & (p->slot_count - 1);

	while (p->slots[at].bytes && !holds(&p->slots[at], bytes, hash))
		at = (at + 1) & (p->slot_count - 1);
	return &p->slots[at];
}

static void grow(struct pool *p)
{
	struct pool old = *p;

	p->slot_count = old.slot_count ? old.slot_count * 2 : 256;
	p->slots = heap_alloc(p->slot_count * sizeof *p->slots);
	memset(p->slots, 0, p->slot_count * sizeof *p->slots);
	for (size_t i = 0; i < old.slot_count; i++) {
		const struct pool_slot *s = &old.slots[i];

		if (s->bytes)
			*slot_of(p, (struct str){s->bytes, s->size}, s->hash) =
				*s;
	}
	heap_free(old.slots);
}

const void *pool_keep(struct pool *p, struct str bytes)
{
	uint32_t hash = (uint32_t)str_hash(bytes);

	assert(bytes.n && bytes.n <= UINT32_MAX);
	if (p->count * 4 >= p->slot_count * 3)
		grow(p);
	struct pool_slot *s = slot_of(p, bytes, hash);

	if (!s->bytes) {
		char *copy =
			arena_alloc(p->arena, bytes.n, 1, _Alignof(uint64_t));

		memcpy(copy, bytes.s, bytes.n);
		*s = (struct pool_slot){copy, (uint32_t)bytes.n, hash};
		p->count++;
	}
	return s->bytes;
}

void pool_free(struct pool *p)
{
	heap_free(p->slots);
	*p = (struct pool){.arena = p->arena};
}
