/* A department's budgets: documents, tables, projects, targets, commentary. */
#ifndef MODEL_BUDGET_H
#define MODEL_BUDGET_H

#include "model/classification.h"
#include "model/table.h"
#include "model/target.h"

struct source_document {
	struct str id, title, publisher, publication_date, url, file;
};

struct figure; /* model/figure.h */

/* How the figures of a fact's relation make up the fact. */
enum fact_relation_kind {
	FACT_EQUALS,  /* the same figure: terms[0] */
	FACT_SUM,     /* the sum of the terms */
	FACT_CHANGE,  /* terms[0] less terms[1]; a decrease the other way */
	FACT_PERCENT, /* the change terms[0] in percent of what terms[1] was
			 before it */
	FACT_COUNT,   /* a number of things, see fact_count */
};

enum fact_count {
	FACT_COUNT_UNITS,         /* budget units in the tables */
	FACT_COUNT_ORGANIZATIONS, /* organisations below, in the year */
	FACT_COUNT_FORMS,
	FACT_COUNT_KEY_PROJECTS,
	FACT_COUNT_PERFORMANCE_PROJECTS, /* in 绩效管理项目情况表 */
	FACT_COUNT_BASIS_ITEMS,          /* of a project */
};
/* As document.json says it: "units"; false when it is no such name. */
struct str fact_count_name(enum fact_count counted);
bool fact_count_parse(struct str name, enum fact_count *out);

struct fact_term {
	struct str address;          /* as in figure: links */
	const struct figure *figure; /* NULL: nothing has the address */
	struct span span;
};

struct fact_relation {
	enum fact_relation_kind kind;
	struct fact_term *terms;
	size_t term_count;
	bool decrease; /* of a change or its percentage */
	enum fact_count counted;
	const struct project *project; /* whose basis items are counted */
	struct span span;
};

/* A fact that the document states in prose: staff, vehicles, totals. */
struct fact {
	struct str id, name, value_published, unit;
	bool has_value;
	struct decimal value; /* in unit */
	const struct organization *organization;
	int year;
	struct source_place place;
	struct span span;
	struct fact_relation *relations;
	size_t relation_count, relation_capacity;
};

/* The publisher's answer to a finding of the audit. */
struct explanation {
	struct str rule, table, row, column, text;
	struct span span;
};

struct unit_correction {
	struct str applies_to; /* table:ID, projects, project:ID, overall:ID */
	struct str source;     /* with "projects": only forms of this source */
	struct str published, corrected, reason;
	struct span span;
};

/* A table that the document declares: published, empty or missing. */
struct table_declaration {
	struct str id;
	enum table_status status;
	struct str note;
	struct source_place place;
	struct str currency_unit; /* states the unit where the table does not */
	struct span span;
};

struct indicator {
	struct str level1, level2, name, target_published, measure_unit,
		explanation;
	struct target target;
	uint32_t source_line; /* in the source document, 0 when not given */
	uint32_t line;        /* in performance.json */
	struct str key;       /* unique on its page: "i1", "i2" ... */
};
struct indicators {
	struct indicator *items;
	size_t count;
};

struct goal_fact {
	struct str name, target_published, published;
	struct target target;
};

struct basis_item {
	struct str name, amount_published;
	bool has_value, has_unit;
	struct decimal value; /* in unit */
	struct currency_unit unit;
};

enum project_form {
	PROJECT_FORM, /* 项目支出绩效目标申报表 */
	PROJECT_KEY,  /* 重点项目 of the document's prose */
};

enum project_amount {
	PROJECT_TOTAL, /* 项目总金额 (中期规划) */
	PROJECT_YEAR, /* 本年度项目金额; 资金总额; 预算数 of a key project */
	PROJECT_FISCAL, /* 其中：财政拨款 */
	PROJECT_OTHER,  /* 其他资金 */
	PROJECT_AMOUNT_COUNT
};

struct project {
	struct str id;   /* the code, or the id given: part of the URL */
	struct str code; /* may be empty */
	struct str name, form_title;
	enum project_form form;
	int level; /* 1 一级, 2 二级; 0 not stated */
	const struct organization *unit;
	struct str unit_name, first_level_unit;
	struct str duration_years, type, is_new, allocation;
	struct cell amounts[PROJECT_AMOUNT_COUNT];
	struct currency_unit currency, corrected;
	struct str correction_reason;
	struct str policy_basis, calculation_basis, goal, long_term_goal;
	struct basis_item *basis_items;
	size_t basis_item_count;
	bool basis_is_open; /* the list names only some items: …等 */
	struct goal_fact *goal_facts;
	size_t goal_fact_count;
	struct indicators indicators;
	struct source_place place;
	uint32_t line; /* in performance.json */
};

/* A line of 年度主要任务. */
struct task {
	struct str key; /* unique in the year: anchor on its page */
	struct str name, content;
	const struct organization *unit;
	struct cell total, fiscal, other;
	uint32_t source_line, line;
	bool is_total;
};

/* 部门（单位）整体支出绩效目标表. */
struct overall_performance {
	struct str id, title, supervisor, goal;
	const struct organization **units;
	size_t unit_count;
	struct currency_unit currency, corrected;
	struct str correction_reason;
	struct task *tasks; /* the total is the last, is_total */
	size_t task_count;
	struct goal_fact *goal_facts;
	size_t goal_fact_count;
	struct indicators indicators;
	struct source_place place;
	uint32_t line;
};

/* A file of commentary, not yet rendered. */
/* A picture that stands beside commentary and is used by it. */
struct picture {
	struct str name; /* of the file */
	struct str file; /* under content/ */
	/* Its name on the site: no other characters than an address takes.
	 * Empty: it is no good, which was reported. */
	struct str published;
};

struct commentary {
	struct str file;     /* under content/ */
	struct str folder;   /* content: how messages call it */
	struct str language; /* "zh-CN" or "en" */
	struct str name;     /* file name without number and endings */
	struct str title;
	int64_t weight;
	struct str source, place;
	struct str body;
	uint32_t body_line;
	const struct picture *pictures; /* of its folder */
	size_t picture_count;
};
struct commentaries {
	struct commentary *items; /* by weight, then file name */
	size_t count, capacity;
};

struct budget_year {
	int year;
	const struct organization *organization;
	struct str folder; /* under content/: "org/2023" */
	struct str title, stage, publication_date;
	struct currency_unit currency;
	struct source_document *sources;
	size_t source_count;
	struct table_declaration *declarations;
	size_t declaration_count;
	struct unit_correction *corrections;
	size_t correction_count;
	struct explanation *explanations;
	size_t explanation_count;
	struct fact *facts;
	size_t fact_count;
	struct table **tables; /* official order, then own tables */
	size_t table_count, table_capacity;
	struct overall_performance *overall;
	size_t overall_count;
	struct project *projects; /* forms, then key projects; by place */
	size_t project_count;
	struct commentaries commentaries;
	struct str document_file, performance_file; /* empty: none */
	/* A file could not be understood, which is reported: do not say that
	 * what it may hold is missing. */
	bool incomplete;
	bool document_unread; /* document.json could not be read */
};

struct department {
	const struct organization *organization;
	struct budget_year *years; /* ascending */
	size_t year_count;
	struct commentaries commentaries; /* of all years */
	/* Files in which personal data was found: they are reported, and keep
	 * the site from being published. */
	struct str *personal_files;
	size_t personal_file_count;
};

struct table *budget_table(const struct budget_year *y, struct str id);
const struct source_document *budget_source(const struct budget_year *y,
					    struct str id);
struct project *budget_project(const struct budget_year *y, struct str id);
const struct fact *budget_fact(const struct budget_year *y, struct str id);
/* An amount of a project in yuan; false when not stated. */
bool project_yuan(const struct project *p, enum project_amount which,
		  struct decimal *out);
/* The name of an amount field: "year_amount". */
struct str project_amount_name(enum project_amount which);

#endif
