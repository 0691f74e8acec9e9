/* Pages of a department: itself, its years, its projects. */
#include "view/commentary.h"
#include "view/frame.h"
#include "view/performance.h"
#include "view/table.h"
#include "view/url.h"

static const struct value_shape FIGURE =
	VALUE_SHAPE("figure", "name", "amount", "url");
static const struct value_shape SECTION =
	VALUE_SHAPE("section", "id", "title", "html", "place");
static const struct value_shape FACT =
	VALUE_SHAPE("fact", "anchor", "name", "value", "unit", "organization",
		    "year", "place");
static const struct value_shape SOURCE =
	VALUE_SHAPE("source", "title", "publisher", "date", "url");
static const struct value_shape LINK = VALUE_SHAPE("link", "name", "url");
static const struct value_shape YEAR = VALUE_SHAPE(
	"department_year", "title", "heading", "organization", "department_url",
	"year", "stage", "figures", "sections", "tables", "overall", "projects",
	"facts", "sources", "downloads");
static const struct value_shape YEAR_ROW =
	VALUE_SHAPE("year_row", "year", "url", "title", "expenditure", "tables",
		    "projects", "indicators");
static const struct value_shape NAME = VALUE_SHAPE("name", "name", "years");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "heading", "id", "kind", "district", "names",
		    "units", "years", "sections");
static const struct value_shape AMOUNT =
	VALUE_SHAPE("amount", "name", "published", "unit", "yuan");
static const struct value_shape ITEM = VALUE_SHAPE("item", "name", "amount");
static const struct value_shape FIELD = VALUE_SHAPE("field", "name", "value");
static const struct value_shape PROJECT = VALUE_SHAPE(
	"project", "heading", "fields", "amounts", "correction", "place",
	"policy_basis", "calculation_basis", "items", "goal", "long_term_goal",
	"goal_facts", "indicators", "year_url", "year_title");

/* What the pages of one department share. */
struct pages {
	const struct view *view;
	struct arena *arena;
	const struct department *department;
	const struct summary *summary;
	struct diag *diag;
	struct page_sink sink;
};

static struct str department_path(struct arena *a, const struct organization *o)
{
	return str_format(a, "departments/%.*s.html", STR_ARG(o->id));
}

static struct str year_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d.html",
			  STR_ARG(y->organization->id), y->year);
}

static struct value sections(const struct pages *p,
			     const struct commentaries *all,
			     const struct budget_year *year, struct str from)
{
	struct values list = {0};
	struct arena *a = p->arena;
	struct str language =
		p->view->language == LANGUAGE_EN ? STR("en") : STR("zh-CN");

	for (size_t i = 0; i < all->count; i++) {
		const struct commentary *c = &all->items[i];
		struct buf html = {0};
		struct commentary_place place = {
			.organizations = &p->view->site->organizations,
			.year = year,
			.heading_shift = 1,
			.id_prefix = c->name,
		};
		bool foreign = p->view->language == LANGUAGE_ZH &&
			       !str_eq(c->language, language);

		if (foreign)
			continue;
		if (year)
			place.project_folder =
				str_format(a, "%d/projects/", year->year);
		commentary_render(a, c, &place, p->diag, &html);
		*VEC_PUSH(a, &list) =
			VALUE_OBJECT(a, &SECTION,
				     value_text(str_format(a, "text-%.*s",
							   STR_ARG(c->name))),
				     value_text_or_none(c->title),
				     value_markup(str_copy(a, buf_str(&html))),
				     value_text_or_none(c->place));
		buf_free(&html);
	}
	(void)from;
	return values_list(&list);
}

static void add_figure(const struct pages *p, struct values *list,
		       const char *word, const struct summary_amount *amount,
		       const char *anchor)
{
	if (!amount->stated)
		return;
	*VEC_PUSH(p->arena, list) = VALUE_OBJECT(
		p->arena, &FIGURE, value_text(view_word(p->view, word)),
		value_text(view_amount(p->view, p->arena, amount)),
		value_text(str_from(anchor)));
}

static struct value figures(const struct pages *p, const struct summary_year *s)
{
	struct values list = {0};

	add_figure(p, &list, "income", &s->income, "#income-expenditure");
	add_figure(p, &list, "expenditure", &s->expenditure, "#tables");
	add_figure(p, &list, "basic", &s->basic, "#tables");
	add_figure(p, &list, "project_expenditure", &s->project, "#tables");
	add_figure(p, &list, "three_public", &s->three_public, "#three-public");
	add_figure(p, &list, "procurement", &s->procurement, "#tables");
	return values_list(&list);
}

static struct value facts(const struct pages *p, const struct budget_year *y)
{
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, y->fact_count);

	for (size_t i = 0; i < y->fact_count; i++) {
		const struct fact *f = &y->facts[i];

		items[i] = VALUE_OBJECT(
			a, &FACT,
			value_text(str_format(a, "fact-%.*s", STR_ARG(f->id))),
			value_text(f->name), value_text(f->value_published),
			value_text(f->unit),
			f->organization
				? value_text(view_organization(
					  p->view, f->organization, y->year))
				: value_none(),
			f->year ? value_text(str_format(a, "%d", f->year))
				: value_none(),
			value_text(view_place(p->view, a, y, &f->place)));
	}
	return value_list(items, y->fact_count);
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

static struct value downloads(const struct pages *p,
			      const struct budget_year *y, struct str from)
{
	static const char *const names[] = {
		"amounts.csv",     "amounts.json", "indicators.csv",
		"indicators.json", "projects.csv", "projects.json",
	};
	enum { COUNT = sizeof names / sizeof *names };
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, COUNT);

	for (size_t i = 0; i < COUNT; i++)
		items[i] = VALUE_OBJECT(
			a, &LINK, value_text(str_from(names[i])),
			value_text(view_root_url(
				p->view, a, from,
				str_format(a, "data/%.*s/%d/%s",
					   STR_ARG(y->organization->id),
					   y->year, names[i]))));
	return value_list(items, COUNT);
}

static struct value tables(const struct pages *p, const struct budget_year *y,
			   struct str from)
{
	struct value *items =
		arena_array(p->arena, struct value, y->table_count);

	for (size_t i = 0; i < y->table_count; i++)
		items[i] = view_table(p->view, p->arena, y, y->tables[i], from);
	return value_list(items, y->table_count);
}

static struct str stage(const struct pages *p, struct str id)
{
	static const char *const keys[] = {"stage_draft", "stage_approved",
					   "stage_adjusted", "stage_final"};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(id, str_slice(str_from(keys[i]), 6, 40)))
			return view_word(p->view, keys[i]);
	return id;
}

static struct str year_title(const struct pages *p, const struct budget_year *y)
{
	return str_format(
		p->arena, "%.*s %d%.*s",
		STR_ARG(view_organization(p->view, y->organization, y->year)),
		y->year, STR_ARG(view_word(p->view, "budget_year")));
}

static void put_year(const struct pages *p, const struct budget_year *y,
		     const struct summary_year *s)
{
	struct arena *a = p->arena;
	struct str path = year_path(a, y);
	struct str department = department_path(a, y->organization);
	struct str name = view_organization(p->view, y->organization, y->year);
	struct crumb crumbs[] = {
		{view_word(p->view, "home"), STR("index.html")},
		{view_word(p->view, "departments"),
		 STR("departments/index.html")},
		{name, department},
		{str_format(a, "%d", y->year), STR("")},
	};
	struct frame frame = {
		path,   STR("department-year"),         year_title(p, y),
		crumbs, sizeof crumbs / sizeof *crumbs, false};
	struct value content = VALUE_OBJECT(
		a, &YEAR, value_text_or_none(y->title), value_text(frame.title),
		value_text(name), value_text(view_url(a, path, department)),
		value_text(str_format(a, "%d", y->year)),
		value_text_or_none(stage(p, y->stage)), figures(p, s),
		sections(p, &y->commentaries, y, path), tables(p, y, path),
		view_overall(p->view, a, y),
		view_project_rows(p->view, a, y, path), facts(p, y),
		sources(p, y), downloads(p, y, path));

	view_put(p->view, a, &frame, content, p->sink);
}

static struct value amounts(const struct pages *p, const struct project *x)
{
	struct arena *a = p->arena;
	struct values list = {0};

	for (int i = 0; i < PROJECT_AMOUNT_COUNT; i++) {
		enum project_amount which = (enum project_amount)i;
		struct summary_amount amount = {0};
		struct str name = project_amount_name(which);

		if (!x->amounts[i].published.n)
			continue;
		amount.stated = project_yuan(x, which, &amount.yuan);

		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &AMOUNT,
			value_text(view_word(p->view, str_cstr(a, name))),
			value_text(x->amounts[i].published),
			value_text(x->currency.name),
			value_text(view_amount(p->view, a, &amount)));
	}
	return values_list(&list);
}

static void add_field(const struct pages *p, struct values *list,
		      const char *word, struct str text)
{
	if (text.n)
		*VEC_PUSH(p->arena, list) = VALUE_OBJECT(
			p->arena, &FIELD, value_text(view_word(p->view, word)),
			value_text(text));
}

static struct value fields(const struct pages *p, const struct project *x)
{
	struct values list = {0};

	add_field(p, &list, "project_code", x->code);
	add_field(p, &list, "project_unit", x->unit_name);
	add_field(p, &list, "first_level_unit", x->first_level_unit);
	add_field(p, &list, "form", x->form_title);
	add_field(p, &list, "project_type", x->type);
	add_field(p, &list, "duration", x->duration_years);
	add_field(p, &list, "is_new", x->is_new);
	add_field(p, &list, "allocation", x->allocation);
	return values_list(&list);
}

static struct value basis_items(const struct pages *p, const struct project *x)
{
	struct value *items =
		arena_array(p->arena, struct value, x->basis_item_count);

	for (size_t i = 0; i < x->basis_item_count; i++)
		items[i] = VALUE_OBJECT(
			p->arena, &ITEM, value_text(x->basis_items[i].name),
			value_text(x->basis_items[i].amount_published));
	return value_list(items, x->basis_item_count);
}

/* Key projects may share a name; their amount tells them apart. */
static struct str project_title(const struct pages *p,
				const struct budget_year *y,
				const struct project *x)
{
	struct str name = x->name;

	if (x->form == PROJECT_KEY)
		name = str_format(p->arena, "%.*s %.*s%.*s", STR_ARG(name),
				  STR_ARG(x->amounts[PROJECT_YEAR].published),
				  STR_ARG(x->currency.name));
	return str_format(p->arena, "%.*s（%.*s）", STR_ARG(name),
			  STR_ARG(year_title(p, y)));
}

static void put_project(const struct pages *p, const struct budget_year *y,
			const struct project *x)
{
	struct arena *a = p->arena;
	struct str path = view_project_path(a, y, x);
	struct str title = project_title(p, y, x);
	struct crumb crumbs[] = {
		{view_word(p->view, "home"), STR("index.html")},
		{view_word(p->view, "departments"),
		 STR("departments/index.html")},
		{view_organization(p->view, y->organization, y->year),
		 department_path(a, y->organization)},
		{str_format(a, "%d", y->year), year_path(a, y)},
		{x->name, STR("")},
	};
	struct frame frame = {path,
			      STR("project"),
			      title,
			      crumbs,
			      sizeof crumbs / sizeof *crumbs,
			      false};
	struct value content = VALUE_OBJECT(
		a, &PROJECT, value_text(x->name), fields(p, x), amounts(p, x),
		view_correction(p->view, a, x->currency.name, x->corrected.name,
				x->correction_reason),
		value_text_or_none(view_place(p->view, a, y, &x->place)),
		value_text_or_none(x->policy_basis),
		value_text_or_none(x->calculation_basis), basis_items(p, x),
		value_text_or_none(x->goal),
		value_text_or_none(x->long_term_goal),
		view_goal_facts(a, x->goal_facts, x->goal_fact_count),
		view_indicators(p->view, a, &x->indicators, STR("indicator")),
		value_text(view_url(a, path, year_path(a, y))),
		value_text(year_title(p, y)));

	view_put(p->view, a, &frame, content, p->sink);
}

static struct value names(const struct pages *p, const struct organization *o)
{
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, o->name_count);

	for (size_t i = 0; i < o->name_count; i++) {
		const struct organization_name *n = &o->names[i];
		struct str from = n->valid_from
					  ? str_format(a, "%d", n->valid_from)
					  : STR("");
		struct str to = n->valid_to ? str_format(a, "%d", n->valid_to)
					    : STR("");

		items[i] = VALUE_OBJECT(
			a, &NAME, value_text(n->name),
			from.n || to.n ? value_text(str_format(a, "%.*s–%.*s",
							       STR_ARG(from),
							       STR_ARG(to)))
				       : value_none());
	}
	return value_list(items, o->name_count);
}

static struct value units(const struct pages *p, const struct organization *o)
{
	const struct organizations *all = &p->view->site->organizations;
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++)
		if (all->items[i] != o &&
		    organization_is_within(all->items[i], o))
			*VEC_PUSH(p->arena, &list) = VALUE_OBJECT(
				p->arena, &NAME,
				value_text(view_organization(p->view,
							     all->items[i], 0)),
				value_none());
	return values_list(&list);
}

static struct value year_rows(const struct pages *p, struct str from)
{
	const struct department *d = p->department;
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, d->year_count);

	for (size_t i = 0; i < d->year_count; i++) {
		const struct budget_year *y = &d->years[d->year_count - 1 - i];
		const struct summary_year *s =
			&p->summary->years[d->year_count - 1 - i];

		items[i] = VALUE_OBJECT(
			a, &YEAR_ROW, value_text(str_format(a, "%d", y->year)),
			value_text(view_url(a, from, year_path(a, y))),
			value_text(y->title),
			value_text(view_amount(p->view, a, &s->expenditure)),
			value_uint(a, s->table_count),
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
		{view_word(p->view, "home"), STR("index.html")},
		{view_word(p->view, "departments"),
		 STR("departments/index.html")},
		{name, STR("")},
	};
	struct frame frame = {path,
			      STR("department"),
			      name,
			      crumbs,
			      sizeof crumbs / sizeof *crumbs,
			      false};
	struct value content = VALUE_OBJECT(
		a, &DEPARTMENT, value_text(name), value_text(o->id),
		value_text_or_none(o->kind), value_text_or_none(o->district),
		names(p, o), units(p, o), year_rows(p, path),
		sections(p, &p->department->commentaries, NULL, path));

	view_put(p->view, a, &frame, content, p->sink);
}

void view_department(const struct view *v, struct arena *page,
		     const struct department *department, struct diag *d,
		     struct page_sink sink)
{
	struct summary summary = {0};
	struct arena_mark start = arena_mark(page);

	summary_of(page, department, false, &summary);
	struct pages p = {v, page, department, &summary, d, sink};
	struct arena_mark mark = arena_mark(page);

	put_department(&p);
	for (size_t i = 0; i < department->year_count; i++) {
		const struct budget_year *y = &department->years[i];

		arena_rewind(page, mark);
		put_year(&p, y, &summary.years[i]);
		for (size_t j = 0; j < y->project_count; j++) {
			arena_rewind(page, mark);
			put_project(&p, y, &y->projects[j]);
		}
	}
	arena_rewind(page, start);
}
