/* Changes of what was published: a government that amends its budget seldom
 * says so. */
#ifndef MODEL_CHANGE_H
#define MODEL_CHANGE_H

#include "base/str.h"

enum change_kind { CHANGE_ALTERED, CHANGE_APPEARED, CHANGE_VANISHED };
enum { CHANGE_KIND_COUNT = CHANGE_VANISHED + 1 };

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

/* Stable name: altered, appeared, vanished. */
struct str change_kind_name(enum change_kind kind);
/* False when no kind has this name. */
bool change_kind_parse(struct str name, enum change_kind *out);
/* Are both of one department's year, recorded on one day? */
bool change_is_with(const struct change *a, const struct change *b);

#endif
