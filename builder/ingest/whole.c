/* Tables of the whole site: whose row is which. */
#include "ingest/whole.h"

#include <assert.h>
#include <stdlib.h>

static const struct diag_kind NO_FILE = {
	"whole-table-file-missing", DIAG_ERROR,
	"表 {0} 的文件“{1}”不在 content/ 里（不看其中的文件夹）；"
	"请放入，或改 site.toml",
	"the file \"{1}\" of the table {0} is not in content/ itself; put it "
	"there or change site.toml"};
static const struct diag_kind NO_ORGANIZATION = {
	"whole-table-organization-missing", DIAG_ERROR,
	"这一行没有写部门，上面也没有；“{0}”一列请填写机构的编号或名称",
	"neither this row nor one above it names a department; write the id or "
	"name of an organisation into the column \"{0}\""};
static const struct diag_kind BAD_YEAR = {
	"whole-table-year", DIAG_ERROR,
	"“{0}”一列应当是四位数的年份（1900 至 2199），这里是“{1}”",
	"the column \"{0}\" must have a year of four digits (1900 to 2199), "
	"but "
	"here is \"{1}\""};

/* Unknown organisations for which the nearest known one is looked for. */
enum { SUGGESTIONS_MAX = 20 };

struct whole_reader {
	struct reading *reading;
	const struct organizations *organizations;
	struct ingest_plan *plan;
	struct map folders; /* of an id: 1 + index */
	struct whole_file *file;
	size_t organization_column, year_column; /* of the kind */
	bool has_header, is_good;
	/* The organisation and year of the last row; blank cells repeat them.
	 */
	struct str text; /* of the organisation's cell, on the scratch arena */
	const struct organization *organization;
	int year;
	size_t unknown;
};

const struct config_table *whole_table_of(const struct config *config,
					  struct str path)
{
	if (str_eq(path, STR("organizations.csv")) ||
	    str_eq(path, STR("glossary.csv")))
		return NULL;
	for (size_t i = 0; i < config->table_count; i++)
		if (config->tables[i].whole_site &&
		    own_table_matches(config->tables[i].file, path))
			return &config->tables[i];
	return NULL;
}

static const struct csv_field *cell_of(const struct whole_reader *w,
				       const struct csv_row *row, size_t column)
{
	size_t field = w->file->own.fields[column];

	return field < row->count ? &row->fields[field] : NULL;
}

static struct span field_span(const struct whole_reader *w,
			      const struct csv_row *row,
			      const struct csv_field *field)
{
	struct str path = w->file->own.path;

	return field ? csv_span(path, field) : span_at(path, row->line, 0);
}

static struct str column_name(const struct whole_reader *w, size_t column)
{
	return w->file->own.kind->columns[column].name;
}

/* Set the organisation of the row; false when it has none that is known. */
static bool read_department(struct whole_reader *w, const struct csv_row *row)
{
	struct reading *r = w->reading;
	const struct csv_field *cell = cell_of(w, row, w->organization_column);
	struct str text = cell ? str_trim(cell->text) : STR("");

	if (!text.n && !w->text.n)
		diag_report(r->diag, &NO_ORGANIZATION, field_span(w, row, cell),
			    column_name(w, w->organization_column));
	if (!text.n || str_eq(text, w->text))
		return w->organization != NULL;
	w->text = str_copy(r->scratch, text);
	w->organization = organization_named(r, w->organizations, text,
					     field_span(w, row, cell),
					     w->unknown >= SUGGESTIONS_MAX);
	w->unknown += !w->organization;
	return w->organization != NULL;
}

static bool read_year(struct whole_reader *w, const struct csv_row *row)
{
	const struct csv_field *cell = cell_of(w, row, w->year_column);
	struct str text = cell ? str_trim(cell->text) : STR("");
	uint64_t year = 0;

	if (!text.n && w->year)
		return true;
	w->year = 0;
	if (text.n == 4 && str_to_uint(text, 2199, &year) && year >= 1900)
		w->year = (int)year;
	else
		diag_report(w->reading->diag, &BAD_YEAR,
			    field_span(w, row, cell),
			    column_name(w, w->year_column), text);
	return w->year != 0;
}

static struct ingest_folder *find_folder(struct whole_reader *w, struct str id)
{
	struct arena *a = w->reading->arena;
	struct ingest_plan *plan = w->plan;
	struct map_entry *entry = map_put(w->reading->scratch, &w->folders, id);

	if (entry->number)
		return &plan->folders[entry->number - 1];
	if (plan->folder_count == plan->folder_capacity) {
		size_t more =
			plan->folder_capacity ? plan->folder_capacity * 2 : 16;

		plan->folders = arena_grow(a, plan->folders, plan->folder_count,
					   more, sizeof *plan->folders,
					   _Alignof(struct ingest_folder));
		plan->folder_capacity = more;
	}
	struct ingest_folder *folder = &plan->folders[plan->folder_count++];

	*folder = (struct ingest_folder){.id = id};
	entry->number = plan->folder_count;
	return folder;
}

static struct ingest_year *find_year(struct whole_reader *w,
				     struct ingest_folder *folder, int year)
{
	for (size_t i = 0; i < folder->year_count; i++)
		if (folder->years[i].year == year)
			return &folder->years[i];
	folder->years =
		arena_grow(w->reading->arena, folder->years, folder->year_count,
			   folder->year_count + 1, sizeof *folder->years,
			   _Alignof(struct ingest_year));
	struct ingest_year *new = &folder->years[folder->year_count++];

	*new = (struct ingest_year){.year = year, .has_no_folder = true};
	return new;
}

/* Is there nothing between the run and byte begin but line ends? */
static bool goes_on(const struct ingest_run *run, size_t begin)
{
	for (size_t i = run->end; i < begin; i++)
		if (run->file->text.s[i] != '\r' &&
		    run->file->text.s[i] != '\n')
			return false;
	return true;
}

static void add_row(struct whole_reader *w, const struct csv_row *row,
		    size_t begin, size_t end)
{
	struct ingest_folder *folder = find_folder(w, w->organization->id);
	struct ingest_year *year = find_year(w, folder, w->year);
	struct ingest_runs *runs = &year->runs;
	struct ingest_run *last =
		runs->count ? &runs->items[runs->count - 1] : NULL;

	assert(runs->items || (!runs->count && !runs->capacity));
	if (last && last->file == w->file && goes_on(last, begin))
		last->end = end;
	else
		*VEC_PUSH(w->reading->arena, runs) = (struct ingest_run){
			w->file,
			begin,
			end,
			{row->line, row->fields[0].cell.row}};
}

static void read_row(void *context, const struct csv_row *row, size_t begin,
		     size_t end)
{
	struct whole_reader *w = context;
	struct own_file *own = &w->file->own;

	if (row->line < own->kind->header_row)
		return;
	if (!w->has_header) {
		w->has_header = true;
		w->is_good = own_table_header(w->reading, row, own);
		return;
	}
	if (!w->is_good || own_table_is_blank(row))
		return;
	bool known = read_department(w, row);
	bool dated = read_year(w, row);

	if (known && dated)
		add_row(w, row, begin, end);
}

static size_t column_of(const struct config_table *kind, enum column_role role)
{
	size_t i = 0;

	while (i + 1 < kind->column_count && kind->columns[i].role != role)
		i++;
	return i;
}

static void read_file(struct whole_reader *w, const struct config_table *kind,
		      struct str path)
{
	struct reading *r = w->reading;

	w->file = arena_new(r->arena, struct whole_file);
	w->file->own = (struct own_file){.kind = kind, .path = path};
	w->organization_column = column_of(kind, ROLE_ORGANIZATION);
	w->year_column = column_of(kind, ROLE_YEAR);
	w->has_header = w->is_good = false;
	w->text = STR("");
	w->organization = NULL;
	w->year = 0;
	if (!reading_whole_text(r, path, kind->encoding, &w->file->text))
		return;
	if (!str_trim(w->file->text).n) {
		own_table_no_header(r, &w->file->own, true);
		return;
	}
	csv_each(w->file->text, kind->delimiter, path, r->diag, read_row, w);
	if (!w->has_header)
		own_table_no_header(r, &w->file->own, false);
}

static void read_table(struct whole_reader *w, const struct config_table *kind)
{
	bool found = false;

	for (size_t i = 0; i < w->plan->files.count; i++) {
		struct str path = w->plan->files.items[i].path;

		if (whole_table_of(w->reading->config, path) != kind)
			continue;
		found = true;
		read_file(w, kind, path);
	}
	if (!found)
		report_in_settings(w->reading, &NO_FILE, kind->span, kind->id,
				   kind->file);
}

static int by_id(const void *a, const void *b)
{
	return str_cmp(((const struct ingest_folder *)a)->id,
		       ((const struct ingest_folder *)b)->id);
}

static int by_year(const void *a, const void *b)
{
	return ((const struct ingest_year *)a)->year -
	       ((const struct ingest_year *)b)->year;
}

static void order(struct ingest_plan *plan)
{
	if (!plan->folder_count)
		return;
	qsort(plan->folders, plan->folder_count, sizeof *plan->folders, by_id);
	for (size_t i = 0; i < plan->folder_count; i++) {
		struct ingest_folder *f = &plan->folders[i];

		if (f->year_count)
			qsort(f->years, f->year_count, sizeof *f->years,
			      by_year);
	}
}

void whole_tables_read(struct reading *r, struct ingest_plan *plan,
		       const struct site *site)
{
	struct whole_reader w = {.reading = r,
				 .organizations = &site->organizations,
				 .plan = plan};

	for (size_t i = 0; i < plan->folder_count; i++)
		map_put(r->scratch, &w.folders, plan->folders[i].id)->number =
			i + 1;
	for (size_t i = 0; i < r->config->table_count; i++)
		if (r->config->tables[i].whole_site)
			read_table(&w, &r->config->tables[i]);
	order(plan);
}
