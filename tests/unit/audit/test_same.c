/* The same figure in two tables. */
#include "audit_sample.h"

#define COLUMNS "unit code name total basic project"
#define LINES "item income item expenditure"

static const struct audit_check *found(const struct sample *s,
				       const char *table, const char *row,
				       const char *column)
{
	const struct audit_check *c =
		sample_check(s, AUDIT_SAME_FIGURE, table, row, column);

	assert_non_null(c);
	return c;
}

static void rows_by_unit_and_code(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20",
		     "0|unit-a|||10|4|6", "1|unit-a|201|类|10|4|6",
		     "0|unit-b|||20|6|14", "1|unit-b|201|类|20|6|14");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||30|10|20.4",
		     "0|unit-a|||10|4|6", "1|unit-a|201|类|10|5|7.6",
		     "0|unit-b|||20|6|14", "1|unit-b|201|类|20|6|14");
	SAMPLE_TABLE(&s, "general-by-economy", COLUMNS, "0|dept|||30|10|20",
		     "0|unit-a|||12|4|6", "1|unit-a|301|工资|12|4|6");
	sample_run(&s, audit_rule_same);
	const char *function = "general-by-function";

	assert_int_equal(found(&s, function, "unit-b-201", "total")->outcome,
			 AUDIT_OK);
	assert_int_equal(found(&s, function, "total", "project")->outcome,
			 AUDIT_ROUNDING);
	assert_int_equal(found(&s, function, "unit-a-201", "project")->outcome,
			 AUDIT_CONFLICT);
	assert_int_equal(
		found(&s, "general-by-economy", "unit-a-total", "total")
			->outcome,
		AUDIT_CONFLICT);
	sample_end(&s);
}

static void one_unit_of_the_last_digit_is_low(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||30|10|21");
	sample_run(&s, audit_rule_same);
	c = found(&s, "general-by-function", "total", "project");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->severity, AUDIT_LOW);
	sample_end(&s);
}

static void other_money_is_not_compared(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "income-expenditure", LINES,
		     "I1|dept||一、政府预算拨款|20",
		     "I2|dept||1.一般公共预算拨款|20",
		     "I1|dept||三、单位资金|10", "E0|dept||本年支出合计|30");
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||20|10|10");
	sample_run(&s, audit_rule_same);
	assert_int_equal(sample_count(&s, AUDIT_SAME_FIGURE, AUDIT_CONFLICT),
			 0);
	assert_int_equal(sample_count(&s, AUDIT_SAME_FIGURE, AUDIT_NOT_CHECKED),
			 1);
	c = s.audit.items[0];
	assert_true(str_contains(sample_message(&s, c), STR("单位资金")));
	assert_int_equal(
		found(&s, "income-expenditure", "row-4", NULL)->outcome,
		AUDIT_OK);
	sample_end(&s);
}

static void the_general_budget_alone_is_compared(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "income-expenditure", LINES,
		     "I1|dept||一、政府预算拨款|30",
		     "I2|dept||1.一般公共预算拨款|30",
		     "I1|dept||三、单位资金|0", "E0|dept||本年支出合计|30");
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||20|10|10");
	sample_run(&s, audit_rule_same);
	assert_int_equal(
		found(&s, "general-by-function", "total", "total")->outcome,
		AUDIT_CONFLICT);
	sample_end(&s);
}

static void lines_are_sums_of_units(void **state)
{
	struct sample s;
	const char *table = "income-expenditure";

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, table, LINES, "E1|dept||一、公共服务|30",
		     "E2|dept||办公厅（室）|30", "E1|dept||二、教育|9",
		     "E1|dept||三、其他|5", "E2|dept||其他|5",
		     "E0|dept||本年支出合计|45");
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||44|",
		     "0|unit-a|||24", "1|unit-a|201|公共服务|10",
		     "2|unit-a|20103|办公厅(室)|10", "1|unit-a|205|教育|9",
		     "1|unit-a|299|其他|5", "2|unit-a|29999|其他|5",
		     "0|unit-b|||20", "1|unit-b|201|公共服务|20",
		     "2|unit-b|20103|办公厅（室）|25");
	sample_run(&s, audit_rule_same);
	assert_int_equal(found(&s, table, "row-1", NULL)->outcome, AUDIT_OK);
	assert_int_equal(found(&s, table, "row-2", NULL)->outcome,
			 AUDIT_CONFLICT);
	assert_int_equal(found(&s, table, "row-5", NULL)->outcome, AUDIT_OK);
	assert_int_equal(found(&s, table, "row-6", NULL)->severity, AUDIT_LOW);
	sample_end(&s);
}

static void income_by_source(void **state)
{
	struct sample s;
	const char *table = "income-expenditure";

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, table, LINES, "I1|dept||一、政府预算拨款|30",
		     "I2|dept||1. 一般公共预算拨款|30",
		     "I1|dept||三、单位资金|", "I0|dept||收入总计|32");
	SAMPLE_TABLE(&s, "income",
		     "unit total appropriation general unit_funds",
		     "0|dept|||30|30|30|2");
	sample_run(&s, audit_rule_same);
	assert_int_equal(found(&s, table, "row-2", NULL)->outcome, AUDIT_OK);
	assert_int_equal(found(&s, table, "row-3", NULL)->outcome,
			 AUDIT_NOT_CHECKED);
	assert_int_equal(found(&s, table, "row-4", NULL)->outcome,
			 AUDIT_CONFLICT);
	sample_end(&s);
}

static void parts_of_expenditure(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS " procurement",
		     "0|dept|||30|10|20|7");
	SAMPLE_TABLE(&s, "basic-expenditure", "unit code name total",
		     "0|dept|||10");
	SAMPLE_TABLE(&s, "project-expenditure", "unit project_name total",
		     "0|dept|||25");
	SAMPLE_TABLE(&s, "procurement", "unit code name amount", "0|dept|||7",
		     "1|dept|A|货物|7");
	sample_run(&s, audit_rule_same);
	assert_int_equal(
		found(&s, "basic-expenditure", "total", "total")->outcome,
		AUDIT_OK);
	assert_int_equal(
		found(&s, "project-expenditure", "total", "total")->outcome,
		AUDIT_CONFLICT);
	assert_int_equal(found(&s, "procurement", "total", "amount")->outcome,
			 AUDIT_OK);
	sample_end(&s);
}

static void two_years_of_documents(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	s.year->title = STR("2023年预算");
	SAMPLE_TABLE(&s, "three-public", "unit year total reception",
		     "Y2023|dept||2023|12.01|1.00");
	sample_year(&s, 2024);
	SAMPLE_TABLE(&s, "three-public", "unit year total reception",
		     "Y2023|dept||2023|12.01|2.00",
		     "Y2024|dept||2024|9.00|1.00",
		     "Y2023|unit-a||2023|9.00|1.00");
	sample_run(&s, audit_rule_same);
	assert_int_equal(s.audit.count, 2);
	c = found(&s, "three-public", "2023", "reception");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->parts[0].place.year->year, 2023);
	s.audit.count = 0;
	s.department.years[0].stage = STR("draft");
	sample_run(&s, audit_rule_same);
	assert_int_equal(s.audit.count, 0);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_by_unit_and_code),
		cmocka_unit_test(one_unit_of_the_last_digit_is_low),
		cmocka_unit_test(other_money_is_not_compared),
		cmocka_unit_test(the_general_budget_alone_is_compared),
		cmocka_unit_test(lines_are_sums_of_units),
		cmocka_unit_test(income_by_source),
		cmocka_unit_test(parts_of_expenditure),
		cmocka_unit_test(two_years_of_documents),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
