/* Targets in plain words, in both languages. */
#include "view/target_words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void assert_words(struct arena *a, enum language language,
			 const char *published, const char *unit,
			 const char *words, const char *due)
{
	struct view v = {.language = language};
	struct target t = target_parse(str_from(published));
	struct str said = view_target_words(&v, a, &t, str_from(published),
					    str_from(unit));
	struct str when = view_target_deadline(&v, a, &t, str_from(published));

	assert_string_equal(str_cstr(a, said), words);
	assert_string_equal(str_cstr(a, when), due);
}

static void test_chinese(void **state)
{
	static const char *const rows[][4] = {
		/* published, unit of measure, words, by when */
		{"≥10个", "", "不少于10个", ""},
		{"≥30,000套/年", "套/年", "不少于30,000套/年", ""},
		{"≥190万人", "万人", "不少于1,900,000人", ""},
		{"≥95%", "%", "不低于95%", ""},
		{">95%", "", "超过95%", ""},
		{"≤0.1 秒", "", "不超过0.1秒", ""},
		{"24小时内", "", "不超过24小时", ""},
		{"不低于40小时", "", "不少于40小时", ""},
		{"1台", "", "1台", ""},
		{"10", "个", "10个", ""},
		{"10", "不适用", "10", ""},
		{"CCR > 1", "%", "CCR > 1", ""},
		{"90%-100%", "", "90%至100%", ""},
		{"≥1 次/季度", "", "每季度不少于1次", ""},
		{"工作日每日推送一次", "", "工作日每日推送一次", ""},
		{"每月", "", "每月", ""},
		{"7*24小时", "", "每周7天，每天24小时", ""},
		{"24小时不间断", "", "每天24小时", ""},
		{"2021 年 10 月底前", "", "2021年10月底前", "2021年10月底前"},
		{"每季度末", "", "每季度末", "每季度末"},
		{"显著", "%", "显著", ""},
		{"不适用", "不适用", "不适用", ""},
		{"", "", "没有填写指标值", ""},
		{"≥50 个秒批/70 个秒报", "", "≥50 个秒批/70 个秒报", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_words(&a, LANGUAGE_ZH, rows[i][0], rows[i][1],
			     rows[i][2], rows[i][3]);
	arena_free(&a);
}

static void test_english(void **state)
{
	static const char *const rows[][4] = {
		{"≥10个", "", "at least 10 个", ""},
		{"≥95%", "", "at least 95%", ""},
		{"<5%", "", "less than 5%", ""},
		{"90%-100%", "", "90% to 100%", ""},
		{"≥1次/半年", "", "at least 1 a half-year", ""},
		{"每月", "", "every month", ""},
		{"工作日每日推送一次", "", "1 a working day", ""},
		{"7*24小时", "", "7 days a week, 24 hours a day", ""},
		{"2021年10月底前", "", "by the end of 2021-10",
		 "by the end of 2021-10"},
		{"2021年11月前", "", "by 2021-11", "by 2021-11"},
		{"年底前", "", "by the end of the year",
		 "by the end of the year"},
		{"显著", "", "显著", ""},
		{"不适用", "", "not applicable", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		assert_words(&a, LANGUAGE_EN, rows[i][0], rows[i][1],
			     rows[i][2], rows[i][3]);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_chinese),
		cmocka_unit_test(test_english),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
