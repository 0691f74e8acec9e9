/* The unit of work: one department from its files to its pages and rows. */
#include "build/api.h"
#include "build/archive.h"
#include "build/fingerprint.h"
#include "build/job.h"
#include "build/search.h"
#include "build/metadata.h"
#include "export/readme.h"
#include "export/workbook.h"
#include "view/comparison.h"

#include <string.h>

static const struct diag_kind NO_TEMPLATE = {
	"template-missing", DIAG_ERROR, "没有名为“{0}”的模板。",
	"there is no template named \"{0}\""};

void build_put(struct build *b, struct str group, struct str path,
	       struct str bytes)
{
	if (b->publish)
		publish_put_group(b->publish, group, path, bytes);
}

void build_put_page(void *context, const struct page *page)
{
	struct rendering *r = context;
	struct build *b = r->build;
	const struct template *t =
		template_find(b->share.templates, page->template_name);

	if (!t) {
		diag_report(r->diag, &NO_TEMPLATE,
			    span_at((struct str){NULL, 0}, 0, 0),
			    page->template_name);
		return;
	}
	buf_clear(&r->worker->html);
	if (b->options->dump_values)
		value_dump(&r->worker->html, &page->value);
	else if (!template_render(&r->worker->renderer, t, &page->value,
				  r->diag, &r->worker->html))
		return;
	if (b->options->dump_values)
		os_print(1, buf_str(&r->worker->html));
	else
		build_put(b, r->group, page->path, buf_str(&r->worker->html));
	if (!b->publish)
		links_page(b, page->path);
	r->pages++;
}

void build_put_file(void *context, struct str path, struct str bytes)
{
	struct rendering *r = context;

	if (!r->build->options->dump_values)
		build_put(r->build, r->group, path, bytes);
}

bool build_file_size(void *context, struct str path, uint64_t *size)
{
	const struct rendering *r = context;
	struct publish_fact fact;

	if (!r->build->publish || !publish_find(r->build->publish, path, &fact))
		return false;
	*size = fact.size;
	return true;
}

struct str build_data_path(struct arena *a, struct str organization, int year,
			   struct str name, const char *ending)
{
	return str_format(a, "data/%.*s/%d/%.*s.%s", STR_ARG(organization),
			  year, STR_ARG(name), ending);
}

/* A file of the year's data, from the worker's buffer. */
static void put_data(struct build *b, struct worker *w,
		     const struct budget_year *y, struct str name,
		     const char *ending)
{
	struct str id = y->organization->id;

	build_put(b, id,
		  build_data_path(&w->department, id, y->year, name, ending),
		  buf_str(&w->html));
}

static void put_tables(struct build *b, struct worker *w,
		       const struct budget_year *y)
{
	for (size_t i = 0; i < y->table_count; i++) {
		const struct table *t = y->tables[i];

		if (!t->row_count)
			continue;
		buf_clear(&w->html);
		export_table_csv(t, &w->html);
		put_data(b, w, y, t->id, "csv");
		buf_clear(&w->html);
		export_table_json(t, &w->html);
		put_data(b, w, y, t->id, "json");
	}
}

/* data/ORG/YEAR/ORG-YEAR.xlsx. Where there are errors nothing is published, and
 * what has no room in it was told already. */
static void put_workbook(struct build *b, struct worker *w,
			 const struct audit *audit,
			 const struct dataset_rows rows[DATASET_COUNT],
			 struct diag *d)
{
	struct arena *a = &w->department;

	if (diag_has_errors(d))
		return;
	struct str id = audit->year->organization->id;
	int year = audit->year->year;
	struct str name = str_format(a, "%.*s-%d", STR_ARG(id), year);
	struct str path = build_data_path(a, id, year, name, "xlsx");
	struct str to = publish_file_begin(b->publish, id, path, a);
	struct os_error e = {0};

	if (to.n)
		publish_file_end(
			b->publish, path,
			workbook_year(to, &b->config, audit, rows, d, &e)
				? 0
				: e.code);
}

/* README.txt, and the tidy datasets of one year, each whole. */
static void put_year_rows(struct build *b, struct worker *w,
			  const struct audit *audit,
			  struct dataset_rows rows[DATASET_COUNT],
			  struct diag *d)
{
	const struct budget_year *y = audit->year;

	size_t counts[DATASET_COUNT] = {0};

	export_year(audit, rows);
	put_workbook(b, w, audit, rows, d);
	for (int i = 0; i < DATASET_COUNT; i++) {
		if (!dataset_has_years((enum dataset)i))
			continue;
		buf_clear(&w->html);
		export_csv_header((enum dataset)i, &w->html);
		buf_add(&w->html, buf_str(&rows[i].csv));
		put_data(b, w, y, str_from(dataset_kinds[i].id), "csv");
		counts[i] = rows[i].count;
		buf_clear(&rows[i].csv);
		rows[i].count = 0;
	}
	buf_clear(&w->html);
	export_readme(&b->config, audit, counts, &w->html);
	put_data(b, w, y, STR("README"), "txt");
}

static void free_rows(struct dataset_rows rows[DATASET_COUNT])
{
	for (size_t i = 0; i < DATASET_COUNT; i++)
		buf_free(&rows[i].csv);
}

static void count_year(struct build_counts *c, const struct budget_year *y)
{
	c->projects += y->project_count;
	for (size_t i = 0; i < y->table_count; i++) {
		c->tables += y->tables[i]->row_count > 0;
		c->figures += table_figure_count(y->tables[i]);
	}
	for (size_t i = 0; i < y->project_count; i++)
		c->indicators += y->projects[i].indicators.count;
	for (size_t i = 0; i < y->overall_count; i++)
		c->indicators += y->overall[i].indicators.count;
}

void build_count(struct build *b, const struct build_counts *c)
{
	struct build_counts *all = &b->result->counts;

	os_mutex_lock(b->mutex);
	all->departments += c->departments;
	all->years += c->years;
	all->tables += c->tables;
	all->figures += c->figures;
	all->indicators += c->indicators;
	all->projects += c->projects;
	all->pages += c->pages;
	os_mutex_unlock(b->mutex);
}

static struct rendering rendering_of(struct build *b, struct worker *w,
				     struct diag *d,
				     const struct department *department)
{
	return (struct rendering){
		.build = b,
		.worker = w,
		.arena = &w->department,
		.diag = d,
		.group = department->organization->id,
	};
}

struct page_sink build_sink(struct rendering *r)
{
	return (struct page_sink){build_put_page, r,
				  build_put_file, build_file_size,
				  links_add,      links_put_picture};
}

static void put_pages(struct build *b, struct worker *w, struct diag *d,
		      const struct department *department,
		      const struct audit *audits, struct note *note)
{
	struct rendering rendering = rendering_of(b, w, d, department);
	struct page_sink sink = build_sink(&rendering);

	for (size_t i = 0; i < b->config.language_count; i++)
		view_department(&b->views[i], &w->page, department, audits, d,
				sink);
	arena_clear(&w->page);
	note->counts.pages = rendering.pages;
	note->links = links_pack(&w->department, &rendering.links);
}

/* The audits of a department's years. */
static struct audit *check_years(struct build *b, struct worker *w,
				 const struct department *d)
{
	struct audit *audits =
		arena_array(&w->department, struct audit, d->year_count);

	for (size_t i = 0; i < d->year_count; i++)
		audit_year(&w->department, &b->config, &b->site, d,
			   &d->years[i], &audits[i]);
	return audits;
}

/* The digests of the years, packed. */
static struct str pack_audits(struct worker *w, const struct audit *audits,
			      size_t count)
{
	struct audit_digest *digests =
		arena_array(&w->department, struct audit_digest, count);

	for (size_t i = 0; i < count; i++)
		audit_digest_of(&w->department, &audits[i], &digests[i]);
	return note_pack_audits(&w->department, digests, count);
}

/* The department's figures for comparisons in the browser. */
static void put_comparison(struct build *b, struct worker *w,
			   const struct summary *summary)
{
	struct summary copy = *summary;
	struct summaries one = {&copy, 1};
	struct str id = summary->organization->id;

	if (!b->publish)
		return;
	buf_clear(&w->html);
	comparison_shard(&b->views[0], &w->page, &one, &w->html);
	build_put(b, id,
		  comparison_shard_path(&w->department, summary->organization),
		  buf_str(&w->html));
}

/* All files of the years' data. */
static void put_years(struct build *b, struct worker *w,
		      const struct department *department,
		      const struct audit *audits, const struct summary *summary,
		      struct diag *d)
{
	struct dataset_rows rows[DATASET_COUNT] = {0};
	struct rendering r = rendering_of(b, w, d, department);

	view_department_charts(&b->views[0], &w->page, department, summary,
			       audits, build_sink(&r));
	for (size_t i = 0; i < department->year_count; i++) {
		put_tables(b, w, &department->years[i]);
		put_year_rows(b, w, &audits[i], rows, d);
		metadata_put_year(b, w, department, &summary->years[i]);
		archive_put_year(b, &w->department, &department->years[i]);
	}
	free_rows(rows);
}

/* All outputs of a department; its note. The pages come last: they say how
 * large the files are. */
static void put_outputs(struct build *b, struct worker *w,
			const struct department *department,
			struct digest inputs, struct department_job *job)
{
	struct note note = {.inputs = inputs, .counts = {.departments = 1}};
	const struct audit *audits = check_years(b, w, department);
	struct summary summary;

	note.audits = pack_audits(w, audits, department->year_count);
	search_put_department(b, w, department, &note);
	note.counts.years = department->year_count;
	for (size_t i = 0; i < department->year_count; i++)
		count_year(&note.counts, &department->years[i]);
	summary_of(&w->department, department, b->keep_indicators, &summary);
	if (b->publish) {
		put_years(b, w, department, audits, &summary, &job->diag);
		api_put_department(b, w, &summary);
	}
	put_comparison(b, w, &summary);
	put_pages(b, w, &job->diag, department, audits, &note);
	note_write(&w->note, &w->department, &note, &job->diag, &summary);
	build_count(b, &note.counts);
}

void build_fail(struct build *b, const struct os_error *e)
{
	os_mutex_lock(b->mutex);
	if (!b->world_failed)
		b->error = *e;
	b->world_failed = true;
	os_mutex_unlock(b->mutex);
}

static void progress(struct build *b)
{
	os_mutex_lock(b->mutex);
	size_t done = ++b->done;

	if (b->options->progress)
		b->options->progress(b->options->progress_context, done,
				     b->plan.folder_count);
	os_mutex_unlock(b->mutex);
}

/* Keep the note as long as the build. */
static void keep_note(struct build *b, size_t index, struct str bytes)
{
	struct department_job *job = &b->departments[index];

	job->noted = true;
	if (b->publish) {
		publish_state_put(b->publish, b->plan.folders[index].id, bytes);
		return;
	}
	os_mutex_lock(b->mutex);
	job->note = str_copy(b->arena, bytes);
	os_mutex_unlock(b->mutex);
}

struct str build_note_bytes(struct build *b, size_t index, struct arena *a)
{
	if (!b->publish)
		return b->departments[index].note;
	return publish_state_get_new(b->publish, a, b->plan.folders[index].id);
}

void build_note(struct build *b, size_t index, struct arena *a,
		struct note *out)
{
	note_read(a, build_note_bytes(b, index, a), out, NULL);
}

/* Is the department as it was at the last build, with all its outputs? Then
 * these are kept. */
static bool keep_department(struct build *b, struct worker *w, size_t index,
			    struct digest inputs)
{
	struct str id = b->plan.folders[index].id;
	struct note note;
	struct summary ignored;
	struct audit_digests unused;

	if (!b->publish)
		return false;
	struct str bytes = publish_state_get(b->publish, &w->department, id);

	if (!note_read(&w->department, bytes, &note, NULL) ||
	    !note_is_of(&note, inputs) ||
	    !note_summary(&w->department, &note, &w->page, NULL, SUMMARY_WHOLE,
			  &ignored) ||
	    !note_audits(&w->department, &note, &w->page, &unused) ||
	    !publish_keep_group(b->publish, id))
		return false;
	keep_note(b, index, bytes);
	b->departments[index].kept = true;
	build_count(b, &note.counts);
	os_mutex_lock(b->mutex);
	b->result->kept++;
	os_mutex_unlock(b->mutex);
	return true;
}

static void make_department(struct build *b, struct worker *w, size_t index,
			    struct digest inputs)
{
	struct department_job *job = &b->departments[index];
	const struct ingest_folder *folder = &b->plan.folders[index];
	struct department department = {0};
	struct os_error e = {0};

	if (!ingest_department(&w->department, &b->config, &b->plan, &b->site,
			       folder, &department, &job->diag, &e)) {
		if (e.what)
			build_fail(b, &e);
	} else if (department.organization) {
		put_outputs(b, w, &department, inputs, job);
		keep_note(b, index, buf_str(&w->note));
	}
}

void build_department(void *context, size_t index, size_t worker)
{
	struct build *b = context;
	struct worker *w = &b->workers[worker];
	const struct ingest_folder *folder = &b->plan.folders[index];
	struct digest inputs = fingerprint_department(b, folder, &w->note);

	if (!keep_department(b, w, index, inputs))
		make_department(b, w, index, inputs);
	arena_clear(&w->department);
	arena_clear(&w->page);
	progress(b);
}
