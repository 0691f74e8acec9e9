/* CSV rows by the names of their columns. */
#include "export/version.h"

#include "format/csv.h"

static size_t find(const struct csv_row *header, const char *name)
{
	for (size_t i = 0; i < header->count; i++)
		if (str_eq(header->fields[i].text, str_from(name)))
			return i;
	return SIZE_MAX;
}

static void take_row(void *context, const struct csv_row *row, size_t begin,
		     size_t end)
{
	struct named_rows *n = context;
	struct str fields[NAMED_COLUMNS_MAX] = {{NULL, 0}};

	(void)begin;
	(void)end;
	for (size_t i = 0; n->columns[i]; i++)
		if (!n->has_header)
			n->fields[i] = find(row, n->columns[i]);
		else if (n->fields[i] < row->count)
			fields[i] = row->fields[n->fields[i]].text;
	if (n->has_header && row->count > 1)
		n->row(n->context, fields);
	n->has_header = true;
}

bool named_rows_read(struct named_rows *n, struct str csv, struct str path,
		     struct diag *d)
{
	n->has_header = false;
	return csv_each(csv, ',', path, d, take_row, n);
}
