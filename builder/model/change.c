/* Changes of what was published. */
#include "model/change.h"

static const char *const names[CHANGE_KIND_COUNT] = {
	[CHANGE_ALTERED] = "altered",
	[CHANGE_APPEARED] = "appeared",
	[CHANGE_VANISHED] = "vanished",
};

struct str change_kind_name(enum change_kind kind)
{
	return str_from(names[kind]);
}

bool change_kind_parse(struct str name, enum change_kind *out)
{
	for (int i = 0; i < CHANGE_KIND_COUNT; i++)
		if (str_eq(name, str_from(names[i]))) {
			*out = (enum change_kind)i;
			return true;
		}
	return false;
}

bool change_is_with(const struct change *a, const struct change *b)
{
	return str_eq(a->date, b->date) &&
	       str_eq(a->organization_id, b->organization_id) &&
	       str_eq(a->fiscal_year, b->fiscal_year);
}
