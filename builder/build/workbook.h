/* data/budgetpress.xlsx: all datasets as one workbook. */
#ifndef BUILD_WORKBOOK_H
#define BUILD_WORKBOOK_H

#include "build/job.h"

/* Kept when the datasets' CSV files, which must be complete, and all else it is
 * made from are what they were. Not where there are errors: nothing is
 * published then. */
void workbook_put(struct build *b);

#endif
