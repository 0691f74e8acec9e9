/* Published tables to values. */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "view/frame.h"

/* Object of shape "table": what a page shows of a published table. from is the
 * page's path, for links. */
struct value view_table(const struct view *v, struct arena *a,
			const struct budget_year *y, const struct table *t,
			struct str from);
/* The table's title in the view's language, where it has one. */
struct str view_table_title(const struct view *v, const struct table *t);
/* "title, place, lines" of where a thing was published; empty when nowhere. */
struct str view_place(const struct view *v, struct arena *a,
		      const struct budget_year *y,
		      const struct source_place *place);

#endif
