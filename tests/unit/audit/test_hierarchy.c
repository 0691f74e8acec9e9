/* Hierarchies: rows below, units of a department. */
#include "audit_sample.h"

#define COLUMNS "unit code name total basic project"

static enum audit_outcome outcome(const struct sample *s,
				  enum audit_rule_id rule, const char *table,
				  const char *row, const char *column)
{
	const struct audit_check *c = sample_check(s, rule, table, row, column);

	assert_non_null(c);
	return c->outcome;
}

static void levels_are_summed(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||31|11|20",
		     "1|dept|201|a|10|5|5", "2|dept|20101|aa|10|5|4",
		     "3|dept|2010101|aaa|10|5|4", "1|dept|208|b|20|6|",
		     "2|dept|20801|ba|12|6|", "2|dept|20802|bb|5||",
		     "1|dept|210|c|1||", "2|dept|21001|ca|||");
	sample_run(&s, audit_rule_hierarchy);
	enum audit_rule_id rule = AUDIT_HIERARCHY_SUM;

	assert_int_equal(outcome(&s, rule, "expenditure", "total", "total"),
			 AUDIT_OK);
	assert_int_equal(outcome(&s, rule, "expenditure", "total", "project"),
			 AUDIT_CONFLICT);
	assert_int_equal(outcome(&s, rule, "expenditure", "201", "total"),
			 AUDIT_OK);
	assert_int_equal(outcome(&s, rule, "expenditure", "201", "project"),
			 AUDIT_ROUNDING);
	assert_int_equal(outcome(&s, rule, "expenditure", "208", "total"),
			 AUDIT_CONFLICT);
	assert_int_equal(outcome(&s, rule, "expenditure", "210", "total"),
			 AUDIT_NOT_CHECKED);
	assert_null(sample_check(&s, rule, "expenditure", "2010101", NULL));
	sample_end(&s);
}

/* Without a list of first-level projects nobody knows what a row is below. */
static void uncertain_levels_are_not_held_against_figures(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "project-expenditure", "unit project_name total",
		     "0|dept|||30", "1|dept||a|10", "2|dept||b|10",
		     "2|dept||c|20");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(outcome(&s, AUDIT_HIERARCHY_SUM, "project-expenditure",
				 "total", "total"),
			 AUDIT_NOT_CHECKED);
	sample_end(&s);
}

static void projects_are_summed_by_level(void **state)
{
	struct sample s;
	enum audit_rule_id rule = AUDIT_HIERARCHY_SUM;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "project-expenditure", "unit project_name total",
		     "0|dept|||60", "1|dept||a|30", "2|dept||a|10",
		     "2|dept||b|20", "1|dept||c|30", "2|dept||d|10",
		     "2|dept||e|15");
	SAMPLE_TABLE(&s, "performance-projects", "unit project_name total",
		     "1|dept||a|30", "1|dept||c|30");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(
		outcome(&s, rule, "project-expenditure", "row-2", "total"),
		AUDIT_OK);
	assert_int_equal(
		outcome(&s, rule, "project-expenditure", "row-5", "total"),
		AUDIT_CONFLICT);
	sample_end(&s);
}

static void numbered_lines_are_held_against_figures(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "income-expenditure", "item income",
		     "I1|dept||一、政府预算拨款|10",
		     "I2|dept||1. 一般公共预算拨款|7");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(outcome(&s, AUDIT_HIERARCHY_SUM, "income-expenditure",
				 "row-1", "income"),
			 AUDIT_CONFLICT);
	sample_end(&s);
}

static void own_tables_that_repeat_codes_are_no_tree(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "own", "unit code name amount", "1|dept|201|a|10",
		     "2|dept|20101|b|7", "2|dept|20101|c|9");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(s.audit.count, 0);
	sample_end(&s);
}

static void units_are_summed(void **state)
{
	struct sample s;
	enum audit_rule_id rule = AUDIT_UNIT_SUM;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|12|16",
		     "0|unit-a|||10|5|5", "1|unit-a|201|a|10|5|5",
		     "0|unit-b|||20|6|14");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(outcome(&s, rule, "expenditure", "total", "total"),
			 AUDIT_OK);
	assert_int_equal(outcome(&s, rule, "expenditure", "total", "basic"),
			 AUDIT_ROUNDING);
	assert_int_equal(outcome(&s, rule, "expenditure", "total", "project"),
			 AUDIT_CONFLICT);
	sample_end(&s);
}

static void unknown_and_nested_units_are_not_added(void **state)
{
	struct sample s;
	enum audit_rule_id rule = AUDIT_UNIT_SUM;

	(void)state;
	sample_begin(&s);
	sample_organization(&s, "office", "某办公室", "unit-a");
	sample_organization(&s, "other", "另一局", NULL);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20",
		     "0|unit-a|||10|5|5", "0|无人知晓|||20|5|15");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||30|10|20",
		     "0|unit-a|||10|5|5", "0|office|||20|5|15");
	SAMPLE_TABLE(&s, "government-fund", COLUMNS, "0|dept|||30|10|20",
		     "0|other|||30|10|20");
	SAMPLE_TABLE(&s, "state-capital", COLUMNS, "0|dept|||30|10|20");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(outcome(&s, rule, "expenditure", "total", "total"),
			 AUDIT_NOT_CHECKED);
	assert_int_equal(
		outcome(&s, rule, "general-by-function", "total", "total"),
		AUDIT_NOT_CHECKED);
	assert_int_equal(outcome(&s, rule, "government-fund", "total", "total"),
			 AUDIT_NOT_CHECKED);
	assert_null(sample_check(&s, rule, "state-capital", "total", NULL));
	sample_end(&s);
}

static void cycles_of_organisations_end(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	struct organization *a = sample_organization(&s, "c1", "甲", "dept");
	struct organization *b = sample_organization(&s, "c2", "乙", "c1");

	a->parent = b;
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20",
		     "0|c1|||10|5|5", "0|c2|||20|5|15");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(
		outcome(&s, AUDIT_UNIT_SUM, "expenditure", "total", "total"),
		AUDIT_NOT_CHECKED);
	sample_end(&s);
}

static void years_and_changes_are_summed_by_unit(void **state)
{
	struct sample s;
	enum audit_rule_id rule = AUDIT_UNIT_SUM;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "three-public", "unit year total",
		     "Y2022|dept||2022|5.50", "Y2023|dept||2023|9.00",
		     "C|dept||增减|3.50", "Y2022|unit-a||2022|2.25",
		     "Y2023|unit-a||2023|4.00", "C|unit-a||增减|1.75",
		     "Y2022|unit-b||2022|3.25", "Y2023|unit-b||2023|4.00",
		     "C|unit-b||增减|1.75");
	sample_run(&s, audit_rule_hierarchy);
	assert_int_equal(outcome(&s, rule, "three-public", "2022", "total"),
			 AUDIT_OK);
	assert_int_equal(outcome(&s, rule, "three-public", "2023", "total"),
			 AUDIT_CONFLICT);
	assert_int_equal(outcome(&s, rule, "three-public", "change", "total"),
			 AUDIT_OK);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(levels_are_summed),
		cmocka_unit_test(uncertain_levels_are_not_held_against_figures),
		cmocka_unit_test(projects_are_summed_by_level),
		cmocka_unit_test(numbered_lines_are_held_against_figures),
		cmocka_unit_test(own_tables_that_repeat_codes_are_no_tree),
		cmocka_unit_test(units_are_summed),
		cmocka_unit_test(unknown_and_nested_units_are_not_added),
		cmocka_unit_test(cycles_of_organisations_end),
		cmocka_unit_test(years_and_changes_are_summed_by_unit),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
