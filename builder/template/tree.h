/* The tree of a template: what its tags mean, before inheritance and partials
 * are put together. */
#ifndef TEMPLATE_TREE_H
#define TEMPLATE_TREE_H

#include "template/template.h"

enum node_kind {
	NODE_TEXT,
	NODE_VALUE,
	NODE_RAW,
	NODE_SECTION,
	NODE_INVERTED,
	NODE_PARTIAL,
	NODE_PARENT,
	NODE_BLOCK,
};

struct node {
	enum node_kind kind;
	/* TEXT begins a line of the template. It may be empty: then the line
	 * begins with a tag. */
	bool line_start;
	/* The white space in front of a PARENT or BLOCK, its indent, is not in
	 * a TEXT node: who expands the node decides what becomes of it. */
	bool leading;
	/* PARTIAL, PARENT: nothing else stands on its lines.
	 * BLOCK: its content begins on the line after its tag. */
	bool alone;
	bool used;       /* BLOCK: was it put in place of another? */
	struct str text; /* TEXT: the text; else the name */
	/* PARTIAL, PARENT: white space before it. BLOCK: white space that its
	 * lines have in common. */
	struct str indent;
	size_t at; /* place in the template's text */
	struct node *children;
	struct node *next;
};

/* The nodes of a template, in the arena; false after reporting. */
bool tree_parse(struct arena *a, const struct template_source *source,
		struct diag *d, struct node **root);

#endif
