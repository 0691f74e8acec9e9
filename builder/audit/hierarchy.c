/* Hierarchies: a row is the sum of the rows below it. */
#include "audit/sums.h"

const struct audit_rule audit_hierarchy_sum = {
	.id = "hierarchy-sum",
	.severity = AUDIT_HIGH,
	.title = {"类款项合计", "Sums of levels"},
	.says = {"上一级的数等于下一级各行之和（类＝款之和，款＝项之和，一级项"
		 "目＝二级项目之和）。",
		 "A row equals the sum of the rows one level below it."},
	.why = {"分级数字对不上，按功能或按项目的比较就不可靠。",
		"If levels do not add up, comparisons by function or project "
		"are unreliable."},
	.needs = {"表中有该行的下级行，且公布了数字。",
		  "The table has rows below this one, with figures."},
};

static const struct audit_text NOT_SPLIT = {
	"下级各行没有公布“{0}”，不能相加",
	"the rows below state nothing in \"{0}\" that could be added up"};
static const struct audit_text UNCERTAIN = {
	"与下级各行之和相差 {0}；表中没有编码，哪些行是它的下级只能由名称推断，"
	"无法判断",
	"differs from the rows below by {0}, but without codes the names alone "
	"tell which rows are below it"};

/* Checks of one table. */
struct sums {
	struct auditing *x;
	struct sums_tree tree;
	size_t first_check;
	size_t holds, fails; /* of sums with several parts */
};

static bool any_below(const struct sums *s, int child, size_t column,
		      bool (*is)(const struct cell *))
{
	for (; child != SUMS_NONE; child = s->tree.next_sibling[child])
		if (is(&s->tree.table->rows[child].cells[column]))
			return true;
	return false;
}

static bool is_number(const struct cell *c)
{
	return c->kind == CELL_NUMBER;
}

static void count(struct sums *s, const struct audit_check *c)
{
	size_t figures = 0;

	for (size_t i = 0; i < c->part_count; i++)
		figures += !decimal_is_zero(c->parts[i].value);
	s->fails += c->outcome == AUDIT_CONFLICT;
	s->holds += figures > 1 &&
		    (c->outcome == AUDIT_OK || c->outcome == AUDIT_ROUNDING);
}

static void check_cell(struct sums *s, size_t place, size_t column)
{
	const struct table *t = s->tree.table;
	const struct table_row *row = &t->rows[place];
	int child = s->tree.first_child[place];

	if (row->cells[column].kind == CELL_ABSENT ||
	    (!sums_is_nonzero(&row->cells[column]) &&
	     !any_below(s, child, column, sums_is_nonzero)))
		return;
	struct audit_check *c =
		audit_begin(s->x, AUDIT_HIERARCHY_SUM,
			    audit_cell_figure(s->x, t, row, column));

	if (!any_below(s, child, column, is_number)) {
		audit_conclude(s->x, c, AUDIT_NOT_CHECKED, &NOT_SPLIT,
			       t->columns[column].label);
		return;
	}
	for (; child != SUMS_NONE; child = s->tree.next_sibling[child])
		audit_add(s->x, c,
			  audit_cell_figure(s->x, t, &t->rows[child], column),
			  1);
	audit_judge(s->x, c);
	count(s, c);
}

static void check_row(struct sums *s, size_t place)
{
	const struct table *t = s->tree.table;
	const struct table_row *row = &t->rows[place];
	bool balance = row->side != SIDE_NONE && s->tree.levels[place] == 0;

	if (s->tree.first_child[place] == SUMS_NONE || balance)
		return;
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].role == ROLE_MEASURE &&
		    t->columns[i].side == row->side)
			check_cell(s, place, i);
}

/* Where only names tell the levels and more sums fail than hold, the levels
 * are in doubt, not the figures. */
static void forgive(struct sums *s)
{
	struct audit *audit = s->x->audit;

	for (size_t i = s->first_check; i < audit->count; i++) {
		struct audit_check *c = audit->items[i];

		if (c->outcome != AUDIT_CONFLICT || !c->has_arithmetic ||
		    sums_is_certain(s->x, &s->tree, c->stated.place.row))
			continue;
		c->has_arithmetic = false;
		audit_conclude(s->x, c, AUDIT_NOT_CHECKED, &UNCERTAIN,
			       decimal_text(s->x->arena, c->difference));
	}
}

/* An own table may print a code several times: for years, for projects. Its
 * rows are no tree then. */
static bool repeats_codes(struct auditing *x, const struct table *t)
{
	struct map seen = {0};
	const struct organization *unit = NULL;

	for (size_t i = 0; i < t->row_count; i++) {
		if (t->rows[i].unit != unit)
			seen = (struct map){0};
		unit = t->rows[i].unit;
		if (t->rows[i].code.n &&
		    map_put(x->arena, &seen, t->rows[i].code)->number++)
			return true;
	}
	return false;
}

static void check_table(struct auditing *x, const struct table *t)
{
	struct sums s = {.x = x, .first_check = x->audit->count};

	if (t->incomplete || (!t->kind && repeats_codes(x, t)))
		return;
	sums_grow_tree(x, t, &s.tree);
	for (size_t i = 0; i < t->row_count; i++)
		check_row(&s, i);
	if (!s.tree.codes && s.fails >= s.holds)
		forgive(&s);
}

void audit_rule_hierarchy(struct auditing *x)
{
	for (size_t i = 0; i < x->year->table_count; i++) {
		check_table(x, x->year->tables[i]);
		sums_check_units(x, x->year->tables[i]);
	}
}
