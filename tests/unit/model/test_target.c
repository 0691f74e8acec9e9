/* Performance targets: every published form, and what is left as text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/target.h"

/* kind|operator|value|max|unit|period|deadline, of what is there. */
static struct str describe(struct arena *a, struct str text)
{
	struct target t = target_parse(text);
	struct str value = t.has_value ? decimal_text(a, t.value) : STR("");
	struct str max =
		t.has_value_max ? decimal_text(a, t.value_max) : STR("");

	return str_format(a, "%.*s|%.*s|%.*s|%.*s|%.*s|%.*s|%s",
			  STR_ARG(target_kind_name(t.kind)),
			  STR_ARG(target_operator_name(t.operator)),
			  STR_ARG(value), STR_ARG(max), STR_ARG(t.unit),
			  STR_ARG(t.period), t.deadline);
}

struct example {
	const char *text, *parsed;
};

static void expect(const struct example *examples, size_t count)
{
	struct arena a = {0};

	for (size_t i = 0; i < count; i++) {
		struct str got = describe(&a, str_from(examples[i].text));

		if (!str_eq(got, str_from(examples[i].parsed)))
			fail_msg("%s: %.*s, not %s", examples[i].text,
				 STR_ARG(got), examples[i].parsed);
	}
	arena_free(&a);
}
#define EXPECT(examples) \
	expect((examples), sizeof(examples) / sizeof *(examples))

static void numbers(void **state)
{
	static const struct example examples[] = {
		{"1台", "number|equal|1||台||"},
		{"≥10个", "number|at-least|10||个||"},
		{"≥ 10 个", "number|at-least|10||个||"},
		{">=10个", "number|at-least|10||个||"},
		{"＞１０个", "number|more-than|10||个||"},
		{"不少于3次", "number|at-least|3||次||"},
		{"不超过5起", "number|at-most|5||起||"},
		{"10个以上", "number|at-least|10||个||"},
		{"≥1,000人", "number|at-least|1000||人||"},
		{"三百个", "text||||||"},
		{"1亿万单", "text||||||"},
		{"5千个", "text||||||"},
		{"5千克", "number|equal|5||千克||"},
		{"3个百分点", "number|equal|3||个百分点||"},
		{"11内内", "text||||||"},
		{"1-3个工作日内", "range|between|1|3|个工作日||"},
		{"3-5个以上", "text||||||"},
		{"持续≥1次/月", "frequency|at-least|1||次|month|"},
		{"1千万次/年", "frequency|equal|10000000||次|year|"},
		{"八小时不间断扫描", "text||||||"},
		{"≥4万人次", "number|at-least|40000||人次||"},
		{"≥1000 万条", "number|at-least|10000000||条||"},
		{"2.8万元", "number|equal|28000||元||"},
		{"≥2.3 平方公里", "number|at-least|2.3||平方公里||"},
		{"≥30,000套/年", "number|at-least|30000||套/年||"},
		{"≥16 台（套）", "number|at-least|16||台（套）||"},
		{"CCR > 1", "number|more-than|1||||"},
		{"三个", "number|equal|3||个||"},
		{"十二份", "number|equal|12||份||"},
		{"100", "number|equal|100||||"},
		{"≥90分", "number|at-least|90||分||"},
	};

	(void)state;
	EXPECT(examples);
}

static void percents_and_ranges(void **state)
{
	static const struct example examples[] = {
		{"100%", "percent|equal|100||%||"},
		{"≥95％", "percent|at-least|95||%||"},
		{"00%", "percent|equal|0||%||"},
		{"满意度≥90%", "percent|at-least|90||%||"},
		{"合格率达到95%以上", "percent|at-least|95||%||"},
		{"90%-100%", "range|between|90|100|%||"},
		{"90-100%", "range|between|90|100|%||"},
		{"3～5次", "range|between|3|5|次||"},
		{"3至5次", "range|between|3|5|次||"},
	};

	(void)state;
	EXPECT(examples);
}

static void times(void **state)
{
	static const struct example examples[] = {
		{"≤0.1秒", "duration|at-most|0.1||秒||"},
		{"24小时内", "duration|at-most|24||小时||"},
		{"≤2个工作日内", "duration|at-most|2||个工作日||"},
		{"不低于40小时", "duration|at-least|40||小时||"},
		{"1年", "duration|equal|1||年||"},
		{"≤1日", "duration|at-most|1||日||"},
		{"每月", "frequency|||||month|"},
		{"1次/季度", "frequency|equal|1||次|quarter|"},
		{"≥1 次/月", "frequency|at-least|1||次|month|"},
		{"每 1 年开展一次", "frequency|equal|1||次|year|"},
		{"每年2次", "frequency|equal|2||次|year|"},
		{"按月发放", "frequency|||||month|"},
		{"工作日每日推送一次", "frequency|equal|1||次|day|"},
		{"7*24小时", "availability|equal|7|24|小时||"},
		{"7×24 小时", "availability|equal|7|24|小时||"},
		{"24小时不间断", "availability|equal||24|小时||"},
	};

	(void)state;
	EXPECT(examples);
}

static void deadlines(void **state)
{
	static const struct example examples[] = {
		{"2026年6月前", "deadline|before|||||2026-06"},
		{"2023 年 12 月 31 日前", "deadline|before|||||2023-12-31"},
		{"2021 年 10 月底前", "deadline|before|||||2021-10"},
		{"12月底前", "deadline|before|||||--12"},
		{"6月30日前完成", "deadline|before|||||--06-30"},
		{"2026-06-30", "deadline|equal|||||2026-06-30"},
		{"不晚于2026年6月30日", "deadline|before|||||2026-06-30"},
		{"年底前", "deadline|before|||||"},
		{"每季度末", "deadline|equal||||quarter|"},
		{"每月5日前", "deadline|before||||month|"},
	};

	(void)state;
	EXPECT(examples);
}

static void words(void **state)
{
	static const struct example examples[] = {
		{"", "empty||||||"},
		{"　", "empty||||||"},
		{"—", "empty||||||"},
		{"不适用", "not-applicable||||||"},
		{"显著", "qualitative||||||"},
		{"有效提升", "qualitative||||||"},
		{"持续、显著", "text||||||"},
		{"按既定频率更新", "text||||||"},
	};

	(void)state;
	EXPECT(examples);
}

static void not_guessed(void **state)
{
	static const char *const texts[] = {
		"≥",
		">",
		"约10个",
		"10个左右",
		"10多个",
		"≥10个，≤20个",
		"≥50 个秒批/70 个秒报",
		"5-3次",
		"3次-5个",
		"1,00个",
		"1.000.000",
		"≥2年以内",
		"6月",
		"不高于2月前",
		"不超过2026年底前",
		"5日",
		"2023年13月前",
		"2023年2月30日前",
		"2023年6月31日前",
		"每2年一次",
		"8*24小时",
		"7*25小时",
		"百分之九十",
		"9999999999999999999个",
		"1.1234567890123个",
		"\x01",
		"个10",
		"10 20",
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct str got = describe(&a, str_from(texts[i]));

		if (!str_eq(got, STR("text||||||")))
			fail_msg("%s: %.*s", texts[i], STR_ARG(got));
	}
	arena_free(&a);
}

/* No text of any length or cut may break the parser; a part of a target is
 * never longer than the target. */
static void hostile(void **state)
{
	static const char *const parts[] = {"≥",  "10",   "个", "每", "年",
					    "月", "-",    "%",  "*",  "一",
					    "十", "小时", " ",  ".",  ","};
	enum { PARTS = sizeof parts / sizeof *parts };
	struct arena a = {0};
	uint32_t random = 1;

	(void)state;
	for (int i = 0; i < 20000; i++) {
		struct buf b = {0};

		random = random * 1664525 + 1013904223;
		for (uint32_t n = random >> 28; n-- > 0;) {
			random = random * 1664525 + 1013904223;
			buf_add(&b, str_from(parts[(random >> 16) % PARTS]));
		}
		struct target t = target_parse(buf_str(&b));

		assert_true(t.unit.n <= 64);
		assert_true(t.kind <= TARGET_TEXT);
		buf_free(&b);
	}
	char *long_text = arena_text(&a, 100000);

	for (size_t i = 0; i < 100000; i++)
		long_text[i] = '9';
	assert_int_equal(target_parse((struct str){long_text, 100000}).kind,
			 TARGET_TEXT);
	assert_int_equal(target_parse((struct str){long_text, 240}).kind,
			 TARGET_TEXT);
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(numbers),
		cmocka_unit_test(percents_and_ranges),
		cmocka_unit_test(times),
		cmocka_unit_test(deadlines),
		cmocka_unit_test(words),
		cmocka_unit_test(not_guessed),
		cmocka_unit_test(hostile),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
