/* The beginning of a department-year's page: plain sentences and key figures,
 * made from the data. Nothing is said that the figures do not bear out. */
#ifndef VIEW_OPENING_H
#define VIEW_OPENING_H

#include "view/chart.h"
#include "view/check.h"

/* List of shape "opening", pieces of text of which some are amounts: two to
 * four sentences: spending, its change, what it is for, the three public
 * expenses; where there are fewer, how many projects and indicators there are.
 */
struct value view_opening(const struct pages *p, const struct budget_year *y,
			  const struct summary_year *s,
			  const struct view_charts *charts);

/* List of shape "figure": the totals that are stated, with the mark of the
 * audit and the change from the year before. */
struct value view_key_figures(const struct pages *p,
			      const struct marked_page *page,
			      const struct summary_year *s);

#endif
