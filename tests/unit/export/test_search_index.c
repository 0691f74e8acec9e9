/* The index of the search, read back as the script does it. */
#include "export/search_index.h"

#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <cmocka.h>

enum { VOLUMES = 700, SIZE = 400 };

struct kept {
	struct arena arena;
	struct map files;
	size_t largest;
};

static void keep(void *context, struct str path, struct str bytes)
{
	struct kept *k = context;
	struct str *copy = arena_new(&k->arena, struct str);

	*copy = str_copy(&k->arena, bytes);
	assert_null(map_get(&k->files, path));
	map_put(&k->arena, &k->files, str_copy(&k->arena, path))->pointer =
		copy;
	if (bytes.n > k->largest)
		k->largest = bytes.n;
}

static uint32_t value(char c)
{
	const char *digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrst"
			     "uvwxyz0123456789-_";

	return (uint32_t)(strchr(digits, c) - digits);
}

static uint32_t number(const char **at)
{
	uint32_t n = 0;

	for (unsigned shift = 0;; shift += 5) {
		uint32_t v = value(*(*at)++);

		n |= (v & 31) << shift;
		if (v < 32)
			return n;
	}
}

/* A bit for each volume of a list. */
static void read_list(const char **at, bool has[VOLUMES])
{
	uint32_t form = number(at), volume = 0;

	memset(has, 0, VOLUMES * sizeof *has);
	for (uint32_t i = 0; i < form / 2; i++) {
		if (form % 2) {
			uint32_t bits = value(*(*at)++);

			for (uint32_t k = 0; k < 6; k++)
				if (bits >> k & 1)
					has[i * 6 + k] = true;
		} else {
			volume += number(at);
			has[volume++] = true;
		}
	}
}

/* Gram i of a volume: some are in all volumes, some in few. */
static uint32_t gram_at(size_t volume, size_t i)
{
	uint32_t n = (uint32_t)(i < SIZE / 2 ? i : i + volume * 37 % 5000);

	return (n * 2654435761u) >> 8;
}

static void fill(struct search_index *x, struct os_error *e)
{
	struct arena a = {0}, scratch = {0};

	for (size_t v = 0; v < VOLUMES; v++) {
		struct search_grams grams = {0};

		for (size_t i = 0; i < SIZE; i++)
			*VEC_PUSH(&a, &grams) = gram_at(v, i);
		search_grams_sort(&grams, &scratch);
		assert_true(search_index_add(x, str_format(&a, "d/%zu-1", v),
					     &grams, e));
		if (v % 200 == 99)
			search_index_end_shelf(x);
		arena_clear(&a);
	}
	arena_free(&a);
	arena_free(&scratch);
}

static size_t check_shard(struct str bytes, uint32_t shard, unsigned bits)
{
	bool has[VOLUMES];
	size_t pairs = 0;
	const char *at = memchr(bytes.s, '"', bytes.n);
	uint32_t gram = shard << (SEARCH_GRAM_BITS - bits);

	for (at++; *at != '"'; gram++) {
		gram += number(&at);
		read_list(&at, has);
		assert_int_equal(gram >> (SEARCH_GRAM_BITS - bits), shard);
		for (size_t v = 0; v < VOLUMES; v++) {
			bool right = false;

			for (size_t i = 0; i < SIZE && (has[v] || i < 1); i++)
				right |= gram_at(v, i) == gram;
			assert_true(right || !has[v]);
			pairs += has[v];
		}
	}
	return pairs;
}

static void test_index(void **state)
{
	struct os_error e = {0};
	struct arena a = {0};
	struct kept k = {0};
	struct search_index *x = search_index_begin(&a, STR("."), &e);
	size_t pairs = 0;

	(void)state;
	assert_non_null(x);
	fill(x, &e);
	assert_true(search_index_write(
		x, STR("v1"), (struct search_index_sink){keep, &k}, &e));
	search_index_end(x);
	const struct str *start = map_get(&k.files, STR("start.js"));

	assert_non_null(start);
	assert_true(str_contains(*start, STR("\"version\":\"v1\"")));
	assert_true(str_contains(*start, STR("\"ends\":[100,300,500,700]")));
	size_t shards = k.files.count - 1 - (VOLUMES + 255) / SEARCH_BLOCK;
	unsigned bits = 0;

	while (1u << bits < shards)
		bits++;
	assert_int_equal(1u << bits, shards);
	for (uint32_t i = 0; i < shards; i++) {
		struct str *bytes =
			map_get(&k.files, str_format(&a, "words/%u.js", i));

		assert_non_null(bytes);
		pairs += check_shard(*bytes, i, bits);
	}
	assert_int_equal(pairs, (size_t)VOLUMES * SIZE);
	assert_true(k.largest < 4 * SEARCH_SHARD_BYTES);
	arena_free(&a);
	arena_free(&k.arena);
}

static void test_empty(void **state)
{
	struct os_error e = {0};
	struct arena a = {0};
	struct kept k = {0};
	struct search_index *x = search_index_begin(&a, STR("."), &e);

	(void)state;
	assert_true(search_index_write(
		x, STR(""), (struct search_index_sink){keep, &k}, &e));
	search_index_end(x);
	search_index_end(NULL);
	assert_int_equal(k.files.count, 2);
	assert_null(search_index_begin(&a, STR("/nowhere/at/all"), &e));
	assert_non_null(e.what);
	arena_free(&a);
	arena_free(&k.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_index),
		cmocka_unit_test(test_empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
