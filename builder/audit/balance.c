/* Balances: income, carried over, expenditure. */
#include "audit/sums.h"

#include "model/official.h"

const struct audit_rule audit_balance = {
	.id = "balance",
	.severity = AUDIT_HIGH,
	.title = {"收支平衡", "Balances"},
	.says = {"本年收入合计加上年结转等于收入总计；收入总计等于支出总计。",
		 "Income of the year and what was carried over make total "
		 "income, which equals total expenditure."},
	.why = {"收支总表不平衡，整套表就没有可信的总数。",
		"Without a balance no total of the whole set can be trusted."},
	.needs = {"收支总表公布了这些合计行。",
		  "The table states these total rows."},
};

static const struct audit_text NO_LINES = {"表中没有找到“{0}”一行",
					   "the table has no line \"{0}\""};
static const struct audit_text UNCERTAIN = {
	"与各行之和相差 {0}；表中没有编码，哪些行是同一级只能由名称推断，无法"
	"判断",
	"differs from the lines above by {0}, but without codes the names "
	"alone "
	"tell which lines are of one level"};

/* One side of a table and its lines. */
struct side {
	struct auditing *x;
	const struct sums_tree *tree;
	enum table_side side;
	size_t column;
	int year_total, total; /* 本年收入合计, 收入总计 */
};

static bool says(const struct side *s, size_t row, struct str word)
{
	const struct table_row *r = &s->tree->table->rows[row];

	return str_contains(sums_bare_name(s->x->arena, r->name), word);
}

static bool is_carried(const struct side *s, size_t row)
{
	return says(s, row, STR("上年结")) || says(s, row, STR("结转下年"));
}

static void find_lines(struct side *s)
{
	const struct table *t = s->tree->table;

	s->column = t->column_count;
	s->year_total = s->total = SUMS_NONE;
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].side == s->side &&
		    t->columns[i].role == ROLE_MEASURE &&
		    s->column == t->column_count)
			s->column = i;
	for (size_t i = 0; i < t->row_count; i++) {
		if (t->rows[i].side != s->side || s->tree->levels[i] != 0)
			continue;
		if (says(s, i, STR("总计")) && s->total == SUMS_NONE)
			s->total = (int)i;
		else if (says(s, i, STR("合计")) && s->year_total == SUMS_NONE)
			s->year_total = (int)i;
	}
}

static struct audit_figure figure(const struct side *s, size_t row)
{
	const struct table *t = s->tree->table;

	return audit_cell_figure(s->x, t, &t->rows[row], s->column);
}

static bool any_other_than_carried(const struct side *s, size_t from, size_t to)
{
	for (size_t i = from; i < to; i++)
		if (s->tree->table->rows[i].side == s->side &&
		    s->tree->levels[i] <= 1 && !is_carried(s, i) &&
		    sums_is_nonzero(&s->tree->table->rows[i].cells[s->column]))
			return true;
	return false;
}

/* Lines of level up to 1 in [from, to) as parts of c. */
static void add_lines(const struct side *s, struct audit_check *c, size_t from,
		      size_t to, bool only_carried)
{
	for (size_t i = from; i < to; i++)
		if (s->tree->table->rows[i].side == s->side &&
		    s->tree->levels[i] <= 1 &&
		    (!only_carried || is_carried(s, i)))
			audit_add(s->x, c, figure(s, i), 1);
}

/* Is the level of the line beyond doubt? It is numbered, or a source of income,
 * or a class of the classification. */
static bool is_known(const struct side *s, const struct table_row *row)
{
	struct arena *a = s->x->arena;
	struct str name = sums_bare_name(a, row->name);
	const struct classification *classes = classification_of(
		&s->x->site->classifications, CLASSIFICATION_FUNCTIONAL);

	if (!str_eq(name, official_fold(a, row->name)) ||
	    (s->side == SIDE_INCOME && sums_source(a, row->name).n))
		return true;
	for (size_t i = 0; classes && i < classes->count; i++)
		if (classes->items[i]->level == 1 &&
		    str_eq(official_fold(a, classes->items[i]->name), name))
			return true;
	return false;
}

static bool all_known(const struct side *s, size_t to)
{
	const struct table *t = s->tree->table;

	for (size_t i = 0; i < to; i++)
		if (t->rows[i].side == s->side && s->tree->levels[i] == 1 &&
		    sums_is_nonzero(&t->rows[i].cells[s->column]) &&
		    !is_known(s, &t->rows[i]))
			return false;
	return true;
}

/* The total of the year: all lines of the first level before it. */
static void check_lines(const struct side *s, int line)
{
	struct auditing *x = s->x;
	size_t to = (size_t)line;
	struct audit_check *c = audit_begin(x, AUDIT_BALANCE, figure(s, to));

	add_lines(s, c, 0, to, false);
	audit_judge(x, c);
	if (c->outcome != AUDIT_CONFLICT || !c->has_arithmetic ||
	    all_known(s, to))
		return;
	c->has_arithmetic = false;
	audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNCERTAIN,
		       decimal_text(x->arena, c->difference));
}

/* The grand total: that of the year and the lines between them, of which
 * those that are not of what was carried over may be details of it. */
static void check_total(const struct side *s, bool only_carried)
{
	size_t from = (size_t)s->year_total, to = (size_t)s->total;
	size_t first = s->x->audit->count;
	struct audit_check *c = audit_begin(s->x, AUDIT_BALANCE, figure(s, to));

	audit_add(s->x, c, figure(s, from), 1);
	add_lines(s, c, from + 1, to, only_carried);
	audit_judge(s->x, c);
	if (c->outcome == AUDIT_CONFLICT && c->has_arithmetic &&
	    !only_carried && any_other_than_carried(s, from + 1, to)) {
		s->x->audit->count = first;
		check_total(s, true);
	}
}

static struct audit_place table_place(const struct auditing *x,
				      const struct table *t)
{
	return (struct audit_place){.kind = AUDIT_PLACE_TABLE,
				    .year = x->year,
				    .table_id = t->id,
				    .table = t,
				    .span = span_at(t->file, 0, 0)};
}

static void check_side(const struct side *s)
{
	const struct table *t = s->tree->table;
	struct str name =
		s->side == SIDE_INCOME ? STR("收入总计") : STR("支出总计");

	if (s->year_total != SUMS_NONE)
		check_lines(s, s->year_total);
	else if (s->total != SUMS_NONE)
		check_lines(s, s->total);
	if (s->total == SUMS_NONE)
		audit_conclude(s->x,
			       audit_begin_at(s->x, AUDIT_BALANCE,
					      table_place(s->x, t), STR("")),
			       AUDIT_NOT_CHECKED, &NO_LINES, name);
	else if (s->year_total != SUMS_NONE && s->year_total < s->total)
		check_total(s, false);
}

static void check_table(struct auditing *x, const struct table *t)
{
	struct sums_tree tree;

	sums_grow_tree(x, t, &tree);
	struct side in = {.x = x, .tree = &tree, .side = SIDE_INCOME};
	struct side out = {.x = x, .tree = &tree, .side = SIDE_EXPENDITURE};

	find_lines(&in);
	find_lines(&out);
	if (in.column == t->column_count || out.column == t->column_count)
		return;
	check_side(&in);
	check_side(&out);
	if (in.total == SUMS_NONE || out.total == SUMS_NONE)
		return;
	struct audit_check *c =
		audit_begin(x, AUDIT_BALANCE, figure(&in, (size_t)in.total));

	audit_add(x, c, figure(&out, (size_t)out.total), 1);
	audit_judge_same(x, c);
}

void audit_rule_balance(struct auditing *x)
{
	for (size_t i = 0; i < x->year->table_count; i++) {
		const struct table *t = x->year->tables[i];

		if (t->kind && t->kind->layout == LAYOUT_TWO_SIDED &&
		    t->row_count)
			check_table(x, t);
	}
}
