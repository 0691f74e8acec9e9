/* Which paths may be published. */
#include "publish/path.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void good_paths(void **state)
{
	static const char *const paths[] = {
		"a",          "index.html", "a/b/c.d-e_f", "A.B",   "con1",
		"lpt0",       "lpt10.x",    "console",     "xcon",  "com",
		"a/b.c/d..e", "-",          "_",           "nul-1", "0"};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_true(path_is_good(str_from(paths[i])));
}

static void bad_paths(void **state)
{
	static const char *const paths[] = {
		"",         "/",      "/a",    "a/",    "a//b",  ".",
		"..",       "../a",   "a/..",  "a/./b", ".a",    "a/.b",
		"a.",       "a./b",   "a b",   "a\\b",  "a:b",   "a%2e",
		"\xc3\xa9", "a\nb",   "con",   "CoN",   "con.a", "a/NUL.x.y",
		"com1",     "LPT9.z", "aux/a", "prn",   "a\x7f"};

	(void)state;
	for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
		assert_false(path_is_good(str_from(paths[i])));
	assert_false(path_is_good((struct str){"a\0b", 3}));
}

static void lengths(void **state)
{
	char text[PATH_BYTES_MAX + 2];

	(void)state;
	memset(text, 'a', sizeof text);
	assert_true(path_is_good((struct str){text, PATH_PART_MAX}));
	assert_false(path_is_good((struct str){text, PATH_PART_MAX + 1}));
	for (size_t i = 99; i < sizeof text; i += 100)
		text[i] = '/';
	text[PATH_BYTES_MAX - 1] = 'a';
	assert_true(path_is_good((struct str){text, PATH_BYTES_MAX}));
	text[PATH_BYTES_MAX] = 'a';
	assert_false(path_is_good((struct str){text, PATH_BYTES_MAX + 1}));
}

static void pieces(void **state)
{
	struct path_space space;

	(void)state;
	assert_true(str_eq(path_folder(STR("a/b/c")), STR("a/b")));
	assert_true(str_eq(path_name(STR("a/b/c")), STR("c")));
	assert_true(str_eq(path_folder(STR("c")), STR("")));
	assert_true(str_eq(path_name(STR("c")), STR("c")));
	assert_true(str_eq(path_name(STR("a/")), STR("")));
	assert_true(
		str_eq(path_join(&space, STR("a"), STR("b/c")), STR("a/b/c")));
	assert_true(str_eq(path_join(&space, STR(""), STR("b")), STR("b")));
	assert_true(str_eq(path_join(&space, STR("a"), STR("")), STR("a/")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(good_paths), cmocka_unit_test(bad_paths),
		cmocka_unit_test(lengths), cmocka_unit_test(pieces)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
