/* Workbooks: all data of a department-year, and all datasets of the site, as
 * XLSX.
 *
 * The first sheet says what the workbook is and what is on the others. Amounts
 * are numbers and show the decimals that were published; a number of more than
 * 15 digits, which a spreadsheet would round, is a text, and the first sheet
 * says so. Codes are texts. A blank cell is not stated. A dataset that has more
 * rows than a sheet goes on on the next; a text too long for a cell is an
 * error, which is reported with its place.
 */
#ifndef EXPORT_WORKBOOK_H
#define EXPORT_WORKBOOK_H

#include "config/config.h"
#include "export/export.h"
#include "export/sink.h"
#include "os/os.h"

/* A year's tables as published, its tidy datasets (rows: of export_year()), and
 * the dictionary of these, into a new file. False with the first error of
 * writing it. */
bool workbook_year(struct str path, const struct config *config,
		   const struct audit *audit,
		   const struct dataset_rows rows[DATASET_COUNT],
		   struct diag *d, struct os_error *e);

/* The site's datasets: begin, hand rows to the sink, end. It lives in the
 * arena. */
struct workbook;
struct workbook *workbook_begin(struct arena *a, struct str path,
				const struct config *config, struct diag *d);
struct dataset_sink workbook_sink(struct workbook *b);
bool workbook_end(struct workbook *b, struct os_error *e);

#endif
