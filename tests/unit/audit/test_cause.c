/* One cause, one finding. */
#include "audit_sample.h"

#define COLUMNS "unit code name total basic project"

/* The rules of sums alone, then causes. */
static void run(struct sample *s)
{
	struct auditing x = sample_auditing(s);

	audit_rule_rows(&x);
	audit_rule_hierarchy(&x);
	audit_rule_same(&x);
	audit_find_causes(&x);
}

static size_t findings(const struct sample *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->audit.count; i++)
		count += s->audit.items[i]->outcome == AUDIT_CONFLICT &&
			 !s->audit.items[i]->cause;
	return count;
}

static size_t conflicts(const struct sample *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->audit.count; i++)
		count += s->audit.items[i]->outcome == AUDIT_CONFLICT;
	return count;
}

static void what_holds_has_no_findings(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20",
		     "1|dept|201|类|30|10|20");
	run(&s);
	assert_int_equal(findings(&s), 0);
	sample_end(&s);
}

/* 20103 should be 30: its row, its parent, its child and the other table. */
static void a_wrong_figure_is_one_finding(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||30|10|20",
		     "1|dept|201|类|30|10|20", "2|dept|20103|款|50|10|20",
		     "3|dept|2010301|项|30|10|20");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||30|10|20",
		     "1|dept|201|类|30|10|20", "2|dept|20103|款|30|10|20",
		     "3|dept|2010301|项|30|10|20");
	run(&s);
	assert_int_equal(conflicts(&s), 4);
	assert_int_equal(findings(&s), 1);
	c = sample_check(&s, AUDIT_ROW_SUM, "expenditure", "20103", "total");
	assert_null(c->cause);
	assert_ptr_equal(sample_check(&s, AUDIT_HIERARCHY_SUM, "expenditure",
				      "201", "total")
				 ->cause,
			 c);
	sample_end(&s);
}

/* Two wrong figures that have nothing to do with each other. */
static void two_wrong_figures_are_two_findings(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||60|30|30",
		     "1|dept|201|类|30|10|50", "1|dept|205|类|30|20|10",
		     "2|dept|20501|款|30|25|10");
	run(&s);
	assert_int_equal(conflicts(&s), 4);
	assert_int_equal(findings(&s), 2);
	sample_end(&s);
}

/* The unit is wrong as its class is, and the total as its unit. */
static void a_parent_points_to_its_child(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||40|20|20",
		     "0|unit-a|||40|20|20", "1|unit-a|201|类|40|20|20",
		     "2|unit-a|20103|款|40|20|20");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||40|20|21",
		     "0|unit-a|||40|20|21", "1|unit-a|201|类|40|20|21",
		     "2|unit-a|20103|款|40|20|21");
	run(&s);
	assert_int_equal(conflicts(&s), 4);
	assert_int_equal(findings(&s), 1);
	assert_null(sample_check(&s, AUDIT_SAME_FIGURE, "general-by-function",
				 "unit-a-20103", "project")
			    ->cause);
	sample_end(&s);
}

/* Both tables print the same sum that does not add up. */
static void tables_that_print_the_same_rows_fail_once(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "1|dept|201|类|40|20|20",
		     "2|dept|20103|款|20|10|10", "2|dept|20104|款|10|5|5");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS,
		     "1|dept|201|类|40|20|20", "2|dept|20103|款|20|10|10",
		     "2|dept|20104|款|10|5|5");
	run(&s);
	assert_int_equal(conflicts(&s), 6);
	for (size_t i = 0; i < s.audit.count; i++) {
		const struct audit_check *c = s.audit.items[i];

		if (c->outcome == AUDIT_CONFLICT &&
		    str_eq(c->stated.place.table_id,
			   STR("general-by-function")))
			assert_non_null(c->cause);
	}
	sample_end(&s);
}

/* A table in another unit than that of the year before; a figure that is wrong
 * by another factor stands for itself. */
static void a_wrong_unit_of_a_table_is_one_finding(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "three-public", "unit year total abroad reception",
		     "Y2023|dept||2023|12.01|1.00|11.01");
	sample_year(&s, 2024);
	SAMPLE_TABLE(&s, "three-public", "unit year total abroad reception",
		     "Y2023|dept||2023|120.1|10.00|12.01",
		     "Y2024|dept||2024|9.00|1.00|8.00");
	struct auditing x = sample_auditing(&s);

	audit_rule_same(&x);
	audit_find_causes(&x);
	assert_int_equal(conflicts(&s), 3);
	assert_int_equal(findings(&s), 2);
	assert_ptr_equal(sample_check(&s, AUDIT_SAME_FIGURE, "three-public",
				      "2023", "abroad")
				 ->cause,
			 sample_check(&s, AUDIT_SAME_FIGURE, "three-public",
				      "2023", "total"));
	assert_null(sample_check(&s, AUDIT_SAME_FIGURE, "three-public", "2023",
				 "reception")
			    ->cause);
	sample_end(&s);
}

static void every_conflict_points_to_a_finding(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||1|2|4",
		     "0|unit-a|||8|16|32", "1|unit-a|201|类|64|128|256",
		     "2|unit-a|20103|款|512|1024|2048", "0|unit-b|||3|9|27",
		     "1|unit-b|205|类|81|243|729");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||1|2|4",
		     "0|unit-a|||7|6|5", "1|unit-a|201|类|4|3|2",
		     "2|unit-a|20103|款|1|0|9");
	run(&s);
	assert_true(findings(&s) > 0);
	for (size_t i = 0; i < s.audit.count; i++) {
		const struct audit_check *c = s.audit.items[i];

		if (!c->cause)
			continue;
		assert_int_equal(c->outcome, AUDIT_CONFLICT);
		assert_int_equal(c->cause->outcome, AUDIT_CONFLICT);
		assert_null(c->cause->cause);
		assert_ptr_not_equal(c->cause, c);
	}
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_holds_has_no_findings),
		cmocka_unit_test(a_wrong_figure_is_one_finding),
		cmocka_unit_test(two_wrong_figures_are_two_findings),
		cmocka_unit_test(a_parent_points_to_its_child),
		cmocka_unit_test(tables_that_print_the_same_rows_fail_once),
		cmocka_unit_test(a_wrong_unit_of_a_table_is_one_finding),
		cmocka_unit_test(every_conflict_points_to_a_finding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
