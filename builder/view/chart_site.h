/* Charts of the site's own pages. */
#ifndef VIEW_CHART_SITE_H
#define VIEW_CHART_SITE_H

#include "view/code_list.h"
#include "view/site.h"

/* List of figures for the home page: the expenditure of the newest year that
 * has any, by function, by economic nature and, of several departments, by
 * department. Their files go to the sink. */
struct value site_charts(const struct site_view *s);

/* Bars of a code's children in the newest year in which at least two have an
 * amount, with their shares where they make up the parent; none where there is
 * no such year. Without a file. */
struct value site_chart_children(const struct site_view *s,
				 const struct code_sums *sums,
				 const struct code_item *parent,
				 const struct code_item *const *children,
				 size_t count);

#endif
