/* Any bytes as an official table. The first line is the name of the file
 * without its ending, the rest is the file. Nothing that was published may be
 * lost or changed: every amount below the first row stands in a cell with its
 * place, or there is an error. */
#include "format/encoding.h"
#include "format/number.h"
#include "ingest/table.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

struct world {
	struct arena arena, scratch;
	struct diag diag;
	struct site site;
	struct organization bureau, office;
	struct organization_name bureau_name, office_name;
	struct classification functional;
	struct class_entry top, below;
};

static void add_organization(struct world *w, struct organization *o,
			     struct organization_name *n, const char *id,
			     const char *name)
{
	n->name = str_from(name);
	o->id = str_from(id);
	o->names = n;
	o->name_count = 1;
	map_put(&w->arena, &w->site.organizations.by_id, o->id)->pointer = o;
	map_put(&w->arena, &w->site.organizations.by_name,
		organization_fold(&w->arena, n->name))
		->pointer = o;
}

static void add_class(struct world *w, struct class_entry *e, const char *code,
		      const char *name)
{
	e->code = str_from(code);
	e->name = str_from(name);
	*VEC_PUSH(&w->arena, &w->functional) = e;
	map_put(&w->arena, &w->functional.by_code, e->code)->pointer = e;
}

static void make_world(struct world *w)
{
	add_organization(w, &w->bureau, &w->bureau_name, "bureau", "示例局");
	add_organization(w, &w->office, &w->office_name, "office",
			 "示例局（本级）");
	w->office.parent = &w->bureau;
	w->functional.role = CLASSIFICATION_FUNCTIONAL;
	w->functional.levels[0] = 3;
	w->functional.levels[1] = 5;
	w->functional.level_count = 2;
	w->top.level = 1;
	w->below.level = 2;
	w->below.parent = &w->top;
	add_class(w, &w->top, "204", "公共安全支出");
	add_class(w, &w->below, "20499", "其他公共安全支出");
	*VEC_PUSH(&w->arena, &w->site.classifications) = &w->functional;
}

static void free_world(struct world *w)
{
	diag_free(&w->diag);
	arena_free(&w->scratch);
	arena_free(&w->arena);
}

/* Is it what the field holds, an amount without the sign of its currency? */
static bool is_published(const struct cell *c, struct str field)
{
	struct arena a = {0};
	bool same = str_eq(field, c->published) ||
		    (c->kind != CELL_TEXT &&
		     str_eq(number_without_yuan(&a, field), c->published));

	arena_free(&a);
	return same;
}

static void check_cell(const struct cell *c, const struct csv *csv)
{
	struct decimal value = {0};
	bool found = false;

	for (size_t r = 0; r < csv->count && !found; r++)
		for (size_t i = 0; i < csv->rows[r].count && !found; i++) {
			struct csv_field f = csv->rows[r].fields[i];

			found = f.line == c->line && f.column == c->column &&
				is_published(c, str_trim(f.text));
		}
	require(found);
	if (c->kind != CELL_NUMBER)
		return;
	require(number_parse(c->published, &value) == NUMBER_VALUE);
	require(value.coefficient == c->value.coefficient);
	require(value.scale == c->value.scale);
}

static void check_row(const struct table *t, size_t i, const struct csv *csv)
{
	const struct table_row *row = &t->rows[i];
	bool filled = false;

	for (size_t j = 0; j < t->column_count; j++) {
		const struct cell *c = &row->cells[j];
		bool measure = t->columns[j].role == ROLE_MEASURE;

		require(c->kind != CELL_NUMBER || measure);
		if (t->columns[j].side != row->side || !c->line) {
			require(c->kind == CELL_ABSENT);
			continue;
		}
		check_cell(c, csv);
		filled |= c->published.n > 0;
	}
	require(filled && row->key.n > 0 && row->path.n >= row->name.n);
	for (size_t other = 0; other < i; other++)
		require(!str_eq(t->rows[other].key, row->key));
}

static bool has_cell(const struct table *t, const struct csv_field *f)
{
	for (size_t r = 0; r < t->row_count; r++)
		for (size_t j = 0; j < t->column_count; j++) {
			const struct cell *c = &t->rows[r].cells[j];

			if (c->line == f->line && c->column == f->column)
				return true;
		}
	return false;
}

/* Is every amount below the first row somewhere in the table? A row that a
 * page break repeated is passed over when it is one of the header. */
static void check_amounts(const struct table *t, const struct csv *csv)
{
	struct decimal value;

	for (size_t r = 0; r < csv->count; r++) {
		const struct csv_row *row = &csv->rows[r];

		if (!t->row_count || row->line < t->rows[0].line)
			continue;
		for (size_t i = 0; i < row->count; i++)
			if (number_parse(row->fields[i].text, &value) ==
			    NUMBER_VALUE)
				require(has_cell(t, &row->fields[i]));
	}
}

static bool header_has_number(const struct table *t)
{
	struct decimal value;

	for (size_t j = 0; j < t->column_count; j++)
		for (size_t i = 0; i < t->columns[j].depth; i++)
			if (number_parse(t->columns[j].path[i], &value) ==
			    NUMBER_VALUE)
				return true;
	return false;
}

static void read_table(struct world *w, struct str stem, const struct csv *csv)
{
	size_t errors = w->diag.counts[DIAG_ERROR];
	struct budget_year year = {.organization = &w->bureau, .year = 2023};
	struct table *t = table_read(&w->arena, &w->scratch, &w->site, &year,
				     csv, STR("f.csv"), stem, &w->diag);

	require(t || w->diag.counts[DIAG_ERROR] > errors);
	if (!t)
		return;
	year.tables = &t;
	year.table_count = 1;
	table_outline(&w->arena, &w->scratch, &w->site, &year);
	for (size_t i = 0; i < t->row_count; i++)
		check_row(t, i, csv);
	if (w->diag.counts[DIAG_ERROR] == errors && !header_has_number(t))
		check_amounts(t, csv);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct world w = {0};
	struct str all = {(const char *)data, size}, stem, text;
	struct csv csv;
	struct buf messages = {0};
	struct str_cut cut = str_cut(all, STR("\n"));

	make_world(&w);
	if (encoding_decode(&w.arena, cut.head, ENCODING_DETECT, STR("f"),
			    &w.diag, &stem) &&
	    encoding_decode(&w.arena, cut.tail, ENCODING_DETECT, STR("f"),
			    &w.diag, &text) &&
	    csv_read(&w.arena, text, ',', STR("f.csv"), &w.diag, &csv))
		read_table(&w, stem, &csv);
	diag_sort(&w.diag);
	diag_format_all(&messages, &w.diag, LANGUAGE_ZH, false, 0);
	buf_free(&messages);
	free_world(&w);
	return 0;
}
