/* One cause, one finding: which conflict explains which. */
#include "audit/cause.h"
#include "audit/unit.h"

const struct audit_check *cause_root(const struct audit_check *c)
{
	while (c->cause)
		c = c->cause;
	return c;
}

bool cause_is_open(const struct audit_check *c)
{
	return c->outcome == AUDIT_CONFLICT && c->has_arithmetic && !c->cause;
}

void cause_explain(struct audit_check *c, const struct audit_check *cause)
{
	if (!c->cause && cause_root(cause) != c)
		c->cause = cause_root(cause);
}

static bool is_opposite(const struct audit_check *c, struct decimal sum)
{
	struct decimal difference, rest;

	return decimal_shift(c->difference, c->power, &difference) &&
	       decimal_add(difference, sum, &rest) && decimal_is_zero(rest);
}

/* The conflict that states a part; NULL when there is none. */
static struct audit_check *conflict_of(struct causes *s,
				       const struct audit_check *c,
				       const struct audit_term *part)
{
	const struct cause_uses *uses = cause_uses_of(s, part);

	for (size_t i = 0; uses && i < uses->count; i++) {
		struct audit_check *other = uses->items[i].check;

		if (other != c && other->outcome == AUDIT_CONFLICT &&
		    cause_figure(&other->stated) == cause_figure(part))
			return other;
	}
	return NULL;
}

/* c fails by what its parts fail by themselves. */
static void explain_by_parts(struct causes *s, struct audit_check *c)
{
	struct audit_check *first = NULL;
	struct decimal sum = decimal_from_int(0), one;

	for (size_t i = 0; i < c->part_count && cause_is_open(c); i++) {
		struct audit_check *part = conflict_of(s, c, &c->parts[i]);

		if (!part || !part->has_arithmetic ||
		    !decimal_shift(part->difference, part->power, &one))
			continue;
		if (c->parts[i].sign < 0)
			one = decimal_negate(one);
		if (is_opposite(c, one))
			cause_explain(c, part);
		first = first ? first : part;
		if (!decimal_add(sum, one, &sum))
			return;
	}
	if (first && cause_is_open(c) && is_opposite(c, sum))
		cause_explain(c, first);
}

/* Is row below the other in their table? */
static bool is_below(const struct audit_place *p, const struct audit_place *up)
{
	if (p->row <= up->row || p->row->side != up->row->side)
		return false;
	if (up->row->level == 0 && up->row->unit == up->year->organization)
		return true;
	for (const struct table_row *row = up->row + 1; row <= p->row; row++)
		if (row->side == up->row->side &&
		    (row->level <= up->row->level ||
		     row->unit != up->row->unit))
			return false;
	return true;
}

static struct str series_key(struct arena *a, const struct audit_check *c)
{
	const struct audit_place *p = &c->stated.place;
	struct str other = c->parts[0].place.table_id;

	return str_format(a, "%d %.*s %zu %.*s %zu %d", (int)c->rule,
			  STR_ARG(p->table_id), p->column, STR_ARG(other),
			  c->parts[0].place.column, p->row->reference_year);
}

/* The same comparison of a row and of one below it, with one difference: the
 * lower explains the upper. From the last to the first. */
static void explain_by_rows_below(struct auditing *x)
{
	struct map last = {0};

	for (size_t i = x->audit->count; i-- > 0;) {
		struct audit_check *c = x->audit->items[i];
		bool rows = c->rule == AUDIT_ROW_SUM ||
			    c->rule == AUDIT_SAME_FIGURE;

		if (!rows || c->outcome != AUDIT_CONFLICT ||
		    !c->has_arithmetic || !c->stated.place.row)
			continue;
		struct map_entry *e =
			map_put(x->arena, &last, series_key(x->arena, c));
		const struct audit_check *below = e->pointer;

		if (below && is_below(&below->stated.place, &c->stated.place) &&
		    decimal_compare(below->difference, c->difference) == 0)
			cause_explain(c, below);
		e->pointer = c;
	}
}

/* Tables that print the same rows fail in the same way. */
static struct str twin_key(struct arena *a, const struct audit_check *c)
{
	const struct table_row *row = c->stated.place.row;
	struct str unit = row->unit ? row->unit->id : row->unit_name;
	struct str difference = decimal_text(a, c->difference);

	return str_format(a, "%d %d %.*s %u %.*s %.*s %.*s %.*s %zu",
			  (int)c->rule, row->reference_year, STR_ARG(unit),
			  row->level, STR_ARG(row->code), STR_ARG(row->name),
			  STR_ARG(decimal_text(a, c->stated.value)),
			  STR_ARG(difference), c->part_count);
}

static bool sums_up(const struct audit_check *c)
{
	return (c->rule == AUDIT_ROW_SUM || c->rule == AUDIT_HIERARCHY_SUM ||
		c->rule == AUDIT_UNIT_SUM || c->rule == AUDIT_BALANCE) &&
	       cause_is_open(c) && c->stated.place.row;
}

static void explain_by_twins(struct auditing *x)
{
	struct map first = {0};

	for (size_t i = 0; i < x->audit->count; i++) {
		struct audit_check *c = x->audit->items[i];

		if (!sums_up(c))
			continue;
		struct map_entry *e =
			map_put(x->arena, &first, twin_key(x->arena, c));

		if (e->pointer)
			cause_explain(c, e->pointer);
		else
			e->pointer = c;
	}
}

/* The power of ten by which the two differ; 0: none. */
static int factor_between(struct decimal a, struct decimal b)
{
	enum { POWER_MAX = 8 };
	struct decimal moved;

	if (decimal_is_zero(a) || decimal_is_zero(b))
		return 0;
	for (int power = -POWER_MAX; power <= POWER_MAX; power++)
		if (power && decimal_shift(a, power, &moved) &&
		    decimal_compare(moved, b) == 0)
			return power;
	return 0;
}

static struct str factor_key(struct arena *a, const struct audit_check *c,
			     int factor)
{
	const struct audit_place *other = &c->parts[0].place;

	return str_format(a, "%.*s %.*s %d %d",
			  STR_ARG(c->stated.place.table_id),
			  STR_ARG(other->table_id), other->year->year, factor);
}

/* Figures of a table that are all so many times those of another: that is one
 * wrong unit. */
static void explain_by_factor(struct auditing *x)
{
	struct map first = {0};

	for (size_t i = 0; i < x->audit->count; i++) {
		struct audit_check *c = x->audit->items[i];
		int factor = 0;

		if (cause_is_open(c) && c->rule == AUDIT_SAME_FIGURE)
			factor = factor_between(c->stated.value, c->computed);
		if (!factor)
			continue;
		struct map_entry *e = map_put(x->arena, &first,
					      factor_key(x->arena, c, factor));

		if (e->pointer)
			cause_explain(c, e->pointer);
		else
			e->pointer = c;
	}
}

/* Causes of causes: every conflict points to a finding. */
static void shorten(struct auditing *x)
{
	for (size_t i = 0; i < x->audit->count; i++)
		if (x->audit->items[i]->cause)
			x->audit->items[i]->cause =
				cause_root(x->audit->items[i]->cause);
}

void audit_find_causes(struct auditing *x)
{
	struct causes s = {.x = x};

	for (size_t i = 0; i < x->audit->count; i++)
		if (cause_is_open(x->audit->items[i]) &&
		    x->audit->items[i]->rule != AUDIT_UNIT_PLAUSIBLE)
			unit_explains(x, x->audit->items[i]);
	explain_by_factor(x);
	cause_find_codes(x);
	cause_note_uses(&s);
	cause_find_figures(&s);
	for (size_t i = 0; i < x->audit->count; i++)
		if (cause_is_open(x->audit->items[i]))
			explain_by_parts(&s, x->audit->items[i]);
	explain_by_rows_below(x);
	explain_by_twins(x);
	shorten(x);
}
