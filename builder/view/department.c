/* The page of a department, and what all its pages share. */
#include "view/department.h"

#include "view/amount.h"
#include "view/chart.h"
#include "view/commentary.h"
#include "view/comparison.h"
#include "view/performance.h"
#include "view/terms.h"

#include <string.h>

static const struct value_shape SECTION =
	VALUE_SHAPE("section", "id", "title", "lang", "html", "place", "terms");
static const struct value_shape YEAR_ROW =
	VALUE_SHAPE("year_row", "year", "url", "title", "expenditure", "class",
		    "tables", "projects", "indicators");
static const struct value_shape NAME =
	VALUE_SHAPE("name", "name", "lang", "years");
static const struct value_shape DEPARTMENT = VALUE_SHAPE(
	"department", "heading", "district", "names", "has_names", "units",
	"has_units", "years", "sections", "amount_unit", "chart", "relatives");
static const struct value_shape RELATIVE =
	VALUE_SHAPE("relative", "relation", "name", "url");

struct str department_path(struct arena *a, const struct organization *o)
{
	return str_format(a, "departments/%.*s.html", STR_ARG(o->id));
}

struct str department_year_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d.html",
			  STR_ARG(y->organization->id), y->year);
}

struct str department_year_title(const struct pages *p,
				 const struct budget_year *y)
{
	bool targets_only =
		!y->table_count && (y->overall_count || y->project_count);

	return str_format(
		p->arena, "%.*s %d%.*s",
		STR_ARG(view_organization(p->view, y->organization, y->year)),
		y->year,
		STR_ARG(view_word(p->view, targets_only ? "targets_year"
							: "budget_year")));
}

/* Not when the same text is there in the page's language. */
static bool is_shown(const struct pages *p, const struct commentaries *all,
		     const struct commentary *c)
{
	struct str language = view_language(p->view);

	if (str_eq(c->language, language))
		return true;
	for (size_t i = 0; i < all->count; i++)
		if (str_eq(all->items[i].name, c->name) &&
		    str_eq(all->items[i].language, language))
			return false;
	return true;
}

static struct value section(const struct pages *p, const struct commentary *c,
			    const struct budget_year *year,
			    struct view_charts *charts,
			    struct view_terms *terms)
{
	struct arena *a = p->arena;
	struct buf html = {0};
	bool own = str_eq(c->language, view_language(p->view));
	struct commentary_place place = {
		.organizations = &p->view->site->organizations,
		.year = year,
		.charts = charts,
		.terms = own ? terms : NULL,
		.view = p->view,
		.sink = &p->sink,
		.page = year ? department_year_path(a, year)
			     : department_path(a, p->department->organization),
		.heading_shift = 1,
		.id_prefix = c->name,
	};

	if (year)
		place.year_folder = str_format(a, "%d/", year->year);
	view_terms_begin(terms);
	commentary_render(a, c, &place, p->diag, &html);
	struct str copy = str_copy(a, buf_str(&html));
	struct value explained = view_terms_value(terms);

	buf_free(&html);
	return VALUE_OBJECT(
		a, &SECTION,
		value_text(str_format(a, "text-%.*s", STR_ARG(c->name))),
		value_text_or_none(c->title),
		view_foreign(p->view, c->language), value_markup(copy),
		value_text_or_none(c->place), explained);
}

void department_crumbs(const struct pages *p, const struct budget_year *y,
		       const struct crumb *below, size_t count,
		       struct frame *out)
{
	struct arena *a = p->arena;
	const struct organization *o = y->organization;
	const struct crumb above[] = {
		{view_word(p->view, "home"), STR("index.html"), false},
		{view_word(p->view, "departments"),
		 STR("departments/index.html"), false},
		{view_organization(p->view, o, y->year), department_path(a, o),
		 false},
		{str_format(a, "%d", y->year),
		 count ? department_year_path(a, y) : STR(""), false},
	};
	size_t over = sizeof above / sizeof *above;
	struct crumb *crumbs = arena_array(a, struct crumb, over + count);

	memcpy(crumbs, above, sizeof above);
	for (size_t i = 0; i < count; i++)
		crumbs[over + i] = below[i];
	out->crumbs = crumbs;
	out->crumb_count = over + count;
}

struct value department_sections(const struct pages *p,
				 const struct commentaries *all,
				 const struct budget_year *year,
				 struct view_charts *charts)
{
	struct values list = {0};
	struct view_terms *terms = view_terms_new(
		p->view, p->arena,
		year ? department_year_path(p->arena, year)
		     : department_path(p->arena, p->department->organization));

	for (size_t i = 0; i < all->count; i++)
		if (is_shown(p, all, &all->items[i]))
			*VEC_PUSH(p->arena, &list) =
				section(p, &all->items[i], year, charts, terms);
	return values_list(&list);
}

static struct str years_of_use(const struct pages *p,
			       const struct organization_name *n)
{
	struct arena *a = p->arena;

	if (n->valid_from && n->valid_to)
		return str_format(a, "%d–%d", n->valid_from, n->valid_to);
	if (!n->valid_from && !n->valid_to)
		return STR("");
	return str_format(
		a, "%.*s %d",
		STR_ARG(view_word(p->view, n->valid_to ? "until" : "since")),
		n->valid_to ? n->valid_to : n->valid_from);
}

static struct value names(const struct pages *p, const struct organization *o)
{
	struct arena *a = p->arena;
	bool english = p->view->language == LANGUAGE_EN;
	struct value *items = arena_array(a, struct value, o->name_count);

	for (size_t i = 0; i < o->name_count; i++) {
		const struct organization_name *n = &o->names[i];

		items[i] = VALUE_OBJECT(
			a, &NAME,
			value_text(view_pair(p->view, a, n->name, "list_comma",
					     english ? n->name_en : STR(""))),
			view_data_language(p->view),
			value_text_or_none(years_of_use(p, n)));
	}
	return value_list(items, o->name_count);
}

static struct value relative(const struct pages *p, const char *relation,
			     const struct organization *o, struct str from)
{
	struct arena *a = p->arena;

	return VALUE_OBJECT(
		a, &RELATIVE, value_text(view_word(p->view, relation)),
		value_text(view_organization(p->view, o, 0)),
		o->has_page
			? value_text(view_url(a, from, department_path(a, o)))
			: value_none());
}

/* Whom the department succeeds, and who succeeds it. */
static struct value relatives(const struct pages *p,
			      const struct organization *o, struct str from)
{
	const struct organizations *all = &p->view->site->organizations;
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++)
		if (all->items[i]->successor == o)
			*VEC_PUSH(p->arena, &list) =
				relative(p, "predecessor", all->items[i], from);
	if (o->successor)
		*VEC_PUSH(p->arena, &list) =
			relative(p, "successor", o->successor, from);
	return values_list(&list);
}

static struct value units(const struct pages *p, const struct organization *o)
{
	const struct organizations *all = &p->view->site->organizations;
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++)
		if (all->items[i] != o &&
		    organization_is_within(all->items[i], o))
			*VEC_PUSH(p->arena, &list) = value_text(
				view_organization(p->view, all->items[i], 0));
	return values_list(&list);
}

static size_t tables_with_rows(const struct summary_year *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->table_count; i++)
		count += s->tables[i].row_count > 0;
	return count;
}

static struct value year_rows(const struct pages *p, struct str from)
{
	const struct department *d = p->department;
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, d->year_count);
	struct align column = {0};
	struct str absent = view_word(p->view, "not_published");

	for (size_t i = 0; i < d->year_count; i++)
		align_add(&column,
			  amount_number(p->view, a,
					&p->summary->years[i].expenditure));
	for (size_t i = 0; i < d->year_count; i++) {
		size_t newest = d->year_count - 1 - i;
		const struct budget_year *y = &d->years[newest];
		const struct summary_year *s = &p->summary->years[newest];
		struct str amount = amount_number(p->view, a, &s->expenditure);

		items[i] = VALUE_OBJECT(
			a, &YEAR_ROW, value_text(str_format(a, "%d", y->year)),
			value_text(
				view_url(a, from, department_year_path(a, y))),
			value_text(y->title),
			value_text(amount.n ? amount : absent),
			amount.n ? align_class(&column, amount)
				 : value_text(STR("why")),
			value_uint(a, tables_with_rows(s)),
			value_uint(a, s->project_count),
			value_uint(a, s->indicator_count));
	}
	return value_list(items, d->year_count);
}

static void put_department(const struct pages *p)
{
	const struct organization *o = p->department->organization;
	struct arena *a = p->arena;
	struct str path = department_path(a, o);
	struct str name = view_organization(p->view, o, 0);
	struct crumb crumbs[] = {
		{view_word(p->view, "home"), STR("index.html"), false},
		{view_word(p->view, "departments"),
		 STR("departments/index.html"), false},
		{name, STR(""), false},
	};
	struct frame frame = {path,
			      STR("department"),
			      name,
			      crumbs,
			      sizeof crumbs / sizeof *crumbs,
			      false};
	struct value below = units(p, o);
	struct value content = VALUE_OBJECT(
		a, &DEPARTMENT, value_text(name),
		value_text_or_none(o->district), names(p, o),
		value_bool(o->name_count > 1), below,
		value_bool(below.count > 0), year_rows(p, path),
		department_sections(p, &p->department->commentaries, NULL,
				    NULL),
		value_text(amount_unit(p->view)),
		view_chart_department(p, path), relatives(p, o, path));

	view_put(p->view, a, &frame, content, p->sink);
}

/* The department in lists and side by side, as the site's own pages are. */
static void put_lists(const struct pages *p)
{
	struct summary one = *p->summary;
	struct summaries all = {&one, 1};
	struct site_view s = {.view = p->view,
			      .arena = p->arena,
			      .all = &all,
			      .diag = p->diag,
			      .sink = p->sink};
	const struct organization *o = p->department->organization;
	struct str name = view_organization(p->view, o, 0);
	struct crumb projects = {view_word(p->view, "projects"),
				 STR("projects/index.html"), false};
	struct crumb indicators = {view_word(p->view, "indicators"),
				   STR("indicators/index.html"), false};

	site_put_projects(
		&s, view_project_list_path(p->arena, o), &projects,
		view_pair(p->view, p->arena, projects.name, "colon", name));
	site_put_indicators(
		&s, view_indicator_list_path(p->arena, o), &indicators,
		view_pair(p->view, p->arena, indicators.name, "colon", name));
	comparison_put(&s);
}

void view_department(const struct view *v, struct arena *page,
		     const struct department *department,
		     const struct audit *audits, struct diag *d,
		     struct page_sink sink)
{
	struct summary summary = {0};
	struct arena_mark start = arena_mark(page);

	summary_of(page, department, true, &summary);
	struct pages p = {v, page, department, &summary, audits, d, sink};
	struct arena_mark mark = arena_mark(page);

	put_department(&p);
	arena_rewind(page, mark);
	put_lists(&p);
	for (size_t i = 0; i < department->year_count; i++) {
		const struct budget_year *y = &department->years[i];

		arena_rewind(page, mark);
		department_put_year(&p, y, &summary.years[i], &audits[i]);
		arena_rewind(page, mark);
		department_put_audit(&p, &audits[i]);
		arena_rewind(page, mark);
		department_put_cite(&p, y);
		arena_rewind(page, mark);
		if (y->fact_count)
			department_put_facts(&p, &audits[i]);
		arena_rewind(page, mark);
		if (y->overall_count)
			department_put_performance(&p, &audits[i]);
		for (size_t j = 0; j < y->project_count; j++) {
			arena_rewind(page, mark);
			department_put_project(&p, &audits[i], &y->projects[j]);
		}
	}
	arena_rewind(page, start);
}

void view_department_charts(const struct view *v, struct arena *page,
			    const struct department *department,
			    const struct summary *summary,
			    const struct audit *audits, struct page_sink sink)
{
	struct pages p = {v, page, department, summary, audits, NULL, sink};
	struct arena_mark mark = arena_mark(page);

	for (size_t i = 0; i < department->year_count; i++) {
		struct view_charts charts;

		view_charts_of_year(&p, &audits[i], &summary->years[i],
				    &charts);
		view_charts_put(&charts, &department->years[i], sink);
		arena_rewind(page, mark);
	}
}
