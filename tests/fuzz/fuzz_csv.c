/* Any text, decoded as a file would be: what is read as CSV, written and read
 * again is the same, and every field stands where its place says. */
#include "base/utf8.h"
#include "format/csv.h"
#include "format/encoding.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

/* Position of a place in the text. */
static size_t find_place(struct str text, uint32_t line, uint32_t column)
{
	for (size_t at = 0; at <= text.n; at++) {
		struct span span = span_locate(STR(""), text, at);

		if (span.line == line && span.column == column)
			return at;
	}
	abort();
}

static void check_places(struct str text, const struct csv *csv)
{
	for (size_t r = 0; text.n < 200 && r < csv->count; r++) {
		const struct csv_row *row = &csv->rows[r];

		for (size_t i = 0; i < row->count; i++) {
			struct csv_field f = row->fields[i];
			size_t at = find_place(text, f.line, f.column);
			bool quoted = at < text.n && text.s[at] == '"';

			require(quoted ||
				str_eq(str_slice(text, at, at + f.text.n),
				       f.text));
		}
		require(!r || row->line > csv->rows[r - 1].line);
	}
}

static void write_rows(struct buf *out, const struct csv *csv)
{
	for (size_t r = 0; r < csv->count; r++) {
		const struct csv_row *row = &csv->rows[r];

		for (size_t i = 0; i < row->count; i++) {
			if (i)
				buf_add_char(out, ',');
			if (row->count == 1 && !row->fields[i].text.n)
				buf_add(out, STR("\"\""));
			csv_write_field(out, row->fields[i].text);
		}
		buf_add_char(out, '\n');
	}
}

static void compare(const struct csv *a, const struct csv *b)
{
	require(a->count == b->count);
	for (size_t r = 0; r < a->count; r++) {
		require(a->rows[r].count == b->rows[r].count);
		for (size_t i = 0; i < a->rows[r].count; i++)
			require(str_eq(a->rows[r].fields[i].text,
				       b->rows[r].fields[i].text));
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf again = {0}, messages = {0};
	struct csv csv, copy;
	struct str path = STR("f"), text;

	if (encoding_decode(&a, (struct str){(const char *)data, size},
			    ENCODING_DETECT, path, &d, &text)) {
		require(utf8_invalid_at(text) == text.n);
		bool ok = csv_read(&a, text, ',', path, &d, &csv);

		require(ok == !diag_has_errors(&d));
		check_places(text, &csv);
		write_rows(&again, &csv);
		require(csv_read(&a, buf_str(&again), ',', path, &d, &copy));
		compare(&csv, &copy);
	} else {
		require(diag_has_errors(&d));
	}
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_ZH, false, 0);
	buf_free(&again);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
