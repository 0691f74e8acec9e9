/* Inside audit: the codes that the tables of a year print. */
#ifndef AUDIT_CODE_LIST_H
#define AUDIT_CODE_LIST_H

#include "audit/auditing.h"

/* A row with a code. */
struct code_use {
	const struct table *table;
	const struct table_row *row;
	size_t column; /* of the code */
	struct str name;
	struct code_use *next; /* of the same code */
};

/* A code of a classification, with all its uses in the year. */
struct code_entry {
	struct str code;
	enum classification_role role;
	const struct classification *classification; /* NULL: none */
	struct code_use *first, *last;
};

struct code_lists {
	struct code_entry *items; /* as first printed */
	size_t count, capacity;
	struct map by_code; /* role and code: place in items */
	struct map by_use;  /* table, unit and code */
	struct map levels;  /* table, role and length of code */
	struct arena *scratch;
};

/* All codes of functional, economic and procurement classifications. Lives in
 * scratch. */
void code_collect(struct auditing *x, struct arena *scratch,
		  struct code_lists *out);
/* The parent code that the unit's rows in the table lack; empty when it is
 * there, when the code has none, or when the table does not print that level
 * at all. */
struct str code_missing_parent(const struct code_lists *lists,
			       const struct code_entry *e,
			       const struct code_use *u);
/* A name without spaces, numbering (一、) and 其中：, brackets full-width. */
struct str code_fold_name(struct arena *a, struct str name);

/* The texts of two findings, by which causes know them: {1} is the parent. */
extern const struct audit_text code_no_parent, code_not_listed;

/* The code lists of two tables against each other. */
void audit_check_code_lists(struct auditing *x);
/* Codes of projects. */
void audit_check_project_codes(struct auditing *x);

#endif
