/* Inside the XLSX writer: its sheets, and texts as the format has them. */
#ifndef FORMAT_XLSX_PARTS_H
#define FORMAT_XLSX_PARTS_H

#include "format/xlsx.h"
#include "format/zip_stream.h"

/* Append the text, escaped: what XML cannot hold stands as _xHHHH_, and so does
 * what looks like that. */
void xlsx_escape(struct buf *out, struct str text);
/* The name made fit for a sheet; the shorter, the more is to be added to it. */
struct str xlsx_fit_name(struct arena *a, struct str name, size_t more);
/* Do programs hold the names of two sheets for the same? */
bool xlsx_same_name(struct str a, struct str b);
/* Plain digits that a number keeps: see xlsx_number(). How many follow the
 * point, or -1. */
int xlsx_decimals(struct str digits);

/* Styles of cells by their numbers: 0 is the default, those of texts follow in
 * the order of enum xlsx_style, those of numbers in the order of their first
 * use. */
struct xlsx_styles {
	size_t numbers[2]
		      [XLSX_DECIMALS_MAX + 1]; /* [grouped][decimals]; or 0 */
	struct {
		bool grouped;
		int decimals;
	} used[2 * (XLSX_DECIMALS_MAX + 1)];
	size_t used_count;
};
size_t xlsx_number_style(struct xlsx_styles *s, bool grouped, int decimals);
/* The part xl/styles.xml. */
void xlsx_styles_write(const struct xlsx_styles *s, struct buf *out);

struct xlsx_sheet {
	struct xlsx *book;
	struct str name;
	struct buf text; /* rows that are not in the file yet */
	struct str row;  /* number of the row begun last, as digits */
	char digits[8];  /* of it */
	size_t rows;
	bool in_row;   /* it has cells */
	bool in_file;  /* it goes on there */
	size_t number; /* of the sheet, from 1 */
	size_t frozen_rows, frozen_columns;
	size_t filter_header, filter_rows, filter_columns; /* 0: no filter */
	struct {
		size_t *items; /* 0: not set */
		size_t count, capacity;
	} widths;
};

struct xlsx {
	struct arena *arena;
	struct xlsx_about about;
	struct zip_stream *zip;
	struct {
		struct xlsx_sheet **items;
		size_t count, capacity;
	} sheets;
	struct xlsx_styles styles;
	struct xlsx_sheet *streaming; /* its part is being written; or NULL */
};

/* Write what of the sheet is not in the file yet, up to its end. */
void xlsx_sheet_finish(struct xlsx_sheet *s);
/* What the filter covers: "$A$1:$C$20", or "A1:C20" with an empty mark. */
void xlsx_filter_area(const struct xlsx_sheet *s, const char *mark,
		      struct buf *out);
#endif
