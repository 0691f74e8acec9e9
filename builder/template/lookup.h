/* Where names are found: the context stack and the members of shapes.
 *
 * For each shape that a renderer meets, a table says which member each name
 * of the templates is. Then a name is found by one access a level, and no
 * text is compared.
 */
#ifndef TEMPLATE_LOOKUP_H
#define TEMPLATE_LOOKUP_H

#include "template/code.h"

/* Of each name of the set: 1 + the position of the member, 0 for none. */
typedef uint16_t member_number;

/* One level of the context stack: the value itself or an item of a list. */
struct level {
	const struct value *value;
	const member_number *members; /* NULL when it is no object */
	uint32_t left;                /* items of the list still to come */
};

struct render {
	struct arena *arena;
	struct template_cache *cache;
	const struct template_set *set;
	struct level *levels; /* levels[0] is the page */
	size_t top;
	size_t capacity;
	struct diag *diag;
	struct buf *out;
	bool failed;
};

/* Make the renderer's cache ready for this set. */
void lookup_begin(struct template_renderer *r, const struct template_set *set,
		  struct render *render);
/* Keep what grew while rendering for the next page. */
void lookup_end(const struct render *render);

/* The table of the value's shape; NULL when it is no object. */
const member_number *lookup_members(struct render *r, const struct value *v);

/* The value of the operation's name, NULL when there is none. A name that is
 * not known is reported when the set is strict. */
const struct value *lookup_path(struct render *r, const struct op *op);

/* Report at the operation's place, once for this stack of shapes; {0} is the
 * operation's name, {1} the shapes, the innermost first. */
void lookup_report(struct render *r, const struct diag_kind *kind,
		   const struct op *op);

/* The same for names of one part, the most frequent. */
static inline const struct value *lookup(struct render *r, const struct op *op)
{
	const struct level *level = &r->levels[r->top];

	if (op->parts == 0)
		return level->value;
	if (op->parts == 1 && level->members) {
		member_number n = level->members[op->name];

		if (n)
			return &level->value->items[n - 1];
	}
	return lookup_path(r, op);
}

#endif
