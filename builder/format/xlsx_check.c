/* XLSX: reading the finished file back. */
#include "format/xlsx_parts.h"

#include <errno.h>
#include <zip.h>

enum { PIECE = 65536, ENDING_MAX = 64 };

#define CELL STR("<c r=")

/* A part that is being read. */
struct part {
	size_t cells, size;
	char root[ENDING_MAX]; /* "</NAME>" of its first element */
	size_t root_size;
	char last[ENDING_MAX]; /* the end of what was read so far */
	size_t last_size;
};

/* Cells in the text, whose first bytes were looked at with the text before. */
static size_t count_cells(struct str text)
{
	size_t count = 0;

	for (size_t at = 0; (at = str_find(text, CELL, at)) < text.n; at++)
		count++;
	return count;
}

/* The name of the first element, after the declaration. */
static void read_root(struct part *p, struct str text)
{
	size_t at = str_find(text, STR("?>"), 0);

	at = str_find_char(text, '<', at);
	struct str name = str_slice(text, at + 1, text.n);
	size_t n = 0;

	while (n < name.n && n < ENDING_MAX - 4 && !strchr(" />\n", name.s[n]))
		n++;
	p->root[0] = '<';
	p->root[1] = '/';
	if (n)
		memcpy(p->root + 2, name.s, n);
	p->root[n + 2] = '>';
	p->root_size = n + 3;
}

/* The text begins with the last bytes of the piece before: kept of them. */
static void add_piece(struct part *p, struct str text, size_t kept)
{
	size_t again = kept < CELL.n ? kept : CELL.n - 1;

	if (!p->size)
		read_root(p, text);
	p->size += text.n - kept;
	p->cells += count_cells(str_slice(text, kept - again, text.n));
	p->last_size = text.n < ENDING_MAX ? text.n : ENDING_MAX;
	memcpy(p->last, text.s + text.n - p->last_size, p->last_size);
}

static bool ends_well(const struct part *p)
{
	struct str last = str_trim((struct str){p->last, p->last_size});

	return p->root_size > 3 &&
	       str_ends(last, (struct str){p->root, p->root_size});
}

static bool read_part(zip_file_t *file, char *piece, struct part *p)
{
	zip_int64_t got;

	while ((got = zip_fread(file, piece + p->last_size, PIECE)) > 0) {
		size_t kept = p->last_size;

		memcpy(piece, p->last, kept);
		add_piece(p, (struct str){piece, kept + (size_t)got}, kept);
	}
	return got == 0 && ends_well(p);
}

/* Cells that the part must have; none, where it is not a sheet. */
static size_t cells_of(const char *name, const size_t *cells, size_t sheets)
{
	struct str digits = str_from(name), before = STR("xl/worksheets/sheet");
	uint64_t number;

	if (!str_starts(digits, before) || !str_ends(digits, STR(".xml")))
		return 0;
	digits = str_slice(digits, before.n, digits.n - 4);
	return str_to_uint(digits, sheets, &number) && number
		       ? cells[number - 1]
		       : 0;
}

static bool check_part(zip_t *zip, zip_uint64_t index, char *piece,
		       const size_t *cells, size_t sheets)
{
	const char *name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
	zip_file_t *file = zip_fopen_index(zip, index, 0);
	struct part part = {0};

	if (!name || !file)
		return false;
	bool ok = read_part(file, piece, &part);

	return zip_fclose(file) == 0 && ok &&
	       part.cells == cells_of(name, cells, sheets);
}

bool xlsx_check(struct arena *a, struct str path, const size_t *cells,
		size_t sheets, struct os_error *e)
{
	char *piece = arena_text(a, PIECE + ENDING_MAX);
	zip_t *zip = zip_open(str_cstr(a, path), ZIP_RDONLY, NULL);
	zip_int64_t count = zip ? zip_get_num_entries(zip, 0) : 0;
	size_t found = 0;
	bool ok = zip;

	for (zip_int64_t i = 0; ok && i < count; i++) {
		struct str name =
			str_from(zip_get_name(zip, (zip_uint64_t)i, 0));

		found += str_starts(name, STR("xl/worksheets/sheet"));
		ok = check_part(zip, (zip_uint64_t)i, piece, cells, sheets);
	}
	if (zip)
		zip_discard(zip);
	return (ok && found == sheets) ||
	       os_error_set(e, ENOSPC, "write", path);
}
