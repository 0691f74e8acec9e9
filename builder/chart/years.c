/* Years: for each series a row of columns, all to one scale; a year without a
 * figure is a gap that says so. */
#include "chart/draw.h"

enum {
	PLOT_HEIGHT = 56,
	TITLE_HEIGHT = 22,
	LABEL_HEIGHT = 18, /* of the figure above a column */
	YEAR_HEIGHT = 20,
	ROW_GAP = 12,
	FEW = 3, /* slots; their columns are narrower */
};

struct plot {
	const struct chart *chart;
	const struct chart_words *words;
	struct decimal least, greatest, span;
	long slots;
	unsigned above, below; /* pixels above and below zero */
};

static struct plot plot_of(const struct chart *c, const struct chart_words *w)
{
	struct plot p = {.chart = c, .words = w};

	for (size_t i = 0; i < c->series_count; i++)
		for (size_t j = 0; j < c->year_count; j++) {
			const struct chart_amount *a = &c->series[i].amounts[j];

			if (!a->stated)
				continue;
			if (decimal_compare(a->value, p.least) < 0)
				p.least = a->value;
			if (decimal_compare(a->value, p.greatest) > 0)
				p.greatest = a->value;
		}
	if (!decimal_subtract(p.greatest, p.least, &p.span))
		p.span = p.greatest;
	p.below = (unsigned)(draw_ratio(decimal_negate(p.least), p.span) *
			     PLOT_HEIGHT / DRAW_WHOLE);
	p.above = PLOT_HEIGHT - p.below;
	p.slots = c->years[c->year_count - 1] - c->years[0] + 1;
	return p;
}

/* Tenths of pixels that a figure is high; at least one pixel if not zero. */
static long height_of(const struct plot *p, struct decimal value)
{
	long h = draw_ratio(value, p->span) * PLOT_HEIGHT / (DRAW_WHOLE / 10);

	if (h < 0)
		h = -h;
	return h < 10 && !decimal_is_zero(value) ? 10 : h;
}

static void add_column(struct buf *out, const struct plot *p,
		       struct decimal value, long slot, unsigned zero)
{
	long each = DRAW_WHOLE / p->slots;
	long width = each / 100 * (p->slots > FEW ? 46 : 26);
	long height = height_of(p, value);

	buf_add(out, STR("<rect x=\""));
	draw_percent(out, slot * each + (each - width) / 2);
	buf_add(out, STR("\" y=\""));
	draw_tenths(out, decimal_is_negative(value) ? (long)zero * 10
						    : (long)zero * 10 - height);
	buf_add(out, STR("\" width=\""));
	draw_percent(out, width);
	buf_add(out, STR("\" height=\""));
	draw_tenths(out, height);
	buf_add_format(out, "\" class=\"%s\"/>",
		       decimal_is_negative(value) ? "n" : "a");
}

/* Text in the middle of a slot, no wider than the slot. */
static void add_label(struct buf *out, const struct plot *p, struct str text,
		      long slot, unsigned y, const char *class_name)
{
	struct buf x = {0};
	struct draw_text t = {.y = y, .class_name = class_name};

	draw_percent(&x, (2 * slot + 1) * (DRAW_WHOLE / p->slots) / 2);
	buf_add_char(&x, '\0');
	t.x = x.s;
	draw_line(out, &t, text, (unsigned)(CHART_NARROW / p->slots) - 4);
	buf_free(&x);
}

/* Is it so narrow that only every other figure would be read? */
static bool is_dense(const struct plot *p)
{
	return p->slots > 12;
}

static void add_year(struct buf *out, const struct plot *p,
		     const struct chart_series *s, size_t year, unsigned y)
{
	const struct chart_amount *a = &s->amounts[year];
	long slot = p->chart->years[year] - p->chart->years[0];
	unsigned zero = y + LABEL_HEIGHT + p->above;
	unsigned top = zero;

	if (!a->stated) {
		add_label(out, p, p->words->absent, slot, zero - 5, "c s");
		return;
	}
	add_column(out, p, a->value, slot, zero);
	if (!decimal_is_negative(a->value))
		top -= (unsigned)(height_of(p, a->value) + 9) / 10;
	if (!is_dense(p) || year == 0 || year + 1 == p->chart->year_count)
		add_label(out, p, a->text, slot, top - 5, "c");
}

static void add_year_names(struct buf *out, const struct plot *p, unsigned y)
{
	struct buf text = {0};
	long step = p->slots > 12 ? 5 : p->slots > 7 ? 2 : 1;

	for (long slot = 0; slot < p->slots; slot += step) {
		buf_clear(&text);
		buf_add_uint(&text, (uint64_t)(p->chart->years[0] + slot));
		add_label(out, p, buf_str(&text), slot, y + 14, "c s");
	}
	buf_free(&text);
}

/* A year between two others that the chart does not even name. */
static bool has_year(const struct chart *c, long year)
{
	for (size_t i = 0; i < c->year_count; i++)
		if (c->years[i] == year)
			return true;
	return false;
}

static void add_gaps(struct buf *out, const struct plot *p, unsigned y)
{
	unsigned zero = y + LABEL_HEIGHT + p->above;

	for (long slot = 0; slot < p->slots; slot++)
		if (!has_year(p->chart, p->chart->years[0] + slot))
			add_label(out, p, p->words->absent, slot, zero - 5,
				  "c s");
}

static unsigned add_series(struct buf *out, const struct plot *p,
			   const struct chart_series *s, unsigned y)
{
	struct text_lines lines = text_wrap(s->name, CHART_NARROW, 1);
	struct draw_text t = {.y = y + 14, .language = s->language};
	struct chart_item item = {.name = s->name, .url = s->url};
	unsigned plot = y + TITLE_HEIGHT;
	unsigned zero = plot + LABEL_HEIGHT + p->above;

	draw_item_begin(out, &item, lines.is_cut);
	draw_text(out, &t, &lines);
	draw_item_end(out, &item, lines.is_cut);
	for (size_t i = 0; i < p->chart->year_count; i++)
		add_year(out, p, s, i, plot);
	add_gaps(out, p, plot);
	buf_add_format(out,
		       "<line x1=\"0\" x2=\"100%%\" y1=\"%u\" y2=\"%u\" "
		       "class=\"axis\"/>\n",
		       zero, zero);
	add_year_names(out, p, zero + p->below);
	return zero + p->below + YEAR_HEIGHT + ROW_GAP - y;
}

unsigned draw_years(const struct chart *c, const struct chart_words *w,
		    struct buf *out)
{
	struct plot p = plot_of(c, w);
	unsigned y = 0;

	for (size_t i = 0; i < c->series_count; i++)
		y += add_series(out, &p, &c->series[i], y);
	return y;
}
