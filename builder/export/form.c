/* The forms of a dataset as text. */
#include "export/form.h"

#include "export/export.h"
#include "format/csv.h"

enum { PIECE_BYTES = 1 << 16 };

static void hand_on(struct form_writer *w)
{
	w->write(w->context, buf_str(&w->piece));
	buf_clear(&w->piece);
}

/* The columns of codes, by their names. */
static uint32_t codes_of(const struct dataset_kind *kind)
{
	uint32_t codes = 0;

	for (size_t i = 0; i < kind->column_count; i++)
		if (str_ends(str_from(kind->columns[i].name), STR("code")))
			codes |= UINT32_C(1) << i;
	return codes;
}

void form_begin(void *writer, enum dataset which)
{
	struct form_writer *w = writer;

	w->which = which;
	w->rows = 0;
	w->codes = codes_of(&dataset_kinds[which]);
	buf_clear(&w->piece);
	if (w->form == DATASET_EXCEL)
		buf_add(&w->piece, STR("\xEF\xBB\xBF"));
	if (w->form == DATASET_CSV || w->form == DATASET_EXCEL)
		export_csv_header(which, &w->piece);
	if (w->form == DATASET_JSON)
		buf_add(&w->piece, STR("[\n"));
}

static void write_csv(struct buf *out, size_t columns, const struct str *fields)
{
	for (size_t i = 0; i < columns; i++) {
		if (i)
			buf_add_char(out, ',');
		csv_write_field(out, fields[i]);
	}
	buf_add(out, STR("\r\n"));
}

static void write_guarded(struct buf *out, struct str field)
{
	struct buf text = {0};

	buf_add_char(&text, '\'');
	buf_add(&text, field);
	csv_write_field(out, buf_str(&text));
	buf_free(&text);
}

static void write_excel(const struct form_writer *w, struct buf *out,
			size_t columns, const struct str *fields)
{
	for (size_t i = 0; i < columns; i++) {
		bool is_code = w->codes >> i & 1;

		if (i)
			buf_add_char(out, ',');
		if (form_is_changed_by_excel(fields[i], is_code))
			write_guarded(out, fields[i]);
		else
			csv_write_field(out, fields[i]);
	}
	buf_add(out, STR("\r\n"));
}

static void write_json_value(struct buf *out, enum dataset_type type,
			     struct str field)
{
	uint64_t n;

	if (!field.n) {
		buf_add(out, STR("null"));
	} else if (type == DATASET_INTEGER &&
		   str_to_uint(field, UINT64_MAX, &n)) {
		buf_add_uint(out, n);
	} else {
		buf_add_char(out, '"');
		buf_add_json(out, field);
		buf_add_char(out, '"');
	}
}

/* An object; names of columns need no escaping. */
static void write_json(struct buf *out, const struct dataset_kind *kind,
		       const struct str *fields)
{
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];

		buf_add(out, i ? STR(",\"") : STR("{\""));
		buf_add(out, str_from(c->name));
		buf_add(out, STR("\":"));
		write_json_value(out, c->type, fields[i]);
	}
	buf_add_char(out, '}');
}

void form_row(void *writer, const struct str *fields)
{
	struct form_writer *w = writer;
	const struct dataset_kind *kind = &dataset_kinds[w->which];

	switch (w->form) {
	case DATASET_EXCEL:
		write_excel(w, &w->piece, kind->column_count, fields);
		break;
	case DATASET_JSON:
		if (w->rows)
			buf_add(&w->piece, STR(",\n"));
		write_json(&w->piece, kind, fields);
		break;
	case DATASET_JSON_LINES:
		write_json(&w->piece, kind, fields);
		buf_add_char(&w->piece, '\n');
		break;
	default:
		write_csv(&w->piece, kind->column_count, fields);
		break;
	}
	w->rows++;
	if (w->piece.n >= PIECE_BYTES)
		hand_on(w);
}

void form_end(void *writer)
{
	struct form_writer *w = writer;

	if (w->form == DATASET_JSON)
		buf_add(&w->piece, STR("\n]\n"));
	hand_on(w);
}

void form_free(struct form_writer *w)
{
	buf_free(&w->piece);
}
