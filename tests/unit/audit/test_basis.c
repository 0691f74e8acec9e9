/* Amounts of projects against their calculation basis. */
#include "audit_forms.h"

static size_t outcomes(struct sample *s, enum audit_outcome outcome)
{
	return sample_count(s, AUDIT_BASIS_SUM, outcome);
}

static void sums(void **state)
{
	static const struct {
		const char *amount, *first, *second;
		enum audit_outcome outcome;
	} cases[] = {
		{"275,300", "19.89", "7.64", AUDIT_OK},
		{"275,310", "19.89", "7.64", AUDIT_ROUNDING},
		{"1,375,300", "19.89", "7.64", AUDIT_CONFLICT},
		{"5,300", "19.89", "7.64", AUDIT_CONFLICT},
		{"-5,300", "19.89", "7.64", AUDIT_CONFLICT},
		{"", "19.89", "7.64", AUDIT_NOT_CHECKED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		sample_begin(&s);
		struct project *p =
			forms_add(&s, "1", "项目", cases[i].amount, "元");

		forms_basis(&s, p, "甲", cases[i].first, "万元");
		forms_basis(&s, p, "乙", cases[i].second, "万元");
		sample_run(&s, audit_rule_basis);
		if (outcomes(&s, cases[i].outcome) != 1 || s.audit.count != 1)
			fail_msg("case %zu", i);
		sample_end(&s);
	}
}

/* A list that names only some of the items says nothing by being less. */
static void open_lists(void **state)
{
	static const struct {
		const char *amount, *item;
		enum audit_outcome outcome;
	} cases[] = {
		{"30", "10", AUDIT_NOT_CHECKED},
		{"10", "30", AUDIT_CONFLICT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		sample_begin(&s);
		struct project *p =
			forms_add(&s, "1", "项目", cases[i].amount, "万元");

		forms_basis(&s, p, "甲", cases[i].item, "万元");
		p->basis_is_open = true;
		sample_run(&s, audit_rule_basis);
		assert_int_equal(outcomes(&s, cases[i].outcome), 1);
		assert_true(s.audit.items[0]->text != NULL);
		sample_end(&s);
	}
}

static void says_what_is_short(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	struct project *p = forms_add(&s, "1", "项目", "328000", "元");

	forms_basis(&s, p, "甲", "2.8", "万元");
	sample_run(&s, audit_rule_basis);
	struct str says = sample_message(&s, s.audit.items[0]);

	assert_true(str_contains(says, STR("28,000 元")));
	assert_true(str_contains(says, STR("少 300,000 元")));
	sample_end(&s);
}

static void nothing_to_add(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_add(&s, "1", "无", "10", NULL);
	forms_basis(&s, forms_add(&s, "2", "无数", "10", NULL), "甲", NULL,
		    NULL);
	sample_run(&s, audit_rule_basis);
	assert_int_equal(outcomes(&s, AUDIT_NOT_CHECKED), 2);
	assert_int_equal(s.audit.count, 2);
	sample_end(&s);
}

static void without_units(void **state)
{
	static const struct {
		const char *amount;
		enum audit_severity severity;
		size_t conflicts;
	} cases[] = {{"13.8", AUDIT_LOW, 1}, {"50", AUDIT_MEDIUM, 2}};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct sample s;

		sample_begin(&s);
		struct project *p =
			forms_add(&s, "1", "项目", cases[i].amount, NULL);

		forms_basis(&s, p, "甲", "10.0", "万元");
		forms_basis(&s, p, "电费", "3.8", "");
		sample_run(&s, audit_rule_basis);
		assert_int_equal(outcomes(&s, AUDIT_CONFLICT),
				 cases[i].conflicts);
		assert_int_equal(s.audit.items[1]->severity, cases[i].severity);
		assert_true(str_contains(sample_message(&s, s.audit.items[1]),
					 STR("没有写单位")));
		sample_end(&s);
	}
}

/* Items of several years may be more than the year's amount. */
static void several_years(void **state)
{
	static const struct {
		const char *amount;
		enum audit_outcome outcome;
	} cases[] = {{"30", AUDIT_OK},
		     {"20", AUDIT_NOT_CHECKED},
		     {"40", AUDIT_CONFLICT}};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		struct sample s;

		sample_begin(&s);
		struct project *p =
			forms_add(&s, "1", "项目", cases[i].amount, NULL);

		forms_basis(&s, p, "2022年已付", "10", "万元");
		forms_basis(&s, p, "2023年应付", "20", "万元");
		forms_basis(&s, p, "合计", "30", "万元");
		sample_run(&s, audit_rule_basis);
		assert_int_equal(s.audit.items[0]->outcome, cases[i].outcome);
		assert_int_equal(s.audit.items[1]->outcome, AUDIT_OK);
		sample_end(&s);
	}
}

static void too_large(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	struct project *p = forms_add(&s, "1", "项目", "1", "分");

	forms_basis(&s, p, "甲", "99999999999999999999999999999999999", "亿元");
	sample_run(&s, audit_rule_basis);
	assert_int_equal(sample_count(&s, AUDIT_OVERFLOW, AUDIT_CONFLICT), 1);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sums),
		cmocka_unit_test(open_lists),
		cmocka_unit_test(says_what_is_short),
		cmocka_unit_test(nothing_to_add),
		cmocka_unit_test(without_units),
		cmocka_unit_test(several_years),
		cmocka_unit_test(too_large),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
