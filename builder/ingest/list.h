/* Inside ingest: simple CSV lists with one header row of known names. */
#ifndef INGEST_LIST_H
#define INGEST_LIST_H

#include "format/csv.h"
#include "ingest/reading.h"

enum { LIST_COLUMNS_MAX = 16 };

struct list_column {
	const char *name;
	bool needed; /* the column must be there */
};

struct list {
	struct reading *reading;
	struct str path;
	struct csv csv;
	const struct list_column *columns;
	size_t column_count;
	size_t fields[LIST_COLUMNS_MAX]; /* index of each column, or SIZE_MAX */
	size_t width;                    /* fields of the header */
	size_t next;                     /* row to be read next */
	const struct csv_row *row;
};

/* Read the file and its header; false after reporting. */
bool list_open(struct reading *r, struct str path,
	       const struct list_column *columns, size_t count,
	       struct list *out);
/* Step to the next row that is not blank; false at the end. */
bool list_next(struct list *l);
/* Text of a column of the row, trimmed; empty when there is none. */
struct str list_get(const struct list *l, size_t column);
struct span list_span(const struct list *l, size_t column);
/* A year or 0; anything else is reported and counts as 0. */
int list_year(const struct list *l, size_t column);
/* Text that must not be empty; reported. */
struct str list_need(const struct list *l, size_t column);

#endif
