/* Inside ingest: is there room in a workbook for what was read? What has none
 * is reported where it stands. */
#ifndef INGEST_ROOM_H
#define INGEST_ROOM_H

#include "format/csv.h"
#include "format/json.h"
#include "ingest/reading.h"

/* Of each field. */
void room_check_csv(struct reading *r, struct str path, const struct csv *csv);
/* Of each string, at any depth. */
void room_check_json(struct reading *r, struct str path,
		     const struct json *value);
/* Of the rows. */
void room_check_table(struct reading *r, const struct table *t);

#endif
