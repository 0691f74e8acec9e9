/* README.txt of a department-year: what lies beside it, for a human. */
#ifndef EXPORT_README_H
#define EXPORT_README_H

#include "audit/audit.h"
#include "model/dataset.h"

/* In each language of the site, UTF-8 with CRLF: what this is, the files with
 * their rows, the published documents, licence, units, how to cite, what the
 * audit found. rows: of the year's datasets. */
void export_readme(const struct config *config, const struct audit *audit,
		   const size_t rows[DATASET_COUNT], struct buf *out);

#endif
