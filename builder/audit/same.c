/* The same figure in two tables. */
#include "audit/same.h"

const struct audit_rule audit_same_figure = {
	.id = "same-figure",
	.severity = AUDIT_HIGH,
	.title = {"表间一致", "The same figure in two tables"},
	.says = {"同一个数在两张表里应当相同。",
		 "A figure that stands in two tables is the same in both."},
	.why = {"引用哪张表，结论不应当不同。",
		"What one concludes must not depend on which table one reads."},
	.needs = {"两张表都公布了这个数，范围相同。",
		  "Both tables state the figure, for the same scope."},
};

static const struct audit_text OTHER_MONEY = {
	"部门还有其他资金来源（{0}），一般公共预算支出不是全部支出，不能与支出"
	"总表比较",
	"the department has other money too ({0}), so the general public "
	"budget "
	"is not all of its expenditure"};
static const struct audit_text UNKNOWN_MONEY = {
	"不能确定支出是否都来自一般公共预算，不能与支出总表比较{0}",
	"whether all expenditure is of the general public budget is not "
	"known{0}"};

/* Columns of two tables that state the same money. */
struct columns {
	const char *a, *b;
};

static void compare_columns(struct auditing *x, const struct same_table *a,
			    const struct table_row *a_row,
			    const struct same_table *b,
			    const struct table_row *b_row,
			    const struct columns *columns, size_t count)
{
	for (size_t i = 0; i < count; i++)
		same_compare(
			x, a->table, a_row,
			table_column_index(a->table, str_from(columns[i].a)),
			b->table, b_row,
			table_column_index(b->table, str_from(columns[i].b)));
}

/* Rows of one table against those of the same unit and code in another;
 * totals alone where the codes are not of one kind. */
static void compare_tables(struct auditing *x, const struct same_table *a,
			   const struct same_table *b, bool totals,
			   const struct columns *columns, size_t count)
{
	if (!a->table || !b->table)
		return;
	for (size_t i = 0; i < a->table->row_count; i++) {
		const struct table_row *row = &a->table->rows[i];
		const struct table_row *other = NULL;

		if (!totals || row->level == 0)
			other = same_row(x, b, row);
		if (other)
			compare_columns(x, a, row, b, other, columns, count);
	}
}
#define COMPARE(x, a, b, totals, ...)                                  \
	compare_tables((x), (a), (b), (totals),                        \
		       (const struct columns[]){__VA_ARGS__},          \
		       sizeof((const struct columns[]){__VA_ARGS__}) / \
			       sizeof(struct columns))

/* 一般公共预算基本支出表 states the basic part alone. */
static bool is_basic_only(const struct same_table *t)
{
	return t->table &&
	       str_contains(t->table->title_published, STR("基本支出"));
}

static void check_general(struct same *s)
{
	struct auditing *x = s->x;
	const struct same_table *first =
		s->function.table ? &s->function : &s->economy;

	if (is_basic_only(&s->economy))
		COMPARE(x, &s->economy, &s->function, true, {"total", "basic"});
	else
		COMPARE(x, &s->economy, &s->function, true, {"total", "total"},
			{"basic", "basic"}, {"project", "project"});
	if (!first->table || !s->expenditure.table || is_basic_only(first))
		return;
	if (s->general == SCOPE_SAME)
		COMPARE(x, first, &s->expenditure, first == &s->economy,
			{"total", "total"}, {"basic", "basic"},
			{"project", "project"});
	else
		same_refuse(x, first->table,
			    s->general == SCOPE_OTHER ? &OTHER_MONEY
						      : &UNKNOWN_MONEY,
			    s->other_source);
}

static void check_parts(struct same *s)
{
	struct auditing *x = s->x;

	COMPARE(x, &s->basic, &s->expenditure, true, {"total", "basic"});
	COMPARE(x, &s->project, &s->expenditure, true, {"total", "project"});
	COMPARE(x, &s->procurement, &s->expenditure, true,
		{"amount", "procurement"});
	if (s->general == SCOPE_SAME && !is_basic_only(&s->economy))
		COMPARE(x, &s->basic, &s->economy, false, {"total", "basic"});
}

void audit_rule_same(struct auditing *x)
{
	struct same s = {.x = x};

	same_open(x, "income-expenditure", &s.balance);
	same_open(x, "appropriation", &s.appropriation);
	same_open(x, "income", &s.income);
	same_open(x, "expenditure", &s.expenditure);
	same_open(x, "basic-expenditure", &s.basic);
	same_open(x, "project-expenditure", &s.project);
	same_open(x, "general-by-function", &s.function);
	same_open(x, "general-by-economy", &s.economy);
	same_open(x, "procurement", &s.procurement);
	same_find_scope(&s);
	check_general(&s);
	check_parts(&s);
	same_check_sides(&s);
	same_check_years(x);
}
