/* Inside view: commentary as the search has it. */
#ifndef VIEW_SEARCH_TEXT_H
#define VIEW_SEARCH_TEXT_H

#include "view/search.h"

/* The language whose pages alone have it; empty when all have. */
struct str search_commentary_language(const struct commentaries *all,
				      const struct commentary *c);
/* Its text without markup. */
struct str search_commentary_text(struct arena *a, const struct commentary *c);

#endif
