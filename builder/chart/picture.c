/* The <svg> of a drawing: on a page as wide as the page lets it, in a file with
 * a size, a style and an imprint of its own. */
#include "chart/picture.h"

#include "chart/draw.h"

/* Of a file, in pixels. */
enum { FILE_WIDTH = 640, FILE_MARGIN = 16, FILE_TITLE = 62, FILE_LINE = 17 };

/* Others show the file on pages of any colour: it has paper of its own. */
static const char style[] =
	"svg{font:13px \"PingFang SC\",\"Microsoft YaHei\",\"Noto Sans CJK "
	"SC\",\"Noto Sans SC\",\"Helvetica Neue\",Arial,sans-serif}"
	"text{fill:#1a1d21}.s,.foot{fill:#535b66}.title{font-weight:700;"
	"font-size:17px}.v{text-anchor:end}.c{text-anchor:middle}"
	".v,.c,.m{font-variant-numeric:tabular-nums}"
	".paper{fill:#fff}.a{fill:#2f6ea8}.b{fill:#e3a83b}"
	".n{fill:#b3452c}.r{fill:#8a939e}.k{fill:#535b66}.hatch{stroke:#7a4d00;"
	"stroke-width:2}.axis{stroke:#535b66}"
	".f{fill:#8a939e;fill-opacity:.35}"
	".fa{fill:#2f6ea8}.fb{fill:#e3a83b;fill-opacity:.5}"
	".tile{fill:#dce8f3;stroke:#fff;stroke-width:2}.tile.r{fill:#e6e8eb}"
	".h{paint-order:stroke;stroke:#fff;stroke-width:3px;"
	"stroke-linejoin:round}.foot{font-size:12px}"
	"a{text-decoration:none}";

static unsigned add_drawing(const struct chart *c, const struct chart_words *w,
			    struct str id, struct buf *out)
{
	return c->kind == CHART_FLOW      ? draw_flow(c, out)
	       : c->kind == CHART_TREEMAP ? draw_treemap(c, out)
	       : c->kind == CHART_YEARS   ? draw_years(c, w, out)
					  : draw_bars(c, id, out);
}

static void add_names(const struct chart *c, struct str id, struct buf *out)
{
	buf_add_format(out, "<title id=\"%.*s-t\">", STR_ARG(id));
	buf_add_html(out, c->title);
	buf_add_format(out, "</title><desc id=\"%.*s-d\">", STR_ARG(id));
	buf_add_html(out, c->description);
	buf_add(out, STR("</desc>\n"));
}

static void add_role(const struct chart *c, struct str id, bool links,
		     struct buf *out)
{
	buf_add_format(out,
		       " role=\"%s\" aria-labelledby=\"%.*s-t\" "
		       "aria-describedby=\"%.*s-d\">\n",
		       links && draw_has_links(c) ? "group" : "img",
		       STR_ARG(id), STR_ARG(id));
}

static void add_head(const struct chart *c, unsigned height, unsigned foot,
		     struct str language, struct buf *out)
{
	unsigned whole = FILE_TITLE + height + foot + 2 * FILE_MARGIN;
	struct draw_text t = {.x = "16", .y = 34, .class_name = "title"};

	buf_add_format(out,
		       "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		       "width=\"%d\" height=\"%u\" viewBox=\"0 0 %d %u\" "
		       "xml:lang=\"%.*s\"",
		       FILE_WIDTH, whole, FILE_WIDTH, whole, STR_ARG(language));
	add_role(c, c->name, false, out);
	add_names(c, c->name, out);
	buf_add_format(out,
		       "<style>%s</style>\n<rect width=\"100%%\" "
		       "height=\"100%%\" class=\"paper\"/>\n",
		       style);
	draw_line(out, &t, c->title, FILE_WIDTH * 3 / 4);
	t.class_name = "s";
	t.y += 20;
	draw_line(out, &t, c->unit, FILE_WIDTH - 2 * FILE_MARGIN);
}

static void add_foot(const struct chart_imprint *imprint, unsigned y,
		     struct buf *out)
{
	struct draw_text t = {.x = "16", .class_name = "foot"};

	for (size_t i = 0; i < imprint->line_count; i++) {
		t.y = y + (unsigned)(i + 1) * FILE_LINE;
		draw_line(out, &t, imprint->lines[i],
			  FILE_WIDTH - 2 * FILE_MARGIN);
	}
	buf_add(out, STR("\n"));
}

static void add_file(const struct chart *c, const struct chart_imprint *imprint,
		     struct str drawing, unsigned height, struct buf *out)
{
	unsigned foot = (unsigned)(imprint->line_count + 1) * FILE_LINE;

	add_head(c, height, foot, imprint->language, out);
	buf_add_format(out,
		       "\n<svg x=\"%d\" y=\"%d\" width=\"%d\" height=\"%u\" "
		       "overflow=\"visible\">\n",
		       FILE_MARGIN, FILE_TITLE + FILE_MARGIN / 2,
		       FILE_WIDTH - 2 * FILE_MARGIN, height);
	buf_add(out, drawing);
	buf_add(out, STR("</svg>\n"));
	add_foot(imprint, FILE_TITLE + height + FILE_MARGIN, out);
	buf_add(out, STR("</svg>\n"));
}

void picture_add(const struct chart *c, const struct chart_words *w,
		 const struct chart_imprint *imprint, struct buf *out)
{
	struct buf drawing = {0}, id = {0};
	unsigned height;

	if (!imprint)
		buf_add(&id, STR("chart-"));
	buf_add(&id, c->name);
	height = add_drawing(c, w, buf_str(&id), &drawing);
	if (imprint) {
		add_file(c, imprint, buf_str(&drawing), height, out);
	} else {
		buf_add_format(out, "<svg width=\"100%%\" height=\"%u\"",
			       height);
		add_role(c, buf_str(&id), true, out);
		add_names(c, buf_str(&id), out);
		buf_add(out, buf_str(&drawing));
		buf_add(out, STR("</svg>\n"));
	}
	buf_free(&drawing);
	buf_free(&id);
}

/* Links lead from the page, not from the file. */
static void forget_links(struct chart *c, struct arena *a)
{
	struct chart_item *items =
		arena_array(a, struct chart_item, c->item_count);
	struct chart_series *series =
		arena_array(a, struct chart_series, c->series_count);

	for (size_t i = 0; i < c->item_count; i++) {
		items[i] = c->items[i];
		items[i].url.n = 0;
	}
	for (size_t i = 0; i < c->series_count; i++) {
		series[i] = c->series[i];
		series[i].url.n = 0;
	}
	c->items = items;
	c->series = series;
}

void chart_file(const struct chart *c, const struct chart_words *w,
		const struct chart_imprint *imprint, struct buf *out)
{
	struct arena scratch = {0};
	struct chart copy = *c;

	if (chart_obstacle(c) != CHART_CLEAR)
		return;
	forget_links(&copy, &scratch);
	picture_add(&copy, w, imprint, out);
	arena_free(&scratch);
}
