/* Lists: CSV with one header row. */
#include "ingest/list.h"
#include "ingest/room.h"

static const struct diag_kind EMPTY = {
	"list-empty", DIAG_ERROR, "文件是空的；第一行应当是表头：{0}",
	"the file is empty; the first line must be the header: {0}"};
static const struct diag_kind MISSING_COLUMN = {
	"list-column-missing", DIAG_ERROR,
	"表头缺少 {0} 一列；这张表的列是：{1}",
	"the header lacks the column {0}; the columns of this list are: {1}"};
static const struct diag_kind UNKNOWN_COLUMN = {
	"list-column-unknown", DIAG_ERROR, "不认识表头“{0}”；这张表的列是：{1}",
	"the column \"{0}\" is not known; the columns of this list are: {1}"};
static const struct diag_kind TWICE = {
	"list-column-twice", DIAG_ERROR, "表头里 {0} 出现了两次；请删去一列",
	"the column {0} stands twice in the header; delete one"};
static const struct diag_kind TOO_WIDE = {
	"list-row-too-wide", DIAG_ERROR,
	"这一行比表头多出一格“{0}”；文字里有逗号时，请用双引号括起整格",
	"this row has a cell more than the header: \"{0}\"; a cell with a "
	"comma in it must stand between double quotes"};
static const struct diag_kind NOT_A_YEAR = {
	"list-year", DIAG_ERROR, "{0} 应当是四位数的年份，这里是“{1}”",
	"{0} must be a year of four digits, but here is \"{1}\""};
static const struct diag_kind MISSING_VALUE = {
	"list-value-missing", DIAG_ERROR, "这一行没有 {0}；请填上",
	"this row has no {0}; fill it in"};

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (str_trim(row->fields[i].text).n)
			return false;
	return true;
}

static struct str column_names(const struct list *l)
{
	struct str names = STR("");

	for (size_t i = 0; i < l->column_count; i++)
		names = str_format(l->reading->scratch, "%.*s%s%s",
				   STR_ARG(names), i ? ", " : "",
				   l->columns[i].name);
	return names;
}

static void read_name(struct list *l, const struct csv_field *field, size_t at)
{
	struct str name = str_trim(field->text);
	struct span span = csv_span(l->path, field);

	for (size_t i = 0; i < l->column_count; i++) {
		if (!str_eq(name, str_from(l->columns[i].name)))
			continue;
		if (l->fields[i] != SIZE_MAX)
			diag_report(l->reading->diag, &TWICE, span, name);
		l->fields[i] = at;
		return;
	}
	if (name.n)
		diag_report(l->reading->diag, &UNKNOWN_COLUMN, span, name,
			    column_names(l));
}

static bool read_header(struct list *l)
{
	bool complete = true;

	if (!list_next(l)) {
		diag_report(l->reading->diag, &EMPTY, span_at(l->path, 1, 0),
			    column_names(l));
		return false;
	}
	l->width = l->row->count;
	for (size_t i = 0; i < l->row->count; i++)
		read_name(l, &l->row->fields[i], i);
	for (size_t i = 0; i < l->column_count; i++)
		if (l->columns[i].needed && l->fields[i] == SIZE_MAX) {
			diag_report(l->reading->diag, &MISSING_COLUMN,
				    span_at(l->path, l->row->line, 0),
				    str_from(l->columns[i].name),
				    column_names(l));
			complete = false;
		}
	return complete;
}

bool list_open(struct reading *r, struct str path,
	       const struct list_column *columns, size_t count,
	       struct list *out)
{
	struct str text;

	*out = (struct list){.reading = r,
			     .path = path,
			     .columns = columns,
			     .column_count = count,
			     .width = SIZE_MAX};
	for (size_t i = 0; i < LIST_COLUMNS_MAX; i++)
		out->fields[i] = SIZE_MAX;
	if (!reading_text(r, path, r->config->encoding, &text))
		return false;
	/* Rows with errors are left out; the others are still looked at. */
	csv_read(r->arena, text, csv_guess_delimiter(text), path, r->diag,
		 &out->csv);
	room_check_csv(r, path, &out->csv);
	return read_header(out);
}

bool list_next(struct list *l)
{
	while (l->next < l->csv.count && is_blank(&l->csv.rows[l->next]))
		l->next++;
	if (l->next == l->csv.count)
		return false;
	l->row = &l->csv.rows[l->next++];
	for (size_t i = l->width; i < l->row->count; i++) {
		const struct csv_field *f = &l->row->fields[i];
		struct str text = str_trim(f->text);

		if (text.n) {
			diag_report(l->reading->diag, &TOO_WIDE,
				    csv_span(l->path, f), text);
			break;
		}
	}
	return true;
}

struct str list_get(const struct list *l, size_t column)
{
	size_t field = l->fields[column];

	return field < l->row->count ? str_trim(l->row->fields[field].text)
				     : STR("");
}

struct span list_span(const struct list *l, size_t column)
{
	size_t field = l->fields[column];

	if (field >= l->row->count)
		return span_at(l->path, l->row->line, 0);
	return csv_span(l->path, &l->row->fields[field]);
}

int list_year(const struct list *l, size_t column)
{
	struct str text = list_get(l, column);
	uint64_t year = 0;

	if (text.n &&
	    (text.n != 4 || !str_to_uint(text, 2199, &year) || year < 1900)) {
		diag_report(l->reading->diag, &NOT_A_YEAR, list_span(l, column),
			    str_from(l->columns[column].name), text);
		return 0;
	}
	return (int)year;
}

struct str list_need(const struct list *l, size_t column)
{
	struct str text = list_get(l, column);

	if (!text.n)
		diag_report(l->reading->diag, &MISSING_VALUE,
			    list_span(l, column),
			    str_from(l->columns[column].name));
	return text;
}
