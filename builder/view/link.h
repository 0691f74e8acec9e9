/* Relative addresses in commentary: other pages and files of the site, pictures
 * beside the text. */
#ifndef VIEW_LINK_H
#define VIEW_LINK_H

#include "view/commentary.h"
#include "view/url.h"
#include "view/view.h"

/* Not one with a scheme, from the server's root, or into the page itself. */
bool link_is_relative(struct str url);
/* The address as the page in its language has to write it; the sink is told
 * what it leads to. Empty when it leads out of the site. */
struct str link_resolve(struct arena *a, const struct commentary_place *place,
			struct str url, struct span span);
/* The address of the picture of this name beside the commentary, which the sink
 * is told of; empty when there is none. */
struct str link_picture(struct arena *a, const struct commentary_place *place,
			const struct commentary *c, struct str url);
void link_report_picture(struct diag *d, struct str url, struct span span);

#endif
