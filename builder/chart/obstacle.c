/* Can it be drawn truthfully? */
#include "chart/chart.h"

static bool is_positive(const struct chart_amount *a)
{
	return a->stated && !decimal_is_zero(a->value) &&
	       !decimal_is_negative(a->value);
}

static bool is_negative(const struct chart_amount *a)
{
	return a->stated && decimal_is_negative(a->value);
}

static enum chart_obstacle of_items(const struct chart *c)
{
	bool any = false, positive = false, negative = false;

	for (size_t i = 0; i < c->item_count; i++) {
		const struct chart_amount *a = &c->items[i].amount;

		any |= a->stated && !decimal_is_zero(a->value);
		positive |= is_positive(a);
		negative |= is_negative(a);
	}
	if (c->kind == CHART_TREEMAP && negative)
		return CHART_NEGATIVE;
	return (c->kind == CHART_TREEMAP ? positive : any) ? CHART_CLEAR
							   : CHART_EMPTY;
}

/* Is |a - b| more than the tolerance? */
static bool differ(struct decimal a, struct decimal b, struct decimal tolerance)
{
	struct decimal difference;

	if (!decimal_subtract(a, b, &difference))
		return true;
	if (decimal_is_negative(difference))
		difference = decimal_negate(difference);
	return decimal_compare(difference, tolerance) > 0;
}

/* Does one side of the node have links, and not its amount? */
static bool is_unbalanced(const struct chart *c, size_t node, bool into)
{
	struct decimal sum = {0};
	bool any = false;

	for (size_t i = 0; i < c->link_count; i++) {
		const struct chart_link *l = &c->links[i];

		if ((into ? l->to : l->from) != node)
			continue;
		any = true;
		if (!decimal_add(sum, l->amount.value, &sum))
			return true;
	}
	return any && differ(sum, c->nodes[node].amount.value, c->tolerance);
}

static enum chart_obstacle of_flow(const struct chart *c)
{
	bool positive = false;

	for (size_t i = 0; i < c->node_count; i++) {
		if (is_negative(&c->nodes[i].amount))
			return CHART_NEGATIVE;
		positive |= is_positive(&c->nodes[i].amount);
	}
	for (size_t i = 0; i < c->link_count; i++)
		if (is_negative(&c->links[i].amount))
			return CHART_NEGATIVE;
	if (!positive || !c->link_count)
		return CHART_EMPTY;
	for (size_t i = 0; i < c->node_count; i++)
		if (is_unbalanced(c, i, true) || is_unbalanced(c, i, false))
			return CHART_UNBALANCED;
	return CHART_CLEAR;
}

static bool has_year(const struct chart *c, size_t year)
{
	for (size_t i = 0; i < c->series_count; i++)
		if (c->series[i].amounts[year].stated)
			return true;
	return false;
}

static enum chart_obstacle of_years(const struct chart *c)
{
	size_t with = 0;

	for (size_t i = 0; i < c->year_count; i++)
		with += has_year(c, i);
	return with == 0   ? CHART_EMPTY
	       : with == 1 ? CHART_ONE_YEAR
			   : CHART_CLEAR;
}

enum chart_obstacle chart_obstacle(const struct chart *c)
{
	return c->kind == CHART_FLOW    ? of_flow(c)
	       : c->kind == CHART_YEARS ? of_years(c)
					: of_items(c);
}
