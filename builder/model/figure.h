/* Figures by address: what a figure: link in commentary names.
 *
 *   figure:TABLE[@ORGANIZATION]/[ROW/]COLUMN
 *   figure:fact/FACT
 *   figure:project/PROJECT/FIELD
 *
 * ROW is a code, a row's key, its name or path, a year (三公) or "change";
 * without it the total row of the unit is meant (三公: that of the fiscal
 * year). Of rows of one name the first. Without @ORGANIZATION the department.
 */
#ifndef MODEL_FIGURE_H
#define MODEL_FIGURE_H

#include "model/budget.h"

enum figure_result {
	FIGURE_FOUND,
	FIGURE_BAD_ADDRESS,
	FIGURE_NO_TABLE,
	FIGURE_NO_UNIT,
	FIGURE_NO_ROW,
	FIGURE_NO_COLUMN,
	FIGURE_NO_FACT,
	FIGURE_NO_PROJECT,
};

struct figure {
	const struct table *table; /* one of the three is set */
	const struct fact *fact;
	const struct project *project;
	const struct table_row *row;
	size_t column;
	enum project_amount amount;
	const struct cell *cell; /* tables and projects */
	struct str missing;      /* the part that was not found, or empty */
	struct str nearest;      /* the known one most like it, or empty */
};

/* address without the "figure:" before it; percent-decoded by the caller. */
enum figure_result figure_find(struct arena *scratch,
			       const struct budget_year *y,
			       const struct organizations *organizations,
			       struct str address, struct figure *out);

/* The table alone: FIGURE_FOUND or FIGURE_NO_TABLE. */
enum figure_result figure_find_table(struct arena *scratch,
				     const struct budget_year *y, struct str id,
				     struct figure *out);

/* A text like 4,039万元 as an amount; false when it is no number. */
struct figure_amount {
	struct decimal value; /* in unit */
	struct currency_unit unit;
	bool money; /* unit is one of money */
};
bool figure_amount_parse(struct str text, struct figure_amount *out);

/* Does a text like 4,039万元 say exactly what the figure says, unit included?
 * Amounts are compared in yuan, after corrections of the unit. A published
 * dash equals a dash and 0; a blank equals nothing. */
bool figure_equals(struct arena *scratch, const struct figure *f,
		   struct str text);
/* The figure as published, with its unit (the corrected one): for messages. */
struct str figure_text(struct arena *a, const struct figure *f);

#endif
