/* Official tables: which table a file is, and its three steps. */
#include "ingest/table.h"
#include "ingest/year.h"

static const struct diag_kind UNKNOWN_TABLE = {
	"table-unknown", DIAG_ERROR,
	"认不出“{0}”是哪张表。请用官方表名（如 支出总表.csv）或编号"
	"（如 expenditure.csv）命名，或在表上方保留表名一行；"
	"不是官方表的，请在 site.toml 里用 [[table]] 说明。",
	"cannot tell which table \"{0}\" is; name the file by the official "
	"title (支出总表.csv) or id (expenditure.csv), or keep the title row; "
	"if it is none of the official tables, describe it by [[table]] in "
	"site.toml"};
static const struct diag_kind UNNAMED_TABLE = {
	"table-name-unknown", DIAG_ERROR,
	"不认识这是哪张官方表：文件名和表名都对不上，表头最像“{0}”，"
	"但缺少这些列：{1}。是那张表的，请把文件改名为“{0}.csv”；不是的，"
	"请在 site.toml 里用 [[table]] 说明（见 docs/site.toml.zh-CN.md）。",
	"which official table is this? Neither the file's name nor a title row "
	"says so; the header is most like \"{0}\", but lacks these columns: "
	"{1}; if it is that table, rename the file to \"{0}.csv\"; if not, "
	"describe it by [[table]] in site.toml (see docs/site.toml.md)"};
static const struct diag_kind AMBIGUOUS_TABLE = {
	"table-ambiguous", DIAG_ERROR,
	"“{0}”的表头同时符合几张表：{1}。请按其中一个名称命名文件；"
	"都不是的，请在 site.toml 里用 [[table]] 说明。",
	"the header of \"{0}\" fits several tables: {1}; name the file after "
	"one of them; if it is none of them, describe it by [[table]] in "
	"site.toml"};
static const struct diag_kind OTHER_TITLE = {
	"table-title-differs", DIAG_ERROR,
	"标题行写的是“{0}”，文件名却是“{1}”，不知道是哪张表。"
	"内容是“{0}”的，请把文件改名为 {0}.csv 或 {2}.csv；"
	"不是的，请改标题行。",
	"the title row says \"{0}\", but the file is named \"{1}\"; which "
	"table "
	"is it? Rename the file to {0}.csv or {2}.csv, or correct the title "
	"row"};
static const struct diag_kind EMPTY_FILE = {
	"table-file-empty", DIAG_ERROR,
	"文件是空的。请从原表重新另存为 CSV；公布的就是空表，"
	"请删去文件，在 document.json 里声明为空表（status 写 empty）。",
	"the file is empty; save the table as CSV again, or, where an empty "
	"table was published, delete the file and declare it empty in "
	"document.json (status empty)"};
static const struct diag_kind NO_UNIT = {
	"table-unit-missing", DIAG_ERROR,
	"“{0}”没有写明金额单位。请在表上方写“单位：万元”，"
	"或在 document.json 里写 currency_unit。",
	"\"{0}\" states no currency unit; write 单位：万元 above the table, or "
	"currency_unit in document.json"};

/* 一般公共预算支出表 may be either of the tables that add how they divide. */
static bool may_be_titled(struct arena *scratch, const struct table_kind *kind,
			  struct str title)
{
	struct str general = str_cut(str_from(kind->title), STR("（")).head;

	return str_eq(official_fold(scratch, title), general);
}

/* By the name of the file or the title that stood above the header; false
 * after reporting that they contradict each other. */
static bool kind_by_name(struct table_reader *r, struct str stem,
			 const struct table_kind **out)
{
	struct str title = r->table->title_published;
	const struct table_kind *named = official_by_title(r->scratch, stem);
	const struct table_kind *titled =
		title.n ? official_by_title(r->scratch, title) : NULL;

	*out = named ? named : titled;
	if (!named || !titled || named == titled ||
	    may_be_titled(r->scratch, named, title))
		return true;
	diag_report(r->diag, &OTHER_TITLE, r->title_at, title, stem,
		    str_from(titled->id));
	return false;
}

/* Does the header hold what tells the table? False after reporting. */
static bool tells_table(const struct table_reader *r,
			const struct table_kind *kind)
{
	struct str lacks = table_header_lacks(r, kind);

	if (lacks.n)
		diag_report(
			r->diag, &UNNAMED_TABLE,
			span_at(r->path, r->csv->rows[r->header_row].line, 0),
			str_from(kind->title), lacks);
	return !lacks.n;
}

/* By the header alone; several candidates are an error that lists them. */
static const struct table_kind *kind_by_header(struct table_reader *r,
					       struct str stem)
{
	const struct table_kind *found = NULL;
	struct str candidates = STR("");
	size_t count = 0;

	for (size_t i = 0; i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		if (!table_header_fit(r, kind))
			continue;
		found = kind;
		candidates = str_format(
			r->scratch, "%.*s%s%s（%s）", STR_ARG(candidates),
			count++ ? "、" : "", kind->title, kind->id);
	}
	if (count == 1)
		return tells_table(r, found) ? found : NULL;
	diag_report(r->diag, count ? &AMBIGUOUS_TABLE : &UNKNOWN_TABLE,
		    span_at(r->path, 0, 0), stem, candidates);
	return NULL;
}

static bool holds_anything(const struct csv *csv)
{
	for (size_t i = 0; i < csv->count; i++)
		for (size_t j = 0; j < csv->rows[i].count; j++)
			if (table_field(&csv->rows[i], j).n)
				return true;
	return false;
}

static void settle_unit(struct table_reader *r, const struct budget_year *y)
{
	struct table *t = r->table;
	const struct table_declaration *d = declaration_find(y, t->id);

	if (t->unit.name.n || r->bad_unit)
		return;
	if (d && d->currency_unit.n)
		currency_unit_parse(d->currency_unit, &t->unit);
	else if (y->currency.name.n)
		t->unit = y->currency;
	/* It may stand in a document.json with a slip. */
	if (!t->unit.name.n && !y->document_unread)
		diag_report(r->diag, &NO_UNIT, span_at(r->path, 0, 0),
			    t->title);
}

struct table *table_read(struct arena *a, struct arena *scratch,
			 const struct site *site,
			 const struct budget_year *year, const struct csv *csv,
			 struct str path, struct str stem, struct diag *d)
{
	struct table_reader r = {
		.arena = a,
		.scratch = scratch,
		.diag = d,
		.site = site,
		.department = year->organization,
		.year = year->year,
		.path = path,
		.csv = csv,
		.table = arena_new(a, struct table),
	};

	table_read_preamble(&r);
	const struct table_kind *kind;

	if (!holds_anything(csv)) {
		diag_report_plain(d, &EMPTY_FILE, span_at(path, 0, 0));
		return NULL;
	}
	if (!kind_by_name(&r, stem, &kind))
		return NULL;
	if (!kind)
		kind = kind_by_header(&r, stem);
	if (!kind)
		return NULL;
	r.table->kind = kind;
	r.table->id = str_from(kind->id);
	r.table->title = str_from(kind->title);
	r.table->title_en = str_from(kind->title_en);
	r.table->file = path;
	r.table->currency = STR("CNY");
	settle_unit(&r, year);
	if (!table_read_header(&r, kind))
		return NULL;
	table_read_body(&r);
	return r.table;
}
