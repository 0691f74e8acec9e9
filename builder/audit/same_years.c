/* The same figure in the documents of two years. */
#include "audit/same.h"

static const struct budget_year *year_of(const struct auditing *x, int year)
{
	for (size_t i = 0; i < x->department->year_count; i++)
		if (x->department->years[i].year == year)
			return &x->department->years[i];
	return NULL;
}

static const struct table_row *row_of(const struct table *t, int year,
				      const struct organization *unit)
{
	for (size_t i = 0; i < t->row_count; i++)
		if (t->rows[i].reference_year == year &&
		    t->rows[i].unit == unit)
			return &t->rows[i];
	return NULL;
}

static void compare(struct auditing *x, const struct table *t,
		    const struct table_row *row, size_t column,
		    const struct budget_year *before, const struct table *old,
		    const struct table_row *other)
{
	size_t there = table_column_index(old, t->columns[column].id);

	if (there == old->column_count ||
	    (!sums_is_nonzero(&row->cells[column]) &&
	     !sums_is_nonzero(&other->cells[there])))
		return;
	struct audit_check *c = audit_begin(
		x, AUDIT_SAME_FIGURE, audit_cell_figure(x, t, row, column));
	struct audit_figure figure = audit_cell_figure(x, old, other, there);

	figure.place.year = before;
	if (before->title.n)
		figure.label = str_format(x->arena, "《%.*s》",
					  STR_ARG(before->title));
	audit_add(x, c, figure, 1);
	audit_judge_same(x, c);
}

/* Budgets of one stage: a draft may differ from what was approved later. */
void same_check_years(struct auditing *x)
{
	const struct table *t = budget_table(x->year, STR("three-public"));

	for (size_t i = 0; t && i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		const struct budget_year *before =
			row->reference_year ? year_of(x, row->reference_year)
					    : NULL;
		const struct table *old =
			before && before != x->year && row->unit &&
					str_eq(before->stage, x->year->stage)
				? budget_table(before, t->id)
				: NULL;
		const struct table_row *other =
			old ? row_of(old, row->reference_year, row->unit)
			    : NULL;

		for (size_t j = 0; other && j < t->column_count; j++)
			if (t->columns[j].role == ROLE_MEASURE)
				compare(x, t, row, j, before, old, other);
	}
}
