/* Inside audit: how rows hang together, for the rules that add them up. */
#ifndef AUDIT_SUMS_H
#define AUDIT_SUMS_H

#include "audit/auditing.h"

enum { SUMS_NONE = -1 };

/* The rows of a table as a tree, by their places. */
struct sums_tree {
	const struct table *table;
	unsigned *levels; /* as outlined, or as the names say */
	int *parent, *first_child, *next_sibling; /* SUMS_NONE: there is none */
	bool codes;                               /* that tell the levels */
};

void sums_grow_tree(struct auditing *x, const struct table *t,
		    struct sums_tree *out);

/* Is it beyond doubt that the rows below this one are its parts? Codes, numbers
 * before the names, or sources of income say so; else a sum that fails may
 * only show that a row hangs in the wrong place. */
bool sums_is_certain(struct auditing *x, const struct sums_tree *tree,
		     const struct table_row *row);

/* A name without 一、 1. （一） before it, folded. */
struct str sums_bare_name(struct arena *a, struct str name);
/* The column of 收入总表 that a line of income means: "general"; empty when
 * none does. */
struct str sums_source(struct arena *a, struct str name);

bool sums_is_nonzero(const struct cell *c);
/* A number, a blank or a dash. */
bool sums_counts(const struct cell *c);

/* The department against its units: unit-sum. */
void sums_check_units(struct auditing *x, const struct table *t);

#endif
