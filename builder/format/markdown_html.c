/* The tree to HTML: own elements only, classes and ids, no style, no script. */
#include "format/markdown_tree.h"

#include "base/utf8.h"

static const struct diag_kind STARS = {
	"markdown-literal-stars", DIAG_WARNING,
	"这里的星号没有成为强调，会原样显示：{0}；强调要成对写，"
	"星号里侧不能有空格；要显示星号请写成 \\*",
	"these stars are no emphasis and show as they are: {0}; write them in "
	"pairs without blanks inside, or \\* to show a star"};

static const struct diag_kind RAW_HTML = {
	"markdown-raw-html", DIAG_WARNING,
	"说明文字中不能用 HTML，会作为文字原样显示：{0}",
	"HTML is not possible in commentary and shows as text: {0}"};

static const struct diag_kind UNSAFE = {
	"markdown-unsafe-link", DIAG_WARNING,
	"这个链接不能发布，只留下文字：{0}；可以用 http、https、mailto "
	"和相对地址",
	"this link cannot be published, only its text is: {0}; http, https, "
	"mailto and relative addresses can be used"};

static const struct diag_kind REMOTE_IMAGE = {
	"markdown-remote-image", DIAG_WARNING,
	"图片在别的网站上，改成了链接：{0}；请把图片放进站点里",
	"this image is on another site and becomes a link: {0}; put the image "
	"into the site"};

static const struct diag_kind IMAGE_PLACE = {
	"markdown-image-place", DIAG_WARNING,
	"图表不能放在标题、链接或强调里，只显示文字：{0}；请让它自成一段",
	"a chart or table cannot stand inside a heading, link or emphasis and "
	"shows as text: {0}; give it a paragraph of its own"};

enum { TABLE_ERRORS_MAX = 20, SHOWN_MAX = 60 };

struct renderer {
	struct arena *arena;
	const struct markdown_document *doc;
	const struct markdown_resolver *resolver;
	struct diag *diag;
	struct buf *out;
	unsigned heading_shift;
	struct str id_prefix;
	unsigned heading_count;
	size_t table_errors;
	bool in_paragraph;      /* <p> is open */
	size_t paragraph_start; /* where its content begins */
	bool in_link;           /* <a> is open */
	bool in_heading;
};

static void render(struct renderer *r, const struct markdown_node *n);

static void add(struct renderer *r, const char *html)
{
	buf_add(r->out, str_from(html));
}

static void start_line(struct renderer *r)
{
	if (r->out->n && r->out->s[r->out->n - 1] != '\n')
		buf_add_char(r->out, '\n');
}

static void render_children(struct renderer *r, const struct markdown_node *n)
{
	for (const struct markdown_node *c = n->first; c; c = c->next)
		render(r, c);
}

static struct span node_span(const struct renderer *r,
			     const struct markdown_node *n)
{
	return span_at(r->doc->path, n->line, n->column);
}

/* The beginning of a text, for messages. */
static struct str shown(struct renderer *r, struct str text)
{
	size_t at = 0;

	text = str_trim(text);
	for (size_t i = 0; i < SHOWN_MAX && at < text.n; i++)
		utf8_next(text, &at);
	struct str head = str_slice(text, 0, at);

	return at < text.n ? str_concat(r->arena, head, STR("…")) : head;
}

static void warn(struct renderer *r, const struct diag_kind *kind,
		 const struct markdown_node *n, struct str about)
{
	diag_report(r->diag, kind, node_span(r, n), shown(r, about));
}

static struct str plain_text(struct renderer *r, const struct markdown_node *n)
{
	struct buf b = {0};

	markdown_add_text(&b, n);
	struct str text = str_copy(r->arena, buf_str(&b));

	buf_free(&b);
	return text;
}

static void add_attribute(struct renderer *r, const char *name,
			  struct str value)
{
	if (!value.n)
		return;
	buf_add_char(r->out, ' ');
	add(r, name);
	add(r, "=\"");
	buf_add_html(r->out, value);
	buf_add_char(r->out, '"');
}

static void add_url(struct renderer *r, const char *start, struct str url)
{
	add(r, start);
	markdown_add_url(r->out, url);
	buf_add_char(r->out, '"');
}

static void wrap(struct renderer *r, const struct markdown_node *n,
		 const char *begin, const char *end)
{
	add(r, begin);
	render_children(r, n);
	add(r, end);
}

static void render_quote(struct renderer *r, const struct markdown_node *n)
{
	start_line(r);
	wrap(r, n, "<blockquote>\n", "</blockquote>\n");
}

static void render_list(struct renderer *r, const struct markdown_node *n)
{
	start_line(r);
	if (n->ordered && n->level != 1)
		buf_add_format(r->out, "<ol start=\"%d\">\n", n->level);
	else
		add(r, n->ordered ? "<ol>\n" : "<ul>\n");
	render_children(r, n);
	add(r, n->ordered ? "</ol>\n" : "</ul>\n");
}

static void render_item(struct renderer *r, const struct markdown_node *n)
{
	start_line(r);
	wrap(r, n, "<li>", "</li>\n");
}

/* The first word of what stands behind a fence. */
static struct str fence_language(struct str info)
{
	size_t end = 0;

	info = str_trim(info);
	while (end < info.n && info.s[end] != ' ' && info.s[end] != '\t')
		end++;
	return str_slice(info, 0, end);
}

static bool is_csv(struct str language)
{
	return language.n == 3 && (language.s[0] | 0x20) == 'c' &&
	       (language.s[1] | 0x20) == 's' && (language.s[2] | 0x20) == 'v';
}

static bool render_csv(struct renderer *r, const struct markdown_node *n)
{
	if (r->table_errors >= TABLE_ERRORS_MAX)
		return false;
	bool ok =
		markdown_add_table(r->arena, r->out, r->doc->path, n, r->diag);

	r->table_errors += !ok;
	return ok;
}

static void render_code_block(struct renderer *r, const struct markdown_node *n)
{
	struct str language = fence_language(n->info);

	start_line(r);
	if (is_csv(language) && render_csv(r, n))
		return;
	add(r, "<pre><code");
	if (language.n)
		add_attribute(r, "class",
			      str_concat(r->arena, STR("language-"), language));
	buf_add_char(r->out, '>');
	buf_add_html(r->out, n->text);
	add(r, "</code></pre>\n");
}

static void render_html_block(struct renderer *r, const struct markdown_node *n)
{
	warn(r, &RAW_HTML, n, n->text);
	start_line(r);
	add(r, "<p>");
	buf_add_html(r->out, str_trim(n->text));
	add(r, "</p>\n");
}

static void render_html(struct renderer *r, const struct markdown_node *n)
{
	warn(r, &RAW_HTML, n, n->text);
	buf_add_html(r->out, n->text);
}

static void render_heading(struct renderer *r, const struct markdown_node *n)
{
	unsigned level = (unsigned)n->level + r->heading_shift;

	level = level > 6 ? 6 : level;
	start_line(r);
	buf_add_format(r->out, "<h%u id=\"", level);
	buf_add_html(r->out, r->id_prefix);
	buf_add_format(r->out, "-%u\">", ++r->heading_count);
	r->in_heading = true;
	render_children(r, n);
	r->in_heading = false;
	buf_add_format(r->out, "</h%u>\n", level);
}

static void render_rule(struct renderer *r, const struct markdown_node *n)
{
	(void)n;
	start_line(r);
	add(r, "<hr>\n");
}

static void render_text(struct renderer *r, const struct markdown_node *n)
{
	if (n->has_stars)
		warn(r, &STARS, n, n->text);
	if (r->resolver && r->resolver->text && !r->in_link && !r->in_heading)
		r->resolver->text(r->resolver->context, n->text, r->out);
	else
		buf_add_html(r->out, n->text);
}

static bool ends_cjk(struct str text)
{
	size_t at = text.n;

	while (at && ((unsigned char)text.s[at - 1] & 0xC0) == 0x80)
		at--;
	if (!at)
		return false;
	at--;
	return utf8_is_cjk(utf8_next(text, &at));
}

static bool starts_cjk(struct str text)
{
	size_t at = 0;

	return text.n && utf8_is_cjk(utf8_next(text, &at));
}

/* Browsers show a line break as a blank: none between Chinese characters. */
static void render_soft_break(struct renderer *r, const struct markdown_node *n)
{
	bool chinese = n->previous && n->next && ends_cjk(n->previous->text) &&
		       starts_cjk(n->next->text);

	if (!chinese)
		buf_add_char(r->out, '\n');
}

static void render_line_break(struct renderer *r, const struct markdown_node *n)
{
	(void)n;
	add(r, "<br>\n");
}

static void render_code(struct renderer *r, const struct markdown_node *n)
{
	add(r, "<code>");
	buf_add_html(r->out, n->text);
	add(r, "</code>");
}

static void render_emphasis(struct renderer *r, const struct markdown_node *n)
{
	wrap(r, n, "<em>", "</em>");
}

static void render_strong(struct renderer *r, const struct markdown_node *n)
{
	wrap(r, n, "<strong>", "</strong>");
}

/* The destination as the resolver wants it, and safe. */
static struct markdown_target resolve(struct renderer *r,
				      const struct markdown_node *n)
{
	const struct markdown_resolver *by = r->resolver;
	struct markdown_target target = {n->url, {NULL, 0}, n->title, NULL};

	if (by && n->kind == MARKDOWN_LINK && by->link)
		target = by->link(by->context, n->url, plain_text(r, n),
				  node_span(r, n));
	if (by && n->kind == MARKDOWN_IMAGE && by->image)
		target = by->image(by->context, n->url, plain_text(r, n),
				   node_span(r, n));
	if (!target.title.n)
		target.title = n->title;
	if (!markdown_url_is_safe(target.destination)) {
		warn(r, &UNSAFE, n, target.destination);
		target.destination = STR("");
	}
	return target;
}

static void open_link(struct renderer *r, const struct markdown_target *target)
{
	add_url(r, "<a href=\"", target->destination);
	add_attribute(r, "class", str_from(target->class_name));
	add_attribute(r, "title", target->title);
	buf_add_char(r->out, '>');
}

static void render_link(struct renderer *r, const struct markdown_node *n)
{
	struct markdown_target target = resolve(r, n);

	if (!target.destination.n || r->in_link) {
		render_children(r, n);
		return;
	}
	open_link(r, &target);
	r->in_link = true;
	render_children(r, n);
	r->in_link = false;
	add(r, "</a>");
}

static bool is_remote(struct str url)
{
	return str_contains(url, STR("://")) && markdown_url_is_safe(url) &&
	       (url.s[0] | 0x20) == 'h';
}

/* No page of the site asks another site for anything. */
static void render_remote(struct renderer *r, const struct markdown_node *n,
			  const struct markdown_target *target, struct str text)
{
	warn(r, &REMOTE_IMAGE, n, target->destination);
	if (!r->in_link)
		open_link(r, target);
	buf_add_html(r->out, text);
	if (!r->in_link)
		add(r, "</a>");
}

/* A block in place of an image that stands directly in a paragraph; one that
 * has nothing in it yet goes away. */
static void add_block(struct renderer *r, struct str html)
{
	if (r->in_paragraph && r->out->n == r->paragraph_start)
		r->out->n -= sizeof "<p>" - 1;
	else if (r->in_paragraph)
		add(r, "</p>\n");
	r->in_paragraph = false;
	start_line(r);
	buf_add(r->out, html);
	start_line(r);
}

static void render_image(struct renderer *r, const struct markdown_node *n)
{
	struct markdown_target target = resolve(r, n);
	struct str text = plain_text(r, n);

	if (target.html.n && n->parent->kind == MARKDOWN_PARAGRAPH) {
		add_block(r, target.html);
	} else if (target.html.n) {
		warn(r, &IMAGE_PLACE, n, n->url);
		buf_add_html(r->out, text);
	} else if (!target.destination.n) {
		buf_add_html(r->out, text);
	} else if (is_remote(target.destination)) {
		render_remote(r, n, &target, text);
	} else {
		add_url(r, "<img src=\"", target.destination);
		add(r, " alt=\"");
		buf_add_html(r->out, text);
		buf_add_char(r->out, '"');
		add_attribute(r, "class", str_from(target.class_name));
		add_attribute(r, "title", target.title);
		buf_add_char(r->out, '>');
	}
}

/* The item of a tight list has no paragraphs. */
static bool is_tight(const struct markdown_node *n)
{
	const struct markdown_node *item = n->parent;

	return item->kind == MARKDOWN_ITEM && item->parent->tight;
}

/* Blocks that take the place of images divide the paragraph. */
static void render_paragraph(struct renderer *r, const struct markdown_node *n)
{
	bool tight = is_tight(n);

	if (!tight || n->previous)
		start_line(r);
	for (const struct markdown_node *c = n->first; c; c = c->next) {
		bool open = tight || r->in_paragraph;

		if (!open && c->kind == MARKDOWN_SOFT_BREAK)
			continue;
		if (!open) {
			add(r, "<p>");
			r->in_paragraph = true;
			r->paragraph_start = r->out->n;
		}
		render(r, c);
	}
	if (r->in_paragraph)
		add(r, "</p>\n");
	r->in_paragraph = false;
}

typedef void node_renderer(struct renderer *r, const struct markdown_node *n);

static void render(struct renderer *r, const struct markdown_node *n)
{
	static node_renderer *const renderers[MARKDOWN_KIND_COUNT] = {
		[MARKDOWN_DOCUMENT] = render_children,
		[MARKDOWN_QUOTE] = render_quote,
		[MARKDOWN_LIST] = render_list,
		[MARKDOWN_ITEM] = render_item,
		[MARKDOWN_CODE_BLOCK] = render_code_block,
		[MARKDOWN_HTML_BLOCK] = render_html_block,
		[MARKDOWN_PARAGRAPH] = render_paragraph,
		[MARKDOWN_HEADING] = render_heading,
		[MARKDOWN_RULE] = render_rule,
		[MARKDOWN_TEXT] = render_text,
		[MARKDOWN_SOFT_BREAK] = render_soft_break,
		[MARKDOWN_LINE_BREAK] = render_line_break,
		[MARKDOWN_CODE] = render_code,
		[MARKDOWN_HTML] = render_html,
		[MARKDOWN_EMPHASIS] = render_emphasis,
		[MARKDOWN_STRONG] = render_strong,
		[MARKDOWN_LINK] = render_link,
		[MARKDOWN_IMAGE] = render_image,
	};

	renderers[n->kind](r, n);
}

void markdown_render(struct arena *a, const struct markdown_document *doc,
		     unsigned heading_shift, struct str id_prefix,
		     const struct markdown_resolver *resolver, struct diag *d,
		     struct buf *out)
{
	struct renderer r = {.arena = a,
			     .doc = doc,
			     .resolver = resolver,
			     .diag = d,
			     .out = out,
			     .heading_shift = heading_shift,
			     .id_prefix = id_prefix};

	render(&r, markdown_parse(a, doc, d));
}
