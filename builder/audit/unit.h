/* Inside audit: wrong currency units, as the cause of other findings. */
#ifndef AUDIT_UNIT_H
#define AUDIT_UNIT_H

#include "audit/auditing.h"

/* Does a wrong unit that was found explain the conflict of c? Then it becomes
 * its cause. c compares one figure with one other or with a sum; the unit rule
 * has run. */
bool unit_explains(struct auditing *x, struct audit_check *c);

#endif
