/* Bars: a line of text with the figure, and below it a bar from zero on; what
 * is negative goes to the left. Small ones that are put together have their
 * figure and no bar: together they are no item to compare. */
#include "chart/draw.h"

enum {
	BAR_HEIGHT = 10,
	BAR_BELOW = 6,    /* from the baseline of the text to the bar */
	BAR_GAP = 8,      /* from a bar to the next text */
	ASCENT = 13,      /* from the top to the first baseline */
	ALONE_FROM = 180, /* wider figures have a line of their own */
	THINNEST = 2500,  /* of what is not zero, in millionths */
	LEGEND_HEIGHT = 24,
	SWATCH = 12,
	SHARE_GAP = 12,
};

/* From the least figure (at most 0) to the greatest (at least 0). */
struct range {
	struct decimal least, greatest, span;
	long zero;       /* where zero is */
	unsigned shares; /* pixels that the column of shares takes */
};

static struct range range_of(const struct chart *c)
{
	struct range r = {.zero = 0};

	for (size_t i = 0; i < c->item_count; i++) {
		const struct chart_amount *a = &c->items[i].amount;

		unsigned share = text_width(c->items[i].share);

		if (share && share + SHARE_GAP > r.shares)
			r.shares = share + SHARE_GAP;
		if (c->items[i].together)
			continue;
		if (a->stated && decimal_compare(a->value, r.least) < 0)
			r.least = a->value;
		if (a->stated && decimal_compare(a->value, r.greatest) > 0)
			r.greatest = a->value;
	}
	if (!decimal_subtract(r.greatest, r.least, &r.span))
		r.span = r.greatest;
	r.zero = draw_ratio(decimal_negate(r.least), r.span);
	return r;
}

static void add_rect(struct buf *out, long from, long width, unsigned y,
		     const char *class_name, struct str pattern)
{
	buf_add(out, STR("<rect"));
	if (from) {
		buf_add(out, STR(" x=\""));
		draw_percent(out, from);
		buf_add_char(out, '"');
	}
	buf_add_format(out, " y=\"%u\" width=\"", y);
	draw_percent(out, width);
	buf_add_format(out, "\" height=\"%d\"", BAR_HEIGHT);
	if (pattern.n)
		buf_add_format(out, " fill=\"url(#%.*s-p)\"", STR_ARG(pattern));
	else
		buf_add_format(out, " class=\"%s\"", class_name);
	buf_add(out, STR("/>"));
}

/* Parts are drawn where they make up the amount and none is negative. */
static bool shows_parts(const struct chart *c, const struct chart_item *item)
{
	if (!c->part_names[0].n)
		return false;
	for (size_t i = 0; i < CHART_PARTS; i++)
		if (!item->parts[i].stated ||
		    decimal_is_negative(item->parts[i].value))
			return false;
	return true;
}

static void add_bar(struct buf *out, const struct chart *c,
		    const struct chart_item *item, const struct range *r,
		    struct str id, unsigned y)
{
	long width = draw_ratio(item->amount.value, r->span);
	bool left = decimal_is_negative(item->amount.value);

	if (item->together || !item->amount.stated ||
	    decimal_is_zero(item->amount.value))
		return;
	if (left)
		width = -width;
	if (width < THINNEST)
		width = THINNEST;
	if (!left && shows_parts(c, item)) {
		long first = draw_ratio(item->parts[0].value, r->span);

		if (first > width)
			first = width;
		if (first)
			add_rect(out, r->zero, first, y, "a", STR(""));
		if (width > first)
			add_rect(out, r->zero + first, width - first, y, "b",
				 id);
		return;
	}
	add_rect(out, left ? r->zero - width : r->zero, width, y,
		 left ? "n" : "a", STR(""));
}

/* The names of the parts, each with its swatch. */
static void add_legend(struct buf *out, const struct chart *c, struct str id)
{
	unsigned at = 0;

	buf_add_format(out,
		       "<defs><pattern id=\"%.*s-p\" width=\"5\" height=\"5\" "
		       "patternUnits=\"userSpaceOnUse\" "
		       "patternTransform=\"rotate(45)\"><path d=\"M0 0h5v5h-5z"
		       "\" class=\"b\"/><path d=\"M0 0v5\" class=\"hatch\"/>"
		       "</pattern></defs>\n",
		       STR_ARG(id));
	for (size_t i = 0; i < CHART_PARTS; i++) {
		buf_add_format(out,
			       "<rect x=\"%u\" y=\"3\" width=\"%d\" "
			       "height=\"%d\"",
			       at, SWATCH, BAR_HEIGHT);
		if (i)
			buf_add_format(out, " fill=\"url(#%.*s-p)\"/>",
				       STR_ARG(id));
		else
			buf_add(out, STR(" class=\"a\"/>"));
		buf_add_format(out, "<text x=\"%u\" y=\"%d\" class=\"s\">",
			       at + SWATCH + 5, ASCENT);
		buf_add_html(out, c->part_names[i]);
		buf_add(out, STR("</text>\n"));
		at += SWATCH + 5 + text_width(c->part_names[i]) + 16;
	}
}

/* One item from y on; its height. */
static unsigned add_item(struct buf *out, const struct chart *c,
			 const struct chart_item *item, const struct range *r,
			 struct str id, unsigned y)
{
	unsigned width = text_width(item->amount.text) + r->shares;
	bool alone = width > ALONE_FROM;
	struct text_lines lines =
		text_wrap(item->name,
			  alone ? CHART_NARROW : CHART_NARROW - width - 12, 2);
	struct draw_text name = {.y = y + ASCENT, .language = item->language};
	struct draw_text figure = {.x = "100%",
				   .y = y + ASCENT,
				   .class_name = "v",
				   .dx = -(int)r->shares};
	unsigned below = y + ASCENT;

	if (lines.count > 1)
		below += TEXT_LINE;
	if (alone)
		figure.y = below += TEXT_LINE;
	draw_item_begin(out, item, lines.is_cut);
	draw_text(out, &name, &lines);
	draw_line(out, &figure, item->amount.text, CHART_NARROW - r->shares);
	figure.dx = 0;
	figure.class_name = "v s";
	if (item->share.n)
		draw_line(out, &figure, item->share, CHART_NARROW);
	add_bar(out, c, item, r, id, below + BAR_BELOW);
	draw_item_end(out, item, lines.is_cut);
	if (item->together)
		return below + BAR_GAP - y;
	return below + BAR_BELOW + BAR_HEIGHT + BAR_GAP - y;
}

unsigned draw_bars(const struct chart *c, struct str id, struct buf *out)
{
	struct range r = range_of(c);
	unsigned y = 0, top;

	if (c->part_names[0].n) {
		add_legend(out, c, id);
		y = LEGEND_HEIGHT;
	}
	top = y;
	for (size_t i = 0; i < c->item_count; i++)
		y += add_item(out, c, &c->items[i], &r, id, y);
	if (r.zero) {
		buf_add(out, STR("<line x1=\""));
		draw_percent(out, r.zero);
		buf_add(out, STR("\" x2=\""));
		draw_percent(out, r.zero);
		buf_add_format(out, "\" y1=\"%u\" y2=\"%u\" class=\"axis\"/>\n",
			       top, y);
	}
	return y;
}
