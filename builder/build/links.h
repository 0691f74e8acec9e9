/* Inside build: links of commentary to the site itself, which have to hold. */
#ifndef BUILD_LINKS_H
#define BUILD_LINKS_H

#include "base/pack.h"
#include "diag/diag.h"
#include "model/budget.h"

struct build;

/* One link: by url at span to the file path of the site; without path it leads
 * out of the site. */
struct site_link {
	struct str path, url;
	struct span span;
};
struct site_links {
	struct site_link *items;
	size_t count, capacity;
};

/* Hashes of the paths of pages. */
struct link_targets {
	uint64_t *items;
	size_t count, capacity;
};

/* For the sink of pages, see view.h; context is a struct rendering. */
void links_add(void *context, struct str path, struct str url,
	       struct span span);
void links_put_picture(void *context, const struct picture *picture,
		       struct str path);
/* Links as bytes for a note, in the arena. */
struct str links_pack(struct arena *a, const struct site_links *links);
/* Take those of a note for the check at the end. */
void links_take(struct build *b, struct str packed);
/* A page is there. From any thread. */
void links_page(struct build *b, struct str path);
/* Report links to what the site does not have, once all of it is there. */
void links_check(struct build *b);

#endif
