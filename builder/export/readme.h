/* README.txt: what lies beside it, for a human. */
#ifndef EXPORT_README_H
#define EXPORT_README_H

#include "audit/audit.h"
#include "export/metadata.h"
#include "model/dataset.h"

/* Of a department-year, in each language of the site, UTF-8 with CRLF: what
 * this is, the files with their rows, the published documents, licence, units,
 * how to cite, what the audit found. rows: of the year's datasets. */
void export_readme(const struct config *config, const struct audit *audit,
		   const size_t rows[DATASET_COUNT], struct buf *out);

/* The same of data/, for the whole site; the files of m are the CSV files of
 * the datasets, whose rows and checksums it tells. */
void export_site_readme(const struct metadata *m, struct buf *out);

/* The year's page on the web; empty where site.toml does not say where the site
 * is. */
struct str export_year_address(struct arena *a, const struct config *c,
			       const struct budget_year *y);
/* How to cite the year's data, or the site's (y is NULL), in one line. */
struct str export_citation(struct arena *a, const struct config *c,
			   const struct budget_year *y, bool chinese);

#endif
