/* The only file that knows cmark: a body to our own tree.
 *
 * cmark's allocator has no context pointer, so the arena of the document that
 * is being parsed stands in a variable of the thread.
 */
#include "format/markdown_tree.h"

#include <cmark.h>
#include <string.h>

static const struct diag_kind TOO_DEEP = {
	"markdown-too-deep", DIAG_ERROR,
	"这里的层次（引用、列表、强调、链接）超过 {0} 层；请减少层数",
	"quotes, lists, emphasis and links stand more than {0} deep here; use "
	"fewer levels"};

/* Bytes of a line in which columns are counted. */
enum { COLUMN_MAX = 4000 };

static _Thread_local struct arena *parse_arena;

/* Each piece of memory knows its size, for realloc. */
union memory_head {
	size_t size;
	max_align_t align;
};

static void *memory_resize(void *old, size_t size)
{
	union memory_head *head = old;
	size_t head_size = sizeof *head;

	if (head)
		head--;
	head = arena_grow(parse_arena, head, head ? head->size + head_size : 0,
			  size + head_size, 1, _Alignof(max_align_t));
	head->size = size;
	return head + 1;
}

static void *memory_new(size_t count, size_t size)
{
	union memory_head *head =
		arena_alloc(parse_arena, count * size + sizeof *head, 1,
			    _Alignof(max_align_t));

	head->size = count * size;
	return head + 1;
}

static void memory_forget(void *p)
{
	(void)p;
}

struct builder {
	struct arena *arena;
	struct diag *diag;
	const struct markdown_document *doc;
	struct str text; /* with marks */
	size_t *lines;   /* where each line of text begins */
	size_t line_count;
	struct markdown_node *open;
	bool too_deep; /* was reported */
};

static enum markdown_kind kind_of(cmark_node *node)
{
	switch (cmark_node_get_type(node)) {
	case CMARK_NODE_BLOCK_QUOTE:
		return MARKDOWN_QUOTE;
	case CMARK_NODE_LIST:
		return MARKDOWN_LIST;
	case CMARK_NODE_ITEM:
		return MARKDOWN_ITEM;
	case CMARK_NODE_CODE_BLOCK:
		return MARKDOWN_CODE_BLOCK;
	case CMARK_NODE_HTML_BLOCK:
		return MARKDOWN_HTML_BLOCK;
	case CMARK_NODE_PARAGRAPH:
		return MARKDOWN_PARAGRAPH;
	case CMARK_NODE_HEADING:
		return MARKDOWN_HEADING;
	case CMARK_NODE_THEMATIC_BREAK:
		return MARKDOWN_RULE;
	case CMARK_NODE_SOFTBREAK:
		return MARKDOWN_SOFT_BREAK;
	case CMARK_NODE_LINEBREAK:
		return MARKDOWN_LINE_BREAK;
	case CMARK_NODE_CODE:
		return MARKDOWN_CODE;
	case CMARK_NODE_HTML_INLINE:
		return MARKDOWN_HTML;
	case CMARK_NODE_EMPH:
		return MARKDOWN_EMPHASIS;
	case CMARK_NODE_STRONG:
		return MARKDOWN_STRONG;
	case CMARK_NODE_LINK:
		return MARKDOWN_LINK;
	case CMARK_NODE_IMAGE:
		return MARKDOWN_IMAGE;
	case CMARK_NODE_DOCUMENT:
		return MARKDOWN_DOCUMENT;
	default:
		return MARKDOWN_TEXT;
	}
}

static void find_lines(struct builder *b)
{
	size_t count = 1;

	for (size_t at = 0; at < b->text.n; count++)
		at = markdown_line_end(b->text, at);
	b->lines = arena_array(b->arena, size_t, count);
	for (size_t at = 0; b->line_count < count; b->line_count++) {
		b->lines[b->line_count] = at;
		at = markdown_line_end(b->text, at);
	}
}

/* The column in code points of byte `column` of a line, where one of these
 * characters stands there (cmark is not right about it in every place); not
 * far out in very long lines, where counting would take too long. */
static uint32_t find_column(const struct builder *b, uint32_t line, int column,
			    struct str wanted)
{
	if (line > b->line_count || column < 1 || column > COLUMN_MAX)
		return 0;
	size_t start = b->lines[line - 1];
	size_t at = start + (size_t)column - 1;

	if (at >= b->text.n ||
	    !str_contains(wanted, str_slice(b->text, at, at + 1)))
		return 0;
	struct str before =
		markdown_unmark(b->arena, str_slice(b->text, start, at));

	return span_locate(b->doc->path, before, before.n).column;
}

static void place(struct builder *b, struct markdown_node *out,
		  cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	uint32_t own = line > 0 ? (uint32_t)line : 1;

	if (line < 1 && out->parent)
		out->line = out->parent->line;
	else
		out->line = b->doc->body_line + own - 1;
	if (line > 0 && out->kind >= MARKDOWN_LINK)
		out->column = find_column(
			b, own, cmark_node_get_start_column(node), STR("[!<"));
}

static struct str own_text(struct builder *b, const char *text)
{
	return markdown_unmark(b->arena, str_from(text));
}

static void take_list(struct markdown_node *out, cmark_node *node)
{
	out->ordered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST;
	out->tight = cmark_node_get_list_tight(node);
	out->level = cmark_node_get_list_start(node);
}

static void take_content(struct builder *b, struct markdown_node *out,
			 cmark_node *node)
{
	const char *literal = cmark_node_get_literal(node);

	out->text = own_text(b, literal);
	out->has_stars = out->kind == MARKDOWN_TEXT &&
			 str_contains(str_from(literal), STR("**"));
	out->info = own_text(b, cmark_node_get_fence_info(node));
	out->url = own_text(b, cmark_node_get_url(node));
	out->title = own_text(b, cmark_node_get_title(node));
	if (out->kind == MARKDOWN_HEADING)
		out->level = cmark_node_get_heading_level(node);
	if (out->kind == MARKDOWN_LIST)
		take_list(out, node);
}

static void append(struct markdown_node *parent, struct markdown_node *node)
{
	node->parent = parent;
	node->depth = parent->depth + (node->kind != MARKDOWN_LIST);
	node->previous = parent->last;
	if (parent->last)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

static bool is_leaf(enum markdown_kind kind)
{
	return kind == MARKDOWN_CODE_BLOCK || kind == MARKDOWN_HTML_BLOCK ||
	       kind == MARKDOWN_RULE ||
	       (kind >= MARKDOWN_TEXT && kind <= MARKDOWN_HTML);
}

static struct str depth_text(struct builder *b)
{
	return str_format(b->arena, "%d", MARKDOWN_DEPTH_MAX);
}

static void enter(struct builder *b, cmark_node *node)
{
	enum markdown_kind kind = kind_of(node);
	struct markdown_node *out = arena_new(b->arena, struct markdown_node);

	out->kind = kind;
	append(b->open, out);
	place(b, out, node);
	take_content(b, out, node);
	if (is_leaf(kind))
		return;
	if (out->depth > MARKDOWN_DEPTH_MAX && !b->too_deep) {
		diag_report(b->diag, &TOO_DEEP,
			    span_at(b->doc->path, out->line, 0), depth_text(b));
		b->too_deep = true;
	}
	b->open = out;
}

/* Nodes below this are left out, but for their leaves. */
static bool is_dropped(const struct builder *b, cmark_node *node)
{
	return b->open->depth > MARKDOWN_DEPTH_MAX && !is_leaf(kind_of(node));
}

static void build(struct builder *b, cmark_node *root)
{
	cmark_iter *iter = cmark_iter_new(root);
	cmark_event_type event;
	size_t dropped = 0;

	while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
		cmark_node *node = cmark_iter_get_node(iter);

		if (node == root)
			continue;
		if (event == CMARK_EVENT_ENTER) {
			if (is_dropped(b, node))
				dropped++;
			else
				enter(b, node);
		} else if (dropped) {
			dropped--;
		} else {
			b->open = b->open->parent;
		}
	}
}

const struct markdown_node *markdown_parse(struct arena *a,
					   const struct markdown_document *doc,
					   struct diag *d)
{
	cmark_mem memory = {memory_new, memory_resize, memory_forget};
	struct arena *outer = parse_arena;
	struct str text = markdown_mark(a, doc->body);
	struct markdown_node *root = arena_new(a, struct markdown_node);
	struct builder b = {
		.arena = a, .diag = d, .doc = doc, .text = text, .open = root};

	root->line = doc->body_line;
	find_lines(&b);
	parse_arena = a;
	cmark_parser *parser =
		cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, &memory);

	cmark_parser_feed(parser, text.s, text.n);
	build(&b, cmark_parser_finish(parser));
	parse_arena = outer;
	return root;
}
