/* Audit: every published figure recomputed from others, and the result kept.
 *
 * A check is one application of a rule to one figure: the figure as stated,
 * the figures it is computed from, and the outcome. Nothing is thrown away:
 * what holds is kept beside what does not, and what could not be checked is
 * kept with the reason. The model is never changed.
 *
 * Rounding: amounts are published rounded. Each of n parts and the total may
 * be off by half a unit of the precision at which its table prints, so a sum
 * may differ by (n + 1) half units and still be right.
 */
#ifndef AUDIT_AUDIT_H
#define AUDIT_AUDIT_H

#include "config/config.h"
#include "model/site.h"

enum audit_outcome {
	AUDIT_OK,          /* recomputed and equal */
	AUDIT_ROUNDING,    /* inside the tolerance */
	AUDIT_CONFLICT,    /* outside it */
	AUDIT_NOT_CHECKED, /* parts missing or not comparable */
	AUDIT_OUTCOME_COUNT
};

/* How grave a conflict is. */
enum audit_severity {
	AUDIT_LOW,    /* worth knowing: one unit of the last digit, a code */
	AUDIT_MEDIUM, /* a promise or a word that does not fit */
	AUDIT_HIGH,   /* money that does not add up */
	AUDIT_ERROR,  /* must not be published: personal data, overflow */
	AUDIT_SEVERITY_COUNT
};

/* A sentence in both languages; {0} to {9} stand for arguments. */
struct audit_text {
	const char *zh, *en;
};

struct audit_rule {
	const char *id; /* stable: row-sum */
	enum audit_severity severity;
	struct audit_text title;
	struct audit_text says;  /* what must hold, one sentence */
	struct audit_text why;   /* why it matters to a reader */
	struct audit_text needs; /* what must be there for it to be checked */
};

/* Places in the table of rules. */
enum audit_rule_id {
	AUDIT_ROW_SUM,
	AUDIT_PART_WITHIN,
	AUDIT_HIERARCHY_SUM,
	AUDIT_UNIT_SUM,
	AUDIT_BALANCE,
	AUDIT_SAME_FIGURE,
	AUDIT_CHANGE,
	AUDIT_UNIT_PLAUSIBLE,
	AUDIT_CODE,
	AUDIT_CODE_NAME,
	AUDIT_PROJECT_CODE,
	AUDIT_PROJECT_AMOUNT,
	AUDIT_TASK_SUM,
	AUDIT_BASIS_SUM,
	AUDIT_TARGET_PARSED,
	AUDIT_TARGET_UNIT,
	AUDIT_TARGET_SAME,
	AUDIT_TARGET_GOAL,
	AUDIT_INDICATOR,
	AUDIT_COMMENTARY_FIGURE,
	AUDIT_COMMENTARY_UNLINKED,
	AUDIT_FACT,
	AUDIT_TABLE_PRESENT,
	AUDIT_PERSONAL_DATA,
	AUDIT_OVERFLOW,
	AUDIT_RULE_COUNT
};
extern const struct audit_rule *const audit_rules[AUDIT_RULE_COUNT];

/* Where a figure or a statement stands. kind says which members are set; the
 * year is always set. */
enum audit_place_kind {
	AUDIT_PLACE_CELL,       /* table, row, column, cell */
	AUDIT_PLACE_TABLE,      /* table_id; table where it is there */
	AUDIT_PLACE_PROJECT,    /* project; cell where it is an amount */
	AUDIT_PLACE_TASK,       /* overall, task; cell */
	AUDIT_PLACE_INDICATOR,  /* indicator, of project or overall */
	AUDIT_PLACE_FACT,       /* fact */
	AUDIT_PLACE_COMMENTARY, /* commentary, span */
	AUDIT_PLACE_FILE,       /* span */
};
struct audit_place {
	enum audit_place_kind kind;
	const struct budget_year *year;
	struct str table_id;
	const struct table *table;
	const struct table_row *row;
	size_t column;
	const struct cell *cell;
	const struct project *project;
	enum project_amount amount;
	const struct overall_performance *overall;
	const struct task *task;
	const struct indicator *indicator;
	const struct fact *fact;
	const struct commentary *commentary;
	struct span span; /* in the inputs */
};

/* A figure that takes part in a check. */
struct audit_term {
	struct audit_place place;
	struct str label;     /* what it is, where the place does not say */
	struct str published; /* as printed */
	struct decimal value; /* in the unit of the check */
	struct decimal half;  /* half a unit of its precision, likewise */
	int sign;             /* +1, -1 */
	bool blank;           /* a blank cell or dash, counted as zero */
};

enum { AUDIT_ARGUMENTS_MAX = 6 };

/* How the figure is computed from its parts. */
enum audit_formula {
	AUDIT_SUM,     /* by their signs */
	AUDIT_PERCENT, /* the first is a change (a decrease where its sign is
			  -1), the second what it led to */
	AUDIT_COUNT,   /* counted in the inputs: no parts */
};

struct audit_check {
	enum audit_rule_id rule;
	enum audit_outcome outcome;
	enum audit_severity severity; /* of a conflict */
	struct audit_term stated;
	struct audit_term *parts;
	size_t part_count, part_capacity;
	/* Checks by arithmetic; all in unit. difference is stated less
	 * computed. */
	bool has_arithmetic;
	enum audit_formula formula;
	struct decimal computed, difference, tolerance;
	struct str unit; /* 万元, %, 人; empty where there is none */
	int power;       /* money: power of ten from unit to yuan */
	bool money;
	/* What is said of it: always for a conflict and for what was not
	 * checked. */
	const struct audit_text *text;
	struct str arguments[AUDIT_ARGUMENTS_MAX];
	size_t argument_count;
	/* The publisher's answer; NULL when there is none. */
	const struct explanation *explanation;
	/* The check whose conflict explains this one; NULL: it stands for
	 * itself. */
	const struct audit_check *cause;
	size_t number;  /* among the checks of its rule, from 1 */
	struct str key; /* unique in the year: row-sum-12 */
};

/* All checks of a department-year. */
struct audit {
	const struct budget_year *year;
	struct audit_check **items; /* in the order of rules and places */
	size_t count, capacity;
	/* Checks by outcome. A conflict with a cause counts as a conflict
	 * here, not among the findings. */
	size_t counts[AUDIT_RULE_COUNT][AUDIT_OUTCOME_COUNT];
	size_t finding_count; /* conflicts without a cause */
	struct map marks;     /* see audit_mark() */
};

/* Check one year. department holds the other years of the organisation, for
 * comparisons. What is found lives in the arena. */
void audit_year(struct arena *a, const struct config *config,
		const struct site *site, const struct department *department,
		const struct budget_year *year, struct audit *out);

/* Checks in which a thing is the stated figure, and conflicts in which it is
 * all that the stated figure is compared with; gravest first. */
struct audit_mark {
	const void *thing;
	const struct audit_check **items;
	size_t count, capacity;
	enum audit_outcome outcome; /* the gravest: conflict, rounding, ok,
				       not checked */
};
/* thing: a cell, else a fact or an indicator. NULL when there is none. */
const struct audit_mark *audit_mark(const struct audit *audit,
				    const void *thing);

/* A text with its arguments, in plain text. */
struct str audit_text(struct arena *a, const struct audit_text *text,
		      const struct str *arguments, size_t count,
		      enum language language);
/* What the check says; a sentence on the arithmetic where it has no text of
 * its own. */
struct str audit_message(struct arena *a, const struct audit_check *c,
			 enum language language);
/* Where a figure stands, in words: 支出总表 · 行政运行 · 基本支出. */
struct str audit_place_name(struct arena *a, const struct audit_place *p,
			    enum language language);
/* The same in ids, for datasets and for the publisher's explanations: a table's
 * id, row key and column id; project-forms, key-projects, performance-tasks,
 * indicators, facts and commentary stand for what is no table. An amount has
 * here the ids that it has in the dataset amounts. */
struct audit_address {
	struct str table, row, column;
};
struct audit_address audit_address(const struct audit_place *p);
/* Stable names: "ok", "rounding", "conflict", "not-checked"; "low" ... */
struct str audit_outcome_name(enum audit_outcome outcome);
struct str audit_severity_name(enum audit_severity severity);

#endif
