/* Tables whose figures are looked up in one another. */
#include "audit/same.h"

static struct str row_key(struct auditing *x, const struct table_row *row)
{
	struct str unit = row->unit ? row->unit->id : row->unit_name;

	return str_concat(x->arena, str_concat(x->arena, unit, STR("/")),
			  row->code);
}

/* Rows that nothing but their name tells apart are not looked up. */
static bool is_keyed(const struct table_row *row)
{
	return row->side == SIDE_NONE && !row->reference_year &&
	       !row->is_change && (row->code.n || row->level == 0);
}

void same_open(struct auditing *x, const char *id, struct same_table *out)
{
	const struct table *t = budget_table(x->year, str_from(id));

	*out = (struct same_table){.table = NULL};
	if (!t || !t->row_count)
		return;
	out->table = t;
	sums_grow_tree(x, t, &out->tree);
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (!is_keyed(row))
			continue;
		struct map_entry *e =
			map_put(x->arena, &out->rows, row_key(x, row));
		bool total =
			row->level == 0 && row->unit == x->year->organization;

		if (total && !out->total)
			out->total = row;
		e->number = e->number ? UINT64_MAX : i + 1;
	}
}

const struct table_row *same_row(struct auditing *x, const struct same_table *t,
				 const struct table_row *like)
{
	if (!t->table || !is_keyed(like))
		return NULL;
	struct arena_mark mark = arena_mark(x->arena);
	const struct map_entry *e = map_find(&t->rows, row_key(x, like));

	arena_rewind(x->arena, mark);
	return e && e->number != UINT64_MAX ? &t->table->rows[e->number - 1]
					    : NULL;
}

const struct table_row *same_line(struct auditing *x,
				  const struct same_table *t,
				  enum table_side side, struct str word)
{
	for (size_t i = 0; t->table && i < t->table->row_count; i++) {
		const struct table_row *row = &t->table->rows[i];

		if (row->side == side && row->level == 0 &&
		    str_contains(sums_bare_name(x->arena, row->name), word))
			return row;
	}
	return NULL;
}

size_t same_side_column(const struct table *t, enum table_side side)
{
	size_t i = 0;

	while (i < t->column_count && (t->columns[i].side != side ||
				       t->columns[i].role != ROLE_MEASURE))
		i++;
	return i;
}

void same_compare(struct auditing *x, const struct table *a,
		  const struct table_row *a_row, size_t a_column,
		  const struct table *b, const struct table_row *b_row,
		  size_t b_column)
{
	if (a_column >= a->column_count || b_column >= b->column_count)
		return;
	const struct cell *one = &a_row->cells[a_column];
	const struct cell *other = &b_row->cells[b_column];

	if (one->kind == CELL_ABSENT || other->kind == CELL_ABSENT ||
	    (!sums_is_nonzero(one) && !sums_is_nonzero(other)))
		return;
	struct audit_check *c = audit_begin(
		x, AUDIT_SAME_FIGURE, audit_cell_figure(x, a, a_row, a_column));

	audit_add(x, c, audit_cell_figure(x, b, b_row, b_column), 1);
	audit_judge_same(x, c);
}

void same_refuse(struct auditing *x, const struct table *t,
		 const struct audit_text *text, struct str argument)
{
	struct audit_place place = {.kind = AUDIT_PLACE_TABLE,
				    .year = x->year,
				    .table_id = t->id,
				    .table = t,
				    .span = span_at(t->file, 0, 0)};

	audit_conclude(x, audit_begin_at(x, AUDIT_SAME_FIGURE, place, STR("")),
		       AUDIT_NOT_CHECKED, text, argument);
}
