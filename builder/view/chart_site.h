/* Charts of the site's own pages. */
#ifndef VIEW_CHART_SITE_H
#define VIEW_CHART_SITE_H

#include "view/site.h"

/* List of figures for the home page: the expenditure of the newest year that
 * has any, by function, by economic nature and, of several departments, by
 * department. Their files go to the sink. */
struct value site_charts(const struct site_view *s);

#endif
