/* Values and their dump. */
#include "base/buf.h"
#include "template/value.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static const struct value_shape EMPTY = {"empty", NULL, 0};
static const struct value_shape PAIR = VALUE_SHAPE("pair", "first", "second");

static void expect_dump(struct value v, const char *wanted)
{
	struct buf b = {0};

	value_dump(&b, &v);
	buf_add_char(&b, '\0');
	assert_string_equal(b.s, wanted);
	buf_free(&b);
}

static void dump_of_scalars(void **state)
{
	(void)state;
	expect_dump(value_none(), "null\n");
	expect_dump(value_text(STR("a\"b</script>")),
		    "\"a\\\"b\\u003c/script>\"\n");
	expect_dump(value_markup(STR("1")), "\"1\"\n");
	expect_dump(value_bool(true), "true\n");
	expect_dump(value_bool(false), "false\n");
	expect_dump(value_list(NULL, 0), "[]\n");
}

static void dump_of_a_tree(void **state)
{
	struct arena a = {0};
	struct value empty = value_object(&a, &EMPTY, NULL, 0);
	struct value list[2];

	(void)state;
	list[0] = value_text(STR("预算"));
	list[1] = VALUE_OBJECT(&a, &PAIR, value_uint(&a, 0), empty);
	expect_dump(VALUE_OBJECT(&a, &PAIR, value_list(list, 2), value_none()),
		    "{\n"
		    "  \"first\": [\n"
		    "    \"预算\",\n"
		    "    {\n"
		    "      \"first\": \"0\",\n"
		    "      \"second\": {}\n"
		    "    }\n"
		    "  ],\n"
		    "  \"second\": null\n"
		    "}\n");
	arena_free(&a);
}

static void numbers(void **state)
{
	struct arena a = {0};
	struct value v = value_uint(&a, UINT64_MAX);

	(void)state;
	assert_int_equal(v.kind, VALUE_TEXT);
	assert_true(str_eq((struct str){v.text, v.count},
			   STR("18446744073709551615")));
	arena_free(&a);
}

static void text_or_none(void **state)
{
	(void)state;
	assert_int_equal(value_text_or_none(STR("")).kind, VALUE_NONE);
	assert_int_equal(value_text_or_none(STR("x")).kind, VALUE_TEXT);
}

static void growing_lists(void **state)
{
	struct arena a = {0};
	struct values values = {0};

	(void)state;
	for (unsigned i = 0; i < 100; i++)
		*VEC_PUSH(&a, &values) = value_uint(&a, i);
	struct value list = values_list(&values);

	assert_int_equal(list.kind, VALUE_LIST);
	assert_int_equal(list.count, 100);
	assert_true(
		str_eq((struct str){list.items[99].text, list.items[99].count},
		       STR("99")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dump_of_scalars),
		cmocka_unit_test(dump_of_a_tree),
		cmocka_unit_test(numbers),
		cmocka_unit_test(text_or_none),
		cmocka_unit_test(growing_lists),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
