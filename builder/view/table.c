/* Published tables to values: merged headers, rows with anchors, notes. */
#include "view/table.h"

static const struct value_shape TABLE =
	VALUE_SHAPE("table", "id", "title", "number", "status", "parts",
		    "notes", "csv", "json", "correction");
static const struct value_shape PART =
	VALUE_SHAPE("part", "id", "caption", "unit", "place", "heads", "rows");
static const struct value_shape HEAD_ROW = VALUE_SHAPE("head_row", "cells");
static const struct value_shape HEAD =
	VALUE_SHAPE("head", "label", "columns", "rows", "group", "number");
static const struct value_shape ROW =
	VALUE_SHAPE("row", "anchor", "level", "line", "cells");
static const struct value_shape CELL =
	VALUE_SHAPE("cell", "text", "heading", "number", "blank");

struct str view_place(const struct view *v, struct arena *a,
		      const struct budget_year *y,
		      const struct source_place *place)
{
	const struct source_document *source = budget_source(y, place->source);
	struct str text = source ? source->title : STR("");

	if (place->place.n)
		text = str_format(a, "%.*s%s%.*s", STR_ARG(text),
				  text.n ? "，" : "", STR_ARG(place->place));
	if (place->lines.n)
		text = str_format(a, "%.*s（%.*s %.*s）", STR_ARG(text),
				  STR_ARG(view_word(v, "lines")),
				  STR_ARG(place->lines));
	return text;
}

/* Columns of one side, as indexes into the table's. */
struct side {
	const struct table *table;
	enum table_side side;
	size_t *columns;
	size_t count;
	size_t depth; /* rows of the header */
};

static struct side side_of(struct arena *a, const struct table *t,
			   enum table_side which)
{
	struct side s = {.table = t,
			 .side = which,
			 .columns = arena_array(a, size_t, t->column_count)};

	for (size_t i = 0; i < t->column_count; i++) {
		if (t->columns[i].side != which)
			continue;
		s.columns[s.count++] = i;
		if (t->columns[i].depth > s.depth)
			s.depth = t->columns[i].depth;
	}
	return s;
}

static const struct table_column *column_of(const struct side *s, size_t i)
{
	return &s->table->columns[s->columns[i]];
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

static struct value head_cell(struct arena *a, const struct side *s,
			      size_t first, size_t row, size_t *columns)
{
	const struct table_column *c = column_of(s, first);
	bool lowest = row + 1 == c->depth;
	size_t last = first + 1;

	while (!lowest && last < s->count && share(s, first, last, row))
		last++;
	*columns = last - first;
	return VALUE_OBJECT(
		a, &HEAD, value_text(c->path[row]),
		*columns > 1 ? value_uint(a, *columns) : value_none(),
		lowest && s->depth - row > 1 ? value_uint(a, s->depth - row)
					     : value_none(),
		value_bool(!lowest), value_bool(c->role == ROLE_MEASURE));
}

static struct value heads(struct arena *a, const struct side *s)
{
	struct values rows = {0};

	for (size_t row = 0; row < s->depth; row++) {
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

/* Which column names the row: the name, else the first that is no amount. */
static size_t naming_column(const struct side *s)
{
	for (size_t i = 0; i < s->count; i++) {
		enum column_role role = column_of(s, i)->role;

		if (role == ROLE_FUNCTIONAL_NAME ||
		    role == ROLE_ECONOMIC_NAME ||
		    role == ROLE_PROCUREMENT_NAME ||
		    role == ROLE_PROJECT_NAME || role == ROLE_ROW_NAME ||
		    role == ROLE_YEAR)
			return i;
	}
	return 0;
}

static struct value cells(struct arena *a, const struct side *s,
			  const struct table_row *row, size_t naming)
{
	struct value *items = arena_array(a, struct value, s->count);

	for (size_t i = 0; i < s->count; i++) {
		const struct cell *c = &row->cells[s->columns[i]];
		bool number = column_of(s, i)->role == ROLE_MEASURE;
		bool blank = number &&
			     (c->kind == CELL_EMPTY || c->kind == CELL_ABSENT);
		bool heading = i == naming && c->published.n;

		items[i] = VALUE_OBJECT(a, &CELL, value_text(c->published),
					value_bool(heading), value_bool(number),
					value_bool(blank));
	}
	return value_list(items, s->count);
}

static struct value rows(struct arena *a, const struct side *s)
{
	const struct table *t = s->table;
	size_t naming = naming_column(s);
	struct values list = {0};

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row->side != s->side)
			continue;
		struct str anchor = str_format(a, "%.*s-%.*s", STR_ARG(t->id),
					       STR_ARG(row->key));

		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &ROW, value_text(anchor), value_uint(a, row->level),
			value_uint(a, row->line), cells(a, s, row, naming));
	}
	return values_list(&list);
}

static struct str side_title(const struct view *v, struct arena *a,
			     const struct table *t, enum table_side side)
{
	struct str title = v->language == LANGUAGE_EN ? t->title_en : t->title;

	if (side == SIDE_NONE)
		return title;
	return str_format(a, "%.*s：%.*s", STR_ARG(title),
			  STR_ARG(view_word(v, side == SIDE_INCOME
						       ? "side_income"
						       : "side_expenditure")));
}

static struct value parts(const struct view *v, struct arena *a,
			  const struct budget_year *y, const struct table *t)
{
	static const enum table_side all[] = {SIDE_NONE, SIDE_INCOME,
					      SIDE_EXPENDITURE};
	struct values list = {0};

	for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
		struct side s = side_of(a, t, all[i]);

		if (!s.count || !t->row_count)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &PART,
			value_text(str_format(a, "%.*s-part-%zu",
					      STR_ARG(t->id), i)),
			value_text(side_title(v, a, t, all[i])),
			value_text(t->unit.name),
			value_text_or_none(view_place(v, a, y, &t->place)),
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

static struct value status(const struct view *v, struct arena *a,
			   const struct table *t)
{
	if (t->status == TABLE_PUBLISHED)
		return value_none();
	struct str word = view_word(
		v, t->status == TABLE_MISSING ? "missing" : "empty_table");

	return value_text(t->status_note.n
				  ? str_format(a, "%.*s：%.*s", STR_ARG(word),
					       STR_ARG(t->status_note))
				  : word);
}

static struct value correction(const struct view *v, struct arena *a,
			       const struct table *t)
{
	if (!t->corrected.name.n)
		return value_none();
	struct str text = view_word(v, "corrected_note");

	text = str_replace(a, text, STR("{0}"), t->unit.name);
	text = str_replace(a, text, STR("{1}"), t->corrected.name);
	return value_text(
		str_replace(a, text, STR("{2}"), t->correction_reason));
}

struct value view_table(const struct view *v, struct arena *a,
			const struct budget_year *y, const struct table *t,
			struct str from)
{
	struct str base =
		str_format(a, "data/%.*s/%d/%.*s", STR_ARG(y->organization->id),
			   y->year, STR_ARG(t->id));
	bool files = t->row_count > 0;

	return VALUE_OBJECT(
		a, &TABLE, value_text(t->id),
		value_text(v->language == LANGUAGE_EN ? t->title_en : t->title),
		value_text_or_none(t->number_published), status(v, a, t),
		parts(v, a, y, t), notes(a, t),
		files ? value_text(view_root_url(
				v, a, from, str_concat(a, base, STR(".csv"))))
		      : value_none(),
		files ? value_text(view_root_url(
				v, a, from, str_concat(a, base, STR(".json"))))
		      : value_none(),
		correction(v, a, t));
}
