/* Inside audit: what the rules of targets share. */
#ifndef AUDIT_TARGETS_H
#define AUDIT_TARGETS_H

#include "audit/auditing.h"

/* Where indicators stand together: the overall targets of a department, or a
 * project. One of the first two is set. */
struct target_form {
	const struct overall_performance *overall;
	const struct project *project;
	const struct indicators *indicators;
	const struct goal_fact *goals;
	size_t goal_count;
	struct str title, source;
	/* The first form of the same project; itself when it is that. */
	const struct target_form *same;
};
struct target_forms {
	struct target_form *items;
	size_t count;
};

/* targets.c */
struct audit_place target_place(const struct auditing *x,
				const struct target_form *f,
				const struct indicator *i);
/* A form as a whole. */
struct audit_place target_form_place(const struct auditing *x,
				     const struct target_form *f);
/* Does the indicator state anything? 不适用 is nothing. */
bool target_is_stated(const struct indicator *i);

/* The rules, each in a file of its name. */
void target_check_units(struct auditing *x, const struct target_forms *forms);
void target_check_same(struct auditing *x, const struct target_forms *forms);
void target_check_goals(struct auditing *x, const struct target_forms *forms);

/* target_compare.c: what two targets promise. */
enum target_relation {
	TARGET_UNLIKE, /* not comparable: words, other units */
	TARGET_EQUAL,  /* the same number or date */
	TARGET_DIFFERS,
	TARGET_LOOSER, /* differs: the second asks for less than the first */
};
enum target_relation target_compare(const struct target *a,
				    const struct target *b);

/* target_measure.c: units of targets by what they measure. */
enum measure_class {
	MEASURE_NONE, /* blank, 不适用, 定性 */
	MEASURE_PERCENT,
	MEASURE_TIME,
	MEASURE_COUNT,
	MEASURE_OTHER, /* not known */
};
struct measure {
	enum measure_class class;
	/* Units of one class fit when they share a bit. */
	unsigned bits;
};
struct measure measure_of(struct str unit);

/* target_name.c: a name without marks, blanks and words that say nothing. */
struct str target_name_fold(struct arena *a, struct str name);
/* How sure it is that two folded names mean one thing: 0 they do not, 3 they
 * are equal. */
int target_name_match(struct str a, struct str b);
/* Without a remark in brackets at its end. */
struct str target_name_bare(struct str name);
bool target_name_ends_in(struct str name, const struct str *words,
			 size_t count);

#endif
