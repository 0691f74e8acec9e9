/* JSON: the tree, its places, what is refused. */
#include "format/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <jansson.h>

#include "../fixture.h"

static const struct json *read_json(struct fixture *f, struct str text)
{
	diag_free(&f->diag);
	return json_read(&f->arena, text, STR("t.json"), &f->diag);
}

static const struct json *good(struct fixture *f, struct str text)
{
	const struct json *value = read_json(f, text);

	assert_non_null(value);
	assert_int_equal(f->diag.count, 0);
	return value;
}

static void expect_error(struct fixture *f, struct str text, const char *id,
			 uint32_t line, uint32_t column)
{
	const struct diag_item *item;

	assert_null(read_json(f, text));
	assert_true(f->diag.count > 0);
	item = &f->diag.items[0];
	if (strcmp(item->kind->id, id) != 0 || item->span.line != line ||
	    item->span.column != column)
		fail_msg("%.*s: %u:%u %s; wanted %u:%u %s", STR_ARG(text),
			 item->span.line, item->span.column, item->kind->id,
			 line, column, id);
}

static const struct json *item(const struct json *value, size_t i)
{
	assert_true(i < value->count);
	return &value->members[i].value;
}

static void expect_place(const struct json *value, uint32_t line,
			 uint32_t column)
{
	assert_int_equal(value->line, line);
	assert_int_equal(value->column, column);
}

static void kinds(void **state)
{
	struct fixture *f = *state;
	const struct json *v =
		good(f, STR("[null,true,false,-12,\"支\\u51FA\\n\",[],{}]"));

	assert_int_equal(v->kind, JSON_KIND_ARRAY);
	assert_int_equal(v->count, 7);
	assert_int_equal(item(v, 0)->kind, JSON_KIND_NULL);
	assert_int_equal(item(v, 1)->kind, JSON_KIND_BOOL);
	assert_true(item(v, 1)->boolean);
	assert_false(item(v, 2)->boolean);
	assert_int_equal(item(v, 3)->kind, JSON_KIND_INTEGER);
	assert_int_equal(item(v, 3)->integer, -12);
	assert_int_equal(item(v, 4)->kind, JSON_KIND_STRING);
	assert_true(str_eq(item(v, 4)->string, STR("支出\n")));
	assert_int_equal(item(v, 5)->kind, JSON_KIND_ARRAY);
	assert_int_equal(item(v, 5)->count, 0);
	assert_int_equal(item(v, 6)->kind, JSON_KIND_OBJECT);
	assert_int_equal(item(v, 6)->count, 0);
}

static void members_keep_their_order(void **state)
{
	struct fixture *f = *state;
	const struct json *v =
		good(f, STR("{\"z\":1,\"a\":2,\"m\":3,\"\":4,\"中\":5}"));
	const struct str wanted[] = {STR_INIT("z"), STR_INIT("a"),
				     STR_INIT("m"), STR_INIT(""),
				     STR_INIT("中")};

	assert_int_equal(v->count, 5);
	for (size_t i = 0; i < 5; i++) {
		assert_true(str_eq(v->members[i].key, wanted[i]));
		assert_int_equal(item(v, i)->integer, (int64_t)i + 1);
	}
}

static void places(void **state)
{
	struct fixture *f = *state;
	const struct json *v =
		good(f, STR("\r\n {\"名称\" :\t\"a\\\"]{\",\r\n"
			    "  \"b\": [1,\n2 ,{ \"c\":null}\r ] }"));

	expect_place(v, 2, 2);
	assert_int_equal(v->members[0].line, 2);
	assert_int_equal(v->members[0].column, 3);
	expect_place(item(v, 0), 2, 10);
	assert_int_equal(v->members[1].line, 3);
	assert_int_equal(v->members[1].column, 3);
	const struct json *list = item(v, 1);

	expect_place(list, 3, 8);
	expect_place(item(list, 0), 3, 9);
	expect_place(item(list, 1), 4, 1);
	expect_place(item(list, 2), 4, 4);
	expect_place(item(item(list, 2), 0), 4, 10);
}

static void integers(void **state)
{
	struct fixture *f = *state;
	const struct json *v = good(f, STR("[9223372036854775807,"
					   "-9223372036854775808,0,-0,"
					   "9007199254740993]"));

	assert_true(item(v, 0)->integer == INT64_MAX);
	assert_true(item(v, 1)->integer == INT64_MIN);
	assert_true(item(v, 2)->integer == 0);
	assert_true(item(v, 3)->integer == 0);
	/* beyond what a double holds */
	assert_true(item(v, 4)->integer == 9007199254740993);
}

static void numbers_that_are_no_integers(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("[9223372036854775808]"), "json-big-integer", 1, 2);
	expect_error(f, STR("[-9223372036854775809]"), "json-big-integer", 1,
		     2);
	expect_error(f, STR("{\"a\":\n 12.50}"), "json-real", 2, 2);
	assert_true(str_eq(f->diag.items[0].arguments[0], STR("12.50")));
	expect_error(f, STR("[1e2]"), "json-real", 1, 2);
	expect_error(f, STR("[1E400]"), "json-real", 1, 2);
	expect_error(f, STR("[-0.0]"), "json-real", 1, 2);
	expect_error(f, STR("[01]"), "json-syntax", 1, 2);
	expect_error(f, STR("[+1]"), "json-syntax", 1, 2);
	expect_error(f, STR("[NaN]"), "json-syntax", 1, 2);
}

static void hundreds_of_digits(void **state)
{
	struct fixture *f = *state;

	buf_add(&f->buf, STR("[\n"));
	for (size_t i = 0; i < 400; i++)
		buf_add_char(&f->buf, '9');
	buf_add_char(&f->buf, ']');
	expect_error(f, buf_str(&f->buf), "json-big-integer", 2, 1);
}

static void all_numbers_in_one_run(void **state)
{
	struct fixture *f = *state;

	assert_null(read_json(f, STR("{\"a\":1.5,\"b\":[2,3e1],"
				     "\"c\":9999999999999999999}")));
	assert_int_equal(f->diag.count, 3);
	assert_int_equal(f->diag.items[1].span.column, 17);
}

static void refused(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("{\"a\":1,\n \"a\":2}"), "json-duplicate-key", 2,
		     2);
	expect_error(f, STR("\xEF\xBB\xBF{}"), "json-byte-order-mark", 1, 1);
	expect_error(f, STR("[\"\\u0000\"]"), "json-nul", 1, 2);
	expect_error(f, STR("{\"\\u0000\":1}"), "json-nul", 1, 2);
	expect_error(f, STR("[\"\xFF\"]"), "json-utf-8", 1, 2);
	expect_error(f, STR("[\"\\ud800\"]"), "json-bad-string", 1, 2);
	expect_error(f, STR("[] []"), "json-text-after-end", 1, 4);
	expect_error(f, STR(""), "json-empty", 1, 1);
	expect_error(f, STR(" \n "), "json-empty", 2, 2);
	expect_error(f, STR("\"text\""), "json-no-bracket", 1, 1);
	expect_error(f, STR("\n 5"), "json-no-bracket", 2, 2);
	expect_error(f, STR("title = 1"), "json-no-bracket", 1, 1);
}

static void syntax_hints(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("{\"a\":1,}"), "json-extra-comma", 1, 8);
	expect_error(f, STR("[1,\n]"), "json-extra-comma", 2, 1);
	expect_error(f, STR("{\"a\":1\n\"b\":2}"), "json-missing-comma", 2, 1);
	expect_error(f, STR("[1 2]"), "json-missing-comma", 1, 4);
	expect_error(f, STR("{\"a\" 1}"), "json-missing-colon", 1, 6);
	expect_error(f, STR("{“a”:1}"), "json-wide-punctuation", 1, 2);
	expect_error(f, STR("{\"中\"：1}"), "json-wide-punctuation", 1, 5);
	expect_error(f, STR("[1，2]"), "json-wide-punctuation", 1, 3);
	expect_error(f, STR("{'a':1}"), "json-single-quote", 1, 2);
	expect_error(f, STR("[1, // x\n2]"), "json-comment", 1, 5);
	expect_error(f, STR("[\"a\n\"]"), "json-unclosed-string", 1, 2);
	expect_error(f, STR("[\"C:\\data\"]"), "json-bad-string", 1, 2);
	expect_error(f, STR("[\"a\tb\"]"), "json-bad-string", 1, 2);
	expect_error(f, STR("[1}"), "json-syntax", 1, 3);
}

static void unclosed(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("{\"a\":\n [1,2\n"), "json-unclosed", 3, 1);
	assert_true(str_eq(f->diag.items[0].arguments[0], STR("[")));
	assert_true(str_eq(f->diag.items[0].arguments[1], STR("2")));
	assert_true(str_eq(f->diag.items[0].arguments[2], STR("2")));
	expect_error(f, STR("[\"a"), "json-unclosed-string", 1, 2);
}

static void nest(struct buf *b, size_t depth)
{
	buf_clear(b);
	for (size_t i = 0; i < depth; i++)
		buf_add_char(b, '[');
	for (size_t i = 0; i < depth; i++)
		buf_add_char(b, ']');
}

static void depth(void **state)
{
	struct fixture *f = *state;

	nest(&f->buf, JSON_DEPTH_MAX);
	good(f, buf_str(&f->buf));
	nest(&f->buf, JSON_DEPTH_MAX + 1);
	expect_error(f, buf_str(&f->buf), "json-too-deep", 1,
		     JSON_DEPTH_MAX + 1);
	nest(&f->buf, 5000);
	assert_null(read_json(f, buf_str(&f->buf)));
	assert_string_equal(f->diag.items[0].kind->id, "json-too-deep");
}

static void *no_memory(size_t size)
{
	(void)size;
	return NULL;
}

static void memory_runs_out(void **state)
{
	struct fixture *f = *state;

	json_set_alloc_funcs(no_memory, free);
	const struct json *value = read_json(f, STR("[1]"));

	json_set_alloc_funcs(malloc, free);
	assert_null(value);
	assert_string_equal(f->diag.items[0].kind->id, "json-memory");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(kinds),
		FIXTURE_TEST(members_keep_their_order),
		FIXTURE_TEST(places),
		FIXTURE_TEST(integers),
		FIXTURE_TEST(numbers_that_are_no_integers),
		FIXTURE_TEST(hundreds_of_digits),
		FIXTURE_TEST(all_numbers_in_one_run),
		FIXTURE_TEST(refused),
		FIXTURE_TEST(syntax_hints),
		FIXTURE_TEST(unclosed),
		FIXTURE_TEST(depth),
		FIXTURE_TEST(memory_runs_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
