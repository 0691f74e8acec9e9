/* The totals of a department over its years. */
#include "view/amount.h"
#include "view/chart.h"

enum { SERIES = 4 };

static const struct summary_amount *amount_of(const struct summary_year *y,
					      size_t series)
{
	const struct summary_amount *all[SERIES] = {&y->income, &y->expenditure,
						    &y->basic, &y->project};

	return all[series];
}

static bool has_any(const struct summary_year *y)
{
	for (size_t i = 0; i < SERIES; i++)
		if (amount_of(y, i)->stated)
			return true;
	return false;
}

static void add_series(const struct pages *p, struct chart *c, size_t which,
		       const char *word)
{
	struct chart_series *s = &c->series[c->series_count];
	bool any = false;
	size_t n = 0;

	s->name = view_word(p->view, word);
	s->amounts = arena_array(p->arena, struct chart_amount, c->year_count);
	for (size_t i = 0; i < p->summary->year_count; i++) {
		const struct summary_year *y = &p->summary->years[i];

		if (!has_any(y))
			continue;
		s->amounts[n] = view_chart_amount(p->view, p->arena,
						  amount_of(y, which));
		any |= s->amounts[n++].stated;
	}
	c->series_count += any;
}

struct value view_chart_department(const struct pages *p, struct str from)
{
	static const char *const words[SERIES] = {
		"income", "expenditure", "basic", "project_expenditure"};
	struct arena *a = p->arena;
	struct chart c = {.kind = CHART_YEARS, .name = STR("years")};
	struct str name =
		view_organization(p->view, p->department->organization, 0);
	struct str folder =
		str_format(a, "data/charts/%.*s-",
			   STR_ARG(p->department->organization->id));

	c.years = arena_array(a, int, p->summary->year_count);
	c.series = arena_array(a, struct chart_series, SERIES);
	for (size_t i = 0; i < p->summary->year_count; i++)
		if (has_any(&p->summary->years[i]))
			c.years[c.year_count++] = p->summary->years[i].year;
	for (size_t i = 0; i < SERIES; i++)
		add_series(p, &c, i, words[i]);
	if (chart_obstacle(&c) != CHART_CLEAR)
		return value_none();
	c.title = view_word(p->view, "chart_years");
	c.unit = str_concat(a, view_word(p->view, "unit_colon"),
			    amount_unit(p->view));
	c.name_head = view_word(p->view, "name");
	c.description = view_pair(p->view, a, name, "colon", c.title);
	if (!p->view->language_folder.n)
		view_chart_put(p->view, a, &c, folder, name, p->sink);
	return view_chart_figure(p->view, a, &c, from, folder);
}
