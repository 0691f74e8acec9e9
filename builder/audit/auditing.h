/* Inside audit: what the rules build their checks with.
 *
 * A rule is one function `void audit_rule_NAME(struct auditing *x)` in a file
 * of its own; it makes checks and judges them:
 *
 *     struct audit_check *c = audit_begin(x, AUDIT_ROW_SUM, total);
 *     audit_add(x, c, basic, 1);
 *     audit_add(x, c, project, 1);
 *     audit_judge(x, c);
 */
#ifndef AUDIT_AUDITING_H
#define AUDIT_AUDITING_H

#include "audit/audit.h"

struct auditing {
	struct arena *arena;
	const struct config *config;
	const struct site *site;
	const struct department *department;
	const struct budget_year *year;
	struct audit *audit;
	unsigned *scales; /* of the year's tables, by their place */
};

/* A figure: where it stands, its value, its precision. */
struct audit_figure {
	struct audit_place place;
	struct str label, published;
	struct decimal value; /* in the unit below */
	unsigned scale;       /* of its precision: 2 is 0.01 of the unit */
	struct str unit;      /* 万元; % ; 人 */
	int power;            /* money: power of ten to yuan */
	bool money;
	bool has_value; /* a number, or blank or a dash (blank is set, value 0)
			 */
	bool blank;
};

/* Has the table no unit that is known? That is reported; its amounts can be
 * compared with nothing then. */
bool audit_lacks_unit(const struct table *t);
/* The figure in a cell of a table, after corrections of its unit. */
struct audit_figure audit_cell_figure(const struct auditing *x,
				      const struct table *t,
				      const struct table_row *row,
				      size_t column);
struct audit_figure audit_project_figure(const struct auditing *x,
					 const struct project *p,
					 enum project_amount which);
/* which: the task's total, fiscal or other cell. */
struct audit_figure audit_task_figure(const struct auditing *x,
				      const struct overall_performance *overall,
				      const struct task *task,
				      const struct cell *cell);
struct audit_figure audit_fact_figure(const struct auditing *x,
				      const struct fact *f);

/* Digits after the point at which the table prints its amounts: the most that
 * any cell needs; where none needs any, what all cells have in common. 9.34
 * beside 2 is 2; 12,578.00 beside 4,039 is 0; 1.00 beside 2.00 is 2. */
unsigned audit_table_scale(const struct auditing *x, const struct table *t);
/* The same of amounts that no table holds: as each is written. */
unsigned audit_cell_scale(const struct cell *c);

/* Measure the tables of the year, once, before the rules. */
void audit_measure_tables(struct auditing *x);

/* A new check of a stated figure; it is in the audit from now on, as not
 * checked. */
struct audit_check *audit_begin(struct auditing *x, enum audit_rule_id rule,
				struct audit_figure stated);
/* The same of something that is no figure: a target, a code, a table. */
struct audit_check *audit_begin_at(struct auditing *x, enum audit_rule_id rule,
				   struct audit_place place,
				   struct str published);
/* A part of the computed figure, in the unit of the stated one. A figure that
 * cannot be converted (money beside 人) is a mistake of the rule. */
void audit_add(struct auditing *x, struct audit_check *c,
	       struct audit_figure part, int sign);

/* Compare the stated figure with the sum of the parts, with (n + 1) half
 * units. No parts, or a part without a value: not checked. A sum that does not
 * fit the numbers is a conflict of severity error that names the cell. */
void audit_judge(struct auditing *x, struct audit_check *c);
/* The same without tolerance where both print the same precision; a difference
 * of one unit of the last digit is a conflict of low severity. */
void audit_judge_same(struct auditing *x, struct audit_check *c);
/* Outcomes that are not of arithmetic. text may be NULL for AUDIT_OK. */
void audit_say(struct auditing *x, struct audit_check *c,
	       enum audit_outcome outcome, const struct audit_text *text,
	       const struct str *arguments, size_t count);
#define audit_conclude(x, c, outcome, text, ...)              \
	audit_say((x), (c), (outcome), (text),                \
		  (const struct str[]){__VA_ARGS__},          \
		  sizeof((const struct str[]){__VA_ARGS__}) / \
			  sizeof(struct str))

/* The rules, in the order of the enumeration. */
void audit_rule_rows(struct auditing *x);       /* 1 */
void audit_rule_hierarchy(struct auditing *x);  /* 2 */
void audit_rule_balance(struct auditing *x);    /* 3 */
void audit_rule_same(struct auditing *x);       /* 4 */
void audit_rule_change(struct auditing *x);     /* 5 */
void audit_rule_unit(struct auditing *x);       /* 6 */
void audit_rule_codes(struct auditing *x);      /* 7 */
void audit_rule_projects(struct auditing *x);   /* 4, 8: forms and tasks */
void audit_check_tasks(struct auditing *x);     /* part of it */
void audit_rule_basis(struct auditing *x);      /* 8 */
void audit_rule_targets(struct auditing *x);    /* 9 */
void audit_rule_commentary(struct auditing *x); /* 10 */
void audit_rule_facts(struct auditing *x);      /* 11 */
void audit_rule_tables(struct auditing *x);     /* 12 */
void audit_rule_personal(struct auditing *x);   /* 13 */

/* Explanations of the publisher, causes, order, counts: after all rules. */
void audit_find_causes(struct auditing *x);

extern const struct audit_rule audit_row_sum, audit_part_within,
	audit_hierarchy_sum, audit_unit_sum, audit_balance, audit_same_figure,
	audit_change, audit_unit_plausible, audit_code, audit_code_name,
	audit_project_code, audit_project_amount, audit_task_sum,
	audit_basis_sum, audit_target_parsed, audit_target_unit,
	audit_target_same, audit_target_goal, audit_indicator,
	audit_commentary_figure, audit_commentary_unlinked, audit_fact,
	audit_table_present, audit_personal_data, audit_overflow;

#endif
