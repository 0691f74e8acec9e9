/* The pages of the data: made last, of the files as they are. */
#ifndef BUILD_DATA_PAGES_H
#define BUILD_DATA_PAGES_H

#include "build/job.h"
#include "view/data_pages.h"

/* What the pages of the data show of the files that were put or kept; first
 * rows are read from them into the arena. Without a site to write there are no
 * files. */
void data_pages_files(struct build *b, struct arena *a, struct data_files *out);

#endif
