/* Inside ingest: tables that site.toml declares. */
#ifndef INGEST_OWN_TABLE_H
#define INGEST_OWN_TABLE_H

#include "format/csv.h"
#include "ingest/year.h"

/* Does a name fit a pattern, where * stands for any characters but /? */
bool own_table_matches(struct str pattern, struct str name);
/* The own table that a file of a department-year is, or NULL. */
const struct config_table *own_table_of(const struct config *config,
					struct str name);
/* The table of a file, NULL after reporting. */
struct table *own_table_read(struct year_reading *y,
			     const struct config_table *kind, struct str path);

#endif
