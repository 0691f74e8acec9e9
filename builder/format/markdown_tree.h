/* Inside Markdown: the tree of a document, and what its files share. */
#ifndef FORMAT_MARKDOWN_TREE_H
#define FORMAT_MARKDOWN_TREE_H

#include "format/markdown.h"

enum markdown_kind {
	MARKDOWN_DOCUMENT,
	MARKDOWN_QUOTE,
	MARKDOWN_LIST,
	MARKDOWN_ITEM,
	MARKDOWN_CODE_BLOCK,
	MARKDOWN_HTML_BLOCK,
	MARKDOWN_PARAGRAPH,
	MARKDOWN_HEADING,
	MARKDOWN_RULE,
	MARKDOWN_TEXT,
	MARKDOWN_SOFT_BREAK,
	MARKDOWN_LINE_BREAK,
	MARKDOWN_CODE,
	MARKDOWN_HTML,
	MARKDOWN_EMPHASIS,
	MARKDOWN_STRONG,
	MARKDOWN_LINK,
	MARKDOWN_IMAGE,
	MARKDOWN_KIND_COUNT
};

struct markdown_node {
	enum markdown_kind kind;
	uint32_t line, column; /* in the file; column 0: not known */
	int level;             /* headings 1 to 6; first number of a list */
	bool ordered, tight;   /* lists */
	bool has_stars;        /* text: two or more that are no emphasis */
	unsigned depth;        /* 0 is the document; a list adds none */
	struct str text;       /* text, code and raw HTML */
	struct str info;       /* fenced code: what stands behind the fence */
	struct str url, title; /* links and images */
	struct markdown_node *parent, *first, *last, *previous, *next;
};

/* markdown_tree.c: the tree of a document, in the arena. At most
 * MARKDOWN_DEPTH_MAX levels: what is deeper is reported and hung higher. */
const struct markdown_node *markdown_parse(struct arena *a,
					   const struct markdown_document *doc,
					   struct diag *d);

/* markdown_mark.c: MARKDOWN_MARK is a character that no text may hold. It
 * stands where CommonMark should see a letter, and behind escaped stars. */
#define MARKDOWN_MARK "\xEF\xB7\x90" /* U+FDD0 */

/* The body with marks beside stars where Chinese emphasis needs them. */
struct str markdown_mark(struct arena *a, struct str body);
/* text without marks; itself when it has none. */
struct str markdown_unmark(struct arena *a, struct str text);

/* markdown_text.c: append the text of a node and of all that it holds. */
void markdown_add_text(struct buf *out, const struct markdown_node *node);

/* markdown_table.c: append a fenced block of CSV as a table; false after
 * reporting, with nothing appended, when it is none. */
bool markdown_add_table(struct arena *a, struct buf *out, struct str path,
			const struct markdown_node *fence, struct diag *d);

/* The end of the line that begins at `at`: behind its LF, CRLF or CR. */
size_t markdown_line_end(struct str text, size_t at);

#endif
