/* The datasets of the site. */
#include "build/dataset.h"

#include "export/form.h"
#include "export/rows.h"

#include <assert.h>

/* ---- reading ---- */

struct visit {
	struct build *build;
	enum dataset which;
	const struct dataset_sink *sinks;
	size_t sink_count;
	struct dataset_reader reader;
};

/* The rows are bytes that this very program has written. */
static void visit_rows(struct visit *v, struct str csv)
{
	size_t columns = dataset_kinds[v->which].column_count;

	v->reader.rest = csv;
	while (dataset_read_row(&v->reader, columns)) {
		for (size_t i = 0; i < v->sink_count; i++)
			v->sinks[i].row(v->sinks[i].context, v->reader.fields);
		v->build->dataset_rows[v->which]++;
	}
	assert(!v->reader.failed);
}

static void visit_site(struct visit *v)
{
	struct dataset_rows rows[DATASET_COUNT] = {0};

	export_site(&v->build->site, &v->build->changes, rows);
	visit_rows(v, buf_str(&rows[v->which].csv));
	for (size_t i = 0; i < DATASET_COUNT; i++)
		buf_free(&rows[i].csv);
}

static struct str year_path(struct arena *a, enum dataset which,
			    const struct ingest_folder *folder, size_t year)
{
	return build_data_path(a, folder->id, folder->years[year].year,
			       str_from(dataset_kinds[which].id), "csv");
}

static size_t header_size(enum dataset which)
{
	struct buf header = {0};

	export_csv_header(which, &header);
	size_t size = header.n;

	buf_free(&header);
	return size;
}

/* From the files of the years. */
static bool visit_years(struct visit *v, size_t index)
{
	struct build *b = v->build;
	const struct ingest_folder *folder = &b->plan.folders[index];
	struct arena *scratch = &b->workers[0].page;
	size_t header = header_size(v->which);
	bool ok = true;

	for (size_t i = 0; ok && i < folder->year_count; i++) {
		struct str all;

		ok = publish_read(b->publish, scratch,
				  year_path(scratch, v->which, folder, i),
				  &all);
		if (ok)
			visit_rows(v, str_slice(all, header, all.n));
		arena_clear(scratch);
	}
	return ok;
}

bool dataset_visit(struct build *b, enum dataset which,
		   const struct dataset_sink *sinks, size_t count)
{
	struct visit v = {.build = b,
			  .which = which,
			  .sinks = sinks,
			  .sink_count = count};
	bool ok = true;

	b->dataset_rows[which] = 0;
	for (size_t i = 0; i < count; i++)
		sinks[i].begin(sinks[i].context, which);
	if (!dataset_has_years(which))
		visit_site(&v);
	else
		for (size_t i = 0; ok && i < b->order_count; i++)
			ok = visit_years(&v, b->order[i].index);
	for (size_t i = 0; i < count; i++)
		sinks[i].end(sinks[i].context);
	dataset_reader_free(&v.reader);
	return ok;
}

/* ---- writing ---- */

/* A form of a dataset on its way to its file. */
struct form_file {
	struct build *build;
	struct str path;
	struct publish_stream *stream;
	struct form_writer writer;
};

static void write_piece(void *context, struct str bytes)
{
	struct form_file *f = context;

	publish_stream_add(f->stream, bytes);
}

static void begin_file(void *context, enum dataset which)
{
	struct form_file *f = context;

	f->stream = publish_stream_begin(f->build->publish, f->path, f->path);
	form_begin(&f->writer, which);
}

static void add_row(void *context, const struct str *fields)
{
	struct form_file *f = context;

	form_row(&f->writer, fields);
}

static void end_file(void *context)
{
	struct form_file *f = context;

	form_end(&f->writer);
	publish_stream_end(f->stream);
}

/* ---- keeping ---- */

/* Of the files of the years, in their order, and of what all is made from;
 * empty when something of it is not there or not trusted. */
static void add_sources(struct build *b, enum dataset which, struct buf *out)
{
	struct arena *scratch = &b->workers[0].page;
	bool ok = b->shared.low || b->shared.high;

	digest_write(out, b->shared);
	if (!dataset_has_years(which))
		digest_write(out, b->history);
	for (size_t i = 0; dataset_has_years(which) && i < b->order_count;
	     i++) {
		const struct ingest_folder *folder =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; j < folder->year_count; j++) {
			struct str path = year_path(scratch, which, folder, j);

			buf_add(out, path);
			buf_add_char(out, ' ');
			ok &= publish_fingerprint(b->publish, path, out);
			buf_add_char(out, '\n');
			arena_clear(scratch);
		}
	}
	if (!ok)
		buf_clear(out);
}

static struct digest fingerprint(struct build *b, enum dataset which)
{
	struct buf sources = {0};
	struct digest digest = {0};

	add_sources(b, which, &sources);
	if (sources.n)
		digest = digest_of(buf_str(&sources));
	buf_free(&sources);
	return digest;
}

/* The note of a file: the fingerprint of what it was made from, its rows. */
struct form_note {
	struct digest inputs;
	uint64_t rows;
};

static struct str note_bytes(const struct form_note *note)
{
	return (struct str){(const char *)note, sizeof *note};
}

/* Keep the file when it was made from the same. */
static bool keep_file(struct build *b, enum dataset which, struct str path,
		      struct digest inputs)
{
	struct str bytes =
		publish_state_get(b->publish, &b->workers[0].page, path);
	struct form_note note;

	if (bytes.n != sizeof note)
		return false;
	memcpy(&note, bytes.s, sizeof note);
	if ((!inputs.low && !inputs.high) || !digest_eq(note.inputs, inputs) ||
	    !publish_keep_group(b->publish, path))
		return false;
	b->dataset_rows[which] = note.rows;
	return true;
}

/* The files of a dataset that cannot be kept, and their sinks. */
struct form_files {
	struct form_file files[DATASET_FORM_COUNT];
	struct dataset_sink sinks[DATASET_FORM_COUNT];
	size_t count;
};

static void add_file(struct form_files *all, struct build *b, struct str path,
		     enum dataset_form form)
{
	struct form_file *f = &all->files[all->count];

	*f = (struct form_file){
		.build = b,
		.path = path,
		.writer = {.form = form, .write = write_piece, .context = f}};
	all->sinks[all->count++] = (struct dataset_sink){.context = f,
							 .begin = begin_file,
							 .row = add_row,
							 .end = end_file};
}

static struct str form_path(struct arena *a, enum dataset which,
			    enum dataset_form form)
{
	return str_format(a, "data/%s.%s", dataset_kinds[which].id,
			  dataset_forms[form].ending);
}

static void put_dataset(struct build *b, enum dataset which)
{
	struct form_note note = {.inputs = fingerprint(b, which)};
	struct form_files all = {.count = 0};

	for (int i = 0; i < DATASET_FORM_COUNT; i++) {
		enum dataset_form form = (enum dataset_form)i;
		struct str path = form_path(b->arena, which, form);

		if (!keep_file(b, which, path, note.inputs))
			add_file(&all, b, path, form);
	}
	if (all.count)
		dataset_visit(b, which, all.sinks, all.count);
	note.rows = b->dataset_rows[which];
	for (int i = 0; i < DATASET_FORM_COUNT; i++)
		publish_state_put(
			b->publish,
			form_path(b->arena, which, (enum dataset_form)i),
			note_bytes(&note));
	for (size_t i = 0; i < all.count; i++)
		form_free(&all.files[i].writer);
}

void dataset_put_all(struct build *b)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		put_dataset(b, (enum dataset)i);
		b->result->datasets++;
	}
}
