/* Reading objects: types, missing and unknown members, and what is said. */
#include "format/json.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct json_reader reader;
	struct buf buf;
};

static int setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){0};
	f.reader = (struct json_reader){&f.arena, &f.diag, STR("t.json")};
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	diag_free(&f->diag);
	buf_free(&f->buf);
	return 0;
}

static struct json_object begin(struct fixture *f, const char *text)
{
	const struct json *root =
		json_read(&f->arena, str_from(text), STR("t.json"), &f->diag);

	assert_non_null(root);
	return json_object_begin(&f->reader, root, STR(""));
}

/* All messages in English. */
static void expect_messages(struct fixture *f, const char *wanted)
{
	buf_clear(&f->buf);
	diag_format_all(&f->buf, &f->diag, LANGUAGE_EN, false, 0);
	buf_add_char(&f->buf, '\0');
	assert_string_equal(f->buf.s, wanted);
}

static void values(void **state)
{
	struct fixture *f = *state;
	struct json_object o =
		begin(f, "{\"s\":\"x\",\"i\":-7,\"b\":true,\"n\":null,"
			 "\"t\":\"12.50\",\"l\":[1,2],\"o\":{\"p\":\"q\"}}");

	assert_true(str_eq(json_get_string(&o, "s"), STR("x")));
	assert_true(str_eq(json_need_string(&o, "s"), STR("x")));
	assert_true(json_get_integer(&o, "i", 1) == -7);
	assert_true(json_get_bool(&o, "b", false));
	assert_null(json_get(&o, "n"));
	assert_true(str_eq(json_get_text(&o, "t"), STR("12.50")));
	assert_true(str_eq(json_get_text(&o, "i"), STR("-7")));
	assert_int_equal(json_get_array(&o, "l")->count, 2);
	struct json_object inner = json_get_object(&o, "o");

	assert_true(str_eq(json_get_string(&inner, "p"), STR("q")));
	json_object_end(&inner);
	json_object_end(&o);
	expect_messages(f, "");
}

static void absent_members(void **state)
{
	struct fixture *f = *state;
	struct json_object o = begin(f, "{\"n\":null}");

	assert_int_equal(json_get_string(&o, "s").n, 0);
	assert_int_equal(json_get_text(&o, "s").n, 0);
	assert_true(json_get_integer(&o, "n", 42) == 42);
	assert_true(json_get_bool(&o, "b", true));
	assert_null(json_get_array(&o, "l"));
	struct json_object inner = json_get_object(&o, "o");

	assert_int_equal(json_need_string(&inner, "p").n, 0);
	json_object_end(&inner);
	json_object_end(&o);
	expect_messages(f, "");
}

static void missing_members(void **state)
{
	struct fixture *f = *state;
	struct json_object o = begin(f, "\n {\"o\":{},\"n\":null}");
	struct json_object inner = json_get_object(&o, "o");

	json_need_string(&o, "n");
	json_need_string(&inner, "code");
	json_object_end(&inner);
	json_object_end(&o);
	expect_messages(
		f, "t.json:2:2: error: n is missing; add it (text between "
		   "double quotes) [json-missing]\n"
		   "t.json:2:7: error: o.code is missing; add it (text between "
		   "double quotes) [json-missing]\n");
}

static void wrong_types(void **state)
{
	struct fixture *f = *state;
	struct json_object o =
		begin(f, "{\"a\":1,\"b\":\"x\",\"c\":true,\"d\":[],\"e\":{},"
			 "\"f\":false}");

	assert_int_equal(json_get_string(&o, "a").n, 0);
	assert_true(json_get_integer(&o, "b", 9) == 9);
	assert_false(json_get_bool(&o, "d", false));
	assert_int_equal(json_get_text(&o, "c").n, 0);
	assert_null(json_get_array(&o, "e"));
	struct json_object inner = json_get_object(&o, "f");

	assert_null(inner.value);
	json_object_end(&o);
	expect_messages(
		f,
		"t.json:1:6: error: a must be text between double quotes, but "
		"here is the integer 1 [json-type]\n"
		"t.json:1:12: error: b must be an integer, but here is the "
		"text “x” [json-type]\n"
		"t.json:1:29: error: d must be true or false, but here is a "
		"list between square brackets [json-type]\n"
		"t.json:1:20: error: c must be an integer or text, but here is "
		"true [json-type]\n"
		"t.json:1:36: error: e must be a list between square brackets, "
		"but here is members between braces [json-type]\n"
		"t.json:1:43: error: f must be members between braces, but "
		"here is false [json-type]\n");
}

static void paths_of_list_items(void **state)
{
	struct fixture *f = *state;
	struct json_object o =
		begin(f, "{\"projects\":[{\"code\":\"1\"},\n{\"code\":2}]}");
	const struct json *list = json_get_array(&o, "projects");

	for (size_t i = 0; i < list->count; i++) {
		struct json_object project =
			json_object_begin(&f->reader, &list->members[i].value,
					  json_where(&o, "projects", i));

		json_get_string(&project, "code");
		json_object_end(&project);
	}
	json_object_end(&o);
	expect_messages(f, "t.json:2:9: error: projects[1].code must be text "
			   "between double quotes, but here is the integer 2 "
			   "[json-type]\n");
}

static void root_of_another_kind(void **state)
{
	struct fixture *f = *state;
	struct json_object o = begin(f, "[1]");

	assert_null(o.value);
	json_need_string(&o, "title");
	json_object_end(&o);
	expect_messages(f, "t.json:1:1: error: JSON must be members between "
			   "braces, but here is a list between square "
			   "brackets [json-type]\n");
}

static void unknown_members(void **state)
{
	struct fixture *f = *state;
	struct json_object o =
		begin(f, "{\"titel\":\"x\",\"o\":{\"zzz\":1},\n\"titles\":2}");

	json_get_string(&o, "title");
	struct json_object inner = json_get_object(&o, "o");

	json_get(&inner, "code");
	json_get(&inner, "name");
	json_get(&inner, "code");
	json_object_end(&inner);
	json_object_end(&o);
	expect_messages(
		f, "t.json:1:19: error: o.zzz is not known; what can stand "
		   "here: code, name [json-unknown-member]\n"
		   "t.json:1:2: error: titel is not known; is it title? "
		   "[json-unknown-member-near]\n"
		   "t.json:2:1: error: titles is not known; is it title? "
		   "[json-unknown-member-near]\n");
}

static void long_text_is_shortened(void **state)
{
	struct fixture *f = *state;
	struct json_object o =
		begin(f, "{\"a\":\"一二三四五六七八九十一二三四五六七八九十一"
			 "\"}");

	json_get_integer(&o, "a", 0);
	expect_messages(f, "t.json:1:6: error: a must be an integer, but here "
			   "is the text “一二三四五六七八九十一二三四五六七八"
			   "九十…” [json-type]\n");
}

static void spans(void **state)
{
	struct fixture *f = *state;
	struct json_object o = begin(f, "\n {}");
	struct span span = json_span(&f->reader, o.value);

	assert_true(str_eq(span.path, STR("t.json")));
	assert_int_equal(span.line, 2);
	assert_int_equal(span.column, 2);
	assert_int_equal(json_span(&f->reader, NULL).line, 0);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
	const struct CMUnitTest tests[] = {
		TEST(values),
		TEST(absent_members),
		TEST(missing_members),
		TEST(wrong_types),
		TEST(paths_of_list_items),
		TEST(root_of_another_kind),
		TEST(unknown_members),
		TEST(long_text_is_shortened),
		TEST(spans),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
