/* Inside the XLSX writer: texts as the format has them, and the finished file.
 */
#ifndef FORMAT_XLSX_PARTS_H
#define FORMAT_XLSX_PARTS_H

#include "format/xlsx.h"

/* Write the text over what is in out, with a NUL at its end: what XML cannot
 * hold stands as _xHHHH_, and so does what looks like that. */
void xlsx_escape(struct buf *out, struct str text);
/* The name made fit for a sheet; the shorter, the more is to be added to it. */
struct str xlsx_fit_name(struct arena *a, struct str name, size_t more);
/* Do programs hold the names of two sheets for the same? */
bool xlsx_same_name(struct str a, struct str b);
/* Plain digits that a number keeps: see xlsx_number(). How many follow the
 * point, or -1. */
int xlsx_decimals(struct str digits);

/* Is each part of the finished file whole, and has sheet i + 1 as many cells as
 * cells[i]? False with the error: the library does not look whether what it
 * wrote on the way could be written, and the cause is not known; nearly always
 * the disk was full. */
bool xlsx_check(struct arena *a, struct str path, const size_t *cells,
		size_t sheets, struct os_error *e);

#endif
