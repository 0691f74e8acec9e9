/* TOML: values, places, what is refused, going on behind errors. */
#include "format/toml.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "../fixture.h"

static const struct toml *read_toml(struct fixture *f, struct str text)
{
	diag_free(&f->diag);
	return toml_read(&f->arena, text, STR("t.toml"), 1, &f->diag);
}

static const struct toml *good(struct fixture *f, const char *text)
{
	const struct toml *root = read_toml(f, str_from(text));

	assert_non_null(root);
	assert_int_equal(f->diag.count, 0);
	return root;
}

/* Value of a path of names separated by blanks. */
static const struct toml *at(const struct toml *v, const char *names)
{
	struct str rest = str_from(names);

	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR(" "));

		v = toml_get(v, cut.head);
		assert_non_null(v);
		rest = cut.tail;
	}
	return v;
}

static void expect_text(const struct toml *v, const char *wanted)
{
	assert_int_equal(v->kind, TOML_STRING);
	assert_int_equal(v->string.n, strlen(wanted));
	assert_memory_equal(v->string.s, wanted, v->string.n);
}

static void expect_place(const struct toml *v, uint32_t line, uint32_t column)
{
	assert_int_equal(v->line, line);
	assert_int_equal(v->column, column);
}

/* The errors of a text as "id line:column" separated by blanks. */
static void expect_errors(struct fixture *f, const char *text,
			  const char *wanted)
{
	assert_null(read_toml(f, str_from(text)));
	diag_sort(&f->diag);
	buf_clear(&f->buf);
	for (size_t i = 0; i < f->diag.count; i++) {
		const struct diag_item *item = &f->diag.items[i];

		buf_add_format(&f->buf, "%s%s %u:%u", i ? ", " : "",
			       item->kind->id, item->span.line,
			       item->span.column);
	}
	buf_add_char(&f->buf, '\0');
	assert_string_equal(f->buf.s, wanted);
}

static void values(void **state)
{
	const struct toml *t =
		good(*state, "s = 'a\\b'\ni = -0\nj = 0xdead_BEEF\n"
			     "f = 1_0.5e-1\nb = true\nl = [1, [2], {a = 3},]\n"
			     "[t]\nk.x = -9223372036854775808\n");

	expect_text(at(t, "s"), "a\\b");
	assert_int_equal(at(t, "i")->integer, 0);
	assert_int_equal(at(t, "j")->integer, 0xdeadbeef);
	assert_int_equal(at(t, "f")->kind, TOML_FLOAT);
	assert_true(fabs(at(t, "f")->real - 1.05) < 1e-12);
	assert_true(at(t, "b")->boolean);
	assert_int_equal(at(t, "l")->count, 3);
	assert_int_equal(at(t, "l")->items[1].value.items[0].value.integer, 2);
	assert_int_equal(at(&at(t, "l")->items[2].value, "a")->integer, 3);
	assert_true(at(t, "t k x")->integer == INT64_MIN);
	assert_null(toml_get(t, STR("none")));
}

static void times(void **state)
{
	const struct toml *t = good(*state, "a = 2026-02-28 08:00:00.5+08:00\n"
					    "b = 2024-02-29T23:59:60\n"
					    "c = 2000-02-29 # day\n"
					    "d = 00:00:00.123456789\n"
					    "e = 1900-01-01t00:00:00z\n");

	assert_int_equal(at(t, "a")->kind, TOML_OFFSET_DATETIME);
	assert_true(
		str_eq(at(t, "a")->string, STR("2026-02-28 08:00:00.5+08:00")));
	assert_int_equal(at(t, "b")->kind, TOML_LOCAL_DATETIME);
	assert_int_equal(at(t, "c")->kind, TOML_LOCAL_DATE);
	assert_true(str_eq(at(t, "c")->string, STR("2000-02-29")));
	assert_int_equal(at(t, "d")->kind, TOML_LOCAL_TIME);
	assert_int_equal(at(t, "e")->kind, TOML_OFFSET_DATETIME);
}

static void wrong_times(void **state)
{
	static const char *const list[] = {
		"2026-02-29", "1900-02-29",
		"2026-04-31", "24:00:00",
		"00:00:61",   "2026-01-01T00:60:00",
		"2026-13-01", "2026-01-01T00:00:00+24:00",
	};

	for (size_t i = 0; i < sizeof list / sizeof *list; i++) {
		char text[64];

		snprintf(text, sizeof text, "x = %s", list[i]);
		expect_errors(*state, text, "toml-no-such-date-time 1:5");
	}
	expect_errors(*state,
		      "a = 2026-1-1\nb = 8:00\nc = 00:00:00.\n"
		      "d = 00:00:00Z\ne = 2026-01-01X00:00:00",
		      "toml-date-time 1:5, toml-date-time 2:5, "
		      "toml-date-time 3:5, toml-date-time 4:5, "
		      "toml-date-time 5:5");
}

static void numbers(void **state)
{
	const struct toml *t =
		good(*state, "a = +99\nb = 0o755\nc = 0b1_0\n"
			     "d = 0x7fffffffffffffff\ne = -inf\nf = +nan\n"
			     "g = 1e06\nh = 0.0\ni = -0.0\n");

	assert_int_equal(at(t, "a")->integer, 99);
	assert_int_equal(at(t, "b")->integer, 0755);
	assert_int_equal(at(t, "c")->integer, 2);
	assert_true(at(t, "d")->integer == INT64_MAX);
	assert_true(isinf(at(t, "e")->real) && at(t, "e")->real < 0);
	assert_true(isnan(at(t, "f")->real));
	assert_true(fabs(at(t, "g")->real - 1e6) < 1);
	assert_int_equal(at(t, "h")->kind, TOML_FLOAT);
	assert_true(signbit(at(t, "i")->real));
}

static void wrong_numbers(void **state)
{
	expect_errors(*state,
		      "a = 9223372036854775808\nb = -9223372036854775809\n"
		      "c = 0x8000000000000000\nd = 1e400\n",
		      "toml-number-range 1:5, toml-number-range 2:5, "
		      "toml-number-range 3:5, toml-number-range 4:5");
	expect_errors(*state, "a = 01\nb = -00\nc = 00.5\n",
		      "toml-leading-zero 1:5, toml-leading-zero 2:5, "
		      "toml-leading-zero 3:5");
	expect_errors(*state,
		      "a = 1__0\nb = 1_\nc = .5\nd = 5.\ne = 1.e3\n"
		      "f = 0X1\ng = -0x1\nh = 0b2\ni = 1.5e\n",
		      "toml-number 1:5, toml-number 2:5, toml-number 3:5, "
		      "toml-number 4:5, toml-number 5:5, toml-number 6:5, "
		      "toml-number 7:5, toml-number 8:5, toml-number 9:5");
}

static void texts(void **state)
{
	const struct toml *t = good(
		*state, "a = \"\\u4e2D\\U0001F600\\b\\t\\n\\f\\r\\\"\\\\\"\n"
			"b = \"\"\"\r\n中 \\  \r\n\r\n  文\r\n\"\"\"\"\"\n"
			"c = '''\n\\u'''''\nd = ''\n"
			"e = \"\"\"x\\\n\n   \"\"\"\n");

	expect_text(at(t, "a"), "中😀\b\t\n\f\r\"\\");
	expect_text(at(t, "b"), "中 文\n\"\"");
	expect_text(at(t, "c"), "\\u''");
	expect_text(at(t, "d"), "");
	expect_text(at(t, "e"), "x");
}

static void nul_in_text(void **state)
{
	const struct toml *t = good(*state, "a = \"x\\u0000y\"");

	assert_int_equal(at(t, "a")->string.n, 3);
	assert_memory_equal(at(t, "a")->string.s, "x\0y", 3);
}

static void wrong_texts(void **state)
{
	expect_errors(*state, "a = \"x\nb = 'y\n\"c = 1\nd = \"\\q \\ud800\"\n",
		      "toml-unclosed-string 1:5, toml-unclosed-string 2:5, "
		      "toml-unclosed-string 3:1, toml-escape 4:6, "
		      "toml-escape-code 4:9");
	expect_errors(*state, "a = \"\"\"x\nb = 1\nc = x\n",
		      "toml-unclosed-long-string 1:5, toml-bare-text 3:5");
	expect_errors(*state, "a = \"\\",
		      "toml-unclosed-string 1:5, toml-escape 1:6");
}

static void places(void **state)
{
	const struct toml *t =
		good(*state, "\xEF\xBB\xBF# 注\r\n"
			     "'名' = '值'\r\n"
			     "l = ['中', 2,\r\n\t3]\r\n"
			     "[a.b]\n[[c]]\n\n[[c]]\nd.e = {}\n");

	expect_place(t, 1, 1);
	expect_place(at(t, "名"), 2, 7);
	assert_int_equal(t->items[0].column, 1);
	expect_place(at(t, "l"), 3, 5);
	expect_place(&at(t, "l")->items[0].value, 3, 6);
	expect_place(&at(t, "l")->items[1].value, 3, 11);
	expect_place(&at(t, "l")->items[2].value, 4, 2);
	expect_place(at(t, "a"), 5, 2);
	expect_place(at(t, "a b"), 5, 4);
	expect_place(&at(t, "c")->items[1].value, 8, 3);
	expect_place(at(&at(t, "c")->items[1].value, "d e"), 9, 7);
}

static void front_matter_place(void **state)
{
	struct fixture *f = *state;
	const struct toml *t = toml_read(&f->arena, STR("a = 1\nb = 2"),
					 STR("x.md"), 2, &f->diag);

	expect_place(at(t, "b"), 3, 5);
}

static void several_errors(void **state)
{
	expect_errors(*state,
		      "= 1\n"
		      "a\n"
		      "b = 1 2\n"
		      "c = [1,\n  x,\n  3,\n]\n"
		      "d = {a = 1\n}\n"
		      "ok = 1\n"
		      "e : 5\n"
		      "f = [\n[1, [2\n]\n"
		      "[g] x\n"
		      "h = tru e\n"
		      "[[i]\n"
		      "j = True\n",
		      "toml-key 1:1, toml-no-equals 2:2, "
		      "toml-text-after-end 3:7, toml-bare-text 5:3, "
		      "toml-inline-table 8:11, "
		      "toml-no-equals 11:3, toml-array 15:1, "
		      "toml-bare-text 16:5, toml-header 17:4, "
		      "toml-boolean 18:5");
}

static void errors_are_limited(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < 10000; i++)
		buf_add(&f->buf, STR("x\n"));
	assert_null(read_toml(f, buf_str(&f->buf)));
	assert_int_equal(f->diag.count, TOML_ERRORS_MAX + 1);
	assert_string_equal(f->diag.items[TOML_ERRORS_MAX].kind->id,
			    "toml-too-many-errors");
	assert_int_equal(f->diag.items[TOML_ERRORS_MAX].span.line,
			 TOML_ERRORS_MAX + 1);
}

static void full_width_marks(void **state)
{
	expect_errors(*state, "a = “x”\nb ＝ 1\n【d】\ne = 1；\nc = [1，2]\n",
		      "toml-wide-punctuation 1:5, toml-wide-punctuation 2:3, "
		      "toml-wide-punctuation 3:1, toml-text-after-end 4:6, "
		      "toml-wide-punctuation 5:7");
}

static void keys(void **state)
{
	const struct toml *t = good(*state, "\"\" = 1\n1.2 = 3\n'a.b' . c=4\n"
					    "\"\\u4e2d\" = 5\n- = 6\n");

	assert_int_equal(toml_get(t, STR(""))->integer, 1);
	assert_int_equal(at(t, "1 2")->integer, 3);
	assert_int_equal(at(t, "a.b c")->integer, 4);
	assert_int_equal(at(t, "中")->integer, 5);
	assert_int_equal(at(t, "-")->integer, 6);
	expect_errors(*state, "标题 = 1\n'''a''' = 1\na..b = 1\n",
		      "toml-bare-key 1:1, toml-long-key 2:1, toml-key 3:3");
}

static void tables(void **state)
{
	const struct toml *t =
		good(*state, "[a.b.c]\nx = 1\n[a]\ny = 2\n[a.b]\nz = 3\n"
			     "[[l]]\n[l.m]\nq = 1\n[[l]]\n[l.m]\nq = 2\n"
			     "[d]\ne.f = 1\n[d.e.g]\nh = 1\n");

	assert_int_equal(at(t, "a b c x")->integer, 1);
	assert_int_equal(at(t, "a b z")->integer, 3);
	assert_int_equal(at(t, "l")->count, 2);
	assert_int_equal(at(&at(t, "l")->items[1].value, "m q")->integer, 2);
	assert_int_equal(at(t, "d e g h")->integer, 1);
}

static void wrong_tables(void **state)
{
	static const char *const pairs[][2] = {
		{"a = 1\na = 2", "toml-duplicate-key 2:1"},
		{"a = 1\n\"a\" = 2", "toml-duplicate-key 2:1"},
		{"[a]\n[a]", "toml-duplicate-table 2:2"},
		{"a.b = 1\n[a]", "toml-duplicate-table 2:2"},
		{"a = 1\n[a.b]", "toml-not-a-table 2:2"},
		{"a = 1\na.b = 2", "toml-not-a-table 2:1"},
		{"a = []\n[[a]]", "toml-not-a-table 2:3"},
		{"a = {}\n[a.b]", "toml-closed-table 2:2"},
		{"a = {}\na.b = 1", "toml-closed-table 2:1"},
		{"a = {b = 1, b = 2}", "toml-duplicate-key 1:13"},
		{"a = {b.c = 1, b = 2}", "toml-duplicate-key 1:15"},
		{"[a]\n[[a]]", "toml-table-brackets 2:3"},
		{"[[a]]\n[a]", "toml-table-brackets 2:2"},
		{"[a.b]\n[a]\nb.c = 1", "toml-dotted-key 3:1"},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		expect_errors(*state, pairs[i][0], pairs[i][1]);
}

/* Keys below a header that is wrong clash with nothing. */
static void below_a_wrong_header(void **state)
{
	expect_errors(*state, "a = 1\n[b\na = 1\n[c]\n[c]\nd = 1\n",
		      "toml-header 2:3, toml-duplicate-table 5:2");
}

static void repeat(struct buf *b, const char *text, size_t count)
{
	while (count--)
		buf_add(b, str_from(text));
}

/* before, count times middle, after. */
static void expect_depth(struct fixture *f, const char *before,
			 const char *middle, size_t count, const char *after,
			 bool ok)
{
	buf_clear(&f->buf);
	buf_add(&f->buf, str_from(before));
	repeat(&f->buf, middle, count);
	buf_add(&f->buf, str_from(after));
	const struct toml *root = read_toml(f, buf_str(&f->buf));
	const char *id = f->diag.count ? f->diag.items[0].kind->id : "";

	assert_true(ok == (root != NULL));
	assert_true(ok == (strcmp(id, "toml-too-deep") != 0));
}

static void brackets(struct fixture *f, size_t count, bool ok)
{
	struct buf after = {0};

	repeat(&after, "]", count);
	buf_add_char(&after, '\0');
	expect_depth(f, "a = ", "[", count, after.s, ok);
	buf_free(&after);
}

static void depth(void **state)
{
	struct fixture *f = *state;

	brackets(f, TOML_DEPTH_MAX, true);
	brackets(f, TOML_DEPTH_MAX + 1, false);
	brackets(f, 100000, false);
	expect_depth(f, "b = ", "{a=", 100000, "", false);
	expect_depth(f, "a", ".a", TOML_DEPTH_MAX, "=1", true);
	expect_depth(f, "a", ".a", TOML_DEPTH_MAX + 1, "=1", false);
	expect_depth(f, "[a", ".a", TOML_DEPTH_MAX - 1, "]", true);
	expect_depth(f, "[a", ".a", TOML_DEPTH_MAX, "]", false);
	expect_depth(f, "[[a]]\n[a.b]\nc", ".c", 97, "=1", true);
	expect_depth(f, "[[a]]\n[a.b]\nc", ".c", 98, "=1", false);
	expect_depth(f, "[[a]]\n[[a", ".b", 98, "]]", false);
}

static void control_characters(void **state)
{
	struct fixture *f = *state;

	assert_null(read_toml(f, STR("a = \"\0\"\n# \x7F\nb =\x01 2\n")));
	assert_int_equal(f->diag.count, 3);
	expect_errors(f, "a = 1\rb = 2\rc = x",
		      "toml-carriage-return 1:6, toml-bare-text 3:5");
}

static void bad_utf8(void **state)
{
	expect_errors(*state, "a = 1\nb = '\xC4\xE3'", "toml-utf-8 2:6");
	expect_errors(*state, "\xFF\xFE x", "toml-utf-8 1:1");
}

static void large(void **state)
{
	struct fixture *f = *state;
	enum { COUNT = 20000 };

	for (unsigned i = 0; i < COUNT; i++)
		buf_add_format(&f->buf, "k%u = %u\n", i, i);
	buf_add(&f->buf, STR("l = ["));
	repeat(&f->buf, "0,", COUNT);
	buf_add(&f->buf, STR("]\n"));
	const struct toml *t = read_toml(f, buf_str(&f->buf));

	assert_non_null(t);
	assert_int_equal(toml_get(t, STR("k19999"))->integer, 19999);
	assert_null(toml_get(t, STR("k20000")));
	const struct toml *list = toml_get(t, STR("l"));

	assert_int_equal(list->count, COUNT);
	expect_place(&list->items[COUNT - 1].value, COUNT + 1,
		     6 + 2 * (COUNT - 1));
	buf_add(&f->buf, STR("k7 = 1"));
	assert_null(read_toml(f, buf_str(&f->buf)));
}

static void empty(void **state)
{
	assert_int_equal(good(*state, "")->count, 0);
	assert_int_equal(good(*state, "\n \t# x")->count, 0);
	assert_int_equal(good(*state, "\xEF\xBB\xBF")->count, 0);
}

#define UNIT(name) FIXTURE_TEST(name)

int main(void)
{
	const struct CMUnitTest tests[] = {
		UNIT(values),
		UNIT(times),
		UNIT(wrong_times),
		UNIT(numbers),
		UNIT(wrong_numbers),
		UNIT(texts),
		UNIT(nul_in_text),
		UNIT(wrong_texts),
		UNIT(places),
		UNIT(front_matter_place),
		UNIT(several_errors),
		UNIT(errors_are_limited),
		UNIT(full_width_marks),
		UNIT(keys),
		UNIT(tables),
		UNIT(wrong_tables),
		UNIT(below_a_wrong_header),
		UNIT(depth),
		UNIT(control_characters),
		UNIT(bad_utf8),
		UNIT(large),
		UNIT(empty),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
