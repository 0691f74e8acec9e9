/* The figure around a drawing: title, reason, table, file. */
#include "chart/draw.h"
#include "chart/picture.h"

static void add_cell(struct buf *out, const char *tag, struct str url,
		     struct str language, struct str text)
{
	buf_add_format(out, "<%s", tag);
	if (language.n)
		buf_add_format(out, " lang=\"%.*s\"", STR_ARG(language));
	buf_add_char(out, '>');
	if (url.n) {
		buf_add(out, STR("<a href=\""));
		buf_add_html(out, url);
		buf_add(out, STR("\">"));
	}
	buf_add_html(out, text);
	if (url.n)
		buf_add(out, STR("</a>"));
}

static void add_head(struct buf *out, struct str text, bool is_text)
{
	buf_add(out, STR("<th scope=\"col\""));
	buf_add(out, is_text ? STR(">") : STR(" class=\"num\">"));
	buf_add_html(out, text);
}

static bool has_parts(const struct chart *c)
{
	return c->part_names[0].n > 0;
}

static bool has_shares(const struct chart *c)
{
	for (size_t i = 0; i < c->item_count; i++)
		if (c->items[i].share.n)
			return true;
	return false;
}

/* Bars and tiles: name, figure, its parts, its share. */
static void add_item_rows(const struct chart *c, struct buf *out)
{
	bool shares = has_shares(c);

	buf_add(out, STR("<thead><tr>"));
	add_head(out, c->name_head, true);
	add_head(out, c->amount_head, false);
	for (size_t i = 0; has_parts(c) && i < CHART_PARTS; i++)
		add_head(out, c->part_names[i], false);
	if (shares)
		add_head(out, c->share_head, false);
	buf_add(out, STR("\n<tbody>\n"));
	for (size_t i = 0; i < c->item_count; i++) {
		const struct chart_item *x = &c->items[i];

		buf_add(out, STR("<tr>"));
		add_cell(out, "th scope=\"row\"",
			 x->code_url.n ? x->code_url : x->url, x->language,
			 x->name);
		add_cell(out, "td", x->code_url.n ? x->url : STR(""), STR(""),
			 x->amount.text);
		for (size_t j = 0; has_parts(c) && j < CHART_PARTS; j++)
			add_cell(out, "td", STR(""), STR(""), x->parts[j].text);
		if (shares)
			add_cell(out, "td", STR(""), STR(""), x->share);
		buf_add_char(out, '\n');
	}
}

static void add_flow_rows(const struct chart *c, const struct chart_words *w,
			  struct buf *out)
{
	buf_add(out, STR("<thead><tr>"));
	add_head(out, w->from, true);
	add_head(out, w->to, true);
	add_head(out, c->amount_head, false);
	buf_add(out, STR("\n<tbody>\n"));
	for (size_t i = 0; i < c->link_count; i++) {
		const struct chart_link *l = &c->links[i];
		const struct chart_node *from = &c->nodes[l->from];
		const struct chart_node *to = &c->nodes[l->to];

		buf_add(out, STR("<tr>"));
		add_cell(out, "th scope=\"row\"", STR(""), from->language,
			 from->name);
		add_cell(out, "td class=\"t\"", STR(""), to->language,
			 to->name);
		add_cell(out, "td", STR(""), STR(""), l->amount.text);
		buf_add_char(out, '\n');
	}
}

static void add_year_rows(const struct chart *c, const struct chart_words *w,
			  struct buf *out)
{
	struct buf year = {0};

	buf_add(out, STR("<thead><tr>"));
	add_head(out, c->name_head, true);
	for (size_t i = 0; i < c->year_count; i++) {
		buf_clear(&year);
		buf_add_uint(&year, (uint64_t)c->years[i]);
		add_head(out, buf_str(&year), false);
	}
	buf_add(out, STR("\n<tbody>\n"));
	for (size_t i = 0; i < c->series_count; i++) {
		const struct chart_series *s = &c->series[i];

		buf_add(out, STR("<tr>"));
		add_cell(out, "th scope=\"row\"", s->url, s->language, s->name);
		for (size_t j = 0; j < c->year_count; j++)
			add_cell(out, "td", STR(""), STR(""),
				 s->amounts[j].stated ? s->amounts[j].text
						      : w->absent);
		buf_add_char(out, '\n');
	}
	buf_free(&year);
}

/* End tags that HTML does not need are left out: pages are light. */
static void add_table(const struct chart *c, const struct chart_words *w,
		      struct buf *out)
{
	buf_add(out, STR("<details><summary>"));
	buf_add_html(out, w->table);
	buf_add(out, STR("</summary><div class=\"scroll\" role=\"group\" "
			 "tabindex=\"0\" aria-label=\""));
	buf_add_html(out, c->title);
	buf_add_format(out, "\"><table class=\"amounts t1\">\n");
	if (c->kind == CHART_FLOW)
		add_flow_rows(c, w, out);
	else if (c->kind == CHART_YEARS)
		add_year_rows(c, w, out);
	else
		add_item_rows(c, out);
	buf_add(out, STR("</table></div></details>\n"));
}

static bool has_figures(const struct chart *c)
{
	return c->kind == CHART_FLOW    ? c->link_count > 0
	       : c->kind == CHART_YEARS ? c->series_count && c->year_count
					: c->item_count > 0;
}

static void add_url(struct buf *out, struct str url, struct str text)
{
	if (!url.n)
		return;
	buf_add(out, STR("<a href=\""));
	buf_add_html(out, url);
	buf_add(out, STR("\">"));
	buf_add_html(out, text);
	buf_add(out, STR("</a> "));
}

static void add_links(const struct chart *c, const struct chart_words *w,
		      struct str file_url, struct buf *out)
{
	if (!c->table_url.n && !file_url.n)
		return;
	buf_add(out, STR("<p class=\"note links\">"));
	add_url(out, c->table_url, w->table);
	add_url(out, file_url, w->file);
	buf_add(out, STR("</p>\n"));
}

void chart_figure(const struct chart *c, const struct chart_words *w,
		  struct str file_url, struct buf *out)
{
	enum chart_obstacle obstacle = chart_obstacle(c);

	buf_add_format(out, "<figure class=\"chart\" id=\"chart-%.*s\">\n",
		       STR_ARG(c->name));
	buf_add(out, STR("<figcaption><b>"));
	buf_add_html(out, c->title);
	buf_add(out, STR("</b> "));
	buf_add_html(out, c->unit);
	buf_add(out, STR("</figcaption>\n"));
	if (obstacle == CHART_CLEAR) {
		picture_add(c, w, NULL, out);
	} else {
		buf_add(out, STR("<p class=\"note\">"));
		buf_add_html(out, w->obstacles[obstacle]);
		buf_add(out, STR("</p>\n"));
	}
	if (has_figures(c) && !c->table_url.n)
		add_table(c, w, out);
	add_links(c, w, obstacle == CHART_CLEAR ? file_url : STR(""), out);
	buf_add(out, STR("</figure>\n"));
}
