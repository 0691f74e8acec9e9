/* Versions of a year's published data. */
#include "export/version.h"

#include "format/csv.h"

enum { KEYS_MAX = 7 };

/* A followed dataset: what names a row, what is compared. */
struct followed {
	enum dataset which;
	const char *keys[KEYS_MAX + 1];
	const char *cells[VERSION_CELLS_MAX + 1];
};

static const struct followed all[] = {
	{DATASET_AMOUNTS,
	 {"table", "unit_id", "row_code", "row_path", "column",
	  "reference_year"},
	 {"amount_published", "currency_unit_published", "amount_yuan"}},
	{DATASET_INDICATORS,
	 {"scope", "project_code", "project_name", "level1", "level2", "name"},
	 {"target_published", "measure_unit"}},
	{DATASET_PROJECTS,
	 {"form", "project_id"},
	 {"project_name", "total_amount_published", "year_amount_published",
	  "currency_unit_published", "currency_unit_corrected",
	  "fiscal_amount_yuan", "other_amount_yuan", "year_amount_yuan"}},
	{DATASET_FACTS,
	 {"fact_id", "unit_id"},
	 {"value_published", "value_unit"}},
};

enum { FOLLOWED_COUNT = sizeof all / sizeof *all };

static const struct followed *find(enum dataset which)
{
	for (size_t i = 0; i < FOLLOWED_COUNT; i++)
		if (all[i].which == which)
			return &all[i];
	return NULL;
}

bool version_follows(enum dataset which)
{
	return find(which) != NULL;
}

const char *const *version_columns(enum dataset which)
{
	return find(which)->cells;
}

static size_t count_names(const char *const *names)
{
	size_t count = 0;

	while (names[count])
		count++;
	return count;
}

/* dataset, then the row's name */
static struct str row_key(struct arena *a, enum dataset which, struct str name)
{
	return str_format(a, "%s\x1f%.*s", dataset_kinds[which].id,
			  STR_ARG(name));
}

static struct version_row *add_row(struct version *v, enum dataset which,
				   struct str name, struct str key)
{
	struct version_row *row = arena_new(v->arena, struct version_row);

	row->dataset = which;
	row->name = name;
	*VEC_PUSH(v->arena, v) = row;
	map_put(v->arena, &v->rows, key)->pointer = row;
	return row;
}

/* The row of that name, made when it is new. */
static struct version_row *row_of(struct version *v, enum dataset which,
				  struct str name)
{
	struct str key = row_key(v->arena, which, name);
	struct version_row *row = map_get(&v->rows, key);

	return row ? row : add_row(v, which, str_copy(v->arena, name), key);
}

/* A new row; rows of the same name are told apart by a number. */
static struct version_row *new_row(struct version *v, enum dataset which,
				   struct str name)
{
	struct str unique = name;
	struct str key = row_key(v->arena, which, name);

	for (unsigned n = 2; map_get(&v->rows, key); n++) {
		unique = str_format(v->arena, "%.*s #%u", STR_ARG(name), n);
		key = row_key(v->arena, which, unique);
	}
	return add_row(v, which, unique, key);
}

struct adding {
	struct version *version;
	const struct followed *followed;
	size_t keys, cells;
};

/* The department's own unit and the year itself go without saying. */
static bool is_own(const struct adding *x, const char *key, struct str field)
{
	const struct version *v = x->version;

	return (str_eq(str_from(key), STR("unit_id")) &&
		str_eq(field, v->organization_id)) ||
	       (str_eq(str_from(key), STR("reference_year")) &&
		str_eq(field, v->fiscal_year));
}

/* What names the row, without what is blank. */
static struct str name_of(const struct adding *x, const struct str *fields)
{
	struct buf b = {0};

	for (size_t i = 0; i < x->keys; i++) {
		if (!fields[i].n || is_own(x, x->followed->keys[i], fields[i]))
			continue;
		if (b.n)
			buf_add(&b, STR(" · "));
		buf_add(&b, fields[i]);
	}
	struct str name = str_copy(x->version->arena, buf_str(&b));

	buf_free(&b);
	return name;
}

static void add_fields(void *context, const struct str *fields)
{
	struct adding *x = context;
	struct version_row *row =
		new_row(x->version, x->followed->which, name_of(x, fields));

	for (size_t i = 0; i < x->cells; i++)
		row->cells[i] =
			str_copy(x->version->arena, fields[x->keys + i]);
}

bool version_add(struct version *v, enum dataset which, struct str csv,
		 struct str path, struct diag *d)
{
	const struct followed *f = find(which);
	const char *names[NAMED_COLUMNS_MAX + 1] = {NULL};
	struct adding x = {v, f, count_names(f->keys), count_names(f->cells)};
	struct named_rows rows = {
		.columns = names, .row = add_fields, .context = &x};

	for (size_t i = 0; i < x.keys; i++)
		names[i] = f->keys[i];
	for (size_t i = 0; i < x.cells; i++)
		names[x.keys + i] = f->cells[i];
	return named_rows_read(&rows, csv, path, d);
}

static void write_cell(struct buf *out, const struct version_row *row,
		       const char *column, struct str value)
{
	buf_add(out, str_from(dataset_kinds[row->dataset].id));
	buf_add_char(out, ',');
	csv_write_field(out, row->name);
	buf_add_char(out, ',');
	buf_add(out, str_from(column));
	buf_add_char(out, ',');
	csv_write_field(out, value);
	buf_add(out, STR("\r\n"));
}

void version_write(const struct version *v, struct buf *out)
{
	buf_add(out, STR("dataset,row,column,value\r\n"));
	for (size_t i = 0; i < v->count; i++) {
		const struct version_row *row = v->items[i];
		const char *const *columns = version_columns(row->dataset);

		/* The first is there also when blank: it says that the row
		 * is. */
		for (size_t j = 0; columns[j]; j++)
			if (!j || row->cells[j].n)
				write_cell(out, row, columns[j], row->cells[j]);
	}
}

/* One cell of a version's own file; those of other columns and datasets, which
 * another version of the program followed, are passed over. */
static void read_cell(void *context, const struct str *fields)
{
	struct version *v = context;

	for (size_t i = 0; i < FOLLOWED_COUNT; i++) {
		const struct followed *f = &all[i];

		if (!str_eq(fields[0], str_from(dataset_kinds[f->which].id)))
			continue;
		for (size_t j = 0; f->cells[j]; j++)
			if (str_eq(fields[2], str_from(f->cells[j])))
				row_of(v, f->which, fields[1])->cells[j] =
					str_copy(v->arena, fields[3]);
	}
}

bool version_read(struct version *v, struct str csv, struct str path,
		  struct diag *d)
{
	static const char *const columns[] = {"dataset", "row", "column",
					      "value", NULL};
	struct named_rows rows = {
		.columns = columns, .row = read_cell, .context = v};

	return named_rows_read(&rows, csv, path, d);
}
