/* Inside audit: units by magnitude, where no figure states the same twice.
 *
 * The measure is the department itself: no constant says how much a budget is.
 *  - A form whose amount is more than the whole department spends in the year
 *    is too large.
 *  - The tasks of a unit, or a table, of less than a thousandth of the smallest
 *    unit (the same table) of the department in any year are too small; of
 *    more than a thousand times the largest, too large.
 * It is a finding only if another unit brings the amount within a hundredth and
 * a hundred times of what it is compared with.
 */
#ifndef AUDIT_UNIT_MAGNITUDE_H
#define AUDIT_UNIT_MAGNITUDE_H

#include "audit/unit_evidence.h"

struct unit_magnitude {
	struct audit_figure own, other;
	int power; /* that would fit */
};

/* The largest amount of a group, as published; false when it has none but
 * zeros. */
bool unit_largest(struct auditing *x, const struct money_group *g,
		  struct audit_figure *out);
/* own is set. True: the printed unit cannot be; other and power are set. */
bool unit_judge_magnitude(struct auditing *x, const struct money_group *g,
			  struct unit_magnitude *out);

#endif
