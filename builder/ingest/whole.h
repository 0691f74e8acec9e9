/* Inside ingest: tables of the whole site, one file for many departments and
 * years.
 *
 * The file is decoded and looked through once, for its errors and for whose row
 * each is; its text stays in memory. What is kept of the rows is where they
 * stand: each department reads its own ones again, in its own time and arena.
 */
#ifndef INGEST_WHOLE_H
#define INGEST_WHOLE_H

#include "ingest/own_table.h"

struct whole_file {
	struct own_file own;
	struct str text; /* decoded, in the site's arena */
};

/* The table of the whole site that a file of content/ is, or NULL. */
const struct config_table *whole_table_of(const struct config *config,
					  struct str path);
/* Look through all such tables: their rows go to the years of the plan. */
void whole_tables_read(struct reading *r, struct ingest_plan *plan,
		       const struct site *site);

#endif
