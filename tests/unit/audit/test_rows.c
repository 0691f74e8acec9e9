/* Rows: sums of columns, parts within a whole. */
#include "audit_sample.h"

#define EXPENDITURE                                       \
	"unit code name total basic project procurement " \
	"procurement_sme procurement_micro"

static void rows_are_summed(void **state)
{
	static const struct {
		const char *key;
		enum audit_outcome outcome;
	} cases[] = {
		{"201", AUDIT_OK},       {"202", AUDIT_ROUNDING},
		{"203", AUDIT_CONFLICT}, {"204", AUDIT_NOT_CHECKED},
		{"205", AUDIT_OK},       {"206", AUDIT_NOT_CHECKED},
	};
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", EXPENDITURE, "1|dept|201|a|10|4|6",
		     "1|dept|202|b|11|4|6", "1|dept|203|c|15|4|6",
		     "1|dept|204|d||4|6", "1|dept|205|e|-4|-|-4",
		     "1|dept|206|f|10|4|x", "1|dept|207|g|0|0|0",
		     "1|dept|208|h|||");
	sample_run(&s, audit_rule_rows);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct audit_check *c =
			sample_check(&s, AUDIT_ROW_SUM, "expenditure",
				     cases[i].key, "total");

		assert_non_null(c);
		assert_int_equal(c->outcome, cases[i].outcome);
	}
	assert_null(
		sample_check(&s, AUDIT_ROW_SUM, "expenditure", "207", NULL));
	assert_null(
		sample_check(&s, AUDIT_ROW_SUM, "expenditure", "208", NULL));
	sample_end(&s);
}

static void a_missing_subtotal_is_replaced_by_its_parts(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "project-expenditure",
		     "unit project_name total duty special_fund "
		     "government_investment government_fund unit_funds "
		     "operating_income other_income special_account "
		     "state_capital carried_over",
		     "1|dept||p|100|10|20|30|5|35|30|5|0|0|0",
		     "1|dept||q|35||||||30|5|0|0|0");
	sample_run(&s, audit_rule_rows);
	c = sample_check(&s, AUDIT_ROW_SUM, "project-expenditure", "row-1",
			 "total");
	assert_int_equal(c->outcome, AUDIT_OK);
	c = sample_check(&s, AUDIT_ROW_SUM, "project-expenditure", "row-1",
			 "unit_funds");
	assert_int_equal(c->outcome, AUDIT_OK);
	c = sample_check(&s, AUDIT_ROW_SUM, "project-expenditure", "row-2",
			 "total");
	assert_int_equal(c->outcome, AUDIT_OK);
	sample_end(&s);
}

static void a_lacking_column_may_explain_a_difference(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "general-by-function", "unit code name total basic",
		     "1|dept|201|a|10|4", "1|dept|202|b|4|10");
	SAMPLE_TABLE(&s, "government-fund", "unit code name total",
		     "0|dept|||10");
	sample_run(&s, audit_rule_rows);
	c = sample_check(&s, AUDIT_ROW_SUM, "general-by-function", "201",
			 "total");
	assert_int_equal(c->outcome, AUDIT_NOT_CHECKED);
	assert_true(str_contains(sample_message(&s, c), STR("项目支出")));
	c = sample_check(&s, AUDIT_ROW_SUM, "general-by-function", "202",
			 "total");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(sample_count(&s, AUDIT_ROW_SUM, AUDIT_NOT_CHECKED), 2);
	sample_end(&s);
}

static void three_public_adds_up(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "three-public",
		     "unit year total abroad reception vehicles "
		     "vehicle_purchase vehicle_operation",
		     "Y2022|dept||2022|9.34|0|2|7.34|0|7.34",
		     "Y2023|dept||2023|12.01|0|1|11.01|0|11.05",
		     "C|dept||增减|2.67||-1|3.67||3.67");
	sample_run(&s, audit_rule_rows);
	c = sample_check(&s, AUDIT_ROW_SUM, "three-public", "2023", "vehicles");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(sample_count(&s, AUDIT_ROW_SUM, AUDIT_OK), 5);
	sample_end(&s);
}

static void parts_are_within_their_whole(void **state)
{
	struct sample s;
	const struct audit_check *c;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", EXPENDITURE,
		     "1|dept|201|a|10|4|6|5|5|2", "1|dept|202|b|10|4|6|5|7|2",
		     "1|dept|203|c|10|4|6||7|");
	sample_run(&s, audit_rule_rows);
	c = sample_check(&s, AUDIT_PART_WITHIN, "expenditure", "201",
			 "procurement_sme");
	assert_int_equal(c->outcome, AUDIT_OK);
	c = sample_check(&s, AUDIT_PART_WITHIN, "expenditure", "202",
			 "procurement_sme");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_true(str_contains(sample_message(&s, c), STR("大于")));
	c = sample_check(&s, AUDIT_PART_WITHIN, "expenditure", "203",
			 "procurement_sme");
	assert_int_equal(c->outcome, AUDIT_NOT_CHECKED);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(rows_are_summed),
		cmocka_unit_test(a_missing_subtotal_is_replaced_by_its_parts),
		cmocka_unit_test(a_lacking_column_may_explain_a_difference),
		cmocka_unit_test(three_public_adds_up),
		cmocka_unit_test(parts_are_within_their_whole),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
