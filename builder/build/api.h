/* The documents of the API: see export/api.h. */
#ifndef BUILD_API_H
#define BUILD_API_H

#include "build/job.h"

/* A department's and its years', from any thread; into its group. */
void api_put_department(struct build *b, struct worker *w,
			const struct summary *summary);
/* The lists, the codes, the index and the description; into a group. Needs the
 * codes of the summaries. */
void api_put_site(struct build *b, struct str group,
		  const struct summaries *summaries);

#endif
