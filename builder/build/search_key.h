/* Inside build: how the volumes of the search are called. */
#ifndef BUILD_SEARCH_KEY_H
#define BUILD_SEARCH_KEY_H

#include "view/search.h"

/* The key of a shelf's volumes: of an organisation, or of the site itself when
 * that is empty. The volumes are KEY-1, KEY-2 ... */
struct str search_volume_key(struct arena *a, struct str organization,
			     enum search_shelf shelf);

#endif
