/* View: model to page values: URLs, wording, formats of numbers.
 *
 * No markup (that is the templates') and no files. A page is a path, the name
 * of its template and a value tree; pages are handed one by one to a sink, so
 * that a page's values live only as long as the page.
 */
#ifndef VIEW_VIEW_H
#define VIEW_VIEW_H

#include "audit/digest.h"
#include "model/change.h"
#include "model/site.h"
#include "model/summary.h"
#include "template/value.h"

/* What is the same for all pages of a language. */
struct view {
	const struct config *config;
	const struct site *site;
	const struct changes *changes; /* all that was recorded, oldest first */
	enum language language;
	struct str language_folder; /* "" or "en/" */
	struct value words;         /* the interface's wording, all of it */
	struct str preview; /* picture to be shown where a page is shared */
};

struct page {
	struct str path;          /* in the site: departments/x/2023.html */
	struct str template_name; /* department-year */
	struct value value;
};

struct page_sink {
	void (*put)(void *context, const struct page *page);
	void *context;
	/* Files that pages link to: charts. path in the site. */
	void (*put_file)(void *context, struct str path, struct str bytes);
	/* How large a file of the site is; false when that is not known. */
	bool (*file_size)(void *context, struct str path, uint64_t *size);
	/* Commentary links to the file `path` of the site (without the folder
	 * of a language), by url at span: it has to be there in the end. */
	void (*link)(void *context, struct str path, struct str url,
		     struct span span);
	/* Commentary shows a picture: it has to stand at path. */
	void (*picture)(void *context, const struct picture *picture,
			struct str path);
};

/* site arena: lives as long as the view. language_index is the place in
 * config->languages; 0 is the root. changes may be filled later, but before
 * the site's own pages are asked for. */
void view_init(struct view *v, struct arena *a, const struct config *config,
	       const struct site *site, const struct changes *changes,
	       size_t language_index);

/* departments/ID.html, departments/ID/YEAR.html, its projects' pages. The page
 * arena is rewound between pages. Findings of commentary (a figure link that
 * does not hold) are reported. */
void view_department(const struct view *v, struct arena *page,
		     const struct department *department,
		     const struct audit *audits, struct diag *d,
		     struct page_sink sink);

/* The files of the years' charts, data/ORG/YEAR/charts/NAME.svg, in the view's
 * language. */
void view_department_charts(const struct view *v, struct arena *page,
			    const struct department *department,
			    const struct summary *summary,
			    const struct audit *audits, struct page_sink sink);

/* The site's own pages, in parts: what is read of a large site for one of them
 * need not be there for the others. First home, departments, functions,
 * economy, comparison, glossary, about and other free pages, 404, search,
 * names; summaries need no projects. */
void view_site(const struct view *v, struct arena *page,
	       const struct summaries *summaries, struct diag *d,
	       struct page_sink sink);

/* The pages of the audit. audits: one for each of the summaries, in their
 * order; these need neither codes nor projects. */
void view_site_audit(const struct view *v, struct arena *page,
		     const struct summaries *summaries,
		     const struct audit_digests *audits, struct diag *d,
		     struct page_sink sink);

/* The lists of all projects and indicators. Summaries need no codes. */
void view_site_projects(const struct view *v, struct arena *page,
			const struct summaries *summaries, struct diag *d,
			struct page_sink sink);

#endif
