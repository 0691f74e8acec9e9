/* Days and seconds, against dates worked out elsewhere. */
#include "base/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static void expect(struct str got, const char *want)
{
	assert_string_equal(str_cstr(&arena, got), want);
}

static void days(void **state)
{
	(void)state;
	expect(date_day(&arena, 0), "1970-01-01");
	expect(date_day(&arena, -5), "1970-01-01");
	expect(date_day(&arena, 86399), "1970-01-01");
	expect(date_day(&arena, 951782400), "2000-02-29");
	expect(date_day(&arena, 951868800), "2000-03-01");
	expect(date_day(&arena, 1700000000), "2023-11-14");
	expect(date_day(&arena, 4107542400), "2100-03-01");
	expect(date_time(&arena, 1700000000), "2023-11-14T22:13:20Z");
	expect(date_time(&arena, 0), "1970-01-01T00:00:00Z");
}

static void seconds(void **state)
{
	(void)state;
	assert_int_equal(date_seconds(STR("1970-01-01")), 0);
	assert_int_equal(date_seconds(STR("2000-02-29")), 951782400);
	assert_int_equal(date_seconds(STR("2000-03-01")), 951868800);
	assert_int_equal(date_seconds(STR("2100-03-01")), 4107542400);
	assert_int_equal(date_seconds(STR("2023-11-14")), 1699920000);
	assert_int_equal(date_seconds(STR("2023-11")), 1698796800);
	assert_int_equal(date_seconds(STR("2023")), 1672531200);
	assert_int_equal(date_seconds(STR("1969-12-31")), -86400);
	assert_int_equal(date_seconds(STR("")), 0);
}

static void valid(void **state)
{
	static const char *const good[] = {"2026", "2026-11", "2026-11-21",
					   "2024-02-29", "2000-02-29"};
	static const char *const bad[] = {
		"",           "26",         "2026-",      "2026-13",
		"2026-00",    "2026-1-1",   "2026-02-29", "2100-02-29",
		"2026-04-31", "2026-11-00", "2026/11/21", "1899",
		"2200",       "2026-11-2x", "20261121",   "2026-11-21T00",
	};

	(void)state;
	for (size_t i = 0; i < sizeof good / sizeof *good; i++)
		assert_true(date_is_valid(str_from(good[i])));
	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
		assert_false(date_is_valid(str_from(bad[i])));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(days),
		cmocka_unit_test(seconds),
		cmocka_unit_test(valid),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(&arena);
	return failed;
}
