/* Organisations: departments, their budget units and offices, over the years.
 *
 * An organisation keeps one id for ever; its names are dated. A bureau and its
 * own office (本级) are two organisations.
 */
#ifndef MODEL_ORGANIZATION_H
#define MODEL_ORGANIZATION_H

#include "base/map.h"
#include "diag/diag.h"

/* A name and the fiscal years it holds in; 0 is open. */
struct organization_name {
	struct str name, name_en;
	int valid_from, valid_to;
};

struct organization {
	struct str id;
	struct organization_name *names; /* in order of valid_from, not empty */
	size_t name_count, name_capacity;
	struct str *aliases; /* other spellings and short names */
	size_t alias_count, alias_capacity;
	struct str parent_id, successor_id;
	const struct organization *parent;    /* NULL at the top */
	const struct organization *successor; /* NULL when there is none */
	bool has_page;       /* there is a department of it, with its years */
	struct str kind;     /* department, unit, office ... as given */
	struct str district; /* may be empty */
	struct str sort_key; /* may be empty; the id decides then */
	struct span span;
	struct span parent_span, successor_span; /* of the ids, where given */
};

struct organizations {
	struct organization **items; /* by sort_key, then id */
	size_t count, capacity;
	struct map by_id;
	struct map by_name; /* organization_fold()ed names and aliases */
};

/* Names without spaces, with half-width brackets and quotes made full-width:
 * the form in which published spellings are compared. In the arena. */
struct str organization_fold(struct arena *a, struct str name);
struct organization *organization_find(const struct organizations *all,
				       struct str id);
/* By name or alias, any spelling of brackets and spaces; NULL when none. */
struct organization *organization_by_name(struct arena *scratch,
					  const struct organizations *all,
					  struct str name);
/* The name of a year: the one whose years hold it, else the last that began
 * before it, else the first. year 0: the latest. */
const struct organization_name *organization_name(const struct organization *o,
						  int year);
/* Is a below b, or b itself? Safe on cycles. */
bool organization_is_within(const struct organization *a,
			    const struct organization *b);

#endif
