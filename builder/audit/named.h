/* Inside audit: amounts of named things. A project's money stands in its form,
 * among the key projects, in the project tables, in the tasks, in the prose.
 */
#ifndef AUDIT_NAMED_H
#define AUDIT_NAMED_H

#include "audit/auditing.h"

enum named_kind {
	NAMED_FORM,
	NAMED_KEY,
	NAMED_PROJECT_TABLE,     /* 项目支出总表 */
	NAMED_PERFORMANCE_TABLE, /* 部门预算绩效管理项目情况表 */
	NAMED_TASK,
	NAMED_FACT,
	NAMED_KIND_COUNT
};

struct named {
	enum named_kind kind;
	struct audit_figure figure;
	struct str code; /* may be empty */
	struct str name; /* folded, without 项目, 经费 at its end */
	const struct organization *unit; /* NULL when not known */
	unsigned level;                  /* 1, 2; 0 when not known */
	const struct project *project;
	const struct fact *fact;
	bool compared;      /* free for the caller */
	struct named *next; /* of the same name */
};

struct named_amounts {
	struct named *items;
	size_t count, capacity;
	struct map by_name; /* the first of a name */
};

/* All of the year, forms first. In the arena of the audit. */
void named_collect(struct auditing *x, struct named_amounts *out);

/* The one of a kind that is the same thing: the code, or the name and the
 * unit (and the level). NULL when there is none; *ambiguous when there are
 * several of different amounts. */
struct named *named_find(const struct named_amounts *all,
			 const struct named *like, enum named_kind kind,
			 bool *ambiguous);

#endif
