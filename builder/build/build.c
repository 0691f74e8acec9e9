/* The phases of a build, in their order. */
#include "build/fingerprint.h"
#include "build/history.h"
#include "build/preview.h"

#include <stdlib.h>

static const struct diag_kind NO_CONFIG = {
	"site-toml-missing", DIAG_ERROR,
	"“{0}”里没有 site.toml。请在网站文件夹里运行，或用 -C 指明它；"
	"`budgetpress new 文件夹` 可以新建一个。",
	"there is no site.toml in \"{0}\"; run in the site's folder or give it "
	"with -C; `budgetpress new FOLDER` makes one"};
static const struct diag_kind NO_FOLDER = {
	"site-folder-missing", DIAG_ERROR,
	"没有“{0}”这个文件夹。请核对 -C 后面的路径",
	"there is no folder \"{0}\"; look at the path after -C"};
static const struct diag_kind NO_CONTENT = {
	"content-missing", DIAG_ERROR,
	"没有“{0}”这个文件夹，里面应当放各单位的数据。请建好它，或改正 "
	"site.toml "
	"里 [content] 的 folder",
	"there is no folder \"{0}\", which should hold the data; make it, or "
	"correct folder in [content] of site.toml"};
static const struct diag_kind REST_UNREAD = {
	"site-rest-unread", DIAG_NOTE,
	"这个文件里的错误使其余文件无法可靠地读入，这一次没有检查它们；改正后请"
	"再"
	"运行一次",
	"with the errors in this file the others cannot be read reliably and "
	"were not checked; run again when they are corrected"};
static const struct diag_kind GATE = {
	"audit-gate", DIAG_ERROR,
	"核对发现 {0} 个问题，按 site.toml 里 [audit] fail_on 的规定不能发布。"
	"请改正，或改动 fail_on（budgetpress check 逐个列出）",
	"{0} findings must not be published by [audit] fail_on in site.toml; "
	"correct them or change fail_on (budgetpress check lists them)"};
static const struct diag_kind WORLD = {"input-unreadable", DIAG_ERROR, "{0}。",
				       "{1}"};

enum { SITE_TOML_MAX = 1024 * 1024 };

static struct str below(struct build *b, struct str name)
{
	struct str root = b->options->root;

	if (str_starts(name, STR("/")) || str_eq(root, STR(".")) || !root.n)
		return name;
	return str_format(b->arena, "%.*s/%.*s", STR_ARG(root), STR_ARG(name));
}

static bool fail_told(struct build *b, const struct diag_kind *kind,
		      struct str what)
{
	diag_report(b->diag, kind, span_at((struct str){NULL, 0}, 0, 0), what);
	b->world_told = true;
	return false;
}

/* The bytes of site.toml; false after reporting. */
static bool read_toml(struct build *b)
{
	struct os_stat st;
	struct os_error e = {0};
	struct str root = b->options->root;
	struct str path = below(b, STR("site.toml"));

	if (!os_stat(root, &st, &e))
		return build_fail(b, &e), false;
	if (st.kind == OS_NONE || st.kind == OS_FILE)
		return fail_told(b, &NO_FOLDER, root);
	if (!os_stat(path, &st, &e))
		return build_fail(b, &e), false;
	if (st.kind == OS_NONE) {
		diag_report(b->diag, &NO_CONFIG,
			    span_at((struct str){NULL, 0}, 0, 0), root);
		return false;
	}
	return os_read(b->arena, path, SITE_TOML_MAX, &b->config_bytes, &e) ||
	       (build_fail(b, &e), false);
}

static bool has_content(struct build *b)
{
	struct os_stat st;
	struct os_error ignored;

	return os_stat(below(b, b->config.content), &st, &ignored) &&
	       st.kind != OS_NONE;
}

/* What is wrong in site.toml must not hide what is wrong elsewhere: true when
 * the rest can be read all the same. */
static bool read_config(struct build *b)
{
	struct str text, path = STR("site.toml");
	bool whole = encoding_decode(b->arena, b->config_bytes, ENCODING_UTF8,
				     path, b->diag, &text) &&
		     config_read(b->arena, text, path, b->diag, &b->config);

	if (whole && !has_content(b))
		return fail_told(b, &NO_CONTENT, b->config.content);
	if (whole || (b->config.usable && has_content(b)))
		return true;
	diag_report_plain(b->diag, &REST_UNREAD, span_at(path, 0, 0));
	return false;
}

bool build_open(struct build *b)
{
	struct os_error e = {0};
	bool ok = read_toml(b) && read_config(b) &&
		  ingest_scan(b->arena, below(b, b->config.content),
			      b->config.content, &b->plan, b->diag, &e) &&
		  ingest_site(b->arena, &b->config, &b->plan, &b->site, b->diag,
			      &e);

	if (e.what)
		build_fail(b, &e);
	return ok && (history_read(b) || !b->world_failed);
}

static bool open_share(struct build *b)
{
	struct os_error e = {0};
	bool ok = share_load(b->arena, b->diag, &b->share, &e);

	if (e.what)
		build_fail(b, &e);
	for (size_t i = 0; ok && i < b->config.language_count; i++)
		view_init(&b->views[i], b->arena, &b->config, &b->site,
			  &b->changes, i);
	return ok && preview_load(b, below(b, b->config.preview));
}

static void close_output(struct build *b)
{
	b->world_told = b->world_told || publish_world_failed(b->publish);
	publish_end(b->publish);
	b->publish = NULL;
}

static bool open_output(struct build *b)
{
	struct str output = b->options->output.n ? b->options->output
						 : below(b, b->config.output);

	if (b->options->dump_values || diag_has_errors(b->diag))
		return true;
	if (b->options->check_only) {
		b->world_told = !publish_survey(b->arena, output, b->plan.root,
						b->diag);
		return true;
	}
	b->result->output = str_copy(&b->diag->arena, output);
	if (publish_begin(b->arena, output, b->plan.root, b->diag,
			  &b->publish)) {
		publish_check(b->publish, STR("data/"));
		publish_check(b->publish, STR("api/"));
		return true;
	}
	close_output(b);
	return false;
}

/* Messages of one department, as it was read or from its note. */
static void merge_messages(struct build *b, size_t index)
{
	struct department_job *job = &b->departments[index];
	struct arena *scratch = &b->workers[0].department;
	struct str bytes = build_note_bytes(b, index, scratch);
	struct note note;

	note_read(scratch, bytes, &note, job->kept ? b->diag : NULL);
	links_take(b, note.links);
	diag_merge(b->diag, &job->diag);
	diag_free(&job->diag);
	arena_clear(scratch);
}

static void run_departments(struct build *b)
{
	size_t count = b->plan.folder_count;

	b->keep_indicators = count <= SUMMARY_INDICATORS_DEPARTMENTS_MAX;
	b->shared = fingerprint_shared(b);
	b->departments = arena_array(b->arena, struct department_job, count);
	os_parallel(count, b->options->jobs, build_department, b);
	for (size_t i = 0; i < count; i++)
		merge_messages(b, i);
	build_release(b);
}

static int by_organization(const void *a, const void *b)
{
	const struct organization *left =
		((const struct department_place *)a)->organization;
	const struct organization *right =
		((const struct department_place *)b)->organization;
	struct str x = left->sort_key.n ? left->sort_key : left->id;
	struct str y = right->sort_key.n ? right->sort_key : right->id;
	int order = str_cmp(x, y);

	return order ? order : str_cmp(left->id, right->id);
}

/* Departments that could be read, in the order of the organisations. */
static void order_departments(struct build *b)
{
	b->order = arena_array(b->arena, struct department_place,
			       b->plan.folder_count);
	for (size_t i = 0; i < b->plan.folder_count; i++)
		if (b->departments[i].noted)
			b->order[b->order_count++] = (struct department_place){
				organization_find(&b->site.organizations,
						  b->plan.folders[i].id),
				i};
	if (b->order_count)
		qsort(b->order, b->order_count, sizeof *b->order,
		      by_organization);
}

/* The findings of all departments, in their order. */
static void report_audits(struct build *b)
{
	struct arena *a = &b->diag->arena;
	struct arena *scratch = &b->workers[0].department;

	b->result->audit.folder = b->config.content;
	for (size_t i = 0; i < b->order_count; i++) {
		const struct department_place *place = &b->order[i];
		struct audit_digests audits;
		struct note note;

		build_note(b, place->index, scratch, &note);
		note.audits = str_copy(a, note.audits);
		note_audits(scratch, &note, a, &audits);
		for (size_t j = 0; j < audits.year_count; j++)
			audit_report_add(a, &b->result->audit,
					 place->organization, &audits.years[j]);
		arena_clear(scratch);
	}
}

/* Findings of at least this severity stop a build. */
static enum audit_severity gate_severity(enum config_gate gate)
{
	static const enum audit_severity severities[] = {
		[GATE_ERROR] = AUDIT_ERROR,
		[GATE_CONFLICT] = AUDIT_MEDIUM,
		[GATE_WARNING] = AUDIT_LOW,
		[GATE_NEVER] = AUDIT_SEVERITY_COUNT,
	};

	return severities[gate];
}

/* Findings of at least this severity; personal data are errors with places of
 * their own already. */
static size_t count_findings(const struct audit_report *r,
			     enum audit_severity least)
{
	size_t count = 0;

	for (size_t i = 0; i < r->count; i++) {
		const struct audit_finding *f = r->items[i].finding;

		count += f->severity >= least && f->rule != AUDIT_PERSONAL_DATA;
	}
	return count;
}

/* What site.toml lets no one publish is an error. */
static void close_gate(struct build *b)
{
	const struct audit_report *r = &b->result->audit;
	enum config_gate gate = b->config.fail_on;
	size_t count = count_findings(r, gate_severity(gate));
	struct span nowhere = {.path = {NULL, 0}};

	if (gate == GATE_WARNING)
		count += b->diag->counts[DIAG_WARNING];
	if (count)
		diag_report(b->diag, &GATE, nowhere,
			    str_format(b->arena, "%zu", count));
}

static bool may_publish(const struct build *b)
{
	return !b->world_failed && !diag_has_errors(b->diag);
}

static void run(struct build *b)
{
	struct publish_result published;

	if (!build_open(b) || !open_share(b) || !open_output(b))
		return;
	run_departments(b);
	order_departments(b);
	report_audits(b);
	close_gate(b);
	if (b->publish && b->options->record && may_publish(b))
		history_prepare(b);
	history_fingerprint(b);
	/* What the threads held is not in the way of the site's own. */
	build_release(b);
	os_trim_memory();
	build_site(b);
	if (!b->publish)
		return;
	if (may_publish(b) && publish_commit(b->publish, &published)) {
		if (b->options->record)
			history_record(b);
		b->result->published = true;
		b->result->files = published.files;
		b->result->written = published.written;
		b->result->bytes = published.bytes;
	}
	if (b->options->record)
		history_drop(b);
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
		buf_free(&w->note);
	}
}

void build_report_world(struct build *b)
{
	struct buf chinese = {0}, english = {0};

	os_error_format(&chinese, &b->error, true);
	os_error_format(&english, &b->error, false);
	diag_report(b->diag, &WORLD, span_at((struct str){NULL, 0}, 0, 0),
		    buf_str(&chinese), buf_str(&english));
	buf_free(&chinese);
	buf_free(&english);
}

enum build_status build_run(const struct build_options *options, struct diag *d,
			    struct build_result *out)
{
	os_return_memory();

	struct arena arena = {0};
	struct build *b = arena_new(&arena, struct build);

	*out = (struct build_result){0};
	b->options = options;
	b->arena = &arena;
	b->diag = d;
	b->result = out;
	b->started_ns = os_file_clock();
	b->mutex = os_mutex_new(&arena);
	run(b);
	if (b->world_failed)
		build_report_world(b);
	diag_sort(d);
	enum build_status status = b->world_failed || b->world_told
					   ? BUILD_WORLD_FAILED
				   : diag_has_errors(d) ? BUILD_DATA_ERRORS
							: BUILD_GOOD;

	build_release(b);
	arena_free(&arena);
	return status;
}
