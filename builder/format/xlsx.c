/* XLSX: see the header. The only file that knows libxlsxwriter. */
#include "format/xlsx.h"

#include "format/xlsx_parts.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>
#include <xlsxwriter.h>

enum { DATE_1980 = 315532800, PAPER_A4 = 9 };

struct xlsx_sheet {
	struct xlsx *book;
	lxw_worksheet *handle; /* NULL after an error */
	struct str name;
	size_t rows, cells;
};

struct xlsx {
	struct arena *arena;
	struct str path;
	lxw_workbook *handle; /* NULL: there was no memory for it */
	lxw_format *styles[XLSX_STYLE_COUNT];
	lxw_format *numbers[2][XLSX_DECIMALS_MAX + 1]; /* [grouped][decimals] */
	struct {
		struct xlsx_sheet **items;
		size_t count, capacity;
	} sheets;
	struct buf text; /* of the cell at hand */
	int code;        /* errno of the first error */
};

/* What a code of the library is in terms of the system. */
static int world_error(lxw_error code)
{
	if (code == LXW_ERROR_MEMORY_MALLOC_FAILED)
		return ENOMEM;
	return errno ? errno : EIO;
}

/* Keep the first error. */
static void fail(struct xlsx *x, int code)
{
	if (!x->code)
		x->code = code;
}

/* What we give is never wrong in itself: we look first. */
static void take(struct xlsx *x, lxw_error code)
{
	assert(code <= LXW_ERROR_ZIP_CLOSE);
	if (code != LXW_NO_ERROR)
		fail(x, world_error(code));
}

static lxw_format *new_format(struct xlsx *x, const char *number)
{
	lxw_format *f = x->handle ? workbook_add_format(x->handle) : NULL;

	if (f)
		format_set_num_format(f, number);
	else
		take(x, LXW_ERROR_MEMORY_MALLOC_FAILED);
	return f;
}

/* Of texts: "@" keeps what a reader types into such a cell a text. */
static void make_styles(struct xlsx *x)
{
	for (int i = 0; i < XLSX_STYLE_COUNT; i++)
		x->styles[i] = new_format(x, "@");
	if (x->code)
		return;
	format_set_bold(x->styles[XLSX_TITLE]);
	format_set_font_size(x->styles[XLSX_TITLE], 14);
	format_set_bold(x->styles[XLSX_HEADER]);
	format_set_text_wrap(x->styles[XLSX_HEADER]);
	format_set_align(x->styles[XLSX_HEADER], LXW_ALIGN_VERTICAL_CENTER);
	format_set_bg_color(x->styles[XLSX_HEADER], 0xe8edf3);
	format_set_bottom(x->styles[XLSX_HEADER], LXW_BORDER_THIN);
	format_set_text_wrap(x->styles[XLSX_PARAGRAPH]);
	format_set_align(x->styles[XLSX_PARAGRAPH], LXW_ALIGN_VERTICAL_TOP);
}

static struct str folder_of(struct str path)
{
	size_t n = path.n;

	while (n && path.s[n - 1] != '/')
		n--;
	return n ? str_slice(path, 0, n) : STR("./");
}

/* Dozens of files come and go for each workbook, which on a disk costs more
 * than all the rest. */
static struct str place_of_parts(struct str path, bool small)
{
	static const struct str memory = STR_INIT("/dev/shm");
	struct os_stat st;
	struct os_error ignored;

	return small && os_stat(memory, &st, &ignored) &&
			       st.kind == OS_DIRECTORY
		       ? memory
		       : folder_of(path);
}

struct xlsx *xlsx_begin(struct arena *a, struct str path,
			const struct xlsx_about *about)
{
	struct xlsx *x = arena_new(a, struct xlsx);
	lxw_workbook_options options = {
		.constant_memory = LXW_TRUE,
		.tmpdir = str_cstr(a, place_of_parts(path, about->small)),
	};
	lxw_doc_properties properties = {
		.created =
			(time_t)(about->created ? about->created : DATE_1980),
	};

	x->arena = a;
	x->path = str_copy(a, path);
	x->handle = workbook_new_opt(str_cstr(a, path), &options);
	make_styles(x);
	xlsx_escape(&x->text, about->title);
	properties.title = str_cstr(a, str_from(x->text.s));
	xlsx_escape(&x->text, about->author);
	properties.author = str_cstr(a, str_from(x->text.s));
	if (x->handle)
		take(x, workbook_set_properties(x->handle, &properties));
	return x;
}

static bool is_taken(const struct xlsx *x, struct str name)
{
	for (size_t i = 0; i < x->sheets.count; i++)
		if (xlsx_same_name(x->sheets.items[i]->name, name))
			return true;
	return false;
}

static struct str new_name(struct xlsx *x, struct str wanted)
{
	struct str name = xlsx_fit_name(x->arena, wanted, 0);

	for (size_t i = 2; is_taken(x, name); i++) {
		struct str more = str_format(x->arena, " (%zu)", i);

		name = str_concat(x->arena,
				  xlsx_fit_name(x->arena, wanted, more.n),
				  more);
	}
	return name;
}

/* Pages of A4, as wide as the paper; no marks at codes, which are texts. */
static void set_up(struct xlsx_sheet *s)
{
	worksheet_set_paper(s->handle, PAPER_A4);
	worksheet_set_landscape(s->handle);
	worksheet_fit_to_pages(s->handle, 1, 0);
	take(s->book, worksheet_ignore_errors(s->handle,
					      LXW_IGNORE_NUMBER_STORED_AS_TEXT,
					      "A1:XFD1048576"));
}

struct xlsx_sheet *xlsx_sheet_add(struct xlsx *x, struct str name)
{
	struct xlsx_sheet *s = arena_new(x->arena, struct xlsx_sheet);

	s->book = x;
	s->name = new_name(x, name);
	*VEC_PUSH(x->arena, &x->sheets) = s;
	errno = 0;
	if (x->handle && !x->code)
		s->handle = workbook_add_worksheet(x->handle,
						   str_cstr(x->arena, s->name));
	if (s->handle)
		set_up(s);
	else
		take(x, LXW_ERROR_CREATING_TMPFILE);
	return s;
}

struct str xlsx_sheet_name(const struct xlsx_sheet *s)
{
	return s->name;
}

void xlsx_sheet_width(struct xlsx_sheet *s, size_t column, double width)
{
	lxw_col_t at = (lxw_col_t)column;

	assert(column < XLSX_COLUMNS_MAX);
	if (s->handle)
		take(s->book,
		     worksheet_set_column(s->handle, at, at, width, NULL));
}

void xlsx_sheet_freeze(struct xlsx_sheet *s, size_t columns)
{
	if (s->handle)
		worksheet_freeze_panes(s->handle, (lxw_row_t)s->rows,
				       (lxw_col_t)columns);
}

void xlsx_sheet_filter(struct xlsx_sheet *s, size_t header, size_t columns)
{
	assert(header && header < s->rows && columns &&
	       columns <= XLSX_COLUMNS_MAX);
	if (s->handle)
		take(s->book,
		     worksheet_autofilter(s->handle, (lxw_row_t)(header - 1), 0,
					  (lxw_row_t)(s->rows - 1),
					  (lxw_col_t)(columns - 1)));
}

bool xlsx_row(struct xlsx_sheet *s)
{
	if (s->rows == XLSX_ROWS_MAX)
		return false;
	s->rows++;
	return true;
}

bool xlsx_text(struct xlsx_sheet *s, size_t column, struct str text,
	       enum xlsx_style style)
{
	struct xlsx *x = s->book;

	assert(s->rows && column < XLSX_COLUMNS_MAX);
	if (!xlsx_text_fits(text))
		return false;
	if (!text.n || !s->handle)
		return true;
	xlsx_escape(&x->text, text);
	take(x, worksheet_write_string(s->handle, (lxw_row_t)(s->rows - 1),
				       (lxw_col_t)column, x->text.s,
				       x->styles[style]));
	s->cells++;
	return true;
}

static lxw_format *number_format(struct xlsx *x, bool grouped, int decimals)
{
	lxw_format **f = &x->numbers[grouped][decimals];
	struct str text = grouped ? STR("#,##0") : STR("0");

	if (!*f) {
		if (decimals)
			text = str_format(x->arena, "%.*s.%0*d", STR_ARG(text),
					  decimals, 0);
		*f = new_format(x, str_cstr(x->arena, text));
	}
	return *f;
}

bool xlsx_number(struct xlsx_sheet *s, size_t column, struct str digits,
		 bool grouped)
{
	struct xlsx *x = s->book;
	int decimals = xlsx_decimals(digits);

	assert(s->rows && column < XLSX_COLUMNS_MAX);
	if (decimals < 0)
		return false;
	if (!s->handle)
		return true;
	lxw_format *format = number_format(x, grouped, decimals);

	xlsx_escape(&x->text, digits);
	take(x, worksheet_write_number(s->handle, (lxw_row_t)(s->rows - 1),
				       (lxw_col_t)column,
				       strtod(x->text.s, NULL), format));
	s->cells++;
	return true;
}

/* Could all rows be written to the disk? The library does not ask. */
static void look_for_errors(struct xlsx_sheet *s)
{
	errno = 0;
	if (s->handle &&
	    (fflush(s->handle->file) != 0 || ferror(s->handle->file)))
		fail(s->book, errno ? errno : ENOSPC);
}

static void finish(struct xlsx *x)
{
	for (size_t i = 0; i < x->sheets.count; i++)
		look_for_errors(x->sheets.items[i]);
	errno = 0;
	if (!x->code)
		take(x, workbook_close(x->handle));
	else if (x->handle)
		lxw_workbook_free(x->handle);
	x->handle = NULL;
}

bool xlsx_end(struct xlsx *x, struct os_error *e)
{
	size_t *cells = arena_array(x->arena, size_t, x->sheets.count);

	for (size_t i = 0; i < x->sheets.count; i++)
		cells[i] = x->sheets.items[i]->cells;
	finish(x);
	buf_free(&x->text);
	if (x->code)
		return os_error_set(e, x->code, "write", x->path);
	return xlsx_check(x->arena, x->path, cells, x->sheets.count, e);
}
