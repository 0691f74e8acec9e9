/* Markdown: CommonMark by cmark, made safe, with Chinese bold made right.
 *
 * Front matter is TOML between +++ lines. Raw HTML is escaped and shown as
 * text. Links go through the resolver; only http, https, mailto and relative
 * destinations may come out of it. Fenced blocks marked csv become tables.
 * At most 256 KB a file and 100 levels deep.
 */
#ifndef FORMAT_MARKDOWN_H
#define FORMAT_MARKDOWN_H

#include "format/toml.h"

enum { MARKDOWN_SIZE_MAX = 256 * 1024, MARKDOWN_DEPTH_MAX = 100 };

/* What a link or image becomes. */
struct markdown_target {
	struct str destination; /* URL to write; empty: write the text alone */
	struct str html;  /* images only: block put in place of the image */
	struct str title; /* title attribute; empty: that of the text */
	const char *class_name; /* class attribute or NULL */
};

/* The caller's say on links. line and column are the place in the file.
 * text is the link's plain text (the image's alternative text). */
struct markdown_resolver {
	void *context;
	struct markdown_target (*link)(void *context, struct str url,
				       struct str text, struct span span);
	struct markdown_target (*image)(void *context, struct str url,
					struct str text, struct span span);
	/* Writes a run of text that is in no link and no heading as HTML. NULL:
	 * it is escaped. */
	void (*text)(void *context, struct str text, struct buf *out);
};

struct markdown_document {
	struct str path;
	const struct toml *front_matter; /* NULL when there is none */
	struct str body;
	uint32_t body_line; /* line of the body's first line */
};

/* Split front matter from the body and check size and depth; false after
 * reporting. text must be valid UTF-8. */
bool markdown_open(struct arena *a, struct str text, struct str path,
		   struct diag *d, struct markdown_document *out);

/* Append the body as HTML. heading_shift is added to heading levels (h1
 * becomes h2 with 1; at most h6). Headings get ids from prefix and a counter.
 * Figures, charts and tables come from the resolver (NULL: none; links then
 * stay as they are, images too). */
void markdown_render(struct arena *a, const struct markdown_document *doc,
		     unsigned heading_shift, struct str id_prefix,
		     const struct markdown_resolver *resolver, struct diag *d,
		     struct buf *out);

/* The body's text without markup, for search and for finding amounts. */
void markdown_plain(const struct markdown_document *doc, struct buf *out);

/* What markdown_visit() meets, in the order of the text. link is called for
 * links, not for images. text is called for each paragraph and heading that has
 * text beside its links: links, images and code are blanks in it, and it has
 * the line breaks of the file; line is where it begins. Text is valid during
 * the call. */
struct markdown_visitor {
	void *context;
	void (*link)(void *context, struct str url, struct str text,
		     struct span span);
	void (*text)(void *context, struct str text, uint32_t line);
};
void markdown_visit(struct arena *a, const struct markdown_document *doc,
		    const struct markdown_visitor *visitor);

/* %E4%B8%80 to 一; url itself where that would be no valid UTF-8. */
struct str markdown_decode_url(struct arena *a, struct str url);
/* May this destination be published? http, https, mailto, relative. */
bool markdown_url_is_safe(struct str url);
/* Append url as the inside of a quoted attribute, percent-encoded. */
void markdown_add_url(struct buf *out, struct str url);

#endif
