/* The forms of a dataset as text: CSV, a copy for spreadsheets, JSON, JSON
 * Lines.
 *
 * CSV is RFC 4180, in UTF-8 without BOM, with CRLF; every text is byte for byte
 * what it is. The copy for spreadsheets (DATASET_EXCEL) differs in this:
 *
 * - It begins with a BOM, from which Excel knows that it is UTF-8.
 * - A text that a spreadsheet would run as a formula (it begins with = + - @, a
 *   tab, a line break, or a full-width sign, after blanks or not) gets an
 *   apostrophe before it. Quotes do not help there, and an apostrophe of a CSV
 *   file is shown, by Excel as by LibreOffice: so it is seen that it was put.
 * - So does a text that they would change: one with a leading zero or with
 *   more than 15 digits, one like 12E3 that would become a power of ten, one
 *   like 1-2 or 3/4 that would become a date (a whole date, 2026-02-20, may),
 *   a code like 1.10.
 * - Plain numbers stay numbers, with a sign as well, and codes that keep their
 *   digits are left as they are.
 *
 * In JSON, amounts are strings, which no reader rounds; only whole numbers
 * (years, lines, counts) are numbers. What is not stated is null.
 */
#ifndef EXPORT_FORM_H
#define EXPORT_FORM_H

#include "base/buf.h"
#include "export/sink.h"

/* A sink that hands on bytes in large pieces. Set form, write and context of a
 * zeroed struct; free it when all is done. */
struct form_writer {
	enum dataset_form form;
	void (*write)(void *context, struct str bytes);
	void *context;
	enum dataset which;
	uint32_t codes; /* bit i: column i holds codes */
	size_t rows;
	struct buf piece;
};

/* The members of a struct dataset_sink, whose context is the writer. */
void form_begin(void *writer, enum dataset which);
void form_row(void *writer, const struct str *fields);
void form_end(void *writer);
void form_free(struct form_writer *w);

/* Would a spreadsheet make something else of the text? Of a code also when its
 * value as a number stays the same: 1.10. */
bool form_is_changed_by_excel(struct str text, bool is_code);

#endif
