/* The home page and the list of departments. */
#include "view/chart_site.h"

static const struct value_shape COUNT_ITEM =
	VALUE_SHAPE("count", "label", "number", "url", "note");
static const struct value_shape TOP_TABLE =
	VALUE_SHAPE("top_table", "id", "title", "years", "codes");
static const struct value_shape HOME = VALUE_SHAPE(
	"home", "intro", "intro_lang", "counts", "rows", "departments_url",
	"tops", "has_tops", "small", "amount_unit", "newest_only", "charts");
static const struct value_shape DEPARTMENTS = VALUE_SHAPE(
	"departments", "departments", "rows", "amount_unit", "newest_only");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "name", "url", "years");
static const struct value_shape YEAR = VALUE_SHAPE("year", "year", "url");

struct totals {
	uint64_t years, tables, figures, in_tables, projects, indicators;
};

static struct totals count_all(const struct site_view *s)
{
	struct totals t = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++) {
			const struct summary_year *y =
				&s->all->items[i].years[j];

			t.years++;
			t.figures += y->figure_count;
			for (size_t k = 0; k < y->table_count; k++) {
				t.tables += y->tables[k].row_count > 0;
				t.in_tables += y->tables[k].figure_count;
			}
			t.projects += y->project_count;
			t.indicators += y->indicator_count;
		}
	return t;
}

static struct value counts(const struct site_view *s, const struct totals *t)
{
	struct value number = site_count(s, t->in_tables);
	struct str in_tables = str_replace(
		s->arena, view_word(s->view, "figures_in_tables"), STR("{0}"),
		(struct str){number.text, number.count});
	const struct {
		const char *word;
		uint64_t number;
		const char *url;
		struct str note;
	} all[] = {
		{"departments", s->all->count, "departments/index.html",
		 STR("")},
		{"department_years", t->years, "departments/index.html",
		 STR("")},
		{"tables_with_rows", t->tables, "", STR("")},
		{"figures", t->figures, "data/amounts.html",
		 t->in_tables < t->figures ? in_tables : STR("")},
		{"projects", t->projects, "projects/index.html", STR("")},
		{"indicators", t->indicators, "indicators/index.html", STR("")},
	};
	enum { COUNT = sizeof all / sizeof *all };
	struct value *items = site_items(s, COUNT);

	for (size_t i = 0; i < COUNT; i++)
		items[i] = VALUE_OBJECT(
			s->arena, &COUNT_ITEM,
			value_text(view_word(s->view, all[i].word)),
			site_count(s, all[i].number),
			value_text_or_none(str_from(all[i].url)),
			value_text_or_none(all[i].note));
	return value_list(items, COUNT);
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

static void add_top(struct site_view *s, struct values *list, const char *id,
		    enum classification_role role)
{
	struct value years;
	struct value codes = site_top_codes(s, role, &years);

	if (codes.count)
		*VEC_PUSH(s->arena, list) = VALUE_OBJECT(
			s->arena, &TOP_TABLE, value_text(str_from(id)),
			value_text(view_word(s->view, id)), years, codes);
}

void site_home(struct site_view *s)
{
	struct str path = STR("index.html");
	struct arena_mark mark = site_begin(s, path);
	const struct commentary *index = site_free_page(s, STR("index"));
	struct totals t = count_all(s);
	bool small = s->all->count <= SITE_HOME_DEPARTMENTS_MAX;
	const struct config *c = s->view->config;
	struct values tops = {0};

	add_top(s, &tops, "functions", CLASSIFICATION_FUNCTIONAL);
	add_top(s, &tops, "economy", CLASSIFICATION_ECONOMIC);
	struct value body = VALUE_OBJECT(
		s->arena, &HOME,
		index ? site_commentary(s, index, STR("index.html"))
		      : value_none(),
		index ? view_foreign(s->view, index->language) : value_none(),
		counts(s, &t), small ? site_year_rows(s) : value_none(),
		value_text(STR("departments/index.html")), values_list(&tops),
		value_bool(tops.count > 0), value_bool(small && s->all->count),
		value_text(amount_unit(s->view)),
		value_bool(site_newest_only(s)), site_charts(s));

	site_put(s, mark, path, "home", site_text(s, c->title, c->title_en),
		 body);
}

void site_departments(struct site_view *s)
{
	struct str path = STR("departments/index.html");
	struct arena_mark mark = site_begin(s, path);
	struct value body = VALUE_OBJECT(s->arena, &DEPARTMENTS,
					 department_list(s), site_year_rows(s),
					 value_text(amount_unit(s->view)),
					 value_bool(site_newest_only(s)));

	site_put(s, mark, path, "departments",
		 view_word(s->view, "departments"), body);
}
