/* The archives: a ZIP of all files of a department-year, and one of the site's
 * own datasets with their metadata. They are made of the files as they are
 * staged or kept, piece by piece.
 */
#ifndef BUILD_ARCHIVE_H
#define BUILD_ARCHIVE_H

#include "build/job.h"

/* data/ORG/YEAR/ORG-YEAR.zip of all that is in data/ORG/YEAR/, once that is
 * complete; of the department's group. */
void archive_put_year(struct build *b, struct arena *a,
		      const struct budget_year *y);
/* data/budgetpress.zip: of what stands in data/ itself, the CSV files for
 * programs and all metadata; other forms of the same rows are left out. Once
 * these are complete; kept when they are what they were. */
void archive_put_site(struct build *b);

#endif
