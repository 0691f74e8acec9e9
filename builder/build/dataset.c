/* The datasets of the site. */
#include "build/dataset.h"

static const char *const ENDINGS[DATASET_FORM_COUNT] = {"csv", "json"};

struct visit {
	struct build *build;
	enum dataset which;
	enum dataset_form form;
	void (*visit)(void *context, struct str rows);
	void *context;
	size_t head, tail; /* bytes around the rows of a year's file */
};

static void visit_rows(const struct visit *v, const struct dataset_rows *rows)
{
	if (rows->count)
		v->visit(v->context,
			 buf_str(v->form == DATASET_CSV ? &rows->csv
							: &rows->json));
}

static bool visit_organizations(const struct visit *v)
{
	struct dataset_rows rows = {0};

	export_organizations(&v->build->site, &rows);
	visit_rows(v, &rows);
	buf_free(&rows.csv);
	buf_free(&rows.json);
	return true;
}

/* From the note. */
static bool visit_documents(const struct visit *v, size_t index)
{
	struct note note;
	bool ok = note_read(&v->build->workers[0].department,
			    v->build->departments[index].note, &note, NULL);

	if (ok && note.document_rows)
		v->visit(v->context, v->form == DATASET_CSV
					     ? note.documents_csv
					     : note.documents_json);
	return ok;
}

static struct str year_path(const struct visit *v, struct arena *a,
			    const struct ingest_folder *folder, size_t year)
{
	return build_data_path(a, folder->id, folder->years[year].year,
			       str_from(dataset_kinds[v->which].id),
			       ENDINGS[v->form]);
}

/* From the files of the years. */
static bool visit_years(const struct visit *v, size_t index)
{
	struct build *b = v->build;
	const struct ingest_folder *folder = &b->plan.folders[index];
	struct arena *scratch = &b->workers[0].page;
	bool ok = true;

	for (size_t i = 0; ok && i < folder->year_count; i++) {
		struct str all;

		ok = publish_read(b->publish, scratch,
				  year_path(v, scratch, folder, i), &all);
		if (ok && all.n > v->head + v->tail)
			v->visit(v->context,
				 str_slice(all, v->head, all.n - v->tail));
		arena_clear(scratch);
	}
	return ok;
}

static size_t csv_header_size(enum dataset which)
{
	struct buf header = {0};

	export_csv_header(which, &header);
	size_t size = header.n;

	buf_free(&header);
	return size;
}

bool dataset_visit(struct build *b, enum dataset which, enum dataset_form form,
		   void (*visit)(void *context, struct str rows), void *context)
{
	struct visit v = {.build = b,
			  .which = which,
			  .form = form,
			  .visit = visit,
			  .context = context};
	bool ok = true;

	if (which == DATASET_ORGANIZATIONS)
		return visit_organizations(&v);
	if (form == DATASET_JSON) {
		v.head = sizeof DATASET_JSON_HEAD - 1;
		v.tail = sizeof DATASET_JSON_TAIL - 1;
	} else {
		v.head = csv_header_size(which);
	}
	for (size_t i = 0; ok && i < b->order_count; i++)
		ok = dataset_has_years(which)
			     ? visit_years(&v, b->order[i].index)
			     : visit_documents(&v, b->order[i].index);
	return ok;
}

/* A dataset on its way to its file. */
struct writing {
	struct publish_stream *stream;
	enum dataset_form form;
	bool any;
};

static void write_rows(void *context, struct str rows)
{
	struct writing *w = context;

	if (w->any && w->form == DATASET_JSON)
		publish_stream_add(w->stream, STR(",\n"));
	publish_stream_add(w->stream, rows);
	w->any = true;
}

static void write_file(struct build *b, enum dataset which,
		       enum dataset_form form, struct str path)
{
	struct writing w = {publish_stream_begin(b->publish, path, path), form,
			    false};
	struct buf header = {0};

	if (form == DATASET_CSV)
		export_csv_header(which, &header);
	else
		buf_add(&header, STR(DATASET_JSON_HEAD));
	publish_stream_add(w.stream, buf_str(&header));
	dataset_visit(b, which, form, write_rows, &w);
	if (form == DATASET_JSON)
		publish_stream_add(w.stream, STR(DATASET_JSON_TAIL));
	publish_stream_end(w.stream);
	buf_free(&header);
}

/* Of the files of the years, in their order, and of what all is made from;
 * empty when something of it is not there or not trusted. */
static void fingerprint(struct build *b, enum dataset which,
			enum dataset_form form, struct buf *out)
{
	struct visit v = {.which = which, .form = form};
	struct arena *scratch = &b->workers[0].page;
	bool ok = b->shared.low || b->shared.high;

	digest_write(out, b->shared);
	for (size_t i = 0; i < b->order_count; i++) {
		const struct ingest_folder *folder =
			&b->plan.folders[b->order[i].index];

		for (size_t j = 0; j < folder->year_count; j++) {
			struct str path = year_path(&v, scratch, folder, j);

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

/* A file that is made of files: kept when these are as they were. */
static void put_file(struct build *b, enum dataset which,
		     enum dataset_form form, struct str path)
{
	struct buf sources = {0}, digest = {0};

	fingerprint(b, which, form, &sources);
	if (sources.n)
		digest_write(&digest, digest_of(buf_str(&sources)));
	if (!digest.n ||
	    !str_eq(publish_state_get(b->publish, path), buf_str(&digest)) ||
	    !publish_keep_group(b->publish, path))
		write_file(b, which, form, path);
	publish_state_put(b->publish, path, buf_str(&digest));
	buf_free(&sources);
	buf_free(&digest);
}

void dataset_put_all(struct build *b)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		enum dataset which = (enum dataset)i;

		for (int form = 0; form < DATASET_FORM_COUNT; form++) {
			struct str path =
				str_format(b->arena, "data/%s.%s",
					   dataset_kinds[i].id, ENDINGS[form]);

			if (dataset_has_years(which))
				put_file(b, which, (enum dataset_form)form,
					 path);
			else
				write_file(b, which, (enum dataset_form)form,
					   path);
		}
		b->result->datasets++;
	}
}
