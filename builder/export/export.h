/* Export: model to dataset bytes. No HTML, no output folders of its own. */
#ifndef EXPORT_EXPORT_H
#define EXPORT_EXPORT_H

#include "audit/audit.h"
#include "model/change.h"
#include "model/dataset.h"
#include "model/site.h"

/* Rows of a dataset as lines of CSV (CRLF, no header). The other forms are
 * made of them: see rows.h and form.h. */
struct dataset_rows {
	struct buf csv;
	size_t count;
};

/* Append a year's rows of all datasets which dataset_has_years(). */
void export_year(const struct audit *audit,
		 struct dataset_rows rows[DATASET_COUNT]);
/* Append the rows of those that belong to the site. */
void export_site(const struct site *site, const struct changes *changes,
		 struct dataset_rows rows[DATASET_COUNT]);

/* The header line of a CSV file. */
void export_csv_header(enum dataset which, struct buf *out);

/* A published table as its own CSV (one header, the columns as published, the
 * budget unit filled down in a column of its own) and as JSON. */
void export_table_csv(const struct table *t, struct buf *out);
void export_table_json(const struct table *t, struct buf *out);

#endif
