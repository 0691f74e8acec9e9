/* Metadata of the files of data/ and api/. */
#include "build/metadata.h"

#include "build/dataset.h"
#include "export/metadata.h"
#include "export/readme.h"

/* Keys and groups that no department has: ids have no "/". */
#define TABLES STR("tables/")
#define CATALOG STR("catalog/")

static struct metadata_file file_of(const struct publish_fact *f)
{
	return (struct metadata_file){.path = f->path,
				      .size = f->size,
				      .sha256 = f->sha256,
				      .records = f->records,
				      .counted = f->counted};
}

/* What is described, and all that this needs. */
struct describing {
	struct build *build;
	struct arena arena, list; /* list: of data */
	struct metadata metadata;
	struct publish_facts data, api;
};

/* Files right in data/. */
static void pick_files(struct describing *d)
{
	struct {
		struct metadata_file *items;
		size_t count, capacity;
	} files = {0};
	size_t after = sizeof "data/" - 1;

	for (size_t i = 0; i < d->data.count; i++) {
		struct publish_fact f = publish_fact_of(d->data.items[i]);

		if (str_find_char(f.path, '/', after) == f.path.n)
			*VEC_PUSH(&d->arena, &files) = file_of(&f);
	}
	d->metadata.files = files.items;
	d->metadata.file_count = files.count;
}

/* Of all departments. */
static void find_years(struct describing *d)
{
	const struct build *b = d->build;
	struct metadata *m = &d->metadata;

	for (size_t i = 0; i < b->order_count; i++) {
		const struct ingest_folder *folder =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; j < folder->year_count; j++) {
			int year = folder->years[j].year;

			if (!m->first_year || year < m->first_year)
				m->first_year = year;
			if (year > m->last_year)
				m->last_year = year;
		}
	}
}

/* The CSV files of the datasets. */
static void pick_tables(struct describing *d)
{
	struct metadata_file *files =
		arena_array(&d->arena, struct metadata_file, DATASET_COUNT);
	struct publish_fact fact;
	size_t count = 0;

	for (int i = 0; i < DATASET_COUNT; i++)
		if (publish_find(d->build->publish,
				 str_format(&d->arena, "data/%s.csv",
					    dataset_kinds[i].id),
				 &fact)) {
			fact.records = d->build->dataset_rows[i];
			fact.counted = true;
			files[count++] = file_of(&fact);
		}
	d->metadata.files = files;
	d->metadata.file_count = count;
}

static void put_table(struct describing *d, enum dataset which, struct buf *out)
{
	buf_clear(out);
	metadata_csvw(&d->metadata, which, out);
	publish_put_group(d->build->publish, TABLES,
			  str_format(&d->arena, "data/%s.csv-metadata.json",
				     dataset_kinds[which].id),
			  buf_str(out));
}

void metadata_put_tables(struct build *b)
{
	struct describing d = {.build = b, .metadata = {.config = &b->config}};
	struct buf out = {0};

	find_years(&d);
	pick_tables(&d);
	for (int i = 0; i < DATASET_COUNT; i++)
		put_table(&d, (enum dataset)i, &out);
	buf_clear(&out);
	metadata_csvw_group(&d.metadata, &out);
	publish_put_group(b->publish, TABLES, STR("data/csv-metadata.json"),
			  buf_str(&out));
	buf_clear(&out);
	metadata_package(&d.metadata, &out);
	publish_put_group(b->publish, TABLES, STR("data/datapackage.json"),
			  buf_str(&out));
	buf_clear(&out);
	export_site_readme(&d.metadata, &out);
	publish_put_group(b->publish, TABLES, STR("data/README.txt"),
			  buf_str(&out));
	buf_free(&out);
	arena_free(&d.arena);
}

/* ORG/YEAR of all departments. */
static struct metadata_years all_years(struct describing *d)
{
	const struct build *b = d->build;
	struct metadata_years all = {0};
	size_t count = 0;

	for (size_t i = 0; i < b->order_count; i++)
		count += b->plan.folders[b->order[i].index].year_count;
	all.items = arena_array(&d->arena, struct str, count);
	for (size_t i = 0; i < b->order_count; i++) {
		const struct ingest_folder *folder =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; j < folder->year_count; j++)
			all.items[all.count++] = str_format(
				&d->arena, "%.*s/%d", STR_ARG(folder->id),
				folder->years[j].year);
	}
	return all;
}

static struct str path_of(const struct publish_facts *all, size_t i)
{
	return publish_fact_of(all->items[i]).path;
}

/* The files of data/ whose path begins so. */
static void files_below(const struct describing *d, struct arena *a,
			struct str beginning, struct metadata_year *y)
{
	const struct publish_facts *all = &d->data;
	size_t low = 0, high = all->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_cmp(path_of(all, middle), beginning) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (high = low;
	     high < all->count && str_starts(path_of(all, high), beginning);)
		high++;
	struct metadata_file *files =
		arena_array(a, struct metadata_file, high - low);

	for (size_t i = low; i < high; i++) {
		struct publish_fact fact = publish_fact_of(all->items[i]);

		files[i - low] = file_of(&fact);
	}
	y->files = files;
	y->file_count = high - low;
}

static void name_year(const struct organization *o, struct metadata_year *y)
{
	const struct organization_name *name =
		organization_name(o, y->year->year);

	y->organization_id = o->id;
	y->organization = name->name;
	y->organization_en = name->name_en;
}

/* The years of a department, from its summary. */
static void describe_department(struct describing *d, struct rdf_writer *w,
				const struct department_place *place)
{
	struct build *b = d->build;
	struct arena *a = &b->workers[0].page;
	struct arena *scratch = &b->workers[0].department;
	struct summary summary;
	struct note note;

	build_note(b, place->index, scratch, &note);
	if (note_summary(scratch, &note, a, NULL, 0, &summary))
		for (size_t i = 0; i < summary.year_count; i++) {
			struct metadata_year y = {.year = &summary.years[i]};

			name_year(place->organization, &y);
			files_below(d, a,
				    str_format(a, "data/%.*s/%d/",
					       STR_ARG(y.organization_id),
					       y.year->year),
				    &y);
			metadata_dcat_year(&d->metadata, w, &y);
		}
	arena_clear(a);
	arena_clear(scratch);
}

static void put_catalog(struct describing *d, enum rdf_form form,
			const char *path)
{
	struct build *b = d->build;
	struct metadata_years years = all_years(d);
	struct publish_stream *stream =
		publish_stream_begin(b->publish, CATALOG, str_from(path));
	struct buf out = {0};
	struct rdf_writer w;

	rdf_begin(&w, form, &out);
	metadata_dcat(&d->metadata, &w, &years);
	for (size_t i = 0; i < b->order_count; i++) {
		describe_department(d, &w, &b->order[i]);
		publish_stream_add(stream, buf_str(&out));
		buf_clear(&out);
	}
	rdf_end(&w);
	publish_stream_add(stream, buf_str(&out));
	publish_stream_end(stream);
	buf_free(&out);
}

/* A file that has a line for each of the files of a list. */
struct listing {
	struct publish_stream *stream;
	struct buf out;
	struct json_writer json; /* of the manifest */
	bool sums;               /* checksums, else the manifest */
};

enum { LISTING_BYTES = 1 << 16 };

static void list_files(struct listing *l, const struct publish_facts *files)
{
	for (size_t i = 0; i < files->count; i++) {
		struct publish_fact fact = publish_fact_of(files->items[i]);
		struct metadata_file f = file_of(&fact);

		if (l->sums)
			metadata_sum(&l->out, &f);
		else
			metadata_manifest_file(&l->json, &f);
		if (l->out.n < LISTING_BYTES)
			continue;
		publish_stream_add(l->stream, buf_str(&l->out));
		buf_clear(&l->out);
	}
}

static void end_listing(struct listing *l)
{
	publish_stream_add(l->stream, buf_str(&l->out));
	publish_stream_end(l->stream);
	buf_free(&l->out);
}

static void put_manifest(struct describing *d)
{
	struct listing l = {
		.stream = publish_stream_begin(d->build->publish, CATALOG,
					       STR("data/manifest.json"))};

	l.json.out = &l.out;
	json_write_begin_object(&l.json);
	json_write_key(&l.json, "files");
	json_write_begin_array(&l.json);
	list_files(&l, &d->api);
	list_files(&l, &d->data);
	json_write_newline(&l.json);
	json_write_end_array(&l.json);
	json_write_end_object(&l.json);
	json_write_newline(&l.json);
	end_listing(&l);
}

static void put_sums(struct describing *d)
{
	struct listing l = {
		.sums = true,
		.stream = publish_stream_begin(d->build->publish, CATALOG,
					       STR("data/SHA256SUMS"))};

	list_files(&l, &d->data);
	list_files(&l, &d->api);
	end_listing(&l);
}

/* The files of data/ as they are now. */
static void list_data(struct describing *d)
{
	arena_free(&d->list);
	d->data = publish_list(d->build->publish, &d->list, STR("data/"));
}

static void add_facts(struct digest_stream *s, const struct publish_facts *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct publish_fact f = publish_fact_of(all->items[i]);
		uint64_t numbers[] = {f.size, f.counted, f.records};

		digest_add(s, f.path);
		digest_add(s, (struct str){(char *)numbers, sizeof numbers});
		if (f.sha256)
			digest_add(s, (struct str){(const char *)f.sha256,
						   sizeof *f.sha256});
	}
}

/* Of all that is described, and of what all is made from; empty when that is
 * not trusted. */
static void fingerprint(struct describing *d, struct buf *out)
{
	struct build *b = d->build;
	struct arena *scratch = &b->workers[0].department;
	struct digest_stream *s = digest_begin(&d->arena);

	if (!b->shared.low && !b->shared.high)
		return;
	digest_add(s, (struct str){(char *)&b->shared, sizeof b->shared});
	digest_add(s, (struct str){(char *)&b->history, sizeof b->history});
	add_facts(s, &d->data);
	add_facts(s, &d->api);
	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		digest_add(s, note.summary);
		arena_clear(scratch);
	}
	digest_write(out, digest_end(s));
}

static void describe(struct describing *d)
{
	find_years(d);
	pick_files(d);
	put_catalog(d, RDF_TURTLE, "data/catalog.ttl");
	put_catalog(d, RDF_JSON_LD, "data/catalog.jsonld");
	list_data(d);
	put_manifest(d);
	list_data(d);
	put_sums(d);
}

/* The rows of the datasets, in each of the forms of one record a row. */
static void count_rows(struct describing *d)
{
	for (size_t i = 0; i < d->data.count; i++) {
		struct publish_fact f = publish_fact_of(d->data.items[i]);
		int which = metadata_dataset_of(f.path);

		if (which < DATASET_COUNT)
			publish_count(d->build->publish, f.path,
				      d->build->dataset_rows[which]);
	}
}

void metadata_put_catalog(struct build *b)
{
	struct describing d = {
		.build = b,
		.metadata = {.config = &b->config},
	};
	struct buf digest = {0};

	list_data(&d);
	count_rows(&d);
	d.api = publish_list(b->publish, &d.arena, STR("api/"));
	fingerprint(&d, &digest);
	if (!digest.n ||
	    !str_eq(publish_state_get(b->publish, &d.arena, CATALOG),
		    buf_str(&digest)) ||
	    !publish_keep_group(b->publish, CATALOG))
		describe(&d);
	publish_state_put(b->publish, CATALOG, buf_str(&digest));
	buf_free(&digest);
	arena_free(&d.list);
	arena_free(&d.arena);
}

/* The CSV files that a year may have: its tables and the datasets. */
static struct metadata_file *year_files(struct build *b, struct arena *a,
					const struct budget_year *y,
					size_t *count)
{
	struct metadata_file *files = arena_array(
		a, struct metadata_file, y->table_count + DATASET_COUNT);
	struct publish_fact fact;

	*count = 0;
	for (size_t i = 0; i < y->table_count + DATASET_COUNT; i++) {
		struct str name = i < DATASET_COUNT
					  ? str_from(dataset_kinds[i].id)
					  : y->tables[i - DATASET_COUNT]->id;

		if (publish_find(b->publish,
				 build_data_path(a, y->organization->id,
						 y->year, name, "csv"),
				 &fact))
			files[(*count)++] = file_of(&fact);
	}
	return files;
}

void metadata_put_year(struct build *b, struct worker *w,
		       const struct department *department,
		       const struct summary_year *year)
{
	struct metadata m = {.config = &b->config};
	struct metadata_year y = {.year = year};
	const struct budget_year *budget = department->years;

	while (budget->year != year->year)
		budget++;
	name_year(department->organization, &y);
	y.files = year_files(b, &w->department, budget, &y.file_count);
	buf_clear(&w->html);
	metadata_year_package(&m, &y, &w->html);
	publish_put_group(b->publish, y.organization_id,
			  build_data_path(&w->department, y.organization_id,
					  year->year, STR("datapackage"),
					  "json"),
			  buf_str(&w->html));
}
