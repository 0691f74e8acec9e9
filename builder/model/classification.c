/* Classifications. */
#include "model/classification.h"

struct class_entry *class_find(const struct classification *c, struct str code)
{
	return c ? map_get(&c->by_code, code) : NULL;
}

const struct classification *
classification_of(const struct classifications *all,
		  enum classification_role role)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i]->role == role)
			return all->items[i];
	return NULL;
}

const char *classification_role_name(enum classification_role role)
{
	static const char *const names[] = {
		[CLASSIFICATION_NONE] = "",
		[CLASSIFICATION_FUNCTIONAL] = "functional",
		[CLASSIFICATION_ECONOMIC] = "economic",
		[CLASSIFICATION_PROCUREMENT] = "procurement",
	};

	return names[role];
}

static bool is_sign(char c)
{
	return c == '.' || c == '-' || c == '_' || c == '/' || c == ' ';
}

bool class_is_below(struct str code, struct str above)
{
	bool has_signs = false;

	if (!above.n || above.n >= code.n || !str_starts(code, above))
		return false;
	for (size_t i = 0; i < code.n; i++)
		has_signs |= is_sign(code.s[i]);
	return !has_signs || is_sign(code.s[above.n]) ||
	       is_sign(above.s[above.n - 1]);
}

unsigned class_level(const struct classification *c, struct str code)
{
	if (!c)
		return 0;
	for (size_t i = 0; i < c->level_count; i++)
		if (code.n == c->levels[i])
			return (unsigned)i + 1;
	const struct class_entry *entry = class_find(c, code);

	return entry ? entry->level : 0;
}
