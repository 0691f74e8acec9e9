/* Checks of the audit to values: a mark beside a figure, the arithmetic behind
 * it, and where each figure of it stands. */
#ifndef VIEW_CHECK_H
#define VIEW_CHECK_H

#include "audit/audit.h"
#include "view/frame.h"

/* departments/ORG/YEAR/audit.html: the checks of a department-year that do not
 * agree; the check with the key K stands at #K. */
struct str view_audit_path(struct arena *a, const struct budget_year *y);

/* Those that agree stand on pages of their own, by what they look at:
 * departments/ORG/YEAR/rows.html ... Short names: marks on each figure
 * lead there. */
enum audit_shelf {
	AUDIT_SHELF_ROWS,    /* sums within a row */
	AUDIT_SHELF_LEVELS,  /* sums of levels and units, balances, changes */
	AUDIT_SHELF_TABLES,  /* one figure in two tables or forms */
	AUDIT_SHELF_TEXT,    /* figures in commentary and stated facts */
	AUDIT_SHELF_ENTRIES, /* codes, targets, which tables are there */
	AUDIT_SHELF_COUNT
};
enum audit_shelf view_rule_shelf(enum audit_rule_id rule);
struct str view_shelf_path(struct arena *a, const struct budget_year *y,
			   enum audit_shelf shelf);
/* Where a place stands on the pages of this language, from the page `from`;
 * empty where it has no place of its own. */
struct str view_place_url(struct arena *a, const struct audit_place *p,
			  struct str from);
/* In the inputs, below the year's folder: expenditure.csv:35; the file alone
 * where no line is known, empty where nothing is. */
struct str view_source_line(struct arena *a, const struct audit_place *p);
/* Where a check stands, from the page `from`. is_year: that is the year's page,
 * which has the findings in full. */
struct str view_check_url(struct arena *a, const struct budget_year *y,
			  const struct audit_check *c, struct str from,
			  bool is_year);

/* A page whose figures carry marks. */
struct marked_page {
	const struct audit *audit;
	struct str path;
	bool is_year; /* it has the findings in full */
};
/* The mark of a figure: shape "mark" with the outcome's stable name, none where
 * it agrees, and the address of its gravest check. None where nothing
 * recomputes it. thing as in audit_mark(). */
struct value view_mark(struct arena *a, const struct marked_page *page,
		       const void *thing);
/* The same where it conflicts with something, else none: for what is no figure.
 * That a code is known or that a target can be read is no proof of it. */
struct value view_conflict_mark(struct arena *a, const struct marked_page *page,
				const void *thing);
/* Is it shown in full on the year's page? */
bool view_is_finding(const struct audit_check *c);

/* Shape "check": all that is known of it. */
struct value view_check(const struct view *v, struct arena *a,
			const struct audit *audit, const struct audit_check *c,
			struct str from);

/* A value with its digits in groups: 12,578. */
struct str view_grouped(struct arena *a, struct decimal value);

/* Shape "audit_summary": how many checks came out how, as figures and as a
 * sentence. counts by outcome; findings: conflicts that no other explains. */
struct value view_audit_summary(const struct view *v, struct arena *a,
				const size_t counts[AUDIT_OUTCOME_COUNT],
				size_t findings);

struct str view_outcome_word(const struct view *v, enum audit_outcome outcome);
struct str view_severity_word(const struct view *v,
			      enum audit_severity severity);
/* One of the texts of a rule in the view's language. */
struct str view_rule_text(const struct view *v, const struct audit_text *text);

#endif
