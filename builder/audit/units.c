/* Units: a department is the sum of its units. */
#include "audit/sums.h"

#include "model/official.h"

const struct audit_rule audit_unit_sum = {
	.id = "unit-sum",
	.severity = AUDIT_HIGH,
	.title = {"单位合计", "Sums of units"},
	.says = {"部门的数等于本级和所属各预算单位之和。",
		 "A department equals the sum of its own office and its budget "
		 "units."},
	.why = {"部门总数要能由各单位的数得出。",
		"The total of a department must follow from those of its "
		"units."},
	.needs = {"表中既有部门一行，也有各单位的合计行。",
		  "The table has a row of the department and total rows of its "
		  "units."},
};

static const struct audit_text UNKNOWN_UNIT = {
	"“{0}”不在 organizations.csv 里，不知道它是否属于本部门",
	"\"{0}\" is not in organizations.csv; whether it belongs to the "
	"department is not known"};
static const struct audit_text FOREIGN_UNIT = {
	"“{0}”不是本部门的单位", "\"{0}\" is no unit of the department"};
static const struct audit_text NESTED_UNIT = {
	"“{0}”和它的上级单位都列在表中，不知道上级单位的数是否已经包括它",
	"\"{0}\" stands beside the unit it is part of, which may include it"};
static const struct audit_text OWN_ROWS = {
	"与各单位之和相差 {0}；部门一行之下又有明细，可能只是部门本级的数",
	"differs from the units by {0}, but the row of the department has rows "
	"of its own and may be its own office only"};

struct group {
	struct auditing *x;
	const struct table *table;
	const struct table_row *total; /* of the department */
	bool total_has_rows;
	const struct table_row **items; /* of the units */
	size_t count, capacity;
};

/* Total rows: of a unit, or of a year or the change. */
static bool is_total(const struct table_row *row)
{
	return row->side == SIDE_NONE &&
	       (row->level == 0 || row->reference_year || row->is_change);
}

static bool is_alike(const struct table_row *a, const struct table_row *b)
{
	return a->reference_year == b->reference_year &&
	       a->is_change == b->is_change;
}

/* 合计 beside the row of the department: the same again, not a part. */
static bool is_again(const struct group *g, const struct table_row *row)
{
	struct arena *a = g->x->arena;

	return row->unit == g->total->unit &&
	       (official_is_total(a, row->name) ||
		official_is_total(a, g->total->name));
}

static void collect(struct group *g)
{
	const struct table *t = g->table;
	const struct table_row *again = NULL;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row == g->total)
			continue;
		if (is_total(row) && is_alike(row, g->total) &&
		    is_again(g, row))
			again = row;
		else if (is_total(row) && is_alike(row, g->total))
			*VEC_PUSH(g->x->arena, g) = row;
		else if (row->unit == g->x->year->organization &&
			 !is_total(row))
			g->total_has_rows = true;
	}
	if (!g->count && again)
		*VEC_PUSH(g->x->arena, g) = again;
}

static const struct table_row *row_of(const struct group *g,
				      const struct organization *unit)
{
	for (size_t i = 0; i < g->count; i++)
		if (g->items[i]->unit == unit)
			return g->items[i];
	return NULL;
}

/* Is the unit below another one of the table, not counting the department? */
static bool is_nested(const struct group *g, const struct organization *unit)
{
	const struct organization *department = g->x->year->organization;
	size_t steps = g->x->site->organizations.count;

	for (const struct organization *up = unit->parent;
	     up && up != department && steps-- > 0; up = up->parent)
		if (row_of(g, up))
			return true;
	return false;
}

/* Why the units cannot be added up; NULL when they can. */
static const struct audit_text *obstacle(const struct group *g,
					 struct str *name)
{
	const struct organization *department = g->x->year->organization;

	for (size_t i = 0; i < g->count; i++) {
		const struct organization *unit = g->items[i]->unit;

		*name = g->items[i]->unit_name;
		if (!unit)
			return &UNKNOWN_UNIT;
		if (!organization_is_within(unit, department))
			return &FOREIGN_UNIT;
		if (is_nested(g, unit))
			return &NESTED_UNIT;
	}
	return NULL;
}

static bool any_figure(const struct group *g, size_t column)
{
	for (size_t i = 0; i < g->count; i++)
		if (sums_is_nonzero(&g->items[i]->cells[column]))
			return true;
	return sums_is_nonzero(&g->total->cells[column]);
}

static void check_column(const struct group *g, size_t column,
			 const struct audit_text *why, struct str name)
{
	struct auditing *x = g->x;

	if (!any_figure(g, column))
		return;
	struct audit_check *c =
		audit_begin(x, AUDIT_UNIT_SUM,
			    audit_cell_figure(x, g->table, g->total, column));

	if (why) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, why, name);
		return;
	}
	for (size_t i = 0; i < g->count; i++)
		audit_add(x, c,
			  audit_cell_figure(x, g->table, g->items[i], column),
			  1);
	audit_judge(x, c);
	if (c->outcome == AUDIT_CONFLICT && c->has_arithmetic &&
	    g->total_has_rows) {
		c->has_arithmetic = false;
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &OWN_ROWS,
			       decimal_text(x->arena, c->difference));
	}
}

static void check_group(struct group *g)
{
	struct str name = {NULL, 0};

	collect(g);
	if (!g->count)
		return;
	const struct audit_text *why = obstacle(g, &name);

	for (size_t i = 0; i < g->table->column_count; i++)
		if (g->table->columns[i].role == ROLE_MEASURE)
			check_column(g, i, why, name);
}

/* The first row of the department of each kind is its total, and each 合计. */
void sums_check_units(struct auditing *x, const struct table *t)
{
	const struct table_row *seen = NULL;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		struct group g = {.x = x, .table = t, .total = row};

		if (row->unit != x->year->organization || !is_total(row))
			continue;
		if (!seen || !is_alike(seen, row) || is_again(&g, seen))
			check_group(&g);
		seen = row;
	}
}
