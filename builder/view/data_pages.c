/* The pages of the data. */
#include "view/citation.h"
#include "view/data_view.h"

static const struct value_shape DATASET =
	VALUE_SHAPE("dataset", "id", "title", "about", "limits", "url", "files",
		    "rows", "columns", "sample_heads", "sample", "has_sample",
		    "citation", "json_ld");
static const struct value_shape COLUMN =
	VALUE_SHAPE("column", "name", "type", "meaning", "example", "values");
static const struct value_shape SAMPLE_ROW = VALUE_SHAPE("sample_row", "cells");
static const struct value_shape CHANGES =
	VALUE_SHAPE("changes", "dataset", "amendments", "left_out");
static const struct value_shape YEAR =
	VALUE_SHAPE("data_year", "name", "year", "url", "files");
static const struct value_shape DATA = VALUE_SHAPE(
	"data", "whole", "datasets", "years", "has_years", "metadata",
	"licence", "licence_url", "updated", "citation", "json_ld");

/* What a column may hold, where only a few words may. */
static struct str allowed(const struct data_view *d,
			  const struct dataset_column *c)
{
	struct str text = STR("");

	for (size_t i = 0; c->values && c->values[i]; i++)
		text = text.n ? str_format(d->site.arena, "%.*s, %s",
					   STR_ARG(text), c->values[i])
			      : str_from(c->values[i]);
	return text;
}

/* The first value of the column that there is, else that of the dictionary
 * where it is of no language. */
static struct str example(const struct data_view *d, enum dataset which,
			  size_t column)
{
	const struct dataset_kind *kind = &dataset_kinds[which];
	const char *given = kind->columns[column].example;
	struct str text = given ? str_from(given) : STR("");

	for (size_t i = 0; i < d->files->sample_rows[which]; i++) {
		struct str field =
			d->files->samples[which]
					 [i * kind->column_count + column];

		if (field.n)
			return field;
	}
	for (size_t i = 0; i < text.n; i++)
		if ((unsigned char)text.s[i] >= 0x80)
			return STR("");
	return text;
}

static struct value columns(const struct data_view *d, enum dataset which)
{
	const struct dataset_kind *kind = &dataset_kinds[which];
	static const char *const types[] = {
		[DATASET_STRING] = "string",
		[DATASET_INTEGER] = "integer",
		[DATASET_DECIMAL] = "decimal",
	};
	struct value *items = site_items(&d->site, kind->column_count);

	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];

		items[i] = VALUE_OBJECT(
			d->site.arena, &COLUMN, value_text(str_from(c->name)),
			value_text(str_from(types[c->type])),
			value_text(site_text(&d->site, str_from(c->zh),
					     str_from(c->en))),
			value_text(example(d, which, i)),
			value_text_or_none(allowed(d, c)));
	}
	return value_list(items, kind->column_count);
}

static struct value sample_heads(const struct data_view *d,
				 const struct dataset_kind *kind)
{
	struct value *items = site_items(&d->site, kind->column_count);

	for (size_t i = 0; i < kind->column_count; i++)
		items[i] = value_text(str_from(kind->columns[i].name));
	return value_list(items, kind->column_count);
}

static struct value sample(const struct data_view *d, enum dataset which)
{
	size_t columns = dataset_kinds[which].column_count;
	size_t count = d->files->sample_rows[which];
	const struct str *fields = d->files->samples[which];
	struct value *rows = site_items(&d->site, count);

	for (size_t i = 0; i < count; i++) {
		struct value *cells = site_items(&d->site, columns);

		for (size_t j = 0; j < columns; j++)
			cells[j] = value_text(fields[i * columns + j]);
		rows[i] = VALUE_OBJECT(d->site.arena, &SAMPLE_ROW,
				       value_list(cells, columns));
	}
	return value_list(rows, count);
}

static struct value row_count(const struct data_view *d, enum dataset which)
{
	struct data_file file = {0};
	struct str path = str_format(d->site.arena, "data/%s.csv",
				     dataset_kinds[which].id);

	return d->files->find(d->files->context, path, &file) && file.has_rows
		       ? site_count(&d->site, file.rows)
		       : value_none();
}

static struct value dataset(const struct data_view *d, enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];
	const struct site_view *s = &d->site;
	struct str title =
		site_text(s, str_from(k->title_zh), str_from(k->title_en));
	struct str page = str_format(s->arena, "%.*sdata/%s.html",
				     STR_ARG(s->view->language_folder), k->id);

	return VALUE_OBJECT(
		s->arena, &DATASET, value_text(str_from(k->id)),
		value_text(title),
		value_text(site_text(s, str_from(k->about_zh),
				     str_from(k->about_en))),
		value_text(site_text(s, str_from(k->limits_zh),
				     str_from(k->limits_en))),
		value_text(str_format(s->arena, "%.*sdata/%s.html",
				      STR_ARG(s->up), k->id)),
		data_forms(d, which), row_count(d, which), columns(d, which),
		sample_heads(d, k), sample(d, which),
		value_bool(d->files->sample_rows[which] > 0),
		value_text(view_citation(
			s->view, s->arena,
			&(struct cited){.page = title, .path = page})),
		data_json_ld(d, which));
}

static struct str dataset_title(const struct data_view *d, enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];

	return site_text(&d->site, str_from(k->title_zh),
			 str_from(k->title_en));
}

/* The page of the changes lists them, too. */
static void put_changes(struct data_view *d)
{
	struct site_view *s = &d->site;
	struct str path = STR("data/changes.html");
	struct arena_mark mark = site_begin(s, path);
	struct crumb parent = {view_word(s->view, "data"),
			       STR("data/index.html"), false};

	site_put_below(s, mark, path, "changes", &parent,
		       view_word(s->view, "changes"),
		       VALUE_OBJECT(s->arena, &CHANGES,
				    dataset(d, DATASET_CHANGES),
				    site_changes(s),
				    value_bool(site_changes_left_out(s))));
}

static void put_dataset(struct data_view *d, enum dataset which)
{
	struct site_view *s = &d->site;
	struct arena_mark outer = arena_mark(s->arena);
	struct str path =
		str_format(s->arena, "data/%s.html", dataset_kinds[which].id);
	struct arena_mark mark = site_begin(s, path);
	struct crumb parent = {view_word(s->view, "data"),
			       STR("data/index.html"), false};

	site_put_below(s, mark, path, "dataset", &parent,
		       view_pair(s->view, s->arena,
				 view_word(s->view, "dataset"), "colon",
				 dataset_title(d, which)),
		       dataset(d, which));
	arena_rewind(s->arena, outer);
}

struct listed {
	const char *word, *path;
};

/* Those of the files that there are. */
static struct value listed(const struct data_view *d, const struct listed *all,
			   size_t count)
{
	struct values list = {0};

	for (size_t i = 0; i < count; i++) {
		struct value file =
			data_file(d, view_word(d->site.view, all[i].word),
				  str_from(all[i].path));

		if (file.kind != VALUE_NONE)
			*VEC_PUSH(d->site.arena, &list) = file;
	}
	return values_list(&list);
}

static struct value whole(const struct data_view *d)
{
	static const struct listed all[] = {
		{"data_workbook", "data/budgetpress.xlsx"},
		{"data_database", "data/budgetpress.sqlite"},
		{"data_archive", "data/budgetpress.zip"},
		{"data_readme", "data/README.txt"},
	};

	return listed(d, all, sizeof all / sizeof *all);
}

static struct value metadata(const struct data_view *d)
{
	static const struct listed all[] = {
		{"data_package", "data/datapackage.json"},
		{"data_csvw", "data/csv-metadata.json"},
		{"data_catalog_json", "data/catalog.jsonld"},
		{"data_catalog_turtle", "data/catalog.ttl"},
		{"data_manifest", "data/manifest.json"},
		{"data_sums", "data/SHA256SUMS"},
		{"data_api", "api/v1/index.json"},
		{"data_openapi", "api/v1/openapi.json"},
	};

	return listed(d, all, sizeof all / sizeof *all);
}

static void add_year_file(const struct data_view *d, struct values *list,
			  const char *word, struct str path)
{
	struct value file = data_file(d, view_word(d->site.view, word), path);

	if (file.kind != VALUE_NONE)
		*VEC_PUSH(d->site.arena, list) = file;
}

static struct value year(const struct data_view *d, const struct summary *x,
			 const struct summary_year *y)
{
	struct arena *a = d->site.arena;
	struct values files = {0};
	struct str id = x->organization->id;
	struct str folder = str_format(a, "data/%.*s/%d", STR_ARG(id), y->year);
	struct str base = str_format(a, "%.*s/%.*s-%d", STR_ARG(folder),
				     STR_ARG(id), y->year);

	add_year_file(d, &files, "data_archive",
		      str_concat(a, base, STR(".zip")));
	add_year_file(d, &files, "data_workbook",
		      str_concat(a, base, STR(".xlsx")));
	add_year_file(d, &files, "data_readme",
		      str_concat(a, folder, STR("/README.txt")));
	return VALUE_OBJECT(
		a, &YEAR,
		value_text(site_department_name(&d->site, x, y->year)),
		site_year(&d->site, y->year),
		site_year_url(&d->site, x, y, STR("")), values_list(&files));
}

/* The years' own files; on a large site they are on the years' pages only. */
static struct value years(const struct data_view *d)
{
	const struct summaries *all = d->site.all;
	struct values list = {0};

	for (size_t i = 0;
	     all->count <= SITE_HOME_DEPARTMENTS_MAX && i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++)
			*VEC_PUSH(d->site.arena, &list) = year(
				d, &all->items[i], &all->items[i].years[j]);
	return values_list(&list);
}

static void put_index(struct data_view *d)
{
	struct site_view *s = &d->site;
	struct str path = STR("data/index.html");
	struct arena_mark mark = site_begin(s, path);
	const struct config *c = s->view->config;
	struct value *items = site_items(s, DATASET_COUNT);
	struct value of_years = years(d);

	for (int i = 0; i < DATASET_COUNT; i++)
		items[i] = dataset(d, (enum dataset)i);
	site_put(s, mark, path, "data", view_word(s->view, "data"),
		 VALUE_OBJECT(s->arena, &DATA, whole(d),
			      value_list(items, DATASET_COUNT), of_years,
			      value_bool(of_years.count > 0), metadata(d),
			      value_text_or_none(c->licence_name),
			      value_text_or_none(c->licence_url),
			      value_text_or_none(c->updated),
			      value_text(view_citation(
				      s->view, s->arena,
				      &(struct cited){.path = view_path(
							      s->view, s->arena,
							      path)})),
			      data_json_ld(d, DATASET_COUNT)));
}

void view_data(const struct view *v, struct arena *page,
	       const struct summaries *summaries,
	       const struct data_files *files, struct diag *diag,
	       struct page_sink sink)
{
	struct data_view d = {.site = {.view = v,
				       .arena = page,
				       .all = summaries,
				       .diag = diag,
				       .sink = sink},
			      .files = files};

	put_index(&d);
	for (int i = 0; i < DATASET_COUNT; i++)
		if (i == DATASET_CHANGES)
			put_changes(&d);
		else
			put_dataset(&d, (enum dataset)i);
}
