/* CSV reader: libcsv tokenises; the text is fed to it in pieces that end at a
 * delimiter or a line end, so that a field that ends, ends with its piece, and
 * the places of fields are those of pieces. */
#include "format/csv.h"

#include <assert.h>
#include <csv.h>
#include <string.h>

static const struct diag_kind UNCLOSED = {
	"csv-unclosed-quote", DIAG_ERROR,
	"这里开始的引号到文件结尾也没有闭合，其后的内容都会被并入这一格；"
	"请补上结尾的引号，文字中的引号要写成两个（\"\"）",
	"the quote that opens here is never closed, so that all the rest would "
	"be one field; close it, and double the quotes inside text (\"\")"};

static const struct diag_kind STRAY_QUOTE = {
	"csv-stray-quote", DIAG_ERROR,
	"这一格没有用引号括起来，第 {0} 行第 {1} 个字却是引号：{2}；"
	"请把整格用引号括起来，并把其中的引号写成两个（\"\"）",
	"this field is not quoted, but has a quote at line {0}, column {1}: "
	"{2}; quote the whole field and double the quotes inside (\"\")"};

static const struct diag_kind TEXT_AFTER_QUOTE = {
	"csv-text-after-quote", DIAG_ERROR,
	"这一格的引号在第 {0} 行第 {1} 个字之前已经闭合，后面却还有文字：{2}；"
	"文字中的引号要写成两个（\"\"），格与格之间要有分隔符",
	"the quotes of this field close before line {0}, column {1}, but text "
	"follows: {2}; double the quotes inside text (\"\"), and put a "
	"delimiter between fields"};

static const struct diag_kind BLANK_AT_QUOTE = {
	"csv-blank-at-quote", DIAG_ERROR,
	"分隔符与引号之间有空格，第 {0} 行第 {1} 个字：{2}；请删去空格",
	"there are blanks between a delimiter and a quote at line {0}, column "
	"{1}: {2}; delete them"};

struct place {
	size_t at;
	uint32_t line, column;
};

struct fields {
	struct csv_field *items;
	size_t count, capacity;
};

struct rows {
	struct csv_row *items;
	size_t count, capacity;
};

struct reader {
	struct arena *arena;
	struct arena scratch; /* of fields */
	struct str text;
	char delimiter;
	struct csv_parser parser;
	struct rows rows;
	struct fields fields; /* of the row that is being read */
	struct place field;   /* start of the field that is being read */
	struct place next;    /* behind the last piece */
	uint32_t first_line;  /* of the text in its file */
	uint32_t row_number;  /* of that row, from 1; 0: not known */
	size_t row_begin;     /* of the row that is being read */
	size_t row_end;       /* one past the byte that ended the last row */
	bool field_ended;     /* by the last piece */
	csv_each_row *each;   /* instead of rows: csv_each() */
	void *context;
};

static int never_blank(unsigned char c)
{
	(void)c;
	return 0;
}

static void on_field(void *text, size_t n, void *context)
{
	struct reader *r = context;

	if (!r->fields.count)
		r->row_begin = r->field.at;
	struct csv_field *field = VEC_PUSH(&r->scratch, &r->fields);

	field->text = str_copy(r->arena, (struct str){text, n});
	field->line = r->field.line;
	field->column = r->field.column;
	field->cell = (struct sheet_cell){0};
	if (r->row_number)
		field->cell = (struct sheet_cell){r->row_number,
						  (uint32_t)r->fields.count};
	r->field_ended = true;
}

/* Is the line end just read the second byte of CRLF? */
static bool ends_crlf(const struct reader *r)
{
	size_t lf = r->next.at - 1;

	return lf && r->row_end == lf && r->text.s[lf] == '\n' &&
	       r->text.s[lf - 1] == '\r';
}

static void hand_over(struct reader *r, struct csv_row row)
{
	row.fields = r->fields.items;
	r->fields.count = 0;
	r->each(r->context, &row, row.count ? r->row_begin : r->field.at,
		r->row_end);
	arena_clear(r->arena);
}

/* end is the byte of a line end, -1 at the end of the text. */
static void on_row(int end, void *context)
{
	struct reader *r = context;
	size_t count = r->fields.count;

	r->field_ended = true;
	if (end != -1 && ends_crlf(r))
		return;
	r->row_end = r->next.at;
	if (r->row_number)
		r->row_number++;
	struct csv_row head = {.count = count,
			       .capacity = count,
			       .line = count ? r->fields.items[0].line
					     : r->field.line};

	if (r->each) {
		hand_over(r, head);
		return;
	}
	struct csv_row *row = VEC_PUSH(r->arena, &r->rows);

	*row = head;
	row->fields = arena_array(r->arena, struct csv_field, count);
	if (count)
		memcpy(row->fields, r->fields.items,
		       count * sizeof *row->fields);
	r->fields.count = 0;
}

static void parser_init(struct reader *r)
{
	csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
	csv_set_delim(&r->parser, (unsigned char)r->delimiter);
	csv_set_space_func(&r->parser, never_blank);
	csv_set_realloc_func(&r->parser, heap_resize);
	csv_set_free_func(&r->parser, heap_free);
	csv_set_blk_size(&r->parser, 4096);
}

static bool is_line_end(const struct reader *r, size_t at)
{
	struct str text = r->text;

	return text.s[at] == '\n' ||
	       (text.s[at] == '\r' &&
		(at + 1 == text.n || text.s[at + 1] != '\n'));
}

/* Move next over the bytes up to and with the next delimiter, CR or LF. */
static void find_piece(struct reader *r)
{
	char c;

	do {
		c = r->text.s[r->next.at];
		if (is_line_end(r, r->next.at)) {
			r->next.line++;
			r->next.column = 1;
		} else {
			r->next.column += ((unsigned char)c & 0xC0) != 0x80;
		}
		r->next.at++;
	} while (c != r->delimiter && c != '\r' && c != '\n' &&
		 r->next.at < r->text.n);
}

/* Feed one piece; where the parser refused a byte, or text.n. */
static size_t read_piece(struct reader *r)
{
	size_t from = r->next.at;

	find_piece(r);
	r->field_ended = false;
	size_t n = r->next.at - from;
	size_t done =
		csv_parse(&r->parser, r->text.s + from, n, on_field, on_row, r);

	if (r->field_ended)
		r->field = r->next;
	return done == n ? r->text.n : from + done;
}

/* A few characters around a byte, on its line. */
static struct str excerpt(struct str text, size_t at)
{
	enum { BEFORE = 12, AFTER = 24 };
	size_t from = at, to = at;

	for (size_t n = 0; n < BEFORE && from && text.s[from - 1] != '\n' &&
			   text.s[from - 1] != '\r';)
		n += ((unsigned char)text.s[--from] & 0xC0) != 0x80;
	for (size_t n = 0;
	     to < text.n && text.s[to] != '\n' && text.s[to] != '\r'; to++) {
		n += ((unsigned char)text.s[to] & 0xC0) != 0x80;
		if (n > AFTER)
			break;
	}
	return str_slice(text, from, to);
}

static size_t skip_blanks(struct str text, size_t at)
{
	while (at < text.n && (text.s[at] == ' ' || text.s[at] == '\t'))
		at++;
	return at;
}

/* What is wrong with the byte `at`: a quote in a field that did not begin with
 * one, or anything but a delimiter behind the closing quote. */
static const struct diag_kind *kind_of(const struct reader *r, size_t at)
{
	size_t begin = r->field.at;

	if (r->text.s[begin] != '"')
		return skip_blanks(r->text, begin) == at ? &BLANK_AT_QUOTE
							 : &STRAY_QUOTE;
	size_t next = skip_blanks(r->text, at);
	bool only_blanks =
		next > at &&
		(next == r->text.n || r->text.s[next] == '\n' ||
		 r->text.s[next] == '\r' || r->text.s[next] == r->delimiter);

	return only_blanks ? &BLANK_AT_QUOTE : &TEXT_AFTER_QUOTE;
}

static void report(const struct reader *r, struct diag *d, struct str path,
		   size_t at)
{
	struct span start = span_at(path, r->field.line, r->field.column);

	if (r->row_number)
		start.cell = (struct sheet_cell){r->row_number,
						 (uint32_t)r->fields.count + 1};

	if (at == r->text.n) {
		diag_report_plain(d, &UNCLOSED, start);
		return;
	}
	struct span here = span_locate(path, r->text, at);

	here.line += r->first_line - 1;
	diag_report(
		d, kind_of(r, at), start, str_format(r->arena, "%u", here.line),
		str_format(r->arena, "%u", here.column), excerpt(r->text, at));
}

/* After an error: go on with the line after the one of the field, so that
 * one quote does not hide the rest of the file. */
static void recover(struct reader *r)
{
	uint32_t line = r->field.line;

	csv_free(&r->parser);
	parser_init(r);
	r->fields.count = 0;
	r->row_number = 0;
	r->next = r->field;
	while (r->next.at < r->text.n && r->next.line == line)
		find_piece(r);
	r->field = r->next;
	r->row_end = 0;
}

static bool read_all(struct reader *r, struct diag *d, struct str path)
{
	bool ok = true;

	for (;;) {
		size_t refused = r->text.n;

		while (refused == r->text.n && r->next.at < r->text.n)
			refused = read_piece(r);
		if (refused == r->text.n &&
		    !csv_fini(&r->parser, on_field, on_row, r))
			return ok;
		ok = false;
		report(r, d, path, refused);
		recover(r);
	}
}

static bool read_text(struct reader *r, struct diag *d, struct str path)
{
	char delimiter = r->delimiter;

	assert(delimiter != '"' && delimiter != '\n' && delimiter != '\r');
	parser_init(r);
	bool ok = read_all(r, d, path);

	csv_free(&r->parser);
	arena_free(&r->scratch);
	return ok;
}

bool csv_read_part(struct arena *a, struct str text, struct csv_start start,
		   char delimiter, struct str path, struct diag *d,
		   struct csv *out)
{
	struct reader r = {.arena = a,
			   .text = text,
			   .delimiter = delimiter,
			   .first_line = start.line,
			   .row_number = start.row,
			   .field = {0, start.line, 1},
			   .next = {0, start.line, 1}};
	bool ok = read_text(&r, d, path);

	*out = (struct csv){r.rows.items, r.rows.count, r.rows.capacity};
	return ok;
}

bool csv_read(struct arena *a, struct str text, char delimiter, struct str path,
	      struct diag *d, struct csv *out)
{
	return csv_read_part(a, text, (struct csv_start){1, 1}, delimiter, path,
			     d, out);
}

bool csv_each(struct str text, char delimiter, struct str path, struct diag *d,
	      csv_each_row *each, void *context)
{
	struct arena arena = {0};
	struct reader r = {.arena = &arena,
			   .text = text,
			   .delimiter = delimiter,
			   .first_line = 1,
			   .row_number = 1,
			   .field = {0, 1, 1},
			   .next = {0, 1, 1},
			   .each = each,
			   .context = context};
	bool ok = read_text(&r, d, path);

	arena_free(&arena);
	return ok;
}
