/* Commentary to HTML: figures bound to the data, tables in their place.
 *
 *   [4,039万元](figure:expenditure/total)   leads to the cell; must equal it
 *   ![支出](table:expenditure)              leads to the table
 *   ![照片](photo.png)                      shows the picture beside the text
 *   [另一页](../about.html)                 from the page; must be there
 *   ![三公经费](chart:three-public)         places the chart; where it stands
 *                                           already, leads to it
 *
 * Anchors on a department-year's page: a table has its id, a row TABLE-KEY, a
 * chart chart-NAME. A project has a page of its own; facts have one for all,
 * with the anchors fact-ID.
 */
#ifndef VIEW_COMMENTARY_H
#define VIEW_COMMENTARY_H

#include "model/budget.h"

struct view_charts; /* view/chart.h */
struct view_terms;  /* view/terms.h */
struct view;
struct page_sink;

/* Where commentary stands. */
struct commentary_place {
	const struct organizations *organizations;
	/* The year that its figures are of; NULL on pages without one, where
	 * figures, charts and tables are errors. */
	const struct budget_year *year;
	/* The charts of the year's page; those that are placed are marked. NULL
	 * where there are none: naming one is an error. */
	struct view_charts *charts;
	/* Explains terms of the glossary; NULL: not explained. */
	struct view_terms *terms;
	/* Relative URLs: of the year's page (empty when it is this page), and
	 * of the folder of its other pages with the slash at its end. */
	struct str year_page, year_folder;
	/* The page, without the folder of its language; what it links to and
	 * the pictures it shows are handed to the sink. */
	const struct view *view;
	const struct page_sink *sink;
	struct str page;
	unsigned heading_shift; /* see markdown_render() */
	struct str id_prefix;
};

/* Append c as HTML. Figures that are unknown are reported; those that differ
 * from their text have the class figure-mismatch. The arena holds what is
 * needed on the way. */
void commentary_render(struct arena *a, const struct commentary *c,
		       const struct commentary_place *place, struct diag *d,
		       struct buf *out);

#endif
