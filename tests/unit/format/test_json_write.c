/* Writing JSON. */
#include "format/json.h"
#include "format/json_write.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void expect(struct buf *b, const char *wanted)
{
	buf_add_char(b, '\0');
	assert_string_equal(b->s, wanted);
	buf_free(b);
}

static void commas_and_kinds(void **state)
{
	struct buf b = {0};
	struct json_writer w = {.out = &b};

	(void)state;
	json_write_begin_object(&w);
	json_write_member(&w, "名", STR("a\"b"));
	json_write_member_or_null(&w, "none", STR(""));
	json_write_member_or_null(&w, "some", STR("x"));
	json_write_key(&w, "list");
	json_write_begin_array(&w);
	json_write_uint(&w, UINT64_MAX);
	json_write_bool(&w, true);
	json_write_bool(&w, false);
	json_write_null(&w);
	json_write_begin_array(&w);
	json_write_end_array(&w);
	json_write_begin_object(&w);
	json_write_end_object(&w);
	json_write_end_array(&w);
	json_write_key(&w, "amount");
	json_write_decimal(&w, (struct decimal){-123450, 2});
	json_write_end_object(&w);
	expect(&b, "{\"名\":\"a\\\"b\",\"none\":null,\"some\":\"x\","
		   "\"list\":[18446744073709551615,true,false,null,[],{}],"
		   "\"amount\":-1234.50}");
}

static void line_breaks(void **state)
{
	struct buf b = {0};
	struct json_writer w = {.out = &b};

	(void)state;
	json_write_begin_array(&w);
	for (unsigned i = 1; i <= 2; i++) {
		json_write_newline(&w);
		json_write_begin_object(&w);
		json_write_key(&w, "n");
		json_write_uint(&w, i);
		json_write_end_object(&w);
	}
	json_write_newline(&w);
	json_write_end_array(&w);
	json_write_newline(&w);
	expect(&b, "[\n{\"n\":1},\n{\"n\":2}\n]\n");
}

static void hostile_text(void **state)
{
	struct buf b = {0};
	struct json_writer w = {.out = &b};

	(void)state;
	json_write_string(&w, STR("</script>\x01\n\t\\\xE2\x80\xA8"));
	expect(&b, "\"\\u003c/script>\\u0001\\n\\t\\\\\\u2028\"");
}

static void deep(void **state)
{
	struct buf b = {0};
	struct json_writer w = {.out = &b};

	(void)state;
	for (unsigned i = 0; i < JSON_WRITE_DEPTH_MAX; i++) {
		json_write_begin_array(&w);
		json_write_uint(&w, 1);
	}
	for (unsigned i = 0; i < JSON_WRITE_DEPTH_MAX; i++)
		json_write_end_array(&w);
	assert_int_equal(w.depth, 0);
	assert_int_equal(b.n, JSON_WRITE_DEPTH_MAX * 4 - 1);
	buf_free(&b);
}

static void what_is_written_can_be_read(void **state)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf b = {0}, all = {0};
	struct json_writer w = {.out = &b};

	(void)state;
	for (uint32_t c = 1; c < 0x80; c++)
		buf_add_char(&all, (char)c);
	buf_add(&all, STR("支出\xE2\x80\xA9𠮷"));
	json_write_begin_array(&w);
	json_write_string(&w, buf_str(&all));
	json_write_end_array(&w);
	const struct json *v = json_read(&a, buf_str(&b), STR("t"), &d);

	assert_non_null(v);
	assert_true(str_eq(v->members[0].value.string, buf_str(&all)));
	buf_free(&all);
	buf_free(&b);
	arena_free(&a);
	diag_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(commas_and_kinds),
		cmocka_unit_test(line_breaks),
		cmocka_unit_test(hostile_text),
		cmocka_unit_test(deep),
		cmocka_unit_test(what_is_written_can_be_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
