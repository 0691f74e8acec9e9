/* Checks that need no words: a line each, below what they have in common. */
#ifndef VIEW_CHECK_BRIEF_H
#define VIEW_CHECK_BRIEF_H

#include "view/check.h"

/* List of shape "group": the checks of a rule with this outcome, in stretches
 * of shape "stretch" that share the beginning of their places' names. Only
 * where they agree has a rule an anchor, its id. */
struct value view_brief_groups(const struct view *v, struct arena *a,
			       const struct audit *audit, struct str from,
			       enum audit_outcome outcome);
/* The same of the rules of one shelf. */
struct value view_shelf_groups(const struct view *v, struct arena *a,
			       const struct audit *audit, struct str from,
			       enum audit_shelf shelf);

#endif
