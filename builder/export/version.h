/* Versions of a year's published data: the cells that readers cite, by the row
 * and the column in which they stand.
 *
 * What a figure was is compared, not where its file has it: the line of a
 * source, the name of a department and the outcome of a check may change
 * without a change of what was published.
 */
#ifndef EXPORT_VERSION_H
#define EXPORT_VERSION_H

#include "base/map.h"
#include "diag/diag.h"
#include "model/dataset.h"

enum { VERSION_CELLS_MAX = 8 };

struct version_row {
	enum dataset dataset;
	struct str name; /* what it is, in words; unique in its dataset */
	struct str cells[VERSION_CELLS_MAX]; /* in the order of the columns */
	bool matched;                        /* used by the comparison */
};

/* Zeroed but for the arena and what it is of, a version is empty. */
struct version {
	struct arena *arena;
	struct str organization_id, fiscal_year;
	struct version_row **items;
	size_t count, capacity;
	struct map rows;
};

/* Is the dataset one whose changes are followed? */
bool version_follows(enum dataset which);
/* Names of the columns that are followed, up to a NULL. The last counts only
 * where no other of the row has changed: it is derived from them. */
const char *const *version_columns(enum dataset which);

/* Add the rows of a dataset's CSV file. Columns are found by their names, so
 * that files of other versions of the program can be read; one that is not
 * there is blank. False after reporting what is no CSV. */
bool version_add(struct version *v, enum dataset which, struct str csv,
		 struct str path, struct diag *d);

/* As a file of its own, and back: one row a cell, with the columns dataset,
 * row, column, value. */
void version_write(const struct version *v, struct buf *out);
bool version_read(struct version *v, struct str csv, struct str path,
		  struct diag *d);

/* CSV rows by the names of their columns. */
enum { NAMED_COLUMNS_MAX = 16 };
struct named_rows {
	const char *const *columns; /* up to a NULL */
	void (*row)(void *context, const struct str *fields);
	void *context;
	size_t fields[NAMED_COLUMNS_MAX]; /* index of each, or SIZE_MAX */
	bool has_header;
};
/* Call row for each row after the header; fields in the order of columns. */
bool named_rows_read(struct named_rows *n, struct str csv, struct str path,
		     struct diag *d);

#endif
