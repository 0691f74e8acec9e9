/* What changed between two versions of the published data. */
#ifndef EXPORT_CHANGES_H
#define EXPORT_CHANGES_H

#include "export/version.h"
#include "model/change.h"

/* Append what differs: cells that changed in the order of the new version, rows
 * that appeared, then rows that vanished; of these the first cell stands for
 * the row. like gives date, organisation and year. */
void changes_find(struct arena *a, const struct version *before,
		  const struct version *after, const struct change *like,
		  struct changes *out);

/* As CSV with a header, and back into the arena; rows with an unknown kind of
 * change are passed over. */
void changes_write(const struct changes *c, struct buf *out);
bool changes_read(struct arena *a, struct str csv, struct str path,
		  struct diag *d, struct changes *out);

#endif
