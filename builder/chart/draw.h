/* Inside chart: what all kinds of drawings share. */
#ifndef CHART_DRAW_H
#define CHART_DRAW_H

#include "chart/chart.h"
#include "chart/text.h"

/* Each kind appends its drawing, as wide as the room it stands in, and returns
 * its height in pixels. id begins the ids inside. */
unsigned draw_bars(const struct chart *c, struct str id, struct buf *out);
unsigned draw_treemap(const struct chart *c, struct buf *out);
unsigned draw_flow(const struct chart *c, struct buf *out);
unsigned draw_years(const struct chart *c, const struct chart_words *w,
		    struct buf *out);

/* part / whole in millionths, rounded; 0 when it cannot be said. */
enum { DRAW_WHOLE = 1000000 };
long draw_ratio(struct decimal part, struct decimal whole);
/* ratio * 100 as a number of percent with at most two decimals: "94.25%". */
void draw_percent(struct buf *out, long ratio);
/* Tenths of a pixel: "12.5". */
void draw_tenths(struct buf *out, long tenths);

/* <text> of lines, the first with its baseline at y; x as in SVG ("100%"; NULL
 * is 0), dx in pixels; class and language may be NULL and empty. The style
 * sheet lets text of the class "v" end at x, that of "c" stand around it. */
struct draw_text {
	const char *x, *class_name;
	int dx;
	unsigned y;
	struct str language;
};
void draw_text(struct buf *out, const struct draw_text *t,
	       const struct text_lines *lines);
/* One line, squeezed into width pixels when it is wider. */
void draw_line(struct buf *out, const struct draw_text *t, struct str text,
	       unsigned width);

/* <a> or <g> around an item, with its whole name as <title> where that is not
 * to be read in the drawing, and the end of it. */
void draw_item_begin(struct buf *out, const struct chart_item *item,
		     bool is_cut);
void draw_item_end(struct buf *out, const struct chart_item *item, bool is_cut);
/* Has the drawing links? Then it is a group of things, else one image. */
bool draw_has_links(const struct chart *c);

#endif
