/* Text in drawings: width and breaks. */
#include "chart_forms.h"

#include "base/utf8.h"

static void expect_lines(const char *text, unsigned width, size_t max,
			 const char *wanted)
{
	struct text_lines lines = text_wrap(str_from(text), width, max);
	struct buf got = {0};

	for (size_t i = 0; i < lines.count; i++) {
		if (i)
			buf_add_char(&got, '|');
		buf_add(&got, lines.items[i]);
	}
	if (lines.is_cut)
		buf_add(&got, STR("…"));
	if (!str_eq(buf_str(&got), str_from(wanted)))
		fail_msg("\"%.*s\", wanted \"%s\"", (int)got.n, got.s, wanted);
	buf_free(&got);
}

static void widths(void **state)
{
	(void)state;
	assert_int_equal(text_width(STR("")), 0);
	assert_int_equal(text_width(STR("教育")), 2 * TEXT_SIZE);
	assert_true(text_width(STR("12,578")) < 4 * TEXT_SIZE);
	assert_true(text_width(STR("iii")) < text_width(STR("MMM")));
	assert_true(text_width(STR("é")) > 0);
}

static void breaks(void **state)
{
	(void)state;
	expect_lines("", 100, 2, "");
	expect_lines("教育支出", 52, 2, "教育支出");
	expect_lines("教育支出", 51, 2, "教育支|出");
	expect_lines("社会保障和就业支出", 65, 2, "社会保障和|就业支出");
	expect_lines("社会保障和就业支出", 40, 2, "社会保|障和…");
	expect_lines("社会保障和就业支出", 40, 1, "社会…");
	/* Signs do not begin a line. */
	expect_lines("上年结余、结转", 52, 2, "上年结余、|结转");
	expect_lines("Social security and work", 100, 3,
		     "Social security|and work");
	expect_lines("  a  ", 100, 1, "a");
	/* A word wider than the line, and a line narrower than anything. */
	expect_lines("Incomprehensibilities", 60, 3, "Incompr|ehensibili|ties");
	expect_lines("教育", 1, 2, "教|育");
}

static void long_name(void **state)
{
	char name[120 * 3 + 1] = "";

	(void)state;
	for (size_t i = 0; i < 120; i++)
		memcpy(name + 3 * i, "部", 4);
	struct text_lines lines = text_wrap(str_from(name), 200, 2);

	assert_int_equal(lines.count, 2);
	assert_true(lines.is_cut);
	for (size_t i = 0; i < lines.count; i++) {
		assert_true(text_width(lines.items[i]) <= 200);
		assert_int_equal(utf8_invalid_at(lines.items[i]),
				 lines.items[i].n);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(widths),
		cmocka_unit_test(breaks),
		cmocka_unit_test(long_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
