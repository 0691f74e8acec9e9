/* Published tables to values. */
#ifndef VIEW_TABLE_H
#define VIEW_TABLE_H

#include "view/check.h"

/* Object of shape "table": what the year's page shows of a published table,
 * with the marks of the audit. */
struct value view_table(const struct view *v, struct arena *a,
			const struct marked_page *page, const struct table *t);
/* The table's title in the view's language, where it has one. */
struct str view_table_title(const struct view *v, const struct table *t);
/* "title, place, lines" of where a thing was published; empty when nowhere. */
struct str view_place(const struct view *v, struct arena *a,
		      const struct budget_year *y,
		      const struct source_place *place);

#endif
