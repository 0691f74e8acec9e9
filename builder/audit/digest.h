/* Digest: what the site's own pages keep of an audit once the department is
 * freed: counts and findings, in words. */
#ifndef AUDIT_DIGEST_H
#define AUDIT_DIGEST_H

#include "audit/audit.h"

/* A conflict that stands for itself. */
struct audit_finding {
	enum audit_rule_id rule;
	enum audit_severity severity;
	struct str key;                   /* of the check in its year */
	struct str place[LANGUAGE_COUNT]; /* in words, by language */
	struct str message[LANGUAGE_COUNT];
	/* Ids; the arithmetic as plain digits in unit, empty where there is
	 * none. */
	struct str table, row, column, stated, computed, difference, tolerance,
		unit;
	struct str explanation; /* the publisher's answer, or empty */
	struct span span;
	size_t consequences; /* conflicts of which it is the cause */
};

struct audit_digest {
	int year;
	size_t counts[AUDIT_RULE_COUNT][AUDIT_OUTCOME_COUNT];
	struct audit_finding *findings; /* gravest first, then as checked */
	size_t finding_count;
};

/* Copy what is needed into the arena. */
void audit_digest_of(struct arena *a, const struct audit *audit,
		     struct audit_digest *out);

/* Sum of the counts of an outcome over all rules. */
size_t audit_digest_count(const struct audit_digest *d,
			  enum audit_outcome outcome);

/* The digests of a department's years, ascending. */
struct audit_digests {
	const struct organization *organization;
	struct audit_digest *years;
	size_t year_count;
};

/* The findings of all departments, for a report. */
struct audit_report_item {
	struct str organization_id, organization;
	int year;
	const struct audit_finding *finding;
	struct span span; /* its place, as messages name it */
};
struct audit_report {
	struct audit_report_item *items;
	size_t count, capacity;
	size_t counts[AUDIT_OUTCOME_COUNT]; /* checks */
	size_t by_rule[AUDIT_RULE_COUNT][AUDIT_OUTCOME_COUNT];
	struct str folder; /* of the inputs: stands before their paths */
};

/* Append the findings of a digest; their texts stay where they are, those of
 * the organisation are copied. */
void audit_report_add(struct arena *a, struct audit_report *r,
		      const struct organization *o,
		      const struct audit_digest *d);

#endif
