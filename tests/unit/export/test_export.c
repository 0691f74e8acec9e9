/* Datasets: every column of every row. */
#include "export/export.h"
#include "export/readme.h"
#include "model/dataset_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static struct organization_name department_names[] = {
	{STR_INIT("旧局"), STR_INIT("Old bureau"), 0, 2022},
	{STR_INIT("新局, 一"), STR_INIT("New bureau"), 2023, 0},
};
static struct organization department = {
	.id = STR_INIT("bureau"),
	.names = department_names,
	.name_count = COUNT(department_names),
	.kind = STR_INIT("department"),
};
static struct organization_name centre_names[] = {
	{STR_INIT("中心"), {NULL, 0}, 0, 0},
};
static struct organization centre = {
	.id = STR_INIT("centre"),
	.names = centre_names,
	.name_count = COUNT(centre_names),
	.parent_id = STR_INIT("bureau"),
	.parent = &department,
	.kind = STR_INIT("unit"),
};

static struct cell number(int64_t value, unsigned scale, const char *published)
{
	return (struct cell){
		.value = {.coefficient = value, .scale = scale},
		.published = str_from(published),
		.line = 7,
		.kind = CELL_NUMBER,
	};
}

static struct table_column columns[] = {
	{.id = STR_INIT("unit"), .label = STR_INIT("单位"), .role = ROLE_UNIT},
	{.id = STR_INIT("code"),
	 .label = STR_INIT("科目编码"),
	 .role = ROLE_FUNCTIONAL_CODE},
	{.id = STR_INIT("total"),
	 .label = STR_INIT("采购 / 合计"),
	 .role = ROLE_MEASURE},
	{.id = STR_INIT("basic"),
	 .label = STR_INIT("基本"),
	 .role = ROLE_MEASURE},
};
static struct cell first_cells[4], second_cells[4];
static struct table_row table_rows[] = {
	{.line = 7,
	 .unit = &centre,
	 .unit_name = STR_INIT("中 心"),
	 .code = STR_INIT("2010301"),
	 .name = STR_INIT("行政运行"),
	 .path = STR_INIT("一般公共服务支出 / 行政运行"),
	 .key = STR_INIT("centre-2010301"),
	 .level = 2,
	 .cells = first_cells},
	{.line = 8,
	 .unit_name = STR_INIT("未登记单位"),
	 .name = STR_INIT("2022年"),
	 .reference_year = 2022,
	 .key = STR_INIT("2022"),
	 .cells = second_cells},
};
static struct table table = {
	.id = STR_INIT("expenditure"),
	.title = STR_INIT("支出总表"),
	.unit = {STR_INIT("万元"), 4},
	.columns = columns,
	.column_count = COUNT(columns),
	.rows = table_rows,
	.row_count = COUNT(table_rows),
	.place = {STR_INIT("budget"), STR_INIT("表3"), STR_INIT("1-9")},
	.file = STR_INIT("bureau/2023/expenditure.csv"),
};
static struct table *tables[] = {&table};

static struct indicator indicators[] = {{
	.level1 = STR_INIT("产出"),
	.name = STR_INIT("培训"),
	.target_published = STR_INIT("90%-100%"),
	.target = {.kind = TARGET_RANGE,
		   .operator= OPERATOR_BETWEEN,
		   .has_value = true,
		   .has_value_max = true,
		   .value = {.coefficient = 90},
		   .value_max = {.coefficient = 100},
		   .unit = STR_INIT("%")},
	.line = 40,
	.key = STR_INIT("i1"),
}};
static struct project projects[] = {{
	.id = STR_INIT("p1"),
	.code = STR_INIT("4403"),
	.name = STR_INIT("运维"),
	.level = 2,
	.unit = &centre,
	.currency = {STR_INIT("万元"), 4},
	.corrected = {STR_INIT("元"), 0},
	.correction_reason = STR_INIT("印错"),
	.indicators = {indicators, 1},
	.place = {STR_INIT("budget"), STR_INIT("第1张"), {NULL, 0}},
	.line = 30,
}};
static struct task tasks[] = {{
	.key = STR_INIT("overall-task-1"),
	.name = STR_INIT("任务"),
	.line = 12,
}};
static const struct organization *units[] = {&department, &centre};
static struct overall_performance overall[] = {{
	.units = units,
	.unit_count = 2,
	.currency = {STR_INIT("万元"), 4},
	.tasks = tasks,
	.task_count = 1,
	.indicators = {indicators, 1},
}};
static struct source_document sources[] = {
	{.id = STR_INIT("budget"), .title = STR_INIT("预算")}};
static struct table_declaration declarations[] = {
	{.id = STR_INIT("expenditure"),
	 .place = {STR_INIT("budget"), STR_INIT("表3"), {NULL, 0}}},
	{.id = STR_INIT("income"),
	 .status = TABLE_MISSING,
	 .place = {STR_INIT("budget"), STR_INIT("目录"), {NULL, 0}}},
	{.id = STR_INIT("procurement"),
	 .status = TABLE_MISSING,
	 .place = {STR_INIT("budget"), STR_INIT("目录"), {NULL, 0}}},
};
static struct budget_year years[] = {{
	.year = 2023,
	.organization = &department,
	.stage = STR_INIT("approved"),
	.sources = sources,
	.source_count = 1,
	.declarations = declarations,
	.declaration_count = COUNT(declarations),
	.tables = tables,
	.table_count = 1,
	.overall = overall,
	.overall_count = 1,
	.projects = projects,
	.project_count = 1,
	.document_file = STR_INIT("bureau/2023/document.json"),
	.performance_file = STR_INIT("bureau/2023/performance.json"),
}};

static void fill(void)
{
	first_cells[1].published = STR("2010301");
	first_cells[1].kind = CELL_TEXT;
	first_cells[2] = number(123450, 2, "1,234.50");
	first_cells[3] =
		(struct cell){.kind = CELL_DASH, .published = STR("—")};
	second_cells[2] = number(0, 0, "0");
	second_cells[3] = (struct cell){.kind = CELL_EMPTY};
	projects[0].amounts[PROJECT_YEAR] = number(2522400, 0, "2,522,400");
	projects[0].amounts[PROJECT_YEAR].line = 31;
	projects[0].amounts[PROJECT_TOTAL] = (struct cell){
		.kind = CELL_NOT_APPLICABLE, .published = STR("不适用")};
	tasks[0].total = number(70, 0, "70");
	tasks[0].total.line = 0;
}

static struct dataset_rows rows[DATASET_COUNT];

static void release(void)
{
	for (int i = 0; i < DATASET_COUNT; i++)
		buf_free(&rows[i].csv);
	memset(rows, 0, sizeof rows);
}

static void assert_text(const struct buf *b, const char *expected)
{
	assert_int_equal(b->n, strlen(expected));
	assert_memory_equal(b->s, expected, b->n);
}

/* Two checks of the total: it conflicts with its parts, for a reason. */
static struct audit_check failed = {
	.rule = AUDIT_ROW_SUM,
	.outcome = AUDIT_CONFLICT,
	.severity = AUDIT_HIGH,
	.has_arithmetic = true,
	.unit = STR_INIT("万元"),
	.key = STR_INIT("row-sum-1"),
};
static struct audit_check rounded = {
	.rule = AUDIT_UNIT_SUM,
	.outcome = AUDIT_ROUNDING,
	.has_arithmetic = true,
	.unit = STR_INIT("万元"),
	.key = STR_INIT("unit-sum-1"),
	.cause = &failed,
};
static struct audit_check *checks[] = {&failed, &rounded};
static struct explanation answer = {.text = STR_INIT("排印错误")};

static void state(struct audit_check *c, int64_t stated, int64_t computed)
{
	c->stated.place = (struct audit_place){
		.kind = AUDIT_PLACE_CELL,
		.year = &years[0],
		.table = &table,
		.row = &table_rows[0],
		.column = 2,
		.cell = &first_cells[2],
		.span = span_at(STR("bureau/2023/expenditure.csv"), 7, 5)};
	c->stated.value = decimal_from_int(stated);
	c->computed = decimal_from_int(computed);
	c->difference = decimal_from_int(stated - computed);
	c->tolerance = decimal_from_int(1);
}

static struct audit audit = {
	.year = &years[0], .items = checks, .count = COUNT(checks)};

static void run(void)
{
	fill();
	state(&failed, 1234, 1000);
	state(&rounded, 1234, 1233);
	failed.explanation = &answer;
	audit.counts[AUDIT_ROW_SUM][AUDIT_CONFLICT] = 1;
	audit.counts[AUDIT_UNIT_SUM][AUDIT_ROUNDING] = 1;
	export_year(&audit, rows);
}

static void test_findings(void **state)
{
	(void)state;
	run();
	assert_int_equal(rows[DATASET_FINDINGS].count, 2);
	assert_text(&rows[DATASET_FINDINGS].csv,
		    "row-sum-1,row-sum,conflict,high,bureau,\"新局, 一\",2023,"
		    "expenditure,centre-2010301,total,"
		    "支出总表 · 中心 · 行政运行 · 采购 / 合计,"
		    "\"公布的是 1,234 万元，按各组成部分计算是 1,000 "
		    "万元，相差 234 万元\","
		    "\"stated 1,234 万元, computed from its parts 1,000 万元, "
		    "difference 234 万元\",1234,1000,234,1,万元,,排印错误,"
		    "预算 表3,bureau/2023/expenditure.csv,7\r\n"
		    "unit-sum-1,unit-sum,rounding,,bureau,\"新局, 一\",2023,"
		    "expenditure,centre-2010301,total,"
		    "支出总表 · 中心 · 行政运行 · 采购 / 合计,"
		    "\"公布的是 1,234 万元，按各组成部分计算是 1,233 "
		    "万元，相差 1 万元\","
		    "\"stated 1,234 万元, computed from its parts 1,233 万元, "
		    "difference 1 万元\",1234,1233,1,1,万元,row-sum-1,,"
		    "预算 表3,bureau/2023/expenditure.csv,7\r\n");
	release();
}

static void test_checks(void **state)
{
	(void)state;
	run();
	assert_text(&rows[DATASET_CHECKS].csv,
		    "row-sum,bureau,\"新局, 一\",2023,conflict,1\r\n"
		    "unit-sum,bureau,\"新局, 一\",2023,rounding,1\r\n");
	release();
}

static void test_amounts(void **state)
{
	(void)state;
	run();
	assert_int_equal(rows[DATASET_AMOUNTS].count, 4);
	assert_text(&rows[DATASET_AMOUNTS].csv,
		    "bureau,\"新局, 一\",centre,中心,2023,2023,approved,"
		    "expenditure,centre-2010301,2,2010301,行政运行,"
		    "一般公共服务支出 / 行政运行,total,采购 / 合计,"
		    "\"1,234.50\",万元,,12345000,预算 表3,"
		    "bureau/2023/expenditure.csv,7,not-checked\r\n"
		    "bureau,\"新局, 一\",,未登记单位,2023,2022,approved,"
		    "expenditure,2022,0,,2022年,2022年,total,采购 / 合计,"
		    "0,万元,,0,"
		    "预算 表3,bureau/2023/expenditure.csv,7,not-checked\r\n"
		    "bureau,\"新局, 一\",centre,中心,2023,2023,approved,"
		    "project-forms,p1,,4403,运维,运维,year_amount,"
		    "本年度项目金额,\"2,522,400\",万元,元,2522400,预算 "
		    "第1张,bureau/2023/performance.json,31,"
		    "not-checked\r\n"
		    "bureau,\"新局, 一\",,,2023,2023,approved,"
		    "performance-tasks,overall-task-1,1,,任务,任务,total,总额,"
		    "70,万元,,700000,,"
		    "bureau/2023/performance.json,12,not-checked\r\n");
	release();
}

static void test_key_project(void **state)
{
	struct buf *csv = &rows[DATASET_AMOUNTS].csv;

	(void)state;
	projects[0].form = PROJECT_KEY;
	run();
	assert_true(str_contains(buf_str(csv), STR(",key-projects,p1,,4403,")));
	assert_true(str_contains(buf_str(csv), STR(",预算数,")));
	assert_true(str_contains(buf_str(&rows[DATASET_INDICATORS].csv),
				 STR(",key-project,")));
	projects[0].form = PROJECT_FORM;
	release();
}

static void test_phase_and_year_of_column(void **state)
{
	(void)state;
	columns[2].phase = STR("draft");
	columns[2].reference_year = 2021;
	run();
	assert_true(str_contains(
		buf_str(&rows[DATASET_AMOUNTS].csv),
		STR(",2023,2021,draft,expenditure,centre-2010301,")));
	columns[2].phase = (struct str){NULL, 0};
	columns[2].reference_year = 0;
	release();
}

static void test_corrected_table(void **state)
{
	(void)state;
	table.corrected.name = STR("元");
	run();
	assert_true(str_contains(buf_str(&rows[DATASET_AMOUNTS].csv),
				 STR("\"1,234.50\",万元,元,1234.50,")));
	table.corrected.name = (struct str){NULL, 0};
	release();
}

static void test_indicators(void **state)
{
	(void)state;
	run();
	assert_text(&rows[DATASET_INDICATORS].csv,
		    "bureau,\"新局, 一\",\"新局, 一、中心\",2023,overall,,,"
		    "产出,,培训,90%-100%,range,between,90,100,%,,,,,,"
		    "bureau/2023/performance.json,40\r\n"
		    "bureau,\"新局, 一\",中心,2023,project,4403,运维,"
		    "产出,,培训,90%-100%,range,between,90,100,%,,,,,预算 第1张,"
		    "bureau/2023/performance.json,40\r\n");
	release();
}

static void test_projects(void **state)
{
	(void)state;
	run();
	assert_text(&rows[DATASET_PROJECTS].csv,
		    "bureau,\"新局, 一\",centre,中心,2023,form,2,p1,4403,运维,"
		    ",,,,万元,元,印错,不适用,,\"2,522,400\",2522400,,,1,"
		    "预算 第1张,bureau/2023/performance.json,30\r\n");
	release();
}

static void test_documents(void **state)
{
	(void)state;
	run();
	assert_text(&rows[DATASET_DOCUMENTS].csv,
		    "bureau,\"新局, 一\",2023,approved,budget,预算,,,,,"
		    "expenditure,,income procurement,"
		    "bureau/2023/document.json\r\n");
	release();
}

static void test_organizations(void **state)
{
	struct organization *items[] = {&department, &centre};
	struct site site = {.organizations = {.items = items, .count = 2}};

	(void)state;
	export_site(&site, &(struct changes){0}, rows);
	assert_text(&rows[DATASET_ORGANIZATIONS].csv,
		    "bureau,旧局,Old bureau,,department,,,2022,\r\n"
		    "bureau,\"新局, 一\",New bureau,,department,,2023,,\r\n"
		    "centre,中心,,bureau,unit,,,,\r\n");
	assert_int_equal(rows[DATASET_CLASSIFICATIONS].count, 0);
	release();
}

static void test_classifications(void **state)
{
	struct class_entry top = {.code = STR("201"),
				  .name = STR("一般公共服务支出"),
				  .name_en = STR("General services"),
				  .level = 1,
				  .line = 2};
	struct class_entry below = {.code = STR("20103"),
				    .name = STR("政府办公厅"),
				    .parent = &top,
				    .level = 2,
				    .line = 3};
	struct class_entry *entries[] = {&top, &below};
	struct classification functional = {
		.id = STR("cofog"),
		.file = STR("classifications/cofog.csv"),
		.role = CLASSIFICATION_FUNCTIONAL,
		.items = entries,
		.count = 2};
	struct classification *items[] = {&functional};
	struct site site = {.classifications = {.items = items, .count = 1}};

	(void)state;
	export_site(&site, &(struct changes){0}, rows);
	assert_int_equal(rows[DATASET_CLASSIFICATIONS].count, 2);
	assert_text(&rows[DATASET_CLASSIFICATIONS].csv,
		    "functional,cofog,201,1,,一般公共服务支出,General services,"
		    "classifications/cofog.csv,2\r\n"
		    "functional,cofog,20103,2,201,政府办公厅,,"
		    "classifications/cofog.csv,3\r\n");
	release();
}

static struct fact_term terms[] = {{.address = STR_INIT("expenditure/total")},
				   {.address = STR_INIT("fact/b")},
				   {.address = STR_INIT("fact/c")},
				   {.address = STR_INIT("p1")}};
static struct fact_relation relations[] = {
	{.kind = FACT_EQUALS, .terms = &terms[0], .term_count = 1},
	{.kind = FACT_SUM, .terms = &terms[1], .term_count = 2},
	{.kind = FACT_CHANGE,
	 .terms = &terms[1],
	 .term_count = 2,
	 .decrease = true},
	{.kind = FACT_PERCENT, .terms = &terms[0], .term_count = 2},
	{.kind = FACT_COUNT, .counted = FACT_COUNT_UNITS},
	{.kind = FACT_COUNT,
	 .counted = FACT_COUNT_BASIS_ITEMS,
	 .terms = &terms[3],
	 .term_count = 1},
};
static struct fact facts[] = {
	{.id = STR_INIT("staff"),
	 .name = STR_INIT("编制, 总数"),
	 .value_published = STR_INIT("1,017.0"),
	 .unit = STR_INIT("人"),
	 .has_value = true,
	 .value = {.coefficient = 10170, .scale = 1},
	 .organization = &centre,
	 .year = 2022,
	 .place = {STR_INIT("budget"), STR_INIT("二"), {NULL, 0}},
	 .span = {.path = STR_INIT("bureau/2023/document.json"),
		  .line = 50,
		  .column = 3},
	 .relations = relations,
	 .relation_count = COUNT(relations)},
	{.id = STR_INIT("word"),
	 .name = STR_INIT("说法"),
	 .value_published = STR_INIT("若干"),
	 .span = {.path = STR_INIT("bureau/2023/document.json"),
		  .line = 60,
		  .column = 3}},
};

static void test_facts(void **state)
{
	(void)state;
	years[0].facts = facts;
	years[0].fact_count = COUNT(facts);
	run();
	assert_text(&rows[DATASET_FACTS].csv,
		    "bureau,\"新局, 一\",centre,中心,2023,2022,staff,"
		    "\"编制, 总数\",\"1,017.0\",1017.0,人,"
		    "equals | sum | decrease | percent-increase | count | "
		    "count,expenditure/total | fact/b ; fact/c | "
		    "fact/b ; fact/c | expenditure/total ; fact/b | units | "
		    "basis-items:p1,预算 二,bureau/2023/document.json,50,"
		    "not-checked\r\n"
		    "bureau,\"新局, 一\",,,2023,2023,word,说法,若干,,,,,,"
		    "bureau/2023/document.json,60,not-checked\r\n");
	years[0].facts = NULL;
	years[0].fact_count = 0;
	release();
}

/* Header, dictionary and records have as many fields as the enums say. */
static void test_headers(void **state)
{
	static const size_t fields[DATASET_COUNT] = {
		[DATASET_AMOUNTS] = AMOUNT_FIELDS,
		[DATASET_INDICATORS] = INDICATOR_FIELDS,
		[DATASET_PROJECTS] = PROJECTS_FIELDS,
		[DATASET_ORGANIZATIONS] = ORGANIZATION_FIELDS,
		[DATASET_DOCUMENTS] = DOCUMENT_FIELDS,
		[DATASET_FINDINGS] = FINDING_FIELDS,
		[DATASET_CHECKS] = CHECK_FIELDS,
		[DATASET_FACTS] = FACTS_FIELDS,
		[DATASET_CLASSIFICATIONS] = CLASS_FIELDS,
		[DATASET_CHANGES] = CHANGES_FIELDS,
	};
	struct buf out = {0};

	(void)state;
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *kind = &dataset_kinds[i];

		assert_int_equal(kind->column_count, fields[i]);
		for (size_t j = 0; j < kind->column_count; j++) {
			assert_non_null(kind->columns[j].name);
			assert_non_null(kind->columns[j].zh);
			assert_non_null(kind->columns[j].en);
		}
	}
	export_csv_header(DATASET_AMOUNTS, &out);
	assert_text(&out,
		    "organization_id,organization,unit_id,unit,fiscal_year,"
		    "reference_year,stage,table,row_id,row_level,row_code,"
		    "row_name,row_path,column_id,column,amount_published,"
		    "currency_unit_published,currency_unit_corrected,"
		    "amount_yuan,source_document,source_file,source_line,"
		    "check\r\n");
	buf_clear(&out);
	export_csv_header(DATASET_INDICATORS, &out);
	assert_text(&out,
		    "organization_id,organization,unit,fiscal_year,scope,"
		    "project_code,project_name,level1,level2,name,"
		    "target_published,target_kind,operator,value,value_max,"
		    "target_unit,deadline,period,measure_unit,explanation,"
		    "source_document,"
		    "source_file,source_line\r\n");
	buf_free(&out);
}

static void test_table(void **state)
{
	struct buf out = {0};

	(void)state;
	fill();
	export_table_csv(&table, &out);
	assert_text(&out, "单位,科目编码,采购 / 合计,基本\r\n"
			  "中 心,2010301,\"1,234.50\",—\r\n"
			  "未登记单位,,0,\r\n");
	buf_clear(&out);
	export_table_json(&table, &out);
	assert_true(str_contains(buf_str(&out),
				 STR("\"currency_unit_published\":\"万元\"")));
	assert_true(str_contains(
		buf_str(&out),
		STR("\"cells\":[null,\"2010301\",\"1,234.50\",\"—\"]}")));
	assert_true(str_ends(buf_str(&out), STR("]}\n")));
	buf_free(&out);
}

static void test_readme(void **state)
{
	struct config config = {.title = STR("公开"),
				.title_en = STR("Open"),
				.languages = {LANGUAGE_ZH, LANGUAGE_EN},
				.language_count = 2,
				.base_url = STR("https://b.example"),
				.licence_name = STR("CC BY 4.0")};
	const size_t counts[DATASET_COUNT] = {
		[DATASET_AMOUNTS] = 4, [DATASET_FACTS] = 1};
	struct buf out = {0};

	(void)state;
	run();
	audit.finding_count = 1;
	export_readme(&config, &audit, counts, &out);
	struct str text = buf_str(&out);

	assert_true(str_starts(text, STR("# 新局, 一 2023 年预算数据\r\n")));
	assert_true(str_contains(
		text, STR("* expenditure.csv, expenditure.json：支出总表"
			  "（2 行）\r\n")));
	assert_true(str_contains(text, STR("（4 行）\r\n")));
	assert_true(str_contains(text, STR("* facts.csv: Figures")));
	assert_true(str_contains(text, STR(" (1 row)\r\n")));
	assert_true(str_contains(
		text,
		STR("预算, Open, "
		    "https://b.example/departments/bureau/2023.html\r\n")));
	assert_true(str_contains(text, STR("CC BY 4.0\r\n")));
	assert_true(str_contains(text, STR("0 agree, 1 differ by rounding, 1 "
					   "conflict (1 findings)")));
	assert_true(str_contains(text, STR(" [row-sum-1]\r\n")));
	assert_false(str_contains(text, STR("[unit-sum-1]")));
	for (size_t i = 0; i < text.n; i++)
		assert_true(text.s[i] != '\n' || text.s[i - 1] == '\r');
	buf_free(&out);
	release();
}

/* A name that is taken up again: a row a name, since other datasets refer to
 * it. */
static void test_name_taken_up_again(void **state)
{
	struct organization_name names[] = {
		{STR("甲"), {NULL, 0}, 0, 2020},
		{STR("乙"), {NULL, 0}, 2021, 2022},
		{STR("甲"), {NULL, 0}, 2023, 2024},
	};
	struct organization one = department;
	struct organization *all[] = {&one};
	struct site site = {.organizations = {.items = all, .count = 1}};
	struct changes none = {0};

	(void)state;
	one.names = names;
	one.name_count = COUNT(names);
	export_site(&site, &none, rows);
	assert_text(&rows[DATASET_ORGANIZATIONS].csv,
		    "bureau,甲,,,department,,,2024,\r\n"
		    "bureau,乙,,,department,,2021,2022,\r\n");
	names[2].valid_to = 0;
	release();
	export_site(&site, &none, rows);
	assert_int_equal(rows[DATASET_ORGANIZATIONS].count, 2);
	assert_true(str_starts(buf_str(&rows[DATASET_ORGANIZATIONS].csv),
			       STR("bureau,甲,,,department,,,,\r\n")));
	release();
}

/* A department may have nothing but forms. */
static void test_readme_without_tables(void **state)
{
	struct config config = {.title = STR("公开"),
				.languages = {LANGUAGE_EN},
				.language_count = 1};
	const size_t counts[DATASET_COUNT] = {0};
	struct buf out = {0};

	(void)state;
	run();
	struct budget_year bare = *audit.year;
	struct audit of_bare = audit;

	bare.table_count = 0;
	bare.source_count = 0;
	of_bare.year = &bare;
	export_readme(&config, &of_bare, counts, &out);
	assert_false(str_contains(buf_str(&out), STR("one file each")));
	assert_true(str_contains(buf_str(&out), STR("None is listed.\r\n")));
	assert_true(str_contains(buf_str(&out), STR("None is stated.\r\n")));
	buf_free(&out);
	release();
}

static void test_site_readme(void **state)
{
	struct config config = {.title = STR("公开"),
				.title_en = STR("Open"),
				.languages = {LANGUAGE_EN, LANGUAGE_ZH},
				.language_count = 2,
				.updated = STR("2026-03-01"),
				.base_url = STR("https://b.example"),
				.licence_name = STR("CC BY 4.0")};
	struct sha256 sum = sha256_of(STR("x"));
	struct metadata_file files[] = {
		{STR("data/amounts.csv"), 9, &sum, 4, true},
		{STR("data/documents.csv"), 9, NULL, 2, true},
	};
	struct metadata m = {.config = &config,
			     .files = files,
			     .file_count = COUNT(files),
			     .first_year = 2023,
			     .last_year = 2023};
	struct buf out = {0};

	(void)state;
	export_site_readme(&m, &out);
	struct str text = buf_str(&out);

	assert_true(str_starts(text, STR("# Open: data\r\n")));
	assert_true(
		str_contains(text, STR("https://b.example/data/index.html\r\n"
				       "Data updated on 2026-03-01.\r\n")));
	assert_true(str_contains(text, STR(" (4 rows)\r\n")));
	assert_true(str_contains(text, STR("2023; published documents (2)")));
	assert_true(str_contains(text, STR("2023 年；公布的文件 2 份")));
	assert_true(str_contains(
		text, STR("2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db"
			  "02258717921a4881  amounts.csv\r\n")));
	assert_false(str_contains(text, STR("  documents.csv")));
	buf_free(&out);
}

/* Nothing is published yet, and nothing is stated of the site. */
static void test_readme_of_nothing(void **state)
{
	struct config config = {.title = STR("公开"),
				.languages = {LANGUAGE_ZH},
				.language_count = 1};
	struct metadata m = {.config = &config};
	struct buf out = {0};

	(void)state;
	export_site_readme(&m, &out);
	assert_true(str_contains(buf_str(&out), STR("\r\n公布的文件 0 份")));
	assert_true(str_contains(buf_str(&out), STR("没有说明。\r\n")));
	assert_false(str_contains(buf_str(&out), STR("更新于")));
	assert_false(str_contains(buf_str(&out), STR("http")));
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_amounts),
		cmocka_unit_test(test_key_project),
		cmocka_unit_test(test_phase_and_year_of_column),
		cmocka_unit_test(test_corrected_table),
		cmocka_unit_test(test_indicators),
		cmocka_unit_test(test_projects),
		cmocka_unit_test(test_documents),
		cmocka_unit_test(test_organizations),
		cmocka_unit_test(test_classifications),
		cmocka_unit_test(test_facts),
		cmocka_unit_test(test_findings),
		cmocka_unit_test(test_checks),
		cmocka_unit_test(test_headers),
		cmocka_unit_test(test_table),
		cmocka_unit_test(test_name_taken_up_again),
		cmocka_unit_test(test_readme),
		cmocka_unit_test(test_readme_without_tables),
		cmocka_unit_test(test_site_readme),
		cmocka_unit_test(test_readme_of_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
