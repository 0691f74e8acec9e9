/* Changes between two years, recomputed from both. */
#include "audit/auditing.h"

const struct audit_rule audit_change = {
	.id = "change",
	.severity = AUDIT_HIGH,
	.title = {"增减变化", "Changes"},
	.says = {"公布的增减额和增减幅与两个年度的数相符；基数为零时没有增幅。",
		 "A stated change or percentage follows from the figures of "
		 "both years; there is no percentage from zero."},
	.why = {"“比上年”是读者最先看的数。",
		"The change against last year is what readers look at first."},
	.needs = {"两个年度的数都已公布。",
		  "The figures of both years are stated."},
};

static const struct audit_text NO_YEARS = {
	"表中没有“{0}”两个年度的数，不能重算增减",
	"the table does not state two years of \"{0}\" to recompute the "
	"change from"};

/* The rows of the unit of a change: the two latest years. */
struct pair {
	const struct table_row *now, *before;
};

static bool is_unit_of(const struct table_row *row,
		       const struct table_row *change)
{
	return row->reference_year && row->unit == change->unit &&
	       (row->unit || str_eq(row->unit_name, change->unit_name));
}

static struct pair find_pair(const struct table *t,
			     const struct table_row *change)
{
	struct pair p = {NULL, NULL};

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (!is_unit_of(row, change))
			continue;
		if (!p.now || row->reference_year > p.now->reference_year) {
			p.before = p.now;
			p.now = row;
		} else if (row->reference_year < p.now->reference_year &&
			   (!p.before ||
			    row->reference_year > p.before->reference_year)) {
			p.before = row;
		}
	}
	return p;
}

static bool is_zero(const struct cell *c)
{
	return c->kind != CELL_NUMBER || decimal_is_zero(c->value);
}

static void check_cell(struct auditing *x, const struct table *t,
		       const struct table_row *change, const struct pair *p,
		       size_t column)
{
	bool years = p->now && p->before;

	if (is_zero(&change->cells[column]) &&
	    (!years || (is_zero(&p->now->cells[column]) &&
			is_zero(&p->before->cells[column]))))
		return;
	struct audit_check *c = audit_begin(
		x, AUDIT_CHANGE, audit_cell_figure(x, t, change, column));

	if (!years) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_YEARS,
			       change->unit_name);
		return;
	}
	audit_add(x, c, audit_cell_figure(x, t, p->now, column), 1);
	audit_add(x, c, audit_cell_figure(x, t, p->before, column), -1);
	audit_judge(x, c);
}

static void check_table(struct auditing *x, const struct table *t)
{
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (!row->is_change)
			continue;
		struct pair p = find_pair(t, row);

		for (size_t j = 0; j < t->column_count; j++)
			if (t->columns[j].role == ROLE_MEASURE)
				check_cell(x, t, row, &p, j);
	}
}

void audit_rule_change(struct auditing *x)
{
	for (size_t i = 0; i < x->year->table_count; i++)
		check_table(x, x->year->tables[i]);
}
