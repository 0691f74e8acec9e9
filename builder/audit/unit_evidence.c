/* Evidence on currency units: figures that state the same thing twice. */
#include "audit/unit_evidence.h"

#include "model/figure.h"

const int unit_powers[] = {0, 3, 4, 6, 8};
const size_t unit_power_count = sizeof unit_powers / sizeof *unit_powers;

struct str unit_name(int power)
{
	switch (power) {
	case 0:
		return STR("元");
	case 3:
		return STR("千元");
	case 4:
		return STR("万元");
	case 6:
		return STR("百万元");
	case 8:
		return STR("亿元");
	}
	return STR("");
}

/* ---- groups ---- */

static bool is_of_group(const struct money_group *g, const struct project *p)
{
	return g->project &&
	       (g->kind == MONEY_FORMS) == (p->form == PROJECT_FORM) &&
	       str_eq(g->project->place.source, p->place.source) &&
	       str_eq(g->unit.name, p->currency.name) &&
	       str_eq(g->corrected.name, p->corrected.name);
}

int money_group_of(const struct money_groups *all,
		   const struct audit_place *place)
{
	for (size_t i = 0; i < all->count; i++) {
		const struct money_group *g = &all->items[i];

		if (place->table ? g->table == place->table
		    : place->project
			    ? is_of_group(g, place->project)
			    : g->overall && g->overall == place->overall)
			return (int)i;
	}
	return NO_GROUP;
}

static void add_tables(struct auditing *x, struct money_groups *all)
{
	for (size_t i = 0; i < x->year->table_count; i++) {
		const struct table *t = x->year->tables[i];

		if (t->row_count && !audit_lacks_unit(t))
			*VEC_PUSH(x->arena, all) = (struct money_group){
				.kind = MONEY_TABLE,
				.table = t,
				.unit = t->unit,
				.corrected = t->corrected,
				.reason = t->correction_reason};
	}
}

static void add_forms(struct auditing *x, struct money_groups *all)
{
	for (size_t i = 0; i < x->year->overall_count; i++) {
		const struct overall_performance *o = &x->year->overall[i];

		if (o->task_count)
			*VEC_PUSH(x->arena, all) = (struct money_group){
				.kind = MONEY_OVERALL,
				.overall = o,
				.unit = o->currency,
				.corrected = o->corrected,
				.reason = o->correction_reason};
	}
	for (size_t i = 0; i < x->year->project_count; i++) {
		const struct project *p = &x->year->projects[i];
		struct audit_place place = {.project = p};

		if (money_group_of(all, &place) == NO_GROUP)
			*VEC_PUSH(x->arena, all) = (struct money_group){
				.kind = p->form == PROJECT_FORM ? MONEY_FORMS
								: MONEY_KEY,
				.project = p,
				.unit = p->currency,
				.corrected = p->corrected,
				.reason = p->correction_reason};
	}
}

/* ---- evidence ---- */

static struct decimal magnitude(struct decimal v)
{
	return decimal_is_negative(v) ? decimal_negate(v) : v;
}

/* Equal within the rounding of both, which must be small beside them. */
static bool is_equal(struct decimal a, struct decimal a_half, struct decimal b,
		     struct decimal b_half)
{
	struct decimal difference, tolerance, limit;

	return decimal_subtract(a, b, &difference) &&
	       decimal_add(a_half, b_half, &tolerance) &&
	       decimal_compare(magnitude(difference), tolerance) <= 0 &&
	       decimal_multiply(tolerance, decimal_from_int(4), &limit) &&
	       decimal_compare(limit, magnitude(b)) <= 0;
}

/* Would both be equal if a were in units of 10^power? */
static bool fits(const struct audit_figure *a, int power,
		 const struct audit_figure *b)
{
	struct decimal a_half = {5, a->scale + 1}, b_half = {5, b->scale + 1};
	struct decimal av, bv;

	return decimal_shift(a->value, power - b->power, &av) &&
	       decimal_shift(a_half, power - b->power, &a_half) &&
	       decimal_shift(b->value, 0, &bv) &&
	       is_equal(av, a_half, bv, b_half);
}

static void vote(struct auditing *x, struct money_groups *all, int group,
		 const struct audit_figure *own,
		 const struct audit_figure *other, int other_group)
{
	struct money_group *g;
	int power;

	if (group == NO_GROUP)
		return;
	g = &all->items[group];
	power = g->unit.power;
	if (!fits(own, power, other)) {
		size_t i = 0;

		while (i < unit_power_count &&
		       !fits(own, unit_powers[i], other))
			i++;
		if (i == unit_power_count)
			return;
		power = unit_powers[i];
	}
	*VEC_PUSH(x->arena, g) = (struct unit_evidence){.own = *own,
							.other = *other,
							.group = other_group,
							.power = power};
}

static bool has_amount(const struct audit_figure *f)
{
	return f->has_value && f->money && !decimal_is_zero(f->value);
}

/* a and b state the same thing. */
static void compare(struct auditing *x, struct money_groups *all,
		    const struct audit_figure *a, const struct audit_figure *b)
{
	int ga = money_group_of(all, &a->place);
	int gb = money_group_of(all, &b->place);

	if (!has_amount(a) || !has_amount(b) || (ga == gb && ga != NO_GROUP))
		return;
	vote(x, all, ga, a, b, gb);
	vote(x, all, gb, b, a, ga);
}

/* A fact taken from the form itself proves nothing of it. */
static bool is_same_place(const struct source_place *a,
			  const struct source_place *b)
{
	return str_eq(a->source, b->source) && str_eq(a->place, b->place);
}

static void compare_names(struct auditing *x, struct money_groups *all)
{
	struct named_amounts named;

	named_collect(x, &named);
	for (size_t i = 0; i < named.count; i++) {
		const struct named *n = &named.items[i];

		for (enum named_kind kind = n->kind + 1;
		     kind < NAMED_KIND_COUNT; kind++) {
			bool ambiguous;
			const struct named *other =
				named_find(&named, n, kind, &ambiguous);

			if (!other || ambiguous ||
			    (other->fact && n->project &&
			     is_same_place(&other->fact->place,
					   &n->project->place)))
				continue;
			compare(x, all, &n->figure, &other->figure);
		}
	}
}

/* The items of a calculation basis, which print their units, against the
 * amount of the project. */
static void compare_basis(struct auditing *x, struct money_groups *all,
			  const struct project *p)
{
	struct audit_figure amount = audit_project_figure(x, p, PROJECT_YEAR);
	struct audit_figure sum = {.money = true, .has_value = true};

	for (size_t i = 0; i < p->basis_item_count; i++) {
		const struct basis_item *b = &p->basis_items[i];
		struct decimal value;

		if (!b->has_value || !b->has_unit)
			return;
		if (!i) {
			sum.unit = b->unit.name;
			sum.power = b->unit.power;
			sum.scale = b->value.scale;
		}
		if (!decimal_shift(b->value, b->unit.power - sum.power,
				   &value) ||
		    !decimal_add(sum.value, value, &sum.value))
			return;
		if (b->value.scale < sum.scale)
			sum.scale = b->value.scale;
	}
	int group = money_group_of(all, &amount.place);

	if (!p->basis_item_count || p->basis_is_open || !has_amount(&amount) ||
	    !has_amount(&sum))
		return;
	sum.place = amount.place;
	sum.place.cell = NULL;
	sum.label = p->basis_items[0].name;
	sum.published = decimal_text(x->arena, sum.value);
	vote(x, all, group, &amount, &sum, NO_GROUP);
}

/* Facts that are said to equal a figure. */
static void compare_facts(struct auditing *x, struct money_groups *all)
{
	for (size_t i = 0; i < x->year->fact_count; i++) {
		const struct fact *f = &x->year->facts[i];
		struct audit_figure a = audit_fact_figure(x, f);

		for (size_t j = 0; a.money && j < f->relation_count; j++) {
			const struct figure *to =
				f->relations[j].term_count
					? f->relations[j].terms[0].figure
					: NULL;
			struct audit_figure b;

			if (f->relations[j].kind != FACT_EQUALS || !to ||
			    to->fact)
				continue;
			b = to->project
				    ? audit_project_figure(x, to->project,
							   to->amount)
				    : audit_cell_figure(x, to->table, to->row,
							to->column);
			if (!to->project ||
			    !is_same_place(&f->place, &to->project->place))
				compare(x, all, &a, &b);
		}
	}
}

/* ---- totals ---- */

enum anchor_kind { ANCHOR_TOTAL, ANCHOR_BASIC, ANCHOR_PROJECT, ANCHOR_BOUGHT };

struct anchor {
	enum anchor_kind kind;
	const struct organization *unit;
	struct audit_figure figure;
};
struct anchors {
	struct anchor *items;
	size_t count, capacity;
};

static const struct {
	const char *table, *column;
	enum anchor_kind kind;
} anchor_columns[] = {
	{"income-expenditure", "income", ANCHOR_TOTAL},
	{"income-expenditure", "expenditure", ANCHOR_TOTAL},
	{"income", "total", ANCHOR_TOTAL},
	{"expenditure", "total", ANCHOR_TOTAL},
	{"expenditure", "basic", ANCHOR_BASIC},
	{"expenditure", "project", ANCHOR_PROJECT},
	{"expenditure", "procurement", ANCHOR_BOUGHT},
	{"basic-expenditure", "total", ANCHOR_BASIC},
	{"project-expenditure", "total", ANCHOR_PROJECT},
	{"appropriation", "income", ANCHOR_TOTAL},
	{"appropriation", "expenditure", ANCHOR_TOTAL},
	{"general-by-function", "total", ANCHOR_TOTAL},
	{"general-by-function", "basic", ANCHOR_BASIC},
	{"general-by-function", "project", ANCHOR_PROJECT},
	{"general-by-economy", "total", ANCHOR_TOTAL},
	{"general-by-economy", "basic", ANCHOR_BASIC},
	{"general-by-economy", "project", ANCHOR_PROJECT},
	{"procurement", "amount", ANCHOR_BOUGHT},
};

/* Totals of the first units are enough to know a table's unit by. */
enum { ANCHOR_ROWS = 4 };

static bool is_total_row(const struct table_row *row, enum table_side side)
{
	if (row->side != side)
		return false;
	if (side == SIDE_NONE)
		return row->level == 0;
	return str_contains(row->name, STR("总计"));
}

static void add_anchors(struct auditing *x, struct anchors *all, size_t which)
{
	const struct table *t =
		budget_table(x->year, str_from(anchor_columns[which].table));
	size_t column = 0, found = 0;

	if (t)
		column = table_column_index(
			t, str_from(anchor_columns[which].column));
	if (!t || column == t->column_count)
		return;
	for (size_t i = 0; i < t->row_count && found < ANCHOR_ROWS; i++) {
		const struct table_row *row = &t->rows[i];

		if (!is_total_row(row, t->columns[column].side))
			continue;
		found++;
		*VEC_PUSH(x->arena, all) =
			(struct anchor){anchor_columns[which].kind, row->unit,
					audit_cell_figure(x, t, row, column)};
	}
}

static void add_task_anchors(struct auditing *x, struct anchors *all)
{
	for (size_t i = 0; i < x->year->overall_count; i++) {
		const struct overall_performance *o = &x->year->overall[i];
		const struct task *t =
			o->task_count ? &o->tasks[o->task_count - 1] : NULL;

		if (t && t->is_total && o->unit_count)
			*VEC_PUSH(x->arena, all) = (struct anchor){
				ANCHOR_TOTAL,
				o->unit_count == 1 ? o->units[0]
						   : x->year->organization,
				audit_task_figure(x, o, t, &t->total)};
	}
}

static void compare_totals(struct auditing *x, struct money_groups *groups)
{
	struct anchors all = {0};

	for (size_t i = 0; i < sizeof anchor_columns / sizeof *anchor_columns;
	     i++)
		add_anchors(x, &all, i);
	add_task_anchors(x, &all);
	for (size_t i = 0; i < all.count; i++)
		for (size_t j = i + 1; j < all.count; j++) {
			const struct anchor *a = &all.items[i];
			const struct anchor *b = &all.items[j];

			if (a->kind == b->kind && a->unit == b->unit)
				compare(x, groups, &a->figure, &b->figure);
		}
}

void unit_gather(struct auditing *x, struct money_groups *out)
{
	*out = (struct money_groups){0};
	add_tables(x, out);
	add_forms(x, out);
	compare_totals(x, out);
	compare_names(x, out);
	compare_facts(x, out);
	for (size_t i = 0; i < x->year->project_count; i++)
		if (x->year->projects[i].form == PROJECT_FORM)
			compare_basis(x, out, &x->year->projects[i]);
}

bool unit_is_void(const struct money_groups *all, const struct unit_evidence *e)
{
	return e->group != NO_GROUP && all->items[e->group].unreliable;
}

size_t unit_votes(const struct money_groups *all, const struct money_group *g,
		  int power)
{
	size_t votes = 0;

	for (size_t i = 0; i < g->count; i++)
		votes += g->items[i].power == power &&
			 !unit_is_void(all, &g->items[i]);
	return votes;
}

size_t unit_best_other(const struct money_groups *all,
		       const struct money_group *g, int *power)
{
	size_t best = 0;

	for (size_t i = 0; i < unit_power_count; i++) {
		size_t votes = unit_powers[i] == g->unit.power
				       ? 0
				       : unit_votes(all, g, unit_powers[i]);

		if (votes > best) {
			best = votes;
			*power = unit_powers[i];
		}
	}
	return best;
}
