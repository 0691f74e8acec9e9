/* Summaries: totals, codes, projects, indicators, counts, lifetimes. */
#include "model/summary.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct organization_name names[] = {
	{STR_INIT("局"), {NULL, 0}, 0, 0},
	{STR_INIT("中心"), {NULL, 0}, 0, 0},
};
static struct organization bureau = {
	.id = STR_INIT("bureau"), .names = &names[0], .name_count = 1};
static struct organization centre = {.id = STR_INIT("centre"),
				     .names = &names[1],
				     .name_count = 1,
				     .parent = &bureau};

struct fixture {
	struct arena in, out;
	struct budget_year year;
	struct department department;
	struct summary summary;
};

static struct cell *cells(struct arena *a, size_t first, size_t count,
			  int64_t value)
{
	struct cell *c = arena_array(a, struct cell, count);

	for (size_t i = first; i < count; i++) {
		c[i].kind = CELL_NUMBER;
		c[i].value = decimal_from_int(value + (int64_t)(i - first));
	}
	return c;
}

static struct table *add_table(struct fixture *f, const char *id,
			       const struct table_column *columns,
			       size_t column_count)
{
	struct table *t = arena_new(&f->in, struct table);
	size_t n = f->year.table_count;

	t->id = str_from(id);
	t->unit = (struct currency_unit){STR("万元"), 4};
	t->columns = arena_array(&f->in, struct table_column, column_count);
	memcpy(t->columns, columns, column_count * sizeof *columns);
	t->column_count = column_count;
	f->year.tables =
		arena_grow(&f->in, f->year.tables, n, n + 1,
			   sizeof *f->year.tables, _Alignof(struct table *));
	f->year.tables[f->year.table_count++] = t;
	return t;
}

static struct table_row *add_row(struct fixture *f, struct table *t,
				 const struct organization *unit,
				 const char *code, int64_t value)
{
	t->rows = arena_grow(&f->in, t->rows, t->row_count, t->row_count + 1,
			     sizeof *t->rows, _Alignof(struct table_row));
	struct table_row *row = &t->rows[t->row_count++];

	*row = (struct table_row){
		.unit = unit,
		.code = str_from(code),
		.name = str_from(code),
		.key = str_from(*code ? code : "total"),
		.level = *code ? 1 : 0,
		.cells = cells(&f->in, 1, t->column_count, value),
	};
	return row;
}

static const struct table_column by_code[] = {
	{.id = STR_INIT("code"), .role = ROLE_FUNCTIONAL_CODE},
	{.id = STR_INIT("total"), .role = ROLE_MEASURE},
	{.id = STR_INIT("basic"), .role = ROLE_MEASURE},
	{.id = STR_INIT("project"), .role = ROLE_MEASURE},
};

static int set_up(void **state)
{
	struct fixture *f = heap_alloc(sizeof *f);

	memset(f, 0, sizeof *f);
	f->year.year = 2023;
	f->year.organization = &bureau;
	f->department.organization = &bureau;
	f->department.years = &f->year;
	f->department.year_count = 1;
	*state = f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->in);
	arena_free(&f->out);
	heap_free(f);
	return 0;
}

static struct summary_year *run(struct fixture *f, bool keep)
{
	summary_of(&f->out, &f->department, keep, &f->summary);
	return &f->summary.years[0];
}

static void assert_yuan(const struct summary_amount *a, int64_t yuan)
{
	assert_true(a->stated);
	assert_int_equal(decimal_compare(a->yuan, decimal_from_int(yuan)), 0);
}

static void test_nothing(void **state)
{
	struct summary_year *y = run(*state, true);

	assert_int_equal(y->year, 2023);
	assert_false(y->income.stated);
	assert_false(y->expenditure.stated);
	assert_int_equal(y->function_count, 0);
	assert_int_equal(y->figure_count, 0);
}

static void test_totals(void **state)
{
	struct fixture *f = *state;
	struct table *t = add_table(f, "expenditure", by_code, 4);

	add_row(f, t, &centre, "", 7);
	add_row(f, t, &bureau, "", 100);
	struct summary_year *y = run(f, true);

	assert_yuan(&y->expenditure, 1000000);
	assert_yuan(&y->basic, 1010000);
	assert_yuan(&y->project, 1020000);
	assert_false(y->procurement.stated);
	assert_int_equal(y->figure_count, 6);
	assert_int_equal(y->tables[0].row_count, 2);
}

/* 收入总计 and 支出总计, not the lines above them. */
static void test_two_sides(void **state)
{
	static const struct table_column columns[] = {
		{.id = STR_INIT("item"), .side = SIDE_INCOME},
		{.id = STR_INIT("income"),
		 .role = ROLE_MEASURE,
		 .side = SIDE_INCOME},
		{.id = STR_INIT("expenditure"),
		 .role = ROLE_MEASURE,
		 .side = SIDE_EXPENDITURE},
	};
	struct fixture *f = *state;
	struct table *t = add_table(f, "income-expenditure", columns, 3);

	add_row(f, t, &bureau, "", 5)->side = SIDE_INCOME;
	t->rows[0].name = STR("本年收入合计");
	add_row(f, t, &bureau, "", 8)->side = SIDE_INCOME;
	t->rows[1].name = STR("收入总计");
	add_row(f, t, &bureau, "", 10)->side = SIDE_EXPENDITURE;
	t->rows[2].name = STR("支出总计");
	struct summary_year *y = run(f, true);

	assert_yuan(&y->income, 80000);
	assert_yuan(&y->expenditure, 110000);
}

/* The corrected unit counts; the row of another year and the change do not. */
static void test_three_public(void **state)
{
	struct fixture *f = *state;
	struct table *t = add_table(f, "three-public", by_code, 4);

	t->corrected = (struct currency_unit){STR("元"), 0};
	add_row(f, t, &bureau, "", 1)->reference_year = 2022;
	add_row(f, t, &bureau, "", 2)->reference_year = 2023;
	add_row(f, t, &bureau, "", 3)->is_change = true;
	assert_yuan(&run(f, true)->three_public, 2);
}

static void test_codes(void **state)
{
	struct fixture *f = *state;
	struct table *t = add_table(f, "expenditure", by_code, 4);

	add_row(f, t, &bureau, "", 100);
	add_row(f, t, &centre, "208", 1);
	add_row(f, t, NULL, "201", 50);
	add_row(f, t, &centre, "201", 3);
	add_row(f, t, &centre, "208", 4);
	struct summary_year *y = run(f, true);

	assert_int_equal(y->function_count, 2);
	assert_true(str_eq(y->functions[0].row->line->code, STR("201")));
	assert_true(
		str_eq(y->functions[0].row->line->table, STR("expenditure")));
	assert_true(str_eq(y->functions[0].row->key, STR("201")));
	assert_int_equal(
		decimal_compare(y->functions[0].yuan, decimal_from_int(500000)),
		0);
	assert_int_equal(
		decimal_compare(y->functions[1].yuan, decimal_from_int(50000)),
		0);
	assert_int_equal(y->economy_count, 0);
}

/* A unit that is not registered is a unit. */
static void test_unknown_unit(void **state)
{
	struct fixture *f = *state;
	struct table *t = add_table(f, "expenditure", by_code, 4);

	add_row(f, t, &bureau, "", 100);
	add_row(f, t, NULL, "201", 30)->unit_name = STR("某站");
	add_row(f, t, &centre, "201", 70);
	struct summary_year *y = run(f, true);

	assert_yuan(&y->expenditure, 1000000);
	assert_int_equal(y->function_count, 1);
	assert_int_equal(decimal_compare(y->functions[0].yuan,
					 decimal_from_int(1000000)),
			 0);
}

static struct indicator indicators[] = {
	{.name = STR_INIT("a"), .target = {.kind = TARGET_PERCENT}},
	{.name = STR_INIT("b"), .target = {.kind = TARGET_TEXT}},
};
static struct project projects[] = {{
	.id = STR_INIT("p"),
	.name = STR_INIT("项目"),
	.unit = &centre,
	.indicators = {indicators, 2},
	.currency = {STR_INIT("元"), 0},
}};
static struct overall_performance overall[] = {{.indicators = {indicators, 1}}};

static void test_projects_and_indicators(void **state)
{
	struct fixture *f = *state;

	projects[0].amounts[PROJECT_YEAR] = (struct cell){
		.kind = CELL_NUMBER, .value = decimal_from_int(12)};
	f->year.projects = projects;
	f->year.project_count = 1;
	f->year.overall = overall;
	f->year.overall_count = 1;
	struct summary_year *y = run(f, true);

	assert_yuan(&y->projects[0].year_amount, 12);
	assert_true(str_eq(y->projects[0].unit_name, STR("中心")));
	assert_int_equal(y->indicator_count, 3);
	assert_int_equal(y->indicators[0].project_id.n, 0);
	assert_true(str_eq(y->indicators[2].project_id, STR("p")));
	assert_true(str_eq(y->indicators[2].name, STR("b")));
	assert_int_equal(y->kind_counts[TARGET_PERCENT], 2);
	assert_int_equal(y->amount_rows, 1);
	assert_int_equal(y->indicator_rows, 3);
	y = run(f, false);
	assert_null(y->indicators);
	assert_int_equal(y->indicator_count, 3);
	assert_int_equal(y->kind_counts[TARGET_TEXT], 1);
}

/* The summary lives on when the department is gone. */
static void test_lifetime(void **state)
{
	struct fixture *f = *state;

	f->year.title = str_copy(&f->in, STR("部门预算"));
	f->year.sources = arena_new(&f->in, struct source_document);
	f->year.source_count = 1;
	f->year.sources->title = str_copy(&f->in, STR("文件"));
	run(f, true);
	arena_free(&f->in);
	assert_true(str_eq(f->summary.years[0].title, STR("部门预算")));
	assert_true(str_eq(f->summary.years[0].sources[0].title, STR("文件")));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

static void add_fact(struct fixture *f, const char *id, int64_t value,
		     const struct organization *o, int year)
{
	size_t n = f->year.fact_count;

	f->year.facts =
		arena_grow(&f->in, f->year.facts, n, n + 1,
			   sizeof *f->year.facts, _Alignof(struct fact));
	f->year.facts[f->year.fact_count++] = (struct fact){
		.id = str_from(id),
		.unit = STR("人"),
		.has_value = true,
		.value = decimal_from_int(value),
		.organization = o,
		.year = year,
	};
}

static void test_staff(void **state)
{
	struct fixture *f = *state;

	assert_false(run(f, false)->staff.stated);
	add_fact(f, "staff-a-actual", 14, &bureau, 0);
	add_fact(f, "staff-b-actual", 41, NULL, 2023);
	add_fact(f, "staff-c-actual", 7, &centre, 0);
	add_fact(f, "staff-d-actual", 7, &bureau, 2022);
	add_fact(f, "staff-a-quota", 7, &bureau, 0);
	struct summary_year *y = run(f, false);

	assert_true(y->staff.stated);
	assert_int_equal(decimal_compare(y->staff.heads, decimal_from_int(55)),
			 0);
	assert_true(str_eq(y->staff.fact, STR("staff-a-actual")));
	add_fact(f, "staff-actual", 60, &bureau, 0);
	y = run(f, false);
	assert_int_equal(decimal_compare(y->staff.heads, decimal_from_int(60)),
			 0);
	assert_true(str_eq(y->staff.fact, STR("staff-actual")));
}

static void test_totals_of_codes(void **state)
{
	struct fixture *f = *state;
	struct table *t = add_table(f, "expenditure", by_code, 4);

	add_row(f, t, &bureau, "", 100);
	add_row(f, t, &bureau, "201", 60);
	struct summary_year *y = run(f, false);

	assert_yuan(&y->function_total, 1000000);
	assert_false(y->economy_total.stated);
	assert_false(y->has_other_currency);
	t->is_other_currency = true;
	y = run(f, false);
	assert_false(y->function_total.stated);
	assert_true(y->has_other_currency);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing),
		TEST(test_totals),
		TEST(test_two_sides),
		TEST(test_three_public),
		TEST(test_codes),
		TEST(test_unknown_unit),
		TEST(test_projects_and_indicators),
		TEST(test_lifetime),
		TEST(test_staff),
		TEST(test_totals_of_codes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
