/* Flows and years: balance, gaps, what is not drawn. */
#include "chart_forms.h"

#include <stdio.h>

enum { NODES = 7, LINKS = 7 };

/* Two sources, the whole, two parts, two uses: 60 + 40 = 100 = 30 + 70. */
struct world {
	struct chart_node nodes[NODES];
	struct chart_link links[LINKS];
	struct chart chart;
};

static void make_world(struct world *w)
{
	static const struct {
		const char *name;
		unsigned column;
		int64_t value;
	} nodes[NODES] = {{"拨款", 0, 60}, {"结转", 0, 40}, {"支出", 1, 100},
			  {"基本", 2, 30}, {"项目", 2, 70}, {"教育", 3, 90},
			  {"卫生", 3, 10}};
	static const struct {
		size_t from, to;
		int64_t value;
	} links[LINKS] = {{0, 2, 60}, {1, 2, 40}, {2, 3, 30}, {2, 4, 70},
			  {3, 5, 20}, {3, 6, 10}, {4, 5, 70}};

	*w = (struct world){.chart = {.kind = CHART_FLOW,
				      .name = STR("flow"),
				      .nodes = w->nodes,
				      .node_count = NODES,
				      .links = w->links,
				      .link_count = LINKS}};
	for (size_t i = 0; i < NODES; i++)
		w->nodes[i] = (struct chart_node){
			.name = str_from(nodes[i].name),
			.column = nodes[i].column,
			.amount = stated(nodes[i].value, "1")};
	for (size_t i = 0; i < LINKS; i++)
		w->links[i] = (struct chart_link){links[i].from, links[i].to,
						  stated(links[i].value, "1")};
}

static void balanced(void **state)
{
	struct world w;
	struct chart_words said = words();
	struct buf out = {0};

	(void)state;
	make_world(&w);
	assert_int_equal(chart_obstacle(&w.chart), CHART_CLEAR);
	chart_figure(&w.chart, &said, STR(""), &out);
	has(&out, "<path", LINKS);
	has(&out, "<rect", NODES);
	has(&out, "<tr><th scope=\"row\"", LINKS);
	has(&out, "<a ", 0);
	/* The whole is 230 pixels high; 70 of 100 are 161. */
	has(&out, "height=\"230\"", 1);
	has(&out, "v161C", 2);
	buf_free(&out);
}

static void unbalanced(void **state)
{
	struct world w;

	(void)state;
	make_world(&w);
	w.links[6].amount = stated(72, "72");
	assert_int_equal(chart_obstacle(&w.chart), CHART_UNBALANCED);
	w.chart.tolerance = decimal_from_int(2);
	assert_int_equal(chart_obstacle(&w.chart), CHART_CLEAR);
	w.links[6].amount = stated(73, "73");
	assert_int_equal(chart_obstacle(&w.chart), CHART_UNBALANCED);
}

static void not_drawn(void **state)
{
	struct world w;
	struct chart_words said = words();
	struct buf out = {0};

	(void)state;
	make_world(&w);
	w.nodes[6].amount = stated(-10, "-10");
	assert_int_equal(chart_obstacle(&w.chart), CHART_NEGATIVE);
	chart_figure(&w.chart, &said, STR("x.svg"), &out);
	has(&out, "negative", 1);
	has(&out, "<svg", 0);
	has(&out, "<table", 1);
	make_world(&w);
	w.links[1].amount = stated(-40, "-40");
	assert_int_equal(chart_obstacle(&w.chart), CHART_NEGATIVE);
	w.chart.link_count = 0;
	w.nodes[0].amount = w.nodes[1].amount = stated(0, "0");
	for (size_t i = 0; i < NODES; i++)
		w.nodes[i].amount = stated(0, "0");
	assert_int_equal(chart_obstacle(&w.chart), CHART_EMPTY);
	buf_free(&out);
}

static void years(void **state)
{
	int which[] = {2020, 2021, 2024};
	struct chart_amount amounts[] = {
		stated(10, "10"), {false, {0}, {NULL, 0}}, stated(-5, "-5")};
	struct chart_series series = {.name = STR("总计"), .amounts = amounts};
	struct chart c = {.kind = CHART_YEARS,
			  .name = STR("years"),
			  .years = which,
			  .year_count = 3,
			  .series = &series,
			  .series_count = 1};
	struct chart_words said = words();
	struct buf out = {0};

	(void)state;
	assert_int_equal(chart_obstacle(&c), CHART_CLEAR);
	draw_years(&c, &said, &out);
	has(&out, "<rect", 2);
	has(&out, "class=\"n\"", 1);
	/* 2021 is not stated, 2022 and 2023 are not there at all. */
	has(&out, ">none<", 3);
	for (int year = 2020; year <= 2024; year++) {
		char name[16];

		snprintf(name, sizeof name, ">%d<", year);
		has(&out, name, 1);
	}
	amounts[2].stated = false;
	assert_int_equal(chart_obstacle(&c), CHART_ONE_YEAR);
	amounts[0].stated = false;
	assert_int_equal(chart_obstacle(&c), CHART_EMPTY);
	buf_free(&out);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(balanced),
		cmocka_unit_test(unbalanced),
		cmocka_unit_test(not_drawn),
		cmocka_unit_test(years),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
