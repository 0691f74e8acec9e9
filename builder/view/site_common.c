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

static bool in_yuan(const struct site_view *s)
{
	return str_eq(s->view->config->currency, STR("CNY"));
}

struct str site_amount_unit(const struct site_view *s)
{
	if (!in_yuan(s))
		return s->view->config->currency;
	return s->view->language == LANGUAGE_EN ? STR("10,000 yuan")
						: STR("万元");
}

struct value site_yuan(const struct site_view *s, struct decimal yuan)
{
	struct buf text = {0};
	struct decimal d = yuan;

	if (in_yuan(s) && !decimal_shift(yuan, -4, &d))
		return value_none();
	while (d.scale && decimal_rescale(d, d.scale - 1, &d))
		continue;
	decimal_write_grouped(&text, d);
	struct str copy = str_copy(s->arena, buf_str(&text));

	buf_free(&text);
	return value_text(copy);
}

struct value site_amount(const struct site_view *s,
			 const struct summary_amount *a)
{
	return a->stated ? site_yuan(s, a->yuan) : value_none();
}

struct value site_number(const struct site_view *s, uint64_t n)
{
	return value_uint(s->arena, n);
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

bool site_code_has_page(struct str code)
{
	bool good = code.n > 0 && code.n <= 60 && code.s[0] != '.';

	for (size_t i = 0; i < code.n && good; i++) {
		char c = code.s[i];

		good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
		       c == '_';
	}
	return good;
}

static const struct value_shape YEAR_ROW =
	VALUE_SHAPE("year_row", "name", "department_url", "year", "year_url",
		    "stage", "income", "expenditure", "basic", "project",
		    "three_public", "procurement");

struct value site_year_rows(const struct site_view *s)
{
	struct values rows = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = s->all->items[i].year_count; j-- > 0;) {
			const struct summary *d = &s->all->items[i];
			const struct summary_year *y = &d->years[j];

			*VEC_PUSH(s->arena, &rows) = VALUE_OBJECT(
				s->arena, &YEAR_ROW,
				value_text(site_department_name(s, d, y->year)),
				site_department_url(s, d),
				site_year(s, y->year),
				site_year_url(s, d, y, STR("")),
				value_text_or_none(site_stage_word(
					s->view->language, y->stage)),
				site_amount(s, &y->income),
				site_amount(s, &y->expenditure),
				site_amount(s, &y->basic),
				site_amount(s, &y->project),
				site_amount(s, &y->three_public),
				site_amount(s, &y->procurement));
		}
	return values_list(&rows);
}
