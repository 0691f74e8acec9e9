/* Rows of the datasets and totals of departments into the database. */
#include "export/database.h"

#include "export/database_parts.h"
#include "model/dataset_columns.h"

#include <assert.h>

enum { DATABASE_COLUMNS_MAX = 64 };

/* A dataset that is being written. */
struct table_writer {
	const struct dataset_kind *kind;
	struct sqlite_insert *insert;
	/* Of a column: its place in 1/100, or 0. */
	size_t fen[DATABASE_COLUMNS_MAX];
};

struct database {
	struct arena *arena;
	struct sqlite *file;
	struct database_about about;
	struct database_names names;
	struct sqlite_insert *organization, *year, *code;
	enum dataset which; /* the one at hand */
	struct table_writer table;
	size_t rows[DATASET_COUNT];
};

struct database *database_begin(struct arena *a, struct str path,
				const struct database_about *about)
{
	struct database *d = arena_new(a, struct database);

	d->arena = a;
	d->about = *about;
	d->file = sqlite_begin(a, path, DATABASE_APPLICATION, DATABASE_VERSION);
	database_tables(d->file, a);
	database_names_begin(&d->names, d->file);
	d->organization = sqlite_prepare(
		d->file, "INSERT INTO organization_ids VALUES(?1, ?2, ?3)"
			 " ON CONFLICT DO UPDATE SET name = ?2, name_en = ?3");
	d->year = sqlite_prepare(
		d->file, "INSERT INTO department_years VALUES(?1, ?2, ?3, ?4,"
			 " ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15,"
			 " ?16)");
	d->code = sqlite_prepare(
		d->file, "INSERT INTO department_codes VALUES(?1, ?2, ?3, ?4,"
			 " ?5, ?6, ?7, ?8)");
	return d;
}

static void begin(void *context, enum dataset which)
{
	struct database *d = context;
	const struct dataset_kind *kind = &dataset_kinds[which];
	size_t places = 1 + kind->column_count;
	struct buf sql = {0};

	assert(kind->column_count <= DATABASE_COLUMNS_MAX);
	d->which = which;
	d->table = (struct table_writer){.kind = kind};
	for (size_t i = 0; i < kind->column_count; i++)
		if (database_fen_name(d->arena, &kind->columns[i]).n)
			d->table.fen[i] = ++places;
	buf_add_format(&sql, "INSERT INTO \"%s\" VALUES(", kind->id);
	for (size_t i = 1; i <= places; i++)
		buf_add_format(&sql, "%s?%zu", i > 1 ? ", " : "", i);
	buf_add(&sql, STR(")"));
	buf_add_char(&sql, '\0');
	d->table.insert = sqlite_prepare(d->file, sql.s);
	buf_free(&sql);
	database_names_dataset(&d->names, which);
}

static void row(void *context, const struct str *fields)
{
	struct database *d = context;
	const struct table_writer *t = &d->table;
	int64_t n;
	uint64_t whole;

	sqlite_integer(t->insert, 1, (int64_t)++d->rows[d->which]);
	for (size_t i = 0; i < t->kind->column_count; i++) {
		if (t->kind->columns[i].type == DATASET_INTEGER &&
		    str_to_uint(fields[i], INT64_MAX, &whole))
			sqlite_integer(t->insert, i + 2, (int64_t)whole);
		else
			sqlite_text(t->insert, i + 2, fields[i]);
		if (t->fen[i] && database_fen(fields[i], &n))
			sqlite_integer(t->insert, t->fen[i], n);
	}
	sqlite_row(t->insert);
	database_names_row(&d->names, fields);
	if (d->which == DATASET_ORGANIZATIONS) {
		sqlite_text(d->organization, 1, fields[ORGANIZATION_ID]);
		sqlite_text(d->organization, 2, fields[ORGANIZATION_NAME]);
		sqlite_text(d->organization, 3, fields[ORGANIZATION_NAME_EN]);
		sqlite_row(d->organization);
	}
}

static void end(void *context)
{
	struct database *d = context;

	d->table = (struct table_writer){0};
}

struct dataset_sink database_sink(struct database *d)
{
	return (struct dataset_sink){d, begin, row, end};
}

/* An amount as text and in 1/100, at two places. */
static void add_amount(struct database *d, struct sqlite_insert *insert,
		       size_t place, struct decimal yuan)
{
	struct str text = decimal_text(d->arena, yuan);
	int64_t fen;

	sqlite_text(insert, place, text);
	if (database_fen(text, &fen))
		sqlite_integer(insert, place + 1, fen);
}

static void add_codes(struct database *d, const struct summary *s,
		      const struct summary_year *y, struct str role,
		      const struct summary_code *codes, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct summary_line *line = codes[i].row->line;

		if (!line->code.n)
			continue;
		sqlite_text(d->code, 1, s->organization->id);
		sqlite_integer(d->code, 2, y->year);
		sqlite_text(d->code, 3, role);
		sqlite_text(d->code, 4, line->code);
		sqlite_text(d->code, 5, line->name);
		add_amount(d, d->code, 6, codes[i].yuan);
		sqlite_text(d->code, 8, line->table);
		sqlite_row(d->code);
	}
}

static void add_year(struct database *d, const struct summary *s,
		     const struct summary_year *y)
{
	const struct summary_amount *amounts[] = {
		&y->income,  &y->expenditure,  &y->basic,
		&y->project, &y->three_public, &y->procurement};

	sqlite_text(d->year, 1, s->organization->id);
	sqlite_integer(d->year, 2, y->year);
	sqlite_text(d->year, 3,
		    organization_name(s->organization, y->year)->name);
	sqlite_text(d->year, 4, y->stage);
	for (size_t i = 0; i < sizeof amounts / sizeof *amounts; i++)
		if (amounts[i]->stated)
			add_amount(d, d->year, 5 + 2 * i, amounts[i]->yuan);
	sqlite_row(d->year);
	add_codes(d, s, y, STR("function"), y->functions, y->function_count);
	add_codes(d, s, y, STR("economy"), y->economies, y->economy_count);
}

void database_department(struct database *d, const struct summary *s)
{
	struct arena_mark mark = arena_mark(d->arena);

	for (size_t i = 0; i < s->year_count; i++)
		add_year(d, s, &s->years[i]);
	arena_rewind(d->arena, mark);
}

bool database_end(struct database *d, struct os_error *e)
{
	database_names_end(&d->names);
	database_dictionary(d->file, d->arena, &d->about, d->rows);
	database_views(d->file);
	return sqlite_end(d->file, e);
}
