/* The datasets of the site: all rows of one, in the order of the organisations
 * and of their years.
 *
 * They are never in memory whole: the rows of a year come from the files of the
 * year, which this build has written or kept. They are read once, and go to all
 * forms that have to be written.
 */
#ifndef BUILD_DATASET_H
#define BUILD_DATASET_H

#include "build/job.h"
#include "export/sink.h"

/* Hand the records of a dataset to each of the sinks. False when some could not
 * be read; publish_commit() reports that. */
bool dataset_visit(struct build *b, enum dataset which,
		   const struct dataset_sink *sinks, size_t count);

/* All datasets in all their forms into data/; what comes from unchanged files
 * is kept. Fills b->dataset_rows. */
void dataset_put_all(struct build *b);

#endif
