/* The classifications as trees, and a page for each code that occurs. */
#include "view/chart_site.h"
#include "view/site.h"

#include <assert.h>

static const struct value_shape CODE_ROW = VALUE_SHAPE(
	"code_row", "code", "name", "url", "level", "departments", "cells");
static const struct value_shape CODE_LINK =
	VALUE_SHAPE("code_link", "code", "name", "url");
static const struct value_shape DEPARTMENT_ROW =
	VALUE_SHAPE("department_row", "name", "url", "tables", "cells");
static const struct value_shape TOTAL = VALUE_SHAPE("total", "cells");
static const struct value_shape MEANING =
	VALUE_SHAPE("meaning", "text", "url", "lang");
static const struct value_shape CODE = VALUE_SHAPE(
	"code", "code", "name", "level", "above", "index", "meaning",
	"children", "has_children", "chart", "years", "departments", "total",
	"amount_unit", "classification", "mixed", "shift", "script");
static const struct value_shape TREE = VALUE_SHAPE(
	"tree", "classification", "codes", "years", "amount_unit", "mixed");

/* The codes of a classification while their pages are made. */
struct coding {
	struct site_view *site;
	enum classification_role role;
	struct code_list list;
	struct code_sums sums;
};

static const char *role_word(enum classification_role role)
{
	return role == CLASSIFICATION_FUNCTIONAL ? "functions" : "economy";
}

static struct value code_url(const struct coding *c, struct str code)
{
	struct arena *a = c->site->arena;

	if (!code_has_page(code))
		return value_none();
	return value_text(
		str_concat(a, c->site->up, code_path(a, c->role, code)));
}

static struct value code_link(const struct coding *c,
			      const struct code_item *item)
{
	return VALUE_OBJECT(c->site->arena, &CODE_LINK, value_text(item->code),
			    value_text(code_name(c->site->view, c->role, item)),
			    code_url(c, item->code));
}

/* Those above it, from the top. */
static struct value links_above(const struct coding *c,
				const struct code_item *item)
{
	struct value *links = site_items(c->site, item->depth);
	size_t at = item->depth;

	for (const struct code_item *p = item->parent; p; p = p->parent)
		links[--at] = code_link(c, p);
	return value_list(links, item->depth);
}

static struct str sum_text(const struct coding *c, const struct code_sum *sum)
{
	struct summary_amount amount = {sum->departments > 0, sum->yuan};

	if (sum->mixed)
		return view_word(c->site->view, "mixed_scope");
	return site_amount(c->site, &amount);
}

/* The years in which a code occurs, by their places; *count of them. */
static size_t *years_with(const struct coding *c,
			  const struct code_item *const *codes,
			  size_t code_count, size_t *count)
{
	size_t *years = arena_array(c->site->arena, size_t, c->sums.year_count);

	*count = 0;
	for (size_t j = 0; j < c->sums.year_count; j++)
		for (size_t i = 0; i < code_count; i++) {
			size_t code = (size_t)(codes[i] - c->list.items);

			if (code_sum_at(&c->sums, code, j)->departments) {
				years[(*count)++] = j;
				break;
			}
		}
	return years;
}

static struct value year_labels(const struct coding *c, const size_t *years,
				size_t count)
{
	struct value *labels = site_items(c->site, count);

	assert(c->sums.years || !count);
	for (size_t i = 0; i < count; i++)
		labels[i] = site_year(c->site, c->sums.years[years[i]]);
	return value_list(labels, count);
}

/* In how many departments a code occurs in the years, at most. */
static size_t departments_of(const struct coding *c, size_t code,
			     const size_t *years, size_t count)
{
	size_t most = 0;

	for (size_t j = 0; j < count; j++) {
		size_t n = code_sum_at(&c->sums, code, years[j])->departments;

		most = n > most ? n : most;
	}
	return most;
}

/* Rows of codes with what all departments state, a cell for each year. */
static struct value code_rows(const struct coding *c,
			      const struct code_item *const *codes,
			      size_t code_count, const size_t *years, size_t n)
{
	struct arena *a = c->site->arena;
	struct align *columns = arena_array(a, struct align, n);
	struct str *texts = arena_array(a, struct str, n * code_count);
	struct value *rows = site_items(c->site, code_count);

	for (size_t i = 0; i < code_count; i++)
		for (size_t j = 0; j < n; j++) {
			size_t code = (size_t)(codes[i] - c->list.items);

			texts[i * n + j] = sum_text(
				c, code_sum_at(&c->sums, code, years[j]));
			align_add(&columns[j], texts[i * n + j]);
		}
	for (size_t i = 0; i < code_count; i++) {
		size_t code = (size_t)(codes[i] - c->list.items);

		rows[i] = VALUE_OBJECT(
			a, &CODE_ROW, value_text(codes[i]->code),
			value_text(code_name(c->site->view, c->role, codes[i])),
			code_url(c, codes[i]->code),
			value_uint(a, codes[i]->depth + 1),
			site_count(c->site, departments_of(c, code, years, n)),
			site_cells(c->site, columns, texts + i * n, NULL, n));
	}
	return value_list(rows, code_count);
}

static const struct code_item **at_the_top(const struct coding *c,
					   size_t *count)
{
	const struct code_item **found = arena_array(
		c->site->arena, const struct code_item *, c->list.count);

	*count = 0;
	for (size_t i = 0; i < c->list.count; i++)
		if (!c->list.items[i].parent)
			found[(*count)++] = &c->list.items[i];
	return found;
}

static struct coding *coding_of(struct site_view *s,
				enum classification_role role)
{
	struct site_years years = site_years(s);
	struct coding *c = arena_new(s->arena, struct coding);

	*c = (struct coding){.site = s,
			     .role = role,
			     .list = code_list_of(s->arena, s->all, role)};
	c->sums = code_sums_of(s->arena, s->all, &c->list, years.items,
			       years.count);
	return c;
}

struct value site_top_codes(struct site_view *s, enum classification_role role,
			    struct value *years)
{
	struct coding *c = coding_of(s, role);
	size_t count, n;
	const struct code_item **top = at_the_top(c, &count);
	size_t *with = years_with(c, top, count, &n);

	*years = year_labels(c, with, n);
	return code_rows(c, top, count, with, n);
}

/* The tables that state it for a department, by their titles. */
static struct str tables_of(const struct coding *c, const struct summary *d,
			    const struct code_item *item)
{
	const struct view *v = c->site->view;
	struct str titles = STR(""), last = STR("");

	for (size_t j = 0; j < d->year_count; j++) {
		const struct summary_code *x =
			code_in_year(&d->years[j], c->role, item->code);
		struct str title = x ? code_table_title(v, &d->years[j],
							x->row->line->table)
				     : last;

		if (!str_eq(title, last) && !str_contains(titles, title))
			titles = view_pair(v, c->site->arena, titles,
					   "list_comma", title);
		last = title;
	}
	return titles;
}

/* A department's amounts of the years; is there any? */
static bool department_amounts(const struct coding *c, const struct summary *d,
			       const struct code_item *item,
			       const size_t *years, size_t n,
			       struct str *amounts)
{
	bool any = false;

	for (size_t j = 0; j < n; j++) {
		const struct summary_year *y =
			site_summary_year(d, c->sums.years[years[j]]);
		const struct summary_code *x =
			y ? code_in_year(y, c->role, item->code) : NULL;
		struct summary_amount amount = {x != NULL, {0}};

		if (x)
			amount.yuan = x->yuan;
		amounts[j] = site_amount(c->site, &amount);
		any |= x != NULL;
	}
	return any;
}

/* Where they stand. */
static struct value *department_urls(const struct coding *c,
				     const struct summary *d,
				     const struct code_item *item,
				     const size_t *years, size_t n)
{
	struct value *urls = site_items(c->site, n);

	for (size_t j = 0; j < n; j++) {
		const struct summary_year *y =
			site_summary_year(d, c->sums.years[years[j]]);
		const struct summary_code *x =
			y ? code_in_year(y, c->role, item->code) : NULL;

		urls[j] = value_none();
		if (x)
			urls[j] = site_year_url(
				c->site, d, y,
				str_format(c->site->arena, "%.*s-%.*s",
					   STR_ARG(x->row->line->table),
					   STR_ARG(x->row->key)));
	}
	return urls;
}

static struct value department_rows(const struct coding *c,
				    const struct code_item *item,
				    const size_t *years, size_t n,
				    struct align *columns)
{
	struct site_view *s = c->site;
	size_t count = s->all->count;
	struct str *texts = arena_array(s->arena, struct str, count * n);
	bool *has = arena_array(s->arena, bool, count);
	struct values rows = {0};

	for (size_t i = 0; i < count; i++) {
		has[i] = department_amounts(c, &s->all->items[i], item, years,
					    n, texts + i * n);
		for (size_t j = 0; j < n; j++)
			align_add(&columns[j], texts[i * n + j]);
	}
	for (size_t i = 0; i < count; i++) {
		const struct summary *d = &s->all->items[i];

		if (!has[i])
			continue;
		*VEC_PUSH(s->arena, &rows) = VALUE_OBJECT(
			s->arena, &DEPARTMENT_ROW,
			value_text(site_department_name(s, d, 0)),
			site_department_url(s, d),
			value_text(tables_of(c, d, item)),
			site_cells(s, columns, texts + i * n,
				   department_urls(c, d, item, years, n), n));
	}
	return values_list(&rows);
}

/* The sums of all departments. */
static struct str *sum_texts(const struct coding *c,
			     const struct code_item *item, const size_t *years,
			     size_t n, struct align *columns)
{
	struct str *texts = arena_array(c->site->arena, struct str, n);
	size_t code = (size_t)(item - c->list.items);

	for (size_t j = 0; j < n; j++) {
		texts[j] = sum_text(c, code_sum_at(&c->sums, code, years[j]));
		align_add(&columns[j], texts[j]);
	}
	return texts;
}

/* The glossary's definition of the code's name. */
static struct value meaning(const struct coding *c,
			    const struct code_item *item)
{
	const struct site_view *s = c->site;
	const struct site *site = s->view->site;
	bool english = s->view->language == LANGUAGE_EN;
	struct str name = code_name(s->view, c->role, item);

	for (size_t i = 0; i < site->term_count; i++) {
		const struct glossary_term *t = &site->terms[i];
		bool own = english && t->definition_en.n;

		if (!str_eq(t->term, name) && !str_eq(t->term, item->name) &&
		    !str_eq(t->name_en, name))
			continue;
		return VALUE_OBJECT(
			s->arena, &MEANING,
			value_text_or_none(own || !t->definition.n
						   ? t->definition_en
						   : t->definition),
			value_text(str_format(s->arena,
					      "%.*sglossary.html#term-%zu",
					      STR_ARG(s->up), i + 1)),
			own ? value_none() : view_data_language(s->view));
	}
	return value_none();
}

/* 类, 款 or 项. */
static struct value level_word(const struct coding *c,
			       const struct code_item *item)
{
	static const char *const words[] = {"code_level_1", "code_level_2",
					    "code_level_3"};
	const struct classification *known = classification_of(
		&c->site->view->site->classifications, c->role);
	unsigned level = known ? class_level(known, item->code) : 0;

	if (level < 1 || level > sizeof words / sizeof *words)
		return value_none();
	return value_text(view_word(c->site->view, words[level - 1]));
}

/* The code itself and those below it. */
static const struct code_item **
family(const struct coding *c, const struct code_item *item, size_t *count)
{
	const struct code_item **found = arena_array(
		c->site->arena, const struct code_item *, c->list.count + 1);

	found[0] = item;
	*count = 1;
	for (size_t i = 0; i < c->list.count; i++)
		if (c->list.items[i].parent == item)
			found[(*count)++] = &c->list.items[i];
	return found;
}

static bool has_mixed(const struct coding *c,
		      const struct code_item *const *codes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < c->sums.year_count; j++)
			if (code_sum_at(&c->sums,
					(size_t)(codes[i] - c->list.items), j)
				    ->mixed)
				return true;
	return false;
}

static struct value code_body(const struct coding *c,
			      const struct code_item *item)
{
	struct site_view *s = c->site;
	size_t count, n;
	const struct code_item **all = family(c, item, &count);
	size_t *years = years_with(c, all, count, &n);
	struct align *columns = arena_array(s->arena, struct align, n);
	struct str *sums = sum_texts(c, item, years, n, columns);
	struct value rows = department_rows(c, item, years, n, columns);
	struct value total = VALUE_OBJECT(
		s->arena, &TOTAL, site_cells(s, columns, sums, NULL, n));

	return VALUE_OBJECT(
		s->arena, &CODE, value_text(item->code),
		value_text(code_name(s->view, c->role, item)),
		level_word(c, item), links_above(c, item),
		value_text(
			str_concat(s->arena, s->up, code_index_path(c->role))),
		meaning(c, item), code_rows(c, all + 1, count - 1, years, n),
		value_bool(count > 1),
		site_chart_children(s, &c->sums, item, all + 1, count - 1),
		year_labels(c, years, n), rows,
		rows.count > 1 ? total : value_none(),
		value_text(amount_unit(s->view)),
		value_text(view_word(s->view, role_word(c->role))),
		value_bool(has_mixed(c, all, count)), site_shift(s),
		site_asset(s, "lists.js"));
}

static void put_code(struct coding *c, const struct code_item *item)
{
	struct site_view *s = c->site;
	struct arena_mark outer = arena_mark(s->arena);
	struct str path = code_path(s->arena, c->role, item->code);
	struct arena_mark mark = site_begin(s, path);
	struct str name = code_name(s->view, c->role, item);
	struct crumb parent = {view_word(s->view, role_word(c->role)),
			       code_index_path(c->role), false};

	site_put_below(s, mark, path, "code", &parent,
		       str_format(s->arena, "%.*s %.*s", STR_ARG(item->code),
				  STR_ARG(name)),
		       code_body(c, item));
	arena_rewind(s->arena, outer);
}

static void put_tree(struct coding *c)
{
	struct site_view *s = c->site;
	struct arena_mark mark = site_begin(s, code_index_path(c->role));
	const struct code_item **all =
		arena_array(s->arena, const struct code_item *, c->list.count);
	size_t n;

	for (size_t i = 0; i < c->list.count; i++)
		all[i] = &c->list.items[i];
	size_t *years = years_with(c, all, c->list.count, &n);

	site_put(
		s, mark, code_index_path(c->role), "codes",
		view_word(s->view, role_word(c->role)),
		VALUE_OBJECT(s->arena, &TREE,
			     value_text(view_word(s->view, role_word(c->role))),
			     code_rows(c, all, c->list.count, years, n),
			     year_labels(c, years, n),
			     value_text(amount_unit(s->view)),
			     value_bool(has_mixed(c, all, c->list.count))));
}

void site_codes(struct site_view *s, enum classification_role role)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct coding *c = coding_of(s, role);

	put_tree(c);
	for (size_t i = 0; i < c->list.count; i++)
		if (code_has_page(c->list.items[i].code))
			put_code(c, &c->list.items[i]);
	arena_rewind(s->arena, mark);
}
