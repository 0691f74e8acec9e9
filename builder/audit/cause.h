/* Inside audit: what explains what. */
#ifndef AUDIT_CAUSE_H
#define AUDIT_CAUSE_H

#include "audit/auditing.h"

/* A check in which a figure takes part. */
struct cause_use {
	struct audit_check *check;
	int sign; /* of the figure in the difference */
};
struct cause_uses {
	struct cause_use *items;
	size_t count, capacity;
	bool rated; /* its corrections have been looked for */
};

/* Checks by the figures of those in conflict. */
struct causes {
	struct auditing *x;
	struct map uses;
};

/* A conflict of arithmetic that nothing explains yet. */
bool cause_is_open(const struct audit_check *c);
/* The conflict that c is a consequence of in the end; c itself. */
const struct audit_check *cause_root(const struct audit_check *c);
/* Explain c, unless it is explained or would explain itself. */
void cause_explain(struct audit_check *c, const struct audit_check *cause);

/* What a term stands for: a cell or a fact; NULL when for neither. */
const void *cause_figure(const struct audit_term *t);
/* The checks of the figure; NULL when it is in no conflict. */
struct cause_uses *cause_uses_of(const struct causes *s,
				 const struct audit_term *t);
void cause_note_uses(struct causes *s);

/* One figure whose correction settles several conflicts and breaks nothing:
 * one of them explains the others. */
void cause_find_figures(struct causes *s);

/* Findings on codes, and sums by codes: see cause_code.h. */
void cause_find_codes(struct auditing *x);

#endif
