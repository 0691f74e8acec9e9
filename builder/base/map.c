/* Map: open addressing over an array in insertion order. */
#include "base/map.h"

static uint32_t *slot_of(const struct map *m, struct str key, uint64_t hash)
{
	size_t at = (size_t)hash & (m->slot_count - 1);

	while (m->slots[at]) {
		const struct map_entry *e = &m->items[m->slots[at] - 1];

		if (e->hash == hash && str_eq(e->key, key))
			break;
		at = (at + 1) & (m->slot_count - 1);
	}
	return &m->slots[at];
}

struct map_entry *map_find(const struct map *m, struct str key)
{
	if (!m->count)
		return NULL;
	uint32_t slot = *slot_of(m, key, str_hash(key));

	return slot ? &m->items[slot - 1] : NULL;
}

void *map_get(const struct map *m, struct str key)
{
	struct map_entry *e = map_find(m, key);

	return e ? e->pointer : NULL;
}

static void slots_grow(struct arena *a, struct map *m)
{
	m->slot_count = m->slot_count ? m->slot_count * 2 : 16;
	m->slots = arena_array(a, uint32_t, m->slot_count);
	for (size_t i = 0; i < m->count; i++)
		*slot_of(m, m->items[i].key, m->items[i].hash) =
			(uint32_t)i + 1;
}

struct map_entry *map_put(struct arena *a, struct map *m, struct str key)
{
	uint64_t hash = str_hash(key);

	if (m->count * 4 >= m->slot_count * 3)
		slots_grow(a, m);
	uint32_t *slot = slot_of(m, key, hash);

	if (*slot)
		return &m->items[*slot - 1];
	struct map_entry *e = VEC_PUSH(a, m);

	e->key = key;
	e->hash = hash;
	*slot = (uint32_t)m->count;
	return e;
}
