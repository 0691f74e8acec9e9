/* Workbooks: the file and its datasets. */
#include "export/workbook.h"

#include "base/date.h"
#include "base/utf8.h"
#include "export/rows.h"
#include "export/workbook_parts.h"

#include <assert.h>
#include <errno.h>

static const struct diag_kind TOO_LONG = {
	"workbook-text-too-long", DIAG_ERROR,
	"“{0}”第 {1} 行的“{2}”有 {3} 个字，Excel 的单元格放不下"
	"（最多 32767 个）。请缩短，或分成几段",
	"row {1} of \"{0}\" has {3} characters in \"{2}\", more than a cell of "
	"a spreadsheet holds (32767); shorten it or split it"};

enum {
	WIDTH_MIN = 8,
	WIDTH_MAX = 44,
	ROWS_MEASURED = 500, /* for widths, of each dataset */
};

static struct workbook *begin(struct arena *a, struct str path,
			      const struct config *config,
			      const struct audit *audit, bool small,
			      struct diag *d)
{
	struct workbook *b = arena_new(a, struct workbook);
	struct xlsx_about about = {
		.title = config->title,
		.author = config->publisher_name,
		.created = date_seconds(config->updated),
		.small = small,
	};
	bool chinese = config->languages[0] == LANGUAGE_ZH;

	b->arena = a;
	b->config = config;
	b->diag = d;
	b->audit = audit;
	b->file = xlsx_begin(a, path, &about);
	b->about =
		xlsx_sheet_add(b->file, chinese ? STR("说明") : STR("README"));
	return b;
}

struct workbook_sheet *workbook_add(struct workbook *b, struct str name,
				    struct str title, struct str title_en)
{
	struct workbook_sheet *s = VEC_PUSH(b->arena, &b->sheets);

	s->sheet = xlsx_sheet_add(b->file, name);
	s->title = title;
	s->title_en = title_en.n ? title_en : title;
	return s;
}

void workbook_text(struct workbook *b, struct xlsx_sheet *s, size_t column,
		   struct str text, const struct workbook_place *place)
{
	struct str folder = b->diag->folder;

	if (xlsx_text(s, column, text, XLSX_TEXT))
		return;
	b->diag->folder = b->config->content;
	diag_report(b->diag, &TOO_LONG, place->span, place->sheet,
		    str_format(b->arena, "%zu", place->row), place->column,
		    str_format(b->arena, "%zu", utf8_length(text)));
	b->diag->folder = folder;
}

size_t workbook_width(struct str text)
{
	size_t width = 0, widest = 0;

	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.s[i];

		if (c == '\n')
			width = 0;
		else if ((c & 0xc0) != 0x80)
			width += c < 0xe0 ? 1 : 2;
		widest = width > widest ? width : widest;
	}
	return widest;
}

void workbook_set_widths(struct xlsx_sheet *s, const size_t *widths,
			 size_t count)
{
	for (size_t i = 0; i < count; i++) {
		size_t width = widths[i] + 2;

		width = width < WIDTH_MIN ? WIDTH_MIN : width;
		width = width > WIDTH_MAX ? WIDTH_MAX : width;
		xlsx_sheet_width(s, i, (double)width);
	}
}

/* ---- datasets ---- */

static struct workbook_sheet *last(struct workbook *b)
{
	return &b->sheets.items[b->sheets.count - 1];
}

static void begin_sheet(struct workbook *b)
{
	const struct dataset_kind *k = &dataset_kinds[b->which];
	struct workbook_sheet *s =
		workbook_add(b, str_from(k->id), str_from(k->title_zh),
			     str_from(k->title_en));

	xlsx_row(s->sheet);
	for (size_t i = 0; i < k->column_count; i++) {
		struct str name = str_from(k->columns[i].name);

		xlsx_text(s->sheet, i, name, XLSX_HEADER);
		b->widths[i] = workbook_width(name) + 2;
	}
	xlsx_sheet_freeze(s->sheet, 0);
}

static void end_sheet(struct workbook *b)
{
	size_t columns = dataset_kinds[b->which].column_count;
	struct workbook_sheet *s = last(b);

	if (s->rows)
		xlsx_sheet_filter(s->sheet, 1, columns);
	workbook_set_widths(s->sheet, b->widths, columns);
}

static void begin_dataset(void *context, enum dataset which)
{
	struct workbook *b = context;

	b->which = which;
	b->widths = arena_array(b->arena, size_t,
				dataset_kinds[which].column_count);
	begin_sheet(b);
}

/* Where a record comes from, as far as the dataset says so. */
static struct span span_of(const struct dataset_kind *k,
			   const struct str *fields)
{
	struct span span = {.path = {NULL, 0}};
	uint64_t line;

	for (size_t i = 0; i < k->column_count; i++) {
		struct str name = str_from(k->columns[i].name);

		if (str_eq(name, STR("source_file")))
			span.path = fields[i];
		else if (str_eq(name, STR("source_line")) &&
			 str_to_uint(fields[i], UINT32_MAX, &line))
			span.line = (uint32_t)line;
	}
	return span;
}

static void put_text(struct workbook *b, const struct str *fields, size_t i)
{
	const struct dataset_kind *k = &dataset_kinds[b->which];
	struct workbook_place place = {
		.sheet = str_from(k->id),
		.column = str_from(k->columns[i].name),
		.row = last(b)->rows,
	};

	if (!xlsx_text_fits(fields[i]))
		place.span = span_of(k, fields);
	workbook_text(b, last(b)->sheet, i, fields[i], &place);
}

/* Does it look like a number? Then it is one that is too long for one. */
static bool is_digits(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if (!strchr("-.0123456789", text.s[i]))
			return false;
	return text.n;
}

static void put_field(struct workbook *b, const struct str *fields, size_t i)
{
	enum dataset_type type = dataset_kinds[b->which].columns[i].type;
	struct workbook_sheet *s = last(b);

	if (s->rows <= ROWS_MEASURED) {
		size_t width = workbook_width(fields[i]);

		b->widths[i] = width > b->widths[i] ? width : b->widths[i];
	}
	if (type != DATASET_STRING &&
	    xlsx_number(s->sheet, i, fields[i], false))
		return;
	s->long_numbers += type != DATASET_STRING && is_digits(fields[i]);
	put_text(b, fields, i);
}

static void put_row(void *context, const struct str *fields)
{
	struct workbook *b = context;

	if (!xlsx_row(last(b)->sheet)) {
		end_sheet(b);
		begin_sheet(b);
		last(b)->is_part = true;
		xlsx_row(last(b)->sheet);
	}
	last(b)->rows++;
	for (size_t i = 0; i < dataset_kinds[b->which].column_count; i++)
		put_field(b, fields, i);
}

static void end_dataset(void *context)
{
	end_sheet(context);
}

struct dataset_sink workbook_sink(struct workbook *b)
{
	return (struct dataset_sink){.context = b,
				     .begin = begin_dataset,
				     .row = put_row,
				     .end = end_dataset};
}

/* ---- the whole ---- */

struct workbook *workbook_begin(struct arena *a, struct str path,
				const struct config *config, struct diag *d)
{
	return begin(a, path, config, NULL, false, d);
}

bool workbook_end(struct workbook *b, struct os_error *e)
{
	workbook_columns(b);
	workbook_about(b);
	return xlsx_end(b->file, e);
}

/* Rows that this very program has written. */
static void put_dataset(struct workbook *b, enum dataset which, struct str csv)
{
	struct dataset_reader reader = {.rest = csv};

	begin_dataset(b, which);
	while (dataset_read_row(&reader, dataset_kinds[which].column_count))
		put_row(b, reader.fields);
	assert(!reader.failed);
	end_dataset(b);
	dataset_reader_free(&reader);
}

static bool write_year(struct str path, const struct config *config,
		       const struct audit *audit,
		       const struct dataset_rows rows[DATASET_COUNT],
		       bool small, struct diag *d, struct os_error *e)
{
	struct arena arena = {0};
	struct workbook *b = begin(&arena, path, config, audit, small, d);

	for (size_t i = 0; i < audit->year->table_count; i++)
		if (audit->year->tables[i]->row_count)
			workbook_table(b, audit->year->tables[i]);
	for (int i = 0; i < DATASET_COUNT; i++)
		if (dataset_has_years((enum dataset)i))
			put_dataset(b, (enum dataset)i, buf_str(&rows[i].csv));
	bool ok = workbook_end(b, e);

	arena_free(&arena);
	return ok;
}

/* Where memory has no room for it, the disk may. What is reported twice is told
 * once. */
bool workbook_year(struct str path, const struct config *config,
		   const struct audit *audit,
		   const struct dataset_rows rows[DATASET_COUNT],
		   struct diag *d, struct os_error *e)
{
	return write_year(path, config, audit, rows, true, d, e) ||
	       (e->code == ENOSPC &&
		write_year(path, config, audit, rows, false, d, e));
}
