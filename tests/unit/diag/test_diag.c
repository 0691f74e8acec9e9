/* Diagnostics. */
#include "diag/diag.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../fixture.h"

static const struct diag_kind BAD = {"test-bad", DIAG_ERROR, "{0} 不对：{1}",
				     "{0} is bad: {1}"};
static const struct diag_kind ODD = {"test-odd", DIAG_WARNING, "奇怪",
				     "odd {} {x} {1} {0"};
static const struct diag_kind SEEN = {"test-seen", DIAG_NOTE, "看到 {0}",
				      "saw {0}{0}"};

static struct span at(const char *path, uint32_t line, uint32_t column)
{
	return span_at(str_from(path), line, column);
}

static void expect(struct fixture *f, enum language language, size_t limit,
		   const char *wanted)
{
	buf_clear(&f->buf);
	diag_format_all(&f->buf, &f->diag, language, false, limit);
	buf_add_char(&f->buf, '\0');
	assert_string_equal(f->buf.s, wanted);
}

static void cells(void **state)
{
	struct fixture *f = *state;
	struct diag merged = {0};

	struct span span = at("a.csv", 9, 7);

	span.cell = (struct sheet_cell){7, 5};
	diag_report(&f->diag, &BAD, span, STR("x"), STR("y"));
	diag_merge(&merged, &f->diag);
	diag_free(&f->diag);
	f->diag = merged;
	expect(f, LANGUAGE_ZH, 0,
	       "a.csv:9:7: 错误: 单元格 E7：x 不对：y [test-bad]\n");
	expect(f, LANGUAGE_EN, 0,
	       "a.csv:9:7: error: cell E7: x is bad: y [test-bad]\n");
}

static void sentences(void **state)
{
	struct fixture *f = *state;

	diag_report(&f->diag, &BAD, at("a.csv", 3, 7), STR("x"), STR("y"));
	diag_report_plain(&f->diag, &ODD, at("a.csv", 3, 0));
	diag_report(&f->diag, &SEEN, at("a.csv", 0, 5), STR("z"));
	diag_report(&f->diag, &SEEN, at("", 1, 1), STR("w"));
	expect(f, LANGUAGE_EN, 0,
	       "a.csv:3:7: error: x is bad: y [test-bad]\n"
	       "a.csv:3: warning: odd {} {x}  {0 [test-odd]\n"
	       "a.csv: note: saw zz [test-seen]\n"
	       "note: saw ww [test-seen]\n");
	expect(f, LANGUAGE_ZH, 0,
	       "a.csv:3:7: 错误: x 不对：y [test-bad]\n"
	       "a.csv:3: 警告: 奇怪 [test-odd]\n"
	       "a.csv: 说明: 看到 z [test-seen]\n"
	       "说明: 看到 w [test-seen]\n");
}

static void colours(void **state)
{
	struct fixture *f = *state;

	diag_report(&f->diag, &BAD, at("a", 1, 0), STR("x"), STR("y"));
	diag_format(&f->buf, &f->diag.items[0], LANGUAGE_EN, true);
	buf_add_char(&f->buf, '\0');
	assert_string_equal(f->buf.s, "a:1: \033[1;31merror:\033[0m x is bad: "
				      "y [test-bad]");
}

static void counts(void **state)
{
	struct fixture *f = *state;

	assert_false(diag_has_errors(&f->diag));
	diag_report_plain(&f->diag, &ODD, at("a", 1, 1));
	assert_false(diag_has_errors(&f->diag));
	diag_report(&f->diag, &BAD, at("a", 1, 1), STR(""), STR(""));
	assert_true(diag_has_errors(&f->diag));
	assert_int_equal(f->diag.counts[DIAG_WARNING], 1);
	assert_int_equal(f->diag.counts[DIAG_NOTE], 0);
}

static void arguments_are_copied(void **state)
{
	struct fixture *f = *state;
	char text[] = "x", path[] = "p";

	diag_report(&f->diag, &SEEN, at(path, 1, 1), str_from(text));
	text[0] = path[0] = '?';
	expect(f, LANGUAGE_EN, 0, "p:1:1: note: saw xx [test-seen]\n");
}

static void nothing_steers_the_terminal(void **state)
{
	struct fixture *f = *state;

	diag_report(&f->diag, &SEEN, at("a\x1B[2J\n", 1, 1),
		    STR("\x1B]\x7F\xC2\x9B\xE2\x80\xAE\xE2\x81\xA9\xEF\xBB\xBF"
			"\xFF\xEF\xBF\xBD支"));
	expect(f, LANGUAGE_ZH, 0,
	       "a\\x1B[2J\\x0A:1:1: 说明: 看到 \\x1B]\\x7F\\u009B\\u202E"
	       "\\u2069\\uFEFF\\xFF\xEF\xBF\xBD支 [test-seen]\n");
}

static void long_arguments_are_cut(void **state)
{
	struct fixture *f = *state;
	struct buf text = {0};

	for (size_t i = 0; i < 1000; i++)
		buf_add(&text, STR("支"));
	diag_report(&f->diag, &SEEN, at("a", 1, 1), buf_str(&text));
	buf_free(&text);
	diag_format(&f->buf, &f->diag.items[0], LANGUAGE_ZH, false);
	assert_true(f->buf.n < 1100);
	assert_true(str_ends(buf_str(&f->buf), STR("支… [test-seen]")));
}

static void order_and_repetition(void **state)
{
	struct fixture *f = *state;

	diag_report(&f->diag, &SEEN, at("b", 1, 1), STR("1"));
	diag_report(&f->diag, &SEEN, at("a", 10, 1), STR("2"));
	diag_report(&f->diag, &SEEN, at("a", 9, 2), STR("3"));
	diag_report(&f->diag, &SEEN, at("a", 9, 1), STR("5"));
	diag_report(&f->diag, &SEEN, at("a", 9, 1), STR("4"));
	diag_report(&f->diag, &SEEN, at("a", 9, 1), STR("4"));
	diag_report(&f->diag, &BAD, at("a", 9, 1), STR("x"), STR("y"));
	diag_sort(&f->diag);
	assert_int_equal(f->diag.counts[DIAG_NOTE], 5);
	expect(f, LANGUAGE_ZH, 0,
	       "a:9:1: 错误: x 不对：y [test-bad]\n"
	       "a:9:1: 说明: 看到 4 [test-seen]\n"
	       "a:9:1: 说明: 看到 5 [test-seen]\n"
	       "a:9:2: 说明: 看到 3 [test-seen]\n"
	       "a:10:1: 说明: 看到 2 [test-seen]\n"
	       "b:1:1: 说明: 看到 1 [test-seen]\n");
}

static void sorting_nothing(void **state)
{
	struct fixture *f = *state;

	diag_sort(&f->diag);
	expect(f, LANGUAGE_EN, 0, "");
	expect(f, LANGUAGE_EN, 3, "");
}

/* Lists of threads come in any order; what is printed does not show it. */
static void merging(void **state)
{
	struct fixture *f = *state;
	struct diag one = {0}, two = {0}, other = {0};

	diag_report(&one, &SEEN, at("a", 1, 1), STR("x"));
	diag_report(&two, &BAD, at("a", 1, 1), STR("x"), STR("y"));
	diag_merge(&f->diag, &one);
	diag_merge(&f->diag, &two);
	diag_merge(&other, &two);
	diag_merge(&other, &one);
	diag_free(&one);
	diag_free(&two);
	diag_sort(&f->diag);
	diag_sort(&other);
	diag_format_all(&f->buf, &other, LANGUAGE_EN, false, 0);
	buf_add_char(&f->buf, '\0');
	struct fixture copy = {.diag = f->diag};

	expect(&copy, LANGUAGE_EN, 0, f->buf.s);
	assert_true(diag_has_errors(&f->diag));
	buf_free(&copy.buf);
	diag_free(&other);
}

static void limits(void **state)
{
	struct fixture *f = *state;

	for (uint32_t i = 1; i <= 5; i++)
		diag_report(&f->diag, &SEEN, at("a", i, 0), STR("x"));
	diag_report_plain(&f->diag, &ODD, at("a", 9, 0));
	expect(f, LANGUAGE_ZH, 2,
	       "a:1: 说明: 看到 x [test-seen]\n"
	       "a:2: 说明: 看到 x [test-seen]\n"
	       "a:9: 警告: 奇怪 [test-odd]\n"
	       "另有 3 条同类信息未列出 [test-seen]\n");
	expect(f, LANGUAGE_ZH, 5,
	       "a:1: 说明: 看到 x [test-seen]\n"
	       "a:2: 说明: 看到 x [test-seen]\n"
	       "a:3: 说明: 看到 x [test-seen]\n"
	       "a:4: 说明: 看到 x [test-seen]\n"
	       "a:5: 说明: 看到 x [test-seen]\n"
	       "a:9: 警告: 奇怪 [test-odd]\n");
}

static void expect_place(struct str text, size_t byte, uint32_t line,
			 uint32_t column)
{
	struct span span = span_locate(STR("p"), text, byte);

	assert_true(str_eq(span.path, STR("p")));
	assert_int_equal(span.line, line);
	assert_int_equal(span.column, column);
}

static void locating(void **state)
{
	struct str text = STR("支a\nb\r\nc\rd\n");

	(void)state;
	expect_place((struct str){NULL, 0}, 0, 1, 1);
	expect_place(text, 0, 1, 1);
	expect_place(text, 3, 1, 2);
	expect_place(text, 4, 1, 3);
	expect_place(text, 5, 2, 1);
	expect_place(text, 8, 3, 1);
	expect_place(text, 10, 4, 1);
	expect_place(text, 12, 5, 1);
	expect_place(text, 99, 5, 1);
	expect_place(STR("a\r"), 2, 2, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(sentences),
		FIXTURE_TEST(cells),
		FIXTURE_TEST(colours),
		FIXTURE_TEST(counts),
		FIXTURE_TEST(arguments_are_copied),
		FIXTURE_TEST(nothing_steers_the_terminal),
		FIXTURE_TEST(long_arguments_are_cut),
		FIXTURE_TEST(order_and_repetition),
		FIXTURE_TEST(sorting_nothing),
		FIXTURE_TEST(merging),
		FIXTURE_TEST(limits),
		FIXTURE_TEST(locating),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
