/* Bars and treemaps: shares of the width, what is negative, what is huge. */
#include "chart_forms.h"

static void draw(const struct chart *c, struct buf *out)
{
	struct chart_words w = words();

	buf_clear(out);
	chart_figure(c, &w, STR("x.svg"), out);
}

static void ratios(void **state)
{
	struct decimal big = {0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(draw_ratio(decimal_from_int(1), decimal_from_int(3)),
			 333333);
	assert_int_equal(draw_ratio(decimal_from_int(5), big), 0);
	assert_int_equal(draw_ratio(decimal_from_int(5), decimal_from_int(2)),
			 DRAW_WHOLE);
	assert_int_equal(draw_ratio(decimal_from_int(-1), decimal_from_int(4)),
			 -250000);
	draw_percent(&out, 333333);
	buf_add_char(&out, ' ');
	draw_percent(&out, 500000);
	buf_add_char(&out, ' ');
	draw_tenths(&out, -15);
	buf_add_char(&out, ' ');
	draw_tenths(&out, 200);
	assert_true(str_eq(buf_str(&out), STR("33.33% 50% -1.5 20")));
	buf_free(&out);
}

static void positive(void **state)
{
	struct chart_item items[] = {item("教育", 200, "200"),
				     item("<&>", 50, "50"), item("无", 0, "0")};
	struct chart c = {.name = STR("f"),
			  .title = STR("T&"),
			  .items = items,
			  .item_count = 3};
	struct buf out = {0};

	(void)state;
	draw(&c, &out);
	has(&out, "width=\"100%\" height=\"10\"", 1);
	has(&out, "width=\"25%\" height=\"10\"", 1);
	has(&out, "<rect", 2);
	has(&out, "class=\"axis\"", 0);
	has(&out, "&lt;&amp;&gt;", 2);
	has(&out, "T&amp;", 3);
	has(&out, "role=\"img\" aria-labelledby", 1);
	items[0].url = STR("#a\"b");
	draw(&c, &out);
	has(&out, "role=\"group\" aria-labelledby", 1);
	has(&out, "href=\"#a&quot;b\"", 2);
	buf_free(&out);
}

/* Zero is where it belongs, and what is negative ends there. */
static void negative(void **state)
{
	struct chart_item items[] = {item("a", 300, "300"),
				     item("b", -100, "-100")};
	struct chart c = {.name = STR("f"), .items = items, .item_count = 2};
	struct buf out = {0};

	(void)state;
	draw(&c, &out);
	has(&out, "x=\"25%\" y=\"19\" width=\"75%\"", 1);
	has(&out, "<rect y=\"56\" width=\"25%\" height=\"10\" class=\"n\"", 1);
	has(&out, "x1=\"25%\" x2=\"25%\"", 1);
	items[0].amount = stated(-300, "-300");
	draw(&c, &out);
	has(&out, "width=\"100%\" height=\"10\" class=\"n\"", 1);
	buf_free(&out);
}

static void parts(void **state)
{
	struct chart_item items[] = {item("a", 100, "100"),
				     item("b", -100, "-100")};
	struct chart c = {.name = STR("f"),
			  .items = items,
			  .item_count = 1,
			  .part_names = {STR("basic"), STR("project")}};
	struct buf out = {0};

	(void)state;
	items[0].parts[0] = stated(30, "30");
	items[0].parts[1] = stated(70, "70");
	draw(&c, &out);
	has(&out, "width=\"30%\" height=\"10\" class=\"a\"", 1);
	has(&out,
	    "x=\"30%\" y=\"43\" width=\"70%\" height=\"10\" "
	    "fill=\"url(#chart-f-p)\"",
	    1);
	/* A negative part: the whole alone. */
	items[0].parts[0] = stated(-30, "-30");
	draw(&c, &out);
	has(&out, "width=\"100%\" height=\"10\" class=\"a\"", 1);
	c.item_count = 2;
	draw(&c, &out);
	has(&out, "class=\"n\"", 1);
	buf_free(&out);
}

/* 15 digits have a line of their own and keep all their digits. */
static void digits(void **state)
{
	struct chart_item items[] = {
		item("很长的名称很长的名称很长的名称很长的名称很长的名称",
		     123456789012345, "123,456,789,012,345.678901234567"),
		item("b", 1, "1")};
	struct chart c = {.name = STR("f"), .items = items, .item_count = 2};
	struct buf out = {0};

	(void)state;
	draw(&c, &out);
	has(&out, "123,456,789,012,345.678901234567", 2);
	has(&out, "y=\"47\" class=\"v\"", 1);
	has(&out, "width=\"0.25%\"", 1);
	buf_free(&out);
}

static void obstacles(void **state)
{
	struct chart_item items[] = {item("a", 0, "0"), item("b", 5, "5")};
	struct chart c = {.name = STR("f"), .items = items, .item_count = 0};
	struct buf out = {0};

	(void)state;
	assert_int_equal(chart_obstacle(&c), CHART_EMPTY);
	c.item_count = 1;
	assert_int_equal(chart_obstacle(&c), CHART_EMPTY);
	draw(&c, &out);
	has(&out, "<svg", 0);
	has(&out, "empty", 1);
	has(&out, "x.svg", 0);
	has(&out, "<td>0", 1);
	c.item_count = 2;
	assert_int_equal(chart_obstacle(&c), CHART_CLEAR);
	c.kind = CHART_TREEMAP;
	assert_int_equal(chart_obstacle(&c), CHART_CLEAR);
	items[0].amount = stated(-1, "-1");
	assert_int_equal(chart_obstacle(&c), CHART_NEGATIVE);
	items[1].amount.stated = false;
	c.kind = CHART_BARS;
	assert_int_equal(chart_obstacle(&c), CHART_CLEAR);
	buf_free(&out);
}

/* Tiles: nothing is lost, whatever their sizes; each is named once. */
static void tiles(void **state)
{
	enum { MANY = 60 };
	struct chart_item items[MANY];
	struct chart c = {
		.kind = CHART_TREEMAP, .name = STR("m"), .items = items};
	struct buf out = {0};

	(void)state;
	for (size_t n = 1; n <= MANY; n += n < 16 ? 1 : 11) {
		int64_t value = 1000000000;

		for (size_t i = 0; i < n; i++, value = value * 9 / 10 + 1)
			items[i] = item("部门名称", value, "9,999");
		c.item_count = n;
		buf_clear(&out);
		draw_treemap(&c, &out);
		has(&out, "class=\"tile", n);
		has(&out, "<text", 2 * n);
	}
	items[0] = item("全部", 5, "5");
	items[1] = item("无", 0, "0");
	c.item_count = 2;
	buf_clear(&out);
	draw_treemap(&c, &out);
	has(&out, "class=\"tile", 1);
	has(&out, "width=\"100%\" height=\"260\"", 1);
	buf_free(&out);
}

/* The file stands alone: a style, no links, the imprint; the same bytes. */
static void files(void **state)
{
	struct chart_item items[] = {item("a", 7, "7")};
	struct chart c = {.name = STR("f"),
			  .title = STR("T"),
			  .unit = STR("万元"),
			  .items = items,
			  .item_count = 1};
	struct str lines[] = {STR("来源<1>"), STR("CC BY 4.0")};
	struct chart_imprint imprint = {STR("zh-CN"), lines, 2};
	struct chart_words w = words();
	struct buf out = {0}, again = {0};

	(void)state;
	items[0].url = STR("#row");
	chart_file(&c, &w, &imprint, &out);
	chart_file(&c, &w, &imprint, &again);
	assert_true(str_eq(buf_str(&out), buf_str(&again)));
	has(&out, "xmlns=\"http://www.w3.org/2000/svg\"", 1);
	has(&out, "<style>", 1);
	has(&out, "href", 0);
	has(&out, "来源&lt;1&gt;", 1);
	has(&out, "CC BY 4.0", 1);
	has(&out, "</svg>", 2);
	buf_clear(&out);
	c.item_count = 0;
	chart_file(&c, &w, &imprint, &out);
	assert_int_equal(out.n, 0);
	buf_free(&out);
	buf_free(&again);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(ratios),   cmocka_unit_test(positive),
		cmocka_unit_test(negative), cmocka_unit_test(parts),
		cmocka_unit_test(digits),   cmocka_unit_test(obstacles),
		cmocka_unit_test(tiles),    cmocka_unit_test(files),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
