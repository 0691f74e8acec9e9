/* Content folders to the model. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tree.h"

#define ORGANIZATIONS                                                                   \
	"=== organizations.csv\n"                                                       \
	"id,name,name_en,parent,kind,aliases,valid_from,valid_to,successor,"            \
	"sort_key\n"                                                                    \
	"bureau,某市示例局,Bureau,,department,示例局 | 市示例局,,2023,,b\n" \
	"bureau,某市新局,New Bureau,,department,,2024,,,b\n"                        \
	"office,某市示例局（本级）,,bureau,unit,,,,,\n"                        \
	"archive,某市档案局,,,department,,,2020,bureau,a\n"

#define DOCUMENT                                                                       \
	"=== bureau/2023/document.json\n"                                              \
	"{\"title\": \"某市示例局2023年部门预算\", \"fiscal_year\": 2023,\n" \
	" \"stage\": \"approved\", \"currency_unit\": \"万元\",\n"                   \
	" \"sources\": [{\"id\": \"budget\", \"title\": \"预算\"}]"

#define INCOME                                                                       \
	"=== bureau/2023/收入总表.csv\n表2,\n收入总表,\n单位：万元,\n" \
	"预算单位,总计,general\n某市示例局,12.50\n"

static int setup(void **state)
{
	static struct tree tree;

	tree_begin(&tree);
	*state = &tree;
	return 0;
}

static int teardown(void **state)
{
	tree_end(*state);
	return 0;
}

/* Read a tree that has no faults. */
static void read_good(struct tree *t, const char *text)
{
	struct buf b = {0};

	tree_ingest(t, tree_write(t, str_from(text)));
	diag_format_all(&b, &t->diag, LANGUAGE_EN, false, 0);
	if (b.n)
		print_error("%.*s", STR_ARG(buf_str(&b)));
	buf_free(&b);
	assert_int_equal(t->diag.count, 0);
}

static const struct budget_year *only_year(struct tree *t)
{
	assert_int_equal(t->plan.folder_count, 1);
	assert_int_equal(t->departments[0].year_count, 1);
	return &t->departments[0].years[0];
}

static void assert_text(struct str got, const char *wanted)
{
	if (!str_eq(got, str_from(wanted)))
		fail_msg("\"%.*s\", not \"%s\"", STR_ARG(got), wanted);
}

static void organizations(void **state)
{
	struct tree *t = *state;
	struct organizations *all = &t->site.organizations;

	read_good(t, ORGANIZATIONS);
	assert_int_equal(all->count, 3);
	assert_text(all->items[0]->id, "archive");
	assert_text(all->items[1]->id, "bureau");
	const struct organization *bureau = all->items[1];

	assert_int_equal(bureau->name_count, 2);
	assert_text(organization_name(bureau, 2023)->name, "某市示例局");
	assert_text(organization_name(bureau, 0)->name_en, "New Bureau");
	assert_ptr_equal(all->items[2]->parent, bureau);
	assert_ptr_equal(all->items[0]->successor, bureau);
	assert_ptr_equal(organization_by_name(&t->arena, all, STR("市示例局")),
			 bureau);
	assert_ptr_equal(
		organization_by_name(&t->arena, all, STR("某市 示例局(本级)")),
		all->items[2]);
}

static void lists_and_pages(void **state)
{
	struct tree *t = *state;

	read_good(t, ORGANIZATIONS
		  "=== classifications/functional.csv\n"
		  "code,name\r\n2010301,行政运行\r\n201,一般公共服务支出\r\n"
		  "20103,政府办公厅\r\n"
		  "=== classifications/procurement.csv\ncode,name\n"
		  "A02,设备\nA,货物\n"
		  "=== glossary.csv\nterm,definition\n预算,计划\n"
		  "=== index.md\n你好\n"
		  "=== about.en.md\n+++\ntitle = \"About\"\n+++\nHello\n");
	const struct classification *functional = classification_of(
		&t->site.classifications, CLASSIFICATION_FUNCTIONAL);
	const struct class_entry *running =
		class_find(functional, STR("2010301"));

	assert_int_equal(running->level, 3);
	assert_text(running->parent->parent->name, "一般公共服务支出");
	const struct class_entry *equipment =
		class_find(classification_of(&t->site.classifications,
					     CLASSIFICATION_PROCUREMENT),
			   STR("A02"));

	assert_text(equipment->parent->name, "货物");
	assert_int_equal(equipment->level, 2);
	assert_text(t->site.terms[0].definition, "计划");
	assert_int_equal(t->site.pages.count, 2);
	assert_text(t->site.pages.items[0].language, "en");
	assert_text(t->site.pages.items[0].title, "About");
	assert_text(t->site.pages.items[1].name, "index");
	assert_text(t->site.pages.items[1].language, "zh-CN");
}

static void a_year(void **state)
{
	struct tree *t = *state;

	read_good(t, ORGANIZATIONS DOCUMENT
		  ",\n \"tables\": {\"income\": {\"place\": \"表2\"},\n"
		  "  \"three-public\": {\"status\": \"missing\", \"note\": "
		  "\"没有\"}},\n"
		  " \"facts\": [{\"id\": \"staff\", \"name\": \"人数\", "
		  "\"value\": \"1,017\", \"unit\": \"人\", "
		  "\"organization\": \"office\", \"year\": 2022}]}\n" INCOME
		  "=== bureau/2023/20-b.md\n+++\ntitle = \"乙\"\n+++\n你好\n"
		  "=== bureau/2023/30-a.md\n+++\nweight = 5\n+++\n你好\n"
		  "=== bureau/index.md\n你好\n");
	const struct budget_year *y = only_year(t);

	assert_text(y->title, "某市示例局2023年部门预算");
	assert_text(y->folder, "bureau/2023");
	assert_int_equal(y->table_count, 2);
	assert_text(y->tables[0]->id, "income");
	assert_text(y->tables[0]->unit.name, "万元");
	assert_text(y->tables[0]->place.place, "表2");
	assert_text(y->tables[0]->place.source, "budget");
	assert_int_equal(table_figure_count(y->tables[0]), 1);
	assert_int_equal(y->tables[1]->status, TABLE_MISSING);
	assert_text(y->tables[1]->status_note, "没有");
	assert_int_equal(y->tables[1]->row_count, 0);
	assert_text(y->facts[0].value_published, "1,017");
	assert_true(y->facts[0].has_value);
	assert_int_equal(y->facts[0].year, 2022);
	assert_text(y->facts[0].organization->id, "office");
	assert_int_equal(y->commentaries.count, 2);
	assert_text(y->commentaries.items[0].title, "a");
	assert_text(y->commentaries.items[1].title, "乙");
	assert_int_equal(t->departments[0].commentaries.count, 1);
}

static void without_document(void **state)
{
	struct tree *t = *state;

	tree_ingest(t, tree_write(t, STR(ORGANIZATIONS INCOME)));
	assert_int_equal(t->diag.count, 1);
	assert_int_equal(t->diag.counts[DIAG_WARNING], 1);
	assert_text(only_year(t)->title, "某市示例局2023年预算");
	assert_text(only_year(t)->stage, "approved");
	assert_int_equal(only_year(t)->table_count, 1);
}

#define PROJECTS                                                                  \
	"=== bureau/2023/performance.json\n"                                      \
	"{\"overall\": [{\"id\": \"whole\", \"units\": [\"bureau\"],\n"           \
	" \"tasks\": [{\"name\": \"甲\", \"total\": \"5\", \"line\": 7}],\n"     \
	" \"tasks_total\": {\"name\": \"合计\", \"total\": \"5\"},\n"           \
	" \"indicators\": [{\"name\": \"次数\", \"target\": \"≥3次\"}]}],\n" \
	" \"key_projects\": [{\"id\": \"key\", \"name\": \"丙\", "               \
	"\"amount\": \"3\"}],\n"                                                  \
	" \"projects\": [{\"code\": \"44.01\", \"name\": \"乙\", "               \
	"\"year_amount\": \"2,500.00\", \"other_amount\": \"—\", "              \
	"\"unit\": \"office\", \"level\": 2,\n"                                   \
	" \"basis_items\": [{\"name\": \"a\", \"amount\": \"2.8 万元\"}, "      \
	"{\"name\": \"b\", \"amount\": \"3.8\"}, "                                \
	"{\"name\": \"c\", \"amount\": \"约3万元\"}],\n"                       \
	" \"goal_facts\": [{\"name\": \"n\", \"target\": \"100%\"}],\n"           \
	" \"indicators\": [{\"name\": \"x\", \"target\": null}, "                 \
	"{\"name\": \"y\", \"target\": \"显著\"}]}]}\n"

static void performance(void **state)
{
	struct tree *t = *state;

	read_good(t, ORGANIZATIONS DOCUMENT
		  ", \"unit_corrections\": [{\"applies_to\": \"projects\", "
		  "\"source\": \"budget\", \"published\": \"万元\", "
		  "\"corrected\": \"元\", \"reason\": \"印错\"}]}\n" PROJECTS);
	const struct budget_year *y = only_year(t);
	const struct project *form = &y->projects[0];
	const struct project *key = &y->projects[1];
	struct decimal yuan;

	assert_int_equal(y->project_count, 2);
	assert_text(form->id, "44.01");
	assert_text(form->unit->id, "office");
	assert_text(form->currency.name, "万元");
	assert_text(form->corrected.name, "元");
	assert_text(form->correction_reason, "印错");
	assert_true(project_yuan(form, PROJECT_YEAR, &yuan));
	assert_text(decimal_text(&t->arena, yuan), "2500.00");
	assert_int_equal(form->amounts[PROJECT_OTHER].kind, CELL_DASH);
	assert_int_equal(form->amounts[PROJECT_TOTAL].kind, CELL_ABSENT);
	assert_true(form->basis_items[0].has_unit);
	assert_int_equal(form->basis_items[0].unit.power, 4);
	assert_true(form->basis_items[1].has_value);
	assert_false(form->basis_items[1].has_unit);
	assert_false(form->basis_items[2].has_value);
	assert_int_equal(form->goal_facts[0].target.kind, TARGET_PERCENT);
	assert_int_equal(form->indicators.items[0].target.kind, TARGET_EMPTY);
	assert_text(form->indicators.items[1].key, "i2");
	assert_int_equal(key->form, PROJECT_KEY);
	assert_int_equal(key->corrected.name.n, 0);
	assert_true(project_yuan(key, PROJECT_YEAR, &yuan));
	assert_text(decimal_text(&t->arena, yuan), "30000");
	assert_int_equal(y->overall[0].task_count, 2);
	assert_true(y->overall[0].tasks[1].is_total);
	assert_int_equal(y->overall[0].tasks[0].source_line, 7);
	assert_text(y->overall[0].indicators.items[0].target.unit, "次");
}

static void own_table(void **state)
{
	struct tree *t = *state;

	read_good(t,
		  "=== site.toml\ntitle = \"预算\"\n[[table]]\n"
		  "id = \"grants\"\ntitle = \"补助\"\nfile = \"gr*ts.csv\"\n"
		  "currency_unit = \"万元\"\ndelimiter = \";\"\n"
		  "decimal = \",\"\n[[table.column]]\nname = \"Who\"\n"
		  "role = \"project_name\"\n[[table.column]]\n"
		  "name = \"Sum\"\nrole = \"measure\"\n" ORGANIZATIONS DOCUMENT
		  "}\n"
		  "=== bureau/2023/grants.csv\nSum;Other;Who\n"
		  "\n1.234,50;x;Library\n;y;School\n" INCOME);
	const struct budget_year *y = only_year(t);
	const struct table *own = y->tables[1];
	struct decimal yuan;

	assert_int_equal(y->table_count, 2);
	assert_text(own->id, "grants");
	assert_null(own->kind);
	assert_int_equal(own->row_count, 2);
	assert_text(own->rows[0].name, "Library");
	assert_int_equal(own->rows[0].line, 3);
	assert_true(table_yuan(own, &own->rows[0].cells[1], &yuan));
	assert_text(decimal_text(&t->arena, yuan), "12345000");
	assert_int_equal(own->rows[1].cells[1].kind, CELL_EMPTY);
}

/* Files in the encoding of Chinese Windows, as document.json says. */
static void gb18030(void **state)
{
	struct tree *t = *state;

	tree_write(t, STR(ORGANIZATIONS DOCUMENT ", \"encoding\": \"gbk\"}\n"));
	/* 收入总表, 单位：万元, 预算单位,总计,general, 某市示例局,1.00 */
	tree_put(t, STR("bureau/2023/income.csv"),
		 STR("\xca\xd5\xc8\xeb\xd7\xdc\xb1\xed,\n"
		     "\xb5\xa5\xce\xbb\xa3\xba\xcd\xf2\xd4\xaa,\n"
		     "\xd4\xa4\xcb\xe3\xb5\xa5\xce\xbb,\xd7\xdc\xbc\xc6,"
		     "general\n"
		     "\xc4\xb3\xca\xd0\xca\xbe\xc0\xfd\xbe\xd6,1.00\n"));
	tree_ingest(t, STR("title = \"预算\"\n"));
	assert_int_equal(t->diag.count, 0);
	assert_text(only_year(t)->tables[0]->rows[0].unit->id, "bureau");
	assert_text(only_year(t)->tables[0]->unit.name, "万元");
}

static void links_are_passed_over(void **state)
{
	struct tree *t = *state;
	struct str from = str_format(&t->arena, "%.*s/bureau/2023/income.csv",
				     STR_ARG(t->root));

	tree_write(t, STR(ORGANIZATIONS DOCUMENT "}\n"));
	assert_int_equal(symlink("/etc/passwd", str_cstr(&t->arena, from)), 0);
	tree_ingest(t, STR("title = \"预算\"\n"));
	assert_int_equal(t->diag.count, 1);
	assert_string_equal(t->diag.items[0].kind->id, "scan-file-is-link");
	assert_int_equal(only_year(t)->table_count, 0);
}

static void no_folder(void **state)
{
	struct tree *t = *state;
	struct str root = str_concat(&t->arena, t->root, STR("/none"));

	assert_false(ingest_scan(&t->arena, root, STR("content"), &t->plan,
				 &t->diag, &t->error));
	assert_true(t->error.code != 0);
}

/* A file that is gone when it is read is an error of the world. */
static void gone_file(void **state)
{
	struct tree *t = *state;

	tree_ingest(t, tree_write(t, STR(ORGANIZATIONS DOCUMENT "}\n")));
	tree_put(t, STR("gone"), STR(""));
	assert_true(os_remove_tree(t->root, &t->error));
	t->error.code = 0;
	assert_false(ingest_department(
		&t->arena, &t->config, &t->plan, &t->site, &t->plan.folders[0],
		&t->departments[0], &t->diag, &t->error));
	assert_true(t->error.code != 0);
	assert_true(os_make_directories(t->root, &t->error));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

#define WHOLE_SITE                                                        \
	"=== site.toml\n"                                                 \
	"title = \"Budget\"\nlanguages = [\"en\"]\ncurrency = \"EUR\"\n"  \
	"[[table]]\nid = \"spending\"\ntitle = \"Spending\"\n"            \
	"kind = \"expenditure\"\nfile = \"all.csv\"\nwhole_site = true\n" \
	"delimiter = \";\"\ndecimal = \",\"\n"                            \
	"[[table.column]]\nname = \"Who\"\nrole = \"organization\"\n"     \
	"[[table.column]]\nname = \"Year\"\nrole = \"year\"\n"            \
	"[[table.column]]\nname = \"Code\"\nrole = \"functional_code\"\n" \
	"[[table.column]]\nname = \"Phase\"\nrole = \"phase\"\n"          \
	"[[table.column]]\nname = \"Amount\"\nrole = \"measure\"\n"       \
	"=== organizations.csv\nid,name\nparks,Parks\nroads,Roads\n"

/* Rows in any order, blank cells, quoted line breaks, CRLF. */
static void whole_site(void **state)
{
	struct tree *t = *state;

	read_good(t, WHOLE_SITE "=== all.csv\n"
				"Year;Who;Code;Phase;Amount\r\n"
				"2025;roads;01;draft;1,5\r\n"
				"\r\n"
				";;01.1;\"draft\";1,5\r\n"
				"2024;;01;approved;3\r\n"
				"2025;Parks;01;draft;4\r\n"
				";;01;draft;4\r\n"
				";roads;\"02\n\";draft;1.000,25\r\n");
	assert_int_equal(t->plan.folder_count, 2);
	assert_text(t->plan.folders[0].id, "parks");
	const struct department *parks = &t->departments[0];
	const struct department *roads = &t->departments[1];

	assert_int_equal(parks->year_count, 1);
	assert_int_equal(parks->years[0].tables[0]->row_count, 2);
	assert_int_equal(roads->year_count, 2);
	assert_int_equal(roads->years[0].year, 2024);
	const struct table *table = roads->years[1].tables[0];

	assert_int_equal(table->row_count, 3);
	assert_int_equal(table->column_count, 3);
	assert_int_equal(table->rows[0].line, 2);
	assert_int_equal(table->rows[1].line, 4);
	assert_int_equal(table->rows[1].level, 2);
	assert_int_equal(table->rows[2].line, 8);
	assert_int_equal(table->rows[2].cells[2].line, 9);
	assert_text(table->rows[2].code, "02");
	assert_text(table->rows[2].phase, "draft");
	assert_text(table->rows[2].cells[2].published, "1.000,25");
	assert_text(table->file, "all.csv");
	assert_text(table->unit.name, "EUR");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(organizations),
		TEST(lists_and_pages),
		TEST(a_year),
		TEST(without_document),
		TEST(performance),
		TEST(own_table),
		TEST(whole_site),
		TEST(gb18030),
		TEST(links_are_passed_over),
		TEST(no_folder),
		TEST(gone_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
