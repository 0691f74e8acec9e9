/* Inside view: what the site's own pages share. */
#ifndef VIEW_SITE_H
#define VIEW_SITE_H

#include "audit/digest.h"
#include "view/amount.h"
#include "view/frame.h"

/* Lists longer than this are given as counts for each department-year, or with
 * the newest year alone. */
enum { SITE_LIST_MAX = 1000, SITE_HOME_DEPARTMENTS_MAX = 50 };

struct site_view {
	const struct view *view;
	struct arena *arena; /* of the page */
	const struct summaries *all;
	const struct audit_digests *audits; /* of each department, in order */
	size_t audit_count;
	struct diag *diag;
	struct page_sink sink;
	struct str up;   /* from the page to its language: "" or "../" */
	struct str root; /* from the page to the site, for data and assets */
};

/* A year of a department in a list of the site. */
struct listed_year {
	const struct summary *department;
	const struct summary_year *year;
};

/* Begin a page at a path inside the language's folder; end it by site_put(),
 * which hands it to the sink and forgets what the page allocated. */
struct arena_mark site_begin(struct site_view *s, struct str path);
void site_put(struct site_view *s, struct arena_mark mark, struct str path,
	      const char *template_name, struct str title, struct value body);

/* The same, with a page between it and the home page. */
void site_put_below(struct site_view *s, struct arena_mark mark,
		    struct str path, const char *template_name,
		    const struct crumb *parent, struct str title,
		    struct value body);
/* Power of ten from the unit of amount_unit() to the base unit. */
struct value site_shift(const struct site_view *s);
/* URL of a file of assets/. */
struct value site_asset(const struct site_view *s, const char *name);

/* The name in the page's language where there is one, else the other. */
struct str site_text(const struct site_view *s, struct str zh, struct str en);
struct str site_department_name(const struct site_view *s,
				const struct summary *d, int year);
/* URLs relative to the page. */
struct value site_department_url(const struct site_view *s,
				 const struct summary *d);
struct value site_year_url(const struct site_view *s, const struct summary *d,
			   const struct summary_year *y, struct str anchor);
struct value site_project_url(const struct site_view *s,
			      const struct summary *d,
			      const struct summary_year *y, struct str project,
			      struct str anchor);
/* Cells of a row of amounts, shape "cell", each against its column; urls may
 * be NULL. */
struct value site_cells(const struct site_view *s, const struct align *columns,
			const struct str *amounts, const struct value *urls,
			size_t count);
/* The stage of a year as an id for view_stage(): forms of targets alone are no
 * budget, whatever the stage of the year's. */
struct str site_stage(const struct summary_year *y);
/* An amount as in tables; empty when not stated. */
struct str site_amount(const struct site_view *s,
		       const struct summary_amount *a);
/* Plain digits in the base unit, for sorting and filtering. */
struct value site_exact(const struct site_view *s,
			const struct summary_amount *a);
/* A number of things, in groups of three digits. */
struct value site_count(const struct site_view *s, uint64_t n);
struct value site_year(const struct site_view *s, int year);
struct value *site_items(const struct site_view *s, size_t count);

/* A fiscal year of the whole site, ascending and distinct. */
struct site_years {
	int *items;
	size_t count;
};
struct site_years site_years(const struct site_view *s);
const struct summary_year *site_summary_year(const struct summary *d, int year);

/* Rows of the codes of the first level, a cell for each of the years that have
 * any; *years are those. */
struct value site_top_codes(struct site_view *s, enum classification_role role,
			    struct value *years);
/* A table of figures of department-years; only the newest of each department
 * where they would be more than SITE_LIST_MAX. */
struct value site_year_rows(const struct site_view *s);
/* Has it those alone? */
bool site_newest_only(const struct site_view *s);
/* Free page of content/ by name in the page's language; NULL for none. */
const struct commentary *site_free_page(const struct site_view *s,
					struct str name);
/* Is it a page of its own, or does another page have the name? */
bool site_is_free_page(struct str name);
struct value site_commentary(struct site_view *s, const struct commentary *c,
			     struct str page);

/* Lists of the projects and indicators of all departments, or of the one that
 * s holds, at path: whole, or where that would be too long, their counts. */
void site_put_projects(struct site_view *s, struct str path,
		       const struct crumb *parent, struct str title);
void site_put_indicators(struct site_view *s, struct str path,
			 const struct crumb *parent, struct str title);

void site_home(struct site_view *s);
void site_departments(struct site_view *s);
void site_projects(struct site_view *s);
void site_indicators(struct site_view *s);
void site_codes(struct site_view *s, enum classification_role role);
/* Needs the audits. */
void site_audit(struct site_view *s);
void site_compare(struct site_view *s);
/* List of shape "amendment": the recorded changes, the newest first, by day,
 * department and year; at most SITE_LIST_MAX of them. */
struct value site_changes(const struct site_view *s);
/* Are there more? */
bool site_changes_left_out(const struct site_view *s);
void site_glossary(struct site_view *s);
void site_free_pages(struct site_view *s);
void site_not_found(struct site_view *s);
/* search.html */
void site_search(struct site_view *s);
/* names/: all departments by the first letters of their sort keys. */
void site_names(struct site_view *s);

#endif
