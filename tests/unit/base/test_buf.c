/* Buffer. */
#include "base/buf.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void expect(struct buf *b, const char *wanted)
{
	buf_add_char(b, '\0');
	assert_string_equal(b->s, wanted);
	buf_clear(b);
}

static void appending(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, (struct str){NULL, 0});
	assert_int_equal(buf_str(&b).n, 0);
	buf_add(&b, STR("ab"));
	buf_add_char(&b, 'c');
	buf_add_format(&b, "-%d-%s", 5, "");
	buf_add_format(&b, "%s", "");
	expect(&b, "abc-5-");
	for (size_t i = 0; i < 100000; i++)
		buf_add(&b, STR("xyz"));
	assert_int_equal(b.n, 300000);
	assert_int_equal(b.s[299999], 'z');
	buf_free(&b);
	assert_null(b.s);
	assert_int_equal(b.capacity, 0);
}

static void reserving(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_reserve(&b, 0);
	buf_add(&b, STR("abc"));
	buf_reserve(&b, 100000);
	assert_true(b.capacity - b.n >= 100000);
	const char *before = b.s;

	for (size_t i = 0; i < 100000; i++)
		buf_add_char(&b, 'x');
	assert_ptr_equal(b.s, before);
	buf_free(&b);
}

static void long_formats(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add(&b, STR("a"));
	buf_add_format(&b, "%5000d|", 7);
	assert_int_equal(b.n, 5002);
	assert_int_equal(b.s[5000], '7');
	buf_free(&b);
}

static void numbers(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add_uint(&b, 0);
	expect(&b, "0");
	buf_add_uint(&b, 10);
	expect(&b, "10");
	buf_add_uint(&b, UINT64_MAX);
	expect(&b, "18446744073709551615");
	buf_free(&b);
}

static void html(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add_html(&b, STR("<a href=\"x\" b='y'>&amp;支</a>"));
	expect(&b, "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;支"
		   "&lt;/a&gt;");
	buf_add_html(&b, STR(""));
	expect(&b, "");
	buf_add_html(&b, STR("plain"));
	expect(&b, "plain");
	buf_add_html(&b, STR("&&"));
	expect(&b, "&amp;&amp;");
	buf_free(&b);
}

static void json(void **state)
{
	struct buf b = {0};

	(void)state;
	buf_add_json(&b, STR("\"\\/\b\f\n\r\t\x01\x1F\x7F支"));
	expect(&b, "\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0001\\u001f\\u007f支");
	buf_add_json(&b, STR("</script><!--"));
	expect(&b, "\\u003c/script>\\u003c!--");
	buf_add_json(&b, STR("a\xE2\x80\xA8"
			     "b\xE2\x80\xA9"));
	expect(&b, "a\\u2028b\\u2029");
	/* neighbours of the two separators, and a cut one */
	buf_add_json(&b, STR("\xE2\x80\xA7\xE2\x80\xAA"));
	expect(&b, "\xE2\x80\xA7\xE2\x80\xAA");
	buf_add_json(&b, STR("\xE2\x80"));
	expect(&b, "\xE2\x80");
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(appending),    cmocka_unit_test(reserving),
		cmocka_unit_test(long_formats), cmocka_unit_test(numbers),
		cmocka_unit_test(html),         cmocka_unit_test(json),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
