/* The classification codes that occur in the departments' tables. */
#ifndef VIEW_CODE_LIST_H
#define VIEW_CODE_LIST_H

#include "view/view.h"

/* A code with the name that was published for it first. */
struct code_item {
	struct str code, name;
};

struct code_list {
	struct code_item *items; /* by code, each once */
	size_t count, capacity;
};

/* Functional or economic. */
struct code_list code_list_of(struct arena *a, const struct summaries *all,
			      enum classification_role role);
/* NULL when the year has no such code. */
const struct summary_code *code_in_year(const struct summary_year *y,
					enum classification_role role,
					struct str code);
/* The nearest code above this one that occurs; NULL at the top. */
const struct code_item *code_parent(const struct code_list *list,
				    const struct code_item *item);
/* Can the code be part of a URL? Codes that cannot have no page. */
bool code_has_page(struct str code);
/* functions/CODE.html, economy/CODE.html */
struct str code_path(struct arena *a, enum classification_role role,
		     struct str code);

#endif
