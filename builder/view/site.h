/* Inside view: what the site's own pages share. */
#ifndef VIEW_SITE_H
#define VIEW_SITE_H

#include "view/view.h"

/* Lists longer than this are given as counts for each department-year. */
enum { SITE_LIST_MAX = 3000, SITE_HOME_DEPARTMENTS_MAX = 50 };

struct site_view {
	const struct view *view;
	struct arena *arena; /* of the page */
	const struct summaries *all;
	struct diag *diag;
	struct page_sink sink;
	struct str up;   /* from the page to its language: "" or "../" */
	struct str root; /* from the page to the site, for data and assets */
	struct value words;
};

/* Wording of these pages in the view's language; an object. */
struct value site_words(struct arena *a, enum language language);
struct str site_stage_word(enum language language, struct str stage);
struct str site_kind_word(enum language language, enum target_kind kind);

/* Begin a page at a path inside the language's folder; end it by site_put(),
 * which hands it to the sink and forgets what the page allocated. */
struct arena_mark site_begin(struct site_view *s, struct str path);
void site_put(struct site_view *s, struct arena_mark mark, struct str path,
	      const char *template_name, struct str title, struct value body);

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
/* Amounts in the display unit: 10,000 yuan for CNY, else the currency. */
struct str site_amount_unit(const struct site_view *s);
struct value site_yuan(const struct site_view *s, struct decimal yuan);
struct value site_amount(const struct site_view *s,
			 const struct summary_amount *a);
struct value site_number(const struct site_view *s, uint64_t n);
struct value site_year(const struct site_view *s, int year);
struct value *site_items(const struct site_view *s, size_t count);

/* Can the code be part of a URL? Codes that cannot have no page. */
bool site_code_has_page(struct str code);

/* A fiscal year of the whole site, ascending and distinct. */
struct site_years {
	int *items;
	size_t count;
};
struct site_years site_years(const struct site_view *s);
const struct summary_year *site_summary_year(const struct summary *d, int year);

/* The codes of a year, by role. */
const struct summary_code *site_codes_of(const struct summary_year *y,
					 enum classification_role role,
					 size_t *count);
/* Rows of the codes of the first level, a cell for each year. */
struct value site_top_codes(const struct site_view *s,
			    enum classification_role role,
			    const struct site_years *years);
/* A table of figures of department-years. */
struct value site_year_rows(const struct site_view *s);
/* Free page of content/ by name in the page's language; NULL for none. */
const struct commentary *site_free_page(const struct site_view *s,
					struct str name);
struct value site_commentary(struct site_view *s, const struct commentary *c);

void site_home(struct site_view *s);
void site_departments(struct site_view *s);
void site_projects(struct site_view *s);
void site_indicators(struct site_view *s);
void site_codes(struct site_view *s, enum classification_role role);
void site_data(struct site_view *s);
void site_glossary(struct site_view *s);
void site_free_pages(struct site_view *s);
void site_not_found(struct site_view *s);

#endif
