/* sitemap.xml: all pages of the site, by https://www.sitemaps.org/protocol.html
 *
 * At most 50,000 addresses stand in one file; a larger site has sitemap-1.xml,
 * sitemap-2.xml ... and sitemap.xml lists these. */
#ifndef BUILD_SITEMAP_H
#define BUILD_SITEMAP_H

#include "build/job.h"

/* Once all pages are put. */
void sitemap_put(struct build *b);

#endif
