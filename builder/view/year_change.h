/* A total against the same total of the year before. */
#ifndef VIEW_YEAR_CHANGE_H
#define VIEW_YEAR_CHANGE_H

#include "view/department.h"

struct year_change {
	int year;                  /* with which it is compared */
	struct decimal base;       /* what it was, in yuan */
	struct decimal difference; /* what is more now; negative: less */
	struct str percent;        /* of it without sign: "12.3%"; empty where
				      it says nothing: base not above zero */
};

/* False where there is nothing like it: the year before must state it in the
 * same table and column, of the same stage and unit; where the table itself
 * has rows of both years, in that table. */
bool view_year_change(const struct pages *p, const struct budget_year *y,
		      enum summary_figure figure, struct year_change *out);

/* The change and its percentage that the document itself states of the
 * department's total against the year before, by a fact with a percent relation
 * in document.json. base is not set. False when none is stated. */
bool view_stated_change(struct arena *a, const struct budget_year *y,
			enum summary_figure figure, struct year_change *out);

#endif
