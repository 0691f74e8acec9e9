/* The audit of a department-year as values. */
#ifndef VIEW_AUDIT_YEAR_H
#define VIEW_AUDIT_YEAR_H

#include "audit/audit.h"
#include "view/frame.h"

/* audit/RULE.html */
struct str view_rule_path(struct arena *a, enum audit_rule_id rule);

/* Part of the year's own page, shape "year_audit": the summary and the
 * findings in full. */
struct value view_year_audit(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str from);

/* The page of all checks, shape "audit_year", at view_audit_path(). */
struct value view_audit_page(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str heading,
			     struct str year_page, struct str year_title);

#endif
