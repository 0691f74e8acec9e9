/* Whether two tables are of the same money, and two-sided tables against
 * those by unit and code. */
#include "audit/same.h"

static const struct audit_text OTHER_FUNDS = {
	"拨款中还有一般公共预算以外的资金（{0}），不能与一般公共预算支出表比较",
	"the appropriation includes other money ({0}) than the general public "
	"budget"};
static const struct audit_text NOT_SPLIT = {
	"“{0}”没有按科目列出，不能与功能分类各行比较",
	"\"{0}\" lists no codes to compare the lines by function with"};

static bool equal_cells(const struct same_table *a, const struct table_row *one,
			const struct same_table *b,
			const struct table_row *other)
{
	struct decimal x, y;
	size_t i = table_column_index(a->table, STR("total"));
	size_t j = table_column_index(b->table, STR("total"));

	return i < a->table->column_count && j < b->table->column_count &&
	       table_yuan(a->table, &one->cells[i], &x) &&
	       table_yuan(b->table, &other->cells[j], &y) &&
	       decimal_compare(x, y) == 0;
}

/* Do both tables print the same totals for the department and its units, most
 * of them? Then their money is the same, whatever its sources. */
static bool equal_totals(struct auditing *x, const struct same_table *a,
			 const struct same_table *b)
{
	size_t equal = 0, unequal = 0;

	for (size_t i = 0; a->table && i < a->table->row_count; i++) {
		const struct table_row *row = &a->table->rows[i];
		const struct table_row *other =
			row->level == 0 ? same_row(x, b, row) : NULL;
		bool same = other && equal_cells(a, row, b, other);

		equal += same;
		unequal += other && !same;
	}
	return equal > unequal;
}

static bool is_general(struct str source)
{
	static const struct str own[] = {
		STR_INIT("general"),
		STR_INIT("appropriation"),
		STR_INIT("current_income"),
		STR_INIT("total"),
		STR_INIT("basic_appropriation"),
		STR_INIT("duty_appropriation"),
		STR_INIT("special_fund"),
		STR_INIT("government_investment"),
	};

	for (size_t i = 0; i < sizeof own / sizeof *own; i++)
		if (str_eq(source, own[i]))
			return true;
	return false;
}

/* Lines of income that are not of the general public budget. A line nobody
 * knows may be anything. */
static enum same_scope scope_of_lines(struct auditing *x,
				      const struct same_table *t,
				      struct str *other)
{
	size_t column = same_side_column(t->table, SIDE_INCOME);
	bool general = false;

	for (size_t i = 0; i < t->table->row_count; i++) {
		const struct table_row *row = &t->table->rows[i];

		if (row->side != SIDE_INCOME ||
		    column == t->table->column_count ||
		    !sums_is_nonzero(&row->cells[column]))
			continue;
		struct str source = sums_source(x->arena, row->name);

		general |= str_eq(source, STR("general"));
		if (t->tree.levels[i] == 0 && !source.n)
			continue;
		if (!is_general(source)) {
			*other = row->name;
			return SCOPE_OTHER;
		}
	}
	return general ? SCOPE_SAME : SCOPE_UNKNOWN;
}

static enum same_scope scope_of_columns(const struct same_table *t,
					struct str *other)
{
	for (size_t i = 0; t->total && i < t->table->column_count; i++)
		if (t->table->columns[i].role == ROLE_MEASURE &&
		    sums_is_nonzero(&t->total->cells[i]) &&
		    !is_general(t->table->columns[i].id)) {
			*other = t->table->columns[i].label;
			return SCOPE_OTHER;
		}
	return t->total ? SCOPE_SAME : SCOPE_UNKNOWN;
}

void same_find_scope(struct same *s)
{
	const struct same_table *first =
		s->function.table ? &s->function : &s->economy;

	s->general = SCOPE_UNKNOWN;
	if (equal_totals(s->x, first, &s->expenditure))
		s->general = SCOPE_SAME;
	else if (s->balance.table)
		s->general =
			scope_of_lines(s->x, &s->balance, &s->other_source);
	else if (s->income.table)
		s->general = scope_of_columns(&s->income, &s->other_source);
}

/* Names from the top to each row, without numbers before them: what a line of
 * 收支总表 has in common with a row by code. Parents stand before children. */
static struct str *paths_of(struct auditing *x, const struct sums_tree *tree)
{
	struct arena *a = x->arena;
	const struct table *t = tree->table;
	struct str *paths = arena_array(a, struct str, t->row_count);

	for (size_t i = 0; i < t->row_count; i++) {
		int parent = tree->parent[i];

		if (tree->levels[i] == 0)
			continue;
		paths[i] = sums_bare_name(a, t->rows[i].name);
		if (parent != SUMS_NONE && paths[parent].n)
			paths[i] = str_concat(
				a, str_concat(a, paths[parent], STR("/")),
				paths[i]);
	}
	return paths;
}

struct row_list {
	const struct table_row **items;
	size_t count, capacity;
};

/* Rows by path: of the units, or of the department where it has rows of its
 * own. False when both have, or no row has a code. */
static bool rows_by_path(struct auditing *x, const struct same_table *t,
			 struct map *out)
{
	bool own = false, units = false;
	const struct str *paths = paths_of(x, &t->tree);

	for (size_t i = 0; i < t->table->row_count; i++) {
		const struct table_row *row = &t->table->rows[i];

		if (!row->code.n)
			continue;
		own |= row->unit == x->year->organization;
		units |= row->unit != x->year->organization;
		struct map_entry *e = map_put(x->arena, out, paths[i]);

		if (!e->pointer)
			e->pointer = arena_new(x->arena, struct row_list);
		*VEC_PUSH(x->arena, (struct row_list *)e->pointer) = row;
	}
	return own != units;
}

/* A line of expenditure against the sum of the rows of its name. */
static void check_line(struct auditing *x, const struct same_table *lines,
		       size_t place, const struct same_table *t,
		       const struct row_list *rows)
{
	const struct table_row *row = &lines->table->rows[place];
	size_t column = same_side_column(lines->table, SIDE_EXPENDITURE);
	size_t total = table_column_index(t->table, STR("total"));

	if (!rows || !sums_is_nonzero(&row->cells[column]))
		return;
	struct audit_check *c =
		audit_begin(x, AUDIT_SAME_FIGURE,
			    audit_cell_figure(x, lines->table, row, column));

	for (size_t i = 0; i < rows->count; i++)
		audit_add(x, c,
			  audit_cell_figure(x, t->table, rows->items[i], total),
			  1);
	if (c->part_count == 1)
		audit_judge_same(x, c);
	else
		audit_judge(x, c);
}

static void check_lines(struct auditing *x, const struct same_table *lines,
			const struct same_table *t)
{
	struct map paths = {0};

	if (table_column_index(t->table, STR("total")) ==
		    t->table->column_count ||
	    same_side_column(lines->table, SIDE_EXPENDITURE) ==
		    lines->table->column_count)
		return;
	if (!rows_by_path(x, t, &paths)) {
		same_refuse(x, lines->table, &NOT_SPLIT, t->table->title);
		return;
	}
	const struct str *names = paths_of(x, &lines->tree);

	for (size_t i = 0; i < lines->table->row_count; i++)
		if (lines->table->rows[i].side == SIDE_EXPENDITURE &&
		    lines->tree.levels[i] > 0)
			check_line(x, lines, i, t, map_get(&paths, names[i]));
}

/* 本年支出合计 (收入总计) against the total of the department. */
static void check_total(struct auditing *x, const struct same_table *lines,
			enum table_side side, struct str word,
			const struct same_table *t)
{
	const struct table_row *row = same_line(x, lines, side, word);

	if (row && t->table && t->total)
		same_compare(x, lines->table, row,
			     same_side_column(lines->table, side), t->table,
			     t->total,
			     table_column_index(t->table, STR("total")));
}

/* Lines of income by what they say, against the columns of 收入总表. */
static void check_income(struct same *s)
{
	const struct table *t = s->balance.table;
	size_t column = same_side_column(t, SIDE_INCOME);

	for (size_t i = 0; i < t->row_count; i++) {
		struct str source;

		if (t->rows[i].side != SIDE_INCOME)
			continue;
		source = sums_source(s->x->arena, t->rows[i].name);
		if (source.n && column < t->column_count)
			same_compare(
				s->x, t, &t->rows[i], column, s->income.table,
				s->income.total,
				table_column_index(s->income.table, source));
	}
}

/* Has the expenditure side of a table lines by code to be compared? */
static bool has_codes(const struct same_table *t)
{
	for (size_t i = 0; t->table && i < t->table->row_count; i++)
		if (t->table->rows[i].code.n)
			return true;
	return false;
}

void same_check_sides(struct same *s)
{
	struct str other = {NULL, 0};

	if (s->balance.table && s->income.table && s->income.total)
		check_income(s);
	if (s->balance.table) {
		check_total(s->x, &s->balance, SIDE_EXPENDITURE, STR("合计"),
			    &s->expenditure);
		if (has_codes(&s->expenditure))
			check_lines(s->x, &s->balance, &s->expenditure);
		else if (has_codes(&s->function) && s->general == SCOPE_SAME)
			check_lines(s->x, &s->balance, &s->function);
	}
	if (!s->appropriation.table || !has_codes(&s->function))
		return;
	if (scope_of_lines(s->x, &s->appropriation, &other) == SCOPE_SAME ||
	    s->general == SCOPE_SAME)
		check_lines(s->x, &s->appropriation, &s->function);
	else
		same_refuse(s->x, s->appropriation.table, &OTHER_FUNDS, other);
}
