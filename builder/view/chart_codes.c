/* Charts by function and by economic nature, with basic and project
 * expenditure apart. */
#include "view/amount.h"
#include "view/chart.h"
#include "view/code_list.h"

/* More than these are put together, so that the smallest can be read. */
enum { CODES_MAX = 12 };

/* The codes of a year and the table that states them. */
struct codes {
	const struct pages *pages;
	const struct budget_year *year;
	enum classification_role role;
	const struct summary_code *items;
	size_t count;
	const struct table *table;
	size_t rows;    /* that are added up */
	unsigned scale; /* decimals of their figures */
};

static bool is_top(const struct codes *c, size_t i)
{
	for (size_t j = 0; j < c->count; j++)
		if (j != i && class_is_below(c->items[i].row->line->code,
					     c->items[j].row->line->code))
			return false;
	return true;
}

static bool is_own(const struct codes *c, const struct table_row *row)
{
	return row_is_of(row, c->year->organization);
}

static bool has_own_row(const struct codes *c, struct str code)
{
	for (size_t i = 0; i < c->table->row_count; i++)
		if (str_eq(c->table->rows[i].code, code) &&
		    is_own(c, &c->table->rows[i]))
			return true;
	return false;
}

/* A column's sum over the rows of a code: the department's own, else those of
 * its units. Not stated when no row states it. */
static struct summary_amount sum_of(const struct codes *c, struct str code,
				    const char *column)
{
	const struct table *t = c->table;
	size_t at = table_column_index(t, str_from(column));
	bool own = has_own_row(c, code);
	struct summary_amount sum = {0};

	for (size_t i = 0; at < t->column_count && i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		struct decimal yuan;

		if (!str_eq(row->code, code) || is_own(c, row) != own ||
		    !table_yuan(t, &row->cells[at], &yuan))
			continue;
		sum.stated = decimal_add(sum.yuan, yuan, &sum.yuan);
	}
	return sum;
}

static void count_rows(struct codes *c, struct str code)
{
	bool own = has_own_row(c, code);

	for (size_t i = 0; i < c->table->row_count; i++) {
		const struct table_row *row = &c->table->rows[i];

		if (!str_eq(row->code, code) || is_own(c, row) != own)
			continue;
		c->rows++;
		for (size_t j = 0; j < c->table->column_count; j++)
			if (row->cells[j].kind == CELL_NUMBER &&
			    row->cells[j].value.scale > c->scale)
				c->scale = row->cells[j].value.scale;
	}
}

/* Both parts; a blank one is zero where the other is the whole. */
static void add_parts(struct codes *c, struct str code, struct chart_item *item)
{
	const struct pages *p = c->pages;
	struct summary_amount basic = sum_of(c, code, "basic");
	struct summary_amount project = sum_of(c, code, "project");

	item->parts[0] = view_chart_amount(p->view, p->arena, &basic);
	item->parts[1] = view_chart_amount(p->view, p->arena, &project);
	for (size_t i = 0; i < CHART_PARTS; i++)
		if (!item->parts[i].stated && item->parts[1 - i].stated &&
		    decimal_compare(item->parts[1 - i].value,
				    item->amount.value) == 0)
			item->parts[i].stated = true;
}

static struct chart_item item_of(struct codes *c, const struct summary_code *x)
{
	const struct pages *p = c->pages;
	const struct view *v = p->view;
	struct arena *a = p->arena;
	const struct class_entry *e = class_find(
		classification_of(&v->site->classifications, c->role),
		x->row->line->code);
	bool english = v->language == LANGUAGE_EN && e && e->name_en.n;
	struct summary_amount amount = {true, x->yuan};
	struct value foreign = view_data_language(v);
	struct chart_item item = {
		.name = english ? e->name_en : x->row->line->name,
		.code = x->row->line->code,
		.url = str_format(a, "#%.*s-%.*s", STR_ARG(x->row->line->table),
				  STR_ARG(x->row->key)),
		.amount = view_chart_amount(v, a, &amount),
	};

	if (!english && foreign.kind == VALUE_TEXT)
		item.language = (struct str){foreign.text, foreign.count};
	if (code_has_page(item.code))
		item.code_url = view_url(a, department_year_path(a, c->year),
					 code_path(a, c->role, item.code));
	if (c->table) {
		add_parts(c, item.code, &item);
		count_rows(c, item.code);
	}
	return item;
}

/* Half a unit of the last place for each row and for the total. */
static struct decimal tolerance_of(const struct codes *c)
{
	struct decimal half = {5, 1}, out = {0};
	int power = (c->table ? table_power(c->table) : 0) - (int)c->scale;

	if (!decimal_shift(half, power, &half) ||
	    !decimal_multiply(half, decimal_from_int((int64_t)c->rows + 1),
			      &out))
		return (struct decimal){0};
	return out;
}

static bool all_have_parts(const struct chart *c)
{
	for (size_t i = 0; i < c->item_count; i++)
		for (size_t j = 0; j < CHART_PARTS; j++)
			if (!c->items[i].parts[j].stated)
				return false;
	return true;
}

static void name_chart(const struct codes *c, struct chart *out, bool shares)
{
	const struct view *v = c->pages->view;
	struct arena *a = c->pages->arena;

	out->title =
		view_word(v, c->role == CLASSIFICATION_FUNCTIONAL ? "functions"
								  : "economy");
	out->unit = str_concat(a, view_word(v, "unit_colon"), amount_unit(v));
	if (shares)
		out->unit = view_pair(v, a, out->unit, "comma",
				      view_word(v, "chart_share_note"));
	out->name_head = view_word(v, "name");
	out->amount_head = view_word(v, "amount");
	out->share_head = view_word(v, "chart_share");
	out->description = view_chart_largest(v, a, out);
}

bool view_chart_codes(const struct pages *p, const struct budget_year *y,
		      const struct summary_year *s,
		      enum classification_role role, struct chart *out)
{
	bool functional = role == CLASSIFICATION_FUNCTIONAL;
	struct codes c = {.pages = p,
			  .year = y,
			  .role = role,
			  .items = functional ? s->functions : s->economies,
			  .count = functional ? s->function_count
					      : s->economy_count};

	*out = (struct chart){.kind = CHART_BARS};
	if (!c.count)
		return false;
	c.table = budget_table(y, c.items[0].row->line->table);
	out->items = arena_array(p->arena, struct chart_item, c.count);
	for (size_t i = 0; i < c.count; i++)
		if (is_top(&c, i))
			out->items[out->item_count++] =
				item_of(&c, &c.items[i]);
	out->tolerance = tolerance_of(&c);
	if (s->expenditure.stated)
		view_chart_share(p->arena, out, s->expenditure.yuan,
				 out->tolerance);
	bool shares = out->items[0].share.n > 0;

	if (all_have_parts(out)) {
		out->part_names[0] = view_word(p->view, "basic");
		out->part_names[1] = view_word(p->view, "project_expenditure");
	}
	view_chart_group(p->view, p->arena, out, CODES_MAX,
			 str_format(p->arena, "#%.*s",
				    STR_ARG(c.items[0].row->line->table)));
	name_chart(&c, out, shares);
	return true;
}
