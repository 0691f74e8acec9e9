/* Classifications: 政府收支分类科目 and others, code and name, by level. */
#ifndef MODEL_CLASSIFICATION_H
#define MODEL_CLASSIFICATION_H

#include "base/map.h"

enum classification_role {
	CLASSIFICATION_NONE,
	CLASSIFICATION_FUNCTIONAL, /* 功能分类: 类 3, 款 5, 项 7 digits */
	CLASSIFICATION_ECONOMIC,   /* 经济分类: 类 3, 款 5 digits */
	CLASSIFICATION_PROCUREMENT, /* 采购品目 */
};

struct class_entry {
	struct str code, name, name_en;
	const struct class_entry *parent; /* NULL at the top */
	unsigned level;                   /* 1 at the top */
	uint32_t line;                    /* in the classification's file */
};

enum { CLASSIFICATION_LEVELS_MAX = 6 };

struct classification {
	struct str id, title, title_en, file;
	enum classification_role role;
	/* Lengths of the codes by level; none: the parent is the longest code
	 * that begins the code. */
	unsigned levels[CLASSIFICATION_LEVELS_MAX];
	size_t level_count;
	struct class_entry **items; /* by code */
	size_t count, capacity;
	struct map by_code;
};

struct classifications {
	struct classification **items;
	size_t count, capacity;
};

struct class_entry *class_find(const struct classification *c, struct str code);
/* "functional", "economic", "procurement"; empty for none. */
const char *classification_role_name(enum classification_role role);
/* The first classification of a role, NULL when there is none. */
const struct classification *
classification_of(const struct classifications *all,
		  enum classification_role role);
/* Does a code begin with another one that is above it? Where codes have points,
 * hyphens or other signs, only whole parts count: 01.1 is below 01, 01.10 not
 * below 01.1. */
bool class_is_below(struct str code, struct str above);
/* Level of a code by its length or its entry, 0 when not known. */
unsigned class_level(const struct classification *c, struct str code);

#endif
