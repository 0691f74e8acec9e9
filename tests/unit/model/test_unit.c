/* Currency units. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/unit.h"

static void known(void **state)
{
	static const struct {
		const char *text;
		int power;
	} units[] = {
		{"元", 0},         {"角", -1},         {"分", -2},
		{"千元", 3},       {"万元", 4},        {"百万元", 6},
		{"亿元", 8},       {" 万元　", 4},     {"人民币元", 0},
		{"人民币万元", 4}, {"人民币 亿元", 8},
	};
	struct currency_unit unit;

	(void)state;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
		assert_true(
			currency_unit_parse(str_from(units[i].text), &unit));
		assert_int_equal(unit.power, units[i].power);
	}
	assert_true(currency_unit_parse(STR(" 万元　"), &unit));
	assert_true(str_eq(unit.name, STR("万元")));
}

static void unknown(void **state)
{
	static const char *const texts[] = {"",     "万",      "美元", "人民币",
					    "元元", "万元/年", "CNY"};
	struct currency_unit unit;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		unit.power = 9;
		assert_false(currency_unit_parse(str_from(texts[i]), &unit));
		assert_int_equal(unit.power, 0);
		assert_true(str_eq(unit.name, str_from(texts[i])));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(known),
					   cmocka_unit_test(unknown)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
