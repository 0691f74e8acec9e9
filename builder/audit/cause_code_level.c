/* Sums of levels that fail because a code is wrong: they hold once the row is
 * taken by where it stands. */
#include "audit/cause_code.h"

enum { LENGTHS_MAX = 6 };

/* The rows of one unit, with their levels by the lengths of their codes; 0 is
 * the unit's total. */
struct levels {
	const struct table *table;
	const struct table_row *rows;
	size_t count;
	size_t lengths[LENGTHS_MAX]; /* ascending */
	size_t length_count;
	unsigned *of;
};

static void note_length(struct levels *l, size_t length)
{
	size_t at = 0;

	while (at < l->length_count && l->lengths[at] < length)
		at++;
	if (at == LENGTHS_MAX || !length ||
	    (at < l->length_count && l->lengths[at] == length))
		return;
	for (size_t i = l->length_count < LENGTHS_MAX ? l->length_count++
						      : LENGTHS_MAX - 1;
	     i > at; i--)
		l->lengths[i] = l->lengths[i - 1];
	l->lengths[at] = length;
}

/* Of a code; 0 where none in the table is as long. */
static unsigned level_of(const struct levels *l, size_t length)
{
	for (size_t i = 0; i < l->length_count; i++)
		if (l->lengths[i] == length)
			return (unsigned)i + 1;
	return 0;
}

static bool is_displaced(const struct code_causes *s,
			 const struct table_row *row)
{
	for (size_t i = 0; i < s->count; i++)
		if (s->items[i]->has_row && s->items[i]->place.row == row)
			return true;
	return false;
}

/* The lengths of codes that are not in doubt. */
static void read_levels(const struct code_causes *s, const struct displaced *d,
			struct levels *l)
{
	const struct table *t = d->place.table;
	const struct table_row *first = d->place.row, *end = first + 1;

	while (first > t->rows && (first - 1)->unit == first->unit)
		first--;
	while (end < t->rows + t->row_count && end->unit == first->unit)
		end++;
	*l = (struct levels){
		.table = t, .rows = first, .count = (size_t)(end - first)};
	l->of = arena_array(s->x->arena, unsigned, l->count);
	for (size_t i = 0; i < t->row_count; i++)
		if (!is_displaced(s, &t->rows[i]))
			note_length(l, t->rows[i].code.n);
	for (size_t i = 0; i < l->count; i++)
		l->of[i] = level_of(l, l->rows[i].code.n);
}

/* Sum of the rows below; how many there are. */
static size_t add_below(const struct levels *l, size_t place, size_t column,
			struct decimal *sum)
{
	struct decimal one;
	size_t count = 0;

	*sum = decimal_from_int(0);
	for (size_t i = place + 1; i < l->count && l->of[i] > l->of[place];
	     i++) {
		const struct cell *c = &l->rows[i].cells[column];

		if (l->of[i] != l->of[place] + 1)
			continue;
		count++;
		if (c->kind == CELL_NUMBER && (!table_yuan(l->table, c, &one) ||
					       !decimal_add(*sum, one, sum)))
			return 0;
	}
	return count;
}

/* Does the conflict vanish with these levels? */
static bool holds(const struct code_causes *s, const struct levels *l,
		  const struct audit_check *c)
{
	const struct audit_place *p = &c->stated.place;
	struct decimal stated, sum, limit;
	size_t place = (size_t)(p->row - l->rows);
	size_t count = add_below(l, place, p->column, &sum);

	return table_yuan(l->table, p->cell, &stated) &&
	       cause_rounding(s->x, l->table, count, &limit) &&
	       (!count || cause_is_near(stated, sum, limit));
}

static bool is_sum_in(const struct levels *l, const struct audit_check *c)
{
	const struct audit_place *p = &c->stated.place;

	return cause_is_open(c) && c->rule == AUDIT_HIERARCHY_SUM &&
	       p->table == l->table && p->row >= l->rows &&
	       p->row < l->rows + l->count;
}

static size_t count_holding(const struct code_causes *s, const struct levels *l)
{
	const struct audit *audit = s->x->audit;
	size_t count = 0;

	for (size_t i = 0; i < audit->count; i++)
		count += is_sum_in(l, audit->items[i]) &&
			 holds(s, l, audit->items[i]);
	return count;
}

/* The level at which the row lets most sums hold; 0 where it lets none. */
static unsigned best_level(const struct code_causes *s, const struct levels *l,
			   unsigned *level)
{
	unsigned best = 0;
	size_t most = 0;

	for (unsigned i = 1; i <= l->length_count; i++) {
		*level = i;
		size_t count = count_holding(s, l);

		if (count > most) {
			most = count;
			best = i;
		}
	}
	return best;
}

static bool is_amount(const struct audit_check *c, const struct table *t,
		      const struct cell *cell)
{
	struct decimal difference, limit, amount;

	if (cell->kind != CELL_NUMBER || decimal_is_zero(cell->value) ||
	    !table_yuan(t, cell, &amount) ||
	    !decimal_shift(c->difference, c->power, &difference) ||
	    !decimal_shift(c->tolerance, c->power, &limit))
		return false;
	if (decimal_is_negative(difference) != decimal_is_negative(amount))
		difference = decimal_negate(difference);
	return cause_is_near(difference, amount, limit);
}

/* Does the comparison fail by the amount of a row of this name that stands
 * under a wrong code, or at another level than its code says? */
static bool misses_row(const struct levels *l, const struct displaced *d,
		       const struct audit_check *c, const struct audit_place *p)
{
	const struct table_row *stated = c->stated.place.row;

	if (p->kind != AUDIT_PLACE_CELL || p->table != l->table || !stated)
		return false;
	for (size_t i = 0; i < l->count; i++) {
		const struct table_row *row = &l->rows[i];
		bool moved = row == d->place.row || row->level != l->of[i];

		if (moved && row->name.n &&
		    (str_eq(row->name, stated->name) ||
		     str_eq(row->name, p->row->name)) &&
		    is_amount(c, l->table, &row->cells[p->column]))
			return true;
	}
	return false;
}

static bool is_explained(const struct code_causes *s, const struct levels *l,
			 const struct displaced *d, const struct audit_check *c)
{
	if (is_sum_in(l, c))
		return l->of[d->place.row - l->rows] && holds(s, l, c);
	if (!cause_is_open(c) || c->rule != AUDIT_SAME_FIGURE)
		return false;
	for (size_t i = 0; i <= c->part_count; i++)
		if (misses_row(l, d, c, cause_place(c, i)))
			return true;
	return false;
}

void cause_explain_levels(struct code_causes *s, const struct displaced *d)
{
	struct audit *audit = s->x->audit;
	struct levels l;

	if (!d->has_row || !d->place.row->code.n)
		return;
	read_levels(s, d, &l);
	unsigned *level = &l.of[d->place.row - l.rows];

	*level = best_level(s, &l, level);
	for (size_t i = 0; i < audit->count; i++)
		if (is_explained(s, &l, d, audit->items[i]))
			cause_explain(audit->items[i], d->leader);
}
