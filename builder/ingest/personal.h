/* Inside ingest: no personal data gets past the reading of a file. */
#ifndef INGEST_PERSONAL_H
#define INGEST_PERSONAL_H

#include "ingest/reading.h"

/* Report telephone and identity numbers and contacts in the text of a file, but
 * for the fields that the site's settings name as reviewed. A field is PATH#KEY
 * in JSON, PATH#COLUMN (a number from 1) in a table, PATH in other files. */
void personal_check(struct reading *r, struct str path, struct str text);

#endif
