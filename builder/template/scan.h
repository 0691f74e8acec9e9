/* The tags of a template, one after the other, with their places. */
#ifndef TEMPLATE_SCAN_H
#define TEMPLATE_SCAN_H

#include "template/template.h"

enum tag_kind {
	TAG_VALUE,      /* {{name}} */
	TAG_RAW,        /* {{{name}}} {{&name}} */
	TAG_SECTION,    /* {{#name}} */
	TAG_INVERTED,   /* {{^name}} */
	TAG_CLOSE,      /* {{/name}} */
	TAG_PARTIAL,    /* {{>name}} */
	TAG_PARENT,     /* {{<name}} */
	TAG_BLOCK,      /* {{$name}} */
	TAG_COMMENT,    /* {{!text}} */
	TAG_DELIMITERS, /* {{=<% %>=}} */
};

struct tag {
	enum tag_kind kind;
	struct str name;
	size_t at;  /* first byte of the tag in the text */
	size_t end; /* one past its last byte */
};

/* Start with a zeroed struct and source, diag, open and close set. */
struct scan {
	const struct template_source *source;
	struct diag *diag;
	size_t at;
	struct str open, close; /* delimiters in force */
	bool failed;            /* something was reported */
};

/* The next tag; false at the end of the text. A tag that is wrong is reported
 * and comes out as a comment, so that the scan goes on. */
bool scan_next(struct scan *s, struct tag *tag);

/* The beginning of text, for messages: one line, not too long. */
struct str scan_excerpt(struct str text);

#endif
