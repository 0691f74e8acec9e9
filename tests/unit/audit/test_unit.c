/* Currency units: by figures stated twice, and by magnitude. */
#include "audit_forms.h"

static void set_unit(struct table *t, const char *unit)
{
	currency_unit_parse(str_from(unit), &t->unit);
}

static size_t units(struct sample *s, enum audit_outcome outcome)
{
	return sample_count(s, AUDIT_UNIT_PLAUSIBLE, outcome);
}

static struct audit_check *finding(struct sample *s)
{
	for (size_t i = 0; i < s->audit.count; i++)
		if (s->audit.items[i]->outcome == AUDIT_CONFLICT)
			return s->audit.items[i];
	return NULL;
}

/* Three tables that state one total. */
static struct table *tables(struct sample *s, const char *total,
			    const char *other)
{
	const char *row = str_format(&s->arena, "0|dept|||%s%c", total, 0).s;
	const char *rest = str_format(&s->arena, "0|dept|||%s%c", other, 0).s;

	SAMPLE_TABLE(s, "expenditure", "unit total", row);
	SAMPLE_TABLE(s, "general-by-function", "unit total", row);
	return SAMPLE_TABLE(s, "general-by-economy", "unit total", rest);
}

static void tables_agree(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	tables(&s, "12,578", "12,578");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_OK), 3);
	assert_int_equal(s.audit.count, 3);
	sample_end(&s);

	/* In another unit, and rounded. */
	sample_begin(&s);
	set_unit(tables(&s, "12,578", "125,784,912"), "元");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_OK), 3);
	sample_end(&s);
}

static void table_is_wrong(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	set_unit(tables(&s, "12,578", "12,578"), "元");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	assert_int_equal(units(&s, AUDIT_OK), 2);
	struct audit_check *c = finding(&s);

	assert_true(
		str_eq(c->stated.place.table_id, STR("general-by-economy")));
	assert_true(
		str_contains(sample_message(&s, c), STR("只有按“万元”才相等")));
	sample_end(&s);
}

/* Of two, the one unlike the document's. */
static void two_tables(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	set_unit(SAMPLE_TABLE(&s, "expenditure", "unit total",
			      "0|dept|||12,578"),
		 "元");
	SAMPLE_TABLE(&s, "general-by-economy", "unit total", "0|dept|||12,578");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	assert_true(
		str_eq(finding(&s)->stated.place.table_id, STR("expenditure")));
	sample_end(&s);
}

/* Where the document states none, the one unlike most. */
static void no_document_unit(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	s.year->currency = (struct currency_unit){{NULL, 0}, 0};
	set_unit(SAMPLE_TABLE(&s, "expenditure", "unit total",
			      "0|dept|||12,578"),
		 "元");
	SAMPLE_TABLE(&s, "general-by-economy", "unit total", "0|dept|||12,578");
	SAMPLE_TABLE(&s, "government-fund", "unit total", "0|dept|||31");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	assert_true(
		str_eq(finding(&s)->stated.place.table_id, STR("expenditure")));
	sample_end(&s);
}

/* A table whose unit is not known speaks against none. */
static void unknown_unit(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||12,578")->unit =
		(struct currency_unit){{NULL, 0}, 0};
	SAMPLE_TABLE(&s, "general-by-economy", "unit total", "0|dept|||12,578");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 0);
	assert_int_equal(units(&s, AUDIT_NOT_CHECKED), 1);
	assert_int_equal(s.audit.count, 1);
	sample_end(&s);
}

/* Figures that differ by no unit's factor say nothing. */
static void no_evidence(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||12,578");
	SAMPLE_TABLE(&s, "general-by-economy", "unit total", "0|dept|||13,000");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_NOT_CHECKED), 2);
	sample_end(&s);

	sample_begin(&s);
	SAMPLE_TABLE(&s, "government-fund", "unit total", "0|dept|||0");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(s.audit.count, 0);
	sample_end(&s);
}

static void add_key(struct sample *s, const char *name, const char *amount)
{
	struct project *p = forms_add(s, "", name, amount, "万元");

	p->form = PROJECT_KEY;
	p->place.source = STR("budget");
}

/* One finding for all the forms of a source. */
static void forms(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_add(&s, "1", "甲", "2,522,400.00", "万元");
	forms_add(&s, "2", "乙", "1,000.00", "万元");
	add_key(&s, "甲", "252");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	struct audit_check *c = finding(&s);

	/* the pair, and the form of which nothing else is known */
	assert_int_equal(c->part_count, 3);
	assert_true(
		str_contains(sample_message(&s, c), STR("只有按“元”才相等")));
	/* The difference of the amounts has this cause. */
	sample_run(&s, audit_rule_projects);
	for (size_t i = 0; i < s.audit.count; i++)
		if (s.audit.items[i]->rule == AUDIT_PROJECT_AMOUNT &&
		    s.audit.items[i]->outcome == AUDIT_CONFLICT)
			assert_ptr_equal(s.audit.items[i]->cause, c);
	sample_end(&s);
}

static void correct(struct project *p, const char *unit)
{
	currency_unit_parse(str_from(unit), &p->corrected);
	p->correction_reason = STR("因为");
}

static void corrections(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	correct(forms_add(&s, "1", "甲", "2,522,400.00", "万元"), "元");
	add_key(&s, "甲", "252");
	sample_run(&s, audit_rule_unit);
	assert_true(str_contains(sample_message(&s, finding(&s)),
				 STR("理由：因为")));
	sample_end(&s);

	/* The unit fits as printed: the correction is wrong. */
	sample_begin(&s);
	correct(forms_add(&s, "1", "甲", "252.24", "万元"), "元");
	add_key(&s, "甲", "252");
	sample_run(&s, audit_rule_unit);
	assert_true(str_contains(sample_message(&s, finding(&s)),
				 STR("请核对更正")));
	sample_end(&s);

	/* Nothing speaks for it. */
	sample_begin(&s);
	correct(forms_add(&s, "1", "甲", "252.24", "万元"), "元");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(finding(&s)->severity, AUDIT_MEDIUM);
	sample_end(&s);
}

/* The basis prints its units. */
static void basis(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_basis(&s, forms_add(&s, "1", "甲", "624300", "元"), "项", "62.43",
		    "万元");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_OK), 1);
	sample_end(&s);

	sample_begin(&s);
	forms_basis(&s, forms_add(&s, "1", "甲", "624300", "万元"), "项",
		    "62.43", "万元");
	sample_run(&s, audit_rule_unit);
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	/* and explains the difference from the basis */
	sample_run(&s, audit_rule_basis);
	assert_ptr_equal(s.audit.items[1]->cause, s.audit.items[0]);
	sample_end(&s);
}

/* What a wrong unit makes of the tasks is one finding. */
static void tasks(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||12,578");
	FORMS_OVERALL(&s, "dept", "元", "甲|12,578||", "合计|12,578||");
	sample_run(&s, audit_rule_unit);
	sample_run(&s, audit_rule_projects);
	assert_int_equal(sample_count(&s, AUDIT_TASK_SUM, AUDIT_CONFLICT), 1);
	for (size_t i = 0; i < s.audit.count; i++)
		if (s.audit.items[i]->rule == AUDIT_TASK_SUM &&
		    s.audit.items[i]->outcome == AUDIT_CONFLICT)
			assert_ptr_equal(s.audit.items[i]->cause, finding(&s));
	sample_end(&s);
}

/* The tasks of unit-a against the units of another year. */
static void overall(struct sample *s, const char *total, const char *unit)
{
	sample_begin(s);
	SAMPLE_TABLE(s, "expenditure", "unit total", "0|dept|||8,539",
		     "0|unit-a|||3,381", "0|unit-b|||5,158");
	sample_year(s, 2026);
	FORMS_OVERALL(
		s, "unit-a", unit,
		(const char *)str_format(&s->arena, "合计|%s||%c", total, 0).s);
	sample_run(s, audit_rule_unit);
}

static void magnitude(void **state)
{
	struct sample s;

	(void)state;
	overall(&s, "18565.10", "元");
	assert_int_equal(units(&s, AUDIT_CONFLICT), 1);
	assert_true(str_contains(sample_message(&s, finding(&s)),
				 STR("只有数量级")));
	sample_end(&s);

	overall(&s, "18565.10", "万元");
	assert_int_equal(units(&s, AUDIT_NOT_CHECKED), 1);
	sample_end(&s);

	/* small, but not a thousandth */
	overall(&s, "40000", "元");
	assert_int_equal(units(&s, AUDIT_NOT_CHECKED), 1);
	sample_end(&s);
}

/* A project of more than the department spends. */
static void too_large(void **state)
{
	struct sample s;

	(void)state;
	for (int wrong = 0; wrong <= 1; wrong++) {
		sample_begin(&s);
		SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||8,539");
		forms_add(&s, "1", "甲", wrong ? "8,540" : "8,539", NULL);
		sample_run(&s, audit_rule_unit);
		assert_int_equal(units(&s, AUDIT_CONFLICT), wrong);
		sample_end(&s);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tables_agree),
		cmocka_unit_test(table_is_wrong),
		cmocka_unit_test(two_tables),
		cmocka_unit_test(no_document_unit),
		cmocka_unit_test(unknown_unit),
		cmocka_unit_test(no_evidence),
		cmocka_unit_test(forms),
		cmocka_unit_test(corrections),
		cmocka_unit_test(basis),
		cmocka_unit_test(magnitude),
		cmocka_unit_test(too_large),
		cmocka_unit_test(tasks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
