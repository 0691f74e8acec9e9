/* Expansion: trees to operations, with inheritance resolved.
 *
 * A template is expanded once for each set of blocks that are put in place of
 * its own and each indentation: an instance. Partials and parents become
 * calls of instances, so that recursion has an end here.
 */
#ifndef TEMPLATE_EXPAND_H
#define TEMPLATE_EXPAND_H

#include "base/map.h"
#include "template/code.h"
#include "template/tree.h"

/* One block given by a template to its parent, with the blocks that were
 * given to the template itself. */
struct argument {
	struct node *block;
	uint32_t source; /* template that gives it */
	const struct arguments *outer;
};

/* Immutable, and each different set is there once: compared by pointer. */
struct arguments {
	struct argument *items;
	size_t count, capacity;
	size_t depth; /* levels of inheritance */
	const struct arguments *next;
};

struct ops {
	struct op *items;
	size_t count, capacity;
};
struct places {
	struct op_place *items;
	size_t count, capacity;
};

struct instance {
	uint32_t source;
	const struct arguments *arguments;
	struct str indent; /* before each line */
	struct ops ops;    /* jumps count from the instance's first; the jump
			    * of a call is the number of an instance */
	struct places places;
	size_t next; /* 1 + the next instance of the same template, or 0 */
};

struct expansion {
	struct arena *arena;
	struct template_set *set;
	struct node **roots; /* trees, as many as sources */
	struct map by_name;  /* number: 1 + position of the source */
	struct diag *diag;
	struct {
		struct instance **items;
		size_t count, capacity;
	} instances;
	size_t *first; /* of each template: 1 + its first instance, or 0 */
	const struct arguments *all_arguments;
	size_t op_count;
	bool failed;
};

/* Instances of all templates: the first are the templates as they stand, in
 * the order of the sources; then all that these call. */
void expand_all(struct expansion *x);

/* The operations of all instances in one array; recursion without a section
 * around it is reported. */
void link_all(struct expansion *x);

#endif
