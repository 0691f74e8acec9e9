/* Grams: the pieces of folded text that an index knows it by.
 *
 * Of Chinese, each character and each two that follow each other; of digits,
 * each stretch of 1, 2, 3, 4, 6 or 10; of a word of letters, its beginnings of
 * these lengths. A gram is a number of 24 bits, a hash that assets/search.js
 * makes in the same way; two grams may share one, so what is found by them is
 * looked at once more.
 */
#ifndef FORMAT_SEARCH_GRAMS_H
#define FORMAT_SEARCH_GRAMS_H

#include "format/search_fold.h"

enum { SEARCH_GRAM_BITS = 24 };

struct search_grams {
	uint32_t *items;
	size_t count, capacity;
};

/* Add all grams of folded text; scratch is another arena than a. */
void search_grams_add(struct arena *a, struct search_grams *grams,
		      struct arena *scratch, struct str folded);
/* Put them in order, each once. */
void search_grams_sort(struct search_grams *grams, struct arena *scratch);

#endif
