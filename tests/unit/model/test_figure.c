/* Figures by address, and texts against figures. */
#include "model/figure.h"

#include "format/number.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { COLUMNS = 3, ROWS = 9 };

/* A year with two tables, two facts and a project. */
struct world {
	struct arena arena;
	struct organizations organizations;
	struct organization department, unit, other;
	struct organization_name names[3];
	struct table table, sided, years;
	struct table *tables[3];
	struct table_column columns[COLUMNS], sides[2];
	struct table_row rows[ROWS], sided_rows[4], year_rows[3];
	struct cell cells[ROWS][COLUMNS], sided_cells[4][2], year_cells[3][1];
	struct fact facts[4];
	struct project project;
	struct budget_year year;
};

static struct cell cell(const char *published)
{
	struct cell c = {.published = str_from(published)};
	static const enum cell_kind kinds[] = {
		[NUMBER_EMPTY] = CELL_EMPTY,
		[NUMBER_VALUE] = CELL_NUMBER,
		[NUMBER_DASH] = CELL_DASH,
		[NUMBER_NOT_APPLICABLE] = CELL_NOT_APPLICABLE,
		[NUMBER_INVALID] = CELL_TEXT,
		[NUMBER_TOO_LONG] = CELL_TEXT,
	};

	c.kind = kinds[number_parse(c.published, &c.value)];
	return c;
}

static void add_organization(struct world *w, struct organization *o,
			     struct organization_name *name, const char *id,
			     const char *text)
{
	name->name = str_from(text);
	o->id = str_from(id);
	o->names = name;
	o->name_count = 1;
	map_put(&w->arena, &w->organizations.by_id, o->id)->pointer = o;
	map_put(&w->arena, &w->organizations.by_name, name->name)->pointer = o;
}

static void set_row(struct table_row *row, const struct organization *unit,
		    const char *code, const char *name, unsigned level,
		    struct cell *cells)
{
	row->unit = unit;
	row->code = str_from(code);
	row->name = row->path = str_from(name);
	row->level = level;
	row->key = str_from(*code ? code : name);
	row->cells = cells;
}

static void make_expenditure(struct world *w)
{
	static const char *const amounts[ROWS][2] = {
		{"12,578.00", "3,074.00"},
		{"11,855", "—"},
		{"4,039", "1430"},
		{"3,690.5", "不适用"},
		{"1", "2"},
		{"3", ""},
		{"(5)", "0"},
		{"6", "x"},
		{"7", "7"},
	};

	w->columns[0] = (struct table_column){.id = STR("name")};
	w->columns[1] =
		(struct table_column){.id = STR("total"), .role = ROLE_MEASURE};
	w->columns[2] =
		(struct table_column){.id = STR("basic"), .role = ROLE_MEASURE};
	for (size_t i = 0; i < ROWS; i++)
		for (size_t j = 1; j < COLUMNS; j++)
			w->cells[i][j] = cell(amounts[i][j - 1]);
	set_row(&w->rows[0], &w->department, "", "局", 0, w->cells[0]);
	set_row(&w->rows[1], &w->department, "201", "公共服务", 1, w->cells[1]);
	set_row(&w->rows[2], &w->unit, "", "局（本级）", 0, w->cells[2]);
	set_row(&w->rows[3], &w->unit, "201", "公共服务", 1, w->cells[3]);
	set_row(&w->rows[4], &w->unit, "20103", "事务(一)", 2, w->cells[4]);
	set_row(&w->rows[5], &w->unit, "20105", "事务/二", 2, w->cells[5]);
	set_row(&w->rows[6], &w->unit, "208", "同名", 1, w->cells[6]);
	set_row(&w->rows[7], &w->unit, "20801", "同名", 2, w->cells[7]);
	set_row(&w->rows[8], NULL, "", "不知何人", 0, w->cells[8]);
	w->rows[7].path = STR("同名 / 同名");
	w->table = (struct table){.id = STR("expenditure"),
				  .unit = {STR("万元"), 4},
				  .columns = w->columns,
				  .column_count = COLUMNS,
				  .rows = w->rows,
				  .row_count = ROWS};
}

static void make_sided(struct world *w)
{
	static const struct {
		const char *name;
		enum table_side side;
		unsigned level;
	} rows[] = {
		{"本年收入合计", SIDE_INCOME, 0},
		{"收入总计", SIDE_INCOME, 0},
		{"上年结余", SIDE_EXPENDITURE, 0},
		{"支出总计", SIDE_EXPENDITURE, 0},
	};

	for (size_t i = 0; i < 2; i++)
		w->sides[i] = (struct table_column){
			.id = i ? STR("expenditure") : STR("income"),
			.role = ROLE_MEASURE,
			.side = i ? SIDE_EXPENDITURE : SIDE_INCOME};
	for (size_t i = 0; i < 4; i++) {
		set_row(&w->sided_rows[i], &w->department, "", rows[i].name,
			rows[i].level, w->sided_cells[i]);
		w->sided_rows[i].side = rows[i].side;
		w->sided_cells[i][i / 2] = cell("10");
	}
	w->sided = (struct table){.id = STR("income-expenditure"),
				  .unit = {STR("元"), 0},
				  .corrected = {STR("万元"), 4},
				  .columns = w->sides,
				  .column_count = 2,
				  .rows = w->sided_rows,
				  .row_count = 4};
}

static void make_years(struct world *w)
{
	static const char *const names[] = {"2022年", "2023年", "增减变化金额"};

	for (size_t i = 0; i < 3; i++) {
		set_row(&w->year_rows[i], &w->department, "", names[i], 1,
			w->year_cells[i]);
		w->year_rows[i].reference_year = i < 2 ? 2022 + (int)i : 0;
		w->year_rows[i].is_change = i == 2;
		w->year_cells[i][0] = cell(i ? "2.67" : "9.34");
	}
	w->years = (struct table){.id = STR("three-public"),
				  .unit = {STR("万元"), 4},
				  .columns = &w->columns[1],
				  .column_count = 1,
				  .rows = w->year_rows,
				  .row_count = 3};
}

static void make_rest(struct world *w)
{
	static const char *const facts[][3] = {
		{"staff", "17", "人"},
		{"rate", "13.2", "%"},
		{"vehicles", "4", "台（套）"},
		{"none", "若干", "辆"},
	};

	for (size_t i = 0; i < 4; i++) {
		struct fact *f = &w->facts[i];

		f->id = str_from(facts[i][0]);
		f->value_published = str_from(facts[i][1]);
		f->unit = str_from(facts[i][2]);
		f->has_value = number_parse(f->value_published, &f->value) ==
			       NUMBER_VALUE;
	}
	w->project.id = STR("440304");
	w->project.currency = (struct currency_unit){STR("元"), 0};
	w->project.amounts[PROJECT_TOTAL] = cell("15,377,200.00");
	w->project.amounts[PROJECT_YEAR] = cell("328000");
}

static int set_up(void **state)
{
	struct world *w = heap_alloc(sizeof *w);

	*w = (struct world){.arena = {0}};
	add_organization(w, &w->department, &w->names[0], "ju", "局");
	add_organization(w, &w->unit, &w->names[1], "ju-bj", "局（本级）");
	add_organization(w, &w->other, &w->names[2], "zx", "中心");
	make_expenditure(w);
	make_sided(w);
	make_years(w);
	make_rest(w);
	w->tables[0] = &w->table;
	w->tables[1] = &w->sided;
	w->tables[2] = &w->years;
	w->year = (struct budget_year){.year = 2023,
				       .organization = &w->department,
				       .facts = w->facts,
				       .fact_count = 4,
				       .tables = w->tables,
				       .table_count = 3,
				       .projects = &w->project,
				       .project_count = 1};
	*state = w;
	return 0;
}

static int tear_down(void **state)
{
	struct world *w = *state;

	arena_free(&w->arena);
	heap_free(w);
	return 0;
}

static enum figure_result find(struct world *w, const char *address,
			       struct figure *f)
{
	return figure_find(&w->arena, &w->year, &w->organizations,
			   str_from(address), f);
}

static void check_cell(struct world *w, const char *address,
		       const char *published)
{
	struct figure f;

	assert_int_equal(find(w, address, &f), FIGURE_FOUND);
	assert_true(str_eq(f.cell->published, str_from(published)));
}

static void cells(void **state)
{
	struct world *w = *state;

	check_cell(w, "expenditure/total", "12,578.00");
	check_cell(w, "expenditure/201/basic", "—");
	check_cell(w, "expenditure/公共服务/total", "11,855");
	check_cell(w, "expenditure@ju-bj/total", "4,039");
	check_cell(w, "expenditure@局(本级)/total", "4,039");
	check_cell(w, "expenditure@ju-bj/201/total", "3,690.5");
	check_cell(w, "expenditure@ju-bj/事务（一）/total", "1");
	check_cell(w, "expenditure@ju-bj/事务/二/total", "3");
	check_cell(w, "expenditure@ju-bj/同名/total", "(5)");
	check_cell(w, "expenditure@ju-bj/同名 / 同名/total", "6");
	check_cell(w, "income-expenditure/收入总计/income", "10");
	check_cell(w, "three-public/2022/total", "9.34");
	check_cell(w, "three-public/change/total", "2.67");
	check_cell(w, "project/440304/year_amount", "328000");
	check_cell(w, "project/440304/amount", "328000");
	check_cell(w, "project/440304/total_amount", "15,377,200.00");
}

static void totals(void **state)
{
	struct world *w = *state;
	struct figure f;

	assert_int_equal(find(w, "income-expenditure/income", &f),
			 FIGURE_FOUND);
	assert_ptr_equal(f.row, &w->sided_rows[1]);
	assert_int_equal(find(w, "income-expenditure/expenditure", &f),
			 FIGURE_FOUND);
	assert_ptr_equal(f.row, &w->sided_rows[3]);
	assert_int_equal(find(w, "three-public/total", &f), FIGURE_FOUND);
	assert_ptr_equal(f.row, &w->year_rows[1]);
}

static void check_missing(struct world *w, const char *address,
			  enum figure_result result, const char *missing,
			  const char *nearest)
{
	struct figure f;

	assert_int_equal(find(w, address, &f), result);
	if (!str_eq(f.nearest, str_from(nearest)))
		print_error("%s: %.*s\n", address, STR_ARG(f.nearest));
	assert_true(str_eq(f.missing, str_from(missing)));
	assert_true(str_eq(f.nearest, str_from(nearest)));
}

static void unknown(void **state)
{
	struct world *w = *state;

	check_missing(w, "", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "expenditure", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "expenditure/", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "/total", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "@ju/total", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "expenditure/201/", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "project/440304", FIGURE_BAD_ADDRESS, "", "");
	check_missing(w, "expenditur/total", FIGURE_NO_TABLE, "expenditur",
		      "expenditure");
	check_missing(w, "zzz/total", FIGURE_NO_TABLE, "zzz", "");
	check_missing(w, "expenditure@ju-bi/total", FIGURE_NO_UNIT, "ju-bi",
		      "ju-bj");
	check_missing(w, "expenditure@zx/total", FIGURE_NO_UNIT, "zx", "");
	check_missing(w, "expenditure@ju-bj/20104/total", FIGURE_NO_ROW,
		      "20104", "20103");
	check_missing(w, "expenditure/20103/total", FIGURE_NO_ROW, "20103",
		      "201");
	check_missing(w, "expenditure/totl", FIGURE_NO_COLUMN, "totl", "total");
	check_missing(w, "expenditure/name", FIGURE_NO_COLUMN, "name", "");
	check_missing(w, "income-expenditure/收入总计/expenditure",
		      FIGURE_NO_ROW, "收入总计", "支出总计");
	check_missing(w, "fact/staf", FIGURE_NO_FACT, "staf", "staff");
	check_missing(w, "project/440305/amount", FIGURE_NO_PROJECT, "440305",
		      "440304");
	check_missing(w, "project/440304/year_amont", FIGURE_NO_COLUMN,
		      "year_amont", "year_amount");
}

static void check_equal(struct world *w, const char *address, const char *text,
			bool equal)
{
	struct figure f;

	assert_int_equal(find(w, address, &f), FIGURE_FOUND);
	if (figure_equals(&w->arena, &f, str_from(text)) != equal)
		print_error("%s: %s\n", address, text);
	assert_int_equal(figure_equals(&w->arena, &f, str_from(text)), equal);
}

static void amounts(void **state)
{
	struct world *w = *state;

	check_equal(w, "expenditure/total", "12,578万元", true);
	check_equal(w, "expenditure/total", " 12578.00 万元 ", true);
	check_equal(w, "expenditure/total", "１２，５７８万元", true);
	check_equal(w, "expenditure/total", "125,780,000元", true);
	check_equal(w, "expenditure/total", "1.2578亿元", true);
	check_equal(w, "expenditure/total", "1.26亿元", false);
	check_equal(w, "expenditure/total", "12,578", false);
	check_equal(w, "expenditure/total", "12,578元", false);
	check_equal(w, "expenditure/total", "12,578人", false);
	check_equal(w, "expenditure/total", "约12,578万元", false);
	check_equal(w, "expenditure/total", "", false);
	check_equal(w, "expenditure@ju-bj/208/total", "-5万元", true);
	check_equal(w, "expenditure@ju-bj/208/total", "（5）万元", true);
	check_equal(w, "expenditure@ju-bj/208/total", "5万元", false);
	check_equal(w, "income-expenditure/income", "10万元", true);
	check_equal(w, "income-expenditure/income", "10元", false);
	check_equal(w, "project/440304/amount", "32.8万元", true);
}

static void blanks(void **state)
{
	struct world *w = *state;

	check_equal(w, "expenditure/201/basic", "—", true);
	check_equal(w, "expenditure/201/basic", "0万元", true);
	check_equal(w, "expenditure/201/basic", "1万元", false);
	check_equal(w, "expenditure@ju-bj/201/basic", "不适用", true);
	check_equal(w, "expenditure@ju-bj/201/basic", "0万元", false);
	check_equal(w, "expenditure@ju-bj/20105/basic", "", false);
	check_equal(w, "expenditure@ju-bj/20105/basic", "0万元", false);
	check_equal(w, "project/440304/other_amount", "0元", false);
}

static void facts(void **state)
{
	struct world *w = *state;

	check_equal(w, "fact/staff", "17人", true);
	check_equal(w, "fact/staff", "17名", false);
	check_equal(w, "fact/staff", "18人", false);
	check_equal(w, "fact/rate", "13.20％", true);
	check_equal(w, "fact/vehicles", "4台(套)", true);
	check_equal(w, "fact/none", "若干辆", true);
	check_equal(w, "fact/none", "3辆", false);
}

static void texts(void **state)
{
	struct world *w = *state;
	struct figure f;

	find(w, "income-expenditure/income", &f);
	assert_true(str_eq(figure_text(&w->arena, &f), STR("10万元")));
	find(w, "fact/rate", &f);
	assert_true(str_eq(figure_text(&w->arena, &f), STR("13.2%")));
	find(w, "expenditure/201/basic", &f);
	assert_true(str_eq(figure_text(&w->arena, &f), STR("—")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(cells),   cmocka_unit_test(totals),
		cmocka_unit_test(unknown), cmocka_unit_test(amounts),
		cmocka_unit_test(blanks),  cmocka_unit_test(facts),
		cmocka_unit_test(texts),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
