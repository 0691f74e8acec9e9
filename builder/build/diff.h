/* Two built sites compared: what was published, and what is now. */
#ifndef BUILD_DIFF_H
#define BUILD_DIFF_H

#include "build/build.h"
#include "export/changes.h"

/* What an organisation is called. */
struct diff_name {
	struct str name, name_en;
};

/* All changes from one site's folder to the other's, by department and year, in
 * the arena. Reads data/ORG/YEAR/ of both, whatever version of the program
 * wrote them. What is no site of ours is reported. names gets a struct
 * diff_name for the id of each organisation of either site. */
enum build_status build_diff(struct arena *a, struct str before,
			     struct str after, struct diag *d,
			     struct changes *out, struct map *names);

#endif
