/* What a spreadsheet has no room for: the workbooks are made of all that is
 * read, and nothing may be left out of them. */
#include "ingest/room.h"

#include "base/utf8.h"
#include "format/xlsx.h"

static const struct diag_kind TOO_LONG = {
	"text-too-long", DIAG_ERROR,
	"这里的文字有 {0} 个字，Excel 的单元格放不下（最多 32767 "
	"个）。请缩短，或"
	"分成几段",
	"this text has {0} characters, more than a cell of a spreadsheet holds "
	"(32767); shorten it or split it"};
static const struct diag_kind TOO_MANY_ROWS = {
	"table-rows-too-many", DIAG_ERROR,
	"这张表有 {0} 行，Excel 的工作表放不下（最多 1048576 "
	"行，连同表头和注）。"
	"请分成几张表",
	"this table has {0} rows, more than a sheet of a workbook holds "
	"(1048576 with its header and notes); split it"};

/* Rows that a sheet has besides those of the table and its notes. */
enum { ROWS_BESIDES = 2 + HEADER_DEPTH_MAX };

static void look_at(struct reading *r, struct str text, struct span span)
{
	if (!xlsx_text_fits(text))
		diag_report(r->diag, &TOO_LONG, span,
			    str_format(r->scratch, "%zu", utf8_length(text)));
}

void room_check_csv(struct reading *r, struct str path, const struct csv *csv)
{
	for (size_t i = 0; i < csv->count; i++)
		for (size_t j = 0; j < csv->rows[i].count; j++) {
			const struct csv_field *f = &csv->rows[i].fields[j];

			look_at(r, f->text, csv_span(path, f));
		}
}

void room_check_json(struct reading *r, struct str path,
		     const struct json *value)
{
	if (value->kind == JSON_KIND_STRING)
		look_at(r, value->string,
			span_at(path, value->line, value->column));
	if (value->kind != JSON_KIND_ARRAY && value->kind != JSON_KIND_OBJECT)
		return;
	for (size_t i = 0; i < value->count; i++)
		room_check_json(r, path, &value->members[i].value);
}

void room_check_table(struct reading *r, const struct table *t)
{
	if (t->row_count + t->note_count + ROWS_BESIDES > XLSX_ROWS_MAX)
		diag_report(r->diag, &TOO_MANY_ROWS, span_at(t->file, 0, 0),
			    str_format(r->scratch, "%zu", t->row_count));
}
