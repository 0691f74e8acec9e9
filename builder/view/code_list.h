/* The classification codes that occur in the departments' tables. */
#ifndef VIEW_CODE_LIST_H
#define VIEW_CODE_LIST_H

#include "view/view.h"

/* A code with the name that was published for it first. */
struct code_item {
	struct str code, name;
	const struct code_item *parent; /* the nearest above it that occurs */
	unsigned depth;                 /* 0 at the top */
};

struct code_list {
	enum classification_role role; /* functional or economic */
	struct code_item *items;       /* by code, each once */
	size_t count, capacity;
	struct map places; /* 1 + index by code */
};

struct code_list code_list_of(struct arena *a, const struct summaries *all,
			      enum classification_role role);
/* The codes that a year states, ascending. */
const struct summary_code *codes_of_year(const struct summary_year *y,
					 enum classification_role role,
					 size_t *count);
/* NULL when the year has no such code. */
const struct summary_code *code_in_year(const struct summary_year *y,
					enum classification_role role,
					struct str code);
/* Can the code be part of a URL? Codes that cannot have no page. */
bool code_has_page(struct str code);
/* functions/CODE.html, economy/CODE.html */
struct str code_path(struct arena *a, enum classification_role role,
		     struct str code);
/* functions/index.html, economy/index.html */
struct str code_index_path(enum classification_role role);
/* By the classification, else as published. */
struct str code_name(const struct view *v, enum classification_role role,
		     const struct code_item *item);

/* The title of a table of the year; its id where it has none. */
struct str code_table_title(const struct view *v, const struct summary_year *y,
			    struct str table);

/* What all departments state for a code in a year. Amounts from different
 * tables have different scopes and are not added up. */
struct code_sum {
	struct decimal yuan;
	struct str table;
	size_t departments;
	bool mixed; /* of several tables, or too large: no sum */
};

struct code_sums {
	const struct code_list *list;
	const int *years; /* ascending */
	size_t year_count;
	struct code_sum *items; /* by code, then by year */
};

struct code_sums code_sums_of(struct arena *a, const struct summaries *all,
			      const struct code_list *list, const int *years,
			      size_t year_count);
static inline const struct code_sum *code_sum_at(const struct code_sums *s,
						 size_t code, size_t year)
{
	return &s->items[code * s->year_count + year];
}

#endif
