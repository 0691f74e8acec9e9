/* Lists of codes that differ because a row stands under a wrong code. */
#include "audit/cause_code.h"
#include "audit/code_list.h"

static bool total_of(const struct audit_place *p, struct decimal *out)
{
	size_t column = table_column_index(p->table, STR("total"));

	return column < p->table->column_count &&
	       table_yuan(p->table, &p->row->cells[column], out);
}

/* Is it the row itself, or the same row of another table? */
static bool stands_for(const struct displaced *d, const struct audit_place *p)
{
	struct decimal here, there;

	if (!d->has_row)
		return false;
	if (d->place.row == p->row)
		return true;
	return d->place.table != p->table && d->place.row->unit &&
	       d->place.row->unit == p->row->unit && p->row->name.n &&
	       str_eq(d->place.row->name, p->row->name) &&
	       total_of(&d->place, &here) && total_of(p, &there) &&
	       decimal_compare(here, there) == 0;
}

static struct audit_check *leader_of_row(const struct code_causes *s,
					 const struct audit_place *p)
{
	for (size_t i = 0; i < s->count; i++)
		if (stands_for(s->items[i], p))
			return s->items[i]->leader;
	return NULL;
}

/* A list that differs by rows with wrong codes alone, all of one cause. */
static void explain_list(const struct code_causes *s, struct audit_check *c)
{
	struct audit_check *common = NULL;

	for (size_t i = 0; i <= c->part_count; i++) {
		struct audit_check *one = leader_of_row(s, cause_place(c, i));

		if (!one || (common && cause_root(one) != cause_root(common)))
			return;
		common = one;
	}
	cause_explain(c, common);
}

void cause_explain_lists(struct code_causes *s)
{
	for (size_t i = 0; i < s->x->audit->count; i++) {
		struct audit_check *c = s->x->audit->items[i];

		if (cause_is_of_code(c) && c->text == &code_not_listed)
			explain_list(s, c);
	}
}
