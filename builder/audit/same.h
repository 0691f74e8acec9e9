/* Inside audit: the same figure in two tables. */
#ifndef AUDIT_SAME_H
#define AUDIT_SAME_H

#include "audit/sums.h"

/* A table whose rows can be found by unit and row. */
struct same_table {
	const struct table *table; /* NULL: there is none */
	struct sums_tree tree;
	const struct table_row *total; /* of the department */
	struct map rows;               /* unit and code: the row */
};

/* Are the figures of two tables for the same money? */
enum same_scope { SCOPE_SAME, SCOPE_OTHER, SCOPE_UNKNOWN };

struct same {
	struct auditing *x;
	struct same_table balance, appropriation, income, expenditure, basic,
		project, function, economy, procurement;
	/* Is all the money of the department of the general public budget? */
	enum same_scope general;
	struct str other_source; /* SCOPE_OTHER: what else there is */
};

void same_open(struct auditing *x, const char *id, struct same_table *out);
/* The row of the same unit and the same code; NULL when there is none, or
 * more than one. */
const struct table_row *same_row(struct auditing *x, const struct same_table *t,
				 const struct table_row *like);
/* The line of a side that says the word: 总计; NULL when there is none. */
const struct table_row *same_line(struct auditing *x,
				  const struct same_table *t,
				  enum table_side side, struct str word);
/* The measure of a side; column_count when there is none. */
size_t same_side_column(const struct table *t, enum table_side side);

/* A figure against one other; nothing where neither says anything. */
void same_compare(struct auditing *x, const struct table *a,
		  const struct table_row *a_row, size_t a_column,
		  const struct table *b, const struct table_row *b_row,
		  size_t b_column);

void same_find_scope(struct same *s);
/* A check that was not made, with the reason. */
void same_refuse(struct auditing *x, const struct table *t,
		 const struct audit_text *text, struct str argument);

/* Lines of two-sided tables against tables by code, by their names. */
void same_check_sides(struct same *s);
/* 三公 of the year before, against that year's document. */
void same_check_years(struct auditing *x);

#endif
