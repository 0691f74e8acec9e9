/* Rows of CSV, read back. */
#include "export/rows.h"

#include <string.h>

static const bool ends_field[256] = {
	['"'] = true, [','] = true, ['\n'] = true, ['\r'] = true};

static struct str take(struct dataset_reader *r, size_t size)
{
	struct str taken = str_slice(r->rest, 0, size);

	r->rest = str_slice(r->rest, size, r->rest.n);
	return taken;
}

static struct str read_plain(struct dataset_reader *r)
{
	size_t n = 0;

	while (n < r->rest.n && !ends_field[(unsigned char)r->rest.s[n]])
		n++;
	return take(r, n);
}

/* The text up to the closing quote; the opening one was taken. Two quotes are
 * one: such a field is put together in the buffer, where it does not move. */
static struct str read_quoted(struct dataset_reader *r)
{
	size_t from = r->text.n;

	for (;;) {
		struct str part = take(r, str_find_char(r->rest, '"', 0));

		r->failed |= !r->rest.n;
		take(r, 1);
		bool goes_on = str_starts(r->rest, STR("\""));

		if (!goes_on && from == r->text.n)
			return part;
		buf_add(&r->text, part);
		if (!goes_on)
			return str_slice(buf_str(&r->text), from, r->text.n);
		buf_add(&r->text, take(r, 1));
	}
}

static struct str read_field(struct dataset_reader *r)
{
	if (!str_starts(r->rest, STR("\"")))
		return read_plain(r);
	take(r, 1);
	return read_quoted(r);
}

bool dataset_read_row(struct dataset_reader *r, size_t columns)
{
	if (r->failed || !r->rest.n)
		return false;
	buf_clear(&r->text);
	buf_reserve(&r->text, r->rest.n);
	for (size_t i = 0; i < columns; i++) {
		struct str end = i + 1 < columns ? STR(",") : STR("\r\n");

		r->fields[i] = read_field(r);
		r->failed |= !str_starts(r->rest, end);
		take(r, end.n);
	}
	return !r->failed;
}

void dataset_reader_free(struct dataset_reader *r)
{
	buf_free(&r->text);
}
