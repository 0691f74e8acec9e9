/* Official tables, step 2: merged header rows to columns.
 *
 * A spreadsheet program saves a merged cell as its label in the first cell and
 * blanks after it. A blank takes the label on its left when everything above
 * agrees (merged to the right), else it is merged downwards and adds nothing.
 */
#include "ingest/table.h"

#include "format/number.h"

static const struct diag_kind NO_HEADER = {
	"table-header-missing", DIAG_ERROR,
	"“{0}”里没有找到表头。表头应有这些列：{1}。",
	"no header found in \"{0}\"; it should have these columns: {1}"};
static const struct diag_kind UNKNOWN_COLUMN = {
	"table-column-unknown", DIAG_ERROR,
	"“{0}”的表头里有不认识的列：{1}。已知的列：{2}。请改正列名；"
	"如果其实是另一张表，请在 site.toml 里用 [[table]] 说明。",
	"the header of \"{0}\" has columns that are not known: {1}; known "
	"columns: {2}; correct the header, or, if it is another table, "
	"describe it by [[table]] in site.toml"};
static const struct diag_kind TWICE = {
	"table-column-twice", DIAG_ERROR,
	"“{0}”里有两列都是“{1}”，分不清该用哪一列。请删去一列或改列名。",
	"two columns of \"{0}\" are \"{1}\"; remove one or change its header"};
static const struct diag_kind LACKS_COLUMN = {
	"table-column-missing", DIAG_ERROR,
	"从文件名或表名看，这是“{0}”，但缺少这些列：{1}。没有它们，表里的数就"
	"读不出来。请在原表里找回这些列，再另存为 CSV；如果其实是另一张表，"
	"请在 site.toml 里用 [[table]] 说明（见 docs/site.toml.zh-CN.md）。",
	"by its file name or title this is \"{0}\", but it lacks these "
	"columns: {1}; without them its figures cannot be read; put them back "
	"in the original table and save it as CSV again, or, if it is another "
	"table, describe it by [[table]] in site.toml (see docs/site.toml.md)"};
static const struct diag_kind LACKS_USUAL = {
	"table-column-left-out", DIAG_WARNING,
	"“{0}”没有官方表格里的这些列：{1}。它们的数不会出现在网站上，"
	"合计也无法核对。如果是另存时漏掉了，请补上；公布的表本来没有，"
	"可以不理会。",
	"\"{0}\" has not these columns of the official form: {1}; their "
	"figures will be missing on the site, and totals cannot be checked; "
	"put them back if they were lost, or leave it if they were never "
	"published"};

enum { HEADER_ROWS_MAX = 5 };

/* One way to read the header: labels of each field over count rows. */
struct reading {
	struct str (*paths)[HEADER_DEPTH_MAX];
	size_t *depths;
	size_t width;
	const struct column_kind **kinds; /* NULL: fits none */
	size_t unknown, twice, known;
};

static size_t filled_width(const struct csv_row *row)
{
	size_t width = row->count;

	while (width && !table_field(row, width - 1).n)
		width--;
	return width;
}

static bool holds_number(const struct table_reader *r,
			 const struct csv_row *row)
{
	struct decimal ignored;

	for (size_t j = 0; j < row->count; j++)
		if (number_parse(number_without_yuan(r->scratch,
						     row->fields[j].text),
				 &ignored) == NUMBER_VALUE)
			return true;
	return false;
}

/* Width of the header's rows and of those below that may belong to it: a
 * merged last cell is as wide as the labels under it. */
static size_t header_width(const struct table_reader *r, size_t rows)
{
	size_t width = 0;

	for (size_t i = r->header_row;
	     i < r->csv->count && i < r->header_row + HEADER_ROWS_MAX; i++) {
		const struct csv_row *row = &r->csv->rows[i];

		if (i >= r->header_row + rows && holds_number(r, row))
			break;
		if (filled_width(row) > width)
			width = filled_width(row);
	}
	return width;
}

/* Label of row i at field j with merged blanks filled; empty when it is
 * merged downwards. labels holds the rows above and the fields to the left. */
static struct str merged_label(const struct table_reader *r,
			       struct str **labels, size_t i, size_t j)
{
	struct str own = table_field(&r->csv->rows[r->header_row + i], j);

	if (own.n || j == 0)
		return own;
	for (size_t above = 0; above < i; above++)
		if (!str_eq(labels[above][j], labels[above][j - 1]))
			return own;
	return labels[i][j - 1];
}

static struct str **merged_labels(const struct table_reader *r, size_t rows,
				  size_t width)
{
	struct str **labels = arena_array(r->scratch, struct str *, rows);

	for (size_t i = 0; i < rows; i++) {
		labels[i] = arena_array(r->scratch, struct str, width);
		for (size_t j = 0; j < width; j++)
			labels[i][j] = merged_label(r, labels, i, j);
	}
	return labels;
}

static enum table_side side_of(const struct table_reader *r,
			       const struct reading *p, size_t field)
{
	struct str top = official_fold(r->scratch, p->paths[field][0]);

	if (str_starts(top, STR("收入")))
		return SIDE_INCOME;
	if (str_starts(top, STR("支出")))
		return SIDE_EXPENDITURE;
	return field < p->width / 2 ? SIDE_INCOME : SIDE_EXPENDITURE;
}

static bool seen_before(const struct reading *p, size_t field)
{
	for (size_t i = 0; i < field; i++)
		if (p->kinds[i] == p->kinds[field])
			return true;
	return false;
}

static void match_columns(const struct table_reader *r,
			  const struct table_kind *kind, struct reading *p)
{
	for (size_t j = 0; j < p->width; j++) {
		enum table_side side = kind->layout == LAYOUT_TWO_SIDED
					       ? side_of(r, p, j)
					       : SIDE_NONE;

		p->kinds[j] = official_column(r->scratch, kind, p->paths[j],
					      p->depths[j], side);
		if (!p->kinds[j])
			p->unknown++;
		else if (seen_before(p, j))
			p->twice++;
		else
			p->known++;
	}
}

static struct reading read_header(const struct table_reader *r,
				  const struct table_kind *kind, size_t rows)
{
	size_t width = header_width(r, rows);
	struct str **labels = merged_labels(r, rows, width);
	struct reading p = {
		.paths = arena_alloc(r->scratch, width,
				     sizeof(struct str[HEADER_DEPTH_MAX]),
				     _Alignof(struct str)),
		.depths = arena_array(r->scratch, size_t, width),
		.kinds = arena_array(r->scratch, const struct column_kind *,
				     width),
		.width = width,
	};

	for (size_t j = 0; j < width; j++)
		for (size_t i = 0; i < rows; i++)
			if (labels[i][j].n)
				p.paths[j][p.depths[j]++] = labels[i][j];
	match_columns(r, kind, &p);
	return p;
}

/* Rows that may be of the header: those before the first with a number. */
static size_t rows_left(const struct table_reader *r)
{
	size_t left = r->csv->count - r->header_row, rows = 1;

	while (rows < left && rows < HEADER_ROWS_MAX &&
	       !holds_number(r, &r->csv->rows[r->header_row + rows]))
		rows++;
	return rows;
}

/* The shortest header that explains every column; else the one that explains
 * most. Returns its number of rows. */
static size_t best_reading(const struct table_reader *r,
			   const struct table_kind *kind, struct reading *best)
{
	size_t rows = 0;

	*best = (struct reading){0};
	for (size_t k = 1; k <= rows_left(r); k++) {
		struct reading p = read_header(r, kind, k);

		if (rows && p.known <= best->known && p.unknown + p.twice)
			continue;
		*best = p;
		rows = k;
		if (p.known && !p.unknown && !p.twice)
			break;
	}
	return rows;
}

size_t table_header_fit(struct table_reader *r, const struct table_kind *kind)
{
	struct reading p;

	if (!best_reading(r, kind, &p) || p.unknown || p.twice)
		return 0;
	return p.known;
}

struct str table_header_lacks(const struct table_reader *r,
			      const struct table_kind *kind)
{
	const char *const wanted[] = {"unit", kind->needs, kind->expects};
	struct str lacks[3], all = STR("");
	struct reading p;

	best_reading(r, kind, &p);
	for (size_t i = 0; i < 3; i++) {
		lacks[i] = official_lacks(r->scratch, kind, wanted[i], p.kinds,
					  p.width);
		if (lacks[i].n)
			all = str_format(r->scratch, "%.*s%s%.*s", STR_ARG(all),
					 all.n ? "、" : "", STR_ARG(lacks[i]));
	}
	return lacks[0].n || lacks[1].n ? all : STR("");
}

static struct str known_columns(const struct table_reader *r,
				const struct table_kind *kind)
{
	struct str list = STR("");

	for (size_t i = 0; i < kind->column_count; i++) {
		struct str name =
			str_cut(str_from(kind->columns[i].patterns), STR("|"))
				.head;

		list = str_format(r->scratch, "%.*s%s%.*s", STR_ARG(list),
				  i ? "、" : "", STR_ARG(name));
	}
	return list;
}

static struct str join_path(struct arena *a, const struct str *path,
			    size_t depth)
{
	struct str joined = depth ? path[0] : STR("");

	for (size_t i = 1; i < depth; i++)
		joined = str_format(a, "%.*s / %.*s", STR_ARG(joined),
				    STR_ARG(path[i]));
	return joined;
}

/* The cell that holds the column's lowest label; the first of the header where
 * merged cells leave none. */
static const struct csv_field *header_field(const struct table_reader *r,
					    size_t column)
{
	for (size_t k = r->header_count; k-- > 0;) {
		const struct csv_row *row = &r->csv->rows[r->header_row + k];

		if (table_field(row, column).n)
			return &row->fields[column];
	}
	return &r->csv->rows[r->header_row].fields[0];
}

static void report_columns(struct table_reader *r,
			   const struct table_kind *kind,
			   const struct reading *p)
{
	const struct csv_field *first = NULL;
	struct str unknown = STR("");

	for (size_t j = 0; j < p->width; j++) {
		const struct csv_field *at = header_field(r, j);
		struct str path =
			join_path(r->scratch, p->paths[j], p->depths[j]);

		if (!p->kinds[j]) {
			unknown = str_format(
				r->scratch, "%.*s%s%.*s", STR_ARG(unknown),
				first ? "、" : "",
				STR_ARG(path.n ? path : STR("\"\"")));
			first = first ? first : at;
		} else if (seen_before(p, j)) {
			table_report(r, &TWICE, at, str_from(kind->title),
				     path);
		}
	}
	if (first)
		table_report(r, &UNKNOWN_COLUMN, first, str_from(kind->title),
			     unknown, known_columns(r, kind));
}

static void report_lacks(struct table_reader *r, const struct table_kind *kind,
			 const struct reading *p)
{
	struct span at = span_at(r->path, r->csv->rows[r->header_row].line, 0);
	struct str needed = official_lacks(r->scratch, kind, kind->needs,
					   p->kinds, p->width);
	struct str usual = official_lacks(r->scratch, kind, kind->expects,
					  p->kinds, p->width);

	r->table->incomplete = p->unknown || p->twice || needed.n;
	if (needed.n)
		diag_report(r->diag, &LACKS_COLUMN, at, str_from(kind->title),
			    needed);
	if (usual.n && !p->unknown)
		diag_report(r->diag, &LACKS_USUAL, at, str_from(kind->title),
			    usual);
}

static void take_columns(struct table_reader *r, const struct reading *p)
{
	struct table *t = r->table;

	t->columns = arena_array(r->arena, struct table_column, p->width);
	r->column_field = arena_array(r->scratch, size_t, p->width);
	for (size_t j = 0; j < p->width; j++) {
		struct table_column *c = &t->columns[t->column_count];
		const struct column_kind *kind = p->kinds[j];

		if (!kind || seen_before(p, j))
			continue;
		r->column_field[t->column_count++] = j;
		c->id = str_from(kind->id);
		c->label_en = str_from(kind->label_en);
		c->role = kind->role;
		c->side = kind->side;
		c->depth = p->depths[j];
		for (size_t i = 0; i < c->depth; i++)
			c->path[i] = p->paths[j][i];
		c->label = join_path(r->arena, c->path, c->depth);
	}
}

bool table_read_header(struct table_reader *r, const struct table_kind *kind)
{
	struct reading p;

	r->header_count = best_reading(r, kind, &p);
	if (!r->header_count || !p.known) {
		diag_report(r->diag, &NO_HEADER, span_at(r->path, 0, 0),
			    str_from(kind->title), known_columns(r, kind));
		return false;
	}
	report_columns(r, kind, &p);
	report_lacks(r, kind, &p);
	r->width = p.width;
	take_columns(r, &p);
	return true;
}

bool table_is_header(const struct table_reader *r, const struct csv_row *row)
{
	for (size_t k = 0; k < r->header_count; k++) {
		const struct csv_row *header = &r->csv->rows[r->header_row + k];
		size_t width =
			row->count > header->count ? row->count : header->count;
		size_t j = 0;

		while (j < width &&
		       str_eq(official_fold(r->scratch, table_field(row, j)),
			      official_fold(r->scratch,
					    table_field(header, j))))
			j++;
		if (j == width)
			return true;
	}
	return false;
}
