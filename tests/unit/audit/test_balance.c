/* Balances of two-sided tables. */
#include "audit_sample.h"

#define COLUMNS "item income item expenditure"

#define TWO_SIDED(s, ...) \
	SAMPLE_TABLE((s), "income-expenditure", COLUMNS, __VA_ARGS__)

static const struct audit_check *line(const struct sample *s, const char *row)
{
	const struct audit_check *c =
		sample_check(s, AUDIT_BALANCE, "income-expenditure", row, NULL);

	assert_non_null(c);
	return c;
}

static void what_balances_holds(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	TWO_SIDED(&s, "I1|dept||一、政府预算拨款|10",
		  "I2|dept||1. 一般公共预算拨款|10", "I1|dept||二、单位资金|5",
		  "I0|dept||本年收入合计|15", "I0|dept||上年结余、结转|2",
		  "I0|dept||收入总计|17", "E1|dept||一、教育支出|16",
		  "E0|dept||本年支出合计|16", "E0|dept||结转下年|",
		  "E0|dept||支出总计|17");
	sample_run(&s, audit_rule_balance);
	assert_int_equal(s.audit.count, 5);
	assert_int_equal(line(&s, "row-4")->outcome, AUDIT_OK);
	assert_int_equal(line(&s, "row-6")->outcome, AUDIT_OK);
	assert_int_equal(line(&s, "row-8")->outcome, AUDIT_OK);
	assert_int_equal(line(&s, "row-10")->outcome, AUDIT_ROUNDING);
	sample_end(&s);
}

static void what_does_not_is_a_conflict(void **state)
{
	struct sample s;
	size_t conflicts;

	(void)state;
	sample_begin(&s);
	TWO_SIDED(&s, "I1|dept||一、政府预算拨款|10",
		  "I0|dept||本年收入合计|20", "I0|dept||收入总计|20",
		  "E1|dept||一、教育支出|16", "E0|dept||本年支出合计|16",
		  "E0|dept||支出总计|25");
	sample_run(&s, audit_rule_balance);
	conflicts = sample_count(&s, AUDIT_BALANCE, AUDIT_CONFLICT);
	assert_int_equal(conflicts, 3);
	sample_end(&s);
}

/* Sources that are not numbered, and details of what was carried over. */
static void details_are_not_added_twice(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	TWO_SIDED(&s, "I1|dept||政府预算拨款|10", "I1|dept||一般公共预算拨款|6",
		  "I1|dept||政府性基金预算拨款|4", "I1|dept||单位资金|5",
		  "I0|dept||本年收入合计|15", "I0|dept||上年结转|9",
		  "I1|dept||一般公共预算结转|9", "I0|dept||收入总计|24",
		  "E0|dept||支出总计|24");
	sample_run(&s, audit_rule_balance);
	assert_int_equal(line(&s, "row-5")->outcome, AUDIT_OK);
	assert_int_equal(line(&s, "row-8")->outcome, AUDIT_OK);
	sample_end(&s);
}

static void what_is_not_there_is_not_checked(void **state)
{
	struct sample s;
	size_t refused;

	(void)state;
	sample_begin(&s);
	TWO_SIDED(&s, "I1|dept||一、政府预算拨款|10", "E1|dept||教育|4",
		  "E1|dept||没有编号的一行|4", "E0|dept||本年支出合计|16");
	sample_run(&s, audit_rule_balance);
	refused = sample_count(&s, AUDIT_BALANCE, AUDIT_NOT_CHECKED);
	assert_int_equal(refused, 3);
	assert_int_equal(s.audit.count, refused);
	assert_int_equal(line(&s, "row-4")->outcome, AUDIT_NOT_CHECKED);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_balances_holds),
		cmocka_unit_test(what_does_not_is_a_conflict),
		cmocka_unit_test(details_are_not_added_twice),
		cmocka_unit_test(what_is_not_there_is_not_checked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
