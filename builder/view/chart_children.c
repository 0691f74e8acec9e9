/* Bars of what stands below a classification code. */
#include "view/chart.h"
#include "view/chart_site.h"

enum { CHILDREN_MAX = 12 };

static const struct code_sum *sum_of(const struct code_sums *sums,
				     const struct code_item *item, size_t year)
{
	return code_sum_at(sums, (size_t)(item - sums->list->items), year);
}

/* How many of the children have an amount in the year; 0 where one has none
 * that can stand beside the others. */
static size_t count_of(const struct code_sums *sums,
		       const struct code_item *const *children, size_t count,
		       size_t year)
{
	size_t stated = 0;

	for (size_t i = 0; i < count; i++) {
		const struct code_sum *x = sum_of(sums, children[i], year);

		if (x->mixed)
			return 0;
		stated += x->departments > 0;
	}
	return stated;
}

/* The last place that any of the figures has, as a power of ten: they were
 * published to there. */
static int last_place(const struct chart *c, struct decimal whole)
{
	int power = 8;
	struct decimal moved, cut;

	for (size_t i = 0; i <= c->item_count; i++) {
		struct decimal x =
			i < c->item_count ? c->items[i].amount.value : whole;

		while (power > -DECIMAL_SCALE_MAX &&
		       !(decimal_shift(x, -power, &moved) &&
			 decimal_rescale(moved, 0, &cut)))
			power--;
	}
	return power;
}

/* Half a unit of that place for each figure of each department. */
static struct decimal tolerance_of(const struct chart *c,
				   const struct code_sum *whole)
{
	struct decimal half = {5, 1}, out = {0};
	size_t figures = (c->item_count + 1) * whole->departments;

	if (!decimal_shift(half, last_place(c, whole->yuan), &half) ||
	    !decimal_multiply(half, decimal_from_int((int64_t)figures), &out))
		return (struct decimal){0};
	return out;
}

static struct chart_item item_of(const struct site_view *s,
				 const struct code_sums *sums,
				 const struct code_item *child, size_t year)
{
	const struct view *v = s->view;
	enum classification_role role = sums->list->role;
	struct summary_amount amount = {true, sum_of(sums, child, year)->yuan};
	const struct class_entry *e =
		class_find(classification_of(&v->site->classifications, role),
			   child->code);
	struct value foreign = view_data_language(v);
	struct chart_item item = {
		.name = code_name(v, role, child),
		.code = child->code,
		.amount = view_chart_amount(v, s->arena, &amount),
	};

	if (foreign.kind == VALUE_TEXT && !(e && e->name_en.n))
		item.language = (struct str){foreign.text, foreign.count};
	if (code_has_page(child->code))
		item.url = str_concat(s->arena, s->up,
				      code_path(s->arena, role, child->code));
	return item;
}

static void name_chart(const struct site_view *s, struct chart *c, int year,
		       bool shares)
{
	const struct view *v = s->view;

	c->title = str_format(s->arena, "%d%.*s", year,
			      STR_ARG(view_word(v, "chart_children")));
	c->unit = str_concat(s->arena, view_word(v, "unit_colon"),
			     amount_unit(v));
	if (shares)
		c->unit = view_pair(v, s->arena, c->unit, "comma",
				    view_word(v, "chart_children_share"));
	c->description = view_chart_largest(v, s->arena, c);
}

struct value site_chart_children(const struct site_view *s,
				 const struct code_sums *sums,
				 const struct code_item *parent,
				 const struct code_item *const *children,
				 size_t count)
{
	struct chart c = {.kind = CHART_BARS,
			  .name = STR("children"),
			  .table_url = STR("#children")};
	size_t year = sums->year_count;

	while (year && count_of(sums, children, count, year - 1) < 2)
		year--;
	if (!year--)
		return value_none();
	const struct code_sum *whole = sum_of(sums, parent, year);

	c.items = arena_array(s->arena, struct chart_item, count);
	for (size_t i = 0; i < count; i++)
		if (sum_of(sums, children[i], year)->departments)
			c.items[c.item_count++] =
				item_of(s, sums, children[i], year);
	if (whole->departments && !whole->mixed)
		view_chart_share(s->arena, &c, whole->yuan,
				 tolerance_of(&c, whole));
	bool shares = c.items[0].share.n > 0;

	view_chart_group(s->view, s->arena, &c, CHILDREN_MAX, c.table_url);
	name_chart(s, &c, sums->years[year], shares);
	return view_chart_figure(s->view, s->arena, &c, STR(""), STR(""));
}
