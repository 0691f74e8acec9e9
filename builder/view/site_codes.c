/* A page for each classification code that occurs. */
#include "view/code_list.h"
#include "view/site.h"

static const struct value_shape CODE_ROW =
	VALUE_SHAPE("code_row", "code", "name", "url", "cells");
static const struct value_shape CODE_LINK =
	VALUE_SHAPE("code_link", "code", "name", "url");
static const struct value_shape DEPARTMENT_ROW =
	VALUE_SHAPE("department_row", "name", "url", "cells");
static const struct value_shape CODE = VALUE_SHAPE(
	"code", "code", "name", "parent", "children", "has_children", "years",
	"departments", "amount_unit", "classification");

/* A code on its page: what of it and where. */
struct subject {
	enum classification_role role;
	const struct code_list *all;
	const struct code_item *item;
};

static struct str code_name(const struct site_view *s,
			    enum classification_role role,
			    const struct code_item *o)
{
	const struct class_entry *e = class_find(
		classification_of(&s->view->site->classifications, role),
		o->code);

	return e ? site_text(s, e->name, e->name_en) : o->name;
}

static struct value code_url(const struct site_view *s,
			     enum classification_role role, struct str code)
{
	if (!code_has_page(code))
		return value_none();
	return value_text(
		str_concat(s->arena, s->up, code_path(s->arena, role, code)));
}

static struct value code_link(const struct site_view *s,
			      enum classification_role role,
			      const struct code_item *o)
{
	return VALUE_OBJECT(s->arena, &CODE_LINK, value_text(o->code),
			    value_text(code_name(s, role, o)),
			    code_url(s, role, o->code));
}

static struct value children(const struct site_view *s,
			     enum classification_role role,
			     const struct code_list *all,
			     const struct code_item *o)
{
	struct values list = {0};

	for (size_t i = 0; i < all->count; i++)
		if (code_parent(all, &all->items[i]) == o)
			*VEC_PUSH(s->arena, &list) =
				code_link(s, role, &all->items[i]);
	return values_list(&list);
}

/* Sum over all departments of a year; nothing when none states it. */
static struct str year_sum(const struct site_view *s,
			   enum classification_role role, struct str code,
			   int year)
{
	struct summary_amount sum = {0};

	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary_year *y =
			site_summary_year(&s->all->items[i], year);
		const struct summary_code *c =
			y ? code_in_year(y, role, code) : NULL;

		if (c)
			sum.stated = decimal_add(sum.yuan, c->yuan, &sum.yuan);
	}
	return site_amount(s, &sum);
}

/* A department's amount of a year. */
static struct str year_amount(const struct site_view *s,
			      const struct summary *d, int year,
			      enum classification_role role, struct str code)
{
	const struct summary_year *y = site_summary_year(d, year);
	const struct summary_code *c = y ? code_in_year(y, role, code) : NULL;
	struct summary_amount amount = {c != NULL, {0}};

	if (c)
		amount.yuan = c->yuan;
	return site_amount(s, &amount);
}

static bool year_has(const struct site_view *s, int year,
		     enum classification_role role,
		     const struct code_list *codes)
{
	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary_year *y =
			site_summary_year(&s->all->items[i], year);

		for (size_t k = 0; y && k < codes->count; k++)
			if (code_in_year(y, role, codes->items[k].code))
				return true;
	}
	return false;
}

/* The years in which one of the codes occurs. */
static struct site_years years_with(const struct site_view *s,
				    enum classification_role role,
				    const struct code_list *codes)
{
	struct site_years years = site_years(s);
	size_t kept = 0;

	for (size_t i = 0; i < years.count; i++)
		if (year_has(s, years.items[i], role, codes))
			years.items[kept++] = years.items[i];
	years.count = kept;
	return years;
}

static struct value year_labels(const struct site_view *s,
				const struct site_years *years)
{
	struct value *labels = site_items(s, years->count);

	for (size_t i = 0; i < years->count; i++)
		labels[i] = site_year(s, years->items[i]);
	return value_list(labels, years->count);
}

/* The codes of the list that have none above them. */
static struct code_list top_of(const struct site_view *s,
			       const struct code_list *all)
{
	struct code_list top = {0};

	for (size_t i = 0; i < all->count; i++)
		if (!code_parent(all, &all->items[i]))
			*VEC_PUSH(s->arena, &top) = all->items[i];
	return top;
}

struct value site_top_codes(const struct site_view *s,
			    enum classification_role role, struct value *years)
{
	struct code_list all = code_list_of(s->arena, s->all, role);
	struct code_list top = top_of(s, &all);
	struct site_years with = years_with(s, role, &top);
	size_t n = with.count;
	struct align *columns = arena_array(s->arena, struct align, n);
	struct str *sums = arena_array(s->arena, struct str, n * top.count);
	struct value *rows = site_items(s, top.count);

	for (size_t j = 0; j < n; j++) {
		columns[j] = (struct align){0};
		for (size_t i = 0; i < top.count; i++) {
			sums[i * n + j] = year_sum(s, role, top.items[i].code,
						   with.items[j]);
			align_add(&columns[j], sums[i * n + j]);
		}
	}
	for (size_t i = 0; i < top.count; i++)
		rows[i] = VALUE_OBJECT(
			s->arena, &CODE_ROW, value_text(top.items[i].code),
			value_text(code_name(s, role, &top.items[i])),
			code_url(s, role, top.items[i].code),
			site_cells(s, columns, sums + i * n, NULL, n));
	*years = year_labels(s, &with);
	return value_list(rows, top.count);
}

/* Where a department's amount of a year stands. */
static struct value amount_url(const struct site_view *s,
			       const struct summary *d, int year,
			       const struct subject *x)
{
	const struct summary_year *y = site_summary_year(d, year);
	const struct summary_code *c =
		y ? code_in_year(y, x->role, x->item->code) : NULL;

	return c ? site_year_url(s, d, y,
				 str_format(s->arena, "%.*s-%.*s",
					    STR_ARG(c->line->table),
					    STR_ARG(c->line->row_key)))
		 : value_none();
}

static bool has_code(const struct summary *d, const struct subject *x)
{
	for (size_t j = 0; j < d->year_count; j++)
		if (code_in_year(&d->years[j], x->role, x->item->code))
			return true;
	return false;
}

static struct value department_row(const struct site_view *s,
				   const struct summary *d,
				   const struct subject *x,
				   const struct site_years *years,
				   const struct align *columns)
{
	struct str *amounts = arena_array(s->arena, struct str, years->count);
	struct value *urls = site_items(s, years->count);

	for (size_t j = 0; j < years->count; j++) {
		amounts[j] = year_amount(s, d, years->items[j], x->role,
					 x->item->code);
		urls[j] = amount_url(s, d, years->items[j], x);
	}
	return VALUE_OBJECT(
		s->arena, &DEPARTMENT_ROW,
		value_text(site_department_name(s, d, 0)),
		site_department_url(s, d),
		site_cells(s, columns, amounts, urls, years->count));
}

static struct value department_rows(const struct site_view *s,
				    const struct subject *x,
				    const struct site_years *years)
{
	struct align *columns =
		arena_array(s->arena, struct align, years->count);
	struct values rows = {0};

	for (size_t j = 0; j < years->count; j++) {
		columns[j] = (struct align){0};
		for (size_t i = 0; i < s->all->count; i++)
			align_add(&columns[j],
				  year_amount(s, &s->all->items[i],
					      years->items[j], x->role,
					      x->item->code));
	}
	for (size_t i = 0; i < s->all->count; i++)
		if (has_code(&s->all->items[i], x))
			*VEC_PUSH(s->arena, &rows) = department_row(
				s, &s->all->items[i], x, years, columns);
	return values_list(&rows);
}

static void put_code(struct site_view *s, const struct subject *x)
{
	bool functional = x->role == CLASSIFICATION_FUNCTIONAL;
	struct arena_mark outer = arena_mark(s->arena);
	struct str path = code_path(s->arena, x->role, x->item->code);
	struct arena_mark mark = site_begin(s, path);
	struct code_list own = {.items = arena_new(s->arena, struct code_item),
				.count = 1};
	const struct code_item *parent = code_parent(x->all, x->item);
	struct str name = code_name(s, x->role, x->item);

	own.items[0] = *x->item;
	struct site_years years = years_with(s, x->role, &own);
	struct value below = children(s, x->role, x->all, x->item);
	struct value body = VALUE_OBJECT(
		s->arena, &CODE, value_text(x->item->code), value_text(name),
		parent ? code_link(s, x->role, parent) : value_none(), below,
		value_bool(below.count > 0), year_labels(s, &years),
		department_rows(s, x, &years), value_text(amount_unit(s->view)),
		value_text(view_word(s->view,
				     functional ? "functions" : "economy")));
	struct str title = str_format(s->arena, "%.*s %.*s",
				      STR_ARG(x->item->code), STR_ARG(name));

	site_put(s, mark, path, "code", title, body);
	arena_rewind(s->arena, outer);
}

void site_codes(struct site_view *s, enum classification_role role)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct code_list all = code_list_of(s->arena, s->all, role);

	for (size_t i = 0; i < all.count; i++)
		if (code_has_page(all.items[i].code))
			put_code(s,
				 &(struct subject){role, &all, &all.items[i]});
	arena_rewind(s->arena, mark);
}
