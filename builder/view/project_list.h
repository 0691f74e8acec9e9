/* Inside view: tables of projects in the site's own pages. */
#ifndef VIEW_PROJECT_LIST_H
#define VIEW_PROJECT_LIST_H

#include "view/site.h"

enum { PROJECTS_OF_PAGE_MAX = 5000 };

struct listed_project {
	const struct summary *department;
	const struct summary_year *year;
	const struct summary_project *project;
	size_t order; /* of the departments and years */
};
struct listed_projects {
	struct listed_project *items;
	size_t count, capacity;
};

/* The body of a page that lists these, of that many; links to the others. */
struct value project_list(const struct site_view *s,
			  const struct listed_projects *list, size_t total,
			  struct value links);

/* Links to the pages of each year, shape "piece". */
struct value project_years(const struct site_view *s);
/* projects/years/YEAR.html, YEAR-2.html ... */
void site_project_years(struct site_view *s);

#endif
