/* The code lists of 支出总表 and 一般公共预算支出表 against each other.
 *
 * What the general public budget spends is part of all expenditure: each of its
 * codes stands in 支出总表, too. Where a unit's totals are equal in both, so do
 * all codes of 支出总表 in the other.
 */
#include "audit/code_list.h"

const struct audit_text code_not_listed = {
	"{0}：“{1} {2}”在{3}中，不在{4}中",
	"{0}: \"{1} {2}\" is in {3}, not in {4}"};

/* The rows of a unit in one table. */
struct unit_codes {
	const struct organization *unit;
	const struct table_row *total;
	struct decimal yuan; /* of the total */
	bool has_total;
	struct map codes; /* to rows */
};
struct table_codes {
	const struct table *table;
	size_t code, total; /* columns */
	struct map units;   /* by id: struct unit_codes */
};

static struct unit_codes *codes_of(struct arena *a, struct table_codes *t,
				   const struct organization *unit)
{
	struct map_entry *e = map_put(a, &t->units, unit->id);
	struct unit_codes *u = e->pointer;

	if (!u) {
		u = arena_new(a, struct unit_codes);
		u->unit = unit;
		e->pointer = u;
	}
	return u;
}

static void take_total(const struct table_codes *t, struct unit_codes *u,
		       const struct table_row *row)
{
	u->total = row;
	u->has_total = table_yuan(t->table, &row->cells[t->total], &u->yuan);
}

static bool read_table(struct arena *a, const struct budget_year *year,
		       const char *id, struct table_codes *out)
{
	const struct table *t = budget_table(year, str_from(id));

	*out = (struct table_codes){.table = t};
	if (!t)
		return false;
	while (out->code < t->column_count &&
	       t->columns[out->code].role != ROLE_FUNCTIONAL_CODE)
		out->code++;
	out->total = table_column_index(t, STR("total"));
	if (out->code == t->column_count || out->total == t->column_count)
		return false;
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		struct unit_codes *u =
			row->unit ? codes_of(a, out, row->unit) : NULL;

		if (!u)
			continue;
		if (row->code.n)
			map_put(a, &u->codes, row->code)->pointer = (void *)row;
		else if (row->level == 0 && !u->total)
			take_total(out, u, row);
	}
	return true;
}

/* Rows of zeros may be left out. */
static bool has_money(const struct table_codes *t, const struct table_row *row)
{
	const struct cell *c = &row->cells[t->total];

	return c->kind == CELL_NUMBER && !decimal_is_zero(c->value);
}

static void add_missing(struct auditing *x, struct audit_check **c,
			const struct table_codes *in,
			const struct table_row *row,
			const struct table_codes *other)
{
	const struct cell *cell = &row->cells[in->code];
	struct audit_place place = {
		.kind = AUDIT_PLACE_CELL,
		.year = x->year,
		.table_id = in->table->id,
		.table = in->table,
		.row = row,
		.column = in->code,
		.cell = cell,
		.span = cell_span(in->table->file, cell, row->line)};

	if (!*c) {
		*c = audit_begin_at(x, AUDIT_CODE, place, row->code);
		audit_conclude(x, *c, AUDIT_CONFLICT, &code_not_listed,
			       row->unit_name, row->code, row->name,
			       in->table->title, other->table->title);
		return;
	}
	struct {
		struct audit_term *items;
		size_t count, capacity;
	} parts = {(*c)->parts, (*c)->part_count, (*c)->part_capacity};

	*VEC_PUSH(x->arena, &parts) = (struct audit_term){
		.place = place, .published = row->code, .sign = 1};
	(*c)->parts = parts.items;
	(*c)->part_count = parts.count;
	(*c)->part_capacity = parts.capacity;
}

static void find_missing(struct auditing *x, struct audit_check **c,
			 const struct table_codes *in,
			 const struct unit_codes *a,
			 const struct table_codes *other,
			 const struct unit_codes *b)
{
	for (size_t i = 0; i < a->codes.count; i++) {
		const struct table_row *row = a->codes.items[i].pointer;

		if (has_money(in, row) && !map_find(&b->codes, row->code))
			add_missing(x, c, in, row, other);
	}
}

static void compare_unit(struct auditing *x, const struct table_codes *all,
			 const struct unit_codes *a,
			 const struct table_codes *general,
			 const struct unit_codes *b)
{
	struct audit_check *c = NULL;
	bool equal = a->has_total && b->has_total &&
		     decimal_compare(a->yuan, b->yuan) == 0;

	if (!a->codes.count || !b->codes.count)
		return;
	find_missing(x, &c, general, b, all, a);
	if (equal)
		find_missing(x, &c, all, a, general, b);
	if (c)
		return;
	struct audit_place place = {
		.kind = AUDIT_PLACE_TABLE,
		.year = x->year,
		.table_id = general->table->id,
		.table = general->table,
		.span = span_at(general->table->file, 0, 0)};

	c = audit_begin_at(x, AUDIT_CODE, place,
			   organization_name(b->unit, x->year->year)->name);
	audit_say(x, c, AUDIT_OK, NULL, NULL, 0);
}

void audit_check_code_lists(struct auditing *x)
{
	struct arena scratch = {0};
	struct table_codes all, general;

	if (read_table(&scratch, x->year, "expenditure", &all) &&
	    read_table(&scratch, x->year, "general-by-function", &general))
		for (size_t i = 0; i < general.units.count; i++) {
			const struct unit_codes *b =
				general.units.items[i].pointer;
			const struct unit_codes *a =
				map_get(&all.units, b->unit->id);

			if (a)
				compare_unit(x, &all, a, &general, b);
		}
	arena_free(&scratch);
}
