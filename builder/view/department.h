/* Inside view: what the pages of one department share. */
#ifndef VIEW_DEPARTMENT_H
#define VIEW_DEPARTMENT_H

#include "view/frame.h"

struct pages {
	const struct view *view;
	struct arena *arena; /* of the page */
	const struct department *department;
	const struct summary *summary;
	const struct audit *audits; /* of the years */
	struct diag *diag;
	struct page_sink sink;
};

/* departments/ORG.html, departments/ORG/YEAR.html */
struct str department_path(struct arena *a, const struct organization *o);
struct str department_year_path(struct arena *a, const struct budget_year *y);
/* "Name 2023年预算" */
struct str department_year_title(const struct pages *p,
				 const struct budget_year *y);
/* Breadcrumbs of a page of the year: home, departments, the department, the
 * year, and what stands below it; the last one, which is the page itself, has
 * no path. */
void department_crumbs(const struct pages *p, const struct budget_year *y,
		       const struct crumb *below, size_t count,
		       struct frame *out);
/* List of shape "section": commentary in the page's language, else in the one
 * that it has. year and its charts are NULL on the department's own page. */
struct view_charts;
struct value department_sections(const struct pages *p,
				 const struct commentaries *all,
				 const struct budget_year *year,
				 struct view_charts *charts);

void department_put_year(const struct pages *p, const struct budget_year *y,
			 const struct summary_year *s,
			 const struct audit *audit);
/* departments/ORG/YEAR/facts.html; only where the year has facts. */
struct str department_facts_path(struct arena *a, const struct budget_year *y);
void department_put_facts(const struct pages *p, const struct audit *audit);
/* departments/ORG/YEAR/performance.html; only where the year has forms of its
 * whole performance. */
void department_put_performance(const struct pages *p,
				const struct audit *audit);
/* departments/ORG/YEAR/cite.html: see view/citation.h. */
void department_put_cite(const struct pages *p, const struct budget_year *y);
void department_put_audit(const struct pages *p, const struct audit *audit);
void department_put_project(const struct pages *p, const struct audit *audit,
			    const struct project *x);

#endif
