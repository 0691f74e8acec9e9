/* The API: its index, and its description by OpenAPI 3.1. */
#include "export/api.h"

enum kind {
	TEXT,    /* never null */
	TEXT_OR, /* or null */
	WHOLE,
	WHOLE_OR,
	AMOUNT, /* text with an exact decimal */
	AMOUNT_OR,
	LINK,
	PART,  /* another schema */
	PARTS, /* a list of another schema */
	YEARS, /* a list of whole numbers */
};

struct field {
	const char *name;
	enum kind kind;
	const char *part; /* of PART and PARTS */
	bool optional;    /* may be absent */
};

enum { FIELDS_MAX = 15 };

/* The schemas of all documents, and of the parts that they consist of. */
static const struct schema {
	const char *name, *about;
	struct field fields[FIELDS_MAX];
} schemas[] = {
	{"Index",
	 "Where everything is. 各部分所在的位置。",
	 {{.name = "title", .kind = TEXT},
	  {.name = "title_en", .kind = TEXT},
	  {.name = "publisher", .kind = TEXT_OR},
	  {.name = "licence", .kind = TEXT_OR},
	  {.name = "licence_url", .kind = TEXT_OR},
	  {.name = "currency", .kind = TEXT},
	  {.name = "updated", .kind = TEXT_OR},
	  {.name = "openapi", .kind = LINK},
	  {.name = "organizations", .kind = LINK},
	  {.name = "functions", .kind = LINK},
	  {.name = "economy", .kind = LINK},
	  {.name = "datapackage", .kind = LINK},
	  {.name = "catalog", .kind = LINK},
	  {.name = "manifest", .kind = LINK}}},
	{"Organizations",
	 "All departments that have budgets. 有预算的部门。",
	 {{.name = "organizations", .kind = PARTS, "OrganizationLine"}}},
	{"OrganizationLine",
	 "A department by its latest name. 部门及其最近的名称。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "name", .kind = TEXT},
	  {.name = "name_en", .kind = TEXT_OR},
	  {.name = "years", .kind = YEARS},
	  {.name = "url", .kind = LINK}}},
	{"Organization",
	 "A department with its names and years. 部门、历年名称和年度。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "names", .kind = PARTS, "Name"},
	  {.name = "kind", .kind = TEXT_OR},
	  {.name = "district", .kind = TEXT_OR},
	  {.name = "parent", .kind = TEXT_OR},
	  {.name = "successor", .kind = TEXT_OR},
	  {.name = "years", .kind = PARTS, "YearLine"}}},
	{"Name",
	 "A name and its years. 名称和使用的年度。",
	 {{.name = "name", .kind = TEXT},
	  {.name = "name_en", .kind = TEXT_OR},
	  {.name = "valid_from", .kind = WHOLE_OR},
	  {.name = "valid_to", .kind = WHOLE_OR}}},
	{"YearLine",
	 "The totals of a year. 年度合计。",
	 {{.name = "year", .kind = WHOLE},
	  {.name = "url", .kind = LINK},
	  {.name = "title", .kind = TEXT},
	  {.name = "stage", .kind = TEXT},
	  {.name = "totals", .kind = PART, "Totals"}}},
	{"Totals",
	 "Totals of the tables. 各表的合计。",
	 {{.name = "income", .kind = AMOUNT_OR},
	  {.name = "expenditure", .kind = AMOUNT_OR},
	  {.name = "basic", .kind = AMOUNT_OR},
	  {.name = "project", .kind = AMOUNT_OR},
	  {.name = "three_public", .kind = AMOUNT_OR},
	  {.name = "procurement", .kind = AMOUNT_OR}}},
	{"Year",
	 "The budget of a department in a year. 部门一年的预算。",
	 {{.name = "organization", .kind = PART, "NamedOrganization"},
	  {.name = "year", .kind = WHOLE},
	  {.name = "title", .kind = TEXT},
	  {.name = "stage", .kind = TEXT},
	  {.name = "currency", .kind = TEXT},
	  {.name = "page", .kind = LINK},
	  {.name = "datapackage", .kind = LINK},
	  {.name = "totals", .kind = PART, "Totals"},
	  {.name = "functions", .kind = PARTS, "CodeAmount"},
	  {.name = "economy", .kind = PARTS, "CodeAmount"},
	  {.name = "projects", .kind = PARTS, "Project"},
	  {.name = "tables", .kind = PARTS, "Table"},
	  {.name = "sources", .kind = PARTS, "Source"}}},
	{"NamedOrganization",
	 "A department by its name in the year. 部门在这一年的名称。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "name", .kind = TEXT},
	  {.name = "name_en", .kind = TEXT_OR}}},
	{"CodeAmount",
	 "What a code comes to. 科目的金额。",
	 {{.name = "code", .kind = TEXT},
	  {.name = "name", .kind = TEXT_OR},
	  {.name = "amount", .kind = AMOUNT}}},
	{"Project",
	 "A project. 项目。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "code", .kind = TEXT_OR},
	  {.name = "name", .kind = TEXT},
	  {.name = "unit", .kind = TEXT_OR},
	  {.name = "type", .kind = TEXT_OR},
	  {.name = "amount", .kind = AMOUNT_OR},
	  {.name = "indicators", .kind = WHOLE}}},
	{"Table",
	 "A table of the budget; csv where it has rows. 预算的表。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "title", .kind = TEXT},
	  {.name = "title_en", .kind = TEXT_OR},
	  {.name = "status", .kind = TEXT},
	  {.name = "rows", .kind = WHOLE},
	  {.name = "csv", .kind = LINK, .optional = true}}},
	{"Source",
	 "A published document. 公布的文件。",
	 {{.name = "id", .kind = TEXT},
	  {.name = "title", .kind = TEXT},
	  {.name = "publisher", .kind = TEXT_OR},
	  {.name = "publication_date", .kind = TEXT_OR},
	  {.name = "url", .kind = TEXT_OR}}},
	{"Functions",
	 "All functional codes that occur. 出现的功能分类科目。",
	 {{.name = "functions", .kind = PARTS, "CodeLine"}}},
	{"Economy",
	 "All economic codes that occur. 出现的经济分类科目。",
	 {{.name = "economy", .kind = PARTS, "CodeLine"}}},
	{"CodeLine",
	 "A code; url where it has a document. 科目。",
	 {{.name = "code", .kind = TEXT},
	  {.name = "name", .kind = TEXT_OR},
	  {.name = "url", .kind = LINK, .optional = true}}},
	{"Code",
	 "A code with its amounts. 科目在各部门各年的金额。",
	 {{.name = "code", .kind = TEXT},
	  {.name = "name", .kind = TEXT_OR},
	  {.name = "parent", .kind = TEXT_OR},
	  {.name = "page", .kind = LINK},
	  {.name = "amounts", .kind = PARTS, "PlacedAmount"}}},
	{"PlacedAmount",
	 "An amount of a department's year. 部门一年的金额。",
	 {{.name = "organization", .kind = TEXT},
	  {.name = "year", .kind = WHOLE},
	  {.name = "amount", .kind = AMOUNT}}},
};

/* What is found where. */
static const struct place {
	const char *path, *id, *schema;
	const char *parameters[2];
} places[] = {
	{"/index.json", "index", "Index", {NULL, NULL}},
	{"/organizations/index.json",
	 "organizations",
	 "Organizations",
	 {NULL, NULL}},
	{"/organizations/{organization}.json",
	 "organization",
	 "Organization",
	 {"organization", NULL}},
	{"/organizations/{organization}/{year}.json",
	 "year",
	 "Year",
	 {"organization", "year"}},
	{"/functions/index.json", "functions", "Functions", {NULL, NULL}},
	{"/functions/{code}.json", "function", "Code", {"code", NULL}},
	{"/economy/index.json", "economy", "Economy", {NULL, NULL}},
	{"/economy/{code}.json", "economyCode", "Code", {"code", NULL}},
};

#define COUNT(array) (sizeof(array) / sizeof *(array))

static void object(struct json_writer *w, const char *key)
{
	json_write_key(w, key);
	json_write_begin_object(w);
}

static void array(struct json_writer *w, const char *key)
{
	json_write_key(w, key);
	json_write_begin_array(w);
}

static void text(struct json_writer *w, const char *key, const char *value)
{
	json_write_member(w, key, str_from(value));
}

static void reference(struct json_writer *w, const char *name)
{
	struct buf path = {0};

	buf_add_format(&path, "#/components/schemas/%s", name);
	json_write_member(w, "$ref", buf_str(&path));
	buf_free(&path);
}

static void type(struct json_writer *w, const char *name, bool or_null)
{
	if (!or_null) {
		text(w, "type", name);
		return;
	}
	array(w, "type");
	json_write_string(w, str_from(name));
	json_write_string(w, STR("null"));
	json_write_end_array(w);
}

static void list(struct json_writer *w, const struct field *f)
{
	type(w, "array", false);
	object(w, "items");
	if (f->kind == YEARS)
		type(w, "integer", false);
	else
		reference(w, f->part);
	json_write_end_object(w);
}

static void write_field(struct json_writer *w, const struct field *f)
{
	object(w, f->name);
	switch (f->kind) {
	case TEXT:
	case TEXT_OR:
		type(w, "string", f->kind == TEXT_OR);
		break;
	case WHOLE:
	case WHOLE_OR:
		type(w, "integer", f->kind == WHOLE_OR);
		break;
	case AMOUNT:
	case AMOUNT_OR:
		type(w, "string", f->kind == AMOUNT_OR);
		text(w, "pattern", "^-?[0-9]+([.][0-9]+)?$");
		break;
	case LINK:
		type(w, "string", false);
		text(w, "format", "uri-reference");
		break;
	case PART:
		reference(w, f->part);
		break;
	default:
		list(w, f);
	}
	json_write_end_object(w);
}

static void write_schema(struct json_writer *w, const struct schema *s)
{
	json_write_newline(w);
	object(w, s->name);
	type(w, "object", false);
	text(w, "description", s->about);
	object(w, "properties");
	for (size_t i = 0; i < FIELDS_MAX && s->fields[i].name; i++)
		write_field(w, &s->fields[i]);
	json_write_end_object(w);
	array(w, "required");
	for (size_t i = 0; i < FIELDS_MAX && s->fields[i].name; i++)
		if (!s->fields[i].optional)
			json_write_string(w, str_from(s->fields[i].name));
	json_write_end_array(w);
	json_write_end_object(w);
}

static void write_parameters(struct json_writer *w, const struct place *p)
{
	if (!p->parameters[0])
		return;
	array(w, "parameters");
	for (size_t i = 0; i < COUNT(p->parameters) && p->parameters[i]; i++) {
		json_write_begin_object(w);
		text(w, "name", p->parameters[i]);
		text(w, "in", "path");
		json_write_key(w, "required");
		json_write_bool(w, true);
		object(w, "schema");
		type(w, "string", false);
		json_write_end_object(w);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static const char *about(const char *schema)
{
	size_t i = 0;

	while (!str_eq(str_from(schemas[i].name), str_from(schema)))
		i++;
	return schemas[i].about;
}

static void write_place(struct json_writer *w, const struct place *p)
{
	json_write_newline(w);
	object(w, p->path);
	object(w, "get");
	text(w, "operationId", p->id);
	text(w, "summary", about(p->schema));
	write_parameters(w, p);
	object(w, "responses");
	object(w, "200");
	text(w, "description", about(p->schema));
	object(w, "content");
	object(w, "application/json");
	object(w, "schema");
	reference(w, p->schema);
	for (int i = 0; i < 4; i++)
		json_write_end_object(w);
	object(w, "404");
	text(w, "description", "There is none. 没有。");
	for (int i = 0; i < 4; i++)
		json_write_end_object(w);
}

static void write_info(struct json_writer *w, const struct config *config,
		       const char *version)
{
	object(w, "info");
	json_write_member(w, "title", config->title);
	text(w, "version", version);
	text(w, "description",
	     "Documents in JSON at fixed addresses. Amounts are texts with "
	     "exact decimals in whole units of the currency; null is not "
	     "stated; links are relative to the document.");
	if (config->licence_name.n) {
		object(w, "license");
		json_write_member(w, "name", config->licence_name);
		if (config->licence_url.n)
			json_write_member(w, "url", config->licence_url);
		json_write_end_object(w);
	}
	json_write_end_object(w);
}

void api_openapi(const struct config *config, const char *version,
		 struct buf *out)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	text(&w, "openapi", "3.1.0");
	write_info(&w, config, version);
	array(&w, "servers");
	json_write_begin_object(&w);
	text(&w, "url", ".");
	json_write_end_object(&w);
	json_write_end_array(&w);
	object(&w, "paths");
	for (size_t i = 0; i < COUNT(places); i++)
		write_place(&w, &places[i]);
	json_write_end_object(&w);
	object(&w, "components");
	object(&w, "schemas");
	for (size_t i = 0; i < COUNT(schemas); i++)
		write_schema(&w, &schemas[i]);
	for (int i = 0; i < 3; i++)
		json_write_end_object(&w);
	json_write_newline(&w);
}

void api_index(const struct config *c, struct buf *out)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	json_write_member(&w, "title", c->title);
	json_write_member(&w, "title_en", c->title_en);
	json_write_member_or_null(&w, "publisher", c->publisher_name);
	json_write_member_or_null(&w, "licence", c->licence_name);
	json_write_member_or_null(&w, "licence_url", c->licence_url);
	json_write_member(&w, "currency", c->currency);
	json_write_member_or_null(&w, "updated", c->updated);
	text(&w, "openapi", "openapi.json");
	text(&w, "organizations", "organizations/index.json");
	text(&w, "functions", "functions/index.json");
	text(&w, "economy", "economy/index.json");
	text(&w, "datapackage", "../../data/datapackage.json");
	text(&w, "catalog", "../../data/catalog.jsonld");
	text(&w, "manifest", "../../data/manifest.json");
	json_write_end_object(&w);
	json_write_newline(&w);
}
