/* The beginning of a department-year's page. */
#include "view/opening.h"

#include "view/amount.h"
#include "view/year_change.h"

static const struct value_shape FIGURE =
	VALUE_SHAPE("figure", "name", "amount", "url", "mark", "change");

static const struct value_shape PIECE =
	VALUE_SHAPE("opening", "text", "amount");

enum { SENTENCES_MAX = 5 };

struct opening {
	const struct pages *pages;
	const struct budget_year *year;
	const struct summary_year *summary;
	struct str text;
	size_t count;
};

static struct str word(const struct opening *o, const char *key)
{
	return view_word(o->pages->view, key);
}

static struct str fill(const struct opening *o, const char *key,
		       struct str first, struct str second)
{
	struct arena *a = o->pages->arena;
	struct str text = str_replace(a, word(o, key), STR("{0}"), first);

	return str_replace(a, text, STR("{1}"), second);
}

static struct str add(const struct opening *o, struct str text, struct str more)
{
	return str_concat(o->pages->arena, text, more);
}

/* Stands before and after amounts until the text is cut into pieces; no text
 * of the data has it. */
enum { AMOUNT_SIGN = '\x1f' };

/* An amount inside a sentence: Chinese has no blank before the unit. */
static struct str amount(const struct opening *o, struct decimal yuan)
{
	const struct view *v = o->pages->view;
	struct summary_amount x = {true, yuan};
	struct str text = amount_text(v, o->pages->arena, &x);

	if (v->language == LANGUAGE_ZH)
		text = str_replace(o->pages->arena, text, STR(" "), STR(""));
	return str_format(o->pages->arena, "%c%.*s%c", AMOUNT_SIGN,
			  STR_ARG(text), AMOUNT_SIGN);
}

static struct str number(const struct opening *o, uint64_t n)
{
	return str_format(o->pages->arena, "%llu", (unsigned long long)n);
}

static void end_sentence(struct opening *o, struct str sentence)
{
	if (o->count++ && o->pages->view->language == LANGUAGE_EN)
		o->text = add(o, o->text, STR(" "));
	o->text = add(o, add(o, o->text, sentence), word(o, "open_end"));
}

static bool is_final(const struct opening *o)
{
	return str_eq(o->summary->stage, STR("final"));
}

/* Do basic and project expenditure make up the total, up to the rounding of
 * the three figures? Only then is a share of it the share of something. */
static bool is_whole(const struct opening *o)
{
	const struct summary_year *s = o->summary;
	struct decimal sum, difference, tolerance = {15, 1};
	struct summary_cell cell;
	unsigned scale = 0;

	if (!s->basic.stated || !s->project.stated ||
	    decimal_is_negative(s->basic.yuan) ||
	    decimal_is_negative(s->project.yuan) ||
	    !summary_cell(o->year, SUMMARY_PROJECT, &cell) ||
	    !decimal_add(s->basic.yuan, s->project.yuan, &sum) ||
	    !decimal_subtract(sum, s->expenditure.yuan, &difference))
		return false;
	for (size_t i = 0; i < cell.table->column_count; i++) {
		const struct cell *c = &cell.row->cells[i];

		if (c->kind == CELL_NUMBER && c->value.scale > scale)
			scale = c->value.scale;
	}
	if (decimal_is_negative(difference))
		difference = decimal_negate(difference);
	return decimal_shift(tolerance, table_power(cell.table) - (int)scale,
			     &tolerance) &&
	       decimal_compare(difference, tolerance) <= 0;
}

/* a / b of a hundred, rounded to so many decimals; is it exactly that? */
static bool of_hundred(struct decimal a, struct decimal b, unsigned scale,
		       struct decimal *out, bool *exact)
{
	struct decimal back;

	if (!decimal_shift(a, 2, &a) || !decimal_divide(a, b, scale, out) ||
	    !decimal_multiply(*out, b, &back))
		return false;
	*exact = decimal_compare(back, a) == 0;
	return true;
}

/* What part of 100 yuan goes to projects. */
static struct str per_hundred(const struct opening *o)
{
	const struct summary_year *s = o->summary;
	struct decimal whole = s->expenditure.yuan, share;
	bool exact;

	if (!str_eq(o->pages->view->config->currency, STR("CNY")) ||
	    decimal_is_negative(whole) || decimal_is_zero(whole) ||
	    !is_whole(o) || decimal_compare(s->project.yuan, whole) > 0 ||
	    !of_hundred(s->project.yuan, whole, 0, &share, &exact))
		return STR("");
	if (decimal_is_zero(s->project.yuan))
		return word(o, "open_no_projects");
	if (decimal_compare(s->project.yuan, whole) == 0)
		return word(o, "open_all_projects");
	if (decimal_is_zero(share))
		return word(o, "open_under_one");
	if (!exact && decimal_compare(share, decimal_from_int(100)) == 0)
		return word(o, "open_over_99");
	return fill(o, exact ? "open_per_hundred" : "open_about_per_hundred",
		    decimal_text(o->pages->arena, share), STR(""));
}

static void say_spending(struct opening *o)
{
	const struct summary_amount *spent = &o->summary->expenditure;
	struct str year = number(o, (uint64_t)o->year->year);

	if (!spent->stated) {
		end_sentence(o, fill(o, "open_not_stated", year, STR("")));
		return;
	}
	end_sentence(
		o, add(o,
		       fill(o, is_final(o) ? "open_spent_final" : "open_spent",
			    year, amount(o, spent->yuan)),
		       per_hundred(o)));
}

/* "，比2022年增加2.67万元，增长28.6%" */
static struct str change_words(const struct opening *o,
			       const struct year_change *c)
{
	struct str year = number(o, (uint64_t)c->year);
	bool less = decimal_is_negative(c->difference);

	if (decimal_is_zero(c->difference))
		return fill(o, "open_same", year, STR(""));
	struct str text = fill(o, less ? "open_less" : "open_more", year,
			       amount(o, less ? decimal_negate(c->difference)
					      : c->difference));

	return c->percent.n
		       ? add(o, text,
			     fill(o, less ? "open_less_rate" : "open_more_rate",
				  c->percent, STR("")))
		       : text;
}

static void say_change(struct opening *o)
{
	struct year_change c;

	if (view_year_change(o->pages, o->year, SUMMARY_EXPENDITURE, &c))
		end_sentence(o, add(o, word(o, "open_spending"),
				    change_words(o, &c)));
	else if (view_stated_change(o->pages->arena, o->year,
				    SUMMARY_EXPENDITURE, &c))
		end_sentence(
			o, add(o, word(o, "open_stated"), change_words(o, &c)));
}

/* The largest function, where the functions make up the whole. */
static void say_function(struct opening *o, const struct view_charts *charts)
{
	const struct chart *c = &charts->items[VIEW_CHART_FUNCTIONS];
	struct decimal share;
	bool exact;

	if (!charts->there[VIEW_CHART_FUNCTIONS] || !c->item_count ||
	    !c->items[0].share.n ||
	    !of_hundred(c->items[0].amount.value, o->summary->expenditure.yuan,
			1, &share, &exact))
		return;
	const struct chart_item *x = &c->items[0];

	if (c->item_count == 1) {
		end_sentence(o, fill(o, "open_one_function", x->name, STR("")));
		return;
	}
	if (decimal_compare(x->amount.value, c->items[1].amount.value) == 0)
		return;
	struct str text =
		fill(o, "open_function", x->name, amount(o, x->amount.value));

	end_sentence(o, add(o, text,
			    fill(o, exact ? "open_share" : "open_about_share",
				 x->share, STR(""))));
}

static void say_three_public(struct opening *o)
{
	const struct summary_amount *x = &o->summary->three_public;
	struct year_change c;

	if (!x->stated)
		return;
	struct str text = fill(o,
			       is_final(o) ? "open_three_public_final"
					   : "open_three_public",
			       amount(o, x->yuan), STR(""));

	if (view_year_change(o->pages, o->year, SUMMARY_THREE_PUBLIC, &c))
		text = add(o, add(o, text, word(o, "comma")),
			   change_words(o, &c));
	end_sentence(o, text);
}

static void say_promises(struct opening *o)
{
	const struct summary_year *s = o->summary;

	if (s->project_count || s->indicator_count)
		end_sentence(o, fill(o, "open_promises",
				     number(o, s->project_count),
				     number(o, s->indicator_count)));
}

/* The text and the amounts in it, in turn. */
static struct value pieces(const struct opening *o)
{
	struct arena *a = o->pages->arena;
	struct values list = {0};
	size_t from = 0;

	for (bool is_amount = false; from <= o->text.n;
	     is_amount = !is_amount) {
		size_t end = str_find_char(o->text, AMOUNT_SIGN, from);

		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &PIECE, value_text(str_slice(o->text, from, end)),
			value_bool(is_amount));
		from = end + 1;
	}
	return values_list(&list);
}

struct value view_opening(const struct pages *p, const struct budget_year *y,
			  const struct summary_year *s,
			  const struct view_charts *charts)
{
	struct opening o = {
		.pages = p, .year = y, .summary = s, .text = STR("")};

	say_spending(&o);
	say_change(&o);
	say_function(&o, charts);
	say_three_public(&o);
	if (o.count < SENTENCES_MAX)
		say_promises(&o);
	return pieces(&o);
}

/* "比2022年 +2.67 万元（28.6%）" */
static struct value change(const struct pages *p, const struct budget_year *y,
			   enum summary_figure figure)
{
	const struct view *v = p->view;
	struct arena *a = p->arena;
	struct year_change c;
	bool computed = view_year_change(p, y, figure, &c);

	if (!computed && !view_stated_change(a, y, figure, &c))
		return value_none();
	bool less = decimal_is_negative(c.difference);
	struct str year = str_format(a, "%d", c.year);

	if (decimal_is_zero(c.difference))
		return value_text(str_replace(a, view_word(v, "change_none"),
					      STR("{0}"), year));
	struct summary_amount difference = {true, c.difference};
	struct str text = str_format(a, "%s%.*s", less ? "" : "+",
				     STR_ARG(amount_text(v, a, &difference)));

	if (c.percent.n)
		text = view_bracket(v, a, text,
				    str_format(a, "%s%.*s", less ? "-" : "+",
					       STR_ARG(c.percent)));
	struct str from =
		view_word(v, computed ? "change_from" : "change_stated");

	return value_text(str_replace(a, str_replace(a, from, STR("{0}"), year),
				      STR("{1}"), text));
}

/* The row that states the figure, else the table that should. */
static struct str figure_url(struct arena *a, const struct summary_cell *cell)
{
	return cell->table
		       ? str_format(a, "#%.*s-%.*s", STR_ARG(cell->table->id),
				    STR_ARG(cell->row->key))
		       : STR("#tables");
}

struct value view_key_figures(const struct pages *p,
			      const struct marked_page *page,
			      const struct summary_year *s)
{
	static const char *const words[SUMMARY_FIGURE_COUNT] = {
		[SUMMARY_INCOME] = "income",
		[SUMMARY_EXPENDITURE] = "expenditure",
		[SUMMARY_BASIC] = "basic",
		[SUMMARY_PROJECT] = "project_expenditure",
		[SUMMARY_THREE_PUBLIC] = "three_public",
		[SUMMARY_PROCUREMENT] = "procurement",
	};
	const struct budget_year *y = page->audit->year;
	const struct view *v = p->view;
	struct arena *a = p->arena;
	struct values list = {0};

	for (int i = 0; i < SUMMARY_FIGURE_COUNT; i++) {
		enum summary_figure figure = (enum summary_figure)i;
		const struct summary_amount *x = summary_figure(s, figure);
		struct summary_cell cell = {0};
		bool found = x->stated && summary_cell(y, figure, &cell);

		if (!x->stated)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &FIGURE, value_text(view_word(v, words[i])),
			value_text(amount_text(v, a, x)),
			value_text(figure_url(a, &cell)),
			found ? view_mark(a, page,
					  &cell.row->cells[cell.column])
			      : value_none(),
			change(p, y, figure));
	}
	return values_list(&list);
}
