/* Metadata of the files of data/ and api/: see export/metadata.h. */
#ifndef BUILD_METADATA_H
#define BUILD_METADATA_H

#include "build/job.h"

/* data/ORG/YEAR/datapackage.json, once the year's other files are put. Scratch
 * is the worker's. */
void metadata_put_year(struct build *b, struct worker *w,
		       const struct department *department,
		       const struct summary_year *year);
/* What describes the CSV files right in data/, once these are put: CSVW, the
 * Data Package, README.txt. */
void metadata_put_tables(struct build *b);
/* What lists all files of data/ and api/, the last of them: the catalogue, the
 * manifest, the checksums. Kept when nothing of it has changed. */
void metadata_put_catalog(struct build *b);

#endif
