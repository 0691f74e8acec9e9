/* data/budgetpress.sqlite: all datasets as one database. */
#ifndef BUILD_DATABASE_H
#define BUILD_DATABASE_H

#include "build/job.h"

/* Kept when the datasets' CSV files, which must be complete, and all else it is
 * made from are what they were. */
void database_put(struct build *b);

#endif
