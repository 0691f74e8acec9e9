/* Where the money comes from and goes: income, the department, basic and
 * project expenditure, functions. */
#include "view/amount.h"
#include "view/chart.h"

enum { SOURCES_MAX = 6, FUNCTIONS_MAX = 7 };

struct flow {
	const struct pages *pages;
	const struct budget_year *year;
	struct chart *chart;
	struct str language; /* of names of the data */
};

static size_t add_node(struct flow *f, struct str name, struct str language,
		       unsigned column, struct chart_amount amount)
{
	struct chart *c = f->chart;

	c->nodes[c->node_count] = (struct chart_node){
		.name = name,
		.language = language,
		.amount = amount,
		.column = column,
	};
	return c->node_count++;
}

static void add_link(struct flow *f, size_t from, size_t to,
		     struct chart_amount amount)
{
	struct chart *c = f->chart;

	if (amount.stated && !decimal_is_zero(amount.value))
		c->links[c->link_count++] =
			(struct chart_link){from, to, amount};
}

/* "1. 一般公共预算拨款" without the number of the line. */
static struct str without_number(struct str name)
{
	static const struct str signs[] = {STR_INIT("、"), STR_INIT("."),
					   STR_INIT("．")};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct str_cut cut = str_cut(name, signs[i]);

		if (cut.found && cut.head.n <= 6 && cut.tail.n)
			return str_trim(cut.tail);
	}
	return name;
}

/* Lines of the income side. */
struct income {
	const struct table *table;
	size_t column;
};

static bool income_yuan(const struct income *in, size_t row,
			struct decimal *out)
{
	return table_yuan(in->table, &in->table->rows[row].cells[in->column],
			  out) &&
	       !decimal_is_zero(*out);
}

/* Has the line lines below it that make it up? Then they stand for it. */
static bool is_split(const struct income *in, size_t row)
{
	const struct table *t = in->table;
	struct decimal sum = {0}, part, whole;

	if (!income_yuan(in, row, &whole))
		return false;
	for (size_t i = row + 1; i < t->row_count; i++) {
		if (t->rows[i].side != SIDE_INCOME)
			continue;
		if (t->rows[i].level != t->rows[row].level + 1)
			break;
		if (income_yuan(in, i, &part) && !decimal_add(sum, part, &sum))
			return false;
	}
	return decimal_compare(sum, whole) == 0;
}

/* Lines at the top, and what was carried over; not their sums. */
static bool is_source(const struct table_row *row)
{
	return row->side == SIDE_INCOME &&
	       (row->level == 1 ||
		(row->level == 0 && str_starts(row->name, STR("上年结"))));
}

static void add_source(struct flow *f, const struct income *in, size_t row,
		       struct chart *sources)
{
	struct summary_amount amount = {true, {0}};

	if (!income_yuan(in, row, &amount.yuan))
		return;
	sources->items[sources->item_count++] = (struct chart_item){
		.name = without_number(in->table->rows[row].name),
		.language = f->language,
		.amount = view_chart_amount(f->pages->view, f->pages->arena,
					    &amount),
	};
}

/* Income by source, from the table of income and expenditure. */
static bool sources_of(struct flow *f, struct chart *out)
{
	struct income in = {
		.table = budget_table(f->year, STR("income-expenditure"))};
	const struct table *t = in.table;

	if (!t || t->is_other_currency)
		return false;
	in.column = table_column_index(t, STR("income"));
	if (in.column == t->column_count)
		return false;
	out->items =
		arena_array(f->pages->arena, struct chart_item, t->row_count);
	for (size_t i = 0; i < t->row_count; i++) {
		if (!is_source(&t->rows[i]))
			continue;
		if (!is_split(&in, i)) {
			add_source(f, &in, i, out);
			continue;
		}
		for (size_t j = i + 1; j < t->row_count; j++) {
			if (t->rows[j].side != SIDE_INCOME)
				continue;
			if (t->rows[j].level != t->rows[i].level + 1)
				break;
			add_source(f, &in, j, out);
		}
	}
	return out->item_count > 0;
}

static struct chart_amount amount_of(const struct flow *f,
				     const struct summary_amount *amount)
{
	return view_chart_amount(f->pages->view, f->pages->arena, amount);
}

/* A function's parts; those put together are added up. */
static struct chart_amount rest_of(const struct flow *f,
				   const struct chart *functions, size_t from,
				   size_t part)
{
	struct summary_amount sum = {true, {0}};

	for (size_t i = from; i < functions->item_count; i++) {
		const struct chart_item *x = &functions->items[i];
		const struct chart_amount *a =
			part < CHART_PARTS ? &x->parts[part] : &x->amount;

		if (!a->stated || !decimal_add(sum.yuan, a->value, &sum.yuan))
			sum.stated = false;
	}
	return amount_of(f, &sum);
}

static void add_functions(struct flow *f, const struct chart *functions,
			  const size_t parts[CHART_PARTS])
{
	const struct view *v = f->pages->view;
	size_t shown = functions->item_count > FUNCTIONS_MAX
			       ? FUNCTIONS_MAX - 1
			       : functions->item_count;
	size_t rest_count = 0;

	for (size_t i = 0; i < shown; i++) {
		const struct chart_item *x = &functions->items[i];
		size_t node = add_node(f, x->name, x->language, 3, x->amount);

		f->chart->nodes[node].share = x->share;
		for (size_t j = 0; j < CHART_PARTS; j++)
			add_link(f, parts[j], node, x->parts[j]);
	}
	if (shown == functions->item_count)
		return;
	for (size_t i = shown; i < functions->item_count; i++)
		rest_count += functions->items[i].together
				      ? functions->items[i].together
				      : 1;
	size_t rest = add_node(
		f,
		str_format(f->pages->arena, "%.*s%zu%.*s",
			   STR_ARG(view_word(v, "chart_rest")), rest_count,
			   STR_ARG(view_word(v, "chart_rest_end"))),
		STR(""), 3, rest_of(f, functions, shown, CHART_PARTS));

	for (size_t j = 0; j < CHART_PARTS; j++)
		add_link(f, parts[j], rest, rest_of(f, functions, shown, j));
}

static void name_chart(const struct flow *f, const struct summary_year *s)
{
	const struct view *v = f->pages->view;
	struct arena *a = f->pages->arena;
	struct chart *c = f->chart;

	c->title = view_word(v, "chart_flow");
	c->unit = str_concat(a, view_word(v, "unit_colon"), amount_unit(v));
	c->amount_head = view_word(v, "amount");
	c->description =
		view_pair(v, a,
			  view_pair(v, a, view_word(v, "expenditure"), "colon",
				    amount_text(v, a, &s->expenditure)),
			  "comma",
			  view_pair(v, a, view_word(v, "project_expenditure"),
				    "colon", amount_text(v, a, &s->project)));
}

/* The rounding that the rows allow is the functions'; more of it comes from
 * the sources and from basic and project expenditure. */
static void set_tolerance(struct chart *c, struct decimal tolerance,
			  size_t sources)
{
	struct decimal each = {5, 1};

	c->tolerance = tolerance;
	if (decimal_shift(each, 4, &each) &&
	    decimal_multiply(each, decimal_from_int((int64_t)sources + 1),
			     &each) &&
	    decimal_compare(each, tolerance) > 0 && !decimal_is_zero(tolerance))
		c->tolerance = each;
}

bool view_chart_flow(const struct pages *p, const struct budget_year *y,
		     const struct summary_year *s,
		     const struct chart *functions, struct chart *out)
{
	struct flow f = {.pages = p, .year = y, .chart = out};
	struct chart sources = {.kind = CHART_FLOW};
	struct value foreign = view_data_language(p->view);
	size_t parts[CHART_PARTS];

	*out = (struct chart){.kind = CHART_FLOW};
	if (foreign.kind == VALUE_TEXT)
		f.language = (struct str){foreign.text, foreign.count};
	if (!functions->part_names[0].n || !s->expenditure.stated ||
	    !s->basic.stated || !s->project.stated || !sources_of(&f, &sources))
		return false;
	view_chart_group(p->view, p->arena, &sources, SOURCES_MAX, STR(""));
	size_t nodes = sources.item_count + functions->item_count + 4;

	out->nodes = arena_array(p->arena, struct chart_node, nodes);
	out->links = arena_array(p->arena, struct chart_link, 2 * nodes);
	size_t whole = add_node(&f, view_word(p->view, "chart_spent"), STR(""),
				1, amount_of(&f, &s->expenditure));

	for (size_t i = 0; i < sources.item_count; i++) {
		const struct chart_item *x = &sources.items[i];

		add_link(&f, add_node(&f, x->name, x->language, 0, x->amount),
			 whole, x->amount);
	}
	parts[0] = add_node(&f, view_word(p->view, "chart_basic"), STR(""), 2,
			    amount_of(&f, &s->basic));
	parts[1] = add_node(&f, view_word(p->view, "chart_project"), STR(""), 2,
			    amount_of(&f, &s->project));
	for (size_t i = 0; i < CHART_PARTS; i++)
		add_link(&f, whole, parts[i], out->nodes[parts[i]].amount);
	add_functions(&f, functions, parts);
	set_tolerance(out, functions->tolerance, sources.item_count);
	name_chart(&f, s);
	return true;
}
