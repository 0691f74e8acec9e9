/* A published table as a CSV and a JSON file of its own. */
#include "export/export.h"
#include "format/csv.h"
#include "format/json_write.h"

/* The first column is the budget unit on every row; the published one, filled
 * on its first row only, is left out. */
static bool is_own_column(const struct table_column *c)
{
	return c->role != ROLE_UNIT;
}

static struct str unit_label(const struct table *t)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (!is_own_column(&t->columns[i]))
			return t->columns[i].label;
	return STR("预算单位");
}

void export_table_csv(const struct table *t, struct buf *out)
{
	csv_write_field(out, unit_label(t));
	for (size_t i = 0; i < t->column_count; i++) {
		if (!is_own_column(&t->columns[i]))
			continue;
		buf_add_char(out, ',');
		csv_write_field(out, t->columns[i].label);
	}
	buf_add(out, STR("\r\n"));
	for (size_t r = 0; r < t->row_count; r++) {
		csv_write_field(out, t->rows[r].unit_name);
		for (size_t i = 0; i < t->column_count; i++) {
			if (!is_own_column(&t->columns[i]))
				continue;
			buf_add_char(out, ',');
			csv_write_field(out, t->rows[r].cells[i].published);
		}
		buf_add(out, STR("\r\n"));
	}
}

static struct str status_name(enum table_status status)
{
	static const struct str names[] = {
		[TABLE_PUBLISHED] = STR_INIT("published"),
		[TABLE_DECLARED_EMPTY] = STR_INIT("empty"),
		[TABLE_MISSING] = STR_INIT("missing"),
	};

	return names[status];
}

static struct str side_name(enum table_side side)
{
	static const struct str names[] = {
		[SIDE_NONE] = {NULL, 0},
		[SIDE_INCOME] = STR_INIT("income"),
		[SIDE_EXPENDITURE] = STR_INIT("expenditure"),
	};

	return names[side];
}

static void write_head(struct json_writer *w, const struct table *t)
{
	json_write_member(w, "id", t->id);
	json_write_member_or_null(w, "title", t->title);
	json_write_member_or_null(w, "title_en", t->title_en);
	json_write_member_or_null(w, "title_published", t->title_published);
	json_write_member_or_null(w, "number_published", t->number_published);
	json_write_member(w, "status", status_name(t->status));
	json_write_member_or_null(w, "status_note", t->status_note);
	json_write_member_or_null(w, "currency", t->currency);
	json_write_member_or_null(w, "currency_unit_published", t->unit.name);
	json_write_member_or_null(w, "currency_unit_corrected",
				  t->corrected.name);
	json_write_member_or_null(w, "correction_reason", t->correction_reason);
	json_write_member_or_null(w, "source", t->place.source);
	json_write_member_or_null(w, "place", t->place.place);
	json_write_member_or_null(w, "source_file", t->file);
	json_write_key(w, "notes");
	json_write_begin_array(w);
	for (size_t i = 0; i < t->note_count; i++)
		json_write_string(w, t->notes[i]);
	json_write_end_array(w);
}

static void write_columns(struct json_writer *w, const struct table *t)
{
	json_write_key(w, "columns");
	json_write_begin_array(w);
	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];

		json_write_newline(w);
		json_write_begin_object(w);
		json_write_member(w, "id", c->id);
		json_write_member(w, "label", c->label);
		json_write_member_or_null(w, "label_en", c->label_en);
		json_write_member_or_null(w, "side", side_name(c->side));
		json_write_key(w, "is_amount");
		json_write_bool(w, c->role == ROLE_MEASURE);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_cells(struct json_writer *w, const struct table *t,
			const struct table_row *row)
{
	json_write_key(w, "cells");
	json_write_begin_array(w);
	for (size_t i = 0; i < t->column_count; i++) {
		if (row->cells[i].published.n)
			json_write_string(w, row->cells[i].published);
		else
			json_write_null(w);
	}
	json_write_end_array(w);
}

static void write_row(struct json_writer *w, const struct table *t,
		      const struct table_row *row)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "key", row->key);
	json_write_member_or_null(w, "unit_id",
				  row->unit ? row->unit->id
					    : (struct str){NULL, 0});
	json_write_member_or_null(w, "unit", row->unit_name);
	json_write_member_or_null(w, "side", side_name(row->side));
	json_write_member_or_null(w, "code", row->code);
	json_write_member_or_null(w, "name", row->name);
	json_write_member_or_null(w, "path", row->path);
	json_write_key(w, "level");
	json_write_uint(w, row->level);
	json_write_key(w, "line");
	json_write_uint(w, row->line);
	write_cells(w, t, row);
	json_write_end_object(w);
}

void export_table_json(const struct table *t, struct buf *out)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	write_head(&w, t);
	write_columns(&w, t);
	json_write_key(&w, "rows");
	json_write_begin_array(&w);
	for (size_t i = 0; i < t->row_count; i++)
		write_row(&w, t, &t->rows[i]);
	json_write_newline(&w);
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
}
