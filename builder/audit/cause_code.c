/* Findings on wrong codes: the same row, and the rows below it. */
#include "audit/cause_code.h"
#include "audit/code_list.h"

bool cause_is_of_code(const struct audit_check *c)
{
	return c->outcome == AUDIT_CONFLICT && !c->cause &&
	       (c->rule == AUDIT_CODE || c->rule == AUDIT_CODE_NAME) &&
	       c->stated.place.kind == AUDIT_PLACE_CELL;
}

const struct audit_place *cause_place(const struct audit_check *c, size_t i)
{
	return i ? &c->parts[i - 1].place : &c->stated.place;
}

static struct displaced *displaced_at(const struct code_causes *s,
				      const struct table_row *row)
{
	return map_get(&s->by_row,
		       (struct str){(const char *)&row, sizeof row});
}

static struct displaced *add(struct code_causes *s, struct audit_check *c,
			     const struct audit_place *p, bool has_row)
{
	struct arena *a = s->x->arena;
	struct displaced *d = arena_new(a, struct displaced);

	d->place = *p;
	d->leader = c;
	d->has_row = has_row;
	*VEC_PUSH(a, s) = d;
	return d;
}

/* What all rows of c lead to; NULL where they differ, or lead to c. */
static struct audit_check *
common_leader(const struct code_causes *s, const struct audit_check *c,
	      struct displaced *(*find)(const struct code_causes *,
					const struct audit_check *,
					const struct audit_place *))
{
	struct audit_check *common = NULL;

	for (size_t i = 0; i <= c->part_count; i++) {
		struct displaced *d = find(s, c, cause_place(c, i));

		if (!d || cause_root(d->leader) == c ||
		    (common && cause_root(d->leader) != cause_root(common)))
			return NULL;
		common = d->leader;
	}
	return common;
}

/* ---- findings on the same rows ---- */

static struct displaced *same_row(const struct code_causes *s,
				  const struct audit_check *c,
				  const struct audit_place *p)
{
	(void)c;
	return displaced_at(s, p->row);
}

static void note_rows(struct code_causes *s, struct audit_check *c)
{
	struct audit_check *leader = common_leader(s, c, same_row);

	if (leader)
		cause_explain(c, leader);
	for (size_t i = 0; i <= c->part_count; i++) {
		const struct audit_place *p = cause_place(c, i);

		if (displaced_at(s, p->row))
			continue;
		struct str key = str_copy(
			s->x->arena,
			(struct str){(const char *)&p->row, sizeof p->row});

		map_put(s->x->arena, &s->by_row, key)->pointer =
			add(s, c, p, true);
	}
}

/* ---- rows without their parent ---- */

static struct str missing_parent(const struct audit_check *c)
{
	return c->text == &code_no_parent ? c->arguments[1] : STR("");
}

static struct str parent_key(const struct code_causes *s,
			     const struct audit_check *c,
			     const struct audit_place *p)
{
	return str_format(s->x->arena, "%p %p %.*s", (const void *)p->table,
			  (const void *)p->row->unit,
			  STR_ARG(missing_parent(c)));
}

static void note_orphans(struct code_causes *s, struct audit_check *c)
{
	for (size_t i = 0; i <= c->part_count; i++) {
		const struct audit_place *p = cause_place(c, i);
		struct map_entry *e = map_put(s->x->arena, &s->by_parent,
					      parent_key(s, c, p));
		struct displaced *d = e->pointer;

		if (!d)
			e->pointer = d = add(s, c, p, false);
		d->missing = missing_parent(c);
		struct {
			const struct table_row **items;
			size_t count, capacity;
		} rows = {d->orphans, d->orphan_count, d->orphan_capacity};

		*VEC_PUSH(s->x->arena, &rows) = p->row;
		d->orphans = rows.items;
		d->orphan_count = rows.count;
		d->orphan_capacity = rows.capacity;
	}
}

static bool sum_of_orphans(const struct displaced *d, size_t column,
			   struct decimal *out)
{
	struct decimal one;

	*out = decimal_from_int(0);
	for (size_t i = 0; i < d->orphan_count; i++) {
		const struct cell *c = &d->orphans[i]->cells[column];

		if (c->kind == CELL_NUMBER &&
		    (!table_yuan(d->place.table, c, &one) ||
		     !decimal_add(*out, one, out)))
			return false;
	}
	return true;
}

bool cause_is_near(struct decimal a, struct decimal b, struct decimal limit)
{
	struct decimal rest;

	if (!decimal_subtract(a, b, &rest))
		return false;
	if (decimal_is_negative(rest))
		rest = decimal_negate(rest);
	return decimal_compare(rest, limit) <= 0;
}

bool cause_rounding(const struct auditing *x, const struct table *t, size_t n,
		    struct decimal *out)
{
	struct decimal half = {5 * ((int64_t)n + 1),
			       audit_table_scale(x, t) + 1};

	return decimal_shift(half, table_power(t), out);
}

/* Is the row the sum of the orphans in all that it states? */
static bool adds_up(const struct code_causes *s, const struct displaced *d,
		    const struct table_row *row)
{
	const struct table *t = d->place.table;
	struct decimal limit, stated, sum;
	bool any = false;

	if (!cause_rounding(s->x, t, d->orphan_count, &limit))
		return false;
	for (size_t i = 0; i < t->column_count; i++) {
		if (t->columns[i].role != ROLE_MEASURE ||
		    row->cells[i].kind != CELL_NUMBER)
			continue;
		if (!table_yuan(t, &row->cells[i], &stated) ||
		    !sum_of_orphans(d, i, &sum) ||
		    !cause_is_near(stated, sum, limit))
			return false;
		any |= !decimal_is_zero(stated);
	}
	return any;
}

/* The row that stands above the orphans as their parent would, and is their
 * sum. */
static const struct table_row *parent_of(const struct code_causes *s,
					 const struct displaced *d)
{
	const struct table_row *row = d->place.row;
	const struct table_row *first = d->place.table->rows;

	while (row > first && (row - 1)->unit == row->unit &&
	       (row - 1)->code.n >= d->place.row->code.n &&
	       str_starts((row - 1)->code, d->missing))
		row--;
	return row > first && (row - 1)->unit == row->unit &&
			       adds_up(s, d, row - 1)
		       ? row - 1
		       : NULL;
}

static void find_parents(struct code_causes *s)
{
	for (size_t i = 0; i < s->by_parent.count; i++) {
		struct displaced *d = s->by_parent.items[i].pointer;
		const struct table_row *row = parent_of(s, d);
		struct displaced *above = row ? displaced_at(s, row) : NULL;

		d->has_row = row != NULL;
		if (row)
			d->place.row = row;
		if (above)
			d->leader = above->leader;
	}
}

static struct displaced *lost_parent(const struct code_causes *s,
				     const struct audit_check *c,
				     const struct audit_place *p)
{
	return map_get(&s->by_parent, parent_key(s, c, p));
}

static void explain_orphans(const struct code_causes *s, struct audit_check *c)
{
	struct audit_check *leader = common_leader(s, c, lost_parent);

	if (leader)
		cause_explain(c, leader);
}

void cause_find_codes(struct auditing *x)
{
	struct code_causes s = {.x = x};
	struct audit *audit = x->audit;

	for (size_t i = 0; i < audit->count; i++)
		if (cause_is_of_code(audit->items[i]) &&
		    audit->items[i]->text != &code_not_listed)
			note_rows(&s, audit->items[i]);
	for (size_t i = 0; i < audit->count; i++)
		if (cause_is_of_code(audit->items[i]) &&
		    missing_parent(audit->items[i]).n)
			note_orphans(&s, audit->items[i]);
	find_parents(&s);
	for (size_t i = 0; i < audit->count; i++)
		if (cause_is_of_code(audit->items[i]) &&
		    missing_parent(audit->items[i]).n)
			explain_orphans(&s, audit->items[i]);
	cause_explain_lists(&s);
	for (size_t i = 0; i < s.count; i++)
		cause_explain_levels(&s, s.items[i]);
}
