/* Packed numbers and texts: there and back, and what is damaged. */
#include "base/pack.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const uint64_t NUMBERS[] = {0,   1,          127,        128,
				   300, 1ull << 32, 1ull << 63, UINT64_MAX};
enum { NUMBER_COUNT = sizeof NUMBERS / sizeof *NUMBERS };

static void numbers(void **state)
{
	struct buf b = {0};
	struct pack_writer w = {.out = &b};

	(void)state;
	for (size_t i = 0; i < NUMBER_COUNT; i++)
		pack_uint(&w, NUMBERS[i]);
	struct pack_reader r = {.rest = buf_str(&b)};

	for (size_t i = 0; i < NUMBER_COUNT; i++)
		assert_true(unpack_uint(&r, UINT64_MAX) == NUMBERS[i]);
	assert_true(unpack_end(&r));
	assert_true(unpack_uint(&r, UINT64_MAX) == 0);
	assert_false(unpack_end(&r));
	buf_free(&b);
}

static void texts(void **state)
{
	struct arena a = {0};
	struct buf b = {0};
	struct pack_writer w = {.out = &b, .arena = &a};

	(void)state;
	for (int i = 0; i < 3; i++) {
		pack_text(&w, STR("财政局"));
		pack_text(&w, STR(""));
		pack_text(&w, STR("x"));
	}
	assert_int_equal(b.n, 2 + 9 + 1 + 2 + 1 + 2 * 3);
	struct pack_reader r = {.rest = buf_str(&b), .arena = &a};

	for (int i = 0; i < 3; i++) {
		assert_true(str_eq(unpack_text(&r), STR("财政局")));
		assert_true(str_eq(unpack_text(&r), STR("")));
		assert_true(str_eq(unpack_text(&r), STR("x")));
	}
	assert_true(unpack_end(&r));
	buf_free(&b);
	arena_free(&a);
}

/* Texts of a pool outlive the bytes, and equal ones are one. */
static void pooled(void **state)
{
	struct arena a = {0}, kept = {0};
	struct pool pool = {.arena = &kept};
	struct str seen[2];

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct buf b = {0};
		struct pack_writer w = {.out = &b, .arena = &a};

		pack_text(&w, STR("财政局"));
		pack_text(&w, STR(""));
		struct pack_reader r = {
			.rest = buf_str(&b), .arena = &a, .pool = &pool};

		seen[i] = unpack_text(&r);
		assert_int_equal(unpack_text(&r).n, 0);
		assert_true(unpack_end(&r));
		buf_free(&b);
	}
	assert_true(str_eq(seen[0], STR("财政局")));
	assert_ptr_equal(seen[0].s, seen[1].s);
	pool_free(&pool);
	assert_true(str_eq(seen[0], STR("财政局")));
	assert_ptr_not_equal(pool_keep(&pool, seen[0]), seen[0].s);
	pool_free(&pool);
	arena_free(&a);
	arena_free(&kept);
}

static void decimals(void **state)
{
	decimal_coefficient big = 1000000000000000000;
	struct decimal items[] = {{0, 0},
				  {-1, 2},
				  {123456789, 12},
				  {big * big - 1, 0},
				  {-(big * big - 1), 3}};
	struct buf b = {0};
	struct pack_writer w = {.out = &b};

	(void)state;
	for (size_t i = 0; i < 5; i++)
		pack_decimal(&w, items[i]);
	struct pack_reader r = {.rest = buf_str(&b)};

	for (size_t i = 0; i < 5; i++) {
		struct decimal d = unpack_decimal(&r);

		assert_true(d.coefficient == items[i].coefficient);
		assert_int_equal(d.scale, items[i].scale);
	}
	assert_true(unpack_end(&r));
	buf_free(&b);
}

static void expect_bad(struct str bytes, char what)
{
	struct arena a = {0};
	struct pack_reader r = {.rest = bytes, .arena = &a};

	if (what == 'n')
		unpack_uint(&r, 100);
	else if (what == 't')
		unpack_text(&r);
	else if (what == 'c')
		unpack_count(&r);
	else
		unpack_decimal(&r);
	assert_true(r.failed);
	assert_int_equal(r.rest.n, 0);
	arena_free(&a);
}

static void damaged(void **state)
{
	(void)state;
	expect_bad(STR(""), 'n');
	expect_bad(STR("\x65"), 'n');     /* over the limit */
	expect_bad(STR("\x80\x80"), 'n'); /* no end */
	expect_bad(STR("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F"), 'n');
	expect_bad(STR("\x00\x05"
		       "abcd"),
		   't');                  /* shorter than it says */
	expect_bad(STR("\x02"), 't');     /* no earlier text */
	expect_bad(STR("\x00\x00"), 't'); /* a new text that is empty */
	expect_bad(STR("\x03"
		       "ab"),
		   'c');
	expect_bad(STR("\x1A\x00\x01"), 'd'); /* too many digits behind */
	expect_bad(STR("\x00\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x00"), 'd');
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers), cmocka_unit_test(texts),
		cmocka_unit_test(pooled),  cmocka_unit_test(decimals),
		cmocka_unit_test(damaged),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
