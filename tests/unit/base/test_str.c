/* String view. */
#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define assert_str(s, wanted) assert_true(str_eq((s), STR(wanted)))

static const struct str NONE = {NULL, 0};

static void comparing(void **state)
{
	(void)state;
	assert_true(str_eq(str_from(NULL), STR("")));
	assert_true(str_eq(str_from("ab"), STR("ab")));
	assert_false(str_eq(STR("ab"), STR("abc")));
	assert_false(str_eq(STR("ab"), STR("aB")));
	assert_true(str_eq(STR("a\0b"), STR("a\0b")));
	assert_int_equal(str_cmp(STR("a"), STR("a")), 0);
	assert_true(str_cmp(STR("a"), STR("ab")) < 0);
	assert_true(str_cmp(STR("b"), STR("ab")) > 0);
	assert_true(str_cmp(NONE, STR("a")) < 0);
	assert_int_equal(str_cmp(NONE, STR("")), 0);
	/* order of code points, also beyond the basic plane */
	assert_true(str_cmp(STR("一"), STR("Ａ")) < 0);
	assert_true(str_cmp(STR("Ａ"), STR("𠮷")) < 0);
}

static void beginning_and_end(void **state)
{
	(void)state;
	assert_true(str_starts(STR("abc"), STR("ab")));
	assert_true(str_starts(STR("abc"), NONE));
	assert_false(str_starts(STR("ab"), STR("abc")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_true(str_ends(NONE, NONE));
	assert_false(str_ends(STR("bc"), STR("abc")));
}

static void finding(void **state)
{
	struct str s = STR("aabaab");

	(void)state;
	assert_int_equal(str_find(s, STR("ab"), 0), 1);
	assert_int_equal(str_find(s, STR("ab"), 1), 1);
	assert_int_equal(str_find(s, STR("ab"), 2), 4);
	assert_int_equal(str_find(s, STR("ab"), 5), 6);
	assert_int_equal(str_find(s, STR("abc"), 0), 6);
	assert_int_equal(str_find(s, STR("aabaabx"), 0), 6);
	assert_int_equal(str_find(s, NONE, 3), 3);
	assert_int_equal(str_find(s, NONE, 9), 6);
	assert_int_equal(str_find(s, STR("a"), 99), 6);
	assert_int_equal(str_find(NONE, STR("a"), 0), 0);
	assert_int_equal(str_find_char(s, 'b', 0), 2);
	assert_int_equal(str_find_char(s, 'x', 0), 6);
	assert_int_equal(str_find_char(s, 'a', 9), 6);
	assert_true(str_contains(s, STR("baa")));
	assert_true(str_contains(NONE, NONE));
	assert_false(str_contains(s, STR("bb")));
}

static void slicing(void **state)
{
	struct str s = STR("abcdef");

	(void)state;
	assert_str(str_slice(s, 1, 3), "bc");
	assert_str(str_slice(s, 4, 99), "ef");
	assert_str(str_slice(s, 5, 2), "");
	assert_str(str_slice(s, 99, 99), "");
	assert_str(str_slice(NONE, 0, 9), "");
}

static void trimming(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n\v\f a b \n")), "a b");
	assert_str(str_trim(STR("　支 出　 ")), "支 出");
	assert_str(str_trim(STR("\xC2\xA0x\xEF\xBB\xBF")), "x");
	assert_str(str_trim(STR(" 　\t")), "");
	assert_str(str_trim(NONE), "");
	/* characters whose bytes only look like blanks */
	assert_str(str_trim(STR("\xE3\x80\x81")), "\xE3\x80\x81");
	assert_str(str_trim(STR("\xC3\xA0")), "\xC3\xA0");
	assert_str(str_trim(STR("\xF0\xA0\x80\x80")), "\xF0\xA0\x80\x80");
}

static void cutting(void **state)
{
	struct str_cut cut = str_cut(STR("a=b=c"), STR("="));

	(void)state;
	assert_true(cut.found);
	assert_str(cut.head, "a");
	assert_str(cut.tail, "b=c");
	cut = str_cut(STR("a="), STR("="));
	assert_true(cut.found);
	assert_int_equal(cut.tail.n, 0);
	cut = str_cut(STR("abc"), STR("="));
	assert_false(cut.found);
	assert_str(cut.head, "abc");
	assert_int_equal(cut.tail.n, 0);
	cut = str_cut(STR("a--b"), STR("--"));
	assert_str(cut.head, "a");
	assert_str(cut.tail, "b");
}

static void copying(void **state)
{
	struct arena a = {0};
	char source[] = "abc";
	struct str copy = str_copy(&a, str_from(source));

	(void)state;
	source[0] = 'x';
	assert_str(copy, "abc");
	assert_string_equal(str_cstr(&a, STR("ab")), "ab");
	assert_string_equal(str_cstr(&a, NONE), "");
	assert_str(str_concat(&a, STR("ab"), STR("cd")), "abcd");
	assert_str(str_concat(&a, NONE, STR("cd")), "cd");
	assert_str(str_copy(&a, NONE), "");
	assert_str(str_format(&a, "%d-%.*s", 5, STR_ARG(STR("ab"))), "5-ab");
	assert_str(str_format(&a, "%.*s", STR_ARG(NONE)), "");
	arena_free(&a);
}

static void replacing(void **state)
{
	struct arena a = {0};
	struct str s = STR("aXbXX");

	(void)state;
	assert_str(str_replace(&a, s, STR("X"), STR("--")), "a--b----");
	assert_str(str_replace(&a, s, STR("XX"), STR("")), "aXb");
	assert_str(str_replace(&a, s, STR("X"), STR("")), "ab");
	assert_str(str_replace(&a, s, STR("aXbXX"), STR("y")), "y");
	assert_ptr_equal(str_replace(&a, s, STR("y"), STR("z")).s, s.s);
	assert_ptr_equal(str_replace(&a, s, NONE, STR("z")).s, s.s);
	assert_str(str_replace(&a, STR("aaa"), STR("aa"), STR("b")), "ba");
	assert_str(str_replace(&a, NONE, STR("a"), STR("b")), "");
	arena_free(&a);
}

static void hashes_are_stable(void **state)
{
	(void)state;
	/* published values of FNV-1a */
	assert_true(str_hash(NONE) == 0xCBF29CE484222325u);
	assert_true(str_hash(STR("a")) == 0xAF63DC4C8601EC8Cu);
	assert_true(str_hash(STR("foobar")) == 0x85944171F73967E8u);
}

static void distances(void **state)
{
	char longer[66] = {0};

	(void)state;
	assert_int_equal(str_distance(STR("kitten"), STR("sitting")), 3);
	assert_int_equal(str_distance(STR("same"), STR("same")), 0);
	assert_int_equal(str_distance(NONE, STR("abc")), 3);
	assert_int_equal(str_distance(STR("abc"), NONE), 3);
	assert_int_equal(str_distance(STR("ab"), STR("ba")), 2);
	memset(longer, 'a', 64);
	assert_int_equal(str_distance(str_from(longer), NONE), 64);
	memset(longer, 'a', 65);
	assert_true(str_distance(str_from(longer), NONE) == SIZE_MAX);
	assert_true(str_distance(NONE, str_from(longer)) == SIZE_MAX);
}

static void nearest(void **state)
{
	static const char *const names[] = {"title", "year", "titles",
					    "currency_unit", "单位"};

	(void)state;
	assert_str(str_nearest(STR("titel"), names, 5), "title");
	assert_str(str_nearest(STR("titles"), names, 5), "titles");
	assert_str(str_nearest(STR("yaer"), names, 5), "year");
	assert_str(str_nearest(STR("curency_unti"), names, 5), "currency_unit");
	assert_str(str_nearest(STR("单伍"), names, 5), "单位");
	assert_str(str_nearest(STR("zzz"), names, 5), "");
	assert_str(str_nearest(STR("x"), names, 5), "");
	assert_str(str_nearest(NONE, names, 5), "");
	assert_str(str_nearest(STR("title"), names, 0), "");
}

static void numbers(void **state)
{
	uint64_t n = 7;

	(void)state;
	assert_false(str_to_uint(NONE, 100, &n));
	assert_false(str_to_uint(STR("-1"), 100, &n));
	assert_false(str_to_uint(STR("+1"), 100, &n));
	assert_false(str_to_uint(STR(" 1"), 100, &n));
	assert_false(str_to_uint(STR("1x"), 100, &n));
	assert_false(str_to_uint(STR("101"), 100, &n));
	assert_false(str_to_uint(STR("7"), 5, &n));
	assert_false(str_to_uint(STR("18446744073709551616"), UINT64_MAX, &n));
	assert_true(n == 7);
	assert_true(str_to_uint(STR("100"), 100, &n) && n == 100);
	assert_true(str_to_uint(STR("0005"), 5, &n) && n == 5);
	assert_true(str_to_uint(STR("18446744073709551615"), UINT64_MAX, &n));
	assert_true(n == UINT64_MAX);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(comparing),
		cmocka_unit_test(beginning_and_end),
		cmocka_unit_test(finding),
		cmocka_unit_test(slicing),
		cmocka_unit_test(trimming),
		cmocka_unit_test(cutting),
		cmocka_unit_test(copying),
		cmocka_unit_test(replacing),
		cmocka_unit_test(hashes_are_stable),
		cmocka_unit_test(distances),
		cmocka_unit_test(nearest),
		cmocka_unit_test(numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
