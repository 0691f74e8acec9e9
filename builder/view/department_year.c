/* The page of a department's year. */
#include "model/dataset.h"
#include "view/amount.h"
#include "view/audit_year.h"
#include "view/chart.h"
#include "view/department.h"
#include "view/performance.h"
#include "view/table.h"

static const struct value_shape FIGURE =
	VALUE_SHAPE("figure", "name", "amount", "url");
static const struct value_shape SOURCE =
	VALUE_SHAPE("source", "title", "publisher", "date", "url");
static const struct value_shape DOWNLOAD =
	VALUE_SHAPE("download", "name", "file", "url");
static const struct value_shape YEAR = VALUE_SHAPE(
	"department_year", "title", "heading", "organization", "department_url",
	"years", "stage", "figures", "has_figures", "sections", "has_sections",
	"tables", "has_tables", "overall", "has_overall", "projects",
	"has_projects", "amount_unit", "facts_url", "fact_count", "sources",
	"downloads", "audit", "charts");

/* The anchor of the first of these tables that the year has. */
static struct str table_anchor(const struct pages *p,
			       const struct budget_year *y, const char *id,
			       const char *other)
{
	const char *found = budget_table(y, str_from(id))      ? id
			    : budget_table(y, str_from(other)) ? other
							       : "tables";

	return str_format(p->arena, "#%s", found);
}

static struct value figures(const struct pages *p, const struct budget_year *y,
			    const struct summary_year *s)
{
	const struct {
		const char *word;
		const struct summary_amount *amount;
		const char *table, *other;
	} all[] = {
		{"income", &s->income, "income-expenditure", "income"},
		{"expenditure", &s->expenditure, "expenditure",
		 "income-expenditure"},
		{"basic", &s->basic, "expenditure", "basic-expenditure"},
		{"project_expenditure", &s->project, "expenditure",
		 "project-expenditure"},
		{"three_public", &s->three_public, "three-public",
		 "three-public"},
		{"procurement", &s->procurement, "procurement", "expenditure"},
	};
	struct values list = {0};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++)
		if (all[i].amount->stated)
			*VEC_PUSH(p->arena, &list) = VALUE_OBJECT(
				p->arena, &FIGURE,
				value_text(view_word(p->view, all[i].word)),
				value_text(amount_text(p->view, p->arena,
						       all[i].amount)),
				value_text(table_anchor(p, y, all[i].table,
							all[i].other)));
	return values_list(&list);
}

static struct value sources(const struct pages *p, const struct budget_year *y)
{
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, y->source_count);

	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *s = &y->sources[i];

		items[i] = VALUE_OBJECT(a, &SOURCE, value_text(s->title),
					value_text_or_none(s->publisher),
					value_text_or_none(s->publication_date),
					value_text_or_none(s->url));
	}
	return value_list(items, y->source_count);
}

/* A file of the year's data, below data/ORG/YEAR/. */
static struct value download(const struct pages *p, const struct budget_year *y,
			     struct str from, struct str name, struct str file)
{
	struct arena *a = p->arena;
	struct str path =
		str_format(a, "data/%.*s/%d/%.*s", STR_ARG(y->organization->id),
			   y->year, STR_ARG(file));

	return VALUE_OBJECT(a, &DOWNLOAD, value_text(name), value_text(file),
			    value_text(view_root_url(p->view, a, from, path)));
}

static struct value downloads(const struct pages *p,
			      const struct budget_year *y, struct str from)
{
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, DATASET_COUNT + 1);
	size_t count = 0;

	items[count++] = download(p, y, from, view_word(p->view, "read_me"),
				  STR("README.txt"));
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];
		const char *title = p->view->language == LANGUAGE_ZH
					    ? k->title_zh
					    : k->title_en;

		if (dataset_has_years((enum dataset)i))
			items[count++] =
				download(p, y, from, str_from(title),
					 str_format(a, "%s.csv", k->id));
	}
	return value_list(items, count);
}

static struct value tables(const struct pages *p,
			   const struct marked_page *page)
{
	const struct budget_year *y = page->audit->year;
	struct value *items =
		arena_array(p->arena, struct value, y->table_count);

	for (size_t i = 0; i < y->table_count; i++)
		items[i] = view_table(p->view, p->arena, page, y->tables[i]);
	return value_list(items, y->table_count);
}

void department_put_year(const struct pages *p, const struct budget_year *y,
			 const struct summary_year *s,
			 const struct audit *audit)
{
	struct arena *a = p->arena;
	struct str path = department_year_path(a, y);
	struct str department = department_path(a, y->organization);
	struct str name = view_organization(p->view, y->organization, y->year);
	struct crumb crumbs[] = {
		{view_word(p->view, "home"), STR("index.html"), false},
		{view_word(p->view, "departments"),
		 STR("departments/index.html"), false},
		{name, department, false},
		{str_format(a, "%d", y->year), STR(""), false},
	};
	struct frame frame = {path,
			      STR("department-year"),
			      department_year_title(p, y),
			      crumbs,
			      sizeof crumbs / sizeof *crumbs,
			      false};
	struct marked_page page = {audit, path, true};
	struct value stated = figures(p, y, s);
	struct view_charts charts;

	view_charts_of_year(p, audit, s, &charts);
	struct value texts =
		department_sections(p, &y->commentaries, y, &charts);
	struct value content = VALUE_OBJECT(
		a, &YEAR, value_text_or_none(y->title), value_text(frame.title),
		value_text(name), value_text(view_url(a, path, department)),
		value_bool(p->department->year_count > 1),
		value_text_or_none(view_stage(p->view, y->stage)), stated,
		value_bool(stated.count > 0), texts,
		value_bool(texts.count > 0), tables(p, &page),
		value_bool(y->table_count > 0), view_overall(p->view, a, &page),
		value_bool(y->overall_count > 0),
		view_project_rows(p->view, a, &page),
		value_bool(y->project_count > 0),
		value_text(amount_unit(p->view)),
		y->fact_count ? value_text(view_url(
					a, path, department_facts_path(a, y)))
			      : value_none(),
		value_uint(a, y->fact_count), sources(p, y),
		downloads(p, y, path), view_year_audit(p->view, a, audit, path),
		view_charts_value(&charts));

	view_put(p->view, a, &frame, content, p->sink);
	if (!p->view->language_folder.n)
		view_charts_put(&charts, y, p->sink);
}
