/* Diagnostics: what is wrong with the data, said to an official.
 *
 * Rooms report and go on; nobody stops at the first error. A list belongs to
 * one thread; lists are merged, sorted by place and printed at the end, so
 * that the order of threads cannot show. A message has an id, a severity and
 * a sentence in Chinese and in English; each room keeps the table of its own
 * kinds beside the code that reports them (static const struct diag_kind).
 *
 * Printed form: path:line:column: error: what is wrong [id]
 */
#ifndef DIAG_DIAG_H
#define DIAG_DIAG_H

#include "base/buf.h"

enum diag_severity {
	DIAG_NOTE,    /* worth knowing; nothing to do */
	DIAG_WARNING, /* should be looked at; the site can be published */
	DIAG_ERROR,   /* the data cannot be published as they are */
};

/* Language of messages and of pages. */
enum language { LANGUAGE_ZH, LANGUAGE_EN };
enum { LANGUAGE_COUNT = 2 };

/* One kind of message. {0} to {9} in the sentences stand for arguments. The
 * sentence says what is wrong, what was found and what to do. */
struct diag_kind {
	const char *id; /* stable, lower case, hyphens; unique in the program */
	enum diag_severity severity;
	const char *zh;
	const char *en;
};

/* A cell as spreadsheet programs count it, from 1; zeroed: not known. */
struct sheet_cell {
	uint32_t row, column;
};

/* A place in an input file, counted from 1; column counts code points; 0 is
 * "not known". path is relative to the site's folder. What stands in a table
 * has a cell, too: its row in a spreadsheet and its line in the file differ
 * where cells hold line breaks. */
struct span {
	struct str path;
	uint32_t line;
	uint32_t column;
	struct sheet_cell cell;
};
static inline struct span span_at(struct str path, uint32_t line,
				  uint32_t column)
{
	return (struct span){.path = path, .line = line, .column = column};
}

/* The place of byte `at` of the file's text (valid UTF-8); LF, CRLF and CR end
 * a line. Counts from the start: for messages, not for every value. */
struct span span_locate(struct str path, struct str text, size_t at);

enum { DIAG_ARGUMENTS_MAX = 6 };

struct diag_item {
	const struct diag_kind *kind;
	struct span span;
	struct str arguments[DIAG_ARGUMENTS_MAX];
	size_t argument_count;
};

/* A list of messages. Arguments, with personal data cut to its first character,
 * and paths are copied into its arena, which it
 * owns; diag_free() gives it back. A zeroed struct is a valid empty list. */
struct diag {
	struct arena arena;
	struct diag_item *items;
	size_t count, capacity;
	/* Folder that the paths of what is reported next are below; empty: the
	 * site's. Who reads files of a folder sets it and sets it back. */
	struct str folder;
	size_t counts[DIAG_ERROR + 1]; /* by severity */
};

void diag_add(struct diag *d, const struct diag_kind *kind, struct span span,
	      const struct str *arguments, size_t count);
/* diag_report(d, &KIND, span, name, found): one argument or more. */
#define diag_report(d, kind, span, ...)                                  \
	diag_add((d), (kind), (span), (const struct str[]){__VA_ARGS__}, \
		 sizeof((const struct str[]){__VA_ARGS__}) /             \
			 sizeof(struct str))
/* The same without arguments. */
#define diag_report_plain(d, kind, span) diag_add((d), (kind), (span), NULL, 0)

/* Move the items of from to the end of to (copied); from stays. */
void diag_merge(struct diag *to, const struct diag *from);
/* The errors alone. */
void diag_merge_errors(struct diag *to, const struct diag *from);
/* Order by path, line, column, id, arguments; drop items that say the same. */
void diag_sort(struct diag *d);
void diag_free(struct diag *d);
static inline bool diag_has_errors(const struct diag *d)
{
	return d->counts[DIAG_ERROR] > 0;
}

/* One message as a line without the newline. Characters of the path and the
 * arguments that could steer a terminal or hide text are shown as escapes;
 * arguments over 1000 bytes are cut. */
void diag_format(struct buf *out, const struct diag_item *item,
		 enum language language, bool colour);
/* Its sentence alone, shown in the same way. */
void diag_format_sentence(struct buf *out, const struct diag_item *item,
			  enum language language);
/* Text of the inputs as it may stand in a line for the terminal. */
void diag_format_text(struct buf *out, struct str text);
/* "path:line:column: ", as far as it is known. */
void diag_format_span(struct buf *out, struct span span);
/* "cell E7: ", if the place is one. */
void diag_format_cell(struct buf *out, struct span span,
		      enum language language);
/* E7; empty when the cell is not known. */
struct str sheet_cell_name(struct arena *a, struct sheet_cell cell);
/* All messages, at most limit of one id (0: no limit), then a line for what was
 * left out. */
void diag_format_all(struct buf *out, const struct diag *d,
		     enum language language, bool colour, size_t limit);

#endif
