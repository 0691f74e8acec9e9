/* Map: from text to a pointer or a number, in insertion order.
 *
 * Lives in an arena; keys are views that must live as long. Nothing is ever
 * removed. A zeroed struct is a valid empty map.
 */
#ifndef BASE_MAP_H
#define BASE_MAP_H

#include "base/str.h"

struct map_entry {
	struct str key;
	uint64_t hash;
	union {
		void *pointer;
		uint64_t number;
	};
};

struct map {
	struct map_entry *items; /* in the order of insertion */
	size_t count, capacity;
	uint32_t *slots; /* 1 + index into items, 0 is free */
	size_t slot_count;
};

/* The entry of key, or NULL. */
struct map_entry *map_find(const struct map *m, struct str key);
/* The pointer of key, or NULL. */
void *map_get(const struct map *m, struct str key);
/* The entry of key, made with a NULL pointer when it is new. Entries move when
 * the map grows: do not keep the result. */
struct map_entry *map_put(struct arena *a, struct map *m, struct str key);

#endif
