/* Own tables: rows by the roles that site.toml gives their columns. */
#include "ingest/own_table.h"

#include "ingest/room.h"
#include "ingest/table.h"
#include "ingest/whole.h"
#include "model/code.h"
#include "model/official.h"

static const struct diag_kind NO_HEADER = {
	"own-table-header-missing", DIAG_ERROR,
	"表 {0} 的文件没有第 {1} 行；请改 site.toml 里的 header_row",
	"the file of the table {0} has no line {1}; change header_row in "
	"site.toml"};
static const struct diag_kind NO_COLUMN = {
	"own-table-column-missing", DIAG_ERROR,
	"表头里没有“{0}”这一列；这里的列是：{1}",
	"the header has no column \"{0}\"; the columns here are: {1}"};
static const struct diag_kind EMPTY = {
	"own-table-empty", DIAG_ERROR,
	"表 {0} 的文件是空的；请放入表头和数据，或拿走文件",
	"the file of the table {0} is empty; put its header and rows into it "
	"or "
	"take it away"};
static const struct diag_kind COLUMN_TWICE = {
	"own-table-column-twice", DIAG_ERROR,
	"表头里“{0}”出现了两次，不知道用哪一列；请改其中一个的名称",
	"the column \"{0}\" stands twice in the header, so that it is not "
	"known "
	"which is meant; rename one"};
static const struct diag_kind TOO_WIDE = {
	"own-table-row-too-wide", DIAG_ERROR,
	"这一行比表头多出一格“{0}”；格里有分隔符时，请用双引号括起整格",
	"this row has a cell more than the header: \"{0}\"; a cell with a "
	"delimiter in it must stand between double quotes"};
static const struct diag_kind BAD_CODE = {
	"own-table-code", DIAG_ERROR,
	"代码“{0}”只能用字母、数字、点、连字符和下划线（至多64个，不以点开头"
	"或结尾），也不能是 Windows 的设备名；它是网址的一部分",
	"the code \"{0}\" may only have letters, digits, points, hyphens and "
	"underscores (64 at most, no point at an end) and be no device of "
	"Windows; it is part of addresses"};
static const struct diag_kind SCIENTIFIC_CODE = {
	"own-table-code-scientific", DIAG_ERROR,
	"“{0}”是表格程序把编码当成数字后显示的样子，已不是原来的编码；"
	"请把这一列的格式改为“数值”、小数位数 0，看清编码完整后再另存",
	"\"{0}\" is what a spreadsheet program shows of a code that it took "
	"for "
	"a number; format the column as a number without decimals, see that "
	"the codes are whole, and save it again"};
static const struct diag_kind BAD_NUMBER = {
	"own-table-number", DIAG_ERROR,
	"“{1}”一列的“{0}”不是数字；site.toml 里的小数点（decimal）是“{2}”",
	"\"{0}\" in the column \"{1}\" is no number; the decimal mark in "
	"site.toml (decimal) is \"{2}\""};

bool own_table_matches(struct str pattern, struct str name)
{
	size_t p = 0, n = 0, star = SIZE_MAX, mark = 0;

	while (n < name.n) {
		if (p < pattern.n && pattern.s[p] == '*') {
			star = p++;
			mark = n;
		} else if (p < pattern.n && pattern.s[p] == name.s[n]) {
			p++;
			n++;
		} else if (star != SIZE_MAX && name.s[mark] != '/') {
			p = star + 1;
			n = ++mark;
		} else {
			return false;
		}
	}
	while (p < pattern.n && pattern.s[p] == '*')
		p++;
	return p == pattern.n;
}

const struct config_table *own_table_of(const struct config *config,
					struct str name)
{
	for (size_t i = 0; i < config->table_count; i++)
		if (!config->tables[i].whole_site &&
		    own_table_matches(config->tables[i].file, name))
			return &config->tables[i];
	return NULL;
}

struct own_reader {
	struct year_reading *y;
	const struct own_file *file;
	struct table *table;
};

static struct str field_text(const struct csv_row *row, size_t i)
{
	return i < row->count ? str_trim(row->fields[i].text) : STR("");
}

static struct str header_names(struct arena *a, const struct csv_row *row)
{
	struct str names = STR("");

	for (size_t i = 0; i < row->count; i++)
		names = str_format(a, "%.*s%s%.*s", STR_ARG(names),
				   i ? ", " : "", STR_ARG(field_text(row, i)));
	return names;
}

/* The field of a name, SIZE_MAX after reporting. */
static size_t find_column(struct reading *r, const struct own_file *file,
			  const struct csv_row *row, struct str name)
{
	size_t found = SIZE_MAX;

	for (size_t i = 0; i < row->count; i++) {
		const struct csv_field *f = &row->fields[i];

		if (!str_eq(field_text(row, i), name))
			continue;
		if (found < SIZE_MAX) {
			diag_report(r->diag, &COLUMN_TWICE,
				    csv_span(file->path, f), name);
			return SIZE_MAX;
		}
		found = i;
	}
	if (found == SIZE_MAX)
		diag_report(r->diag, &NO_COLUMN,
			    span_at(file->path, row->line, 0), name,
			    header_names(r->scratch, row));
	return found;
}

bool own_table_header(struct reading *r, const struct csv_row *row,
		      struct own_file *file)
{
	bool all = true;

	file->width = row->count;
	file->fields = arena_array(r->arena, size_t, file->kind->column_count);
	for (size_t i = 0; i < file->kind->column_count; i++) {
		file->fields[i] =
			find_column(r, file, row, file->kind->columns[i].name);
		all &= file->fields[i] < SIZE_MAX;
	}
	return all;
}

void own_table_no_header(struct reading *r, const struct own_file *file,
			 bool is_empty)
{
	struct span span = span_at(file->path, 0, 0);

	if (is_empty)
		diag_report(r->diag, &EMPTY, span, file->kind->id);
	else
		diag_report(r->diag, &NO_HEADER, span, file->kind->id,
			    str_format(r->scratch, "%u",
				       (unsigned)file->kind->header_row));
}

static bool is_own_column(const struct config_column *c)
{
	return c->role != ROLE_ORGANIZATION && c->role != ROLE_YEAR;
}

/* In a table with an official id, a measure has the id of the official column
 * whose name it has, unless another column has that already. */
static struct str column_id(struct own_reader *o, const struct config_column *c)
{
	const struct table_kind *official = official_by_id(o->table->id);
	const struct column_kind *column;

	if (!official || c->role != ROLE_MEASURE)
		return c->id;
	column = official_column(o->y->reading->scratch, official, &c->name, 1,
				 SIDE_NONE);
	for (size_t i = 0; column && i < o->file->kind->column_count; i++)
		if (str_eq(o->file->kind->columns[i].id, str_from(column->id)))
			return c->id;
	return column ? str_from(column->id) : c->id;
}

/* The folder says which department and year it is: no columns for these. */
static void add_columns(struct own_reader *o)
{
	const struct config_table *kind = o->file->kind;
	struct table *t = o->table;

	t->columns = arena_array(o->y->reading->arena, struct table_column,
				 kind->column_count);
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct config_column *c = &kind->columns[i];

		if (is_own_column(c))
			t->columns[t->column_count++] = (struct table_column){
				.id = column_id(o, c),
				.label = c->title,
				.label_en = c->title_en,
				.path = {c->title},
				.depth = 1,
				.role = c->role,
				.reference_year = c->reference_year,
				.phase = c->phase,
			};
	}
}

/* The sign between groups of three digits where the decimal mark is a comma: a
 * point or a blank, the first that is there. Empty: none. */
static struct str group_sign(struct str text)
{
	static const struct str signs[] = {STR_INIT("."), STR_INIT(" "),
					   STR_INIT("\xC2\xA0"),
					   STR_INIT("\xE2\x80\xAF")};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_contains(text, signs[i]))
			return signs[i];
	return STR("");
}

/* A decimal comma becomes a point, and what parts groups commas; what was a
 * comma stays wrong where it parts groups. */
static struct str plain_number(struct own_reader *o, struct str text)
{
	struct arena *a = o->y->reading->scratch;
	struct str sign = group_sign(text);

	if (o->file->kind->decimal_mark != ',')
		return text;
	text = str_replace(a, text, STR(","), STR(";"));
	if (sign.n)
		text = str_replace(a, text, sign, STR(","));
	return str_replace(a, text, STR(";"), STR("."));
}

static void read_measure(struct own_reader *o, size_t column, struct cell *cell)
{
	struct str bare = cell->published;

	if (str_eq(o->table->currency, STR("CNY")))
		bare = number_without_yuan(o->y->reading->arena, bare);
	table_take_number(cell, bare, plain_number(o, bare));
	if (cell->kind != CELL_TEXT)
		return;
	diag_report(o->y->reading->diag,
		    table_number_kind(cell->published, &BAD_NUMBER),
		    cell_span(o->file->path, cell, 0), cell->published,
		    o->table->columns[column].label,
		    o->file->kind->decimal_mark == ',' ? STR(",") : STR("."));
}

static void report_code(struct own_reader *o, const struct diag_kind *kind,
			const struct cell *cell)
{
	diag_report(o->y->reading->diag, kind,
		    cell_span(o->file->path, cell, 0), cell->published);
}

/* Codes of classifications have pages. */
static void check_code(struct own_reader *o, enum column_role role,
		       const struct cell *cell)
{
	bool has_page =
		role == ROLE_FUNCTIONAL_CODE || role == ROLE_ECONOMIC_CODE;

	if (code_is_scientific(cell->published))
		report_code(o, &SCIENTIFIC_CODE, cell);
	else if (has_page && cell->published.n && !id_is_valid(cell->published))
		report_code(o, &BAD_CODE, cell);
}

/* What a cell says of its row. */
static void place_cell(struct own_reader *o, struct table_row *row,
		       enum column_role role, const struct cell *cell)
{
	struct str text = cell->published;

	switch (role) {
	case ROLE_UNIT:
		row->unit_name = text;
		row->unit =
			organization_by_name(o->y->reading->scratch,
					     &o->y->site->organizations, text);
		break;
	case ROLE_FUNCTIONAL_CODE:
	case ROLE_ECONOMIC_CODE:
	case ROLE_PROCUREMENT_CODE:
	case ROLE_PROJECT_CODE:
		check_code(o, role, cell);
		if (!row->code.n)
			row->code = text;
		break;
	case ROLE_FUNCTIONAL_NAME:
	case ROLE_ECONOMIC_NAME:
	case ROLE_PROCUREMENT_NAME:
	case ROLE_PROJECT_NAME:
	case ROLE_ROW_NAME:
		if (!row->name.n)
			row->name = text;
		break;
	case ROLE_PHASE:
		row->phase = text;
		break;
	case ROLE_TEXT:
	case ROLE_MEASURE:
	case ROLE_ORGANIZATION:
	case ROLE_YEAR:
		break;
	}
}

static void check_width(struct own_reader *o, const struct csv_row *from)
{
	for (size_t i = o->file->width; i < from->count; i++) {
		const struct csv_field *f = &from->fields[i];
		struct str text = field_text(from, i);

		if (!text.n)
			continue;
		diag_report(o->y->reading->diag, &TOO_WIDE,
			    csv_span(o->file->path, f), text);
		return;
	}
}

static void read_cell(struct own_reader *o, struct table_row *row,
		      size_t column, const struct csv_field *f)
{
	struct cell *cell = &row->cells[column];
	enum column_role role = o->table->columns[column].role;

	*cell = (struct cell){.published = str_trim(f->text),
			      .line = f->line,
			      .column = f->column,
			      .sheet = f->cell,
			      .kind = CELL_TEXT};
	if (role == ROLE_MEASURE)
		read_measure(o, column, cell);
	place_cell(o, row, role, cell);
}

static void read_row(struct own_reader *o, const struct csv_row *from)
{
	const struct own_file *file = o->file;
	struct table *t = o->table;
	struct table_row *row = &t->rows[t->row_count++];
	size_t column = 0;

	row->line = from->line;
	row->unit = o->y->year->organization;
	row->cells =
		arena_array(o->y->reading->arena, struct cell, t->column_count);
	check_width(o, from);
	for (size_t i = 0; i < file->kind->column_count; i++) {
		if (!is_own_column(&file->kind->columns[i]))
			continue;
		if (file->fields[i] < from->count)
			read_cell(o, row, column,
				  &from->fields[file->fields[i]]);
		column++;
	}
	if (!row->name.n)
		row->name = row->code;
}

bool own_table_is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (field_text(row, i).n)
			return false;
	return true;
}

static void read_rows(struct own_reader *o, const struct csv_row *rows,
		      size_t count)
{
	struct table *t = o->table;

	t->rows = arena_grow(o->y->reading->arena, t->rows, t->row_count,
			     t->row_count + count, sizeof *t->rows,
			     _Alignof(struct table_row));
	for (size_t i = 0; i < count; i++)
		if (!own_table_is_blank(&rows[i]))
			read_row(o, &rows[i]);
}

static struct own_reader begin(struct year_reading *y,
			       const struct own_file *file)
{
	const struct config_table *kind = file->kind;
	struct own_reader o = {.y = y, .file = file};

	o.table = arena_new(y->reading->arena, struct table);
	o.table->id = kind->id;
	o.table->title = kind->title;
	o.table->title_en = kind->title_en;
	o.table->unit = kind->unit;
	if (!kind->unit.name.n)
		o.table->unit.name = kind->currency;
	o.table->currency = kind->currency;
	o.table->is_own = true;
	o.table->is_other_currency =
		!str_eq(kind->currency, y->reading->config->currency);
	o.table->counts =
		o.table->is_other_currency ? COUNTS_NOTHING : kind->counts;
	o.table->file = file->path;
	add_columns(&o);
	return o;
}

struct table *own_table_read(struct year_reading *y,
			     const struct config_table *kind, struct str path)
{
	struct reading *r = y->reading;
	struct own_file file = {.kind = kind, .path = path};
	struct str text;
	struct csv csv;
	size_t at = 0;

	if (!reading_text(r, path, kind->encoding, &text))
		return NULL;
	if (!str_trim(text).n) {
		own_table_no_header(r, &file, true);
		return NULL;
	}
	csv_read(r->arena, text, kind->delimiter, path, r->diag, &csv);
	room_check_csv(r, path, &csv);
	while (at < csv.count && csv.rows[at].line < kind->header_row)
		at++;
	if (at == csv.count) {
		own_table_no_header(r, &file, false);
		return NULL;
	}
	if (!own_table_header(r, &csv.rows[at], &file))
		return NULL;
	struct own_reader o = begin(y, &file);

	read_rows(&o, &csv.rows[at + 1], csv.count - at - 1);
	return o.table;
}

size_t own_table_read_runs(struct year_reading *y, size_t first,
			   struct table **out)
{
	const struct ingest_runs *runs = &y->files->runs;
	const struct own_file *file = &runs->items[first].file->own;
	struct reading *r = y->reading;
	struct own_reader o = begin(y, file);
	size_t i = first;

	for (; i < runs->count && &runs->items[i].file->own == file; i++) {
		const struct ingest_run *run = &runs->items[i];
		struct str text =
			str_slice(run->file->text, run->begin, run->end);
		struct csv csv;

		csv_read_part(r->arena, text, run->start, file->kind->delimiter,
			      file->path, r->diag, &csv);
		room_check_csv(r, file->path, &csv);
		read_rows(&o, csv.rows, csv.count);
	}
	*out = o.table;
	return i;
}
