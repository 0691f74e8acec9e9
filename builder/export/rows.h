/* Rows of CSV as export writes them, read back record by record.
 *
 * Strict: no other CSV is taken, neither line ends but CRLF nor a number of
 * fields other than the dataset's columns.
 */
#ifndef EXPORT_ROWS_H
#define EXPORT_ROWS_H

#include "base/buf.h"
#include "model/dataset.h"

enum { DATASET_COLUMNS_MAX = 32 };

/* A zeroed struct with rest set reads rows without a header. */
struct dataset_reader {
	struct str rest; /* what is still to be read */
	bool failed;     /* what follows is no row of the dataset */
	struct buf text; /* quoted fields of the row */
	struct str fields[DATASET_COLUMNS_MAX];
};

/* The next row in r->fields, valid until the next call; false at the end or
 * when the reader failed. */
bool dataset_read_row(struct dataset_reader *r, size_t columns);
void dataset_reader_free(struct dataset_reader *r);

#endif
