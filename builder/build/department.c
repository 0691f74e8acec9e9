/* The unit of work: one department from its files to its pages and rows. */
#include "build/job.h"

#include <string.h>

static const struct diag_kind NO_TEMPLATE = {
	"template-missing", DIAG_ERROR, "没有名为“{0}”的模板。",
	"there is no template named \"{0}\""};

void build_put(struct build *b, struct str path, struct str bytes)
{
	if (b->publish)
		publish_put(b->publish, path, bytes);
}

static void count_page(struct build *b)
{
	os_mutex_lock(b->mutex);
	b->result->pages++;
	os_mutex_unlock(b->mutex);
}

void build_put_page(void *context, const struct page *page)
{
	struct rendering *r = context;
	struct build *b = r->build;
	const struct template *t =
		template_find(b->share.templates, page->template_name);

	if (!t) {
		diag_report(r->diag, &NO_TEMPLATE,
			    ((struct span){{NULL, 0}, 0, 0}),
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
		build_put(b, page->path, buf_str(&r->worker->html));
	count_page(b);
}

/* data/ORG/YEAR/NAME.ENDING */
static struct str data_path(struct arena *a, const struct budget_year *y,
			    struct str name, const char *ending)
{
	return str_format(a, "data/%.*s/%d/%.*s.%s",
			  STR_ARG(y->organization->id), y->year, STR_ARG(name),
			  ending);
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
		build_put(b, data_path(&w->department, y, t->id, "csv"),
			  buf_str(&w->html));
		buf_clear(&w->html);
		export_table_json(t, &w->html);
		build_put(b, data_path(&w->department, y, t->id, "json"),
			  buf_str(&w->html));
	}
}

/* The rows of a year as whole files. */
static void put_rows(struct build *b, struct worker *w,
		     const struct budget_year *y, enum dataset which,
		     struct str csv, struct str json)
{
	struct str name = str_from(dataset_kinds[which].id);

	buf_clear(&w->html);
	export_csv_header(which, &w->html);
	buf_add(&w->html, csv);
	build_put(b, data_path(&w->department, y, name, "csv"),
		  buf_str(&w->html));
	buf_clear(&w->html);
	buf_add(&w->html, STR("[\n"));
	buf_add(&w->html, json);
	buf_add(&w->html, STR("\n]\n"));
	build_put(b, data_path(&w->department, y, name, "json"),
		  buf_str(&w->html));
}

/* Append a year's rows to those of the department, and write them as the
 * datasets of the year. */
static void put_year_rows(struct build *b, struct worker *w,
			  const struct audit *audit,
			  struct dataset_rows rows[DATASET_COUNT])
{
	static const enum dataset parts[] = {
		DATASET_AMOUNTS, DATASET_INDICATORS, DATASET_PROJECTS,
		DATASET_FINDINGS};
	struct dataset_rows before[DATASET_COUNT];

	memcpy(before, rows, sizeof before);
	export_year(audit, rows);
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
		const struct dataset_rows *old = &before[parts[i]];
		const struct dataset_rows *all = &rows[parts[i]];
		size_t comma = old->count ? STR(",\n").n : 0;

		put_rows(b, w, audit->year, parts[i],
			 str_slice(buf_str(&all->csv), old->csv.n, all->csv.n),
			 str_slice(buf_str(&all->json), old->json.n + comma,
				   all->json.n));
	}
}

static void count_department(struct build *b, const struct department *d)
{
	struct build_result *r = b->result;

	r->departments++;
	r->years += d->year_count;
	for (size_t i = 0; i < d->year_count; i++) {
		const struct budget_year *y = &d->years[i];

		r->projects += y->project_count;
		for (size_t t = 0; t < y->table_count; t++) {
			r->tables += y->tables[t]->row_count > 0;
			r->figures += table_figure_count(y->tables[t]);
		}
		for (size_t p = 0; p < y->project_count; p++)
			r->indicators += y->projects[p].indicators.count;
		for (size_t o = 0; o < y->overall_count; o++)
			r->indicators += y->overall[o].indicators.count;
	}
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

static void put_outputs(struct build *b, struct worker *w, size_t index,
			const struct department *department,
			const struct audit *audits)
{
	struct rendering rendering = {b, w, &b->department_diags[index]};
	struct page_sink sink = {build_put_page, &rendering};

	for (size_t i = 0; i < b->config.language_count; i++)
		view_department(&b->views[i], &w->page, department,
				rendering.diag, sink);
	arena_clear(&w->page);
	if (!b->publish)
		return;
	for (size_t i = 0; i < department->year_count; i++) {
		put_tables(b, w, &department->years[i]);
		put_year_rows(b, w, &audits[i], b->rows[index]);
	}
}

void build_fail(struct build *b, const struct os_error *e)
{
	os_mutex_lock(b->mutex);
	if (!b->world_failed) {
		b->error = *e;
		b->error.path.s = b->error.text;
	}
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

void build_department(void *context, size_t index, size_t worker)
{
	struct build *b = context;
	struct worker *w = &b->workers[worker];
	struct department department = {0};
	struct os_error e = {0};

	if (!ingest_department(&w->department, &b->config, &b->plan, &b->site,
			       &b->plan.folders[index], &department,
			       &b->department_diags[index], &e)) {
		if (e.what)
			build_fail(b, &e);
	} else if (department.organization) {
		struct audit *audits = check_years(b, w, &department);

		put_outputs(b, w, index, &department, audits);
		os_mutex_lock(b->mutex);
		summary_of(b->arena, &department,
			   b->plan.folder_count <=
				   SUMMARY_INDICATORS_DEPARTMENTS_MAX,
			   &b->summaries.items[index]);
		count_department(b, &department);
		os_mutex_unlock(b->mutex);
	}
	arena_clear(&w->department);
	progress(b);
}
