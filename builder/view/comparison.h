/* Department-years side by side: amounts, shares, changes, per head.
 *
 * A cell has a figure or says why there is none. Shares of codes are of what
 * their table comes to; amounts of different tables have different scopes and
 * are not compared. assets/compare.js does the same in the browser.
 */
#ifndef VIEW_COMPARISON_H
#define VIEW_COMPARISON_H

#include "view/site.h"

/* Of the years of the one department that s holds, in their order. List of
 * shape "compare_part": amounts, shares, changes and, where staff is stated,
 * per head. */
struct value comparison_parts(const struct site_view *s);
/* List of shape "compare_note": what the reader must know of the years: names,
 * stages, scopes, staff. */
struct value comparison_notes(const struct site_view *s);

/* compare/ORG.html */
struct str comparison_path(struct arena *a, const struct organization *o);
/* The page of the one department that s holds. */
void comparison_put(struct site_view *s);
/* compare/ORG.js: the same figures for assets/compare.js as a classic script,
 * appended to out. one: the summary of the department. */
struct str comparison_shard_path(struct arena *a, const struct organization *o);
void comparison_shard(const struct view *v, struct arena *scratch,
		      const struct summaries *one, struct buf *out);

#endif
