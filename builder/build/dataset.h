/* The datasets of the site: all rows of one, in the order of the organisations
 * and of their years.
 *
 * They are never in memory whole: the rows of a year come from the files of the
 * year, which this build has written or kept.
 */
#ifndef BUILD_DATASET_H
#define BUILD_DATASET_H

#include "build/job.h"

/* What stands around the rows of a JSON file. */
#define DATASET_JSON_HEAD "[\n"
#define DATASET_JSON_TAIL "\n]\n"

/* Has each department-year a file of its own in data/ORG/YEAR/? */
static inline bool dataset_has_years(enum dataset which)
{
	return which != DATASET_ORGANIZATIONS && which != DATASET_DOCUMENTS;
}

enum dataset_form { DATASET_CSV, DATASET_JSON, DATASET_FORM_COUNT };

/* Call visit with rows in the form that struct dataset_rows has them, none of
 * the calls with no row. False when some could not be read; publish_commit()
 * reports that. */
bool dataset_visit(struct build *b, enum dataset which, enum dataset_form form,
		   void (*visit)(void *context, struct str rows),
		   void *context);

/* All datasets into data/; those that come from unchanged files are kept. */
void dataset_put_all(struct build *b);

#endif
