/* Inside ingest: the lists of content/. */
#ifndef INGEST_SITE_H
#define INGEST_SITE_H

#include "ingest/reading.h"

/* organizations.csv: names, parents, successors, spellings. */
void organizations_read(struct reading *r, struct str path,
			struct organizations *out);
/* A classification from its file, by code. title and the rest are set. */
void classification_read(struct reading *r, struct classification *c);
/* glossary.csv. */
void glossary_read(struct reading *r, struct str path, struct site *out);

#endif
