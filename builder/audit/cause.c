/* One cause, one finding: which conflict explains which. */
#include "audit/unit.h"

#include <stdlib.h>

/* What c is a consequence of in the end. */
static const struct audit_check *root_of(const struct audit_check *c)
{
	while (c->cause)
		c = c->cause;
	return c;
}

static bool is_open(const struct audit_check *c)
{
	return c->outcome == AUDIT_CONFLICT && c->has_arithmetic && !c->cause;
}

static void explain(struct audit_check *c, const struct audit_check *cause)
{
	if (!c->cause && root_of(cause) != c)
		c->cause = root_of(cause);
}

/* The figure itself, wherever it takes part. */
static const void *figure_of(const struct audit_term *t)
{
	return t->place.cell ? (const void *)t->place.cell
			     : (const void *)t->place.fact;
}

/* The address of a figure as a key; the pointer must live as long. */
static struct str figure_key(struct arena *a, const struct audit_term *t)
{
	const void *figure = figure_of(t);

	return str_copy(a, (struct str){(const char *)&figure, sizeof figure});
}

/* A check in which a figure takes part. */
struct use {
	struct audit_check *check;
	int sign; /* of the figure in the difference */
};
struct uses {
	struct use *items;
	size_t count, capacity;
	bool rated; /* its corrections have been looked for */
};

/* A figure, and what must be added to it, in the base unit. */
struct correction {
	const struct audit_term *term;
	const struct uses *uses;
	struct decimal delta;
	size_t resolved, exact, order;
};

struct causes {
	struct auditing *x;
	struct map uses; /* of the figures in conflicts */
	struct correction *items;
	size_t count, capacity;
};

static void note_figures(struct causes *s, const struct audit_check *c)
{
	struct arena *a = s->x->arena;

	if (!is_open(c))
		return;
	for (size_t i = 0; i <= c->part_count; i++) {
		const struct audit_term *t = i ? &c->parts[i - 1] : &c->stated;

		if (!figure_of(t))
			continue;
		struct map_entry *e = map_put(a, &s->uses, figure_key(a, t));

		if (!e->pointer)
			e->pointer = arena_new(a, struct uses);
	}
}

static void note_use(struct causes *s, struct audit_check *c,
		     const struct audit_term *t, int sign)
{
	const void *figure = figure_of(t);
	struct str key = {(const char *)&figure, sizeof figure};
	struct uses *uses = figure ? map_get(&s->uses, key) : NULL;

	if (uses)
		*VEC_PUSH(s->x->arena, uses) = (struct use){c, sign};
}

static void note_uses(struct causes *s, struct audit_check *c)
{
	if (!c->has_arithmetic)
		return;
	note_use(s, c, &c->stated, 1);
	for (size_t i = 0; i < c->part_count; i++)
		note_use(s, c, &c->parts[i], -c->parts[i].sign);
}

/* What is left of the difference of a check after a correction. */
static bool left_over(const struct use *u, struct decimal delta,
		      struct decimal *out)
{
	struct decimal difference, change;

	change = u->sign < 0 ? decimal_negate(delta) : delta;
	return decimal_shift(u->check->difference, u->check->power,
			     &difference) &&
	       decimal_add(difference, change, out);
}

static bool holds_with(const struct use *u, struct decimal delta, bool *exact)
{
	struct decimal rest, tolerance;

	if (!left_over(u, delta, &rest) ||
	    !decimal_shift(u->check->tolerance, u->check->power, &tolerance))
		return false;
	*exact = decimal_is_zero(rest);
	if (decimal_is_negative(rest))
		rest = decimal_negate(rest);
	return decimal_compare(rest, tolerance) <= 0;
}

/* Conflicts that a correction resolves; none when it breaks what holds. */
static void rate(struct correction *k)
{
	k->resolved = k->exact = 0;
	for (size_t i = 0; i < k->uses->count; i++) {
		const struct use *u = &k->uses->items[i];
		bool exact = false;
		bool holds = holds_with(u, k->delta, &exact);

		if (u->check->outcome == AUDIT_CONFLICT) {
			k->resolved += holds && !u->check->cause;
			k->exact += exact;
		} else if (!holds) {
			k->resolved = 0;
			return;
		}
	}
}

/* Corrections of one figure: each that makes one of its conflicts exact. */
static void find_corrections(struct causes *s, const struct audit_term *t)
{
	const void *figure = figure_of(t);
	struct str key = {(const char *)&figure, sizeof figure};
	struct uses *uses = figure ? map_get(&s->uses, key) : NULL;

	if (!uses || uses->rated)
		return;
	uses->rated = true;
	for (size_t i = 0; i < uses->count && uses->count > 1; i++) {
		struct correction k = {
			.term = t, .uses = uses, .order = s->count};
		const struct use *u = &uses->items[i];

		if (!is_open(u->check) ||
		    !decimal_shift(u->check->difference, u->check->power,
				   &k.delta))
			continue;
		if (u->sign > 0)
			k.delta = decimal_negate(k.delta);
		rate(&k);
		if (k.resolved > 1)
			*VEC_PUSH(s->x->arena, s) = k;
	}
}

/* The one that resolves most first. */
static int by_merit(const void *a, const void *b)
{
	const struct correction *x = a, *y = b;

	if (x->resolved != y->resolved)
		return x->resolved > y->resolved ? -1 : 1;
	if (x->exact != y->exact)
		return x->exact > y->exact ? -1 : 1;
	return x->order < y->order ? -1 : 1;
}

/* The conflict that states the corrected figure, else the first. */
static struct audit_check *leader_of(const struct correction *k)
{
	struct audit_check *first = NULL;

	for (size_t i = 0; i < k->uses->count; i++) {
		const struct use *u = &k->uses->items[i];
		bool exact;

		if (!is_open(u->check) || !holds_with(u, k->delta, &exact))
			continue;
		if (figure_of(&u->check->stated) == figure_of(k->term))
			return u->check;
		first = first ? first : u->check;
	}
	return first;
}

static void apply(struct correction *k)
{
	rate(k);
	if (k->resolved < 2)
		return;
	struct audit_check *leader = leader_of(k);

	for (size_t i = 0; i < k->uses->count; i++) {
		struct audit_check *c = k->uses->items[i].check;
		bool exact;

		if (c != leader && is_open(c) &&
		    holds_with(&k->uses->items[i], k->delta, &exact))
			explain(c, leader);
	}
}

/* One figure whose correction settles several conflicts and breaks nothing. */
static void find_wrong_figures(struct causes *s)
{
	struct audit *audit = s->x->audit;

	for (size_t i = 0; i < audit->count; i++)
		note_figures(s, audit->items[i]);
	if (!s->uses.count)
		return;
	for (size_t i = 0; i < audit->count; i++)
		note_uses(s, audit->items[i]);
	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];

		if (!is_open(c))
			continue;
		find_corrections(s, &c->stated);
		for (size_t j = 0; j < c->part_count; j++)
			find_corrections(s, &c->parts[j]);
	}
	if (s->count)
		qsort(s->items, s->count, sizeof *s->items, by_merit);
	for (size_t i = 0; i < s->count; i++)
		apply(&s->items[i]);
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
	const void *figure = figure_of(part);
	struct str key = {(const char *)&figure, sizeof figure};
	struct uses *uses = figure ? map_get(&s->uses, key) : NULL;

	for (size_t i = 0; uses && i < uses->count; i++) {
		struct audit_check *other = uses->items[i].check;

		if (other != c && other->outcome == AUDIT_CONFLICT &&
		    figure_of(&other->stated) == figure)
			return other;
	}
	return NULL;
}

/* c fails by what its parts fail by themselves. */
static void explain_by_parts(struct causes *s, struct audit_check *c)
{
	struct audit_check *first = NULL;
	struct decimal sum = decimal_from_int(0), one;

	for (size_t i = 0; i < c->part_count && is_open(c); i++) {
		struct audit_check *part = conflict_of(s, c, &c->parts[i]);

		if (!part || !part->has_arithmetic ||
		    !decimal_shift(part->difference, part->power, &one))
			continue;
		if (c->parts[i].sign < 0)
			one = decimal_negate(one);
		if (is_opposite(c, one))
			explain(c, part);
		first = first ? first : part;
		if (!decimal_add(sum, one, &sum))
			return;
	}
	if (first && is_open(c) && is_opposite(c, sum))
		explain(c, first);
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
			explain(c, below);
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
	       is_open(c) && c->stated.place.row;
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
			explain(c, e->pointer);
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
				root_of(x->audit->items[i]->cause);
}

void audit_find_causes(struct auditing *x)
{
	struct causes s = {.x = x};

	for (size_t i = 0; i < x->audit->count; i++)
		if (is_open(x->audit->items[i]) &&
		    x->audit->items[i]->rule != AUDIT_UNIT_PLAUSIBLE)
			unit_explains(x, x->audit->items[i]);
	find_wrong_figures(&s);
	for (size_t i = 0; i < x->audit->count; i++)
		if (is_open(x->audit->items[i]))
			explain_by_parts(&s, x->audit->items[i]);
	explain_by_rows_below(x);
	explain_by_twins(x);
	shorten(x);
}
