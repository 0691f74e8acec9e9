/* Parser: tags to a tree, and whose white space is whose.
 *
 * A section, comment, partial or change of delimiters that stands alone on
 * its line takes the line with it. Tags of inheritance may share a line: what
 * is said about the line before a tag (struct parser, state) is kept from tag
 * to tag.
 */
#include "template/line.h"
#include "template/tags.h"
#include "template/tree.h"

static const struct diag_kind UNCLOSED_SECTION = {
	"template-unclosed-section", DIAG_ERROR,
	"{0} 没有结束：到 {1} 为止都没有 {2}；请补上，或检查名称",
	"{0} is not closed: up to {1} there is no {2}; add it or check the "
	"name"};

static const struct diag_kind WRONG_CLOSE = {
	"template-wrong-close", DIAG_ERROR,
	"{0} 与 {2} 的 {1} 不相配；这里应当是 {3}",
	"{0} does not match {1} at {2}; {3} should stand here"};

static const struct diag_kind STRAY_CLOSE = {
	"template-stray-close", DIAG_ERROR,
	"{0} 没有相应的开头；请删去，或检查名称",
	"{0} closes nothing that is open; delete it or check the name"};

static const struct diag_kind NESTING = {
	"template-nesting", DIAG_ERROR, "标签嵌套超过 {0} 层；请拆成几个模板",
	"tags are nested more than {0} levels deep; split the template"};

static const struct diag_kind IGNORED = {
	"template-ignored", DIAG_WARNING,
	"“{0}”在 {{<…}} 之内、{{$…}} 之外，不会出现；请移入某个 {{$…}} 或删去",
	"“{0}” stands inside {{<…}} but in no {{$…}} and will not appear; move "
	"it into a {{$…}} or delete it"};

static const struct diag_kind DUPLICATE_BLOCK = {
	"template-duplicate-block", DIAG_ERROR,
	"{0} 在同一个 {{<…}} 里已经写过，见 {1}；请合并或删去一个",
	"{0} is already given in this {{<…}}, at {1}; join them or delete one"};

enum { NESTING_MAX = 64 };

/* What stands on the line before the tag, from nothing to something. */
enum line_state {
	LINE_BLANK,  /* white space only */
	LINE_CLOSES, /* ends of blocks and parents whose lines are above */
	LINE_OPENS,  /* beginnings of blocks whose content starts below */
	LINE_LED,    /* a beginning that took the line's indent */
	LINE_FILLED, /* anything else */
};

struct open_node {
	struct node *node;
	struct node **tail;    /* where its next child goes */
	enum line_state state; /* before its tag */
	size_t content;        /* where its content begins */
};

struct parser {
	struct arena *arena;
	const struct template_source *source;
	struct str text;
	struct diag *diag;
	struct tags tags;
	size_t i;         /* number of the tag in hand */
	size_t text_from; /* what was read but is in no node yet */
	size_t line;      /* where the line of the tag in hand begins */
	enum line_state state;
	struct open_node open[NESTING_MAX + 1]; /* [0] is the template */
	size_t depth;
	bool failed;
};

static struct span place_of(const struct parser *p, size_t at)
{
	return span_locate(p->source->path, p->text, at);
}

static struct str place_at(const struct parser *p, size_t at)
{
	struct span span = place_of(p, at);

	return str_format(p->arena, "%.*s:%u:%u", STR_ARG(span.path), span.line,
			  span.column);
}

static struct str written(struct parser *p, const char *sigil, struct str name)
{
	return str_format(p->arena, "{{%s%.*s}}", sigil, STR_ARG(name));
}

static struct str written_open(struct parser *p, const struct node *node)
{
	static const char *const sigils[] = {
		[NODE_SECTION] = "#",
		[NODE_INVERTED] = "^",
		[NODE_PARENT] = "<",
		[NODE_BLOCK] = "$",
	};

	return written(p, sigils[node->kind], node->text);
}

static struct open_node *top(struct parser *p)
{
	return &p->open[p->depth];
}

static bool inside_parent(struct parser *p)
{
	return p->depth && top(p)->node->kind == NODE_PARENT;
}

static struct node *add_node(struct parser *p, enum node_kind kind,
			     struct str text, size_t at)
{
	struct node *node = arena_new(p->arena, struct node);

	node->kind = kind;
	node->text = text;
	node->at = at;
	*top(p)->tail = node;
	top(p)->tail = &node->next;
	return node;
}

static void report_ignored(struct parser *p, size_t at, struct str what)
{
	diag_report(p->diag, &IGNORED, place_of(p, at), scan_excerpt(what));
}

/* Will what stands at this tag be shown? */
static void check_shown(struct parser *p, const struct tag *tag)
{
	if (inside_parent(p))
		report_ignored(p, tag->at,
			       str_slice(p->text, tag->at, tag->end));
}

/* The text between what was read and `to`. When something that is not text
 * follows at the beginning of a line, the line is marked by an empty text. */
static void add_text(struct parser *p, size_t to, bool mark)
{
	size_t from = p->text_from;
	bool starts = from == 0 || p->text.s[from - 1] == '\n';
	struct str text = str_slice(p->text, from, to);

	if (inside_parent(p)) {
		text = str_trim(text);
		if (text.n)
			report_ignored(p, (size_t)(text.s - p->text.s), text);
		return;
	}
	bool marked = mark && (!text.n ? starts : text.s[text.n - 1] == '\n');

	if (text.n)
		add_node(p, NODE_TEXT, text, from)->line_start = starts;
	if (marked)
		add_node(p, NODE_TEXT, str_slice(text, text.n, text.n), to)
			->line_start = true;
}

static const struct tag *tag_at(const struct parser *p, size_t i)
{
	return &p->tags.items[i];
}

/* Bring line and state from the end of the tag before to the tag in hand. */
static void follow_line(struct parser *p, const struct tag *tag)
{
	size_t from = p->i ? tag_at(p, p->i - 1)->end : 0;
	size_t at = tag->at;

	while (at > from && p->text.s[at - 1] != '\n')
		at--;
	if (at > from || (!p->i && !from)) {
		p->line = at;
		p->state = LINE_BLANK;
	}
	if (!line_is_blank(str_slice(p->text, at, tag->at)))
		p->state = LINE_FILLED;
	if (inside_parent(p) && p->state == LINE_FILLED)
		p->state = LINE_LED;
}

/* The line of a tag goes with it when nothing else stands there. Puts the
 * text before the tag into the tree and says whether the tag is alone. */
static bool take_line(struct parser *p, const struct tag *tag)
{
	size_t next = line_next(p->text, tag->end);
	bool alone = p->state == LINE_BLANK && next;

	add_text(p, alone ? p->line : tag->at, !alone);
	p->text_from = alone ? next : tag->end;
	p->state = LINE_FILLED;
	return alone;
}

static void push(struct parser *p, struct node *node, enum line_state state,
		 size_t content)
{
	if (p->depth == NESTING_MAX) {
		struct buf number = {0};

		buf_add_uint(&number, NESTING_MAX);
		diag_report(p->diag, &NESTING, place_of(p, node->at),
			    buf_str(&number));
		buf_free(&number);
		p->failed = true;
		p->i = p->tags.count;
		p->depth = 0;
		return;
	}
	p->depth++;
	*top(p) = (struct open_node){node, &node->children, state, content};
}

static void open_section(struct parser *p, const struct tag *tag)
{
	check_shown(p, tag);
	take_line(p, tag);
	push(p,
	     add_node(p,
		      tag->kind == TAG_SECTION ? NODE_SECTION : NODE_INVERTED,
		      tag->name, tag->at),
	     LINE_FILLED, tag->end);
}

static void check_duplicate(struct parser *p, const struct tag *tag)
{
	const struct node *node = top(p)->node->children;

	for (; node; node = node->next) {
		if (node->kind != NODE_BLOCK || !str_eq(node->text, tag->name))
			continue;
		diag_report(p->diag, &DUPLICATE_BLOCK, place_of(p, tag->at),
			    written(p, "$", tag->name), place_at(p, node->at));
		p->failed = true;
		return;
	}
}

/* Text before a block or parent; the indent stays with the node. */
static enum line_state begin_leading(struct parser *p, const struct tag *tag)
{
	enum line_state state = p->state;

	add_text(p, state <= LINE_OPENS ? p->line : tag->at,
		 state == LINE_FILLED);
	return state;
}

static struct node *add_leading(struct parser *p, enum node_kind kind,
				const struct tag *tag, enum line_state state)
{
	struct node *node = add_node(p, kind, tag->name, tag->at);

	node->leading = state <= LINE_OPENS;
	if (state <= LINE_LED)
		node->indent =
			line_blanks(str_slice(p->text, 0, tag->at), p->line);
	return node;
}

static void open_block(struct parser *p, const struct tag *tag)
{
	bool argument = inside_parent(p);
	size_t next = tags_line_after_opens(&p->tags, p->i);

	if (argument)
		check_duplicate(p, tag);
	enum line_state state = begin_leading(p, tag);
	struct node *node = add_leading(p, NODE_BLOCK, tag, state);
	size_t own = line_next(p->text, tag->end);

	node->alone = next && (argument || state <= LINE_OPENS);
	p->text_from = node->alone && own ? own : tag->end;
	if (state <= LINE_LED)
		p->state = node->alone ? LINE_OPENS : LINE_LED;
	push(p, node, state, next);
}

static void open_parent(struct parser *p, const struct tag *tag)
{
	check_shown(p, tag);
	enum line_state state = begin_leading(p, tag);
	struct node *node = add_leading(p, NODE_PARENT, tag, state);

	p->text_from = tag->end;
	if (state <= LINE_LED)
		p->state = LINE_LED;
	push(p, node, state, tag->end);
}

/* White space that begins the first line of a block's content; the line of
 * its tag when there is none. */
static void measure_block(struct parser *p, const struct open_node *open,
			  size_t close_at)
{
	size_t at = open->node->alone ? open->content : close_at;

	while (at < close_at) {
		struct str blanks = line_blanks(p->text, at);
		size_t next = line_next(p->text, at);

		if (!next && at + blanks.n < close_at)
			open->node->indent = blanks;
		if (!next)
			return;
		at = next;
	}
}

/* The end of a block or parent: its line goes with it when the rest of it is
 * above. */
static void close_leading(struct parser *p, const struct tag *tag)
{
	struct open_node open = *top(p);
	size_t next = line_next(p->text, tag->end);
	bool above = p->state <= LINE_CLOSES;
	bool parent = open.node->kind == NODE_PARENT;

	if (parent)
		open.node->alone = open.state <= LINE_OPENS &&
				   tags_only_closes_follow(&p->tags, p->i);
	else
		measure_block(p, &open, tag->at);
	add_text(p, above ? p->line : tag->at, !above);
	p->depth--;
	bool take = next && (parent ? open.node->alone : above);

	p->text_from = take ? next : tag->end;
	p->state = above ? LINE_CLOSES : LINE_FILLED;
}

static void report_unclosed(struct parser *p, const struct node *node,
			    size_t end)
{
	p->failed = true;
	diag_report(p->diag, &UNCLOSED_SECTION, place_of(p, node->at),
		    written_open(p, node), place_at(p, end),
		    written(p, "/", node->text));
}

/* The close does not match. When it closes something further out, what is
 * inside of that is unclosed; else it is itself wrong. */
static bool find_open(struct parser *p, const struct tag *tag)
{
	size_t depth = p->depth;

	while (depth && !str_eq(p->open[depth].node->text, tag->name))
		depth--;
	for (; depth && p->depth > depth; p->depth--)
		report_unclosed(p, top(p)->node, tag->at);
	if (depth)
		return true;
	p->failed = true;
	struct str found = written(p, "/", tag->name);

	if (!p->depth) {
		diag_report(p->diag, &STRAY_CLOSE, place_of(p, tag->at), found);
		return false;
	}
	const struct node *node = top(p)->node;

	diag_report(p->diag, &WRONG_CLOSE, place_of(p, tag->at), found,
		    written_open(p, node), place_at(p, node->at),
		    written(p, "/", node->text));
	p->depth -= !tags_has_close(&p->tags, p->i + 1, node->text);
	return false;
}

static void close_node(struct parser *p, const struct tag *tag)
{
	if (!find_open(p, tag)) {
		take_line(p, tag);
		return;
	}
	if (top(p)->node->kind == NODE_PARENT ||
	    top(p)->node->kind == NODE_BLOCK) {
		close_leading(p, tag);
		return;
	}
	take_line(p, tag);
	p->depth--;
}

static void add_value(struct parser *p, const struct tag *tag)
{
	check_shown(p, tag);
	add_text(p, tag->at, true);
	add_node(p, tag->kind == TAG_RAW ? NODE_RAW : NODE_VALUE, tag->name,
		 tag->at);
	p->text_from = tag->end;
	p->state = LINE_FILLED;
}

static void add_partial(struct parser *p, const struct tag *tag)
{
	struct str indent = str_slice(p->text, p->line, tag->at);

	check_shown(p, tag);
	bool alone = take_line(p, tag);
	struct node *node = add_node(p, NODE_PARTIAL, tag->name, tag->at);

	node->alone = alone;
	if (alone)
		node->indent = indent;
}

static void read_tag(struct parser *p, const struct tag *tag)
{
	follow_line(p, tag);
	switch (tag->kind) {
	case TAG_VALUE:
	case TAG_RAW:
		add_value(p, tag);
		break;
	case TAG_SECTION:
	case TAG_INVERTED:
		open_section(p, tag);
		break;
	case TAG_BLOCK:
		open_block(p, tag);
		break;
	case TAG_PARENT:
		open_parent(p, tag);
		break;
	case TAG_CLOSE:
		close_node(p, tag);
		break;
	case TAG_PARTIAL:
		add_partial(p, tag);
		break;
	case TAG_COMMENT:
	case TAG_DELIMITERS:
		take_line(p, tag);
		break;
	}
}

bool tree_parse(struct arena *a, const struct template_source *source,
		struct diag *d, struct node **root)
{
	struct parser p = {
		.arena = a, .source = source, .text = source->text, .diag = d};

	*root = NULL;
	p.open[0].tail = root;
	p.failed = !tags_scan(a, source, d, &p.tags);
	for (; p.i < p.tags.count; p.i++)
		read_tag(&p, tag_at(&p, p.i));
	for (; p.depth; p.depth--)
		report_unclosed(&p, top(&p)->node, p.text.n);
	add_text(&p, p.text.n, false);
	return !p.failed;
}
