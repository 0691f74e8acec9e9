/* Pieces of drawings. */
#include "chart/draw.h"

long draw_ratio(struct decimal part, struct decimal whole)
{
	struct decimal ratio;

	if (!decimal_divide(part, whole, 6, &ratio) ||
	    !decimal_rescale(ratio, 6, &ratio))
		return 0;
	return ratio.coefficient > DRAW_WHOLE    ? DRAW_WHOLE
	       : ratio.coefficient < -DRAW_WHOLE ? -DRAW_WHOLE
						 : (long)ratio.coefficient;
}

/* A number of hundredths or tenths without zeros at its end. */
static void add_fixed(struct buf *out, long number, long one)
{
	if (number < 0) {
		buf_add_char(out, '-');
		number = -number;
	}
	long whole = number / one, rest = number - whole * one;

	buf_add_uint(out, (uint64_t)whole);
	if (rest)
		buf_add_char(out, '.');
	for (long unit = one / 10; unit && rest; unit /= 10) {
		buf_add_char(out, (char)('0' + rest / unit));
		rest -= rest / unit * unit;
	}
}

void draw_percent(struct buf *out, long ratio)
{
	add_fixed(out, ratio / 100, 100);
	buf_add_char(out, '%');
}

void draw_tenths(struct buf *out, long tenths)
{
	add_fixed(out, tenths, 10);
}

static void add_x(struct buf *out, const struct draw_text *t)
{
	if (t->x)
		buf_add_format(out, " x=\"%s\"", t->x);
	if (t->dx)
		buf_add_format(out, " dx=\"%d\"", t->dx);
}

static void begin_text(struct buf *out, const struct draw_text *t)
{
	buf_add(out, STR("<text"));
	add_x(out, t);
	buf_add_format(out, " y=\"%u\"", t->y);
	if (t->class_name)
		buf_add_format(out, " class=\"%s\"", t->class_name);
	if (t->language.n)
		buf_add_format(out, " lang=\"%.*s\"", STR_ARG(t->language));
}

void draw_text(struct buf *out, const struct draw_text *t,
	       const struct text_lines *lines)
{
	begin_text(out, t);
	buf_add_char(out, '>');
	for (size_t i = 0; i < lines->count; i++) {
		if (i) {
			buf_add_format(out, "<tspan dy=\"%d\"", TEXT_LINE);
			if (!t->x)
				buf_add(out, STR(" x=\"0\""));
			add_x(out, t);
			buf_add_char(out, '>');
		}
		buf_add_html(out, lines->items[i]);
		if (lines->is_cut && i + 1 == lines->count)
			buf_add(out, STR("…"));
		if (i)
			buf_add(out, STR("</tspan>"));
	}
	buf_add(out, STR("</text>"));
}

void draw_line(struct buf *out, const struct draw_text *t, struct str text,
	       unsigned width)
{
	begin_text(out, t);
	if (text_width(text) > width)
		buf_add_format(out,
			       " textLength=\"%u\""
			       " lengthAdjust=\"spacingAndGlyphs\"",
			       width);
	buf_add_char(out, '>');
	buf_add_html(out, text);
	buf_add(out, STR("</text>"));
}

void draw_item_begin(struct buf *out, const struct chart_item *item,
		     bool is_cut)
{
	if (item->url.n) {
		buf_add(out, STR("<a href=\""));
		buf_add_html(out, item->url);
		buf_add(out, STR("\">"));
	} else if (is_cut) {
		buf_add(out, STR("<g>"));
	}
	if (!is_cut)
		return;
	buf_add(out, STR("<title>"));
	buf_add_html(out, item->name);
	buf_add_char(out, ' ');
	buf_add_html(out, item->amount.text);
	buf_add(out, STR("</title>"));
}

void draw_item_end(struct buf *out, const struct chart_item *item, bool is_cut)
{
	buf_add(out, item->url.n ? STR("</a>\n")
		     : is_cut    ? STR("</g>\n")
				 : STR("\n"));
}

bool draw_has_links(const struct chart *c)
{
	for (size_t i = 0; i < c->item_count; i++)
		if (c->items[i].url.n)
			return true;
	return false;
}
