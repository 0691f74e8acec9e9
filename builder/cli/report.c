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
	struct diag errors = {0};

	clear_progress(r);
	if (r->options->quiet) {
		diag_merge_errors(&errors, d);
		d = &errors;
	}
	diag_format_all(&text, d, r->options->language, r->colour,
			r->options->verbose ? 0 : SAME_KIND_MAX);
	os_print(2, buf_str(&text));
	diag_free(&errors);
	buf_free(&text);
}

/* A part of what the audit found, for the official. */
static void print_findings(struct report *r, const struct build_result *s,
			   enum findings_part part)
{
	const struct options *o = r->options;
	struct buf text = {0};

	if (!o->quiet || part == FINDINGS_STOPPING)
		findings_text(&text, &s->audit, part, o->language,
			      r->colour && os_is_terminal(1),
			      o->verbose ? 0 : SAME_KIND_MAX);
	os_print(1, buf_str(&text));
	buf_free(&text);
}

/* All of it for a program. */
static void print_whole(struct report *r, const struct diag *d,
			const struct build_result *s)
{
	const struct options *o = r->options;
	struct buf text = {0};

	if (o->format == FORMAT_JSON)
		findings_json(&text, d, &s->audit, o->language);
	else
		findings_sarif(&text, d, &s->audit, o->language);
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
				 "不一致 %zu（归为 %zu 个问题）；另有 %zu "
				 "处无法核对\n"
			       : "checks %zu: ok %zu, rounding %zu, conflicts "
				 "%zu (findings: %zu); not checked %zu\n",
		       n[AUDIT_OK] + n[AUDIT_ROUNDING] + n[AUDIT_CONFLICT],
		       n[AUDIT_OK], n[AUDIT_ROUNDING], n[AUDIT_CONFLICT],
		       a->count, n[AUDIT_NOT_CHECKED]);
}

static void add_counts(struct buf *out, const struct report *r,
		       const struct build_result *s, const struct diag *d)
{
	unsigned long long ms = milliseconds(r);
	const struct build_counts *c = &s->counts;
	bool zh = r->options->language == LANGUAGE_ZH;

	buf_add_format(out,
		       zh ? "部门 %zu，部门年度 %zu，有内容的表格 %zu，其中的金"
			    "额 %zu，指标 %zu，项目 %zu，网页 %zu"
			  : "departments %zu, department-years %zu, tables "
			    "with rows %zu, amounts in them %zu, indicators "
			    "%zu, projects %zu, pages %zu",
		       c->departments, c->years, c->tables, c->figures,
		       c->indicators, c->projects, c->pages);
	if (s->datasets)
		buf_add_format(out, zh ? "，数据集 %zu" : ", datasets %zu",
			       s->datasets);
	buf_add_format(out,
		       zh ? "；错误 %zu，警告 %zu；用时 %llu.%03llu 秒\n"
			  : "; errors %zu, warnings %zu; %llu.%03llu seconds\n",
		       d->counts[DIAG_ERROR], d->counts[DIAG_WARNING],
		       ms / 1000, ms % 1000);
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

/* What check ends with. */
static void add_verdict(struct buf *out, const struct build_result *s,
			bool good, bool zh)
{
	struct buf severities = {0};

	findings_severities(&severities, &s->audit,
			    zh ? LANGUAGE_ZH : LANGUAGE_EN);
	if (!good)
		buf_add(out, zh ? STR("核对完毕，有错误，请先改正。\n")
				: STR("checked: there are errors to correct "
				      "first\n"));
	else if (!s->audit.count)
		buf_add(out, zh ? STR("核对完毕，没有错误，可以发布。\n")
				: STR("checked: no errors, ready to "
				      "publish\n"));
	else
		buf_add_format(
			out,
			zh ? "核对完毕，没有错误；有 %zu 个不一致的问题"
			     "（%.*s），发布前请核对。\n"
			   : "checked: no errors; findings to look at before "
			     "you publish: %zu (%.*s)\n",
			s->audit.count, STR_ARG(buf_str(&severities)));
	buf_free(&severities);
}

/* What build ends with. */
static void add_published(struct buf *out, const struct build_result *s,
			  bool zh)
{
	struct buf severities = {0};

	findings_severities(&severities, &s->audit,
			    zh ? LANGUAGE_ZH : LANGUAGE_EN);
	buf_add_format(out,
		       zh ? "网站已写到 %.*s（文件 %zu，改动 %zu）\n"
			  : "the site is in %.*s (%zu files, %zu changed)\n",
		       STR_ARG(s->output), s->files, s->written);
	if (s->audit.count)
		buf_add_format(out,
			       zh ? "网页上标明了 %zu 个不一致的问题（%.*s）；"
				    "budgetpress check 逐个列出。\n"
				  : "findings that its pages show: %zu (%.*s); "
				    "budgetpress check lists them\n",
			       s->audit.count, STR_ARG(buf_str(&severities)));
	buf_free(&severities);
}

static void add_outcome(struct buf *out, const struct report *r,
			const struct build_result *s, enum build_status status)
{
	bool zh = r->options->language == LANGUAGE_ZH;

	if (r->options->command == COMMAND_CHECK)
		add_verdict(out, s, status == BUILD_GOOD, zh);
	else if (s->published)
		add_published(out, s, zh);
	else if (status != BUILD_GOOD)
		buf_add(out, zh ? STR("没有发布；原来的网站没有改动。\n")
				: STR("not published; the old site is "
				      "unchanged\n"));
}

void report_end(struct report *r, const struct diag *d,
		const struct build_result *result, enum build_status status)
{
	struct buf text = {0};
	bool as_text = r->options->format == FORMAT_TEXT;
	bool check = r->options->command == COMMAND_CHECK;

	clear_progress(r);
	if (check && as_text)
		print_findings(r, result, FINDINGS_STOPPING);
	if (as_text)
		report_messages(r, d);
	if (check && as_text)
		print_findings(r, result, FINDINGS_OTHER);
	if (check && !as_text)
		print_whole(r, d, result);
	if (as_text && !r->options->quiet && !r->options->dump_values) {
		add_checks(&text, r, &result->audit);
		add_counts(&text, r, result, d);
		add_outcome(&text, r, result, status);
		add_kept(&text, r, result);
	}
	os_print(1, buf_str(&text));
	buf_free(&text);
}
