/* document.json: what was published, and what else is said about it. */
#include "ingest/year.h"

#include "format/number.h"

static const struct diag_kind NO_DOCUMENT = {
	"document-missing", DIAG_WARNING,
	"缺少 document.json；它说明文件的标题、阶段、金额单位和来源",
	"document.json is missing; it states the document's title, stage, "
	"currency unit and sources"};
static const struct diag_kind WRONG_YEAR = {
	"document-year", DIAG_ERROR,
	"fiscal_year 是 {0}，而文件夹的年度是 {1}；请改正其中一个",
	"fiscal_year is {0}, but the folder's year is {1}; correct one of "
	"them"};
static const struct diag_kind BAD_STAGE = {
	"document-stage", DIAG_ERROR,
	"不认识阶段“{0}”；可以写：draft（草案）、approved（批准）、"
	"adjusted（调整）、final（决算）",
	"the stage \"{0}\" is not known; known are draft, approved, adjusted, "
	"final"};
static const struct diag_kind BAD_URL = {
	"document-url", DIAG_ERROR, "网址“{0}”应当以 http:// 或 https:// 开头",
	"the address \"{0}\" must begin with http:// or https://"};
static const struct diag_kind BAD_FACT_ID = {
	"document-id", DIAG_ERROR,
	"编号“{0}”只能用小写字母、数字和连字符（至多64个）",
	"the id \"{0}\" may only have lower-case letters, digits and hyphens "
	"(64 at most)"};
static const struct diag_kind ID_TWICE = {
	"document-id-twice", DIAG_ERROR,
	"编号“{0}”在 {1} 里出现了两次；请改其中一个",
	"the id \"{0}\" stands twice in {1}; change one of them"};
static const struct diag_kind BAD_ENCODING = {
	"document-encoding", DIAG_ERROR,
	"不认识编码“{0}”；可以写：utf-8、gb18030、gbk、gb2312、utf-16",
	"the encoding \"{0}\" is not known; known are utf-8, gb18030, gbk, "
	"gb2312, utf-16"};
static const struct diag_kind BAD_FACT_YEAR = {
	"document-fact-year", DIAG_ERROR, "year 是 {0}，应当是四位数的年份",
	"year is {0}, but must be a year of four digits"};
static const struct diag_kind BAD_TARGET = {
	"document-correction-target", DIAG_ERROR,
	"applies_to 里的“{0}”应当是 table:表编号、projects、project:项目编号 "
	"或 overall:编号",
	"applies_to \"{0}\" must be table:ID, projects, project:ID or "
	"overall:ID"};

/* Report an id that is not plain or that stands in the file before. */
static void check_id(struct year_reading *y, struct json_object *o,
		     struct map *seen, struct str id, const char *list)
{
	if (!id.n)
		return;
	if (!id_is_plain(id))
		diag_report(y->reading->diag, &BAD_FACT_ID,
			    member_span(o, "id"), id);
	if (map_put(y->reading->scratch, seen, id)->number++)
		diag_report(y->reading->diag, &ID_TWICE, member_span(o, "id"),
			    id, str_from(list));
}

static struct str read_url(struct json_object *o)
{
	struct str url = json_get_string(o, "url");

	if (!url.n || str_starts(url, STR("https://")) ||
	    str_starts(url, STR("http://")))
		return url;
	diag_report(o->reader->diag, &BAD_URL, member_span(o, "url"), url);
	return STR("");
}

static void read_sources(struct year_reading *y, struct json_object *root)
{
	struct json_items items = json_items(root, "sources");
	struct json_object o;
	struct map seen = {0};

	y->year->sources = arena_array(y->reading->arena,
				       struct source_document, items.count);
	while (json_items_next(&items, &o)) {
		struct source_document *s =
			&y->year->sources[y->year->source_count++];

		s->id = json_need_string(&o, "id");
		s->title = json_need_string(&o, "title");
		s->publisher = json_get_string(&o, "publisher");
		s->publication_date = read_date(&o, "publication_date");
		s->url = read_url(&o);
		s->file = json_get_string(&o, "file");
		check_id(y, &o, &seen, s->id, "sources");
		json_object_end(&o);
	}
}

/* What a correction applies to; empty after reporting. */
static struct str read_target(struct year_reading *y, struct json_object *o)
{
	struct str target = json_need_string(o, "applies_to");

	if (!target.n || str_eq(target, STR("projects")) ||
	    str_starts(target, STR("table:")) ||
	    str_starts(target, STR("project:")) ||
	    str_starts(target, STR("overall:")))
		return target;
	diag_report(y->reading->diag, &BAD_TARGET, member_span(o, "applies_to"),
		    target);
	return STR("");
}

static void read_corrections(struct year_reading *y, struct json_object *root)
{
	struct json_items items = json_items(root, "unit_corrections");
	struct json_object o;

	y->year->corrections = arena_array(y->reading->arena,
					   struct unit_correction, items.count);
	while (json_items_next(&items, &o)) {
		struct unit_correction *c =
			&y->year->corrections[y->year->correction_count++];

		c->applies_to = read_target(y, &o);
		c->source = json_get_string(&o, "source");
		c->published = json_need_string(&o, "published");
		c->corrected = json_need_string(&o, "corrected");
		c->reason = json_need_string(&o, "reason");
		c->span = json_span(&y->json, o.value);
		read_unit(y, &o, "published");
		read_unit(y, &o, "corrected");
		json_object_end(&o);
	}
}

static void read_explanations(struct year_reading *y, struct json_object *root)
{
	struct json_items items = json_items(root, "explanations");
	struct json_object o;

	y->year->explanations =
		arena_array(y->reading->arena, struct explanation, items.count);
	while (json_items_next(&items, &o)) {
		struct explanation *e =
			&y->year->explanations[y->year->explanation_count++];

		e->rule = json_need_string(&o, "rule");
		e->table = json_get_string(&o, "table");
		e->row = json_get_string(&o, "row");
		e->column = json_get_string(&o, "column");
		e->text = json_need_string(&o, "text");
		e->span = json_span(&y->json, o.value);
		json_object_end(&o);
	}
}

static int read_fact_year(struct year_reading *y, struct json_object *o)
{
	int64_t year = json_get_integer(o, "year", y->year->year);

	if (year >= 1900 && year <= 2199)
		return (int)year;
	diag_report(y->reading->diag, &BAD_FACT_YEAR, member_span(o, "year"),
		    str_format(y->reading->scratch, "%lld", (long long)year));
	return y->year->year;
}

static void read_fact(struct year_reading *y, struct json_object *o,
		      struct fact *f)
{
	struct cell value = read_amount(o, "value");

	f->id = json_need_string(o, "id");
	f->name = json_need_string(o, "name");
	f->value_published = value.published;
	f->has_value = value.kind == CELL_NUMBER;
	f->value = value.value;
	f->unit = json_get_string(o, "unit");
	f->organization = read_organization(y, o, "organization");
	if (!f->organization)
		f->organization = y->year->organization;
	f->year = read_fact_year(y, o);
	f->place = read_place(y, o);
	f->span = json_span(&y->json, o->value);
	relations_read(y, o, f);
}

static void read_facts(struct year_reading *y, struct json_object *root)
{
	struct json_items items = json_items(root, "facts");
	struct json_object o;
	struct map seen = {0};

	y->year->facts =
		arena_array(y->reading->arena, struct fact, items.count);
	while (json_items_next(&items, &o)) {
		struct fact *f = &y->year->facts[y->year->fact_count++];

		read_fact(y, &o, f);
		check_id(y, &o, &seen, f->id, "facts");
		json_object_end(&o);
	}
}

static void read_encoding(struct year_reading *y, struct json_object *o)
{
	struct str name = json_get_string(o, "encoding");

	if (name.n && !encoding_from_name(name, &y->encoding))
		diag_report(y->reading->diag, &BAD_ENCODING,
			    member_span(o, "encoding"), name);
}

static void check_year(struct year_reading *y, struct json_object *o)
{
	int64_t year = json_get_integer(o, "fiscal_year", y->year->year);

	if (year != y->year->year)
		diag_report(
			y->reading->diag, &WRONG_YEAR,
			member_span(o, "fiscal_year"),
			str_format(y->reading->scratch, "%lld",
				   (long long)year),
			str_format(y->reading->scratch, "%d", y->year->year));
}

static void read_stage(struct year_reading *y, struct json_object *o)
{
	static const struct str stages[] = {
		STR_INIT("approved"), STR_INIT("draft"), STR_INIT("adjusted"),
		STR_INIT("final")};
	struct str stage = json_need_string(o, "stage");

	y->year->stage = stages[0];
	for (size_t i = 0; i < sizeof stages / sizeof *stages; i++)
		if (str_eq(stage, stages[i])) {
			y->year->stage = stages[i];
			return;
		}
	if (stage.n)
		diag_report(y->reading->diag, &BAD_STAGE,
			    member_span(o, "stage"), stage);
}

static void read_document(struct year_reading *y, struct json_object *o)
{
	y->year->title = json_need_string(o, "title");
	check_year(y, o);
	read_stage(y, o);
	y->year->currency = read_unit(y, o, "currency_unit");
	y->year->publication_date = read_date(o, "publication_date");
	read_encoding(y, o);
	read_sources(y, o);
	declarations_read(y, o);
	read_corrections(y, o);
	read_explanations(y, o);
	read_facts(y, o);
	json_object_end(o);
}

/* What a document without a title is called. */
static struct str default_title(const struct year_reading *y)
{
	const struct budget_year *year = y->year;
	const struct organization_name *name =
		organization_name(year->organization, year->year);
	struct arena *a = y->reading->arena;

	if (y->reading->config->languages[0] == LANGUAGE_ZH)
		return str_format(a, "%.*s%d年预算", STR_ARG(name->name),
				  year->year);
	return str_format(a, "%.*s: budget %d",
			  STR_ARG(name->name_en.n ? name->name_en : name->name),
			  year->year);
}

void document_read(struct year_reading *y)
{
	const struct ingest_file *file = year_file(y, STR("document.json"));
	struct budget_year *year = y->year;

	if (file) {
		struct json_object o = year_json(y, file);

		year->document_unread = !o.value;
		year->stage = STR("approved");
		year->document_file = file->path;
		read_document(y, &o);
	} else if (!y->files->has_no_folder) {
		year->stage = STR("approved");
		diag_report_plain(y->reading->diag, &NO_DOCUMENT,
				  span_at(year->folder, 0, 0));
	}
	if (!year->title.n)
		year->title = default_title(y);
}
