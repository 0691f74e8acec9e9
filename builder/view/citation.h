/* How to cite: a figure, a table, a form, a dataset, the site. */
#ifndef VIEW_CITATION_H
#define VIEW_CITATION_H

#include "model/dataset.h"
#include "view/frame.h"

/* What is cited; what is empty is left out. */
struct cited {
	struct str page;  /* title of the page, name of the dataset */
	struct str thing; /* the table, the figure */
	struct str place; /* where that was published */
	struct str path;  /* of the page from the site's root, with its anchor;
			     left out where it is not known where the site
			     stands */
};

/* "publisher: site, page, thing, source: place, updated. licence. address." */
struct str view_citation(const struct view *v, struct arena *a,
			 const struct cited *c);

/* Where the figures of a page or of a table are found as data. */
struct cited_data {
	enum dataset dataset;
	struct str csv; /* file below data/ORG/YEAR/ */
	struct str at;  /* file and line under content/; may be empty */
};
/* Shape "citation" on the page `from` of a year: the text, the dataset, the
 * file, the place under content/. */
struct value view_year_citation(const struct view *v, struct arena *a,
				const struct budget_year *y, struct str from,
				const struct cited *c,
				const struct cited_data *data);
/* The same of a whole page, whose figures are in the year's file of the
 * dataset. */
struct value view_page_citation(const struct view *v, struct arena *a,
				const struct budget_year *y,
				const struct frame *frame, struct str place,
				enum dataset dataset, struct str at);
/* file:line, the file alone where the line is 0 */
struct str view_file_line(struct arena *a, struct str file, uint32_t line);

/* departments/ORG/YEAR/cite.html: each row of the year's page with its address
 * and the line of its file, at the same anchors as there. */
struct str view_cite_path(struct arena *a, const struct budget_year *y);
/* The part of it with this id, from the page `from`. */
struct str view_cite_url(struct arena *a, const struct budget_year *y,
			 struct str from, struct str id);

#endif
