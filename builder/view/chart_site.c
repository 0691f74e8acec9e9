/* Treemaps of the home page: the newest year by function and by department. */
#include "view/chart_site.h"

#include "view/chart.h"
#include "view/code_list.h"

enum { TILES_MAX = 14 };
#define FOLDER STR("data/charts/")

/* The codes of a role in a year. */
struct codes {
	const struct summary_code *items;
	size_t count;
};

static struct codes codes_of(const struct summary_year *y,
			     enum classification_role role)
{
	if (!y)
		return (struct codes){NULL, 0};
	return role == CLASSIFICATION_FUNCTIONAL
		       ? (struct codes){y->functions, y->function_count}
		       : (struct codes){y->economies, y->economy_count};
}

static bool is_top(const struct codes *c, size_t i)
{
	for (size_t j = 0; j < c->count; j++)
		if (j != i && class_is_below(c->items[i].row->line->code,
					     c->items[j].row->line->code))
			return false;
	return true;
}

struct items {
	struct chart_item *items;
	size_t count, capacity;
	struct map places; /* 1 + index by code */
};

/* A code's place among the items, made when it is new. */
static struct chart_item *item_of(const struct site_view *s, struct items *all,
				  enum classification_role role,
				  const struct summary_line *l)
{
	struct map_entry *place = map_put(s->arena, &all->places, l->code);
	const struct class_entry *e = class_find(
		classification_of(&s->view->site->classifications, role),
		l->code);

	if (!place->number) {
		*VEC_PUSH(s->arena, all) = (struct chart_item){
			.name = e ? site_text(s, e->name, e->name_en) : l->name,
			.code = l->code,
			.url = code_has_page(l->code)
				       ? code_path(s->arena, role, l->code)
				       : STR(""),
			.amount = {.stated = true},
		};
		place->number = all->count;
	}
	return &all->items[place->number - 1];
}

/* By the codes of a role; how many departments have them. */
static size_t by_code(const struct site_view *s, int year,
		      enum classification_role role, struct chart *c)
{
	struct items items = {0};
	size_t departments = 0;

	for (size_t i = 0; i < s->all->count; i++) {
		struct codes all = codes_of(
			site_summary_year(&s->all->items[i], year), role);

		departments += all.count > 0;
		for (size_t j = 0; j < all.count; j++) {
			if (!is_top(&all, j))
				continue;
			struct chart_item *item = item_of(
				s, &items, role, all.items[j].row->line);

			(void)decimal_add(item->amount.value, all.items[j].yuan,
					  &item->amount.value);
		}
	}
	c->items = items.items;
	c->item_count = items.count;
	return departments;
}

static size_t by_department(const struct site_view *s, int year,
			    struct chart *c)
{
	c->items = arena_array(s->arena, struct chart_item, s->all->count);
	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];
		const struct summary_year *y = site_summary_year(d, year);

		if (!y || !y->expenditure.stated)
			continue;
		struct value url = site_year_url(s, d, y, STR(""));

		c->items[c->item_count++] = (struct chart_item){
			.name = site_department_name(s, d, year),
			.code = d->organization->id,
			.url = {url.text, url.count},
			.amount = {true, y->expenditure.yuan, STR("")},
		};
	}
	return c->item_count;
}

/* A treemap that is mostly the rest says nothing. */
static bool rest_is_most(const struct chart *c)
{
	const struct chart_item *last = &c->items[c->item_count - 1];
	struct decimal sum = {0};

	for (size_t i = 0; i + 1 < c->item_count; i++)
		if (!decimal_add(sum, c->items[i].amount.value, &sum))
			return false;
	return last->together && decimal_compare(last->amount.value, sum) > 0;
}

static void finish(const struct site_view *s, struct chart *c, int year,
		   const char *title, size_t departments, struct str list)
{
	const struct view *v = s->view;
	struct arena *a = s->arena;

	for (size_t i = 0; i < c->item_count; i++) {
		struct summary_amount amount = {true, c->items[i].amount.value};

		c->items[i].amount = view_chart_amount(v, a, &amount);
	}
	view_chart_group(v, a, c, TILES_MAX, list);
	if (rest_is_most(c))
		c->kind = CHART_BARS;
	c->title = str_format(a, "%d%.*s", year, STR_ARG(view_word(v, title)));
	c->unit = view_pair(
		v, a, str_concat(a, view_word(v, "unit_colon"), amount_unit(v)),
		"comma",
		str_replace(a,
			    str_replace(a, view_word(v, "chart_map_note"),
					STR("{0}"),
					str_format(a, "%zu", departments)),
			    STR("{1}"), str_format(a, "%zu", s->all->count)));
	c->name_head = view_word(v, "name");
	c->amount_head = view_word(v, "amount");
	c->description = view_chart_largest(v, a, c);
}

static void add(const struct site_view *s, struct values *list,
		const struct chart *c)
{
	*VEC_PUSH(s->arena, list) = view_chart_figure(
		s->view, s->arena, c, STR("index.html"), FOLDER);
	if (!s->view->language_folder.n)
		view_chart_put(s->view, s->arena, c, FOLDER,
			       site_text(s, s->view->config->title,
					 s->view->config->title_en),
			       s->sink);
}

/* The newest year with functions; 0 when there is none. */
static int newest_year(const struct site_view *s)
{
	struct site_years years = site_years(s);

	for (size_t i = years.count; i-- > 0;)
		for (size_t j = 0; j < s->all->count; j++) {
			const struct summary_year *y = site_summary_year(
				&s->all->items[j], years.items[i]);

			if (y && y->function_count)
				return years.items[i];
		}
	return 0;
}

static void add_codes(const struct site_view *s, struct values *list, int year,
		      enum classification_role role)
{
	bool functional = role == CLASSIFICATION_FUNCTIONAL;
	struct chart c = {.kind = CHART_TREEMAP,
			  .name = functional ? STR("functions")
					     : STR("economy")};
	size_t with = by_code(s, year, role, &c);

	if (!with)
		return;
	finish(s, &c, year,
	       functional ? "chart_map_functions" : "chart_map_economy", with,
	       STR(""));
	c.table_url = functional ? STR("#functions") : STR("#economy");
	add(s, list, &c);
}

struct value site_charts(const struct site_view *s)
{
	struct chart departments = {.kind = CHART_TREEMAP,
				    .name = STR("departments")};
	struct values list = {0};
	int year = newest_year(s);

	if (!year)
		return values_list(&list);
	add_codes(s, &list, year, CLASSIFICATION_FUNCTIONAL);
	add_codes(s, &list, year, CLASSIFICATION_ECONOMIC);
	size_t with = by_department(s, year, &departments);

	if (with < 2)
		return values_list(&list);
	finish(s, &departments, year, "chart_map_departments", with,
	       STR("departments/index.html"));
	add(s, &list, &departments);
	return values_list(&list);
}
