/* A total's change as the document states it. */
#include "model/figure.h"
#include "view/year_change.h"

/* Does the fact say that it is the figure? */
static bool says_figure(const struct fact *f, const struct budget_year *y,
			enum summary_figure figure)
{
	for (size_t i = 0; i < f->relation_count; i++) {
		const struct fact_relation *r = &f->relations[i];
		const struct figure *other =
			r->kind == FACT_EQUALS ? r->terms[0].figure : NULL;

		if (other && other->table &&
		    summary_states(y, figure, other->cell))
			return true;
	}
	return false;
}

static bool is_figure(const struct figure *f, const struct budget_year *y,
		      enum summary_figure figure)
{
	if (f && f->table)
		return summary_states(y, figure, f->cell);
	return f && f->fact && says_figure(f->fact, y, figure);
}

/* The percentage's relation when it is one of the figure, of the department. */
static const struct fact_relation *relation_of(const struct fact *f,
					       const struct budget_year *y,
					       enum summary_figure figure)
{
	if (!f->has_value || f->organization != y->organization ||
	    f->year != y->year)
		return NULL;
	for (size_t i = 0; i < f->relation_count; i++) {
		const struct fact_relation *r = &f->relations[i];

		if (r->kind == FACT_PERCENT && r->term_count == 2 &&
		    is_figure(r->terms[1].figure, y, figure))
			return r;
	}
	return NULL;
}

static bool take(struct arena *a, const struct fact *percent,
		 const struct fact_relation *r, struct year_change *out)
{
	const struct figure *change = r->terms[0].figure;
	struct currency_unit unit;

	if (!change || !change->fact || !change->fact->has_value ||
	    !currency_unit_parse(change->fact->unit, &unit) ||
	    !decimal_shift(change->fact->value, unit.power, &out->difference))
		return false;
	if (r->decrease)
		out->difference = decimal_negate(out->difference);
	if (!decimal_is_zero(percent->value))
		out->percent =
			str_concat(a, percent->value_published, percent->unit);
	return true;
}

bool view_stated_change(struct arena *a, const struct budget_year *y,
			enum summary_figure figure, struct year_change *out)
{
	*out = (struct year_change){.year = y->year - 1};
	for (size_t i = 0; i < y->fact_count; i++) {
		const struct fact *f = &y->facts[i];
		const struct fact_relation *r = relation_of(f, y, figure);

		if (r && take(a, f, r, out))
			return true;
	}
	return false;
}
