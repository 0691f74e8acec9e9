/* Department-years side by side. */
#include "view/comparison.h"

#include "view/code_list.h"

static const struct value_shape CELL =
	VALUE_SHAPE("compare_cell", "text", "class", "why");
static const struct value_shape ROW =
	VALUE_SHAPE("compare_row", "name", "code", "url", "cells");
static const struct value_shape HEAD =
	VALUE_SHAPE("compare_head", "label", "url", "stage");
static const struct value_shape PART = VALUE_SHAPE(
	"compare_part", "id", "title", "unit", "heads", "changes", "rows");

enum { TOTALS = 6, SHARE_SCALE = 1, HEAD_SCALE = 2 };

static const char *const TOTAL_WORDS[TOTALS] = {
	"income",       "expenditure", "basic", "project_expenditure",
	"three_public", "procurement"};

static const struct summary_amount *total_of(const struct summary_year *y,
					     size_t which)
{
	const struct summary_amount *all[TOTALS] = {
		&y->income,  &y->expenditure,  &y->basic,
		&y->project, &y->three_public, &y->procurement};

	return all[which];
}

/* What is compared: a total, or a code. */
struct subject {
	size_t total; /* TOTALS: a code */
	enum classification_role role;
	const struct code_item *item;
};

struct cell_text {
	struct str text;
	bool why; /* the text says why there is no figure */
};

struct subjects {
	struct subject *items;
	size_t count, capacity;
};

/* A table while it is made. */
struct table_part {
	const struct site_view *site;
	const struct summary *department;
	const struct subjects *subjects;
	size_t width;
	struct cell_text *cells; /* by subject */
};

static struct cell_text why(const struct table_part *p, const char *word)
{
	return (struct cell_text){view_word(p->site->view, word), true};
}

static struct cell_text figure(const struct table_part *p, struct decimal d,
			       bool sign)
{
	struct buf text = {0};

	if (sign && !decimal_is_zero(d) && !decimal_is_negative(d))
		buf_add_char(&text, '+');
	decimal_write_grouped(&text, d);
	struct str copy = str_copy(p->site->arena, buf_str(&text));

	buf_free(&text);
	return (struct cell_text){copy, false};
}

/* The amount and the table that it is of; why NULL when there is one. */
struct stated {
	struct decimal yuan;
	struct str scope;
	const char *why;
};

static struct stated stated_of(const struct summary_year *y,
			       const struct subject *x)
{
	const char *none =
		y->has_other_currency ? "other_currency" : "not_published";
	size_t count = 0;

	if (x->total < TOTALS) {
		const struct summary_amount *a = total_of(y, x->total);

		return (struct stated){a->yuan, STR(""),
				       a->stated ? NULL : none};
	}
	const struct summary_code *c = code_in_year(y, x->role, x->item->code);

	codes_of_year(y, x->role, &count);
	if (!c)
		return (struct stated){
			{0}, STR(""), count ? "not_listed" : none};
	return (struct stated){c->yuan, c->row->line->table, NULL};
}

static struct cell_text amount_cell(const struct table_part *p, size_t year,
				    const struct subject *x)
{
	struct stated s = stated_of(&p->department->years[year], x);
	struct summary_amount amount = {true, s.yuan};

	if (s.why)
		return why(p, s.why);
	return (struct cell_text){site_amount(p->site, &amount), false};
}

/* part of whole in percent. */
static struct cell_text percent(const struct table_part *p, struct decimal part,
				struct decimal whole, bool sign)
{
	struct decimal d;

	if (decimal_is_zero(whole))
		return why(p, "base_zero");
	if (decimal_is_negative(whole))
		return why(p, "base_negative");
	if (!decimal_shift(part, 2, &d) ||
	    !decimal_divide(d, whole, SHARE_SCALE, &d))
		return why(p, "too_large");
	return figure(p, d, sign);
}

static struct cell_text share_cell(const struct table_part *p, size_t year,
				   const struct subject *x)
{
	const struct summary_year *y = &p->department->years[year];
	const struct summary_amount *whole =
		x->total < TOTALS                      ? &y->expenditure
		: x->role == CLASSIFICATION_FUNCTIONAL ? &y->function_total
						       : &y->economy_total;
	struct stated s = stated_of(y, x);

	if (s.why)
		return why(p, s.why);
	if (!whole->stated)
		return why(p, "whole_missing");
	return percent(p, s.yuan, whole->yuan, false);
}

/* The year after the one before it: the difference and its rate. */
static void change_cells(const struct table_part *p, size_t year,
			 const struct subject *x, struct cell_text out[2])
{
	struct stated from = stated_of(&p->department->years[year - 1], x);
	struct stated to = stated_of(&p->department->years[year], x);
	struct summary_amount change = {true, {0}};
	const char *reason = from.why && to.why   ? "neither_published"
			     : from.why || to.why ? "one_published"
			     : !str_eq(from.scope, to.scope) ? "other_scope"
							     : NULL;

	if (!reason && !decimal_subtract(to.yuan, from.yuan, &change.yuan))
		reason = "too_large";
	if (reason) {
		out[0] = out[1] = why(p, reason);
		return;
	}
	out[0].why = false;
	out[0].text = site_amount(p->site, &change);
	if (!decimal_is_zero(change.yuan) && !decimal_is_negative(change.yuan))
		out[0].text = str_concat(p->site->arena, STR("+"), out[0].text);
	out[1] = percent(p, change.yuan, from.yuan, true);
}

static struct cell_text head_cell(const struct table_part *p, size_t year,
				  const struct subject *x)
{
	const struct summary_year *y = &p->department->years[year];
	struct stated s = stated_of(y, x);
	bool cny = str_eq(p->site->view->config->currency, STR("CNY"));
	struct decimal d = s.yuan;

	if (!y->staff.stated)
		return why(p, "staff_missing");
	if (s.why)
		return why(p, s.why);
	if (decimal_is_zero(y->staff.heads))
		return why(p, "staff_zero");
	if ((cny && !decimal_shift(d, -4, &d)) ||
	    !decimal_divide(d, y->staff.heads, HEAD_SCALE, &d))
		return why(p, "too_large");
	return figure(p, d, false);
}

static void add_codes(const struct site_view *s, enum classification_role role,
		      struct subjects *out)
{
	struct code_list *list = arena_new(s->arena, struct code_list);

	*list = code_list_of(s->arena, s->all, role);
	for (size_t i = 0; i < list->count; i++)
		if (!list->items[i].depth)
			*VEC_PUSH(s->arena, out) =
				(struct subject){TOTALS, role, &list->items[i]};
}

static bool any_total(const struct summary *d, size_t which)
{
	for (size_t j = 0; j < d->year_count; j++)
		if (total_of(&d->years[j], which)->stated)
			return true;
	return false;
}

/* Totals that a year states, from the first on; codes if wanted. */
static struct subjects subjects_of(const struct site_view *s, size_t first,
				   bool codes)
{
	const struct summary *d = &s->all->items[0];
	struct subjects out = {0};

	for (size_t i = first; i < TOTALS; i++)
		if (any_total(d, i))
			*VEC_PUSH(s->arena, &out) =
				(struct subject){i, CLASSIFICATION_NONE, NULL};
	if (codes) {
		add_codes(s, CLASSIFICATION_FUNCTIONAL, &out);
		add_codes(s, CLASSIFICATION_ECONOMIC, &out);
	}
	return out;
}

static struct table_part part_of(const struct site_view *s,
				 const struct subjects *subjects, size_t width)
{
	struct table_part p = {.site = s,
			       .department = &s->all->items[0],
			       .subjects = subjects,
			       .width = width};

	p.cells = arena_array(s->arena, struct cell_text,
			      subjects->count * width);
	return p;
}

static struct value part_cells(const struct table_part *p, size_t row,
			       const struct align *columns)
{
	struct arena *a = p->site->arena;
	struct value *cells = site_items(p->site, p->width);

	for (size_t j = 0; j < p->width; j++) {
		const struct cell_text *c = &p->cells[row * p->width + j];

		cells[j] = VALUE_OBJECT(a, &CELL, value_text(c->text),
					align_class(&columns[j], c->text),
					value_bool(c->why));
	}
	return value_list(cells, p->width);
}

static struct value part_row(const struct table_part *p, size_t row,
			     const struct align *columns)
{
	const struct site_view *s = p->site;
	const struct subject *x = &p->subjects->items[row];
	struct value cells = part_cells(p, row, columns);

	if (x->total < TOTALS)
		return VALUE_OBJECT(
			s->arena, &ROW,
			value_text(view_word(s->view, TOTAL_WORDS[x->total])),
			value_none(), value_none(), cells);
	struct str path = code_path(s->arena, x->role, x->item->code);

	return VALUE_OBJECT(
		s->arena, &ROW,
		value_text(code_name(s->view, x->role, x->item)),
		value_text(x->item->code),
		code_has_page(x->item->code)
			? value_text(str_concat(s->arena, s->up, path))
			: value_none(),
		cells);
}

static struct value head(const struct site_view *s,
			 const struct summary_year *y)
{
	struct str stage = view_stage(s->view, site_stage(y));

	return VALUE_OBJECT(s->arena, &HEAD, site_year(s, y->year),
			    site_year_url(s, &s->all->items[0], y, STR("")),
			    value_text_or_none(stage));
}

/* "2026 与 2023 相比" */
static struct value change_head(const struct site_view *s,
				const struct summary_year *from,
				const struct summary_year *to)
{
	struct str text =
		str_replace(s->arena, view_word(s->view, "compared_with"),
			    STR("{0}"), str_format(s->arena, "%d", to->year));

	return VALUE_OBJECT(
		s->arena, &HEAD,
		value_text(str_replace(s->arena, text, STR("{1}"),
				       str_format(s->arena, "%d", from->year))),
		value_none(), value_none());
}

static struct value part_heads(const struct table_part *p, bool changes)
{
	const struct summary *d = p->department;
	size_t skip = changes ? 1 : 0;
	struct value *heads = site_items(p->site, d->year_count);

	for (size_t j = skip; j < d->year_count; j++)
		heads[j - skip] =
			changes ? change_head(p->site, &d->years[j - 1],
					      &d->years[j])
				: head(p->site, &d->years[j]);
	return value_list(heads, d->year_count - skip);
}

static struct value part_value(const struct table_part *p, const char *id,
			       const char *title, struct str unit, bool changes)
{
	const struct site_view *s = p->site;
	struct align *columns = arena_array(s->arena, struct align, p->width);
	size_t count = p->subjects->count;
	struct value *rows = site_items(s, count);

	for (size_t i = 0; i < count * p->width; i++)
		align_add(&columns[i % p->width], p->cells[i].text);
	for (size_t i = 0; i < count; i++)
		rows[i] = part_row(p, i, columns);
	return VALUE_OBJECT(s->arena, &PART, value_text(str_from(id)),
			    value_text(view_word(s->view, title)),
			    value_text(unit), part_heads(p, changes),
			    value_bool(changes), value_list(rows, count));
}

typedef struct cell_text (*cell_maker)(const struct table_part *p, size_t year,
				       const struct subject *x);

static void add_part(const struct site_view *s, struct values *list,
		     const struct subjects *subjects, cell_maker make,
		     const char *id, const char *title, struct str unit)
{
	struct table_part p = part_of(s, subjects, s->all->items[0].year_count);

	for (size_t i = 0; i < subjects->count; i++)
		for (size_t j = 0; j < p.width; j++)
			p.cells[i * p.width + j] =
				make(&p, j, &subjects->items[i]);
	if (subjects->count)
		*VEC_PUSH(s->arena, list) =
			part_value(&p, id, title, unit, false);
}

static void add_changes(const struct site_view *s, struct values *list,
			const struct subjects *subjects)
{
	size_t years = s->all->items[0].year_count;
	struct str unit;

	if (years < 2 || !subjects->count)
		return;
	struct table_part p = part_of(s, subjects, 2 * (years - 1));

	for (size_t i = 0; i < subjects->count; i++)
		for (size_t j = 1; j < years; j++)
			change_cells(&p, j, &subjects->items[i],
				     &p.cells[i * p.width + 2 * (j - 1)]);
	unit = view_pair(s->view, s->arena, amount_unit(s->view), "list_comma",
			 STR("%"));
	*VEC_PUSH(s->arena, list) =
		part_value(&p, "change", "part_change", unit, true);
}

static bool any_staff(const struct summary *d)
{
	for (size_t j = 0; j < d->year_count; j++)
		if (d->years[j].staff.stated)
			return true;
	return false;
}

struct value comparison_parts(const struct site_view *s)
{
	struct values list = {0};
	struct subjects amounts = subjects_of(s, 0, true);
	struct subjects shares = subjects_of(s, 2, true);
	struct subjects heads = subjects_of(s, 1, false);
	struct str unit = amount_unit(s->view);

	add_part(s, &list, &amounts, amount_cell, "amount", "part_amount",
		 unit);
	add_part(s, &list, &shares, share_cell, "share", "part_share",
		 STR("%"));
	add_changes(s, &list, &amounts);
	if (any_staff(&s->all->items[0]))
		add_part(s, &list, &heads, head_cell, "head", "part_head",
			 str_concat(s->arena, unit,
				    view_word(s->view, "a_head")));
	return values_list(&list);
}
