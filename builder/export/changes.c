/* What changed between two versions of the published data. */
#include "export/changes.h"

#include "format/csv.h"

static void add(struct arena *a, const struct change *like,
		const struct version_row *row, size_t column, struct str before,
		struct str after, enum change_kind kind, struct changes *out)
{
	struct change c = *like;

	c.dataset = str_from(dataset_kinds[row->dataset].id);
	c.kind = kind;
	c.row = row->name;
	c.column = str_from(version_columns(row->dataset)[column]);
	c.before = before;
	c.after = after;
	*VEC_PUSH(a, out) = c;
}

static enum change_kind kind_of(struct str before, struct str after)
{
	return !before.n  ? CHANGE_APPEARED
	       : !after.n ? CHANGE_VANISHED
			  : CHANGE_ALTERED;
}

/* The last column is derived from the others. */
static void find_cells(struct arena *a, const struct version_row *before,
		       const struct version_row *after,
		       const struct change *like, struct changes *out)
{
	const char *const *columns = version_columns(after->dataset);
	size_t found = out->count;

	for (size_t i = 0; columns[i]; i++) {
		struct str x = before->cells[i], y = after->cells[i];
		bool derived = !columns[i + 1] && i;

		if (!str_eq(x, y) && (!derived || out->count == found))
			add(a, like, after, i, x, y, kind_of(x, y), out);
	}
}

static struct version_row *same_row(const struct version *v,
				    struct arena *scratch,
				    const struct version_row *row)
{
	struct arena_mark mark = arena_mark(scratch);
	struct version_row *found =
		map_get(&v->rows, str_format(scratch, "%s\x1f%.*s",
					     dataset_kinds[row->dataset].id,
					     STR_ARG(row->name)));

	arena_rewind(scratch, mark);
	return found;
}

void changes_find(struct arena *a, const struct version *before,
		  const struct version *after, const struct change *like,
		  struct changes *out)
{
	const struct str none = {NULL, 0};

	for (size_t i = 0; i < before->count; i++)
		before->items[i]->matched = false;
	for (size_t i = 0; i < after->count; i++) {
		const struct version_row *row = after->items[i];
		struct version_row *old = same_row(before, a, row);

		if (old) {
			old->matched = true;
			find_cells(a, old, row, like, out);
		} else {
			add(a, like, row, 0, none, row->cells[0],
			    CHANGE_APPEARED, out);
		}
	}
	for (size_t i = 0; i < before->count; i++) {
		const struct version_row *row = before->items[i];

		if (!row->matched)
			add(a, like, row, 0, row->cells[0], none,
			    CHANGE_VANISHED, out);
	}
}

static const char *const columns[] = {
	"date", "dataset", "organization_id", "fiscal_year", "change",
	"row",  "column",  "before",          "after",       NULL};

void changes_write(const struct changes *c, struct buf *out)
{
	for (size_t i = 0; columns[i]; i++) {
		if (i)
			buf_add_char(out, ',');
		buf_add(out, str_from(columns[i]));
	}
	buf_add(out, STR("\r\n"));
	for (size_t i = 0; i < c->count; i++) {
		const struct change *x = &c->items[i];
		const struct str fields[] = {x->date,
					     x->dataset,
					     x->organization_id,
					     x->fiscal_year,
					     change_kind_name(x->kind),
					     x->row,
					     x->column,
					     x->before,
					     x->after};

		for (size_t j = 0; j < sizeof fields / sizeof *fields; j++) {
			if (j)
				buf_add_char(out, ',');
			csv_write_field(out, fields[j]);
		}
		buf_add(out, STR("\r\n"));
	}
}

struct reading {
	struct arena *arena;
	struct changes *out;
};

static void read_row(void *context, const struct str *f)
{
	struct reading *r = context;
	struct arena *a = r->arena;
	enum change_kind kind;

	if (!change_kind_parse(f[4], &kind))
		return;
	*VEC_PUSH(a, r->out) = (struct change){
		.date = str_copy(a, f[0]),
		.dataset = str_copy(a, f[1]),
		.organization_id = str_copy(a, f[2]),
		.fiscal_year = str_copy(a, f[3]),
		.kind = kind,
		.row = str_copy(a, f[5]),
		.column = str_copy(a, f[6]),
		.before = str_copy(a, f[7]),
		.after = str_copy(a, f[8]),
	};
}

bool changes_read(struct arena *a, struct str csv, struct str path,
		  struct diag *d, struct changes *out)
{
	struct reading r = {a, out};
	struct named_rows rows = {
		.columns = columns, .row = read_row, .context = &r};

	return named_rows_read(&rows, csv, path, d);
}
