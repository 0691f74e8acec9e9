/* Wrong figures: what one correction would settle. */
#include "audit/cause.h"

#include <stdlib.h>

const void *cause_figure(const struct audit_term *t)
{
	return t->place.cell ? (const void *)t->place.cell
			     : (const void *)t->place.fact;
}

/* The address of a figure as a key; the pointer must live as long. */
static struct str figure_key(struct arena *a, const struct audit_term *t)
{
	const void *figure = cause_figure(t);

	return str_copy(a, (struct str){(const char *)&figure, sizeof figure});
}

/* A figure, and what must be added to it, in the base unit. */
struct correction {
	const struct audit_term *term;
	const struct cause_uses *uses;
	struct decimal delta;
	size_t resolved, exact, order;
};

struct corrections {
	struct correction *items;
	size_t count, capacity;
};

struct cause_uses *cause_uses_of(const struct causes *s,
				 const struct audit_term *t)
{
	const void *figure = cause_figure(t);
	struct str key = {(const char *)&figure, sizeof figure};

	return figure ? map_get(&s->uses, key) : NULL;
}

static void note_figures(struct causes *s, const struct audit_check *c)
{
	struct arena *a = s->x->arena;

	if (!cause_is_open(c))
		return;
	for (size_t i = 0; i <= c->part_count; i++) {
		const struct audit_term *t = i ? &c->parts[i - 1] : &c->stated;

		if (!cause_figure(t))
			continue;
		struct map_entry *e = map_put(a, &s->uses, figure_key(a, t));

		if (!e->pointer)
			e->pointer = arena_new(a, struct cause_uses);
	}
}

static void note_use(struct causes *s, struct audit_check *c,
		     const struct audit_term *t, int sign)
{
	struct cause_uses *uses = cause_uses_of(s, t);

	if (uses)
		*VEC_PUSH(s->x->arena, uses) = (struct cause_use){c, sign};
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
static bool left_over(const struct cause_use *u, struct decimal delta,
		      struct decimal *out)
{
	struct decimal difference, change;

	change = u->sign < 0 ? decimal_negate(delta) : delta;
	return decimal_shift(u->check->difference, u->check->power,
			     &difference) &&
	       decimal_add(difference, change, out);
}

static bool holds_with(const struct cause_use *u, struct decimal delta,
		       bool *exact)
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
		const struct cause_use *u = &k->uses->items[i];
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
static void find_corrections(const struct causes *s, struct corrections *all,
			     const struct audit_term *t)
{
	struct cause_uses *uses = cause_uses_of(s, t);

	if (!uses || uses->rated)
		return;
	uses->rated = true;
	for (size_t i = 0; i < uses->count && uses->count > 1; i++) {
		struct correction k = {
			.term = t, .uses = uses, .order = all->count};
		const struct cause_use *u = &uses->items[i];

		if (!cause_is_open(u->check) ||
		    !decimal_shift(u->check->difference, u->check->power,
				   &k.delta))
			continue;
		if (u->sign > 0)
			k.delta = decimal_negate(k.delta);
		rate(&k);
		if (k.resolved > 1)
			*VEC_PUSH(s->x->arena, all) = k;
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
		const struct cause_use *u = &k->uses->items[i];
		bool exact;

		if (!cause_is_open(u->check) ||
		    !holds_with(u, k->delta, &exact))
			continue;
		if (cause_figure(&u->check->stated) == cause_figure(k->term))
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

		if (c != leader && cause_is_open(c) &&
		    holds_with(&k->uses->items[i], k->delta, &exact))
			cause_explain(c, leader);
	}
}

void cause_note_uses(struct causes *s)
{
	struct audit *audit = s->x->audit;

	for (size_t i = 0; i < audit->count; i++)
		note_figures(s, audit->items[i]);
	for (size_t i = 0; i < audit->count && s->uses.count; i++)
		note_uses(s, audit->items[i]);
}

void cause_find_figures(struct causes *s)
{
	struct audit *audit = s->x->audit;
	struct corrections all = {NULL, 0, 0};

	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];

		if (!cause_is_open(c))
			continue;
		find_corrections(s, &all, &c->stated);
		for (size_t j = 0; j < c->part_count; j++)
			find_corrections(s, &all, &c->parts[j]);
	}
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_merit);
	for (size_t i = 0; i < all.count; i++)
		apply(&all.items[i]);
}
