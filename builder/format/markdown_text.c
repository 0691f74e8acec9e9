/* Markdown to plain text. */
#include "format/markdown_tree.h"

static void end_line(struct buf *out)
{
	if (out->n && out->s[out->n - 1] != '\n')
		buf_add_char(out, '\n');
}

static void enter(struct buf *out, const struct markdown_node *node)
{
	if (node->kind == MARKDOWN_SOFT_BREAK ||
	    node->kind == MARKDOWN_LINE_BREAK)
		buf_add_char(out, '\n');
	else
		buf_add(out, node->text);
}

void markdown_add_text(struct buf *out, const struct markdown_node *node)
{
	enter(out, node);
	for (const struct markdown_node *n = node->first; n; n = n->next)
		markdown_add_text(out, n);
	if (node->kind < MARKDOWN_TEXT && node->kind != MARKDOWN_DOCUMENT)
		end_line(out);
}

void markdown_plain(const struct markdown_document *doc, struct buf *out)
{
	struct arena scratch = {0};
	struct diag unheard = {0};

	markdown_add_text(out, markdown_parse(&scratch, doc, &unheard));
	diag_free(&unheard);
	arena_free(&scratch);
}
