/* Organisations. */
#include "model/organization.h"

#include "base/utf8.h"

#include <string.h>

/* What a character of a name is folded to. */
static struct str folded(struct str one)
{
	static const struct {
		struct str from, to;
	} folds[] = {
		{STR_INIT(" "), STR_INIT("")},
		{STR_INIT("\t"), STR_INIT("")},
		{STR_INIT("\n"), STR_INIT("")},
		{STR_INIT("\r"), STR_INIT("")},
		{STR_INIT("　"), STR_INIT("")},
		{STR_INIT("\xC2\xA0"), STR_INIT("")},
		{STR_INIT("("), STR_INIT("（")},
		{STR_INIT(")"), STR_INIT("）")},
		{STR_INIT("\""), STR_INIT("”")},
		{STR_INIT("“"), STR_INIT("”")},
	};

	for (size_t i = 0; i < sizeof folds / sizeof *folds; i++)
		if (str_eq(one, folds[i].from))
			return folds[i].to;
	return one;
}

struct str organization_fold(struct arena *a, struct str name)
{
	char *text = arena_text(a, name.n * 3);
	struct str out = {text, 0};

	for (size_t at = 0; at < name.n;) {
		size_t from = at;

		utf8_next(name, &at);
		struct str to = folded(str_slice(name, from, at));

		if (to.n)
			memcpy(text + out.n, to.s, to.n);
		out.n += to.n;
	}
	return out;
}

struct organization *organization_find(const struct organizations *all,
				       struct str id)
{
	return map_get(&all->by_id, id);
}

struct organization *organization_by_name(struct arena *scratch,
					  const struct organizations *all,
					  struct str name)
{
	struct organization *found = map_get(&all->by_name, name);

	return found ? found
		     : map_get(&all->by_name, organization_fold(scratch, name));
}

const struct organization_name *organization_name(const struct organization *o,
						  int year)
{
	const struct organization_name *best = &o->names[0];

	for (size_t i = 0; i < o->name_count; i++) {
		const struct organization_name *n = &o->names[i];
		bool begun = !year || !n->valid_from || n->valid_from <= year;
		bool over = year && n->valid_to && n->valid_to < year;

		if (begun && year && !over)
			return n;
		if (begun)
			best = n;
	}
	return best;
}

bool organization_is_within(const struct organization *a,
			    const struct organization *b)
{
	enum { LEVELS_MAX = 64 };

	for (int level = 0; a && level < LEVELS_MAX; level++) {
		if (a == b)
			return true;
		a = a->parent;
	}
	return false;
}
