/* Currency units by magnitude. */
#include "audit/unit_magnitude.h"

enum { FAR = 1000, NEAR = 100 };

static struct decimal magnitude(struct decimal v)
{
	return decimal_is_negative(v) ? decimal_negate(v) : v;
}

static void take_larger(struct audit_figure *best, const struct audit_figure *f)
{
	if (f->has_value && !f->blank && !decimal_is_zero(f->value) &&
	    (!best->has_value ||
	     decimal_compare(magnitude(f->value), magnitude(best->value)) > 0))
		*best = *f;
}

static struct audit_figure largest_of_table(const struct auditing *x,
					    const struct table *t)
{
	struct audit_figure best = {0};

	for (size_t i = 0; i < t->row_count; i++)
		for (size_t j = 0; j < t->column_count; j++) {
			const struct cell *c = &t->rows[i].cells[j];

			if (t->columns[j].role != ROLE_MEASURE ||
			    c->kind != CELL_NUMBER ||
			    (best.has_value &&
			     decimal_compare(magnitude(c->value),
					     magnitude(best.value)) <= 0))
				continue;
			struct audit_figure f =
				audit_cell_figure(x, t, &t->rows[i], j);

			take_larger(&best, &f);
		}
	return best;
}

static bool is_in_group(const struct money_group *g, const struct project *p)
{
	return p->form == g->project->form &&
	       str_eq(p->place.source, g->project->place.source) &&
	       str_eq(p->currency.name, g->unit.name);
}

bool unit_largest(struct auditing *x, const struct money_group *g,
		  struct audit_figure *out)
{
	*out = (struct audit_figure){0};
	if (g->kind == MONEY_TABLE)
		*out = largest_of_table(x, g->table);
	for (size_t i = 0; g->project && i < x->year->project_count; i++) {
		const struct project *p = &x->year->projects[i];
		struct audit_figure f =
			audit_project_figure(x, p, PROJECT_YEAR);

		if (is_in_group(g, p))
			take_larger(out, &f);
	}
	for (size_t i = 0; g->overall && i < g->overall->task_count; i++) {
		const struct task *t = &g->overall->tasks[i];
		struct audit_figure f =
			audit_task_figure(x, g->overall, t, &t->total);

		take_larger(out, &f);
	}
	return out->has_value;
}

/* ---- what to compare with ---- */

struct range {
	struct audit_figure smallest, largest;
};

static bool in_yuan(const struct audit_figure *f, int power,
		    struct decimal *out)
{
	return decimal_shift(magnitude(f->value), power, out);
}

static void take_range(struct range *r, const struct audit_figure *f)
{
	struct decimal value, bound;

	if (!f->has_value || f->blank || decimal_is_zero(f->value) ||
	    !in_yuan(f, f->power, &value))
		return;
	if (!r->smallest.has_value ||
	    (in_yuan(&r->smallest, r->smallest.power, &bound) &&
	     decimal_compare(value, bound) < 0))
		r->smallest = *f;
	if (!r->largest.has_value ||
	    (in_yuan(&r->largest, r->largest.power, &bound) &&
	     decimal_compare(value, bound) > 0))
		r->largest = *f;
}

/* A view of another year of the department: its tables were not measured. */
static struct auditing of_year(const struct auditing *x,
			       const struct budget_year *year)
{
	struct auditing other = *x;

	other.year = year;
	if (year != x->year)
		audit_measure_tables(&other);
	return other;
}

static const struct table *table_of_totals(const struct budget_year *y)
{
	static const char *const ids[] = {"expenditure", "general-by-function",
					  "general-by-economy"};

	for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
		const struct table *t = budget_table(y, str_from(ids[i]));

		if (t && t->row_count)
			return t;
	}
	return NULL;
}

/* Total expenditures of the department and its units in one year. */
static void take_totals(const struct auditing *x, struct range *r)
{
	const struct table *t = table_of_totals(x->year);
	size_t column = t ? table_column_index(t, STR("total")) : 0;

	if (!t || column == t->column_count)
		return;
	for (size_t i = 0; i < t->row_count; i++)
		if (t->rows[i].level == 0 && t->rows[i].side == SIDE_NONE) {
			struct audit_figure f =
				audit_cell_figure(x, t, &t->rows[i], column);

			take_range(r, &f);
		}
}

static struct range totals(struct auditing *x, bool this_year)
{
	struct range r = {0};

	for (size_t i = 0; i < x->department->year_count; i++) {
		const struct budget_year *year = &x->department->years[i];

		if (this_year && year != x->year)
			continue;
		struct auditing other = of_year(x, year);

		take_totals(&other, &r);
	}
	return r;
}

/* The largest amounts of the same table in other years. */
static struct range same_table(struct auditing *x, const struct table *t)
{
	struct range r = {0};

	for (size_t i = 0; i < x->department->year_count; i++) {
		const struct budget_year *year = &x->department->years[i];
		const struct table *other = budget_table(year, t->id);

		if (year == x->year || !other)
			continue;
		struct auditing view = of_year(x, year);
		struct audit_figure f = largest_of_table(&view, other);

		take_range(&r, &f);
	}
	return r;
}

/* ---- judging ---- */

/* Is a * factor < b? */
static bool is_below(struct decimal a, int64_t factor, struct decimal b)
{
	struct decimal scaled;

	return decimal_multiply(a, decimal_from_int(factor), &scaled) &&
	       decimal_compare(scaled, b) < 0;
}

/* A unit that brings own near other: the nearest to the printed one. */
static bool find_power(const struct money_group *g, struct unit_magnitude *m)
{
	struct decimal other;
	bool found = false;

	if (!in_yuan(&m->other, m->other.power, &other))
		return false;
	for (size_t i = 0; i < unit_power_count; i++) {
		int power = unit_powers[i];
		struct decimal own;

		/* Only the units that budgets are printed in: 元, 万元. */
		if (power == g->unit.power || (power != 0 && power != 4) ||
		    !in_yuan(&m->own, power, &own) ||
		    is_below(own, NEAR, other) || is_below(other, NEAR, own))
			continue;
		m->power = power;
		found = true;
	}
	return found;
}

static bool is_far(const struct money_group *g, struct unit_magnitude *m,
		   const struct range *r)
{
	struct decimal own, smallest, largest;

	if (!r->smallest.has_value || !in_yuan(&m->own, g->unit.power, &own) ||
	    !in_yuan(&r->smallest, r->smallest.power, &smallest) ||
	    !in_yuan(&r->largest, r->largest.power, &largest))
		return false;
	if (is_below(own, FAR, smallest))
		m->other = r->smallest;
	else if (is_below(largest, FAR, own))
		m->other = r->largest;
	else
		return false;
	return find_power(g, m);
}

/* More for one project than the department spends. */
static bool is_too_large(struct auditing *x, const struct money_group *g,
			 struct unit_magnitude *m)
{
	struct range now = totals(x, true), ever = totals(x, false);
	struct decimal own, bound;

	if (!ever.largest.has_value || !in_yuan(&m->own, g->unit.power, &own))
		return false;
	m->other = now.largest.has_value ? now.largest : ever.largest;
	if (!in_yuan(&m->other, m->other.power, &bound) ||
	    !is_below(bound, now.largest.has_value ? 1 : NEAR, own))
		return false;
	for (size_t i = unit_power_count; i-- > 0;) {
		int power = unit_powers[i];

		if (power < g->unit.power && (power == 0 || power == 4) &&
		    in_yuan(&m->own, power, &own) &&
		    decimal_compare(own, bound) <= 0) {
			m->power = power;
			return true;
		}
	}
	return false;
}

bool unit_judge_magnitude(struct auditing *x, const struct money_group *g,
			  struct unit_magnitude *out)
{
	struct range r;

	if (g->project)
		return is_too_large(x, g, out);
	r = g->kind == MONEY_TABLE ? same_table(x, g->table) : totals(x, false);
	return is_far(g, out, &r);
}
