/* Published tables to values: merged headers, rows with anchors, notes. */
#include "view/table.h"

#include "view/amount.h"
#include "view/citation.h"
#include "view/performance.h"

static const struct value_shape TABLE = VALUE_SHAPE(
	"table", "id", "title", "title_lang", "number", "absent", "status",
	"note", "parts", "notes", "csv", "json", "correction", "cite");
static const struct value_shape PART =
	VALUE_SHAPE("part", "id", "texts", "power", "side", "unit", "place",
		    "head_lang", "heads", "rows");
static const struct value_shape HEAD_ROW = VALUE_SHAPE("head_row", "cells");
static const struct value_shape HEAD =
	VALUE_SHAPE("head", "label", "columns", "rows", "group", "class");
static const struct value_shape ROW =
	VALUE_SHAPE("row", "anchor", "level", "wrapped", "line", "cells");
static const struct value_shape CELL =
	VALUE_SHAPE("cell", "text", "heading", "class", "mark");

struct str view_place(const struct view *v, struct arena *a,
		      const struct budget_year *y,
		      const struct source_place *place)
{
	const struct source_document *source = budget_source(y, place->source);
	struct str text = view_pair(v, a, source ? source->title : STR(""),
				    "comma", place->place);

	if (!place->lines.n)
		return text;
	return view_bracket(v, a, text,
			    str_format(a, "%.*s %.*s",
				       STR_ARG(view_word(v, "lines")),
				       STR_ARG(place->lines)));
}

/* Columns of one side, as indexes into the table's. */
struct side {
	const struct table *table;
	const struct marked_page *page;
	enum table_side side;
	size_t *columns;
	size_t count;
	size_t depth;  /* rows of the header */
	size_t naming; /* which of columns names the row */
	size_t texts;  /* how many columns stand before the first amount */
	bool english;  /* the header has one row of English labels */
};

static const struct table_column *column_of(const struct side *s, size_t i)
{
	return &s->table->columns[s->columns[i]];
}

/* Which column names the row: the name, else the first that is no amount. */
static size_t naming_column(const struct side *s)
{
	for (size_t i = 0; i < s->count; i++) {
		enum column_role role = column_of(s, i)->role;

		if (role == ROLE_FUNCTIONAL_NAME ||
		    role == ROLE_ECONOMIC_NAME ||
		    role == ROLE_PROCUREMENT_NAME ||
		    role == ROLE_PROJECT_NAME || role == ROLE_ROW_NAME)
			return i;
	}
	return 0;
}

static struct side side_of(const struct view *v, struct arena *a,
			   const struct marked_page *page,
			   const struct table *t, enum table_side which)
{
	struct side s = {.table = t,
			 .page = page,
			 .side = which,
			 .english = v->language == LANGUAGE_EN,
			 .columns = arena_array(a, size_t, t->column_count)};

	for (size_t i = 0; i < t->column_count; i++) {
		if (t->columns[i].side != which)
			continue;
		s.columns[s.count++] = i;
		if (t->columns[i].depth > s.depth)
			s.depth = t->columns[i].depth;
		s.english &= t->columns[i].label_en.n > 0;
	}
	while (s.texts < s.count &&
	       column_of(&s, s.texts)->role != ROLE_MEASURE)
		s.texts++;
	s.naming = s.count ? naming_column(&s) : 0;
	if (s.english)
		s.depth = 1;
	return s;
}

/* Do columns i and j share the header labels of rows 0 to row? */
static bool share(const struct side *s, size_t i, size_t j, size_t row)
{
	const struct table_column *a = column_of(s, i), *b = column_of(s, j);

	for (size_t k = 0; k <= row; k++)
		if (k >= a->depth || k >= b->depth ||
		    !str_eq(a->path[k], b->path[k]))
			return false;
	return true;
}

/* How a header cell stands: over figures, or over the names of the rows. */
static struct value head_class(const struct side *s, size_t i, bool lowest)
{
	if (column_of(s, i)->role == ROLE_MEASURE)
		return value_text(STR("num"));
	return lowest && i == s->naming ? value_text(STR("name"))
					: value_none();
}

static struct value head_cell(struct arena *a, const struct side *s,
			      size_t first, size_t row, size_t *columns)
{
	const struct table_column *c = column_of(s, first);
	bool lowest = s->english || row + 1 == c->depth;
	size_t last = first + 1;

	while (!lowest && last < s->count && share(s, first, last, row))
		last++;
	*columns = last - first;
	return VALUE_OBJECT(
		a, &HEAD, value_text(s->english ? c->label_en : c->path[row]),
		*columns > 1 ? value_uint(a, *columns) : value_none(),
		lowest && s->depth - row > 1 ? value_uint(a, s->depth - row)
					     : value_none(),
		value_bool(!lowest), head_class(s, first, lowest));
}

/* Do all columns have the same label on top, and more below it? */
static bool says_side(const struct side *s)
{
	for (size_t i = 0; i < s->count; i++)
		if (column_of(s, i)->depth < 2 || !share(s, 0, i, 0))
			return false;
	return true;
}

static struct value heads(struct arena *a, const struct side *s)
{
	struct values rows = {0};
	/* The caption says the side. */
	size_t row = s->side != SIDE_NONE && !s->english && says_side(s);

	for (; row < s->depth; row++) {
		struct values cells = {0};
		size_t width;

		for (size_t i = 0; i < s->count; i += width) {
			width = 1;
			if (row < column_of(s, i)->depth) {
				struct value cell =
					head_cell(a, s, i, row, &width);

				*VEC_PUSH(a, &cells) = cell;
			}
		}
		*VEC_PUSH(a, &rows) =
			VALUE_OBJECT(a, &HEAD_ROW, values_list(&cells));
	}
	return values_list(&rows);
}

/* The cell that heads a row: its name, else the first text: of a total of a
 * unit, the unit. count when there is none. */
static size_t row_heading(const struct side *s, const struct table_row *row)
{
	size_t i = s->naming;

	if (row->cells[s->columns[i]].published.n)
		return i;
	for (i = 0; i < s->count; i++)
		if (column_of(s, i)->role != ROLE_MEASURE &&
		    row->cells[s->columns[i]].published.n)
			break;
	return i;
}

static struct value cells(struct arena *a, const struct side *s,
			  const struct table_row *row,
			  const struct align *alignments)
{
	struct value *items = arena_array(a, struct value, s->count);
	size_t heading = row_heading(s, row);

	for (size_t i = 0; i < s->count; i++) {
		const struct cell *cell = &row->cells[s->columns[i]];
		struct str text = cell->published;
		bool number = column_of(s, i)->role == ROLE_MEASURE;

		items[i] = VALUE_OBJECT(
			a, &CELL, value_text(text), value_bool(i == heading),
			number         ? align_class(&alignments[i], text)
			: i < s->texts ? value_none()
				       : value_text(STR("t")),
			number ? view_mark(a, s->page, cell)
			       : view_conflict_mark(a, s->page, cell));
	}
	return value_list(items, s->count);
}

static struct align *alignments(struct arena *a, const struct side *s)
{
	struct align *list = arena_array(a, struct align, s->count);

	for (size_t i = 0; i < s->count; i++) {
		list[i] = (struct align){0};
		for (size_t j = 0; j < s->table->row_count; j++)
			if (s->table->rows[j].side == s->side)
				align_add(&list[i],
					  s->table->rows[j]
						  .cells[s->columns[i]]
						  .published);
	}
	return list;
}

/* Is the name of the row too long to run on over the blank cells after it? */
static bool is_wrapped(const struct side *s, const struct table_row *row)
{
	enum { BYTES_MAX = 20 * 3 };
	size_t heading = row_heading(s, row);

	return row->level == 0 && heading < s->count &&
	       row->cells[s->columns[heading]].published.n > BYTES_MAX;
}

static struct value rows(struct arena *a, const struct side *s)
{
	const struct table *t = s->table;
	const struct align *columns = alignments(a, s);
	struct values list = {0};

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row->side != s->side)
			continue;
		struct str anchor = str_format(a, "%.*s-%.*s", STR_ARG(t->id),
					       STR_ARG(row->key));

		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &ROW, value_text(anchor), value_uint(a, row->level),
			value_bool(is_wrapped(s, row)),
			value_uint(a, row->line), cells(a, s, row, columns));
	}
	return values_list(&list);
}

static struct value side_word(const struct view *v, enum table_side side)
{
	return side == SIDE_NONE ? value_none()
	       : side == SIDE_INCOME
		       ? value_text(view_word(v, "side_income"))
		       : value_text(view_word(v, "side_expenditure"));
}

/* Power of ten to yuan of the figures as they stand; none where the unit is
 * corrected, is no whole number of yuan, or the currency is another. */
static struct value power(const struct view *v, struct arena *a,
			  const struct table *t)
{
	return t->unit.name.n && !t->corrected.name.n && !t->is_own &&
			       !t->is_other_currency && t->unit.power >= 0
		       ? amount_power(v, a, t->unit.power)
		       : value_none();
}

static struct value parts(const struct view *v, struct arena *a,
			  const struct marked_page *page, const struct table *t)
{
	static const enum table_side all[] = {SIDE_NONE, SIDE_INCOME,
					      SIDE_EXPENDITURE};
	struct values list = {0};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct side s = side_of(v, a, page, t, all[i]);

		if (!s.count || !t->row_count)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &PART,
			value_text(str_format(a, "%.*s-part-%zu",
					      STR_ARG(t->id), i)),
			value_uint(a, s.texts), power(v, a, t),
			side_word(v, all[i]),
			value_text_or_none(
				amount_published_unit(v, a, t->unit.name)),
			value_text_or_none(
				view_place(v, a, page->audit->year, &t->place)),
			s.english ? value_none() : view_data_language(v),
			heads(a, &s), rows(a, &s));
	}
	return values_list(&list);
}

static struct value notes(struct arena *a, const struct table *t)
{
	struct value *items = arena_array(a, struct value, t->note_count);

	for (size_t i = 0; i < t->note_count; i++)
		items[i] = value_text(t->notes[i]);
	return value_list(items, t->note_count);
}

/* Why the table is not there; the note of one that is missing says it, too. */
static struct value status(const struct view *v, const struct table *t)
{
	if (t->status == TABLE_PUBLISHED ||
	    (t->status == TABLE_MISSING && t->status_note.n))
		return value_none();
	return value_text(view_word(
		v, t->status == TABLE_MISSING ? "missing" : "empty_table"));
}

struct str view_table_title(const struct view *v, const struct table *t)
{
	return v->language == LANGUAGE_EN && t->title_en.n ? t->title_en
							   : t->title;
}

struct value view_table(const struct view *v, struct arena *a,
			const struct marked_page *page, const struct table *t)
{
	const struct budget_year *y = page->audit->year;
	struct str base =
		str_format(a, "data/%.*s/%d/%.*s", STR_ARG(y->organization->id),
			   y->year, STR_ARG(t->id));
	bool files = t->row_count > 0;

	return VALUE_OBJECT(
		a, &TABLE, value_text(t->id),
		value_text(view_table_title(v, t)),
		t->title_en.n ? value_none() : view_data_language(v),
		value_text_or_none(t->number_published),
		value_bool(t->status != TABLE_PUBLISHED), status(v, t),
		t->status == TABLE_PUBLISHED
			? value_none()
			: value_text_or_none(t->status_note),
		parts(v, a, page, t), notes(a, t),
		files ? value_text(
				view_root_url(v, a, page->path,
					      str_concat(a, base, STR(".csv"))))
		      : value_none(),
		files ? value_text(view_root_url(
				v, a, page->path,
				str_concat(a, base, STR(".json"))))
		      : value_none(),
		view_correction(v, a, t->unit.name, t->corrected.name,
				t->correction_reason),
		files ? value_text(view_cite_url(a, y, page->path, t->id))
		      : value_none());
}
