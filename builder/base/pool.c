/* Pool. */
#include "base/pool.h"

const void *pool_keep(struct pool *p, struct str bytes)
{
	struct map_entry *e = map_find(&p->map, bytes);

	if (e)
		return e->pointer;
	void *copy = arena_alloc(p->arena, bytes.n, 1, _Alignof(uint64_t));

	if (bytes.n)
		memcpy(copy, bytes.s, bytes.n);
	map_put(&p->index, &p->map, (struct str){copy, bytes.n})->pointer =
		copy;
	return copy;
}

void pool_free(struct pool *p)
{
	arena_free(&p->index);
	p->map = (struct map){0};
}
