/* Messages, progress and the closing summary. */
#include "cli/report.h"

#include "cli/findings.h"
#include "os/os.h"

enum { SAME_KIND_MAX = 20 };

struct report report_begin(const struct options *o)
{
	bool terminal = os_is_terminal(2);

	return (struct report){
		.options = o,
		.started = os_clock(),
		.terminal = terminal,
		.colour = terminal && !os_environment("NO_COLOR").n,
	};
}

static uint64_t milliseconds(const struct report *r)
{
	return (os_clock() - r->started) / 1000000;
}

void report_progress(void *report, size_t done, size_t total)
{
	struct report *r = report;
	struct buf line = {0};

	if (!r->terminal || r->options->quiet || milliseconds(r) < 1000)
		return;
	r->progress_shown = true;
	buf_add_format(&line,
		       r->options->language == LANGUAGE_ZH
			       ? "\r已处理部门 %zu/%zu "
			       : "\rdepartments %zu/%zu ",
		       done, total);
	os_print(2, buf_str(&line));
	buf_free(&line);
}

static void clear_progress(struct report *r)
{
	if (r->progress_shown)
		os_print(2, STR("\r\033[K"));
	r->progress_shown = false;
}

void report_messages(struct report *r, const struct diag *d)
{
	struct buf text = {0};

	clear_progress(r);
	diag_format_all(&text, d, r->options->language, r->colour,
			r->options->verbose ? 0 : SAME_KIND_MAX);
	os_print(2, buf_str(&text));
	buf_free(&text);
}

/* What the audit found, for the official; or all of it for a program. */
static void print_findings(struct report *r, const struct diag *d,
			   const struct build_result *s)
{
	const struct options *o = r->options;
	size_t limit = o->verbose ? 0 : SAME_KIND_MAX;
	struct buf text = {0};

	if (o->format == FORMAT_JSON)
		findings_json(&text, d, &s->audit, o->language);
	else if (o->format == FORMAT_SARIF)
		findings_sarif(&text, d, &s->audit, o->language);
	else if (!o->quiet)
		findings_text(&text, &s->audit, o->language,
			      r->colour && os_is_terminal(1), limit);
	os_print(1, buf_str(&text));
	buf_free(&text);
}

static void add_checks(struct buf *out, const struct report *r,
		       const struct audit_report *a)
{
	const size_t *n = a->counts;

	buf_add_format(out,
		       r->options->language == LANGUAGE_ZH
			       ? "核对 %zu 处：一致 %zu，四舍五入差异 %zu，"
				 "不一致 %zu；另有 %zu 处无法核对；发现 %zu\n"
			       : "checks %zu: ok %zu, rounding %zu, conflicts "
				 "%zu; not checked %zu; findings %zu\n",
		       n[AUDIT_OK] + n[AUDIT_ROUNDING] + n[AUDIT_CONFLICT],
		       n[AUDIT_OK], n[AUDIT_ROUNDING], n[AUDIT_CONFLICT],
		       n[AUDIT_NOT_CHECKED], a->count);
}

static void add_counts(struct buf *out, const struct report *r,
		       const struct build_result *s, const struct diag *d)
{
	unsigned long long ms = milliseconds(r);
	const struct build_counts *c = &s->counts;

	buf_add_format(
		out,
		r->options->language == LANGUAGE_ZH
			? "部门 %zu，部门年度 %zu，表格 %zu，数字 %zu，指标 "
			  "%zu，"
			  "项目 %zu，网页 %zu，数据集 %zu；错误 %zu，警告 %zu；"
			  "用时 %llu.%03llu 秒\n"
			: "departments %zu, department-years %zu, tables %zu, "
			  "figures %zu, indicators %zu, projects %zu, pages "
			  "%zu, "
			  "datasets %zu; errors %zu, warnings %zu; %llu.%03llu "
			  "seconds\n",
		c->departments, c->years, c->tables, c->figures, c->indicators,
		c->projects, c->pages, s->datasets, d->counts[DIAG_ERROR],
		d->counts[DIAG_WARNING], ms / 1000, ms % 1000);
}

static void add_kept(struct buf *out, const struct report *r,
		     const struct build_result *s)
{
	if (r->options->verbose && s->published)
		buf_add_format(out,
			       r->options->language == LANGUAGE_ZH
				       ? "没有变化、照旧保留的部门 %zu\n"
				       : "departments kept as they were: %zu\n",
			       s->kept);
}

static void add_outcome(struct buf *out, const struct report *r,
			const struct build_result *s, enum build_status status)
{
	bool zh = r->options->language == LANGUAGE_ZH;

	if (r->options->command == COMMAND_CHECK)
		buf_add(out,
			status == BUILD_GOOD
				? zh ? STR("核对完毕，没有错误，可以发布。\n")
				     : STR("checked: no errors, ready to "
					   "publish\n")
			: zh ? STR("核对完毕，有错误，请先改正。\n")
			     : STR("checked: there are errors to "
				   "correct first\n"));
	else if (s->published)
		buf_add_format(out,
			       zh ? "网站已写到 %.*s（文件 %zu，改动 %zu）\n"
				  : "the site is in %.*s (%zu files, %zu "
				    "changed)\n",
			       STR_ARG(s->output), s->files, s->written);
	else if (status != BUILD_GOOD)
		buf_add(out, zh ? STR("没有发布；原来的网站没有改动。\n")
				: STR("not published; the old site is "
				      "unchanged\n"));
}

void report_end(struct report *r, const struct diag *d,
		const struct build_result *result, enum build_status status)
{
	struct buf text = {0};

	if (r->options->format == FORMAT_TEXT)
		report_messages(r, d);
	clear_progress(r);
	if (r->options->command == COMMAND_CHECK)
		print_findings(r, d, result);
	if (r->options->format == FORMAT_TEXT && !r->options->quiet &&
	    !r->options->dump_values) {
		add_checks(&text, r, &result->audit);
		add_counts(&text, r, result, d);
		add_outcome(&text, r, result, status);
		add_kept(&text, r, result);
	}
	os_print(1, buf_str(&text));
	buf_free(&text);
}
