/* Grams of folded text. */
#include "format/search_grams.h"

#include "base/utf8.h"

static const size_t lengths[] = {1, 2, 3, 4, 6, 10};
enum { LENGTH_COUNT = sizeof lengths / sizeof *lengths };

/* FNV-1a over the characters, mixed once more. */
static uint32_t gram_of(const uint32_t *codes, size_t count)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < count; i++)
		hash = (hash ^ codes[i]) * 16777619u;
	hash = (hash ^ hash >> 16) * 0x7feb352du;
	hash ^= hash >> 15;
	return hash >> (32 - SEARCH_GRAM_BITS);
}

static void add(struct arena *a, struct search_grams *grams,
		const uint32_t *codes, size_t count)
{
	*VEC_PUSH(a, grams) = gram_of(codes, count);
}

/* A run of characters of one class. */
static void add_run(struct arena *a, struct search_grams *grams,
		    enum search_class class, const uint32_t *codes,
		    size_t count)
{
	size_t kinds = class == SEARCH_HAN ? 2 : LENGTH_COUNT;

	for (size_t k = 0; k < kinds && lengths[k] <= count; k++) {
		size_t last = class == SEARCH_LETTER ? 0 : count - lengths[k];

		for (size_t i = 0; i <= last; i++)
			add(a, grams, codes + i, lengths[k]);
	}
}

void search_grams_add(struct arena *a, struct search_grams *grams,
		      struct arena *scratch, struct str folded)
{
	struct arena_mark mark = arena_mark(scratch);
	uint32_t *codes = arena_array(scratch, uint32_t, folded.n + 1);
	enum search_class class = SEARCH_BLANK;
	size_t count = 0;

	for (size_t at = 0; at < folded.n;) {
		uint32_t code = utf8_next(folded, &at);
		enum search_class next = search_class_of(code);

		if (next != class && count) {
			add_run(a, grams, class, codes, count);
			count = 0;
		}
		class = next;
		if (class != SEARCH_BLANK)
			codes[count++] = code;
	}
	if (count)
		add_run(a, grams, class, codes, count);
	arena_rewind(scratch, mark);
}

/* By one byte of each; stable. */
static void sort_by(const uint32_t *from, uint32_t *to, size_t count,
		    unsigned shift)
{
	size_t places[256] = {0}, sum = 0;

	for (size_t i = 0; i < count; i++)
		places[from[i] >> shift & 255]++;
	for (size_t i = 0; i < 256; i++) {
		size_t n = places[i];

		places[i] = sum;
		sum += n;
	}
	for (size_t i = 0; i < count; i++)
		to[places[from[i] >> shift & 255]++] = from[i];
}

void search_grams_sort(struct search_grams *grams, struct arena *scratch)
{
	struct arena_mark mark = arena_mark(scratch);
	size_t count = grams->count, kept = 0;
	uint32_t *items = grams->items;

	if (!count)
		return;
	uint32_t *other = arena_array(scratch, uint32_t, count);

	sort_by(items, other, count, 0);
	sort_by(other, items, count, 8);
	sort_by(items, other, count, 16);
	for (size_t i = 0; i < count; i++)
		if (!i || other[i] != other[i - 1])
			items[kept++] = other[i];
	grams->count = kept;
	arena_rewind(scratch, mark);
}
