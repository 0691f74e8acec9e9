/* A total against the same total of the year before. */
#include "view/year_change.h"

static const struct budget_year *year_of(const struct pages *p, int year)
{
	const struct department *d = p->department;

	for (size_t i = 0; i < d->year_count; i++)
		if (d->years[i].year == year)
			return &d->years[i];
	return NULL;
}

static const struct summary_year *summary_of_year(const struct pages *p,
						  int year)
{
	for (size_t i = 0; i < p->summary->year_count; i++)
		if (p->summary->years[i].year == year)
			return &p->summary->years[i];
	return NULL;
}

/* The row of the year before, of the same unit, in the same table. */
static bool same_table(const struct summary_cell *now, struct decimal *out)
{
	const struct table *t = now->table;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row->reference_year == now->row->reference_year - 1 &&
		    !row->is_change && row->unit == now->row->unit &&
		    str_eq(row->code, now->row->code))
			return table_yuan(t, &row->cells[now->column], out);
	}
	return false;
}

static struct currency_unit unit_used(const struct table *t)
{
	return t->corrected.name.n ? t->corrected : t->unit;
}

static bool is_like(const struct summary_cell *a, const struct summary_cell *b)
{
	return str_eq(a->table->id, b->table->id) &&
	       str_eq(a->table->columns[a->column].id,
		      b->table->columns[b->column].id) &&
	       str_eq(unit_used(a->table).name, unit_used(b->table).name) &&
	       str_eq(a->table->currency, b->table->currency);
}

static bool last_year(const struct pages *p, const struct budget_year *y,
		      enum summary_figure figure,
		      const struct summary_cell *now, struct decimal *out)
{
	const struct budget_year *before = year_of(p, y->year - 1);
	const struct summary_year *a = summary_of_year(p, y->year);
	const struct summary_year *b = summary_of_year(p, y->year - 1);
	struct summary_cell then;

	return before && a && b && str_eq(a->stage, b->stage) &&
	       summary_cell(before, figure, &then) && is_like(now, &then) &&
	       table_yuan(then.table, &then.row->cells[then.column], out);
}

/* Rounded to one decimal; empty where that would be 0.0. */
static struct str percent_of(struct arena *a, const struct year_change *c,
			     struct decimal now)
{
	struct decimal size = decimal_is_negative(c->difference)
				      ? decimal_negate(c->difference)
				      : c->difference;

	if (decimal_is_negative(now) || decimal_is_negative(c->base) ||
	    decimal_is_zero(c->base) || !decimal_shift(size, 2, &size) ||
	    !decimal_divide(size, c->base, 1, &size) || decimal_is_zero(size))
		return STR("");
	return str_concat(a, decimal_text(a, size), STR("%"));
}

bool view_year_change(const struct pages *p, const struct budget_year *y,
		      enum summary_figure figure, struct year_change *out)
{
	struct summary_cell cell;
	struct decimal now;

	*out = (struct year_change){.year = y->year - 1};
	if (!summary_cell(y, figure, &cell) ||
	    !table_yuan(cell.table, &cell.row->cells[cell.column], &now))
		return false;
	if (cell.row->reference_year
		    ? !same_table(&cell, &out->base)
		    : !last_year(p, y, figure, &cell, &out->base))
		return false;
	if (!decimal_subtract(now, out->base, &out->difference))
		return false;
	out->percent = percent_of(p->arena, out, now);
	return true;
}
