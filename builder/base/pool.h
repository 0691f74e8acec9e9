/* Pool: equal bytes, kept once. */
#ifndef BASE_POOL_H
#define BASE_POOL_H

#include "base/arena.h"
#include "base/str.h"

struct pool_slot;

/* A zeroed struct with an arena is an empty pool. */
struct pool {
	struct arena *arena; /* of what is kept */
	struct pool_slot *slots;
	size_t slot_count, count;
};

/* The copy of these bytes (at least one), made when there is none: in the
 * pool's arena, aligned for pointers and numbers. */
const void *pool_keep(struct pool *p, struct str bytes);
/* Forget what there is; the arena keeps it. */
void pool_free(struct pool *p);

#endif
