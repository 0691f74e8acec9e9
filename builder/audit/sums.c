/* The rows of a table as a tree. */
#include "audit/sums.h"

#include "model/official.h"

enum { LEVELS_MAX = 8, SIDES = SIDE_EXPENDITURE + 1 };

bool sums_is_nonzero(const struct cell *c)
{
	return c->kind == CELL_NUMBER && !decimal_is_zero(c->value);
}

bool sums_counts(const struct cell *c)
{
	return c->kind == CELL_NUMBER || c->kind == CELL_EMPTY ||
	       c->kind == CELL_DASH;
}

static struct str after(struct str s, struct str mark)
{
	struct str_cut cut = str_cut(s, mark);

	return cut.found && cut.tail.n ? cut.tail : s;
}

/* Is s nothing but Chinese numerals, or digits? */
static bool is_number(struct str s)
{
	static const struct str numerals[] = {
		STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"),
		STR_INIT("五"), STR_INIT("六"), STR_INIT("七"), STR_INIT("八"),
		STR_INIT("九"), STR_INIT("十"),
	};
	size_t at = 0;

	while (at < s.n && s.s[at] >= '0' && s.s[at] <= '9')
		at++;
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (str_starts(str_slice(s, at, s.n), numerals[i])) {
			at += numerals[i].n;
			i = SIZE_MAX;
		}
	return s.n > 0 && at == s.n;
}

struct str sums_bare_name(struct arena *a, struct str name)
{
	static const struct str marks[] = {STR_INIT("、"), STR_INIT("."),
					   STR_INIT("．")};
	struct str s = official_fold(a, name);

	if (str_starts(s, STR("（")))
		return after(s, STR("）"));
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (is_number(str_cut(s, marks[i]).head))
			return after(s, marks[i]);
	return s;
}

struct str sums_source(struct arena *a, struct str name)
{
	const struct table_kind *income = official_by_id(STR("income"));
	struct str labels[] = {sums_bare_name(a, name), STR("小计")};
	const struct column_kind *column =
		official_column(a, income, labels, 1, SIDE_NONE);

	if (str_eq(labels[0], STR("财政拨款")) ||
	    str_eq(labels[0], STR("财政拨款收入")))
		return STR("appropriation");
	if (!column)
		column = official_column(a, income, labels, 2, SIDE_NONE);
	return column ? str_from(column->id) : STR("");
}

/* Is the source part of the whole, as the columns of 收入总表 relate? */
static bool is_part(struct str whole, struct str part)
{
	struct str rest = str_from(official_by_id(STR("income"))->relations);
	struct column_relation relation;
	struct str id;

	while (whole.n && part.n && official_relation(&rest, &relation))
		while (str_eq(relation.whole, whole) &&
		       official_part(&relation.parts, &id))
			if (str_eq(id, part))
				return true;
	return false;
}

/* Lines of income that are not numbered: a source's parts follow it. */
static void level_income(struct auditing *x, struct sums_tree *tree)
{
	const struct table *t = tree->table;
	struct str whole = {NULL, 0};
	unsigned level = 0;

	for (size_t i = 0; i < t->row_count; i++) {
		if (t->rows[i].side != SIDE_INCOME)
			continue;
		struct str source = sums_source(x->arena, t->rows[i].name);

		if (tree->levels[i] == level && level > 0 &&
		    is_part(whole, source)) {
			tree->levels[i]++;
		} else {
			whole = source;
			level = tree->levels[i];
		}
	}
}

/* Without a list of first-level projects all rows are alike. */
static bool knows_first_level(const struct auditing *x)
{
	const struct table *list =
		budget_table(x->year, STR("performance-projects"));

	return list && list->row_count > 0;
}

static void level_rows(struct auditing *x, struct sums_tree *tree)
{
	const struct table *t = tree->table;
	bool codes = false;
	bool flat = str_eq(t->id, STR("project-expenditure")) &&
		    !knows_first_level(x);

	for (size_t i = 0; i < t->row_count; i++) {
		codes |= t->rows[i].code.n > 0;
		tree->levels[i] = t->rows[i].level;
		if (flat && tree->levels[i] > 1)
			tree->levels[i] = 1;
	}
	tree->codes = codes;
	if (t->kind && t->kind->layout == LAYOUT_TWO_SIDED)
		level_income(x, tree);
}

struct open_rows {
	const struct organization *unit;
	struct str unit_name;
	int row[SIDES][LEVELS_MAX];
};

static void close_from(struct open_rows *open, enum table_side side,
		       unsigned level)
{
	for (unsigned i = level; i < LEVELS_MAX; i++)
		open->row[side][i] = SUMS_NONE;
}

static void enter_unit(struct open_rows *open, const struct table_row *row)
{
	if (open->unit == row->unit &&
	    (row->unit || str_eq(open->unit_name, row->unit_name)))
		return;
	open->unit = row->unit;
	open->unit_name = row->unit_name;
	for (unsigned side = 0; side < SIDES; side++)
		close_from(open, (enum table_side)side, 0);
}

/* The nearest open row above; figures of other years hang nowhere. */
static void hang(struct sums_tree *tree, struct open_rows *open, int *last,
		 size_t place)
{
	const struct table_row *row = &tree->table->rows[place];
	unsigned level = tree->levels[place];
	int parent = SUMS_NONE;

	if (row->reference_year || row->is_change)
		return;
	level = level < LEVELS_MAX ? level : LEVELS_MAX - 1;
	for (unsigned up = level; up-- > 0 && parent == SUMS_NONE;)
		parent = open->row[row->side][up];
	close_from(open, row->side, level);
	open->row[row->side][level] = (int)place;
	tree->parent[place] = parent;
	if (parent == SUMS_NONE)
		return;
	if (last[parent] == SUMS_NONE)
		tree->first_child[parent] = (int)place;
	else
		tree->next_sibling[last[parent]] = (int)place;
	last[parent] = (int)place;
}

static int *no_rows(struct auditing *x, size_t count)
{
	int *rows = arena_array(x->arena, int, count);

	for (size_t i = 0; i < count; i++)
		rows[i] = SUMS_NONE;
	return rows;
}

void sums_grow_tree(struct auditing *x, const struct table *t,
		    struct sums_tree *out)
{
	struct open_rows open = {.unit = NULL};
	int *last = no_rows(x, t->row_count);

	*out = (struct sums_tree){
		.table = t,
		.levels = arena_array(x->arena, unsigned, t->row_count),
		.parent = no_rows(x, t->row_count),
		.first_child = no_rows(x, t->row_count),
		.next_sibling = no_rows(x, t->row_count),
	};
	level_rows(x, out);
	for (unsigned side = 0; side < SIDES; side++)
		close_from(&open, (enum table_side)side, 0);
	for (size_t i = 0; i < t->row_count; i++) {
		enter_unit(&open, &t->rows[i]);
		hang(out, &open, last, i);
	}
}

static bool is_numbered(struct arena *a, const struct table_row *row)
{
	return !str_eq(sums_bare_name(a, row->name),
		       official_fold(a, row->name));
}

bool sums_is_certain(struct auditing *x, const struct sums_tree *tree,
		     const struct table_row *row)
{
	struct str whole = sums_source(x->arena, row->name);
	int child = tree->first_child[row - tree->table->rows];

	for (; child != SUMS_NONE && !tree->codes;
	     child = tree->next_sibling[child]) {
		const struct table_row *below = &tree->table->rows[child];

		if (is_numbered(x->arena, below))
			continue;
		if (row->side != SIDE_INCOME ||
		    !is_part(whole, sums_source(x->arena, below->name)))
			return false;
	}
	return true;
}
