/* What the site's own pages share: names, addresses, amounts. */
#include "view/site.h"

#include <stdlib.h>

struct str site_text(const struct site_view *s, struct str zh, struct str en)
{
	if (s->view->language == LANGUAGE_EN)
		return en.n ? en : zh;
	return zh.n ? zh : en;
}

struct str site_department_name(const struct site_view *s,
				const struct summary *d, int year)
{
	const struct organization_name *n =
		organization_name(d->organization, year);

	return site_text(s, n->name, n->name_en);
}

static struct str with_anchor(const struct site_view *s, struct str url,
			      struct str anchor)
{
	return anchor.n ? str_format(s->arena, "%.*s#%.*s", STR_ARG(url),
				     STR_ARG(anchor))
			: url;
}

struct value site_department_url(const struct site_view *s,
				 const struct summary *d)
{
	return value_text(str_format(s->arena, "%.*sdepartments/%.*s.html",
				     STR_ARG(s->up),
				     STR_ARG(d->organization->id)));
}

struct value site_year_url(const struct site_view *s, const struct summary *d,
			   const struct summary_year *y, struct str anchor)
{
	struct str url = str_format(s->arena, "%.*sdepartments/%.*s/%d.html",
				    STR_ARG(s->up),
				    STR_ARG(d->organization->id), y->year);

	return value_text(with_anchor(s, url, anchor));
}

struct value site_project_url(const struct site_view *s,
			      const struct summary *d,
			      const struct summary_year *y, struct str project,
			      struct str anchor)
{
	struct str url = str_format(
		s->arena, "%.*sdepartments/%.*s/%d/projects/%.*s.html",
		STR_ARG(s->up), STR_ARG(d->organization->id), y->year,
		STR_ARG(project));

	return value_text(with_anchor(s, url, anchor));
}

struct value site_shift(const struct site_view *s)
{
	bool cny = str_eq(s->view->config->currency, STR("CNY"));

	return value_uint(s->arena, cny ? 4 : 0);
}

struct value site_asset(const struct site_view *s, const char *name)
{
	return value_text(
		str_format(s->arena, "%.*sassets/%s", STR_ARG(s->root), name));
}

struct str site_amount(const struct site_view *s,
		       const struct summary_amount *a)
{
	return amount_number(s->view, s->arena, a);
}

struct str site_stage(const struct summary_year *y)
{
	bool targets_only =
		!y->table_count && (y->indicator_count || y->project_count);

	return targets_only ? STR("targets") : y->stage;
}

struct value site_exact(const struct site_view *s,
			const struct summary_amount *a)
{
	return a->stated ? value_text(decimal_text(s->arena, a->yuan))
			 : value_none();
}

static const struct value_shape CELL =
	VALUE_SHAPE("cell", "amount", "class", "url");

struct value site_cells(const struct site_view *s, const struct align *columns,
			const struct str *amounts, const struct value *urls,
			size_t count)
{
	struct value *items = site_items(s, count);

	for (size_t i = 0; i < count; i++)
		items[i] = VALUE_OBJECT(s->arena, &CELL, value_text(amounts[i]),
					align_class(&columns[i], amounts[i]),
					urls ? urls[i] : value_none());
	return value_list(items, count);
}

struct value site_count(const struct site_view *s, uint64_t n)
{
	struct buf text = {0};

	decimal_write_grouped(&text, decimal_from_int((int64_t)n));
	struct str copy = str_copy(s->arena, buf_str(&text));

	buf_free(&text);
	return value_text(copy);
}

struct value site_year(const struct site_view *s, int year)
{
	return value_uint(s->arena, (uint64_t)year);
}

struct value *site_items(const struct site_view *s, size_t count)
{
	return arena_array(s->arena, struct value, count);
}

static int by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

struct site_years site_years(const struct site_view *s)
{
	struct site_years years = {0};
	size_t all = 0, kept = 0;

	for (size_t i = 0; i < s->all->count; i++)
		all += s->all->items[i].year_count;
	if (!all)
		return years;
	years.items = arena_array(s->arena, int, all);
	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++)
			years.items[years.count++] =
				s->all->items[i].years[j].year;
	qsort(years.items, years.count, sizeof *years.items, by_number);
	for (size_t i = 0; i < years.count; i++)
		if (!kept || years.items[i] != years.items[kept - 1])
			years.items[kept++] = years.items[i];
	years.count = kept;
	return years;
}

const struct summary_year *site_summary_year(const struct summary *d, int year)
{
	for (size_t i = 0; i < d->year_count; i++)
		if (d->years[i].year == year)
			return &d->years[i];
	return NULL;
}

static const struct value_shape YEAR_ROW =
	VALUE_SHAPE("year_row", "name", "department_url", "year", "year_url",
		    "stage", "cells", "absent");

enum { YEAR_AMOUNTS = 6 };

static void year_amounts(const struct site_view *s,
			 const struct summary_year *y,
			 struct str out[YEAR_AMOUNTS])
{
	const struct summary_amount *all[YEAR_AMOUNTS] = {
		&y->expenditure, &y->income,       &y->basic,
		&y->project,     &y->three_public, &y->procurement};

	for (size_t i = 0; i < YEAR_AMOUNTS; i++)
		out[i] = site_amount(s, all[i]);
}

static struct value year_row(const struct site_view *s, const struct summary *d,
			     const struct summary_year *y,
			     const struct align *columns)
{
	struct str amounts[YEAR_AMOUNTS];
	bool any = false;

	year_amounts(s, y, amounts);
	for (size_t i = 0; i < YEAR_AMOUNTS; i++)
		any |= amounts[i].n > 0;
	return VALUE_OBJECT(
		s->arena, &YEAR_ROW,
		value_text(site_department_name(s, d, y->year)),
		site_department_url(s, d), site_year(s, y->year),
		site_year_url(s, d, y, STR("")),
		value_text_or_none(view_stage(s->view, site_stage(y))),
		site_cells(s, columns, amounts, NULL, YEAR_AMOUNTS),
		any ? value_none()
		    : value_text(view_word(s->view, "no_totals")));
}

bool site_newest_only(const struct site_view *s)
{
	size_t count = 0;

	for (size_t i = 0; i < s->all->count; i++)
		count += s->all->items[i].year_count;
	return count > SITE_LIST_MAX;
}

/* How many of a department's years are in the table. */
static size_t years_shown(const struct summary *d, bool newest_only)
{
	return newest_only && d->year_count ? 1 : d->year_count;
}

struct value site_year_rows(const struct site_view *s)
{
	bool newest = site_newest_only(s);
	struct align columns[YEAR_AMOUNTS] = {{0}};
	struct arena_mark mark = arena_mark(s->arena);
	size_t count = 0;

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];
		size_t shown = years_shown(d, newest);

		for (size_t j = 0; j < shown; j++) {
			struct str amounts[YEAR_AMOUNTS];

			year_amounts(s, &d->years[d->year_count - 1 - j],
				     amounts);
			for (size_t k = 0; k < YEAR_AMOUNTS; k++)
				align_add(&columns[k], amounts[k]);
		}
		count += shown;
	}
	arena_rewind(s->arena, mark);
	struct value *rows = site_items(s, count);
	size_t row = 0;

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];
		size_t shown = years_shown(d, newest);

		for (size_t j = 0; j < shown; j++)
			rows[row++] =
				year_row(s, d, &d->years[d->year_count - 1 - j],
					 columns);
	}
	return value_list(rows, count);
}
