/* Inside build: the picture that shows where a page of the site is shared. */
#ifndef BUILD_PREVIEW_H
#define BUILD_PREVIEW_H

#include "build/job.h"

/* Take the picture of site.toml, if it names one, in place of that which comes
 * with the program, and tell the views its path; what is wrong with it is
 * reported. False when the world failed. */
bool preview_load(struct build *b, struct str path);

#endif
