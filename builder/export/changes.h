/* What changed between two versions of the published data. */
#ifndef EXPORT_CHANGES_H
#define EXPORT_CHANGES_H

#include "export/version.h"

enum change_kind { CHANGE_ALTERED, CHANGE_APPEARED, CHANGE_VANISHED };
/* altered, appeared, vanished */
struct str change_kind_name(enum change_kind kind);

struct change {
	struct str
		date; /* on which it was recorded: 2026-03-01; may be empty */
	struct str organization_id, fiscal_year;
	struct str dataset; /* id */
	enum change_kind kind;
	struct str row; /* what it is of, in words */
	struct str column;
	struct str before, after;
};

struct changes {
	struct change *items;
	size_t count, capacity;
};

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
