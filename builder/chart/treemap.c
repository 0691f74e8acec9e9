/* A treemap: areas as large as the figures. The room is halved again and
 * again, so that both halves hold about the same and text still fits. */
#include "chart/draw.h"

enum {
	HEIGHT_EACH = 22, /* the more tiles the higher */
	HEIGHT_MIN = 260,
	HEIGHT_MAX = 520,
	NARROWEST = 76, /* a half is not made narrower than this, in pixels */
	ROW_MIN = 18,   /* tiles as high as this have a line of text */
	ROWS_MIN = 46,  /* and as high as this the figure below the name */
	PAD = 7,
	GAP = 1,
};

/* The drawing, and which of its tiles have their names in them. */
struct map_drawing {
	struct buf *out;
	const struct chart_item *items;
	const long *weights;
	bool *named;
	unsigned height; /* of the tiles */
};

/* Part of the drawing: x in millionths of its width, y in tenths of pixels. */
struct area {
	long x, y, width, height;
};

static long weight_of(const struct chart_item *item, struct decimal total)
{
	return item->amount.stated ? draw_ratio(item->amount.value, total) : 0;
}

/* Pixels on the narrowest screen. */
static long narrow(long width)
{
	return width * CHART_NARROW / DRAW_WHOLE;
}

/* Name and figure one below the other. */
static void add_rows(struct buf *out, const struct chart_item *item,
		     unsigned room, unsigned height)
{
	struct draw_text t = {
		.dx = PAD, .y = PAD + 12, .language = item->language};
	size_t rows = height / TEXT_LINE - 1;
	struct text_lines lines =
		text_wrap(item->name, room,
			  rows > TEXT_LINES_MAX ? TEXT_LINES_MAX : rows);

	draw_text(out, &t, &lines);
	t.y += (unsigned)lines.count * TEXT_LINE;
	t.class_name = "m";
	t.language.n = 0;
	draw_line(out, &t, item->amount.text, room);
}

/* Name and figure beside each other; false when there is no room. */
static bool add_row(struct buf *out, const struct chart_item *item,
		    unsigned room, unsigned height)
{
	unsigned figure = text_width(item->amount.text) + 8;
	struct draw_text t = {
		.dx = PAD, .y = (height + 10) / 2, .language = item->language};

	if (room < figure + text_width(item->name))
		return false;
	struct text_lines lines = text_wrap(item->name, room - figure, 1);

	draw_text(out, &t, &lines);
	t = (struct draw_text){
		.x = "100%", .dx = -PAD, .y = t.y, .class_name = "v"};
	draw_line(out, &t, item->amount.text, figure);
	return true;
}

/* Does the tile say what it is? */
static bool add_text(struct buf *out, const struct chart_item *item, long room,
		     long height)
{
	if (height >= ROWS_MIN && room >= 4 * TEXT_SIZE) {
		add_rows(out, item, (unsigned)room, (unsigned)height);
		return true;
	}
	return height >= ROW_MIN && room > 0 &&
	       add_row(out, item, (unsigned)room, (unsigned)height);
}

/* A drawing of its own in its area: what is in it stays in it. */
static void add_tile(struct map_drawing *m, size_t i, struct area a)
{
	const struct chart_item *item = &m->items[i];
	struct buf *out = m->out;

	buf_add(out, STR("<svg x=\""));
	draw_percent(out, a.x);
	buf_add(out, STR("\" y=\""));
	draw_tenths(out, a.y);
	buf_add(out, STR("\" width=\""));
	draw_percent(out, a.width);
	buf_add(out, STR("\" height=\""));
	draw_tenths(out, a.height);
	buf_add(out, STR("\">"));
	draw_item_begin(out, item, true);
	buf_add(out, STR("<rect width=\"100%\" height=\"100%\" class=\"tile"));
	buf_add(out, item->together ? STR(" r\"/>") : STR("\"/>"));
	m->named[i] = add_text(out, item, narrow(a.width) - 2 * PAD,
			       a.height / 10 - GAP);
	draw_item_end(out, item, true);
	buf_add(out, STR("</svg>\n"));
}

/* Of the items from first on, count of them, so many hold half of the sum. */
static size_t half(const struct map_drawing *m, size_t first, size_t count,
		   long sum, long *held)
{
	size_t n = 1;

	*held = m->weights[first];
	while (n + 1 < count && *held + m->weights[first + n] / 2 < sum / 2)
		*held += m->weights[first + n++];
	return n;
}

/* Do its halves stand side by side? The smaller one is then as wide as this;
 * it is that of less of the sum. One below the other they need room for a
 * line. */
static bool is_wide(struct area a, long width, long less, long sum)
{
	bool lines = a.height * less / sum >= ROW_MIN * 10L;

	return narrow(a.width) * 10 >= a.height
		       ? narrow(width) >= NARROWEST || !lines
		       : false;
}

static void add_tiles(struct map_drawing *m, size_t first, size_t count,
		      struct area a)
{
	struct area b = a;
	long sum = 0, held;

	for (size_t i = 0; i < count; i++)
		sum += m->weights[first + i];
	if (!sum)
		return;
	if (count == 1) {
		add_tile(m, first, a);
		return;
	}
	size_t n = half(m, first, count, sum, &held);
	long less = held < sum - held ? held : sum - held;
	long width = a.width / sum * less + a.width % sum * less / sum;

	if (is_wide(a, width, less, sum)) {
		b.width = less == held ? a.width - width : width;
		a.width -= b.width;
		b.x += a.width;
	} else {
		b.height = a.height * (sum - held) / sum;
		a.height -= b.height;
		b.y += a.height;
	}
	add_tiles(m, first, n, a);
	add_tiles(m, first + n, count - n, b);
}

/* What is too small to hold its name is named below; the height of it. */
static unsigned add_small(const struct map_drawing *m, size_t count)
{
	unsigned y = m->height;

	for (size_t i = 0; i < count; i++) {
		const struct chart_item *item = &m->items[i];
		unsigned figure = text_width(item->amount.text) + 12;
		struct draw_text t = {.y = y + 18, .language = item->language};
		struct draw_text f = {
			.x = "100%", .y = y + 18, .class_name = "v"};

		if (m->named[i])
			continue;
		struct text_lines lines = text_wrap(
			item->name,
			figure < CHART_NARROW / 2 ? CHART_NARROW - figure
						  : CHART_NARROW / 2,
			1);

		draw_item_begin(m->out, item, lines.is_cut);
		draw_text(m->out, &t, &lines);
		draw_line(m->out, &f, item->amount.text, CHART_NARROW / 2);
		draw_item_end(m->out, item, lines.is_cut);
		y += TEXT_LINE + 3;
	}
	return y;
}

static unsigned height_of(size_t tiles)
{
	size_t height = 180 + tiles * HEIGHT_EACH;

	return height < HEIGHT_MIN   ? HEIGHT_MIN
	       : height > HEIGHT_MAX ? HEIGHT_MAX
				     : (unsigned)height;
}

unsigned draw_treemap(const struct chart *c, struct buf *out)
{
	struct arena scratch = {0};
	long *weights = arena_array(&scratch, long, c->item_count);
	struct map_drawing m = {
		.out = out,
		.items = c->items,
		.weights = weights,
		.named = arena_array(&scratch, bool, c->item_count),
		.height = height_of(c->item_count),
	};
	struct decimal total = {0};
	unsigned height;

	for (size_t i = 0; i < c->item_count; i++)
		if (c->items[i].amount.stated)
			(void)decimal_add(total, c->items[i].amount.value,
					  &total);
	for (size_t i = 0; i < c->item_count; i++)
		weights[i] = weight_of(&c->items[i], total);
	add_tiles(&m, 0, c->item_count,
		  (struct area){0, 0, DRAW_WHOLE, m.height * 10L});
	height = add_small(&m, c->item_count);
	arena_free(&scratch);
	return height;
}
