/* Data Packages: of the site, and of a department-year. */
#include "export/metadata_parts.h"

#define PROFILE "https://datapackage.org/profiles/2.0/"

/* Licence names of the Open Definition have no blanks: CC-BY-4.0. Empty when
 * the name cannot be such a one. */
static struct str licence_id(struct arena *a, struct str name)
{
	struct str id = str_replace(a, name, STR(" "), STR("-"));

	for (size_t i = 0; i < id.n; i++) {
		char c = id.s[i];

		if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
		      (c >= '0' && c <= '9') || c == '-' || c == '.'))
			return (struct str){NULL, 0};
	}
	return id;
}

static void write_some(struct json_writer *w, const char *key, struct str text)
{
	if (text.n)
		json_write_member(w, key, text);
}

static void write_licence(const struct metadata *m, struct json_writer *w,
			  struct arena *a)
{
	const struct config *c = m->config;
	struct str id = licence_id(a, c->licence_name);

	if (!id.n && !c->licence_url.n)
		return;
	json_write_newline(w);
	json_write_key(w, "licenses");
	json_write_begin_array(w);
	json_write_begin_object(w);
	write_some(w, "name", id);
	write_some(w, "path", c->licence_url);
	write_some(w, "title", c->licence_name);
	json_write_end_object(w);
	json_write_end_array(w);
}

static void write_publisher(const struct metadata *m, struct json_writer *w)
{
	const struct config *c = m->config;

	if (!c->publisher_name.n)
		return;
	json_write_newline(w);
	json_write_key(w, "contributors");
	json_write_begin_array(w);
	json_write_begin_object(w);
	json_write_member(w, "title", c->publisher_name);
	write_some(w, "path", c->publisher_url);
	json_write_key(w, "roles");
	json_write_begin_array(w);
	json_write_string(w, STR("publisher"));
	json_write_end_array(w);
	json_write_end_object(w);
	json_write_end_array(w);
}

static void write_period(struct json_writer *w, struct arena *a, int first,
			 int last)
{
	if (!first)
		return;
	json_write_newline(w);
	json_write_key(w, "fiscalPeriod");
	json_write_begin_object(w);
	json_write_member(w, "start", str_format(a, "%d-01-01", first));
	json_write_member(w, "end", str_format(a, "%d-12-31", last));
	json_write_end_object(w);
}

/* What is said of the whole, up to the resources. */
static void write_head(const struct metadata *m, struct json_writer *w,
		       struct arena *a, struct str name, struct str title)
{
	const struct config *c = m->config;

	json_write_begin_object(w);
	json_write_member(w, "$schema", STR(PROFILE "datapackage.json"));
	json_write_newline(w);
	json_write_member(w, "name", name);
	json_write_newline(w);
	json_write_member(w, "title", title);
	write_some(w, "homepage", c->base_url);
	if (c->updated.n == sizeof "2026-03-01" - 1)
		json_write_member(w, "created",
				  str_concat(a, c->updated, STR("T00:00:00Z")));
	write_some(w, "countryCode", c->country);
	json_write_member(w, "granularity", STR("aggregated"));
	write_licence(m, w, a);
	write_publisher(m, w);
}

static void write_file(struct json_writer *w, const struct metadata_file *f)
{
	json_write_member(w, "path", metadata_name(f->path));
	json_write_member(w, "mediatype",
			  str_from(metadata_media_type(f->path)));
	json_write_key(w, "bytes");
	json_write_uint(w, f->size);
	if (f->sha256)
		metadata_member_hash(w, "hash", "sha256:", f->sha256);
}

static void write_table(const struct metadata *m, struct json_writer *w,
			enum dataset which, const struct metadata_file *f,
			bool brief)
{
	const struct dataset_kind *kind = &dataset_kinds[which];

	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "name", str_from(kind->id));
	json_write_member(w, "type", STR("table"));
	write_file(w, f);
	json_write_member(w, "format", STR("csv"));
	json_write_member(w, "encoding", STR("utf-8"));
	if (!brief) {
		json_write_member(w, "title",
				  metadata_root_text(m,
						     str_from(kind->title_zh),
						     str_from(kind->title_en)));
		json_write_member(w, "description",
				  metadata_root_text(m,
						     str_from(kind->about_zh),
						     str_from(kind->about_en)));
	}
	json_write_key(w, "schema");
	metadata_schema(m, w, which, brief);
	json_write_end_object(w);
}

void metadata_package(const struct metadata *m, struct buf *out)
{
	struct arena a = {0};
	struct json_writer w = {.out = out};

	write_head(m, &w, &a, STR("budgets"), m->config->title);
	write_some(&w, "description", m->config->description);
	write_period(&w, &a, m->first_year, m->last_year);
	json_write_newline(&w);
	json_write_key(&w, "resources");
	json_write_begin_array(&w);
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct metadata_file *f = metadata_find(
			m, str_format(&a, "data/%s.csv", dataset_kinds[i].id));

		if (f)
			write_table(m, &w, (enum dataset)i, f, false);
	}
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
	arena_free(&a);
}

/* Ids of departments and names of tables may be names of packages. */
static struct str year_name(struct arena *a, const struct metadata_year *y)
{
	return str_format(a, "%.*s-%d", STR_ARG(y->organization_id),
			  y->year->year);
}

static void write_sources(struct json_writer *w, const struct summary_year *y)
{
	if (!y->source_count)
		return;
	json_write_newline(w);
	json_write_key(w, "sources");
	json_write_begin_array(w);
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *s = &y->sources[i];

		json_write_begin_object(w);
		json_write_member(w, "title", s->title.n ? s->title : s->id);
		write_some(w, "path", s->url);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

/* The dataset of a file's name; DATASET_COUNT when it is a table as published.
 */
static enum dataset dataset_of(struct str name)
{
	int which = 0;

	while (which < DATASET_COUNT &&
	       !(str_starts(name, str_from(dataset_kinds[which].id)) &&
		 name.n == strlen(dataset_kinds[which].id) + 4))
		which++;
	return (enum dataset)which;
}

static void write_published(struct json_writer *w, struct arena *a,
			    const struct metadata_file *f)
{
	struct str name = metadata_name(f->path);

	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(
		w, "name",
		str_concat(a, STR("table-"), str_slice(name, 0, name.n - 4)));
	write_file(w, f);
	json_write_member(w, "format", STR("csv"));
	json_write_member(w, "encoding", STR("utf-8"));
	json_write_end_object(w);
}

void metadata_year_package(const struct metadata *m,
			   const struct metadata_year *y, struct buf *out)
{
	struct arena a = {0};
	struct json_writer w = {.out = out};

	write_head(m, &w, &a, year_name(&a, y),
		   str_format(&a, "%.*s %d", STR_ARG(y->organization),
			      y->year->year));
	write_sources(&w, y->year);
	write_period(&w, &a, y->year->year, y->year->year);
	json_write_newline(&w);
	json_write_key(&w, "resources");
	json_write_begin_array(&w);
	for (size_t i = 0; i < y->file_count; i++) {
		const struct metadata_file *f = &y->files[i];
		enum dataset which = dataset_of(metadata_name(f->path));

		if (!str_ends(f->path, STR(".csv")))
			continue;
		if (which < DATASET_COUNT)
			write_table(m, &w, which, f, true);
		else
			write_published(&w, &a, f);
	}
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
	arena_free(&a);
}
