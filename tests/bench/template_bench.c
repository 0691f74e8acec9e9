/* How long does a page take? Renders a page of about 1,500 values 20,000 times
 * and prints microseconds a page.
 *
 * usage: template_bench [PAGES]
 */
#include "template/template.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

enum { TABLES = 10, ROWS = 24, PAGES = 20000 };

static const struct value_shape PAGE =
	VALUE_SHAPE("page", "title", "site", "tables", "note");
static const struct value_shape SITE = VALUE_SHAPE("site", "name", "root");
static const struct value_shape TABLE =
	VALUE_SHAPE("table", "id", "title", "unit", "rows");
static const struct value_shape ROW =
	VALUE_SHAPE("row", "code", "name", "amount", "share", "source", "mark");

static const struct template_source sources[] = {
	{STR_INIT("layout"), STR_INIT("layout.html"),
	 STR_INIT("<!DOCTYPE html>\n<html lang=\"zh-CN\">\n"
		  "<title>{{title}} | {{site.name}}</title>\n<body>\n"
		  "  <main>\n    {{$main}}{{/main}}\n  </main>\n"
		  "{{#note}}<p>{{.}}</p>{{/note}}\n</body>\n</html>\n")},
	{STR_INIT("row"), STR_INIT("row.html"),
	 STR_INIT("<tr>\n  <th scope=\"row\" data-code=\"{{code}}\">{{name}}"
		  "</th>\n  <td class=\"amount\">{{amount}}</td>\n"
		  "  <td>{{share}}</td>\n  <td>{{#mark}}<span>{{.}}</span>"
		  "{{/mark}}</td>\n"
		  "  <td><a href=\"{{site.root}}{{source}}\">源</a></td>\n"
		  "</tr>\n")},
	{STR_INIT("page"), STR_INIT("page.html"),
	 STR_INIT("{{<layout}}\n{{$main}}\n<h1>{{title}}</h1>\n"
		  "{{#tables}}\n<table id=\"{{id}}\">\n"
		  "  <caption>{{title}}（{{unit}}）</caption>\n"
		  "  {{#rows}}\n  {{>row}}\n  {{/rows}}\n"
		  "</table>\n{{/tables}}\n{{/main}}\n{{/layout}}\n")},
};

static struct value make_row(struct arena *a, unsigned n)
{
	return VALUE_OBJECT(
		a, &ROW, value_text(str_format(a, "2010%03u", n)),
		value_text(str_format(a, "一般公共服务支出 %u", n)),
		value_text(str_format(a, "%u,%03u.%02u", n, n * 7 % 1000,
				      n * 3 % 100)),
		value_text(str_format(a, "%u.%u%%", n % 100, n % 10)),
		value_text(str_format(a, "data/table.csv#L%u", n)),
		n % 3 ? value_none() : value_text(STR("ok")));
}

static struct value make_table(struct arena *a, unsigned n)
{
	struct value *rows = arena_array(a, struct value, ROWS);

	for (unsigned i = 0; i < ROWS; i++)
		rows[i] = make_row(a, n * ROWS + i);
	return VALUE_OBJECT(a, &TABLE, value_text(str_format(a, "table-%u", n)),
			    value_text(STR("支出总表")),
			    value_text(STR("万元")), value_list(rows, ROWS));
}

static struct value make_page(struct arena *a)
{
	struct value *tables = arena_array(a, struct value, TABLES);
	struct value site = VALUE_OBJECT(a, &SITE, value_text(STR("预算公开")),
					 value_text(STR("../../")));

	for (unsigned i = 0; i < TABLES; i++)
		tables[i] = make_table(a, i);
	return VALUE_OBJECT(a, &PAGE, value_text(STR("某局 2026 年部门预算")),
			    site, value_list(tables, TABLES), value_none());
}

static double now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e6 + (double)t.tv_nsec / 1e3;
}

int main(int argc, char **argv)
{
	int pages = argc > 1 ? atoi(argv[1]) : PAGES;
	struct arena a = {0};
	struct diag d = {0};
	struct buf out = {0};
	struct template_renderer renderer = {0};
	struct value page = make_page(&a);
	const struct template_set *set =
		template_compile(&a, sources, 3, true, &d);
	bool ok = set != NULL;
	double start = now();

	for (int i = 0; i < pages && ok; i++) {
		buf_clear(&out);
		ok = template_render(&renderer, template_find(set, STR("page")),
				     &page, &d, &out);
	}
	printf("%.2f microseconds a page of %zu bytes and %d values\n",
	       (now() - start) / pages, out.n, TABLES * (3 + ROWS * 6) + 3);
	buf_free(&out);
	diag_free(&d);
	template_renderer_free(&renderer);
	arena_free(&a);
	return ok ? 0 : 1;
}
