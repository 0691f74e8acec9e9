/* XLSX: a new workbook, written once, row after row.
 *
 * Rows go to the disk beside the workbook as they come: memory does not grow
 * with them. Several sheets may be written in turns. Nothing is lost silently:
 * what a cell or a sheet cannot hold is told by the call that gives it, and the
 * finished file is read back for the number of its cells. The same calls give
 * the same bytes.
 *
 * Texts are texts, whatever they look like (=1+1, 007, http://...), and stay
 * texts when a reader edits them.
 */
#ifndef FORMAT_XLSX_H
#define FORMAT_XLSX_H

#include "os/os.h"

enum {
	XLSX_ROWS_MAX = 1048576,
	XLSX_COLUMNS_MAX = 16384,
	XLSX_TEXT_MAX = 32767,  /* units of UTF-16 in a cell */
	XLSX_NAME_MAX = 31,     /* the same in the name of a sheet */
	XLSX_DIGITS_MAX = 15,   /* that a number keeps */
	XLSX_DECIMALS_MAX = 30, /* that a number shows */
};

struct xlsx;
struct xlsx_sheet;

enum xlsx_style {
	XLSX_TEXT,
	XLSX_TITLE,
	XLSX_HEADER,
	XLSX_PARAGRAPH, /* wrapped */
	XLSX_STYLE_COUNT
};

/* What programs show as the file's properties. */
struct xlsx_about {
	struct str title, author;
	/* Seconds since 1970 that it is dated with; 0: 1980, as the members of
	 * the file are. */
	int64_t created;
	/* It has room in memory: its sheets are put together there, not on the
	 * disk, where the system has such a place. That may be full (ENOSPC)
	 * when the disk is not. */
	bool small;
};

/* A new workbook, begun in the arena; what stands at the path is replaced. It
 * takes room for its sheets in the folder of the path until it ends, unless it
 * is small. End it by xlsx_end(). */
struct xlsx *xlsx_begin(struct arena *a, struct str path,
			const struct xlsx_about *about);

/* A sheet after the ones before. Its name is the wanted one made fit: at most
 * XLSX_NAME_MAX, none of []:*?/\ and no control characters (_ stands for them),
 * no apostrophe at an end, unlike all before: " (2)" is added then. */
struct xlsx_sheet *xlsx_sheet_add(struct xlsx *x, struct str name);
struct str xlsx_sheet_name(const struct xlsx_sheet *s);
/* Width of a column, from 0, in half-width characters; one of Chinese has 2. */
void xlsx_sheet_width(struct xlsx_sheet *s, size_t column, double width);
/* The rows so far stay in sight, and so do the columns before this one. */
void xlsx_sheet_freeze(struct xlsx_sheet *s, size_t columns);
/* Filters over so many columns, from their header's row (from 1) down to the
 * row begun last, which is below. */
void xlsx_sheet_filter(struct xlsx_sheet *s, size_t header, size_t columns);

/* Begin the next row. False when the sheet has no room for it. */
bool xlsx_row(struct xlsx_sheet *s);
/* Fill a cell of the row: columns from 0 upwards. An empty text is a blank
 * cell. False when it is too long for a cell, which stays blank then. */
bool xlsx_text(struct xlsx_sheet *s, size_t column, struct str text,
	       enum xlsx_style style);
/* Would xlsx_text() take it? */
bool xlsx_text_fits(struct str text);
/* A number of plain digits, [-]123.45, shown with its decimals, or with commas
 * between thousands as well. False, and the cell stays blank, when it is none
 * of these or when a number does not keep all of it: write a text then. */
bool xlsx_number(struct xlsx_sheet *s, size_t column, struct str digits,
		 bool grouped);

/* Write all. False with the first error; the file is worth nothing then. */
bool xlsx_end(struct xlsx *x, struct os_error *e);

#endif
