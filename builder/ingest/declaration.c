/* What document.json declares of tables: place, emptiness, absence. */
#include "ingest/year.h"

#include "model/official.h"

static const struct diag_kind UNKNOWN_TABLE = {
	"declaration-table-unknown", DIAG_ERROR,
	"tables 里的“{0}”不是表的编号；{1}",
	"\"{0}\" in tables is no table's id; {2}"};
static const struct diag_kind BAD_STATUS = {
	"declaration-status", DIAG_ERROR,
	"不认识 status“{0}”；可以写：published（已公布）、empty（公布为空表）、"
	"missing（目录有、正文没有）",
	"the status \"{0}\" is not known; known are published, empty, missing"};
static const struct diag_kind NO_FILE = {
	"declaration-no-file", DIAG_ERROR,
	"表 {0} 写的是已公布，却没有它的 CSV 文件；请放入 {0}.csv，"
	"或把 status 改为 empty 或 missing",
	"the table {0} is declared as published, but there is no file of it; "
	"add {0}.csv or let its status be empty or missing"};
static const struct diag_kind NOT_MISSING = {
	"declaration-not-missing", DIAG_ERROR,
	"表 {0} 写的是 missing，文件 {1} 却在；请改 status，或拿走文件",
	"the table {0} is declared missing, but there is the file {1}; change "
	"the status or take the file away"};

static const struct config_table *own_table(const struct year_reading *y,
					    struct str id)
{
	const struct config *config = y->reading->config;

	for (size_t i = 0; i < config->table_count; i++)
		if (str_eq(config->tables[i].id, id))
			return &config->tables[i];
	return NULL;
}

static void report_table(struct year_reading *y, struct span span,
			 struct str id)
{
	const struct config *config = y->reading->config;
	struct arena *scratch = y->reading->scratch;
	size_t count = 0;
	struct str *ids =
		arena_array(scratch, struct str,
			    official_table_count + config->table_count);

	for (size_t i = 0; i < official_table_count; i++)
		ids[count++] = str_from(official_tables[i].id);
	for (size_t i = 0; i < config->table_count; i++)
		ids[count++] = config->tables[i].id;
	struct str zh = STR("可以写的有："), en = STR("known are: ");
	struct str near = nearest_of(scratch, id, ids, count);

	if (near.n) {
		zh = str_format(scratch, "是不是 %.*s？", STR_ARG(near));
		en = str_format(scratch, "is it %.*s?", STR_ARG(near));
	}
	for (size_t i = 0; i < count && !near.n; i++) {
		zh = str_format(scratch, "%.*s%s%.*s", STR_ARG(zh),
				i ? "、" : "", STR_ARG(ids[i]));
		en = str_format(scratch, "%.*s%s%.*s", STR_ARG(en),
				i ? ", " : "", STR_ARG(ids[i]));
	}
	diag_report(y->reading->diag, &UNKNOWN_TABLE, span, id, zh, en);
}

static enum table_status read_status(struct year_reading *y,
				     struct json_object *o)
{
	static const struct str names[] = {
		[TABLE_PUBLISHED] = STR_INIT("published"),
		[TABLE_DECLARED_EMPTY] = STR_INIT("empty"),
		[TABLE_MISSING] = STR_INIT("missing"),
	};
	struct str status = json_get_string(o, "status");

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (str_eq(status, names[i]))
			return (enum table_status)i;
	if (status.n)
		diag_report(y->reading->diag, &BAD_STATUS,
			    member_span(o, "status"), status);
	return TABLE_PUBLISHED;
}

static void read_one(struct year_reading *y, struct json_object *tables,
		     const struct json_member *member)
{
	struct str where = str_format(y->reading->arena, "tables.%.*s",
				      STR_ARG(member->key));
	struct json_object o =
		json_object_begin(tables->reader, &member->value, where);
	struct span span = span_at(y->json.path, member->line, member->column);

	if (!official_by_id(member->key) && !own_table(y, member->key)) {
		report_table(y, span, member->key);
		return;
	}
	y->year->declarations[y->year->declaration_count++] =
		(struct table_declaration){
			.id = member->key,
			.status = read_status(y, &o),
			.note = json_get_string(&o, "note"),
			.place = read_place(y, &o),
			.currency_unit = json_get_string(&o, "currency_unit"),
			.span = span,
		};
	read_unit(y, &o, "currency_unit");
	json_object_end(&o);
}

void declarations_read(struct year_reading *y, struct json_object *root)
{
	struct json_object tables = json_get_object(root, "tables");

	if (!tables.value)
		return;
	y->year->declarations =
		arena_array(y->reading->arena, struct table_declaration,
			    tables.value->count);
	for (size_t i = 0; i < tables.value->count; i++)
		read_one(y, &tables, &tables.value->members[i]);
}

const struct table_declaration *declaration_find(const struct budget_year *year,
						 struct str id)
{
	for (size_t i = 0; i < year->declaration_count; i++)
		if (str_eq(year->declarations[i].id, id))
			return &year->declarations[i];
	return NULL;
}

/* A table without rows. */
static struct table *add_table(struct year_reading *y,
			       const struct table_declaration *d)
{
	const struct config_table *own = own_table(y, d->id);
	struct table *t = arena_new(y->reading->arena, struct table);

	t->id = d->id;
	t->currency = STR("CNY");
	t->unit = y->year->currency;
	if (own) {
		t->title = own->title;
		t->title_en = own->title_en;
		t->unit = own->unit;
		t->currency = own->currency;
	} else {
		t->kind = official_by_id(d->id);
		t->title = str_from(t->kind->title);
		t->title_en = str_from(t->kind->title_en);
	}
	if (d->currency_unit.n)
		currency_unit_parse(d->currency_unit, &t->unit);
	year_add_table(y, t);
	return t;
}

static void apply(struct year_reading *y, const struct table_declaration *d)
{
	struct table *t = budget_table(y->year, d->id);
	enum table_status status = d->status;

	if (!t) {
		t = add_table(y, d);
		if (status == TABLE_PUBLISHED) {
			if (!y->year->incomplete)
				diag_report(y->reading->diag, &NO_FILE, d->span,
					    d->id);
			status = TABLE_MISSING;
		}
	} else if (status == TABLE_MISSING) {
		diag_report(y->reading->diag, &NOT_MISSING, d->span, d->id,
			    t->file);
		status = TABLE_PUBLISHED;
	}
	t->status = status;
	t->status_note = d->note;
	t->place = d->place;
}

void declarations_apply(struct year_reading *y)
{
	for (size_t i = 0; i < y->year->declaration_count; i++)
		apply(y, &y->year->declarations[i]);
	for (size_t i = 0; i < y->year->table_count; i++) {
		struct table *t = y->year->tables[i];

		if (!t->place.source.n && y->year->source_count == 1)
			t->place.source = y->year->sources[0].id;
	}
}
