/* A flow in four columns: sources, the whole, its parts, what they are used
 * for. Nodes stand below one another with their names beside or above them;
 * ribbons are stretched to the room there is, text is not. */
#include "chart/draw.h"

enum {
	COLUMNS = 4,
	SCALE = 2300, /* height of the greatest figure, in tenths of pixels */
	NODE_WIDTH = 9,
	TOP = 40,   /* room for the names above the first nodes */
	SPACE = 10, /* between the text of a node and the next node */
	NAME_LINES = 2,
	WIDE_ROOM = 120,
};

/* Where columns begin, in millionths, and how wide their text may be. */
static const struct {
	long x;
	unsigned room;
} columns[COLUMNS] = {{0, 78}, {260000, 90}, {420000, 70}, {580000, 120}};

struct placed {
	long y, height; /* tenths of pixels */
	long in, out;   /* how much of the height has its ribbons */
	unsigned room;  /* of its text, in pixels */
	struct text_lines lines;
};

struct flow {
	const struct chart *chart;
	struct placed *nodes;
	struct decimal greatest;
	long bottom; /* tenths of pixels */
};

static long height_of(const struct flow *f, struct decimal value)
{
	long h = draw_ratio(value, f->greatest) * SCALE / DRAW_WHOLE;

	return h < 10 && !decimal_is_zero(value) ? 10 : h;
}

/* Tenths of pixels that the node's text takes below the node's top, or below
 * the node itself in the first column. */
static long text_height(const struct placed *p)
{
	return ((long)p->lines.count + 1) * TEXT_LINE * 10;
}

/* From the top of a node to that of the next. */
static long pitch(const struct placed *p, unsigned column)
{
	long text = text_height(p);

	if (column == 0)
		return p->height + text + SPACE * 10;
	if (column == COLUMNS - 1)
		return (p->height > text ? p->height : text) + SPACE * 10;
	return p->height + text + SPACE * 10;
}

static void place_nodes(struct flow *f)
{
	long next[COLUMNS] = {TOP * 10L, TOP * 10L, TOP * 10L, TOP * 10L};

	for (size_t i = 0; i < f->chart->node_count; i++) {
		const struct chart_node *n = &f->chart->nodes[i];
		struct placed *p = &f->nodes[i];

		p->height = height_of(f, n->amount.value);
		p->y = next[n->column];
		p->room = columns[n->column].room;
		/* Below the whole there is nothing in the way. */
		if (n->column == 0 && p->y + p->height >= TOP * 10 + SCALE - 60)
			p->room = WIDE_ROOM;
		p->lines = text_wrap(n->name, p->room, NAME_LINES);
		next[n->column] += pitch(p, n->column);
		if (next[n->column] > f->bottom)
			f->bottom = next[n->column];
	}
}

static void add_curve(struct buf *out, long from, long to, long thick)
{
	buf_add(out, STR("<path d=\"M0 "));
	draw_tenths(out, from);
	buf_add(out, STR("C50 "));
	draw_tenths(out, from);
	buf_add(out, STR(" 50 "));
	draw_tenths(out, to);
	buf_add(out, STR(" 100 "));
	draw_tenths(out, to);
	buf_add_char(out, 'v');
	draw_tenths(out, thick);
	buf_add(out, STR("C50 "));
	draw_tenths(out, to + thick);
	buf_add(out, STR(" 50 "));
	draw_tenths(out, from + thick);
	buf_add(out, STR(" 0 "));
	draw_tenths(out, from + thick);
	buf_add(out, STR("z\""));
}

/* The ribbons between a column and the next, in a room of their own. */
static void add_ribbons(struct flow *f, unsigned column, struct buf *out)
{
	const struct chart *c = f->chart;
	unsigned height = (unsigned)(f->bottom / 10);
	size_t parts = 0;

	buf_add(out, STR("<svg x=\""));
	draw_percent(out, columns[column].x);
	buf_add(out, STR("\" width=\""));
	draw_percent(out, columns[column + 1].x - columns[column].x);
	buf_add_format(out,
		       "\" height=\"%u\" viewBox=\"0 0 100 %u\" "
		       "preserveAspectRatio=\"none\">\n",
		       height, height);
	for (size_t i = 0; i < c->node_count; i++)
		parts += c->nodes[i].column == 2;
	for (size_t i = 0; i < c->link_count; i++) {
		const struct chart_link *l = &c->links[i];
		struct placed *from = &f->nodes[l->from],
			      *to = &f->nodes[l->to];
		size_t part = column == 2 ? l->from : l->to;

		if (c->nodes[l->from].column != column)
			continue;
		long thick = height_of(f, l->amount.value);

		add_curve(out, from->y + from->out, to->y + to->in, thick);
		from->out += thick;
		to->in += thick;
		while (part > 0 && c->nodes[part - 1].column == 2)
			part--;
		part = (column == 2 ? l->from : l->to) - part;
		buf_add_format(out, " class=\"%s\"/>\n",
			       column == 0              ? "f"
			       : part == 1 && parts > 1 ? "f fb"
							: "f fa");
	}
	buf_add(out, STR("</svg>\n"));
}

/* The name and the figure of a node: below it, above it, or beside it. */
static void add_node_text(const struct flow *f, size_t i, struct buf *out)
{
	const struct chart_node *n = &f->chart->nodes[i];
	const struct placed *p = &f->nodes[i];
	struct buf x = {0}, figure = {0};
	struct draw_text t = {.language = n->language};
	unsigned top = (unsigned)(p->y / 10);
	unsigned lines = (unsigned)p->lines.count;

	draw_percent(&x, columns[n->column].x);
	buf_add_char(&x, '\0');
	t.x = x.s;
	t.class_name = n->column == 1 ? "h v" : n->column == 2 ? "h c" : "h";
	t.dx = n->column == 1             ? NODE_WIDTH + 6
	       : n->column == 2           ? NODE_WIDTH / 2
	       : n->column == COLUMNS - 1 ? NODE_WIDTH + 5
					  : 0;
	t.y = n->column == 0 ? (unsigned)((p->y + p->height) / 10) + 15
	      : n->column == COLUMNS - 1 ? top + 11
					 : top - 6 - lines * TEXT_LINE;
	buf_add(&figure, n->amount.text);
	if (n->share.n)
		buf_add_format(&figure, " %.*s", STR_ARG(n->share));
	if (p->lines.is_cut) {
		buf_add(out, STR("<g><title>"));
		buf_add_html(out, n->name);
		buf_add(out, STR("</title>"));
	}
	draw_text(out, &t, &p->lines);
	if (p->lines.is_cut)
		buf_add(out, STR("</g>"));
	t.y += lines * TEXT_LINE;
	t.language.n = 0;
	draw_line(out, &t, buf_str(&figure), p->room);
	buf_free(&x);
	buf_free(&figure);
}

static void add_node(const struct flow *f, size_t i, struct buf *out)
{
	const struct placed *p = &f->nodes[i];
	const struct chart_node *n = &f->chart->nodes[i];
	bool second = i && f->chart->nodes[i - 1].column == 2;

	buf_add(out, STR("<rect x=\""));
	draw_percent(out, columns[n->column].x);
	buf_add(out, STR("\" y=\""));
	draw_tenths(out, p->y);
	buf_add_format(out, "\" width=\"%d\" height=\"", NODE_WIDTH);
	draw_tenths(out, p->height);
	buf_add_format(out, "\" class=\"%s\"/>\n",
		       n->column != 2 ? "k"
		       : second       ? "b"
				      : "a");
}

unsigned draw_flow(const struct chart *c, struct buf *out)
{
	struct arena scratch = {0};
	struct flow f = {
		.chart = c,
		.nodes = arena_array(&scratch, struct placed, c->node_count)};

	for (size_t i = 0; i < c->node_count; i++)
		if (decimal_compare(c->nodes[i].amount.value, f.greatest) > 0)
			f.greatest = c->nodes[i].amount.value;
	place_nodes(&f);
	for (unsigned column = 0; column + 1 < COLUMNS; column++)
		add_ribbons(&f, column, out);
	for (size_t i = 0; i < c->node_count; i++)
		add_node(&f, i, out);
	for (size_t i = 0; i < c->node_count; i++)
		add_node_text(&f, i, out);
	arena_free(&scratch);
	return (unsigned)(f.bottom / 10);
}
