/* Summaries: what the site's own pages need of a department once the
 * department itself is freed. */
#ifndef MODEL_SUMMARY_H
#define MODEL_SUMMARY_H

#include "model/site.h"

/* An amount that may not be stated. */
struct summary_amount {
	bool stated;
	struct decimal yuan;
};

/* A classification code, its name, and the table that states it: mostly the
 * same in all departments, which then share it. */
struct summary_line {
	struct str code, name, table;
};

/* The row that states it, which the years of a department share. */
struct summary_row {
	const struct summary_line *line;
	struct str key;
};

/* A line of the table of expenditure by function, or by economic nature: the
 * department's own row, or the sum of its units' rows, of which this is the
 * first. */
struct summary_code {
	const struct summary_row *row;
	struct decimal yuan;
};

struct summary_staff {
	bool stated;
	struct decimal heads;
	struct str fact; /* id of the first fact that states it */
};

struct summary_project {
	struct str id, code, name, unit_name, type;
	enum project_form form;
	int level;
	struct summary_amount year_amount;
	size_t indicator_count;
};

struct summary_indicator {
	struct str overall_id; /* of the form; empty for a project's */
	struct str level1, level2, name, target_published, measure_unit,
		project_id, project_name, key;
	enum target_kind kind;
};

struct summary_table {
	struct str id, title, title_en;
	enum table_status status;
	size_t row_count, figure_count;
};

struct summary_year {
	int year;
	struct str title, stage;
	struct summary_amount income, expenditure, basic, project, three_public,
		procurement;
	/* By code; none when they were not read (see summary_pack.h). */
	struct summary_code *functions, *economies;
	size_t function_count, economy_count;
	/* What the table that states these codes comes to in all. */
	struct summary_amount function_total, economy_total;
	/* Staff in post: the fact "staff-actual" of the department, else the
	 * sum of its facts staff-...-actual. */
	struct summary_staff staff;
	bool has_other_currency; /* tables that are not counted here */
	struct summary_project
		*projects; /* NULL when not read; counted still */
	size_t project_count;
	struct summary_indicator *indicators; /* NULL: not kept or not read */
	size_t indicator_count;
	size_t kind_counts[TARGET_TEXT + 1]; /* of indicators, by kind */
	struct summary_table *tables;
	size_t table_count;
	struct source_document *sources;
	size_t source_count;
	size_t figure_count;
	/* Of the datasets. */
	size_t amount_rows, indicator_rows, project_rows, fact_rows;
};

struct summary {
	const struct organization *organization;
	struct summary_year *years; /* ascending */
	size_t year_count;
};

struct summaries {
	struct summary *items; /* in the order of the organisations */
	size_t count;
};

/* The totals of a year, and the published cell that states one. */
enum summary_figure {
	SUMMARY_INCOME,
	SUMMARY_EXPENDITURE,
	SUMMARY_BASIC,
	SUMMARY_PROJECT,
	SUMMARY_THREE_PUBLIC,
	SUMMARY_PROCUREMENT,
	SUMMARY_FIGURE_COUNT
};
struct summary_cell {
	const struct table *table;
	const struct table_row *row;
	size_t column;
};
/* False where no single cell of an official table states it: not stated, or the
 * sum of a site's own tables. */
bool summary_cell(const struct budget_year *y, enum summary_figure figure,
		  struct summary_cell *out);
/* Is the cell one that states the figure? Several tables may. */
bool summary_states(const struct budget_year *y, enum summary_figure figure,
		    const struct cell *cell);
const struct summary_amount *summary_figure(const struct summary_year *s,
					    enum summary_figure figure);

/* Sites of more departments do not keep every indicator, only their counts. */
enum { SUMMARY_INDICATORS_DEPARTMENTS_MAX = 200 };

/* Copy what is needed into the arena. */
void summary_of(struct arena *a, const struct department *department,
		bool keep_indicators, struct summary *out);

#endif
