/* CSV: text to rows of fields with their places. Tokenising is libcsv's.
 *
 * Fields keep their bytes exactly (spaces too). Blank lines are rows with one
 * empty field or none; they count as lines. LF, CRLF and CR end a record;
 * quoted fields may hold line breaks.
 */
#ifndef FORMAT_CSV_H
#define FORMAT_CSV_H

#include "diag/diag.h"

struct csv_field {
	struct str text;
	uint32_t line;   /* where the field starts, from 1 */
	uint32_t column; /* in code points, from 1 */
	/* Not known behind an error of quotes, which swallows rows. */
	struct sheet_cell cell;
};

struct csv_row {
	struct csv_field *fields;
	size_t count, capacity;
	uint32_t line;
};

struct csv {
	struct csv_row *rows;
	size_t count, capacity;
};

/* Where a field of the file stands. */
static inline struct span csv_span(struct str path, const struct csv_field *f)
{
	return (struct span){path, f->line, f->column, f->cell};
}

/* All rows, in the arena. Errors (a quote that is never closed, a stray quote)
 * are reported with the place where the field began, and reading goes on with
 * the line after it; false when there is one (out then lacks such rows).
 * text must be valid UTF-8 without BOM; delimiter is usually ','. */
bool csv_read(struct arena *a, struct str text, char delimiter, struct str path,
	      struct diag *d, struct csv *out);

/* Where rows in the middle of a file begin: line, and row of the spreadsheet
 * from 1; 0: not known. */
struct csv_start {
	uint32_t line, row;
};
/* The same for such rows. */
bool csv_read_part(struct arena *a, struct str text, struct csv_start start,
		   char delimiter, struct str path, struct diag *d,
		   struct csv *out);

/* The same row by row, for files whose rows are too many to be held: a row
 * lives until each() returns; it stands at the bytes begin to end of the text,
 * with the end of its line. */
typedef void csv_each_row(void *context, const struct csv_row *row,
			  size_t begin, size_t end);
bool csv_each(struct str text, char delimiter, struct str path, struct diag *d,
	      csv_each_row *each, void *context);

/* What parts the fields of the text: ',', or a tab or ';' where that is plain,
 * because it stands equally often in each of the first lines and the comma
 * does not, or there is no comma. Quoted text does not count. */
char csv_guess_delimiter(struct str text);

/* Writing (RFC 4180): append a field, quoted only where needed (also with
 * blanks at an end, which many readers would trim); the caller writes commas
 * and line ends. */
void csv_write_field(struct buf *b, struct str text);

#endif
