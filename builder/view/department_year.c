/* The page of a department's year. */
#include "model/dataset.h"
#include "view/amount.h"
#include "view/audit_year.h"
#include "view/chart.h"
#include "view/citation.h"
#include "view/data_view.h"
#include "view/department.h"
#include "view/opening.h"
#include "view/performance.h"
#include "view/table.h"

static const struct value_shape SOURCE =
	VALUE_SHAPE("source", "title", "publisher", "date", "url");
static const struct value_shape DOWNLOAD =
	VALUE_SHAPE("download", "name", "file", "url", "size");
static const struct value_shape YEAR = VALUE_SHAPE(
	"department_year", "title", "heading", "organization", "department_url",
	"years", "stage", "opening", "figures", "has_figures", "sections",
	"has_sections", "tables", "has_tables", "overall", "has_promises",
	"projects", "has_projects", "amount_unit", "facts_url", "fact_count",
	"sources", "lines_note", "downloads", "audit", "charts", "script",
	"citation");

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

/* What the lines are that places name; none where no place names lines. */
static struct value lines_note(const struct pages *p,
			       const struct budget_year *y)
{
	bool named = false;

	for (size_t i = 0; i < y->table_count; i++)
		named |= y->tables[i]->place.lines.n > 0;
	for (size_t i = 0; i < y->overall_count; i++)
		named |= y->overall[i].place.lines.n > 0;
	for (size_t i = 0; i < y->project_count; i++)
		named |= y->projects[i].place.lines.n > 0;
	for (size_t i = 0; i < y->fact_count; i++)
		named |= y->facts[i].place.lines.n > 0;
	return named ? value_text(view_word(p->view, "lines_note"))
		     : value_none();
}

/* Forms of targets alone are no budget, whatever the stage of the year's. */
static struct value stage(const struct pages *p, const struct budget_year *y)
{
	return y->table_count
		       ? value_text_or_none(view_stage(p->view, y->stage))
		       : value_none();
}

/* A file of the year's data, below data/ORG/YEAR/. */
static struct value download(const struct pages *p, const struct budget_year *y,
			     struct str from, struct str name, struct str file)
{
	struct arena *a = p->arena;
	struct str path =
		str_format(a, "data/%.*s/%d/%.*s", STR_ARG(y->organization->id),
			   y->year, STR_ARG(file));
	uint64_t size;

	return VALUE_OBJECT(a, &DOWNLOAD, value_text(name), value_text(file),
			    value_text(view_root_url(p->view, a, from, path)),
			    p->sink.file_size(p->sink.context, path, &size)
				    ? value_text(data_size(a, size))
				    : value_none());
}

/* What stands for the whole year: its name, its file's ending. */
static struct value whole(const struct pages *p, const struct budget_year *y,
			  struct str from, const char *word, const char *ending)
{
	return download(p, y, from, view_word(p->view, word),
			str_format(p->arena, "%.*s-%d.%s",
				   STR_ARG(y->organization->id), y->year,
				   ending));
}

static struct value downloads(const struct pages *p,
			      const struct budget_year *y, struct str from)
{
	struct values list = {0};
	struct value file = whole(p, y, from, "workbook", "xlsx");

	*VEC_PUSH(p->arena, &list) = file;
	file = whole(p, y, from, "year_archive", "zip");
	*VEC_PUSH(p->arena, &list) = file;
	file = download(p, y, from, view_word(p->view, "read_me"),
			STR("README.txt"));
	*VEC_PUSH(p->arena, &list) = file;
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];
		const char *title = p->view->language == LANGUAGE_ZH
					    ? k->title_zh
					    : k->title_en;

		if (!dataset_has_years((enum dataset)i))
			continue;
		file = download(p, y, from, str_from(title),
				str_format(p->arena, "%s.csv", k->id));
		*VEC_PUSH(p->arena, &list) = file;
	}
	return values_list(&list);
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

/* Do charts of the indicators stand on the page, outside commentary? */
static bool has_goal_charts(const struct view_charts *c)
{
	return (c->there[VIEW_CHART_INDICATORS] &&
		!c->placed[VIEW_CHART_INDICATORS]) ||
	       (c->there[VIEW_CHART_TARGETS] && !c->placed[VIEW_CHART_TARGETS]);
}

/* How a figure of the page is cited: {0} the figure, {1} where its table was
 * published, {2} the anchor of its row. */
static struct str citation_pattern(const struct pages *p, struct str path,
				   struct str title)
{
	struct cited pattern = {
		.page = title,
		.thing = STR("{0}"),
		.place = STR("{1}"),
		.path = str_concat(p->arena, view_path(p->view, p->arena, path),
				   STR("#{2}")),
	};

	return view_citation(p->view, p->arena, &pattern);
}

void department_put_year(const struct pages *p, const struct budget_year *y,
			 const struct summary_year *s,
			 const struct audit *audit)
{
	struct arena *a = p->arena;
	struct str path = department_year_path(a, y);
	struct str department = department_path(a, y->organization);
	struct str name = view_organization(p->view, y->organization, y->year);
	struct frame frame = {.path = path,
			      .template_name = STR("department-year"),
			      .title = department_year_title(p, y)};
	struct marked_page page = {audit, path, true};
	struct value stated = view_key_figures(p, &page, s);
	struct view_charts charts;

	department_crumbs(p, y, NULL, 0, &frame);
	view_charts_of_year(p, audit, s, &charts);
	struct value texts =
		department_sections(p, &y->commentaries, y, &charts);
	bool promises = y->overall_count > 0 || has_goal_charts(&charts);
	struct value content = VALUE_OBJECT(
		a, &YEAR, value_text_or_none(y->title), value_text(frame.title),
		value_text(name), value_text(view_url(a, path, department)),
		value_bool(p->department->year_count > 1), stage(p, y),
		view_opening(p, y, s, &charts), stated,
		value_bool(stated.count > 0), texts,
		value_bool(texts.count > 0), tables(p, &page),
		value_bool(y->table_count > 0), view_overall(p->view, a, &page),
		value_bool(promises), view_project_rows(p->view, a, &page),
		value_bool(y->project_count > 0),
		value_text(amount_unit(p->view)),
		y->fact_count ? value_text(view_url(
					a, path, department_facts_path(a, y)))
			      : value_none(),
		value_uint(a, y->fact_count), sources(p, y), lines_note(p, y),
		downloads(p, y, path), view_year_audit(p->view, a, audit, path),
		view_charts_value(&charts),
		value_text(
			view_root_url(p->view, a, path, STR("assets/cite.js"))),
		value_text(citation_pattern(p, path, frame.title)));

	view_put(p->view, a, &frame, content, p->sink);
}
