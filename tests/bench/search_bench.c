/* The index of the search at 10,000 departments: time, memory, and what a
 * question costs until its first result.
 *
 * Each department has eight volumes with 2,500 grams: some of a vocabulary in
 * which few are in most texts and most in few, as words are, some that no other
 * department has, as codes are. A question is four grams of one volume; it
 * loads their shards, a block and a volume, besides start.js.
 *
 * usage: search_bench [DEPARTMENTS]
 */
#include "export/search_index.h"
#include "format/search_volume.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum {
	VOLUMES = 8,
	GRAMS = 2500,
	OWN = 250,
	VOCABULARY = 300000,
	QUESTIONS = 2000,
	ASKED = 4,
	SCRIPT_START = 200,
};

struct sizes {
	size_t *shards;
	size_t count, total, largest, blocks;
};

static void measure(void *context, struct str path, struct str bytes)
{
	struct sizes *s = context;
	uint64_t number;

	s->total += bytes.n;
	if (str_starts(path, STR("volumes/")) && bytes.n > s->blocks)
		s->blocks = bytes.n;
	if (!str_starts(path, STR("words/")) ||
	    !str_to_uint(str_slice(path, 6, path.n - 3), 65535, &number))
		return;
	s->shards[number] = bytes.n;
	s->count++;
	if (bytes.n > s->largest)
		s->largest = bytes.n;
}

static uint64_t next(uint64_t *state)
{
	*state ^= *state << 13;
	*state ^= *state >> 7;
	*state ^= *state << 17;
	return *state;
}

static uint32_t spread(uint64_t n)
{
	return (uint32_t)((n * 0x9e3779b97f4a7c15u) >> (64 - SEARCH_GRAM_BITS));
}

/* A word: the fourth power makes few frequent. */
static uint32_t word(uint64_t *state)
{
	uint64_t u = next(state) >> 44; /* 20 bits */
	uint64_t square = u * u >> 20;

	return spread((square * square >> 20) * VOCABULARY >> 20);
}

static void fill(struct arena *a, struct search_grams *grams, size_t volume)
{
	uint64_t state = volume * 2654435761u + 88172645463325252u;

	for (size_t i = 0; i < GRAMS - OWN; i++)
		*VEC_PUSH(a, grams) = word(&state);
	for (size_t i = 0; i < OWN; i++)
		*VEC_PUSH(a, grams) = spread(1000000 + volume * OWN + i);
}

static int by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static void ask(const struct sizes *s, size_t volumes)
{
	size_t *costs = heap_alloc(QUESTIONS * sizeof *costs);
	struct arena a = {0};
	unsigned bits = 0;

	while (1u << bits < s->count)
		bits++;
	for (size_t q = 0; q < QUESTIONS; q++) {
		struct search_grams grams = {0};

		fill(&a, &grams, q * 7919 % volumes);
		costs[q] = SCRIPT_START + s->blocks + SEARCH_VOLUME_MAX;
		for (size_t i = 0; i < ASKED; i++)
			costs[q] += s->shards[grams.items[i] >>
					      (SEARCH_GRAM_BITS - bits)];
		arena_clear(&a);
	}
	qsort(costs, QUESTIONS, sizeof *costs, by_size);
	printf("a question until its first result: median %zu KB, worst %zu "
	       "KB of %d\n",
	       costs[QUESTIONS / 2] / 1024, costs[QUESTIONS - 1] / 1024,
	       QUESTIONS);
	heap_free(costs);
	arena_free(&a);
}

int main(int argc, char **argv)
{
	size_t departments = argc > 1 ? strtoul(argv[1], NULL, 10) : 10000;
	size_t volumes = departments * VOLUMES;
	struct arena a = {0}, scratch = {0}, keys = {0};
	struct os_error e = {0};
	struct sizes s = {heap_alloc(65536 * sizeof *s.shards), 0, 0, 0, 0};
	struct search_index *x = search_index_begin(&keys, STR("/tmp"), &e);
	uint64_t spent = 0, start;
	struct rusage usage;

	for (size_t v = 0; x && v < volumes; v++) {
		struct search_grams grams = {0};

		fill(&a, &grams, v);
		search_grams_sort(&grams, &scratch);
		struct str key = str_format(&a, "departments/d%05zu/texts-%zu",
					    v / VOLUMES, v % VOLUMES + 1);

		start = os_clock();
		search_index_add(x, key, &grams, &e);
		spent += os_clock() - start;
		arena_clear(&a);
	}
	if (!x || e.what)
		return 1;
	search_index_end_shelf(x);
	start = os_clock();
	search_index_write(x, STR("0"), (struct search_index_sink){measure, &s},
			   &e);
	spent += os_clock() - start;
	search_index_end(x);
	getrusage(RUSAGE_SELF, &usage);
	printf("%zu departments, %zu volumes: %.2f s, %ld MB of memory\n"
	       "%zu shards, %zu MB; mean %zu bytes, largest %zu\n",
	       departments, volumes, (double)spent / 1e9,
	       usage.ru_maxrss / 1024, s.count, s.total >> 20,
	       s.total / s.count, s.largest);
	ask(&s, volumes);
	heap_free(s.shards);
	arena_free(&a);
	arena_free(&scratch);
	arena_free(&keys);
	return 0;
}
