/* What can be found, as the lines of volumes (format/search_volume.h).
 *
 * Types of entries: d department, u unit, p project, i indicator, f and e code
 * of the functional and the economic classification, g term of the glossary,
 * k key figure of a department,
 * r row of a table (procurement, own tables), t commentary, goal or task. Names
 * come before texts: each shelf is searched after the one before.
 */
#ifndef VIEW_SEARCH_H
#define VIEW_SEARCH_H

#include "format/search_volume.h"
#include "view/view.h"

enum search_shelf {
	SHELF_NAMES,    /* d u f e g */
	SHELF_PROJECTS, /* k p */
	SHELF_INDICATORS,
	SHELF_TEXTS,
	SHELF_COUNT
};

/* Lines of each shelf, and the head of the volumes that they go into. */
struct search_lines {
	struct buf shelves[SHELF_COUNT];
	struct buf head;
};
void search_lines_free(struct search_lines *lines);

/* The views of all languages of a site, that of the root first. */
struct search_views {
	const struct view *items;
	size_t count;
};

/* What a department has. Names are its own and those of its units. */
void view_search_department(struct search_views views, struct arena *scratch,
			    const struct department *department,
			    struct search_lines *out);
/* What the site itself has: codes, glossary, free pages; the head is empty.
 * Needs the codes of the summaries. */
void view_search_site(struct search_views views, struct arena *scratch,
		      const struct summaries *summaries,
		      struct search_lines *out);

#endif
