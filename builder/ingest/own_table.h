/* Inside ingest: tables that site.toml declares. */
#ifndef INGEST_OWN_TABLE_H
#define INGEST_OWN_TABLE_H

#include "format/csv.h"
#include "ingest/year.h"

/* A file of an own table, once its header is read. */
struct own_file {
	const struct config_table *kind;
	struct str path;
	size_t *fields; /* index of the field of each column of kind */
	size_t width;   /* fields of the header */
};

/* Does a name fit a pattern, where * stands for any characters but /? */
bool own_table_matches(struct str pattern, struct str name);
/* The own table that a file of a department-year is, or NULL. */
const struct config_table *own_table_of(const struct config *config,
					struct str name);
/* Find the columns of the file's kind in its header, for fields and width.
 * False after reporting. */
bool own_table_header(struct reading *r, const struct csv_row *row,
		      struct own_file *file);
/* Report that the file ends before its header. */
void own_table_no_header(struct reading *r, const struct own_file *file,
			 bool is_empty);
bool own_table_is_blank(const struct csv_row *row);
/* The table of a file, NULL after reporting. */
struct table *own_table_read(struct year_reading *y,
			     const struct config_table *kind, struct str path);
/* The table of those runs of the year from the first on that are of one file;
 * index of the run behind them. */
size_t own_table_read_runs(struct year_reading *y, size_t first,
			   struct table **out);

#endif
