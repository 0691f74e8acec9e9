/* Inside the workbooks: their sheets. */
#ifndef EXPORT_WORKBOOK_PARTS_H
#define EXPORT_WORKBOOK_PARTS_H

#include "export/workbook.h"
#include "format/xlsx.h"

/* A sheet, for the list of them. */
struct workbook_sheet {
	struct xlsx_sheet *sheet;
	struct str title, title_en;
	struct str source;   /* document and place; empty: many */
	size_t rows;         /* of data */
	size_t long_numbers; /* that are texts for their length */
	bool is_part;        /* goes on where the sheet before ends */
};

struct workbook {
	struct arena *arena;
	const struct config *config;
	struct diag *diag;
	struct xlsx *file;
	struct xlsx_sheet *about;  /* the first; filled last */
	const struct audit *audit; /* of a year; NULL: the site's */
	struct {
		struct workbook_sheet *items;
		size_t count, capacity;
	} sheets;
	enum dataset which; /* the dataset at hand */
	size_t *widths;     /* of its columns */
};

/* A new sheet, last in the list; valid until the next one. */
struct workbook_sheet *workbook_add(struct workbook *b, struct str name,
				    struct str title, struct str title_en);

/* Where a cell comes from: a text that is too long is reported there. */
struct workbook_place {
	struct str sheet, column;
	size_t row; /* of the data, from 1 */
	struct span span;
};
void workbook_text(struct workbook *b, struct xlsx_sheet *s, size_t column,
		   struct str text, const struct workbook_place *place);

/* Half-width characters of the longest line of the text. */
size_t workbook_width(struct str text);
/* Set widths that fit what is wanted, within bounds. */
void workbook_set_widths(struct xlsx_sheet *s, const size_t *widths,
			 size_t count);

/* The texts of the dictionary for the columns of the datasets. */
void workbook_columns(struct workbook *b);
/* A table as published. */
void workbook_table(struct workbook *b, const struct table *t);
/* The first sheet. */
void workbook_about(struct workbook *b);

#endif
