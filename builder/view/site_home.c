/* The home page and the list of departments. */
#include "view/site.h"

static const struct value_shape COUNT = VALUE_SHAPE("count", "label", "number");
static const struct value_shape LINK =
	VALUE_SHAPE("link", "label", "url", "number");
static const struct value_shape TOP_TABLE =
	VALUE_SHAPE("top_table", "title", "years", "codes");
static const struct value_shape HOME = VALUE_SHAPE(
	"home", "intro", "counts", "rows", "departments_url", "departments",
	"functions", "economy", "parts", "small", "amount_unit");
static const struct value_shape DEPARTMENTS =
	VALUE_SHAPE("departments", "departments", "rows", "amount_unit");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "name", "url", "years");
static const struct value_shape YEAR = VALUE_SHAPE("year", "year", "url");

struct totals {
	uint64_t years, tables, figures, projects, indicators;
};

static struct totals count_all(const struct site_view *s)
{
	struct totals t = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++) {
			const struct summary_year *y =
				&s->all->items[i].years[j];

			t.years++;
			t.tables += y->table_count;
			t.figures += y->figure_count;
			t.projects += y->project_count;
			t.indicators += y->indicator_count;
		}
	return t;
}

/* A word of these pages by its name. */
static struct value word(const struct site_view *s, const char *name)
{
	for (size_t i = 0; i < s->words.count; i++)
		if (str_eq(str_from(s->words.shape->members[i]),
			   str_from(name)))
			return s->words.items[i];
	return value_none();
}

static struct value count_item(const struct site_view *s, const char *name,
			       uint64_t number)
{
	return VALUE_OBJECT(s->arena, &COUNT, word(s, name),
			    site_number(s, number));
}

static struct value counts(const struct site_view *s, const struct totals *t)
{
	struct value *items = site_items(s, 6);

	items[0] = count_item(s, "departments", s->all->count);
	items[1] = count_item(s, "department_years", t->years);
	items[2] = count_item(s, "tables", t->tables);
	items[3] = count_item(s, "figures", t->figures);
	items[4] = count_item(s, "projects", t->projects);
	items[5] = count_item(s, "indicators", t->indicators);
	return value_list(items, 6);
}

static struct value parts(const struct site_view *s, const struct totals *t)
{
	struct value *items = site_items(s, 4);

	items[0] = VALUE_OBJECT(s->arena, &LINK, word(s, "projects"),
				value_text(STR("projects/index.html")),
				site_number(s, t->projects));
	items[1] = VALUE_OBJECT(s->arena, &LINK, word(s, "indicators"),
				value_text(STR("indicators/index.html")),
				site_number(s, t->indicators));
	items[2] =
		VALUE_OBJECT(s->arena, &LINK, word(s, "data"),
			     value_text(STR("data/index.html")), value_none());
	items[3] = VALUE_OBJECT(s->arena, &LINK, word(s, "glossary"),
				value_text(STR("glossary.html")), value_none());
	return value_list(items, 4);
}

static struct value department_list(const struct site_view *s)
{
	struct value *items = site_items(s, s->all->count);

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];
		struct value *years = site_items(s, d->year_count);

		for (size_t j = 0; j < d->year_count; j++)
			years[j] = VALUE_OBJECT(
				s->arena, &YEAR, site_year(s, d->years[j].year),
				site_year_url(s, d, &d->years[j], STR("")));
		items[i] =
			VALUE_OBJECT(s->arena, &DEPARTMENT,
				     value_text(site_department_name(s, d, 0)),
				     site_department_url(s, d),
				     value_list(years, d->year_count));
	}
	return value_list(items, s->all->count);
}

static struct value top_table(const struct site_view *s, const char *title,
			      enum classification_role role)
{
	struct site_years years = site_years(s);
	struct value *labels = site_items(s, years.count);
	struct value codes = site_top_codes(s, role, &years);

	if (!codes.count)
		return value_none();
	for (size_t i = 0; i < years.count; i++)
		labels[i] = site_year(s, years.items[i]);
	return VALUE_OBJECT(s->arena, &TOP_TABLE, word(s, title),
			    value_list(labels, years.count), codes);
}

void site_home(struct site_view *s)
{
	struct str path = STR("index.html");
	struct arena_mark mark = site_begin(s, path);
	const struct commentary *index = site_free_page(s, STR("index"));
	struct totals t = count_all(s);
	bool small = s->all->count <= SITE_HOME_DEPARTMENTS_MAX;
	const struct config *c = s->view->config;
	struct value body = VALUE_OBJECT(
		s->arena, &HOME,
		index ? site_commentary(s, index) : value_none(), counts(s, &t),
		small ? site_year_rows(s) : value_none(),
		value_text(STR("departments/index.html")),
		small ? department_list(s) : value_none(),
		top_table(s, "functions", CLASSIFICATION_FUNCTIONAL),
		top_table(s, "economy", CLASSIFICATION_ECONOMIC), parts(s, &t),
		value_bool(small && s->all->count),
		value_text(site_amount_unit(s)));

	site_put(s, mark, path, "home", site_text(s, c->title, c->title_en),
		 body);
}

void site_departments(struct site_view *s)
{
	struct str path = STR("departments/index.html");
	struct arena_mark mark = site_begin(s, path);
	struct value body = VALUE_OBJECT(s->arena, &DEPARTMENTS,
					 department_list(s), site_year_rows(s),
					 value_text(site_amount_unit(s)));

	site_put(s, mark, path, "departments",
		 site_text(s, STR("部门"), STR("Departments")), body);
}
