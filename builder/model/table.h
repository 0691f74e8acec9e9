/* Tables: what was published, cell by cell, with its places. */
#ifndef MODEL_TABLE_H
#define MODEL_TABLE_H

#include "base/decimal.h"
#include "diag/diag.h"
#include "model/organization.h"
#include "model/unit.h"

enum cell_kind {
	CELL_ABSENT, /* the table has no such cell (other side, short row) */
	CELL_EMPTY,  /* published blank: not stated */
	CELL_NUMBER,
	CELL_DASH,           /* — : published as a dash */
	CELL_NOT_APPLICABLE, /* 不适用 */
	CELL_TEXT,           /* cell of a text column */
};

struct cell {
	struct decimal value; /* in the table's unit; CELL_NUMBER only */
	struct str published; /* exactly as in the file */
	uint32_t line, column;
	struct sheet_cell sheet; /* of tables */
	enum cell_kind kind;
};
/* Where it stands in the file; cells that are not there are on the line of
 * their row. */
static inline struct span cell_span(struct str file, const struct cell *c,
				    uint32_t row_line)
{
	return (struct span){file, c->line ? c->line : row_line, c->column,
			     c->sheet};
}

/* What a column holds. The names follow the Fiscal Data Package. */
enum column_role {
	ROLE_TEXT,
	ROLE_MEASURE, /* an amount */
	ROLE_ORGANIZATION,
	ROLE_YEAR,
	ROLE_PHASE,
	ROLE_UNIT, /* budget unit: 预算单位 */
	ROLE_FUNCTIONAL_CODE,
	ROLE_FUNCTIONAL_NAME,
	ROLE_ECONOMIC_CODE,
	ROLE_ECONOMIC_NAME,
	ROLE_PROCUREMENT_CODE,
	ROLE_PROCUREMENT_NAME,
	ROLE_PROJECT_CODE,
	ROLE_PROJECT_NAME,
	ROLE_ROW_NAME, /* 项目 of 收支总表: name of the row, no code */
};

enum table_side { SIDE_NONE, SIDE_INCOME, SIDE_EXPENDITURE };

enum { HEADER_DEPTH_MAX = 6 };

struct table_column {
	struct str id;    /* stable: "total", "basic" */
	struct str label; /* header labels joined with " / " */
	struct str label_en;
	struct str path[HEADER_DEPTH_MAX]; /* header labels from the top */
	size_t depth;
	enum column_role role;
	enum table_side side;
	int reference_year; /* own tables: the year of the measure, else 0 */
	struct str phase;   /* own tables: phase of the measure, else empty */
};

struct table_row {
	uint32_t line; /* in the file */
	enum table_side side;
	const struct organization *unit; /* filled down; NULL when not known */
	struct str unit_name;            /* as published, filled down */
	struct str code, name;           /* may be empty */
	struct str path; /* names from the top joined with " / " */
	unsigned level;  /* 0 total of a unit or table, 1 类, 2 款, 3 项 */
	int reference_year; /* 三公: 2022, 2023; else 0 (the fiscal year) */
	bool is_change;     /* 三公: 增减变化金额 */
	struct str phase;   /* own tables: where rows have phases, else empty */
	struct str key;     /* unique in the table; the anchor on the page */
	struct cell *cells; /* one for each column */
};

/* What the amounts of an own table are; see model/counted.h. */
enum table_counts { COUNTS_NOTHING, COUNTS_EXPENDITURE, COUNTS_INCOME };

enum table_status {
	TABLE_PUBLISHED,
	TABLE_DECLARED_EMPTY, /* published as empty, with a note */
	TABLE_MISSING,        /* listed by the document, not contained */
};

/* Where a published thing stands in its source document. */
struct source_place {
	struct str source; /* id in document.json */
	struct str place;  /* 表3 */
	struct str lines;  /* 412-508 */
};

struct table_kind; /* model/official.h */

struct table {
	struct str id;
	const struct table_kind *kind;                /* NULL: an own table */
	struct str title, title_en;                   /* official or declared */
	struct str title_published, number_published; /* 支出总表, 表3 */
	struct currency_unit unit; /* as published or declared */
	struct span unit_at;       /* where it is printed; no line: declared */
	struct currency_unit corrected; /* used for yuan; name empty: unit */
	struct str correction_reason;
	struct str currency; /* CNY */
	/* Columns or codes could not be understood, which is reported: the rows
	 * need not hang together. */
	bool incomplete;
	bool is_own;            /* declared in site.toml */
	bool is_other_currency; /* than the site's: not summed with others */
	enum table_counts counts;
	struct table_column *columns;
	size_t column_count;
	struct table_row *rows;
	size_t row_count;
	struct str *notes;
	size_t note_count;
	enum table_status status;
	struct str status_note;
	struct source_place place;
	struct str file; /* under content/; empty when there is none */
};

/* Is the row the department's own: not that of a unit, known or not? */
static inline bool row_is_of(const struct table_row *row,
			     const struct organization *department)
{
	return row->unit ? row->unit == department : !row->unit_name.n;
}

/* Power of ten from the table's figures to yuan (the base unit). */
int table_power(const struct table *t);
/* A cell in yuan; false when it holds no number or does not fit. */
bool table_yuan(const struct table *t, const struct cell *c,
		struct decimal *out);
/* Column by id (a side for two-sided tables), count when there is none. */
size_t table_column_index(const struct table *t, struct str id);
/* Number of cells with numbers in measure columns. */
size_t table_figure_count(const struct table *t);

#endif
