/* Markdown: its links and the text between them, without HTML. */
#include "format/markdown_tree.h"

struct visit {
	const struct markdown_document *doc;
	const struct markdown_visitor *visitor;
	struct buf text; /* of the block in hand */
	bool has_text;
};

static void visit_node(struct visit *v, const struct markdown_node *node);

static void visit_children(struct visit *v, const struct markdown_node *node)
{
	for (const struct markdown_node *n = node->first; n; n = n->next)
		visit_node(v, n);
}

static struct str text_of(const struct markdown_node *node, struct buf *b)
{
	for (const struct markdown_node *n = node->first; n; n = n->next)
		markdown_add_text(b, n);
	return buf_str(b);
}

/* In place of a link: a blank and the line breaks that it holds. */
static void leave_out(struct visit *v, struct str text)
{
	buf_add_char(&v->text, ' ');
	for (size_t i = 0; i < text.n; i++)
		if (text.s[i] == '\n')
			buf_add_char(&v->text, '\n');
}

static void visit_link(struct visit *v, const struct markdown_node *node)
{
	struct buf b = {0};
	struct str text = text_of(node, &b);
	struct span span = span_at(v->doc->path, node->line, node->column);

	if (node->kind == MARKDOWN_LINK)
		v->visitor->link(v->visitor->context, node->url, text, span);
	leave_out(v, text);
	buf_free(&b);
}

static void visit_block(struct visit *v, const struct markdown_node *node)
{
	buf_clear(&v->text);
	v->has_text = false;
	visit_children(v, node);
	if (v->has_text)
		v->visitor->text(v->visitor->context, buf_str(&v->text),
				 node->line);
}

static void visit_node(struct visit *v, const struct markdown_node *node)
{
	switch (node->kind) {
	case MARKDOWN_PARAGRAPH:
	case MARKDOWN_HEADING:
		visit_block(v, node);
		break;
	case MARKDOWN_LINK:
	case MARKDOWN_IMAGE:
		visit_link(v, node);
		break;
	case MARKDOWN_TEXT:
		buf_add(&v->text, node->text);
		v->has_text = true;
		break;
	case MARKDOWN_SOFT_BREAK:
	case MARKDOWN_LINE_BREAK:
		buf_add_char(&v->text, '\n');
		break;
	case MARKDOWN_CODE:
	case MARKDOWN_HTML:
		leave_out(v, node->text);
		break;
	case MARKDOWN_CODE_BLOCK:
	case MARKDOWN_HTML_BLOCK:
	case MARKDOWN_RULE:
		break;
	default:
		visit_children(v, node);
	}
}

void markdown_visit(struct arena *a, const struct markdown_document *doc,
		    const struct markdown_visitor *visitor)
{
	struct diag unheard = {0};
	struct visit v = {.doc = doc, .visitor = visitor};

	visit_node(&v, markdown_parse(a, doc, &unheard));
	buf_free(&v.text);
	diag_free(&unheard);
}
