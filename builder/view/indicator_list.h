/* Inside view: indicators in the site's own pages. */
#ifndef VIEW_INDICATOR_LIST_H
#define VIEW_INDICATOR_LIST_H

#include "view/site.h"

/* Of each year that has indicators, in this order, a value of shape
 * "indicator_section"; in it those of each project, and of the department,
 * together. Only the first group of the page is open. */
struct value indicator_sections(const struct site_view *s,
				const struct listed_year *years, size_t count);

#endif
