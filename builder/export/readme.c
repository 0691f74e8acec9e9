/* README.txt of a department-year. */
#include "export/readme.h"

#include "export/readme_parts.h"

/* Conflicts that are told one by one. */
enum { FINDINGS_TOLD = 20 };

static bool has_tables(const struct budget_year *y)
{
	for (size_t i = 0; i < y->table_count; i++)
		if (y->tables[i]->row_count)
			return true;
	return false;
}

static void add_tables(struct readme *r)
{
	if (!has_tables(r->year))
		return;
	readme_line(
		r,
		readme_say(
			r, "公布的表，一表一个文件，数字与公布的一字不差：",
			"The tables as published, one file each; every figure "
			"reads as it was published:"));
	for (size_t i = 0; i < r->year->table_count; i++) {
		const struct table *t = r->year->tables[i];
		struct str title =
			r->chinese || !t->title_en.n ? t->title : t->title_en;

		if (t->row_count)
			readme_file(r,
				    str_format(&r->arena, "%.*s.csv, %.*s.json",
					       STR_ARG(t->id), STR_ARG(t->id)),
				    title, t->row_count);
	}
	readme_end_line(r);
}

/* What holds all the others. */
static void add_whole(struct readme *r, const char *ending, const char *zh,
		      const char *en)
{
	readme_item(r);
	readme_line(r,
		    str_format(&r->arena, "%.*s-%d.%s%s%s",
			       STR_ARG(r->year->organization->id),
			       r->year->year, ending, r->chinese ? "：" : ": ",
			       r->chinese ? zh : en));
}

static void add_datasets(struct readme *r)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];

		if (dataset_has_years((enum dataset)i))
			readme_file(r, str_format(&r->arena, "%s.csv", k->id),
				    readme_say(r, k->about_zh, k->about_en),
				    r->rows[i]);
	}
}

static void add_files(struct readme *r)
{
	readme_heading(r, "文件", "Files");
	add_tables(r);
	readme_line(r, readme_say(r, "整理成一行一条的数据：",
				  "The same as tidy data, one row a fact:"));
	add_datasets(r);
	readme_end_line(r);
	readme_line(r, readme_say(r, "一次下载：", "All at once:"));
	add_whole(r, "xlsx", "Excel 工作簿，含全部表和数据",
		  "workbook with all tables and data");
	add_whole(r, "zip", "压缩包，含这个文件夹的全部文件",
		  "archive of all files of this folder");
	readme_end_line(r);
	readme_csv(r);
}

static void add_documents(struct readme *r)
{
	const struct budget_year *y = r->year;

	readme_heading(r, "来源文件", "Published documents");
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *s = &y->sources[i];
		const struct str texts[] = {s->title, s->publisher,
					    s->publication_date, s->url,
					    s->file};

		readme_item(r);
		readme_joined(r, texts, sizeof texts / sizeof *texts);
	}
	if (!y->source_count)
		readme_line(r, readme_say(r, "没有列出。", "None is listed."));
}

struct str export_year_address(struct arena *a, const struct config *c,
			       const struct budget_year *y)
{
	return c->base_url.n ? str_format(a, "%.*s/departments/%.*s/%d.html",
					  STR_ARG(c->base_url),
					  STR_ARG(y->organization->id), y->year)
			     : c->base_url;
}

struct str export_citation(struct arena *a, const struct config *c,
			   const struct budget_year *y, bool chinese)
{
	const struct source_document *s =
		y && y->source_count ? y->sources : NULL;
	struct str none = {NULL, 0};
	struct str title = y ? y->title : none;
	struct str date = y ? y->publication_date : c->updated;
	bool english = !chinese && c->title_en.n;
	bool publisher_en = !chinese && c->publisher_name_en.n;
	const struct str texts[] = {
		s ? s->publisher : none,
		s && s->title.n ? s->title : title,
		s && s->publication_date.n ? s->publication_date : date,
		english ? c->title_en : c->title,
		publisher_en ? c->publisher_name_en : c->publisher_name,
		y ? export_year_address(a, c, y) : c->base_url,
	};

	return readme_join(a, chinese, texts, sizeof texts / sizeof *texts);
}

static void count_outcomes(const struct audit *audit,
			   size_t sums[AUDIT_OUTCOME_COUNT])
{
	for (int i = 0; i < AUDIT_RULE_COUNT; i++)
		for (int j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			sums[j] += audit->counts[i][j];
}

static void add_finding(struct readme *r, const struct audit_check *c)
{
	enum language language = r->chinese ? LANGUAGE_ZH : LANGUAGE_EN;

	readme_item(r);
	readme_text(r, audit_place_name(&r->arena, &c->stated.place, language));
	readme_text(r, readme_say(r, "：", ": "));
	readme_text(r, audit_message(&r->arena, c, language));
	readme_line(r, str_format(&r->arena, " [%.*s]", STR_ARG(c->key)));
}

static void add_findings(struct readme *r)
{
	size_t told = 0;

	for (size_t i = 0; i < r->audit->count; i++) {
		const struct audit_check *c = r->audit->items[i];

		if (c->outcome != AUDIT_CONFLICT || c->cause)
			continue;
		if (told++ < FINDINGS_TOLD)
			add_finding(r, c);
	}
	if (told > FINDINGS_TOLD)
		readme_line(
			r,
			str_format(&r->arena,
				   r->chinese ? "还有 %zu 个，见 findings.csv。"
					      : "%zu more are in findings.csv.",
				   told - FINDINGS_TOLD));
}

static void add_audit(struct readme *r)
{
	size_t sums[AUDIT_OUTCOME_COUNT] = {0};

	count_outcomes(r->audit, sums);
	readme_heading(r, "核对的结果", "What the audit found");
	readme_line(
		r,
		str_format(&r->arena,
			   r->chinese
				   ? "一致 %zu 处，四舍五入差异 %zu 处，不一致 "
				     "%zu 处（归为 %zu 个问题），无法核对 %zu "
				     "处。"
				   : "%zu agree, %zu differ by rounding, %zu "
				     "conflict (%zu findings), %zu could not "
				     "be checked.",
			   sums[AUDIT_OK], sums[AUDIT_ROUNDING],
			   sums[AUDIT_CONFLICT], r->audit->finding_count,
			   sums[AUDIT_NOT_CHECKED]));
	add_findings(r);
}

static void add_head(struct readme *r)
{
	const struct budget_year *y = r->year;
	struct str name = organization_name(y->organization, y->year)->name;
	struct str address = export_year_address(&r->arena, r->config, y);

	readme_line(r, str_format(&r->arena,
				  r->chinese ? "# %.*s %d 年预算数据"
					     : "# Budget data of %.*s, %d",
				  STR_ARG(name), y->year));
	readme_end_line(r);
	readme_line(
		r,
		readme_say(
			r,
			"这个文件夹是该部门一年的预算，整理自下列公布的文件，供"
			"下载和核对。",
			"This folder holds one year's budget of the "
			"department, "
			"taken from the published documents named below."));
	if (address.n)
		readme_line(r, address);
}

void export_readme(const struct config *config, const struct audit *audit,
		   const size_t rows[DATASET_COUNT], struct buf *out)
{
	struct readme r = {.config = config,
			   .audit = audit,
			   .year = audit->year,
			   .rows = rows,
			   .out = out};

	for (size_t i = 0; i < config->language_count; i++) {
		r.chinese = config->languages[i] == LANGUAGE_ZH;
		if (i)
			readme_end_line(&r);
		add_head(&r);
		add_files(&r);
		add_documents(&r);
		readme_licence(&r);
		readme_units(&r);
		readme_citation(&r);
		add_audit(&r);
		arena_clear(&r.arena);
	}
	arena_free(&r.arena);
}
