/* Lists of projects and of indicators: all of the site, or of a department. */
#include "view/indicator_list.h"
#include "view/performance.h"
#include "view/project_list.h"

static const struct value_shape PROJECT =
	VALUE_SHAPE("project", "department", "department_id", "year", "name",
		    "url", "code", "unit", "type", "amount", "class", "exact",
		    "indicators", "indicator_count");
static const struct value_shape GROUP =
	VALUE_SHAPE("group", "department", "department_id", "year", "url",
		    "list_url", "count", "exact");
static const struct value_shape LIST =
	VALUE_SHAPE("list", "listed", "rows", "groups", "has_departments",
		    "total", "amount_unit", "levels", "has_levels", "kinds",
		    "all_url", "shift", "script", "years", "has_years");
static const struct value_shape TALLY = VALUE_SHAPE("tally", "name", "count");

/* In the order of the lists: newest first. */
struct places {
	struct listed_year *items;
	size_t count, capacity;
};

static struct places places_of(const struct site_view *s)
{
	struct places all = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = s->all->items[i].year_count; j-- > 0;) {
			const struct summary *d = &s->all->items[i];

			*VEC_PUSH(s->arena, &all) =
				(struct listed_year){d, &d->years[j]};
		}
	return all;
}

static struct value department_name(const struct site_view *s,
				    const struct listed_year *at)
{
	return value_text(
		site_department_name(s, at->department, at->year->year));
}

static struct value department_id(const struct listed_year *at)
{
	return value_text(at->department->organization->id);
}

static struct value project_row(const struct site_view *s,
				const struct listed_project *x,
				const struct align *column)
{
	const struct summary_project *p = x->project;
	struct listed_year at = {x->department, x->year};
	struct str amount = site_amount(s, &p->year_amount);

	return VALUE_OBJECT(
		s->arena, &PROJECT, department_name(s, &at), department_id(&at),
		site_year(s, at.year->year), value_text(p->name),
		site_project_url(s, at.department, at.year, p->id, STR("")),
		value_text_or_none(p->code), value_text_or_none(p->unit_name),
		value_text_or_none(p->type), value_text(amount),
		align_class(column, amount), site_exact(s, &p->year_amount),
		site_count(s, p->indicator_count),
		value_uint(s->arena, p->indicator_count));
}

static struct value project_rows(const struct site_view *s,
				 const struct listed_projects *list)
{
	struct value *rows = site_items(s, list->count);
	struct arena_mark mark = arena_mark(s->arena);
	struct align column = {0};

	for (size_t i = 0; i < list->count; i++)
		align_add(&column,
			  site_amount(s, &list->items[i].project->year_amount));
	arena_rewind(s->arena, mark);
	for (size_t i = 0; i < list->count; i++)
		rows[i] = project_row(s, &list->items[i], &column);
	return value_list(rows, list->count);
}

static struct value projects_in_order(const struct site_view *s,
				      const struct places *all)
{
	struct listed_projects list = {0};

	for (size_t i = 0; i < all->count; i++) {
		const struct listed_year *at = &all->items[i];

		for (size_t j = 0; j < at->year->project_count; j++)
			*VEC_PUSH(s->arena, &list) = (struct listed_project){
				at->department, at->year,
				&at->year->projects[j], list.count};
	}
	return project_rows(s, &list);
}

typedef size_t (*counter)(const struct summary_year *y);

static size_t count_projects(const struct summary_year *y)
{
	return y->project_count;
}

static size_t count_indicators(const struct summary_year *y)
{
	return y->indicator_count;
}

/* How many each department-year has, with a way to its own list. */
static struct value groups(const struct site_view *s, const struct places *all,
			   counter count, const char *folder, bool is_site)
{
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++) {
		const struct listed_year *at = &all->items[i];
		size_t n = count(at->year);
		struct str own = str_format(
			s->arena, "%.*s%s/%.*s.html", STR_ARG(s->up), folder,
			STR_ARG(at->department->organization->id));

		if (!n)
			continue;
		*VEC_PUSH(s->arena, &list) = VALUE_OBJECT(
			s->arena, &GROUP, department_name(s, at),
			department_id(at), site_year(s, at->year->year),
			site_year_url(s, at->department, at->year, STR("")),
			is_site ? value_text(own) : value_none(),
			site_count(s, n), value_uint(s->arena, n));
	}
	return values_list(&list);
}

static size_t sum_counts(const struct places *all, counter count)
{
	size_t total = 0;

	for (size_t i = 0; i < all->count; i++)
		total += count(all->items[i].year);
	return total;
}

static struct value tally(const struct site_view *s, struct str name,
			  uint64_t count)
{
	return VALUE_OBJECT(s->arena, &TALLY, value_text_or_none(name),
			    site_count(s, count));
}

static struct value kind_tallies(const struct site_view *s,
				 const struct places *all)
{
	struct values list = {0};

	for (int kind = 0; kind <= TARGET_TEXT; kind++) {
		uint64_t count = 0;

		for (size_t i = 0; i < all->count; i++)
			count += all->items[i].year->kind_counts[kind];
		if (count)
			*VEC_PUSH(s->arena, &list) =
				tally(s,
				      view_target_kind(s->view,
						       (enum target_kind)kind),
				      count);
	}
	return values_list(&list);
}

static struct value level_tallies(const struct site_view *s,
				  const struct places *all)
{
	struct values list = {0};
	struct map levels = {0};

	for (size_t i = 0; i < all->count; i++) {
		const struct summary_year *y = all->items[i].year;

		for (size_t k = 0; y->indicators && k < y->indicator_count; k++)
			map_put(s->arena, &levels, y->indicators[k].level1)
				->number++;
	}
	for (size_t i = 0; i < levels.count; i++)
		*VEC_PUSH(s->arena, &list) =
			tally(s, levels.items[i].key, levels.items[i].number);
	return values_list(&list);
}

/* Are the indicators themselves there for every year? */
static bool all_kept(const struct places *all)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].year->indicator_count &&
		    !all->items[i].year->indicators)
			return false;
	return true;
}

/* The way from a department's list to that of all. */
static struct value all_url(const struct site_view *s, const char *folder,
			    bool is_site)
{
	return is_site ? value_none()
		       : value_text(str_format(s->arena, "%.*s%s/index.html",
					       STR_ARG(s->up), folder));
}

void site_put_projects(struct site_view *s, struct str path,
		       const struct crumb *parent, struct str title)
{
	struct arena_mark mark = site_begin(s, path);
	struct places all = places_of(s);
	size_t total = sum_counts(&all, count_projects);
	bool listed = total <= SITE_LIST_MAX, is_site = !parent;
	struct value years = is_site ? project_years(s) : value_none();

	site_put_below(
		s, mark, path, "projects", parent, title,
		VALUE_OBJECT(
			s->arena, &LIST, value_bool(listed),
			listed ? projects_in_order(s, &all) : value_none(),
			groups(s, &all, count_projects, "projects", is_site),
			value_bool(is_site && s->all->count > 1),
			site_count(s, total), value_text(amount_unit(s->view)),
			value_none(), value_bool(false), value_none(),
			all_url(s, "projects", is_site), site_shift(s),
			site_asset(s, "lists.js"), years,
			value_bool(years.count > 0)));
}

struct value project_list(const struct site_view *s,
			  const struct listed_projects *list, size_t total,
			  struct value links)
{
	return VALUE_OBJECT(
		s->arena, &LIST, value_bool(true), project_rows(s, list),
		value_none(), value_bool(true), site_count(s, total),
		value_text(amount_unit(s->view)), value_none(),
		value_bool(false), value_none(), all_url(s, "projects", false),
		site_shift(s), site_asset(s, "lists.js"), links,
		value_bool(links.count > 0));
}

void site_put_indicators(struct site_view *s, struct str path,
			 const struct crumb *parent, struct str title)
{
	struct arena_mark mark = site_begin(s, path);
	struct places all = places_of(s);
	size_t total = sum_counts(&all, count_indicators);
	bool kept = all_kept(&all), is_site = !parent;
	bool listed = kept && total <= SITE_LIST_MAX;

	site_put_below(
		s, mark, path, "indicators", parent, title,
		VALUE_OBJECT(
			s->arena, &LIST, value_bool(listed),
			listed ? indicator_sections(s, all.items, all.count)
			       : value_none(),
			groups(s, &all, count_indicators, "indicators",
			       is_site),
			value_bool(is_site && s->all->count > 1),
			site_count(s, total), value_text(amount_unit(s->view)),
			kept ? level_tallies(s, &all) : value_none(),
			value_bool(kept && total), kind_tallies(s, &all),
			all_url(s, "indicators", is_site), site_shift(s),
			site_asset(s, "lists.js"), value_none(),
			value_bool(false)));
}

void site_projects(struct site_view *s)
{
	site_put_projects(s, STR("projects/index.html"), NULL,
			  view_word(s->view, "all_projects"));
	site_project_years(s);
}

void site_indicators(struct site_view *s)
{
	site_put_indicators(s, STR("indicators/index.html"), NULL,
			    view_word(s->view, "all_indicators"));
}
