/* Checks of the audit to values: a mark beside a figure, the arithmetic behind
 * it, and where each figure of it stands. */
#ifndef VIEW_CHECK_H
#define VIEW_CHECK_H

#include "audit/audit.h"
#include "view/frame.h"

/* departments/ORG/YEAR/audit.html: all checks of a department-year; the check
 * with the key K stands at #K. */
struct str view_audit_path(struct arena *a, const struct budget_year *y);
/* Where a place stands on the pages of this language, from the page `from`;
 * empty where it has no place of its own. */
struct str view_place_url(struct arena *a, const struct audit_place *p,
			  struct str from);

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

/* Shape "brief": one line of a list: place and equation. */
struct value view_check_brief(const struct view *v, struct arena *a,
			      const struct audit_check *c, struct str from);

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
