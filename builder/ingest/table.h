/* Inside ingest: official tables as spreadsheet programs save them. */
#ifndef INGEST_TABLE_H
#define INGEST_TABLE_H

#include "format/csv.h"
#include "format/number.h"
#include "model/official.h"
#include "model/site.h"

/* What the reading of one file knows and shares. */
struct table_reader {
	struct arena *arena;   /* of the department: holds the table */
	struct arena *scratch; /* of the file */
	struct diag *diag;
	const struct site *site;
	const struct organization *department;
	int year;
	struct str path; /* under content/ */
	const struct csv *csv;
	struct table *table;
	bool bad_unit;        /* a printed unit that is not known */
	struct span title_at; /* of table->title_published */
	/* Filled by the steps: */
	size_t header_row;    /* index of the first header row */
	size_t header_count;  /* number of header rows */
	size_t width;         /* fields of the header */
	size_t *column_field; /* field index of each column of the table */
};

struct span table_span(const struct table_reader *r, const struct csv_field *f);
/* Report what a field holds, with its place in the file and the spreadsheet. */
#define table_report(r, kind, f, ...) \
	diag_report((r)->diag, (kind), table_span((r), (f)), __VA_ARGS__)
/* Text of a field, trimmed; empty past the end of the row. */
struct str table_field(const struct csv_row *row, size_t i);

/* Step 1: title rows above the header. Takes number, title, unit from them
 * and sets header_row. */
void table_read_preamble(struct table_reader *r);
/* Is the row one of the kinds that stand above a header (表3, title,
 * 部门名称：, 单位：)? Page breaks repeat them inside the body. */
bool table_is_preamble(const struct table_reader *r, const struct csv_row *row);

/* The unit that such a row in the body prints, against the table's. */
void table_read_repeat(struct table_reader *r, const struct csv_row *row);

/* Step 2: the header rows to columns of kind. False after reporting. */
bool table_read_header(struct table_reader *r, const struct table_kind *kind);
/* How many columns of kind the header has, 0 when some column fits none:
 * for finding out which table a file is. */
size_t table_header_fit(struct table_reader *r, const struct table_kind *kind);
/* The columns without which a header alone does not tell that the file is the
 * table kind, with 、 between them: beside those that the table needs the
 * units. Empty when it has them all. */
struct str table_header_lacks(const struct table_reader *r,
			      const struct table_kind *kind);
/* Does the row repeat a row of the header? */
bool table_is_header(const struct table_reader *r, const struct csv_row *row);

/* Kind and value of an amount's cell; what is no number is text and stays as it
 * was published. bare is the text without a currency sign, plain the same with
 * a decimal point. */
enum number_kind table_take_number(struct cell *cell, struct str bare,
				   struct str plain);
/* What to say of an amount that is no number, with it and its column as
 * arguments: that a spreadsheet program shows it so, or otherwise. */
const struct diag_kind *table_number_kind(struct str published,
					  const struct diag_kind *otherwise);
/* Step 3: body rows and notes. */
void table_read_body(struct table_reader *r);

/* The table of a file, or NULL after reporting. stem is the file's name
 * without ending. Where the file prints no unit, it has the one that the year
 * declares. */
struct table *table_read(struct arena *a, struct arena *scratch,
			 const struct site *site,
			 const struct budget_year *year, const struct csv *csv,
			 struct str path, struct str stem, struct diag *d);

/* After all tables of a year are read: levels, paths and keys of rows. */
void table_outline(struct arena *a, struct arena *scratch,
		   const struct site *site, struct budget_year *y);

#endif
