/* Official tables, step 3: body rows and notes. */
#include "ingest/table.h"

#include "format/number.h"
#include "model/code.h"

static const struct diag_kind BAD_NUMBER = {
	"number-invalid", DIAG_ERROR,
	"“{1}”列的“{0}”不是可识别的数字。请写成 12,578.00 这样的数字，"
	"空白表示未填，0 表示零。",
	"\"{0}\" in column \"{1}\" is not a number in any known form; write it "
	"like 12,578.00; leave it blank for not stated, write 0 for zero"};
static const struct diag_kind FORMULA_ERROR = {
	"number-formula-error", DIAG_ERROR,
	"“{1}”列的“{0}”不是数字，是表格程序算不出公式时显示的错误值。"
	"请在表格里改好这一格的公式，或直接填入数字，再另存为 CSV。",
	"\"{0}\" in column \"{1}\" is no number: a spreadsheet program shows "
	"it where it cannot work out a formula; mend the formula of this cell "
	"or type the number, and save it as CSV again"};
static const struct diag_kind NARROW_COLUMN = {
	"number-column-narrow", DIAG_ERROR,
	"“{1}”列的“{0}”不是数字：列太窄时表格程序就这样显示，也这样另存。"
	"请在表格里拉宽这一列，看清数字后再另存为 CSV。",
	"\"{0}\" in column \"{1}\" is no number: spreadsheet programs show it, "
	"and save it, where the column is too narrow; widen the column, see "
	"that the numbers are there, and save it as CSV again"};
static const struct diag_kind LONG_NUMBER = {
	"number-too-long", DIAG_ERROR,
	"“{1}”列的数字“{0}”太长：小数点前最多 18 位，小数点后最多 6 位。",
	"the number \"{0}\" in column \"{1}\" is too long: at most 18 digits "
	"before the point and 6 after it"};
static const struct diag_kind EXTRA_FIELD = {
	"table-row-too-long", DIAG_ERROR,
	"这一行比表头多出内容“{0}”。请检查是否多了逗号，或表头缺少一列。",
	"this row holds \"{0}\" to the right of the last column; check for a "
	"stray comma or a header that is missing"};
static const struct diag_kind UNKNOWN_UNIT = {
	"unit-unknown", DIAG_WARNING,
	"organizations.csv "
	"里没有预算单位“{0}”。请登记这个单位，或把这个写法加到"
	"它的 aliases。",
	"the budget unit \"{0}\" is not in organizations.csv; register it, or "
	"add the spelling to its aliases"};
static const struct diag_kind BAD_YEAR = {
	"table-year-invalid", DIAG_ERROR,
	"“{0}”不是年度。请写成 2023、2023年 或 增减变化金额。",
	"\"{0}\" is not a year; write 2023, 2023年 or 增减变化金额"};
static const struct diag_kind FORMATTED_CODE = {
	"table-code-formatted", DIAG_ERROR,
	"“{1}”列有 {2} 格被表格程序当成了数字，第一处显示为“{0}”，"
	"已不是原来的编码。请在 Excel 里把这一列的单元格格式改为“数值”、"
	"小数位数 0、不用千位分隔符，看清编码完整后再另存为 CSV。",
	"the spreadsheet program took {2} cells of column \"{1}\" for numbers; "
	"the first reads \"{0}\" and is the code no more; format the column as "
	"a number without decimals and separators, see that the codes are "
	"whole, and save it as CSV again"};
static const struct diag_kind BAD_CODE = {
	"table-code-invalid", DIAG_ERROR,
	"“{1}”列有 {2} 格不是编码，第一处是“{0}”。编码只能有数字、字母、点、"
	"连字符和下划线；请看看编码和名称两列是否放反，前面是否多了撇号或空格"
	"。",
	"{2} cells of column \"{1}\" are no codes, the first is \"{0}\"; codes "
	"have digits, letters, points, hyphens and underscores; see whether "
	"the columns of codes and names changed places, or an apostrophe "
	"stands before the code"};
static const struct diag_kind NO_ROWS = {
	"table-empty", DIAG_WARNING,
	"“{0}”只有表头，没有数据行。没有数据的表请在 document.json "
	"里声明为空表。",
	"\"{0}\" has a header and no rows; declare an empty table in "
	"document.json"};

static const struct diag_kind YEARS_UNCLEAR = {
	"table-years-unclear", DIAG_ERROR,
	"“{0}”有几行数，却没有“年度”列，也没有“预算单位”列，分不清"
	"每一行是哪一年的。请加上缺少的列，写明每一行的年度或单位。",
	"\"{0}\" has several rows, but neither a column of years nor one of "
	"budget units, so that it is not known which year each row is of; add "
	"the column that is missing"};

/* Cells of a column with the same fault. */
struct fault {
	const struct table_column *column;
	const struct csv_field *first;
	size_t count;
};

/* State that goes down the body: what a blank cell stands for. */
struct body {
	struct table_reader *r;
	const struct organization *unit;
	struct str unit_name;
	size_t capacity;
	struct fault formatted, foreign; /* of codes */
};

static void note_fault(struct fault *fault, const struct table_column *c,
		       const struct csv_field *f)
{
	if (!fault->count++) {
		fault->column = c;
		fault->first = f;
	}
}

static void report_fault(struct table_reader *r, const struct diag_kind *kind,
			 const struct fault *fault)
{
	r->table->incomplete |= fault->count > 0;
	if (fault->count)
		table_report(r, kind, fault->first,
			     str_trim(fault->first->text), fault->column->label,
			     str_format(r->scratch, "%zu", fault->count));
}

static struct table_row *push_row(struct body *b)
{
	struct table *t = b->r->table;

	if (t->row_count == b->capacity) {
		size_t more = b->capacity ? b->capacity * 2 : 32;

		t->rows =
			arena_grow(b->r->arena, t->rows, t->row_count, more,
				   sizeof *t->rows, _Alignof(struct table_row));
		b->capacity = more;
	}
	return &t->rows[t->row_count++];
}

enum number_kind table_take_number(struct cell *cell, struct str bare,
				   struct str plain)
{
	static const enum cell_kind kinds[] = {
		[NUMBER_EMPTY] = CELL_EMPTY,
		[NUMBER_VALUE] = CELL_NUMBER,
		[NUMBER_DASH] = CELL_DASH,
		[NUMBER_NOT_APPLICABLE] = CELL_NOT_APPLICABLE,
		[NUMBER_INVALID] = CELL_TEXT,
		[NUMBER_TOO_LONG] = CELL_TEXT,
	};
	enum number_kind kind = number_parse(plain, &cell->value);

	cell->kind = kinds[kind];
	if (cell->kind != CELL_TEXT)
		cell->published = bare;
	return kind;
}

const struct diag_kind *table_number_kind(struct str published,
					  const struct diag_kind *otherwise)
{
	switch (number_sign_of(published)) {
	case NUMBER_SIGN_ERROR:
		return &FORMULA_ERROR;
	case NUMBER_SIGN_NARROW:
		return &NARROW_COLUMN;
	case NUMBER_SIGN_NONE:
		break;
	}
	return otherwise;
}

static void read_number(struct table_reader *r, const struct table_column *c,
			const struct csv_field *f, struct cell *cell)
{
	struct str bare = number_without_yuan(r->arena, cell->published);
	enum number_kind kind = table_take_number(cell, bare, bare);

	if (kind == NUMBER_INVALID)
		table_report(r, table_number_kind(cell->published, &BAD_NUMBER),
			     f, cell->published, c->label);
	if (kind == NUMBER_TOO_LONG)
		table_report(r, &LONG_NUMBER, f, cell->published, c->label);
}

/* 合计 names the total of the department, wherever in the table it stands. */
static void take_total(const struct body *b, struct table_row *row,
		       struct str text)
{
	const struct table_reader *r = b->r;

	row->name = text;
	row->unit = r->department;
	row->unit_name = organization_name(r->department, r->year)->name;
}

/* Names without a column of their own, of projects or codes, stand in that of
 * the units; not so where the kind of table has no names but those of units. */
static bool has_names_as_units(const struct table *t)
{
	static const struct str names[] = {STR_INIT("name"),
					   STR_INIT("project_name")};
	bool known = false, has = false;

	for (size_t n = 0; n < sizeof names / sizeof *names; n++) {
		has |= table_column_index(t, names[n]) < t->column_count;
		for (size_t i = 0; i < t->kind->column_count; i++)
			known |= str_eq(str_from(t->kind->columns[i].id),
					names[n]);
	}
	return known && !has;
}

/* The text with blanks for its line breaks. */
static struct str on_one_line(struct arena *a, struct str text)
{
	char *line = arena_text(a, text.n);

	for (size_t i = 0; i < text.n; i++)
		line[i] = text.s[i] == '\n' || text.s[i] == '\r' ? ' '
								 : text.s[i];
	return (struct str){line, text.n};
}

static void read_unit(struct body *b, const struct csv_field *f,
		      struct str text, struct table_row *row)
{
	struct organization *unit = organization_by_name(
		b->r->scratch, &b->r->site->organizations, text);

	if (!unit && official_is_total(b->r->scratch, text)) {
		take_total(b, row, text);
		b->unit = b->r->department;
		b->unit_name = row->unit_name;
		return;
	}
	if (!unit && has_names_as_units(b->r->table)) {
		row->name = text;
		return;
	}
	if (!unit)
		table_report(b->r, &UNKNOWN_UNIT, f,
			     on_one_line(b->r->scratch, text));
	b->unit = unit;
	b->unit_name = text;
}

static void read_year(struct table_reader *r, const struct csv_field *f,
		      struct str text, struct table_row *row)
{
	struct str digits = str_slice(text, 0, 4);
	struct str rest = str_slice(text, 4, text.n);
	uint64_t year;

	if (str_to_uint(digits, 2999, &year) && year >= 1900 &&
	    (!rest.n || str_starts(rest, STR("年")))) {
		row->reference_year = (int)year;
	} else if (str_contains(text, STR("增减"))) {
		row->is_change = true;
	} else {
		table_report(r, &BAD_YEAR, f, text);
	}
	row->name = text;
}

/* Codes that are none are said once a column: a whole column has them. */
static void read_code(struct body *b, const struct table_column *c,
		      const struct csv_field *f, struct str text,
		      struct table_row *row)
{
	if (official_is_total(b->r->scratch, text)) {
		row->name = text;
		return;
	}
	if (code_is_formatted_number(text)) {
		note_fault(&b->formatted, c, f);
	} else if (!code_is_plain(text)) {
		note_fault(&b->foreign, c, f);
	} else {
		row->code = text;
	}
}

static void read_text(struct body *b, const struct table_column *c,
		      const struct csv_field *f, struct str text,
		      struct table_row *row)
{
	switch (c->role) {
	case ROLE_UNIT:
		read_unit(b, f, text, row);
		break;
	case ROLE_YEAR:
		read_year(b->r, f, text, row);
		break;
	case ROLE_FUNCTIONAL_CODE:
	case ROLE_ECONOMIC_CODE:
	case ROLE_PROCUREMENT_CODE:
	case ROLE_PROJECT_CODE:
		read_code(b, c, f, text, row);
		break;
	case ROLE_FUNCTIONAL_NAME:
	case ROLE_ECONOMIC_NAME:
	case ROLE_PROCUREMENT_NAME:
	case ROLE_PROJECT_NAME:
	case ROLE_ROW_NAME:
		if (!row->name.n || c->role != ROLE_PROJECT_NAME)
			row->name = text;
		break;
	case ROLE_TEXT:
		if (!row->name.n && official_is_total(b->r->scratch, text))
			row->name = text;
		break;
	default:
		break;
	}
}

static void read_cell(struct body *b, const struct csv_row *source,
		      size_t column, struct table_row *row)
{
	const struct table_column *c = &b->r->table->columns[column];
	size_t field = b->r->column_field[column];
	struct cell *cell = &row->cells[column];

	if (field >= source->count)
		return;
	const struct csv_field *f = &source->fields[field];

	cell->published = str_trim(f->text);
	cell->line = f->line;
	cell->column = f->column;
	cell->sheet = f->cell;
	if (c->role == ROLE_MEASURE) {
		read_number(b->r, c, f, cell);
		return;
	}
	cell->kind = cell->published.n ? CELL_TEXT : CELL_EMPTY;
	if (cell->published.n)
		read_text(b, c, f, cell->published, row);
}

/* Does this side of the row hold anything? */
static bool side_is_blank(const struct table_reader *r,
			  const struct csv_row *source, enum table_side side)
{
	for (size_t i = 0; i < r->table->column_count; i++)
		if (r->table->columns[i].side == side &&
		    table_field(source, r->column_field[i]).n)
			return false;
	return true;
}

/* Does the row itself name its unit? */
static bool own_unit(const struct body *b, const struct table_row *row)
{
	const struct table *t = b->r->table;
	size_t at = table_column_index(t, STR("unit"));

	return at < t->column_count && row->cells[at].published.n;
}

static bool lacks_column(const struct table *t, struct str id)
{
	return table_column_index(t, id) == t->column_count;
}

/* Is it 三公 without years? Then it is that of the budget year. */
static bool lacks_years(const struct table *t)
{
	return str_eq(t->id, STR("three-public")) &&
	       lacks_column(t, STR("year"));
}

static void settle_year(const struct table_reader *r, struct table_row *row)
{
	if (!lacks_years(r->table))
		return;
	row->reference_year = r->year;
	if (!row->name.n)
		row->name = str_format(r->arena, "%d年", r->year);
}

static void read_side(struct body *b, const struct csv_row *source,
		      enum table_side side)
{
	struct table_reader *r = b->r;
	struct table *t = r->table;

	if (side_is_blank(r, source, side))
		return;
	struct table_row *row = push_row(b);

	row->line = source->line;
	row->side = side;
	row->cells = arena_array(r->arena, struct cell, t->column_count);
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].side == side)
			read_cell(b, source, i, row);
	settle_year(r, row);
	if (side == SIDE_NONE && !row->code.n && !own_unit(b, row) &&
	    official_is_total(r->scratch, row->name)) {
		take_total(b, row, row->name);
		return;
	}
	row->unit = b->unit;
	row->unit_name = b->unit_name;
}

static void check_width(struct table_reader *r, const struct csv_row *source)
{
	for (size_t j = r->width; j < source->count; j++)
		if (table_field(source, j).n) {
			table_report(r, &EXTRA_FIELD, &source->fields[j],
				     table_field(source, j));
			return;
		}
}

/* A row with one filled cell that is a note: 注：…, 说明…, or a sentence. */
static struct str note_of(const struct csv_row *source)
{
	static const struct str starts[] = {
		STR_INIT("注："),  STR_INIT("注:"),  STR_INIT("注1"),
		STR_INIT("注 "),   STR_INIT("备注"), STR_INIT("说明："),
		STR_INIT("说明:"),
	};
	struct str only = {NULL, 0};
	bool marked = false;

	for (size_t j = 0; j < source->count; j++) {
		struct str text = table_field(source, j);

		if (text.n && only.n)
			return (struct str){NULL, 0};
		only = text.n ? text : only;
	}
	for (size_t i = 0; i < sizeof starts / sizeof *starts; i++)
		marked |= str_starts(only, starts[i]);
	return marked || str_ends(only, STR("。")) ? only
						   : (struct str){NULL, 0};
}

static void push_note(struct table_reader *r, struct str note)
{
	struct table *t = r->table;

	t->notes =
		arena_grow(r->arena, t->notes, t->note_count, t->note_count + 1,
			   sizeof *t->notes, _Alignof(struct str));
	t->notes[t->note_count++] = note;
}

static bool is_blank_row(const struct csv_row *source)
{
	for (size_t j = 0; j < source->count; j++)
		if (table_field(source, j).n)
			return false;
	return true;
}

static void read_row(struct body *b, const struct csv_row *source)
{
	struct table_reader *r = b->r;
	struct str note = note_of(source);

	if (is_blank_row(source) || table_is_header(r, source))
		return;
	if (table_is_preamble(r, source)) {
		table_read_repeat(r, source);
		return;
	}
	if (note.n) {
		push_note(r, note);
		return;
	}
	check_width(r, source);
	if (r->table->kind->layout == LAYOUT_TWO_SIDED) {
		read_side(b, source, SIDE_INCOME);
		read_side(b, source, SIDE_EXPENDITURE);
	} else {
		read_side(b, source, SIDE_NONE);
	}
}

void table_read_body(struct table_reader *r)
{
	struct body b = {.r = r, .unit = r->department};
	size_t first = r->header_row + r->header_count;

	b.unit_name = organization_name(r->department, r->year)->name;
	for (size_t i = first; i < r->csv->count; i++)
		read_row(&b, &r->csv->rows[i]);
	report_fault(r, &FORMATTED_CODE, &b.formatted);
	report_fault(r, &BAD_CODE, &b.foreign);
	if (lacks_years(r->table) && lacks_column(r->table, STR("unit")) &&
	    r->table->row_count > 1)
		diag_report(r->diag, &YEARS_UNCLEAR,
			    span_at(r->path, r->table->rows[1].line, 0),
			    r->table->title);
	if (!r->table->row_count && !r->table->incomplete)
		diag_report(r->diag, &NO_ROWS, span_at(r->path, 0, 0),
			    r->table->title);
}
