/* Own tables: rows by the roles that site.toml gives their columns. */
#include "ingest/own_table.h"

#include "format/number.h"

static const struct diag_kind NO_HEADER = {
	"own-table-header-missing", DIAG_ERROR,
	"表 {0} 的文件没有第 {1} 行；请改 site.toml 里的 header_row",
	"the file of the table {0} has no line {1}; change header_row in "
	"site.toml"};
static const struct diag_kind NO_COLUMN = {
	"own-table-column-missing", DIAG_ERROR,
	"表头里没有“{0}”这一列；这里的列是：{1}",
	"the header has no column \"{0}\"; the columns here are: {1}"};
static const struct diag_kind BAD_NUMBER = {
	"own-table-number", DIAG_ERROR, "“{0}”一列的“{1}”不是数字",
	"\"{1}\" in the column \"{0}\" is no number"};

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
	const struct config_table *kind;
	struct str path;
	struct csv csv;
	size_t header; /* index of the header row */
	size_t *fields;
	struct table *table;
};

static struct str field_text(const struct csv_row *row, size_t i)
{
	return i < row->count ? str_trim(row->fields[i].text) : STR("");
}

static struct str header_names(struct own_reader *o, const struct csv_row *row)
{
	struct str names = STR("");

	for (size_t i = 0; i < row->count; i++)
		names = str_format(o->y->reading->scratch, "%.*s%s%.*s",
				   STR_ARG(names), i ? ", " : "",
				   STR_ARG(field_text(row, i)));
	return names;
}

static bool find_columns(struct own_reader *o)
{
	const struct csv_row *row = &o->csv.rows[o->header];
	bool all = true;

	for (size_t i = 0; i < o->kind->column_count; i++) {
		struct str name = o->kind->columns[i].name;
		size_t j = 0;

		while (j < row->count && !str_eq(field_text(row, j), name))
			j++;
		o->fields[i] = j;
		if (j < row->count)
			continue;
		diag_report(o->y->reading->diag, &NO_COLUMN,
			    ((struct span){o->path, row->line, 0}), name,
			    header_names(o, row));
		all = false;
	}
	return all;
}

static bool find_header(struct own_reader *o)
{
	while (o->header < o->csv.count &&
	       o->csv.rows[o->header].line < o->kind->header_row)
		o->header++;
	if (o->header < o->csv.count)
		return true;
	diag_report(o->y->reading->diag, &NO_HEADER,
		    ((struct span){o->path, 0, 0}), o->kind->id,
		    str_format(o->y->reading->scratch, "%u",
			       (unsigned)o->kind->header_row));
	return false;
}

static void add_columns(struct own_reader *o)
{
	struct table *t = o->table;

	t->column_count = o->kind->column_count;
	t->columns = arena_array(o->y->reading->arena, struct table_column,
				 t->column_count);
	for (size_t i = 0; i < t->column_count; i++) {
		const struct config_column *c = &o->kind->columns[i];

		t->columns[i] = (struct table_column){
			.id = c->id,
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

/* A decimal comma becomes a point, and the points of groups commas. */
static struct str plain_number(struct own_reader *o, struct str text)
{
	if (o->kind->decimal_mark != ',')
		return text;
	char *plain = arena_text(o->y->reading->scratch, text.n);

	for (size_t i = 0; i < text.n; i++)
		plain[i] = text.s[i] == ','   ? '.'
			   : text.s[i] == '.' ? ','
					      : text.s[i];
	return (struct str){plain, text.n};
}

static void read_measure(struct own_reader *o, size_t column, struct cell *cell)
{
	struct str text = plain_number(o, cell->published);

	switch (number_parse(text, &cell->value)) {
	case NUMBER_VALUE:
		cell->kind = CELL_NUMBER;
		return;
	case NUMBER_EMPTY:
		cell->kind = CELL_EMPTY;
		return;
	case NUMBER_DASH:
		cell->kind = CELL_DASH;
		return;
	case NUMBER_NOT_APPLICABLE:
		cell->kind = CELL_NOT_APPLICABLE;
		return;
	case NUMBER_INVALID:
	case NUMBER_TOO_LONG:
		break;
	}
	cell->kind = CELL_TEXT;
	diag_report(o->y->reading->diag, &BAD_NUMBER,
		    ((struct span){o->path, cell->line, cell->column}),
		    o->kind->columns[column].name, cell->published);
}

/* What a cell says of its row. */
static void place_cell(struct own_reader *o, struct table_row *row,
		       enum column_role role, struct str text)
{
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
	case ROLE_TEXT:
	case ROLE_MEASURE:
	case ROLE_ORGANIZATION:
	case ROLE_YEAR:
	case ROLE_PHASE:
		break;
	}
}

static void read_row(struct own_reader *o, const struct csv_row *from)
{
	struct table *t = o->table;
	struct table_row *row = &t->rows[t->row_count++];

	row->line = from->line;
	row->unit = o->y->year->organization;
	row->cells =
		arena_array(o->y->reading->arena, struct cell, t->column_count);
	for (size_t i = 0; i < t->column_count; i++) {
		struct cell *cell = &row->cells[i];

		if (o->fields[i] >= from->count)
			continue;
		const struct csv_field *f = &from->fields[o->fields[i]];

		*cell = (struct cell){.published = str_trim(f->text),
				      .line = f->line,
				      .column = f->column,
				      .kind = CELL_TEXT};
		if (t->columns[i].role == ROLE_MEASURE)
			read_measure(o, i, cell);
		place_cell(o, row, t->columns[i].role, cell->published);
	}
	if (!row->name.n)
		row->name = row->code;
}

static bool is_blank(const struct csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (field_text(row, i).n)
			return false;
	return true;
}

static void read_rows(struct own_reader *o)
{
	size_t count = o->csv.count - o->header - 1;

	o->table->rows =
		arena_array(o->y->reading->arena, struct table_row, count);
	for (size_t i = o->header + 1; i < o->csv.count; i++)
		if (!is_blank(&o->csv.rows[i]))
			read_row(o, &o->csv.rows[i]);
}

struct table *own_table_read(struct year_reading *y,
			     const struct config_table *kind, struct str path)
{
	struct reading *r = y->reading;
	struct own_reader o = {.y = y, .kind = kind, .path = path};
	struct str text;

	if (!reading_text(r, path, kind->encoding, &text))
		return NULL;
	csv_read(r->arena, text, kind->delimiter, path, r->diag, &o.csv);
	o.fields = arena_array(r->scratch, size_t, kind->column_count);
	if (!find_header(&o) || !find_columns(&o))
		return NULL;
	o.table = arena_new(r->arena, struct table);
	o.table->id = kind->id;
	o.table->title = kind->title;
	o.table->title_en = kind->title_en;
	o.table->unit = kind->unit;
	o.table->currency = kind->currency;
	o.table->file = path;
	add_columns(&o);
	read_rows(&o);
	return o.table;
}
