/* Fenced blocks of CSV to tables. */
#include "format/csv.h"
#include "format/markdown_tree.h"
#include "format/number.h"


static const struct diag_kind EMPTY = {
	"markdown-csv-empty", DIAG_ERROR,
	"这个 csv 块里没有内容；第一行应是表头，其后是数据",
	"this csv block is empty; its first line should be the header, data "
	"follow"};

static const struct diag_kind WIDTH = {
	"markdown-csv-width", DIAG_ERROR,
	"这一行有 {0} 格，而表头有 {1} 格；请补齐或检查多余的逗号",
	"this row has {0} cells, but the header has {1}; fill it up or look "
	"for a comma too many"};

static bool is_blank_row(const struct csv_row *row)
{
	return !row->count || (row->count == 1 && !row->fields[0].text.n);
}

/* What a column holds: figures only, and at least one, makes it numeric. */
struct column {
	bool has_figure, has_text;
};

static bool is_numeric(struct column c)
{
	return c.has_figure && !c.has_text;
}

/* A figure may have a percent sign behind it. */
static void take_cell(struct column *c, struct str text)
{
	struct decimal value;

	text = str_trim(text);
	if (str_ends(text, STR("%")))
		text = str_slice(text, 0, text.n - 1);
	enum number_kind kind = number_parse(text, &value);

	c->has_figure |= kind == NUMBER_VALUE;
	c->has_text |= kind == NUMBER_INVALID || kind == NUMBER_TOO_LONG;
}

static struct column *find_columns(struct arena *a, const struct csv *csv,
				   size_t width)
{
	struct column *columns = arena_array(a, struct column, width);

	for (size_t i = 1; i < csv->count; i++) {
		const struct csv_row *row = &csv->rows[i];

		for (size_t j = 0; j < row->count && j < width; j++)
			take_cell(&columns[j], row->fields[j].text);
	}
	return columns;
}

static void add_row(struct buf *out, const struct csv_row *row,
		    const struct column *columns, size_t width, bool is_header)
{
	buf_add(out, STR("<tr>"));
	for (size_t i = 0; i < row->count && i < width; i++) {
		buf_add(out, is_header ? STR("<th scope=\"col\"") : STR("<td"));
		if (is_numeric(columns[i]))
			buf_add(out, STR(" class=\"number\""));
		buf_add_char(out, '>');
		buf_add_html(out, str_trim(row->fields[i].text));
		buf_add(out, is_header ? STR("</th>") : STR("</td>"));
	}
	buf_add(out, STR("</tr>\n"));
}

static void check_widths(struct arena *a, const struct csv *csv,
			 struct str path, struct diag *d)
{
	size_t width = csv->rows[0].count;

	for (size_t i = 1; i < csv->count; i++)
		if (csv->rows[i].count != width)
			diag_report(d, &WIDTH,
				    span_at(path, csv->rows[i].line, 0),
				    str_format(a, "%zu", csv->rows[i].count),
				    str_format(a, "%zu", width));
}

static void drop_blank_rows(struct csv *csv)
{
	size_t kept = 0;

	for (size_t i = 0; i < csv->count; i++)
		if (!is_blank_row(&csv->rows[i]))
			csv->rows[kept++] = csv->rows[i];
	csv->count = kept;
}

/* Lines of messages are those of the file; there is no spreadsheet. */
static bool read_rows(struct arena *a, struct str path,
		      const struct markdown_node *fence, struct diag *d,
		      struct csv *csv)
{
	struct csv_start start = {fence->line + 1, 0};

	if (!csv_read_part(a, fence->text, start, ',', path, d, csv))
		return false;
	drop_blank_rows(csv);
	if (!csv->count)
		diag_report_plain(d, &EMPTY, span_at(path, fence->line, 0));
	return csv->count > 0;
}

bool markdown_add_table(struct arena *a, struct buf *out, struct str path,
			const struct markdown_node *fence, struct diag *d)
{
	struct csv csv;

	if (!read_rows(a, path, fence, d, &csv))
		return false;
	check_widths(a, &csv, path, d);
	size_t width = csv.rows[0].count;
	struct column *columns = find_columns(a, &csv, width);

	buf_add(out, STR("<table class=\"csv\">\n<thead>\n"));
	add_row(out, &csv.rows[0], columns, width, true);
	buf_add(out, STR("</thead>\n<tbody>\n"));
	for (size_t i = 1; i < csv.count; i++)
		add_row(out, &csv.rows[i], columns, width, false);
	buf_add(out, STR("</tbody>\n</table>\n"));
	return true;
}
