/* The phases of a build, in their order. */
#include "build/job.h"

#include <stdlib.h>

static const struct diag_kind NO_CONFIG = {
	"site-toml-missing", DIAG_ERROR,
	"“{0}”里没有 site.toml。请在网站文件夹里运行，或用 -C 指明它；"
	"`budgetpress new 文件夹` 可以新建一个。",
	"there is no site.toml in \"{0}\"; run in the site's folder or give it "
	"with -C; `budgetpress new FOLDER` makes one"};
static const struct diag_kind WORLD = {"input-unreadable", DIAG_ERROR, "{0}。",
				       "{0}"};

enum { SITE_TOML_MAX = 1024 * 1024 };

static struct str below(struct build *b, struct str name)
{
	struct str root = b->options->root;

	if (str_starts(name, STR("/")) || str_eq(root, STR(".")) || !root.n)
		return name;
	return str_format(b->arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(name));
}

static bool read_config(struct build *b)
{
	struct os_stat st;
	struct os_error e = {0};
	struct str path = below(b, STR("site.toml"));
	struct str bytes, text;

	if (!os_stat(path, &st, &e))
		return build_fail(b, &e), false;
	if (st.kind == OS_NONE) {
		diag_report(b->diag, &NO_CONFIG,
			    ((struct span){{NULL, 0}, 0, 0}), b->options->root);
		return false;
	}
	if (!os_read(b->arena, path, SITE_TOML_MAX, &bytes, &e))
		return build_fail(b, &e), false;
	return encoding_decode(b->arena, bytes, ENCODING_UTF8, STR("site.toml"),
			       b->diag, &text) &&
	       config_read(b->arena, text, STR("site.toml"), b->diag,
			   &b->config);
}

bool build_open(struct build *b)
{
	struct os_error e = {0};
	bool ok = read_config(b) &&
		  ingest_scan(b->arena, below(b, b->config.content), &b->plan,
			      b->diag, &e) &&
		  ingest_site(b->arena, &b->config, &b->plan, &b->site, b->diag,
			      &e);

	if (e.what)
		build_fail(b, &e);
	return ok;
}

static bool open_share(struct build *b)
{
	struct os_error e = {0};
	bool ok = share_load(b->arena, b->diag, &b->share, &e);

	if (e.what)
		build_fail(b, &e);
	for (size_t i = 0; ok && i < b->config.language_count; i++)
		view_init(&b->views[i], b->arena, &b->config, &b->site, i,
			  os_now());
	return ok;
}

static void close_output(struct build *b)
{
	b->output_failed = publish_world_failed(b->publish);
	publish_end(b->publish);
	b->publish = NULL;
}

static bool open_output(struct build *b)
{
	struct str output = b->options->output.n ? b->options->output
						 : below(b, b->config.output);

	if (b->options->check_only || b->options->dump_values)
		return true;
	b->result->output = str_copy(&b->diag->arena, output);
	if (publish_begin(b->arena, output, b->plan.root, b->diag, &b->publish))
		return true;
	close_output(b);
	return false;
}

static void run_departments(struct build *b)
{
	size_t count = b->plan.folder_count;

	b->summaries.items = arena_array(b->arena, struct summary, count);
	b->summaries.count = count;
	b->department_diags = arena_array(b->arena, struct diag, count);
	b->rows = arena_alloc(b->arena, count, sizeof *b->rows,
			      _Alignof(struct dataset_rows));
	os_parallel(count, b->options->jobs, build_department, b);
	for (size_t i = 0; i < count; i++) {
		diag_merge(b->diag, &b->department_diags[i]);
		diag_free(&b->department_diags[i]);
	}
}

static int by_organization(const void *a, const void *b)
{
	const struct organization *left =
		((const struct summary *)a)->organization;
	const struct organization *right =
		((const struct summary *)b)->organization;
	struct str x = left->sort_key.n ? left->sort_key : left->id;
	struct str y = right->sort_key.n ? right->sort_key : right->id;
	int order = str_cmp(x, y);

	return order ? order : str_cmp(left->id, right->id);
}

/* Departments that could be read, in the order of the organisations. */
static void order_summaries(struct build *b)
{
	size_t kept = 0;

	for (size_t i = 0; i < b->summaries.count; i++)
		if (b->summaries.items[i].organization)
			b->summaries.items[kept++] = b->summaries.items[i];
	b->summaries.count = kept;
	if (kept)
		qsort(b->summaries.items, kept, sizeof *b->summaries.items,
		      by_organization);
}

static bool may_publish(const struct build *b)
{
	return !b->world_failed &&
	       (b->config.fail_on == GATE_NEVER || !diag_has_errors(b->diag));
}

static void run(struct build *b)
{
	struct publish_result published;

	if (!build_open(b) || !open_share(b) || !open_output(b))
		return;
	run_departments(b);
	order_summaries(b);
	build_site(b);
	if (!b->publish)
		return;
	if (may_publish(b) && publish_commit(b->publish, &published)) {
		b->result->published = true;
		b->result->files = published.files;
		b->result->written = published.written;
		b->result->bytes = published.bytes;
	}
	close_output(b);
}

void build_release(struct build *b)
{
	for (size_t i = 0; i < WORKERS_MAX; i++) {
		struct worker *w = &b->workers[i];

		arena_free(&w->department);
		arena_free(&w->page);
		template_renderer_free(&w->renderer);
		buf_free(&w->html);
	}
	for (size_t i = 0; b->rows && i < b->plan.folder_count; i++)
		for (size_t j = 0; j < DATASET_COUNT; j++) {
			buf_free(&b->rows[i][j].csv);
			buf_free(&b->rows[i][j].json);
		}
}

void build_report_world(struct build *b)
{
	struct buf text = {0};

	os_error_format(&text, &b->error, true);
	diag_report(b->diag, &WORLD, ((struct span){{NULL, 0}, 0, 0}),
		    buf_str(&text));
	buf_free(&text);
}

enum build_status build_run(const struct build_options *options, struct diag *d,
			    struct build_result *out)
{
	struct arena arena = {0};
	struct build *b = arena_new(&arena, struct build);

	*out = (struct build_result){0};
	b->options = options;
	b->arena = &arena;
	b->diag = d;
	b->result = out;
	b->mutex = os_mutex_new(&arena);
	run(b);
	if (b->world_failed)
		build_report_world(b);
	diag_sort(d);
	enum build_status status = b->world_failed || b->output_failed
					   ? BUILD_WORLD_FAILED
				   : diag_has_errors(d) ? BUILD_DATA_ERRORS
							: BUILD_GOOD;

	build_release(b);
	arena_free(&arena);
	return status;
}
