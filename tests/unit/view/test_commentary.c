/* Commentary: figures lead to their cells and are held against them. */
#include "view/commentary.h"

#include "view/chart.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

/* A year with one table of one row, a fact and a project. */
struct world {
	struct organizations organizations;
	struct organization department;
	struct table table, *tables[1];
	struct table_column column;
	struct table_row row;
	struct cell cell;
	struct fact fact;
	struct project project;
	struct budget_year year;
};

static void make_world(struct world *w)
{
	struct decimal amount = decimal_from_int(4039);

	*w = (struct world){.department = {.id = STR("ju")}};
	w->column = (struct table_column){
		.id = STR("total"), .label = STR("总计"), .role = ROLE_MEASURE};
	w->cell = (struct cell){.value = amount,
				.published = STR("4,039"),
				.kind = CELL_NUMBER};
	w->row = (struct table_row){.unit = &w->department,
				    .code = STR("201"),
				    .name = STR("公共服务"),
				    .key = STR("201"),
				    .cells = &w->cell};
	w->table = (struct table){.id = STR("expenditure"),
				  .title = STR("支出总表"),
				  .unit = {STR("万元"), 4},
				  .columns = &w->column,
				  .column_count = 1,
				  .rows = &w->row,
				  .row_count = 1};
	w->tables[0] = &w->table;
	w->fact = (struct fact){.id = STR("staff"),
				.name = STR("编制"),
				.value_published = STR("17"),
				.unit = STR("人"),
				.has_value = true,
				.value = decimal_from_int(17)};
	w->project = (struct project){.id = STR("4403"),
				      .name = STR("运维"),
				      .currency = {STR("元"), 0}};
	w->project.amounts[PROJECT_YEAR] =
		(struct cell){.value = decimal_from_int(328000),
			      .published = STR("328000"),
			      .kind = CELL_NUMBER};
	w->year = (struct budget_year){.year = 2023,
				       .organization = &w->department,
				       .tables = w->tables,
				       .table_count = 1,
				       .facts = &w->fact,
				       .fact_count = 1,
				       .projects = &w->project,
				       .project_count = 1};
}

/* The HTML of text and the messages in Chinese. */
static void check_at(const char *text, const char *html, const char *messages,
		     bool with_year, const char *year_page)
{
	struct world w;
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0}, said = {0};
	struct commentary c = {
		.file = STR("c.md"), .body = str_from(text), .body_line = 5};

	make_world(&w);
	struct commentary_place place = {.organizations = &w.organizations,
					 .year = with_year ? &w.year : NULL,
					 .year_page = str_from(year_page),
					 .year_folder = STR("2023/"),
					 .id_prefix = STR("c")};

	commentary_render(&a, &c, &place, &d, &out);
	diag_format_all(&said, &d, LANGUAGE_ZH, false, 0);
	if (!str_eq(buf_str(&out), str_from(html)))
		print_error("%.*s\n", STR_ARG(out));
	assert_true(str_eq(buf_str(&out), str_from(html)));
	if (!str_eq(buf_str(&said), str_from(messages)))
		print_error("%.*s\n", STR_ARG(said));
	assert_true(str_eq(buf_str(&said), str_from(messages)));
	buf_free(&out);
	buf_free(&said);
	diag_free(&d);
	arena_free(&a);
}

static void check(const char *text, const char *html, const char *messages)
{
	check_at(text, html, messages, true, "");
}

static void figures(void **state)
{
	(void)state;
	const char *cell = "<p><a href=\"#expenditure-201\" "
			   "class=\"figure\">4,039万元</a></p>\n";

	check("[4,039万元](figure:expenditure/201/total)", cell, "");
	check("[4,039万元](figure:expenditure/公共服务/total)", cell, "");
	check("[4,039万元](figure:expenditure/%E5%85%AC%E5%85%B1%E6%9C%8D%E5%"
	      "8A%A1/total)",
	      cell, "");
	check("[4,039万元](figure:expenditure/total)", cell, "");
	check("[17人](figure:fact/staff)",
	      "<p><a href=\"2023/facts.html#fact-staff\" class=\"figure\">17人"
	      "</a></p>\n",
	      "");
	check("[328000元](figure:project/4403/year_amount)",
	      "<p><a href=\"2023/projects/4403.html\" "
	      "class=\"figure\">328000元</a></p>\n",
	      "");
	check_at("[17人](figure:fact/staff)",
		 "<p><a href=\"2023/facts.html#fact-staff\" "
		 "class=\"figure\">17人</a></p>\n",
		 "", true, "../2023.html");
}

static void mismatches(void **state)
{
	(void)state;
	check("a\n\n[4,093万元](figure:expenditure/total)",
	      "<p>a</p>\n<p><a href=\"#expenditure-201\" "
	      "class=\"figure figure-mismatch\" "
	      "title=\"支出总表 · 公共服务 · 总计\">4,093万元</a></p>\n",
	      "");
}

static void unknown(void **state)
{
	(void)state;
	check("**甲：**[1元](figure:expenditur/total)",
	      "<p><strong>甲：</strong>1元</p>\n",
	      "c.md:5:7: 错误: 找不到“figure:expenditur/total”所指的数字："
	      "本年度没有这张表：expenditur（最接近的是 expenditure）。"
	      "请对照数据改正地址 [figure-unknown]\n");
	check("[1元](figure:expenditure/202/total)", "<p>1元</p>\n",
	      "c.md:5:1: 错误: 找不到“figure:expenditure/202/total”所指的数字："
	      "表中没有这一行：202（最接近的是 201）。请对照数据改正地址 "
	      "[figure-unknown]\n");
	check("![1元](figure:fact/staff)", "<p>1元</p>\n",
	      "c.md:5:1: 错误: “figure:fact/staff”前面多了叹号：数字用 "
	      "[数字](figure:…)，图表才用 ![说明](table:…) "
	      "[figure-as-image]\n");
}

static void tables(void **state)
{
	(void)state;
	const char *link = "<p class=\"table-link\"><a href=\"#expenditure\">"
			   "支出&lt;</a></p>\n";

	check("![支出<](table:expenditure)", link, "");
	check("见[表](table:expenditure)",
	      "<p>见<a href=\"#expenditure\">表</a></p>\n", "");
	check("![支出](table:incom)", "<p>支出</p>\n",
	      "c.md:5:1: 错误: "
	      "找不到“table:incom”所指的数字：本年度没有这张表："
	      "incom。请对照数据改正地址 [figure-unknown]\n");
}

/* A chart stands once on the page; what names it again leads to it. */
static void charts(void **state)
{
	struct world w;
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0}, said = {0};
	struct view view = {.language = LANGUAGE_ZH};
	struct chart_item item = {
		.name = STR("运维"),
		.amount = {true, decimal_from_int(7), STR("7")}};
	struct view_charts all = {.view = &view,
				  .arena = &a,
				  .from = STR("departments/ju/2023.html"),
				  .folder = STR("data/ju/2023/charts/")};
	struct commentary c = {
		.file = STR("c.md"),
		.body = STR("![大小](chart:projects)\n\n"
			    "![大小](chart:projects) [图](chart:projects)\n\n"
			    "![x](chart:flow)\n"),
		.body_line = 1};

	(void)state;
	make_world(&w);
	struct commentary_place place = {.organizations = &w.organizations,
					 .year = &w.year,
					 .charts = &all};

	all.there[VIEW_CHART_PROJECTS] = true;
	all.there[VIEW_CHART_TARGETS] = true;
	all.items[VIEW_CHART_PROJECTS] = (struct chart){
		.name = STR("projects"), .items = &item, .item_count = 1};
	commentary_render(&a, &c, &place, &d, &out);
	diag_format_all(&said, &d, LANGUAGE_ZH, false, 0);
	assert_true(str_starts(
		buf_str(&out),
		STR("<figure class=\"chart\" id=\"chart-projects\">")));
	assert_true(str_contains(
		buf_str(&out),
		STR("\"../../data/ju/2023/charts/projects.svg\"")));
	assert_true(str_contains(buf_str(&out),
				 STR("<a href=\"#chart-projects\">图</a>")));
	assert_true(str_eq(buf_str(&said),
			   STR("c.md:5:1: 错误: 没有“chart:flow”这幅图。"
			       "这一年可用的图：projects, targets "
			       "[chart-unknown]\n")));
	assert_int_equal(str_find(buf_str(&out), STR("<figure"), 1), out.n);
	assert_true(view_chart_value(&all, VIEW_CHART_PROJECTS).kind ==
		    VALUE_NONE);
	buf_free(&out);
	buf_free(&said);
	diag_free(&d);
	arena_free(&a);
}

static void without_year(void **state)
{
	(void)state;
	check_at("[1元](figure:expenditure/total)", "<p>1元</p>\n",
		 "c.md:5:1: 错误: “figure:expenditure/total”不能用在这里："
		 "这一页不属于某一年度的预算；请放到年度文件夹的说明文字中 "
		 "[figure-without-year]\n",
		 false, "");
	check_at("![a](b.png \"t\") [c](https://d.cn)",
		 "<p><img src=\"b.png\" alt=\"a\" title=\"t\"> "
		 "<a href=\"https://d.cn\">c</a></p>\n",
		 "", false, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figures), cmocka_unit_test(mismatches),
		cmocka_unit_test(unknown), cmocka_unit_test(tables),
		cmocka_unit_test(charts),  cmocka_unit_test(without_year),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
