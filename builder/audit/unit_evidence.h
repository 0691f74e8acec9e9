/* Inside audit: which currency unit fits a table or form.
 *
 * Figures that state the same thing in two places either are equal as printed,
 * or after a change of one of their units, or are no evidence.
 */
#ifndef AUDIT_UNIT_EVIDENCE_H
#define AUDIT_UNIT_EVIDENCE_H

#include "audit/named.h"

/* The later ones are likelier to be wrong. */
enum money_kind { MONEY_TABLE, MONEY_KEY, MONEY_OVERALL, MONEY_FORMS };

enum { NO_GROUP = -1 };

/* A figure of a group and another that states the same. */
struct unit_evidence {
	struct audit_figure own, other;
	int group; /* of the other; NO_GROUP */
	int power; /* that the group's unit must have for both to be equal */
};

/* Amounts printed with one unit: a table, the forms of a source. */
struct money_group {
	enum money_kind kind;
	const struct table *table;
	const struct overall_performance *overall;
	const struct project *project;        /* the first */
	struct currency_unit unit, corrected; /* corrected: name empty: none */
	struct str reason;
	struct unit_evidence *items;
	size_t count, capacity;
	bool judged;
	bool unreliable; /* its amounts are off: they prove nothing */
};

struct money_groups {
	struct money_group *items;
	size_t count, capacity;
};

void unit_gather(struct auditing *x, struct money_groups *out);
/* The group of a figure, or NO_GROUP. */
int money_group_of(const struct money_groups *all,
		   const struct audit_place *place);
/* Is the figure it is compared with of a group known to be off? */
bool unit_is_void(const struct money_groups *all,
		  const struct unit_evidence *e);
/* Evidence for a power. */
size_t unit_votes(const struct money_groups *all, const struct money_group *g,
		  int power);
/* The power with most evidence that is not the printed one; its count. */
size_t unit_best_other(const struct money_groups *all,
		       const struct money_group *g, int *power);
/* 元, 万元 ... */
struct str unit_name(int power);
extern const int unit_powers[];
extern const size_t unit_power_count;

#endif
