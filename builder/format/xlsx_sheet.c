/* XLSX: rows and cells, as the text of a sheet's part. */
#include "format/xlsx_parts.h"

#include <assert.h>

enum { PIECE = 65536, NAME_ROOM = 4 };

#define HEAD                                                                \
	"<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"   \
	"<worksheet xmlns=\"http://schemas.openxmlformats.org/"             \
	"spreadsheetml/2006/main\"><sheetPr><pageSetUpPr fitToPage=\"1\"/>" \
	"</sheetPr><sheetViews><sheetView"

/* Pages of A4, as wide as the paper; no marks at codes, which are texts. */
#define TAIL                                                                 \
	"<pageMargins left=\"0.7\" right=\"0.7\" top=\"0.75\" "              \
	"bottom=\"0.75\" header=\"0.3\" footer=\"0.3\"/>"                    \
	"<pageSetup paperSize=\"9\" fitToHeight=\"0\" "                      \
	"orientation=\"landscape\"/><ignoredErrors><ignoredError "           \
	"sqref=\"A1:XFD1048576\" numberStoredAsText=\"1\"/></ignoredErrors>" \
	"</worksheet>"

/* "A", "Z", "AA" of a column, from 0. */
static struct str column_name(char room[NAME_ROOM], size_t column)
{
	size_t n = NAME_ROOM;

	for (column++; column; column = (column - 1) / 26)
		room[--n] = (char)('A' + (column - 1) % 26);
	return (struct str){room + n, NAME_ROOM - n};
}

static void add_place(struct buf *out, size_t row, size_t column,
		      const char *mark)
{
	char room[NAME_ROOM];

	buf_add(out, str_from(mark));
	buf_add(out, column_name(room, column));
	buf_add(out, str_from(mark));
	buf_add_uint(out, row);
}

void xlsx_filter_area(const struct xlsx_sheet *s, const char *mark,
		      struct buf *out)
{
	add_place(out, s->filter_header, 0, mark);
	buf_add_char(out, ':');
	add_place(out, s->filter_rows, s->filter_columns - 1, mark);
}

/* ---- what stands before the rows ---- */

static void add_pane(const struct xlsx_sheet *s, struct buf *out)
{
	const char *pane = !s->frozen_columns ? "bottomLeft"
			   : s->frozen_rows   ? "bottomRight"
					      : "topRight";

	if (!s->frozen_rows && !s->frozen_columns)
		return;
	buf_add(out, STR("<pane"));
	if (s->frozen_columns)
		buf_add_format(out, " xSplit=\"%zu\"", s->frozen_columns);
	if (s->frozen_rows)
		buf_add_format(out, " ySplit=\"%zu\"", s->frozen_rows);
	buf_add(out, STR(" topLeftCell=\""));
	add_place(out, s->frozen_rows + 1, s->frozen_columns, "");
	buf_add_format(out,
		       "\" activePane=\"%s\" state=\"frozen\"/>"
		       "<selection pane=\"%s\"/>",
		       pane, pane);
}

static void add_head(const struct xlsx_sheet *s, struct buf *out)
{
	bool has_widths = false;

	buf_add(out, STR(HEAD));
	if (s->number == 1)
		buf_add(out, STR(" tabSelected=\"1\""));
	buf_add(out, STR(" workbookViewId=\"0\">"));
	add_pane(s, out);
	buf_add(out, STR("</sheetView></sheetViews><sheetFormatPr "
			 "defaultRowHeight=\"15\"/>"));
	for (size_t i = 0; i < s->widths.count; i++) {
		if (!s->widths.items[i])
			continue;
		buf_add_format(out,
			       "%s<col min=\"%zu\" max=\"%zu\" "
			       "width=\"%zu.7109375\" customWidth=\"1\"/>",
			       has_widths ? "" : "<cols>", i + 1, i + 1,
			       s->widths.items[i]);
		has_widths = true;
	}
	buf_add(out,
		has_widths ? STR("</cols><sheetData>") : STR("<sheetData>"));
}

void xlsx_sheet_width(struct xlsx_sheet *s, size_t column, size_t width)
{
	assert(column < XLSX_COLUMNS_MAX && !s->in_file);
	while (s->widths.count <= column)
		VEC_PUSH(s->book->arena, &s->widths);
	s->widths.items[column] = width;
}

void xlsx_sheet_freeze(struct xlsx_sheet *s, size_t columns)
{
	assert(!s->in_file);
	s->frozen_rows = s->rows;
	s->frozen_columns = columns;
}

void xlsx_sheet_filter(struct xlsx_sheet *s, size_t header, size_t columns)
{
	assert(header && header < s->rows && columns &&
	       columns <= XLSX_COLUMNS_MAX);
	s->filter_header = header;
	s->filter_rows = s->rows;
	s->filter_columns = columns;
}

struct str xlsx_sheet_name(const struct xlsx_sheet *s)
{
	return s->name;
}

/* ---- into the file ---- */

static void flush(struct xlsx_sheet *s)
{
	zip_stream_add(s->book->zip, buf_str(&s->text));
	buf_clear(&s->text);
}

void xlsx_sheet_stream(struct xlsx_sheet *s)
{
	struct xlsx *x = s->book;
	struct buf head = {0};

	assert(!x->streaming && !s->in_file);
	add_head(s, &head);
	zip_stream_member(
		x->zip,
		str_format(x->arena, "xl/worksheets/sheet%zu.xml", s->number));
	zip_stream_add(x->zip, buf_str(&head));
	buf_free(&head);
	flush(s);
	x->streaming = s;
	s->in_file = true;
}

static void end_row(struct xlsx_sheet *s)
{
	if (s->in_row)
		buf_add(&s->text, STR("</row>"));
	s->in_row = false;
}

void xlsx_sheet_finish(struct xlsx_sheet *s)
{
	if (!s->in_file)
		xlsx_sheet_stream(s);
	end_row(s);
	buf_add(&s->text, STR("</sheetData>"));
	if (s->filter_header) {
		buf_add(&s->text, STR("<autoFilter ref=\""));
		xlsx_filter_area(s, "", &s->text);
		buf_add(&s->text, STR("\"/>"));
	}
	buf_add(&s->text, STR(TAIL));
	flush(s);
	buf_free(&s->text);
	s->book->streaming = NULL;
}

/* ---- rows ---- */

bool xlsx_row(struct xlsx_sheet *s)
{
	assert(!s->in_file || s->book->streaming == s);
	if (s->rows == XLSX_ROWS_MAX)
		return false;
	end_row(s);
	s->rows++;
	s->row.n = 0;
	if (s->in_file && s->text.n >= PIECE)
		flush(s);
	return true;
}

/* The number of the row; what begins it comes with its first cell. */
static void begin_row(struct xlsx_sheet *s)
{
	size_t n = sizeof s->digits;

	for (size_t number = s->rows; number; number /= 10)
		s->digits[--n] = (char)('0' + number % 10);
	s->row = (struct str){s->digits + n, sizeof s->digits - n};
	buf_add(&s->text, STR("<row r=\""));
	buf_add(&s->text, s->row);
	buf_add(&s->text, STR("\">"));
	s->in_row = true;
}

static void begin_cell(struct xlsx_sheet *s, size_t column, size_t style)
{
	char room[NAME_ROOM];

	assert(s->rows && column < XLSX_COLUMNS_MAX);
	if (!s->in_row)
		begin_row(s);
	buf_add(&s->text, STR("<c r=\""));
	buf_add(&s->text, column_name(room, column));
	buf_add(&s->text, s->row);
	buf_add(&s->text, STR("\" s=\""));
	buf_add_uint(&s->text, style);
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

bool xlsx_text(struct xlsx_sheet *s, size_t column, struct str text,
	       enum xlsx_style style)
{
	if (!xlsx_text_fits(text))
		return false;
	if (!text.n)
		return true;
	begin_cell(s, column, 1 + (size_t)style);
	buf_add(&s->text, is_blank(text.s[0]) || is_blank(text.s[text.n - 1])
				  ? STR("\" t=\"inlineStr\"><is>"
					"<t xml:space=\"preserve\">")
				  : STR("\" t=\"inlineStr\"><is><t>"));
	xlsx_escape(&s->text, text);
	buf_add(&s->text, STR("</t></is></c>"));
	return true;
}

/* Without zeros at the end of the decimals. */
static struct str shortest(struct str digits, int decimals)
{
	if (!decimals)
		return digits;
	while (digits.s[digits.n - 1] == '0')
		digits.n--;
	if (digits.s[digits.n - 1] == '.')
		digits.n--;
	return digits;
}

bool xlsx_number(struct xlsx_sheet *s, size_t column, struct str digits,
		 bool grouped)
{
	int decimals = xlsx_decimals(digits);

	if (decimals < 0)
		return false;
	begin_cell(s, column,
		   xlsx_number_style(&s->book->styles, grouped, decimals));
	buf_add(&s->text, STR("\"><v>"));
	buf_add(&s->text, shortest(digits, decimals));
	buf_add(&s->text, STR("</v></c>"));
	return true;
}
