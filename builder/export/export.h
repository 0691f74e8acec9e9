/* Export: model to dataset bytes. No HTML, no output folders of its own. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "audit/audit.h"
#include "model/dataset.h"
#include "model/site.h"

/* Rows of the datasets as they are written: CSV lines (CRLF, no header) and
 * JSON records joined by ",\n" (no brackets). */
struct dataset_rows {
	struct buf csv, json;
	size_t count;
};

/* Append a year's rows of all datasets but that of organisations. */
void export_year(const struct audit *audit,
		 struct dataset_rows rows[DATASET_COUNT]);
void export_organizations(const struct site *site, struct dataset_rows *rows);

/* A whole CSV file's header line; a JSON file is "[\n" rows "\n]\n". */
void export_csv_header(enum dataset which, struct buf *out);

/* A published table as its own CSV (one header, the columns as published, the
 * budget unit filled down in a column of its own) and as JSON. */
void export_table_csv(const struct table *t, struct buf *out);
void export_table_json(const struct table *t, struct buf *out);

#endif
