/* Changes between two years. */
#include "audit_sample.h"

#define COLUMNS "unit year total abroad reception"

static void changes_are_recomputed(void **state)
{
	static const struct {
		const char *key, *column;
		enum audit_outcome outcome;
	} cases[] = {
		{"change", "total", AUDIT_OK},
		{"change", "abroad", AUDIT_ROUNDING},
		{"change", "reception", AUDIT_CONFLICT},
		{"unit-a-change", "total", AUDIT_NOT_CHECKED},
	};
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "three-public", COLUMNS,
		     "Y2022|dept||2022|9.34|1.00|2",
		     "Y2023|dept||2023|12.01|3.00|1",
		     "C|dept||增减变化金额|2.67|2.01|1", "Y2023|unit-a||2023|3",
		     "C|unit-a||增减变化金额|3");
	sample_run(&s, audit_rule_change);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct audit_check *c =
			sample_check(&s, AUDIT_CHANGE, "three-public",
				     cases[i].key, cases[i].column);

		assert_non_null(c);
		assert_int_equal(c->outcome, cases[i].outcome);
	}
	sample_end(&s);
}

static void years_may_stand_in_any_order(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "three-public", COLUMNS, "C|dept||增减|-3|0|0",
		     "Y2023|dept||2023|2||", "Y2021|dept||2021|9||",
		     "Y2022|dept||2022|5||");
	sample_run(&s, audit_rule_change);
	assert_int_equal(s.audit.count, 1);
	assert_int_equal(s.audit.items[0]->outcome, AUDIT_OK);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(changes_are_recomputed),
		cmocka_unit_test(years_may_stand_in_any_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
