/* A page for each classification code that occurs. */
#include "view/site.h"

#include <stdlib.h>

static const struct value_shape CODE_ROW =
	VALUE_SHAPE("code_row", "code", "name", "url", "cells");
static const struct value_shape CELL = VALUE_SHAPE("cell", "amount", "url");
static const struct value_shape CODE_LINK =
	VALUE_SHAPE("code_link", "code", "name", "url");
static const struct value_shape DEPARTMENT_ROW =
	VALUE_SHAPE("department_row", "name", "url", "cells");
static const struct value_shape CODE =
	VALUE_SHAPE("code", "code", "name", "parent", "children",
		    "has_children", "years", "departments", "amount_unit");

const struct summary_code *site_codes_of(const struct summary_year *y,
					 enum classification_role role,
					 size_t *count)
{
	bool functional = role == CLASSIFICATION_FUNCTIONAL;

	*count = functional ? y->function_count : y->economy_count;
	return functional ? y->functions : y->economies;
}

static int compare(const void *key, const void *item)
{
	return str_cmp(*(const struct str *)key,
		       ((const struct summary_code *)item)->line->code);
}

static const struct summary_code *find_code(const struct summary_year *y,
					    enum classification_role role,
					    struct str code)
{
	size_t count;
	const struct summary_code *codes = site_codes_of(y, role, &count);

	return count ? bsearch(&code, codes, count, sizeof *codes, compare)
		     : NULL;
}

/* A code that occurs, with the name that was published for it first. */
struct occurrence {
	struct str code, name;
};

struct occurrences {
	struct occurrence *items;
	size_t count, capacity;
	struct map places;
};

static int by_code(const void *a, const void *b)
{
	return str_cmp(((const struct occurrence *)a)->code,
		       ((const struct occurrence *)b)->code);
}

static void collect(const struct site_view *s, const struct summary_year *y,
		    enum classification_role role, struct occurrences *all)
{
	size_t count;
	const struct summary_code *codes = site_codes_of(y, role, &count);

	for (size_t k = 0; k < count; k++) {
		const struct summary_line *line = codes[k].line;
		struct map_entry *e =
			map_put(s->arena, &all->places, line->code);

		if (e->number++ == 0)
			*VEC_PUSH(s->arena, all) =
				(struct occurrence){line->code, line->name};
	}
}

static struct occurrences all_codes(const struct site_view *s,
				    enum classification_role role)
{
	struct occurrences all = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++)
			collect(s, &s->all->items[i].years[j], role, &all);
	if (all.count)
		qsort(all.items, all.count, sizeof *all.items, by_code);
	return all;
}

static struct str code_name(const struct site_view *s,
			    enum classification_role role,
			    const struct occurrence *o)
{
	const struct class_entry *e = class_find(
		classification_of(&s->view->site->classifications, role),
		o->code);

	return e ? site_text(s, e->name, e->name_en) : o->name;
}

static struct value code_url(const struct site_view *s,
			     enum classification_role role, struct str code)
{
	if (!site_code_has_page(code))
		return value_none();
	return value_text(str_format(
		s->arena, "%.*s%s/%.*s.html", STR_ARG(s->up),
		role == CLASSIFICATION_FUNCTIONAL ? "functions" : "economy",
		STR_ARG(code)));
}

/* The nearest code above this one that occurs; NULL at the top. */
static const struct occurrence *parent_of(const struct occurrences *all,
					  const struct occurrence *o)
{
	const struct occurrence *parent = NULL;

	for (const struct occurrence *p = all->items; p < o; p++)
		if (str_starts(o->code, p->code) && p->code.n < o->code.n)
			parent = p;
	return parent;
}

static struct value code_link(const struct site_view *s,
			      enum classification_role role,
			      const struct occurrence *o)
{
	return VALUE_OBJECT(s->arena, &CODE_LINK, value_text(o->code),
			    value_text(code_name(s, role, o)),
			    code_url(s, role, o->code));
}

static struct value children(const struct site_view *s,
			     enum classification_role role,
			     const struct occurrences *all,
			     const struct occurrence *o)
{
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++)
		if (parent_of(all, &all->items[i]) == o)
			*VEC_PUSH(s->arena, &list) =
				code_link(s, role, &all->items[i]);
	return values_list(&list);
}

/* Sum over all departments of a year; nothing when none states it. */
static struct value sum_cell(const struct site_view *s,
			     enum classification_role role, struct str code,
			     int year)
{
	struct summary_amount sum = {0};

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary_year *y =
			site_summary_year(&s->all->items[i], year);
		const struct summary_code *c =
			y ? find_code(y, role, code) : NULL;

		if (c)
			sum.stated = decimal_add(sum.yuan, c->yuan, &sum.yuan);
	}
	return VALUE_OBJECT(s->arena, &CELL, site_amount(s, &sum),
			    value_none());
}

struct value site_top_codes(const struct site_view *s,
			    enum classification_role role,
			    const struct site_years *years)
{
	struct occurrences all = all_codes(s, role);
	struct values rows = {0};

	for (size_t i = 0; i < all.count; i++) {
		const struct occurrence *o = &all.items[i];
		struct value *cells;

		if (parent_of(&all, o))
			continue;
		cells = site_items(s, years->count);
		for (size_t j = 0; j < years->count; j++)
			cells[j] = sum_cell(s, role, o->code, years->items[j]);
		*VEC_PUSH(s->arena, &rows) =
			VALUE_OBJECT(s->arena, &CODE_ROW, value_text(o->code),
				     value_text(code_name(s, role, o)),
				     code_url(s, role, o->code),
				     value_list(cells, years->count));
	}
	return values_list(&rows);
}

static struct value year_cell(const struct site_view *s,
			      const struct summary *d, int year,
			      enum classification_role role, struct str code)
{
	const struct summary_year *y = site_summary_year(d, year);
	const struct summary_code *c = y ? find_code(y, role, code) : NULL;

	if (!c)
		return VALUE_OBJECT(s->arena, &CELL, value_none(),
				    value_none());
	struct str anchor =
		str_format(s->arena, "%.*s-%.*s", STR_ARG(c->line->table),
			   STR_ARG(c->line->row_key));

	return VALUE_OBJECT(s->arena, &CELL, site_yuan(s, c->yuan),
			    site_year_url(s, d, y, anchor));
}

static bool has_code(const struct summary *d, enum classification_role role,
		     struct str code)
{
	for (size_t j = 0; j < d->year_count; j++)
		if (find_code(&d->years[j], role, code))
			return true;
	return false;
}

static struct value department_rows(const struct site_view *s,
				    enum classification_role role,
				    struct str code,
				    const struct site_years *years)
{
	struct values rows = {0};

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];
		struct value *cells;

		if (!has_code(d, role, code))
			continue;
		cells = site_items(s, years->count);
		for (size_t j = 0; j < years->count; j++)
			cells[j] = year_cell(s, d, years->items[j], role, code);
		*VEC_PUSH(s->arena, &rows) =
			VALUE_OBJECT(s->arena, &DEPARTMENT_ROW,
				     value_text(site_department_name(s, d, 0)),
				     site_department_url(s, d),
				     value_list(cells, years->count));
	}
	return values_list(&rows);
}

static void put_code(struct site_view *s, enum classification_role role,
		     const struct occurrences *all, const struct occurrence *o)
{
	bool functional = role == CLASSIFICATION_FUNCTIONAL;
	struct arena_mark outer = arena_mark(s->arena);
	struct str path = str_format(s->arena, "%s/%.*s.html",
				     functional ? "functions" : "economy",
				     STR_ARG(o->code));
	struct arena_mark mark = site_begin(s, path);
	struct site_years years = site_years(s);
	struct value *labels = site_items(s, years.count);
	const struct occurrence *parent = parent_of(all, o);
	struct str name = code_name(s, role, o);

	for (size_t i = 0; i < years.count; i++)
		labels[i] = site_year(s, years.items[i]);
	struct value below = children(s, role, all, o);
	struct value body = VALUE_OBJECT(
		s->arena, &CODE, value_text(o->code), value_text(name),
		parent ? code_link(s, role, parent) : value_none(), below,
		value_bool(below.count > 0), value_list(labels, years.count),
		department_rows(s, role, o->code, &years),
		value_text(site_amount_unit(s)));
	struct str title = str_format(s->arena, "%.*s %.*s", STR_ARG(o->code),
				      STR_ARG(name));

	site_put(s, mark, path, functional ? "function" : "economy", title,
		 body);
	arena_rewind(s->arena, outer);
}

void site_codes(struct site_view *s, enum classification_role role)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct occurrences all = all_codes(s, role);

	for (size_t i = 0; i < all.count; i++)
		if (site_code_has_page(all.items[i].code))
			put_code(s, role, &all, &all.items[i]);
	arena_rewind(s->arena, mark);
}
