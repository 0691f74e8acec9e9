/* Checks: terms, tolerance, what cannot be computed, messages. */
#include "audit_sample.h"

#define COLUMNS "unit code name total basic project"

/* total of row 0 against its basic and project. */
static struct audit_check *judge_row(struct sample *s, const char *row)
{
	SAMPLE_TABLE(s, "expenditure", COLUMNS, row, "1|dept|201||0||");
	struct auditing x = sample_auditing(s);
	const struct table *t = s->year->tables[s->year->table_count - 1];
	struct audit_check *c = audit_begin(
		&x, AUDIT_ROW_SUM, audit_cell_figure(&x, t, &t->rows[0], 3));

	audit_add(&x, c, audit_cell_figure(&x, t, &t->rows[0], 4), 1);
	audit_add(&x, c, audit_cell_figure(&x, t, &t->rows[0], 5), 1);
	audit_judge(&x, c);
	return c;
}

static void outcomes_of_sums(void **state)
{
	static const struct {
		const char *row;
		enum audit_outcome outcome;
	} cases[] = {
		{"0|dept|||10|4|6", AUDIT_OK},
		{"0|dept|||11|4|6", AUDIT_ROUNDING},
		{"0|dept|||12|4|6", AUDIT_CONFLICT},
		{"0|dept|||4|4|", AUDIT_OK},
		{"0|dept|||4|4|-", AUDIT_OK},
		{"0|dept||||4|6", AUDIT_NOT_CHECKED},
		{"0|dept|||10|4|x", AUDIT_NOT_CHECKED},
		{"0|dept|||10|4|不适用", AUDIT_NOT_CHECKED},
		{"0|dept|||-2|4|-6", AUDIT_OK},
		{"0|dept|||0|0|0", AUDIT_OK},
		{"0|dept|||10.00|4.00|6.01", AUDIT_ROUNDING},
		{"0|dept|||10.00|4.00|6.02", AUDIT_CONFLICT},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		sample_begin(&s);
		assert_int_equal(judge_row(&s, cases[i].row)->outcome,
				 cases[i].outcome);
		sample_end(&s);
	}
}

static void a_blank_adds_nothing_to_the_tolerance(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	struct audit_check *c = judge_row(&s, "0|dept|||5|4|");

	assert_int_equal(c->outcome, AUDIT_ROUNDING);
	assert_true(c->parts[1].blank);
	sample_assert_decimal(c->tolerance, "1.0");
	sample_assert_decimal(c->difference, "1");
	sample_end(&s);
}

static void sums_that_do_not_fit_are_errors(void **state)
{
	struct sample s;
	struct audit_check *c;

	(void)state;
	sample_begin(&s);
	c = judge_row(&s, "0|dept|||1"
			  "|999999999999999999999999999999999999"
			  "|999999999999999999999999999999999999");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->rule, AUDIT_OVERFLOW);
	assert_int_equal(c->severity, AUDIT_ERROR);
	assert_true(str_contains(sample_message(&s, c), STR("太大")));
	sample_end(&s);
}

static void no_parts_are_not_checked(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||10|4|6");
	struct auditing x = sample_auditing(&s);
	const struct table *t = s.year->tables[0];
	struct audit_check *c = audit_begin(
		&x, AUDIT_ROW_SUM, audit_cell_figure(&x, t, &t->rows[0], 3));

	audit_judge(&x, c);
	assert_int_equal(c->outcome, AUDIT_NOT_CHECKED);
	assert_true(sample_message(&s, c).n > 0);
	sample_end(&s);
}

/* The second table's total stated again as the first one's. */
static struct audit_check *judge_same(struct sample *s, const char *stated,
				      const char *other)
{
	struct table *a = sample_table(s, "expenditure", COLUMNS, &stated, 1);
	struct table *b =
		sample_table(s, "general-by-function", COLUMNS, &other, 1);
	struct auditing x = sample_auditing(s);
	struct audit_check *c =
		audit_begin(&x, AUDIT_SAME_FIGURE,
			    audit_cell_figure(&x, a, &a->rows[0], 3));

	audit_add(&x, c, audit_cell_figure(&x, b, &b->rows[0], 3), 1);
	audit_judge_same(&x, c);
	return c;
}

static void the_same_figure_has_no_tolerance(void **state)
{
	static const struct {
		const char *stated, *other;
		enum audit_outcome outcome;
		enum audit_severity severity;
	} cases[] = {
		{"0|dept|||10", "0|dept|||10", AUDIT_OK, AUDIT_HIGH},
		{"0|dept|||10", "0|dept|||11", AUDIT_CONFLICT, AUDIT_LOW},
		{"0|dept|||10", "0|dept|||12", AUDIT_CONFLICT, AUDIT_HIGH},
		{"0|dept|||10", "0|dept|||10.4", AUDIT_ROUNDING, AUDIT_HIGH},
		{"0|dept|||10", "0|dept|||10.6", AUDIT_CONFLICT, AUDIT_HIGH},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		sample_begin(&s);
		struct audit_check *c =
			judge_same(&s, cases[i].stated, cases[i].other);

		assert_int_equal(c->outcome, cases[i].outcome);
		assert_int_equal(c->severity, cases[i].severity);
		sample_end(&s);
	}
}

static void units_are_converted(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||10");
	struct table *b = SAMPLE_TABLE(&s, "general-by-function", COLUMNS,
				       "0|dept|||104,000");

	currency_unit_parse(STR("元"), &b->unit);
	struct auditing x = sample_auditing(&s);
	const struct table *a = s.year->tables[0];
	struct audit_check *c =
		audit_begin(&x, AUDIT_SAME_FIGURE,
			    audit_cell_figure(&x, a, &a->rows[0], 3));

	audit_add(&x, c, audit_cell_figure(&x, b, &b->rows[0], 3), 1);
	audit_judge_same(&x, c);
	assert_int_equal(c->outcome, AUDIT_ROUNDING);
	sample_assert_decimal(c->computed, "10.4000");
	sample_end(&s);
}

static void cells_know_their_checks(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||10|4|8");
	sample_audit(&s);
	const struct table_row *row = &s.year->tables[0]->rows[0];
	const struct audit_mark *cell = audit_mark(&s.audit, &row->cells[3]);

	assert_non_null(cell);
	assert_int_equal(cell->outcome, AUDIT_CONFLICT);
	assert_int_equal(cell->items[0]->outcome, AUDIT_CONFLICT);
	assert_null(audit_mark(&s.audit, &row->cells[0]));
	sample_end(&s);
}

/* Which of two figures is wrong is not known, so both are marked; the parts of
 * a sum are not. */
static void both_sides_of_a_dispute_are_marked(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", COLUMNS, "0|dept|||10|4|8");
	SAMPLE_TABLE(&s, "general-by-function", COLUMNS, "0|dept|||10|4|9");
	sample_audit(&s);
	const struct cell *a = s.year->tables[0]->rows[0].cells;
	const struct cell *b = s.year->tables[1]->rows[0].cells;
	const struct audit_mark *here = audit_mark(&s.audit, &a[5]);
	const struct audit_mark *there = audit_mark(&s.audit, &b[5]);

	assert_non_null(here);
	assert_non_null(there);
	assert_int_equal(here->outcome, AUDIT_CONFLICT);
	assert_ptr_equal(here->items[0], there->items[0]);
	const struct audit_mark *part = audit_mark(&s.audit, &a[4]);

	assert_true(!part || part->outcome == AUDIT_OK);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcomes_of_sums),
		cmocka_unit_test(a_blank_adds_nothing_to_the_tolerance),
		cmocka_unit_test(sums_that_do_not_fit_are_errors),
		cmocka_unit_test(no_parts_are_not_checked),
		cmocka_unit_test(the_same_figure_has_no_tolerance),
		cmocka_unit_test(units_are_converted),
		cmocka_unit_test(cells_know_their_checks),
		cmocka_unit_test(both_sides_of_a_dispute_are_marked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
