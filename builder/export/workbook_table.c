/* Workbooks: a published table on its sheet, as it was published.
 *
 * Above: its title and unit. The labels of the columns, level under level; a
 * label that is common to neighbours stands over the first of them, that of the
 * column itself in the last line. Below: the notes.
 */
#include "export/workbook_parts.h"

#include <assert.h>
#include <stdlib.h>

struct sheet {
	struct workbook *book;
	struct workbook_sheet *entry; /* not for after another is added */
	const struct table *table;
	size_t *widths;
};

static struct str title_of(struct arena *a, const struct table *t)
{
	struct str title = t->title_published.n ? t->title_published : t->title;

	return t->number_published.n ? str_format(a, "%.*s %.*s",
						  STR_ARG(t->number_published),
						  STR_ARG(title))
				     : title;
}

/* "document's title 表3" */
static struct str source_of(struct workbook *b, const struct table *t)
{
	const struct source_document *d =
		budget_source(b->audit->year, t->place.source);
	struct str title = d ? d->title : t->place.source;

	return str_trim(str_format(b->arena, "%.*s %.*s", STR_ARG(title),
				   STR_ARG(t->place.place)));
}

static void put_head(struct sheet *s)
{
	struct arena *a = s->book->arena;
	const struct table *t = s->table;
	struct xlsx_sheet *sheet = s->entry->sheet;

	xlsx_row(sheet);
	xlsx_text(sheet, 0, title_of(a, t), XLSX_TITLE);
	xlsx_row(sheet);
	if (t->unit.name.n)
		xlsx_text(sheet, 0,
			  str_format(a, "单位：%.*s", STR_ARG(t->unit.name)),
			  XLSX_TEXT);
	if (t->corrected.name.n && !str_eq(t->corrected.name, t->unit.name))
		xlsx_text(sheet, 1,
			  str_format(a, "更正为：%.*s %.*s",
				     STR_ARG(t->corrected.name),
				     STR_ARG(t->correction_reason)),
			  XLSX_TEXT);
}

static size_t header_depth(const struct table *t)
{
	size_t depth = 1;

	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].depth > depth)
			depth = t->columns[i].depth;
	return depth;
}

/* Have both columns the same labels down to this level, above their own? */
static bool is_shared(const struct table_column *a,
		      const struct table_column *b, size_t level)
{
	if (a->side != b->side || a->depth < level + 2 || b->depth < level + 2)
		return false;
	for (size_t i = 0; i <= level; i++)
		if (!str_eq(a->path[i], b->path[i]))
			return false;
	return true;
}

/* The label of a column in a line of the header. */
static struct str label_at(const struct table *t, size_t i, size_t level,
			   size_t depth)
{
	const struct table_column *c = &t->columns[i];

	if (level + 1 == depth)
		return c->depth ? c->path[c->depth - 1] : c->label;
	if (level + 1 >= c->depth || (i && is_shared(c - 1, c, level)))
		return (struct str){NULL, 0};
	return c->path[level];
}

static void put_header(struct sheet *s)
{
	const struct table *t = s->table;
	size_t depth = header_depth(t);

	for (size_t level = 0; level < depth; level++) {
		xlsx_row(s->entry->sheet);
		for (size_t i = 0; i < t->column_count; i++) {
			struct str label = label_at(t, i, level, depth);

			xlsx_text(s->entry->sheet, i, label, XLSX_HEADER);
			if (level + 1 == depth)
				s->widths[i] = workbook_width(label) + 2;
		}
	}
	xlsx_sheet_freeze(s->entry->sheet, 0);
}

static void put_cell(struct sheet *s, size_t i, const struct cell *c)
{
	struct workbook *b = s->book;
	struct xlsx_sheet *sheet = s->entry->sheet;
	bool number = s->table->columns[i].role == ROLE_MEASURE &&
		      c->kind == CELL_NUMBER;
	size_t width = workbook_width(c->published);
	struct workbook_place place = {
		.sheet = s->table->id,
		.column = s->table->columns[i].label,
		.row = s->entry->rows,
		.span = cell_span(s->table->file, c, 0),
	};

	if (width > s->widths[i])
		s->widths[i] = width;
	if (number &&
	    xlsx_number(sheet, i, decimal_text(b->arena, c->value),
			str_contains(c->published, STR(",")) ||
				str_contains(c->published, STR("，"))))
		return;
	s->entry->long_numbers += number;
	workbook_text(b, sheet, i, c->published, &place);
}

/* There is room: a table with more rows is refused when it is read. */
static void next_row(struct sheet *s)
{
	bool room = xlsx_row(s->entry->sheet);

	assert(room);
	(void)room;
}

/* A row of the file: both sides of a two-sided table stand in one line. */
static void put_line(struct sheet *s, const struct table_row *const *rows,
		     size_t count)
{
	struct arena_mark mark = arena_mark(s->book->arena);

	next_row(s);
	s->entry->rows++;
	for (size_t i = 0; i < s->table->column_count; i++)
		for (size_t j = 0; j < count; j++)
			if (rows[j]->cells[i].published.n) {
				put_cell(s, i, &rows[j]->cells[i]);
				break;
			}
	arena_rewind(s->book->arena, mark);
}

static int by_line(const void *a, const void *b)
{
	const struct table_row *left = *(const struct table_row *const *)a;
	const struct table_row *right = *(const struct table_row *const *)b;

	if (left->line != right->line)
		return left->line < right->line ? -1 : 1;
	return left < right ? -1 : left > right;
}

static bool is_one_line(const struct table_row *a, const struct table_row *b)
{
	return a->line == b->line && a->side != b->side;
}

static void put_body(struct sheet *s)
{
	const struct table *t = s->table;
	const struct table_row **rows = arena_array(
		s->book->arena, const struct table_row *, t->row_count);

	for (size_t i = 0; i < t->row_count; i++)
		rows[i] = &t->rows[i];
	qsort(rows, t->row_count, sizeof *rows, by_line);
	for (size_t i = 0; i < t->row_count;) {
		size_t count = 1;

		while (i + count < t->row_count &&
		       is_one_line(rows[i], rows[i + count]))
			count++;
		put_line(s, rows + i, count);
		i += count;
	}
}

static void put_notes(struct sheet *s)
{
	const struct table *t = s->table;
	struct workbook_place place = {
		.sheet = t->id,
		.column = STR("注"),
		.span = span_at(t->file, 0, 0),
	};

	for (size_t i = 0; i < t->note_count; i++) {
		next_row(s);
		workbook_text(s->book, s->entry->sheet, 0, t->notes[i], &place);
	}
}

void workbook_table(struct workbook *b, const struct table *t)
{
	struct str title = t->title_published.n ? t->title_published : t->title;
	struct sheet s = {
		.book = b,
		.entry = workbook_add(b, title, title_of(b->arena, t),
				      t->title_en),
		.table = t,
		.widths = arena_array(b->arena, size_t, t->column_count),
	};

	s.entry->source = source_of(b, t);
	put_head(&s);
	put_header(&s);
	put_body(&s);
	xlsx_sheet_filter(s.entry->sheet, 2 + header_depth(t), t->column_count);
	put_notes(&s);
	workbook_set_widths(s.entry->sheet, s.widths, t->column_count);
}
