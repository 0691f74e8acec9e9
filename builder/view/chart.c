/* What all charts of pages share: wording, amounts, grouping, files. */
#include "view/chart.h"

#include "view/amount.h"

#include <stdlib.h>

const char *const view_chart_names[VIEW_CHART_COUNT] = {
	[VIEW_CHART_FLOW] = "flow",
	[VIEW_CHART_FUNCTIONS] = "functions",
	[VIEW_CHART_ECONOMY] = "economy",
	[VIEW_CHART_THREE_PUBLIC] = "three-public",
	[VIEW_CHART_PROJECTS] = "projects",
	[VIEW_CHART_INDICATORS] = "indicators",
	[VIEW_CHART_TARGETS] = "targets",
	[VIEW_CHART_AUDIT] = "audit",
};

static const struct value_shape CHARTS = VALUE_SHAPE(
	"charts", "flow", "functions", "economy", "three_public", "projects",
	"indicators", "targets", "audit", "money", "goals");

struct chart_amount view_chart_amount(const struct view *v, struct arena *a,
				      const struct summary_amount *amount)
{
	return (struct chart_amount){amount->stated, amount->yuan,
				     amount_number(v, a, amount)};
}

struct chart_words view_chart_words(const struct view *v)
{
	struct chart_words w = {
		.table = view_word(v, "chart_table"),
		.file = view_word(v, "chart_file"),
		.from = view_word(v, "chart_from"),
		.to = view_word(v, "chart_to"),
		.absent = view_word(v, "chart_absent"),
	};

	w.obstacles[CHART_EMPTY] = view_word(v, "chart_empty");
	w.obstacles[CHART_NEGATIVE] = view_word(v, "chart_negative");
	w.obstacles[CHART_UNBALANCED] = view_word(v, "chart_unbalanced");
	w.obstacles[CHART_ONE_YEAR] = view_word(v, "chart_one_year");
	return w;
}

static struct str file_path(struct arena *a, struct str folder,
			    const struct chart *c)
{
	return str_format(a, "%.*s%.*s.svg", STR_ARG(folder), STR_ARG(c->name));
}

struct value view_chart_figure(const struct view *v, struct arena *a,
			       const struct chart *c, struct str from,
			       struct str folder)
{
	struct chart_words w = view_chart_words(v);
	struct buf html = {0};

	struct str file =
		folder.n ? view_root_url(v, a, from, file_path(a, folder, c))
			 : STR("");

	chart_figure(c, &w, file, &html);
	struct str copy = str_copy(a, buf_str(&html));

	buf_free(&html);
	return value_markup(copy);
}

/* "a · b"; one alone when the other is empty. */
static struct str dotted(struct arena *a, struct str left, struct str right)
{
	return left.n && right.n ? str_format(a, "%.*s · %.*s", STR_ARG(left),
					      STR_ARG(right))
	       : left.n          ? left
				 : right;
}

void view_chart_put(const struct view *v, struct arena *a,
		    const struct chart *c, struct str folder, struct str source,
		    struct page_sink sink)
{
	const struct config *config = v->config;
	struct chart_words w = view_chart_words(v);
	struct str title =
		v->language == LANGUAGE_ZH ? config->title : config->title_en;
	struct str lines[] = {
		view_pair(v, a, view_word(v, "chart_source"), "colon", source),
		dotted(a, dotted(a, title, config->licence_name),
		       config->updated),
	};
	struct chart_imprint imprint = {view_language(v), lines, 2};
	struct buf svg = {0};

	chart_file(c, &w, &imprint, &svg);
	if (svg.n)
		sink.put_file(sink.context, file_path(a, folder, c),
			      buf_str(&svg));
	buf_free(&svg);
}

struct str view_chart_largest(const struct view *v, struct arena *a,
			      const struct chart *c)
{
	enum { NAMED = 3 };
	struct str text = STR("");

	for (size_t i = 0; i < c->item_count && i < NAMED; i++)
		text = view_pair(v, a, text, "list_comma",
				 str_format(a, "%.*s %.*s",
					    STR_ARG(c->items[i].name),
					    STR_ARG(c->items[i].amount.text)));
	return str_concat(a, view_word(v, "chart_largest"), text);
}

/* Largest first; equal ones by their names, what is not stated last. */
static int by_amount(const void *a, const void *b)
{
	const struct chart_item *x = a, *y = b;
	int order;

	if (x->amount.stated != y->amount.stated)
		return x->amount.stated ? -1 : 1;
	order = decimal_compare(y->amount.value, x->amount.value);
	if (!order)
		order = str_cmp(x->code, y->code);
	return order ? order : str_cmp(x->name, y->name);
}

/* The sum of items, or of a part of them; false when one is not stated or it
 * does not fit. */
static bool sum_items(const struct chart_item *items, size_t count, size_t part,
		      struct decimal *out)
{
	*out = (struct decimal){0};
	for (size_t i = 0; i < count; i++) {
		const struct chart_amount *a = part < CHART_PARTS
						       ? &items[i].parts[part]
						       : &items[i].amount;

		if (!a->stated || !decimal_add(*out, a->value, out))
			return false;
	}
	return true;
}

static struct chart_amount rest_amount(const struct view *v, struct arena *a,
				       const struct chart_item *items,
				       size_t count, size_t part)
{
	struct summary_amount sum = {0};

	sum.stated = sum_items(items, count, part, &sum.yuan);
	return view_chart_amount(v, a, &sum);
}

void view_chart_group(const struct view *v, struct arena *a, struct chart *c,
		      size_t max, struct str rest_url)
{
	qsort(c->items, c->item_count, sizeof *c->items, by_amount);
	if (c->item_count <= max)
		return;
	struct chart_item *rest = &c->items[max - 1];
	size_t count = c->item_count - (max - 1);

	*rest = (struct chart_item){
		.name = str_format(a, "%.*s%zu%.*s",
				   STR_ARG(view_word(v, "chart_rest")), count,
				   STR_ARG(view_word(v, "chart_rest_end"))),
		.url = rest_url,
		.amount = rest_amount(v, a, rest, count, CHART_PARTS),
		.parts = {rest_amount(v, a, rest, count, 0),
			  rest_amount(v, a, rest, count, 1)},
		.together = count,
	};
	c->item_count = max;
}

static bool is_whole(const struct chart *c, struct decimal whole,
		     struct decimal tolerance)
{
	struct decimal sum, difference;

	if (decimal_is_zero(whole) || decimal_is_negative(whole) ||
	    !sum_items(c->items, c->item_count, CHART_PARTS, &sum) ||
	    !decimal_subtract(sum, whole, &difference))
		return false;
	for (size_t i = 0; i < c->item_count; i++)
		if (decimal_is_negative(c->items[i].amount.value))
			return false;
	if (decimal_is_negative(difference))
		difference = decimal_negate(difference);
	return decimal_compare(difference, tolerance) <= 0;
}

void view_chart_share(struct arena *a, struct chart *c, struct decimal whole,
		      struct decimal tolerance)
{
	struct decimal share;

	if (!is_whole(c, whole, tolerance))
		return;
	for (size_t i = 0; i < c->item_count; i++)
		if (decimal_shift(c->items[i].amount.value, 2, &share) &&
		    decimal_divide(share, whole, 1, &share))
			c->items[i].share =
				str_concat(a, decimal_text(a, share), STR("%"));
}

void view_charts_of_year(const struct pages *p, const struct audit *audit,
			 const struct summary_year *s, struct view_charts *out)
{
	const struct budget_year *y = audit->year;
	struct chart *c = out->items;
	bool *there = out->there;

	*out = (struct view_charts){
		.view = p->view,
		.arena = p->arena,
		.from = department_year_path(p->arena, y),
		.folder = str_format(p->arena, "data/%.*s/%d/charts/",
				     STR_ARG(y->organization->id), y->year),
	};
	there[VIEW_CHART_FUNCTIONS] = view_chart_codes(
		p, y, s, CLASSIFICATION_FUNCTIONAL, &c[VIEW_CHART_FUNCTIONS]);
	there[VIEW_CHART_ECONOMY] = view_chart_codes(
		p, y, s, CLASSIFICATION_ECONOMIC, &c[VIEW_CHART_ECONOMY]);
	there[VIEW_CHART_FLOW] =
		there[VIEW_CHART_FUNCTIONS] &&
		view_chart_flow(p, y, s, &c[VIEW_CHART_FUNCTIONS],
				&c[VIEW_CHART_FLOW]);
	there[VIEW_CHART_THREE_PUBLIC] =
		view_chart_three_public(p, y, &c[VIEW_CHART_THREE_PUBLIC]);
	there[VIEW_CHART_PROJECTS] =
		view_chart_projects(p, y, &c[VIEW_CHART_PROJECTS]);
	there[VIEW_CHART_INDICATORS] =
		view_chart_indicators(p, y, &c[VIEW_CHART_INDICATORS]);
	there[VIEW_CHART_TARGETS] =
		view_chart_targets(p, s, &c[VIEW_CHART_TARGETS]);
	there[VIEW_CHART_AUDIT] =
		view_chart_audit(p, audit, &c[VIEW_CHART_AUDIT]);
	for (size_t i = 0; i < VIEW_CHART_COUNT; i++)
		c[i].name = str_from(view_chart_names[i]);
}

struct value view_chart_value(struct view_charts *all, enum view_chart_id id)
{
	if (!all->there[id] || all->placed[id])
		return value_none();
	all->placed[id] = true;
	return view_chart_figure(all->view, all->arena, &all->items[id],
				 all->from, all->folder);
}

struct value view_charts_value(struct view_charts *all)
{
	struct value values[VIEW_CHART_COUNT + 2];
	bool money = false, goals = false;

	for (int i = 0; i < VIEW_CHART_COUNT; i++) {
		values[i] = view_chart_value(all, (enum view_chart_id)i);
		if (values[i].kind == VALUE_NONE)
			continue;
		money |= i < VIEW_CHART_PROJECTS;
		goals |= i == VIEW_CHART_INDICATORS || i == VIEW_CHART_TARGETS;
	}
	values[VIEW_CHART_COUNT] = value_bool(money);
	values[VIEW_CHART_COUNT + 1] = value_bool(goals);
	return value_object(all->arena, &CHARTS, values, VIEW_CHART_COUNT + 2);
}

void view_charts_put(const struct view_charts *all, const struct budget_year *y,
		     struct page_sink sink)
{
	const struct source_document *d = y->source_count ? y->sources : NULL;
	struct str source =
		d ? dotted(all->arena, d->title, d->publication_date)
		  : y->title;

	for (size_t i = 0; i < VIEW_CHART_COUNT; i++)
		if (all->there[i])
			view_chart_put(all->view, all->arena, &all->items[i],
				       all->folder, source, sink);
}
