/* Compiled templates: a flat array of operations that nobody changes.
 *
 * Inheritance is resolved and indentation is in the texts: rendering knows
 * neither. Calls are left for partials that are long or call themselves.
 */
#ifndef TEMPLATE_CODE_H
#define TEMPLATE_CODE_H

#include "base/map.h"
#include "template/template.h"

/* First an operation writes its text, then it does what its kind says. */
enum op_kind {
	OP_TEXT,     /* nothing more */
	OP_VALUE,    /* look the name up and write it, escaped */
	OP_RAW,      /* the same, not escaped */
	OP_SECTION,  /* look up; enter each item, or jump */
	OP_END,      /* next item of the section: jump back, or leave */
	OP_INVERTED, /* look up; jump when there is something */
	OP_CALL,     /* run the operations at jump */
	OP_RETURN,
};

/* So many bytes after each text can be read, too. */
enum { TEXT_SLACK = 16 };

struct op {
	const char *text;
	uint32_t n; /* bytes of text */
	enum op_kind kind;
	uint32_t parts; /* of the name: 0 for ".", 1 for "a", 3 for "a.b.c" */
	uint32_t name;  /* number of the first part */
	uint32_t rest;  /* where the numbers of the other parts begin */
	uint32_t jump;
};

/* Where an operation was written. */
struct op_place {
	uint32_t source;
	uint32_t at;
};

struct template
{
	const struct template_set *set;
	struct str name;
	uint32_t start; /* its first operation */
};

struct template_set {
	const struct template_source *sources;
	struct template *templates;
	size_t count;
	bool strict;
	struct op *ops;
	struct op_place *places; /* as many as operations */
	size_t op_count;
	struct map names; /* parts of names; the number is the position */
	struct numbers {
		uint32_t *items;
		size_t count, capacity;
	} parts; /* of dotted names, after the first */
};

struct span template_span(const struct template_set *set,
			  struct op_place place);

#endif
