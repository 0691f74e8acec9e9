/* The search: volumes of departments and of the site, and their index.
 *
 * Volumes of a department are files of its group; what it is called goes into
 * its note. When all are there, the volumes are read back for the index.
 */
#ifndef BUILD_SEARCH_H
#define BUILD_SEARCH_H

#include "build/job.h"

/* Put the department's volumes; names and counts go into the note, the names
 * into the worker's arena. Nothing when nothing is written. */
void search_put_department(struct build *b, struct worker *w,
			   const struct department *department,
			   struct note *note);
/* The key of what the site itself puts, for publish. */
#define SEARCH_SITE STR("search-site/")
/* Of the names of all departments, and of what the site's pages are made of. */
struct digest search_fingerprint(struct build *b, struct digest of_pages);
/* Put the site's own volumes; fills the counts of the note. */
void search_put_site(struct build *b, const struct summaries *summaries,
		     struct note *note);
/* The index over all volumes, or keep it. */
void search_put_index(struct build *b);

#endif
