/* Official tables in the layouts that spreadsheet programs save. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "ingest/table.h"

#include <string.h>

struct fixture {
	struct arena arena, scratch;
	struct diag diag;
	struct site site;
	struct organization bureau, office;
	struct organization_name bureau_name, office_name;
	struct classification functional;
	struct budget_year year;
};

static void add_class(struct fixture *f, const char *code, const char *name)
{
	struct class_entry *e = arena_new(&f->arena, struct class_entry);

	e->code = str_from(code);
	e->name = str_from(name);
	e->level = (unsigned)(e->code.n - 1) / 2;
	for (size_t i = 0; i < f->functional.count; i++)
		if (str_starts(e->code, f->functional.items[i]->code))
			e->parent = f->functional.items[i];
	*VEC_PUSH(&f->arena, &f->functional) = e;
	map_put(&f->arena, &f->functional.by_code, e->code)->pointer = e;
}

static void add_organization(struct fixture *f, struct organization *o,
			     struct organization_name *n, const char *id,
			     const char *name)
{
	n->name = str_from(name);
	o->id = str_from(id);
	o->names = n;
	o->name_count = 1;
	map_put(&f->arena, &f->site.organizations.by_id, o->id)->pointer = o;
	map_put(&f->arena, &f->site.organizations.by_name,
		organization_fold(&f->arena, n->name))
		->pointer = o;
}

static int setup(void **state)
{
	struct fixture *f = heap_alloc(sizeof *f);

	memset(f, 0, sizeof *f);
	add_organization(f, &f->bureau, &f->bureau_name, "bureau",
			 "某市示例局");
	add_organization(f, &f->office, &f->office_name, "office",
			 "某市示例局（本级）");
	f->office.parent = &f->bureau;
	f->year.organization = &f->bureau;
	f->year.year = 2023;
	f->functional.role = CLASSIFICATION_FUNCTIONAL;
	f->functional.levels[0] = 3;
	f->functional.levels[1] = 5;
	f->functional.levels[2] = 7;
	f->functional.level_count = 3;
	add_class(f, "204", "公共安全支出");
	add_class(f, "20499", "其他公共安全支出");
	add_class(f, "2049999", "其他公共安全支出");
	*VEC_PUSH(&f->arena, &f->site.classifications) = &f->functional;
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;

	arena_free(&f->arena);
	arena_free(&f->scratch);
	diag_free(&f->diag);
	heap_free(f);
	return 0;
}

static struct table *read(struct fixture *f, const char *stem, const char *text)
{
	struct csv csv = {0};

	assert_true(csv_read(&f->scratch, str_from(text), ',', STR("t.csv"),
			     &f->diag, &csv));
	return table_read(&f->arena, &f->scratch, &f->site, &f->year, &csv,
			  STR("t.csv"), str_from(stem), &f->diag);
}

static void outline(struct fixture *f, struct table *t)
{
	struct table *tables[] = {t};
	struct budget_year y = {
		.organization = &f->bureau, .tables = tables, .table_count = 1};

	table_outline(&f->arena, &f->scratch, &f->site, &y);
}

static void assert_text(struct str s, const char *expected)
{
	assert_int_equal(s.n, strlen(expected));
	if (s.n)
		assert_memory_equal(s.s, expected, s.n);
}

static const char merged[] =
	"表 3,,,,,,,,\n支出总表,,,,,,,,\n部门名称：某市示例局,,,,,,,,\n"
	"单位：万元,,,,,,,,\n"
	"预算单位,科目编码,科目名称,支出总计,基本支出,项目支出,"
	"2023 年政府采购项目,,\n"
	",,,,,,小计,其中：面向中小企业政府采购项目,"
	"其中：面向小型、微型企业政府采购项目\n"
	"某市示例局,,,12.50,1,11.50,0,,\n"
	"某市示例局(本级),,,12.50,1,11.50,0,,\n"
	",204,公共安全支出,12.50,1,11.50,0,—,不适用\n"
	"表 3,,,,,,,,\n支出总表,,,,,,,,\n部门名称：某市示例局,,,,,,,,\n"
	"单位：万元,,,,,,,,\n"
	"预算单位,科目编码,科目名称,支出总计,基本支出,项目支出,"
	"2023 年政府采购项目,,\n"
	",,,,,,小计,其中：面向中小企业政府采购项目,"
	"其中：面向小型、微型企业政府采购项目\n"
	",20499,其他公共安全支出,12.50,1,11.50,0,,\n"
	",2049999,其他公共安全支出,12.50,1,11.50,0,,\n"
	"注：本表有尾差。,,,,,,,,\n";

static void reads_merged_headers(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "支出总表", merged);

	assert_non_null(t);
	assert_int_equal(f->diag.count, 0);
	assert_text(t->id, "expenditure");
	assert_text(t->unit.name, "万元");
	assert_int_equal(t->unit.power, 4);
	assert_int_equal(t->column_count, 9);
	assert_text(t->columns[6].id, "procurement");
	assert_text(t->columns[7].id, "procurement_sme");
	assert_text(t->columns[8].id, "procurement_micro");
}

static void drops_repeats_of_page_breaks_and_keeps_rows(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "expenditure", merged);

	assert_int_equal(t->row_count, 5);
	assert_int_equal(t->note_count, 1);
	assert_int_equal(t->rows[0].line, 7);
	assert_int_equal(t->rows[3].line, 16);
	assert_ptr_equal(t->rows[0].unit, &f->bureau);
	assert_ptr_equal(t->rows[4].unit, &f->office);
}

static void keeps_blank_zero_dash_and_not_applicable_apart(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "expenditure", merged);
	const struct cell *cells = t->rows[2].cells;

	assert_int_equal(cells[6].kind, CELL_NUMBER);
	assert_true(decimal_is_zero(cells[6].value));
	assert_int_equal(cells[7].kind, CELL_DASH);
	assert_int_equal(cells[8].kind, CELL_NOT_APPLICABLE);
	assert_int_equal(t->rows[1].cells[7].kind, CELL_EMPTY);
	assert_text(cells[3].published, "12.50");
	assert_int_equal(cells[3].line, 9);
}

static void places_rows_by_code(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "expenditure", merged);

	outline(f, t);
	assert_text(t->rows[0].key, "total");
	assert_text(t->rows[1].key, "office-total");
	assert_text(t->rows[4].key, "office-2049999");
	assert_text(t->rows[4].path,
		    "公共安全支出 / 其他公共安全支出 / 其他公共安全支出");
	assert_int_equal(t->rows[4].level, 3);
}

static void gives_every_row_a_key_of_its_own(void **state)
{
	struct fixture *f = *state;
	struct table *t =
		read(f, "general-by-function",
		     "单位：万元,,,,,\n"
		     "预算单位,科目编码,科目名称,支出总计,基本支出,"
		     "项目支出\n"
		     ",204,甲,1,1,0\n,204_3,乙,1,1,0\n"
		     ",204,丙,1,1,0\n,204,丁,1,1,0\n,204_3,戊,1,1,0\n");
	static const char *const keys[] = {"204", "204_3", "204_2", "204_4",
					   "204_3_3"};

	outline(f, t);
	assert_int_equal(t->row_count, 5);
	for (size_t i = 0; i < 5; i++)
		assert_text(t->rows[i].key, keys[i]);
}

static void splits_two_sided_tables(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "收支总表",
			       "单位：万元,,,\n收 入,,支 出,\n"
			       "项 目,2023 年预算数,项 目,2023 年预算数\n"
			       "一、政府预算拨款,10,一、公共安全支出,10\n"
			       "1.一般公共预算拨款,10,其他公共安全支出,10\n"
			       ",,其他公共安全支出,10\n"
			       "收入总计,10,支出总计,10\n");

	assert_non_null(t);
	assert_int_equal(f->diag.count, 0);
	outline(f, t);
	assert_int_equal(t->row_count, 7);
	assert_int_equal(t->rows[0].side, SIDE_INCOME);
	assert_text(t->rows[2].path, "一、政府预算拨款 / 1.一般公共预算拨款");
	assert_text(t->rows[4].path,
		    "一、公共安全支出 / 其他公共安全支出 / 其他公共安全支出");
	assert_int_equal(t->rows[6].level, 0);
	assert_int_equal(t->rows[0].cells[2].kind, CELL_ABSENT);
}

static void reads_plain_english_columns(void **state)
{
	struct fixture *f = *state;
	struct table *t =
		read(f, "general-by-function",
		     "单位：元,,,,,\nunit,code,name,total,basic,project\n"
		     "某市示例局,,,5,5,0\n");

	assert_non_null(t);
	assert_int_equal(t->row_count, 1);
	assert_int_equal(t->unit.power, 0);
}

static void finds_the_table_by_its_title(void **state)
{
	struct fixture *f = *state;
	struct table *t =
		read(f, "sheet1",
		     "政府采购项目支出表,,,\n单位：万元,,,\n"
		     "单位,编号,采购品目,金额\n某市示例局,A,货物,3\n");

	assert_non_null(t);
	assert_text(t->id, "procurement");
}

static bool has(const struct fixture *f, const char *id)
{
	for (size_t i = 0; i < f->diag.count; i++)
		if (strcmp(f->diag.items[i].kind->id, id) == 0)
			return true;
	return false;
}

static void lists_candidates_of_an_ambiguous_table(void **state)
{
	struct fixture *f = *state;

	assert_null(
		read(f, "sheet1",
		     "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出\n"
		     "某市示例局,,,1,1,0\n"));
	assert_true(has(f, "table-ambiguous"));
}

static void reports_many_errors_with_places(void **state)
{
	struct fixture *f = *state;

	read(f, "expenditure",
	     "单位：万元,,,,,\n"
	     "预算单位,科目编码,科目名称,支出总计,基本支出,项目支出\n"
	     "某市示例局,,,\"12,34\",1.2.3,3.5万\n"
	     "无名单位,,,1,1,0,7\n");
	assert_int_equal(f->diag.count, 5);
	assert_true(has(f, "number-invalid"));
	assert_true(has(f, "unit-unknown"));
	assert_true(has(f, "table-row-too-long"));
	diag_sort(&f->diag);
	assert_int_equal(f->diag.items[0].span.line, 3);
	assert_int_equal(f->diag.items[0].span.column, 9);
}

static void gives_no_unit_the_row_of_an_unknown_one(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "income",
			       "单位：万元,,\n"
			       "预算单位,收入总计,一般公共预算拨款\n"
			       "某市示例局,3,3\n"
			       "某市示例局（本级）,1,1\n"
			       "示例所,2,2\n");

	assert_non_null(t);
	assert_true(has(f, "unit-unknown"));
	assert_int_equal(f->diag.items[0].span.line, 5);
	assert_int_equal(t->row_count, 3);
	assert_non_null(t->rows[1].unit);
	assert_null(t->rows[2].unit);
	assert_text(t->rows[2].unit_name, "示例所");
}

static void takes_projects_in_the_column_of_units(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "project-expenditure",
			       "单位：万元,,\n"
			       "预算单位,总计,一般公共预算拨款\n"
			       "某市示例局（本级）,3,3\n"
			       "维护经费,3,3\n");

	assert_non_null(t);
	assert_false(has(f, "unit-unknown"));
	assert_ptr_equal(t->rows[1].unit, t->rows[0].unit);
	assert_text(t->rows[1].name, "维护经费");
}

static void wants_a_currency_unit(void **state)
{
	struct fixture *f = *state;

	read(f, "procurement",
	     "单位,编号,采购品目,金额\n某市示例局,A,货物,3\n");
	assert_true(has(f, "table-unit-missing"));
}

static void reads_years_of_the_three_expenses(void **state)
{
	struct fixture *f = *state;
	struct table *t = read(f, "three-public",
			       "单位：万元,,,,,,,\n"
			       "预算单位,年度,总计,因公出国(境)费,公务接待费,"
			       "公务用车购置及运行维护费,,\n"
			       ",,,,,小计,公务用车购置费,公务用车运行维护费\n"
			       "某市示例局,2022年,9.34,0,2,7.34,0,7.34\n"
			       ",2023年,12.01,0,1,11.01,0,11.01\n"
			       ",增减变化金额,2.67,0,-1,3.67,0,3.67\n");

	assert_non_null(t);
	assert_int_equal(f->diag.count, 0);
	outline(f, t);
	assert_int_equal(t->rows[0].reference_year, 2022);
	assert_true(t->rows[2].is_change);
	assert_text(t->rows[1].key, "2023");
	assert_text(t->rows[2].key, "change");
	assert_text(t->columns[5].id, "vehicles");
}

static void survives_odd_files(void **state)
{
	struct fixture *f = *state;
	static const char *const odd[] = {
		"",    "\n\n\n",       ",,,\n",
		"x\n", "单位：万元\n", "表3\n支出总表\n"};

	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		read(f, "expenditure", odd[i]);
	assert_true(has(f, "table-header-missing"));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(reads_merged_headers, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			drops_repeats_of_page_breaks_and_keeps_rows, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			keeps_blank_zero_dash_and_not_applicable_apart, setup,
			teardown),
		cmocka_unit_test_setup_teardown(places_rows_by_code, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			gives_every_row_a_key_of_its_own, setup, teardown),
		cmocka_unit_test_setup_teardown(splits_two_sided_tables, setup,
						teardown),
		cmocka_unit_test_setup_teardown(reads_plain_english_columns,
						setup, teardown),
		cmocka_unit_test_setup_teardown(finds_the_table_by_its_title,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			lists_candidates_of_an_ambiguous_table, setup,
			teardown),
		cmocka_unit_test_setup_teardown(reports_many_errors_with_places,
						setup, teardown),
		cmocka_unit_test_setup_teardown(
			gives_no_unit_the_row_of_an_unknown_one, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			takes_projects_in_the_column_of_units, setup, teardown),
		cmocka_unit_test_setup_teardown(wants_a_currency_unit, setup,
						teardown),
		cmocka_unit_test_setup_teardown(
			reads_years_of_the_three_expenses, setup, teardown),
		cmocka_unit_test_setup_teardown(survives_odd_files, setup,
						teardown),
	};

	return cmocka_run_group_tests_name("ingest/table", tests, NULL, NULL);
}
