/* The tables of a year: one CSV file a table. */
#include "ingest/own_table.h"
#include "ingest/table.h"
#include "ingest/room.h"

#include <stdlib.h>

static const struct diag_kind TWICE = {
	"table-twice", DIAG_ERROR,
	"{0} 和 {1} 都是“{2}”；一个年度的一张表只能有一个文件：请留下要公布的一"
	"个，另一个移走；如果其中一个其实是另一张表，请用那张表的名称命名，例如"
	"“收入总表.csv”",
	"{0} and {1} are both \"{3}\"; a table of a year has one file only: "
	"keep the one that is to be published and move the other away; if one "
	"of them is another table, name the file by it, as \"income.csv\""};
static const struct diag_kind UNUSED = {
	"table-file-unused", DIAG_WARNING,
	"没有用到“{0}”；表请存成 .csv，或在 site.toml 里用 [[table]] 说明",
	"\"{0}\" is not used; save tables as .csv or declare them in site.toml "
	"by [[table]]"};

static struct table *read_official(struct year_reading *y,
				   const struct ingest_file *file)
{
	struct reading *r = y->reading;
	struct str stem = file_stem(file->name);
	struct csv csv;
	struct str text;

	if (!reading_text(r, file->path, y->encoding, &text))
		return NULL;
	/* Rows with errors are left out; the rest is still looked at. */
	if (!csv_read(r->arena, text, csv_guess_delimiter(text), file->path,
		      r->diag, &csv) &&
	    !csv.count)
		return NULL;
	room_check_csv(r, file->path, &csv);
	struct table *t = table_read(r->arena, r->scratch, y->site, y->year,
				     &csv, file->path, stem, r->diag);

	if (t)
		t->unit.name = str_copy(r->arena, t->unit.name);
	return t;
}

static void add(struct year_reading *y, struct table *t)
{
	struct budget_year *year = y->year;
	const struct table *other = budget_table(year, t->id);

	if (other) {
		diag_report(y->reading->diag, &TWICE, span_at(t->file, 0, 0),
			    other->file, t->file, t->title, t->title_en);
		return;
	}
	room_check_table(y->reading, t);
	year_add_table(y, t);
}

/* A text file is a table when it is called one: other texts lie about. */
static bool is_official(const struct reading *r, struct str name)
{
	return official_by_title(r->scratch, file_stem(name)) != NULL;
}

static void read_file(struct year_reading *y, const struct ingest_file *file)
{
	struct reading *r = y->reading;
	struct arena_mark mark = arena_mark(r->scratch);
	const struct config_table *own = own_table_of(r->config, file->name);
	struct str ending = file_ending(r->scratch, file->name);
	struct table *t = NULL;

	if (own)
		t = own_table_read(y, own, file->path);
	else if (str_eq(ending, STR("csv")) || str_eq(ending, STR("tsv")))
		t = read_official(y, file);
	else if (str_eq(ending, STR("txt")) && is_official(r, file->name))
		t = read_official(y, file);
	else if (str_eq(ending, STR("txt")))
		diag_report(r->diag, &UNUSED, span_at(file->path, 0, 0),
			    file->name);
	else
		return;
	if (t)
		add(y, t);
	else
		y->year->incomplete = true;
	arena_rewind(r->scratch, mark);
}

/* Official tables in their order, then the others by id. */
static int by_order(const void *a, const void *b)
{
	const struct table *x = *(struct table *const *)a;
	const struct table *y = *(struct table *const *)b;

	if (x->kind && y->kind)
		return (x->kind > y->kind) - (x->kind < y->kind);
	if (x->kind || y->kind)
		return x->kind ? -1 : 1;
	return str_cmp(x->id, y->id);
}

void year_add_table(struct year_reading *y, struct table *t)
{
	struct budget_year *year = y->year;

	if (year->table_count == year->table_capacity) {
		size_t more =
			year->table_capacity ? year->table_capacity * 2 : 16;

		year->tables = arena_grow(
			y->reading->arena, year->tables, year->table_count,
			more, sizeof *year->tables, _Alignof(struct table *));
		year->table_capacity = more;
	}
	year->tables[year->table_count++] = t;
}

/* What tables of the whole site have of the year. */
static void read_runs(struct year_reading *y)
{
	for (size_t i = 0; i < y->files->runs.count;) {
		struct arena_mark mark = arena_mark(y->reading->scratch);
		struct table *t;

		i = own_table_read_runs(y, i, &t);
		add(y, t);
		arena_rewind(y->reading->scratch, mark);
	}
}

void tables_read(struct year_reading *y)
{
	for (size_t i = 0; i < y->files->files.count; i++)
		read_file(y, &y->files->files.items[i]);
	read_runs(y);
	declarations_apply(y);
	if (y->year->table_count)
		qsort(y->year->tables, y->year->table_count,
		      sizeof *y->year->tables, by_order);
	table_outline(y->reading->arena, y->reading->scratch, y->site, y->year);
}
