/* The audit of a department-year as values. */
#ifndef VIEW_AUDIT_YEAR_H
#define VIEW_AUDIT_YEAR_H

#include "view/check.h"

/* audit/RULE.html */
struct str view_rule_path(struct arena *a, enum audit_rule_id rule);

/* Part of the year's own page, shape "year_audit": the summary and the
 * findings in full. */
struct value view_year_audit(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str from);

/* The page of the checks that do not agree, shape "audit_year", at
 * view_audit_path(). */
struct value view_audit_page(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str heading,
			     struct str year_page, struct str year_title);

/* How many checks of a shelf agree; its page is there where any do. */
size_t view_shelf_count(const struct audit *audit, enum audit_shelf shelf);
struct str view_shelf_title(const struct view *v, enum audit_shelf shelf);
/* That page, shape "audit_shelf", at view_shelf_path(). */
struct value view_audit_shelf(const struct view *v, struct arena *a,
			      const struct audit *audit, enum audit_shelf shelf,
			      struct str heading, struct str audit_title);

#endif
