/* Inside audit: what follows from wrong codes.
 *
 * A row that stands under a code that is not its own is said to be wrong in
 * itself, the rows below it have lost their parent, another table lists another
 * code, and sums by code miss its amount or count the rows below it as well.
 */
#ifndef AUDIT_CAUSE_CODE_H
#define AUDIT_CAUSE_CODE_H

#include "audit/cause.h"

/* A row with a wrong code, or rows that lack one parent. */
struct displaced {
	struct audit_place place;   /* the row; where it is not known, the first
				       of the orphans */
	bool has_row;               /* the row is known */
	struct audit_check *leader; /* the first finding on it */
	struct str missing;         /* the parent that orphans lack */
	const struct table_row **orphans; /* of its table and unit */
	size_t orphan_count, orphan_capacity;
};

struct code_causes {
	struct auditing *x;
	struct displaced **items;
	size_t count, capacity;
	struct map by_row;    /* address of a row */
	struct map by_parent; /* table, unit, missing parent */
};

/* A conflict of the rules on codes that nothing explains yet. */
bool cause_is_of_code(const struct audit_check *c);
/* The place of the stated figure, then those of the parts. */
const struct audit_place *cause_place(const struct audit_check *c, size_t i);
/* Do two figures differ by no more than limit? */
bool cause_is_near(struct decimal a, struct decimal b, struct decimal limit);
/* Half a unit of the table's last digit, in yuan, for each of n parts and their
 * sum. */
bool cause_rounding(const struct auditing *x, const struct table *t, size_t n,
		    struct decimal *out);

/* Codes that one of two tables lists. */
void cause_explain_lists(struct code_causes *s);
/* Sums of levels that hold once the row is taken by where it stands, and
 * figures of other tables that miss its amount, or that of a row whose level it
 * disturbs. */
void cause_explain_levels(struct code_causes *s, const struct displaced *d);

#endif
