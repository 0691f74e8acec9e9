/* The pages of comparisons: of any department-years, of a department's own. */
#include "view/comparison.h"

static const struct value_shape YEAR = VALUE_SHAPE("year", "year", "stage");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "id", "name", "url", "years", "year_list");
static const struct value_shape OWN =
	VALUE_SHAPE("compare_department", "heading", "department_url",
		    "compare_url", "parts", "notes", "has_notes", "several");
static const struct value_shape ANY =
	VALUE_SHAPE("compare", "departments", "folder", "up", "shift",
		    "amount_unit", "script");

struct str comparison_path(struct arena *a, const struct organization *o)
{
	return str_format(a, "compare/%.*s.html", STR_ARG(o->id));
}

struct str comparison_shard_path(struct arena *a, const struct organization *o)
{
	return str_format(a, "compare/%.*s.js", STR_ARG(o->id));
}

/* compare.html with the department's latest years chosen. */
static struct str any_url(const struct site_view *s, const struct summary *d)
{
	enum { CHOSEN = 2 };
	static const char letters[] = "ab";
	struct str url = str_concat(s->arena, s->up, STR("compare.html"));
	size_t first = d->year_count > CHOSEN ? d->year_count - CHOSEN : 0;

	for (size_t j = first; j < d->year_count; j++)
		url = str_format(s->arena, "%.*s%c%c=%.*s/%d", STR_ARG(url),
				 j == first ? '?' : '&', letters[j - first],
				 STR_ARG(d->organization->id),
				 d->years[j].year);
	return url;
}

void comparison_put(struct site_view *s)
{
	const struct summary *d = &s->all->items[0];
	struct str path = comparison_path(s->arena, d->organization);
	struct arena_mark mark = site_begin(s, path);
	struct str name = site_department_name(s, d, 0);
	struct crumb parent = {view_word(s->view, "compare"),
			       STR("compare.html"), false};
	struct value notes = comparison_notes(s);

	site_put_below(
		s, mark, path, "compare-department", &parent,
		view_pair(s->view, s->arena,
			  view_word(s->view, "compare_years"), "colon", name),
		VALUE_OBJECT(s->arena, &OWN, value_text(name),
			     site_department_url(s, d),
			     value_text(any_url(s, d)), comparison_parts(s),
			     notes, value_bool(notes.count > 0),
			     value_bool(d->year_count > 1)));
}

static struct value department(const struct site_view *s,
			       const struct summary *d)
{
	struct value *years = site_items(s, d->year_count);
	struct str list = STR("");

	for (size_t j = 0; j < d->year_count; j++) {
		years[j] = VALUE_OBJECT(
			s->arena, &YEAR, site_year(s, d->years[j].year),
			value_text_or_none(
				view_stage(s->view, site_stage(&d->years[j]))));
		list = str_format(s->arena, "%.*s%s%d", STR_ARG(list),
				  j ? " " : "", d->years[j].year);
	}
	return VALUE_OBJECT(
		s->arena, &DEPARTMENT, value_text(d->organization->id),
		value_text(site_department_name(s, d, 0)),
		value_text(
			str_concat(s->arena, s->up,
				   comparison_path(s->arena, d->organization))),
		value_list(years, d->year_count), value_text(list));
}

void site_compare(struct site_view *s)
{
	struct str path = STR("compare.html");
	struct arena_mark mark = site_begin(s, path);
	struct value *items = site_items(s, s->all->count);

	for (size_t i = 0; i < s->all->count; i++)
		items[i] = department(s, &s->all->items[i]);
	site_put(s, mark, path, "compare", view_word(s->view, "compare"),
		 VALUE_OBJECT(s->arena, &ANY, value_list(items, s->all->count),
			      value_text(str_concat(s->arena, s->root,
						    STR("compare/"))),
			      value_text(s->up), site_shift(s),
			      value_text(amount_unit(s->view)),
			      site_asset(s, "compare.js")));
}
