/* Forms of published numbers. */
#include "format/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void expect_number(const char *text, const char *wanted)
{
	struct arena a = {0};
	struct decimal value = {0};
	enum number_kind kind = number_parse(str_from(text), &value);
	struct str written = decimal_text(&a, value);

	if (kind != NUMBER_VALUE || !str_eq(written, str_from(wanted)))
		fail_msg("\"%s\": kind %d, value %.*s; wanted %s", text,
			 (int)kind, STR_ARG(written), wanted);
	arena_free(&a);
}

static void expect_kind(const char *text, enum number_kind wanted)
{
	struct decimal value = {7, 3};
	enum number_kind kind = number_parse(str_from(text), &value);

	if (kind != wanted)
		fail_msg("\"%s\": kind %d; wanted %d", text, (int)kind,
			 (int)wanted);
	assert_true(value.coefficient == 7 && value.scale == 3);
}

static void plain_forms(void **state)
{
	(void)state;
	expect_number("0", "0");
	expect_number("12578", "12578");
	expect_number("12,578.00", "12578.00");
	expect_number("1,234,567", "1234567");
	expect_number("999,999", "999999");
	expect_number("+5", "5");
	expect_number("-5", "-5");
	expect_number("0.50", "0.50");
	expect_number("-0", "0");
	expect_number("-0.00", "0.00");
	expect_number("007", "7");
	expect_number("0,012", "12");
	expect_number("(123)", "-123");
	expect_number("(1,234.5)", "-1234.5");
	expect_number("(0)", "0");
}

static void yuan_signs(void **state)
{
	static const struct {
		const char *text, *bare;
	} cases[] = {
		{"¥12,578.00", "12,578.00"},
		{"￥ 349.00", "349.00"},
		{"-¥349.00", "-349.00"},
		{"¥-349.00", "-349.00"},
		{"(¥349.00)", "(349.00)"},
		{"¥(349.00)", "(349.00)"},
		{"￥-", "-"},
		{"- ￥5", "-5"},
		{"12", "12"},
		{"12¥", "12¥"},
		{"¥", "¥"},
		{"1¥2", "1¥2"},
		{"¥¥2", "¥2"},
		{"", ""},
	};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct str bare =
			number_without_yuan(&a, str_from(cases[i].text));

		if (!str_eq(bare, str_from(cases[i].bare)))
			fail_msg("\"%s\": \"%.*s\"", cases[i].text,
				 STR_ARG(bare));
	}
	arena_free(&a);
}

static void wide_forms(void **state)
{
	(void)state;
	expect_number("１２，５７８．００", "12578.00");
	expect_number("１2，578.０0", "12578.00");
	expect_number("－5", "-5");
	expect_number("﹣5", "-5");
	expect_number("−5", "-5");
	expect_number("＋５", "5");
	expect_number("﹢5", "5");
	expect_number("（123）", "-123");
	expect_number("（１２３)", "-123");
}

static void blanks_around(void **state)
{
	(void)state;
	expect_number("  12 ", "12");
	expect_number("\t12\r\n", "12");
	expect_number("　12　", "12");
	expect_number("\xC2\xA0"
		      "12\xC2\xA0",
		      "12");
	expect_kind("1 2", NUMBER_INVALID);
	expect_kind("1 234", NUMBER_INVALID);
	expect_kind("- 5", NUMBER_INVALID);
	expect_kind("( 5 )", NUMBER_INVALID);
}

static void nothing(void **state)
{
	static const char *const dashes[] = {"-",  "－", "—",   "——", "–",
					     "--", "−",  " — ", "─",  "－－"};

	(void)state;
	expect_kind("", NUMBER_EMPTY);
	expect_kind(" 　\t", NUMBER_EMPTY);
	for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
		expect_kind(dashes[i], NUMBER_DASH);
	expect_kind("---", NUMBER_INVALID);
	expect_kind("———", NUMBER_INVALID);
	expect_kind("- -", NUMBER_INVALID);
	expect_kind("不适用", NUMBER_NOT_APPLICABLE);
	expect_kind("　无 ", NUMBER_NOT_APPLICABLE);
	expect_kind("N/A", NUMBER_NOT_APPLICABLE);
	expect_kind("n/a", NUMBER_NOT_APPLICABLE);
	expect_kind("无数", NUMBER_INVALID);
}

static void invalid_forms(void **state)
{
	static const char *const forms[] = {
		"12,34",    "1,2345",    "1234,567", ",123",  "123,",
		"1,,234",   "1,234,5",   "1.2.3",    "3.5万", "1e5",
		"1E5",      "0x10",      "--5",      "+-5",   "-+5",
		"++5",      "(-5)",      "(+5)",     "-(5)",  "((5))",
		"(5",       "5)",        "()",       "(",     ".5",
		"5.",       ".",         "-.5",      "-5.",   "1.234,567",
		"5%",       "5％",       "5-",       "+",     "５．",
		"一",       "NaN",       "inf",      "1_000", "¥5",
		"5元",      "1'234",     "1.5.",     "—5",    "１，２３",
		"1，2345",  "1234，567", "#REF!",    "=1+1",  "½",
		"\xD9\xA1", /* Arabic-Indic one */
	};

	(void)state;
	for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
		expect_kind(forms[i], NUMBER_INVALID);
}

static void nul_is_no_end(void **state)
{
	struct decimal value;

	(void)state;
	assert_int_equal(number_parse(STR("12\0"), &value), NUMBER_INVALID);
	assert_int_equal(number_parse(STR("\0"), &value), NUMBER_INVALID);
	assert_int_equal(number_parse(STR("1\0002"), &value), NUMBER_INVALID);
}

static void length_limits(void **state)
{
	(void)state;
	expect_number("999999999999999999.999999", "999999999999999999.999999");
	expect_number("-999,999,999,999,999,999.999999",
		      "-999999999999999999.999999");
	expect_number("000000000000000000000000000001", "1");
	expect_kind("1000000000000000000", NUMBER_TOO_LONG);
	expect_kind("0.1234567", NUMBER_TOO_LONG);
	expect_kind("0.0000000", NUMBER_TOO_LONG);
	expect_kind("99999999999999999999999999999999999999999999999999999999",
		    NUMBER_TOO_LONG);
	expect_kind("1000000000000000000x", NUMBER_INVALID);
	expect_kind("0.1234567.", NUMBER_INVALID);
}

static void signs(void **state)
{
	static const char *const errors[] = {"#REF!",  "#N/A",    "#DIV/0!",
					     "#NAME?", "#VALUE!", "#SPILL!",
					     "Err:502"};
	static const char *const none[] = {"",     "#",     "#3",     "N/A",
					   "#n/a", "3#",    "#REF!1", "#!",
					   "Err:", "Err:x", "#REF"};

	(void)state;
	for (size_t i = 0; i < sizeof errors / sizeof *errors; i++)
		if (number_sign_of(str_from(errors[i])) != NUMBER_SIGN_ERROR)
			fail_msg("%s", errors[i]);
	for (size_t i = 0; i < sizeof none / sizeof *none; i++)
		if (number_sign_of(str_from(none[i])) != NUMBER_SIGN_NONE)
			fail_msg("%s", none[i]);
	assert_int_equal(number_sign_of(STR("########")), NUMBER_SIGN_NARROW);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(plain_forms),
		cmocka_unit_test(yuan_signs),
		cmocka_unit_test(wide_forms),
		cmocka_unit_test(blanks_around),
		cmocka_unit_test(nothing),
		cmocka_unit_test(invalid_forms),
		cmocka_unit_test(nul_is_no_end),
		cmocka_unit_test(length_limits),
		cmocka_unit_test(signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
