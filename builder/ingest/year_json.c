/* Members of document.json and performance.json that have a meaning. */
#include "base/date.h"
#include "ingest/year.h"
#include "ingest/room.h"

#include "format/number.h"

static const struct diag_kind BAD_AMOUNT = {
	"amount-invalid", DIAG_ERROR,
	"{0} 的金额“{1}”不是数字；请照公布的数字写，例如 \"12,578.00\"，"
	"单位写在 currency_unit",
	"the amount \"{1}\" of {0} is no number; write it as published, such "
	"as "
	"\"12,578.00\", and its unit in currency_unit"};
static const struct diag_kind LONG_AMOUNT = {
	"amount-too-long", DIAG_ERROR,
	"{0} 的金额“{1}”太长：小数点前至多18位，后至多6位",
	"the amount \"{1}\" of {0} is too long: at most 18 digits before the "
	"point and 6 after it"};
static const struct diag_kind UNKNOWN_SOURCE = {
	"source-unknown", DIAG_ERROR,
	"document.json 的 sources 里没有“{0}”；{1}",
	"document.json has no source \"{0}\"; {2}"};
static const struct diag_kind UNKNOWN_UNIT = {
	"currency-unit-unknown", DIAG_ERROR,
	"不认识金额单位“{0}”；可以写：元、角、分、千元、万元、百万元、亿元",
	"the currency unit \"{0}\" is not known; known are 元, 角, 分, 千元, "
	"万元, 百万元, 亿元"};
static const struct diag_kind BAD_DATE = {
	"date-invalid", DIAG_ERROR,
	"{0} 的日期“{1}”应当写成 2023-02-14（或 2023-02、2023）",
	"the date \"{1}\" of {0} must be written as 2023-02-14 (or 2023-02, "
	"2023)"};

const struct ingest_file *year_file(const struct year_reading *y,
				    struct str name)
{
	for (size_t i = 0; i < y->files->files.count; i++)
		if (str_eq(y->files->files.items[i].name, name))
			return &y->files->files.items[i];
	return NULL;
}

struct json_object year_json(struct year_reading *y,
			     const struct ingest_file *file)
{
	struct reading *r = y->reading;
	const struct json *root = NULL;
	struct str text;

	y->json = (struct json_reader){
		.arena = r->arena, .diag = r->diag, .path = file->path};
	if (reading_text(r, file->path, ENCODING_DETECT, &text))
		root = json_read(r->arena, text, file->path, r->diag);
	if (root)
		room_check_json(r, file->path, root);
	else
		y->year->incomplete = true;
	return json_object_begin(&y->json, root, STR(""));
}

struct json_items json_items(struct json_object *o, const char *name)
{
	const struct json *array = json_get_array(o, name);

	return (struct json_items){.object = o,
				   .name = name,
				   .array = array,
				   .count = array ? array->count : 0};
}

bool json_items_next(struct json_items *items, struct json_object *out)
{
	if (items->next == items->count)
		return false;
	*out = json_object_begin(
		items->object->reader,
		&items->array->members[items->next].value,
		json_where(items->object, items->name, items->next));
	items->next++;
	return true;
}

struct span member_span(struct json_object *o, const char *name)
{
	const struct json *value = json_get(o, name);

	return json_span(o->reader, value ? value : o->value);
}

/* "projects[2].year_amount" */
static struct str where(const struct json_object *o, const char *name)
{
	return str_format(o->reader->arena, "%.*s%s%s", STR_ARG(o->where),
			  o->where.n ? "." : "", name);
}

struct cell read_amount(struct json_object *o, const char *name)
{
	struct str text = json_get_text(o, name);
	struct span span = member_span(o, name);
	struct cell cell = {
		.published = text, .line = span.line, .column = span.column};

	switch (number_parse(text, &cell.value)) {
	case NUMBER_VALUE:
		cell.kind = CELL_NUMBER;
		break;
	case NUMBER_DASH:
		cell.kind = CELL_DASH;
		break;
	case NUMBER_NOT_APPLICABLE:
		cell.kind = CELL_NOT_APPLICABLE;
		break;
	case NUMBER_EMPTY:
		cell.kind = text.s ? CELL_EMPTY : CELL_ABSENT;
		break;
	case NUMBER_INVALID:
		diag_report(o->reader->diag, &BAD_AMOUNT, span, where(o, name),
			    text);
		cell.kind = CELL_TEXT;
		break;
	case NUMBER_TOO_LONG:
		diag_report(o->reader->diag, &LONG_AMOUNT, span, where(o, name),
			    text);
		cell.kind = CELL_TEXT;
		break;
	}
	return cell;
}

const struct organization *read_organization(struct year_reading *y,
					     struct json_object *o,
					     const char *name)
{
	struct str id = json_get_string(o, name);

	return id.n ? organization_known(y->reading, &y->site->organizations,
					 id, member_span(o, name))
		    : NULL;
}

static void report_source(struct year_reading *y, struct json_object *o,
			  struct str id)
{
	struct arena *scratch = y->reading->scratch;
	struct str *ids =
		arena_array(scratch, struct str, y->year->source_count + 1);
	struct str zh = STR("请在那里加上它，或改正这里");
	struct str en = STR("add it there, or correct it here");

	for (size_t i = 0; i < y->year->source_count; i++)
		ids[i] = y->year->sources[i].id;
	struct str near = nearest_of(scratch, id, ids, y->year->source_count);

	if (near.n) {
		zh = str_format(scratch, "是不是 %.*s？", STR_ARG(near));
		en = str_format(scratch, "is it %.*s?", STR_ARG(near));
	}
	diag_report(y->reading->diag, &UNKNOWN_SOURCE, member_span(o, "source"),
		    id, zh, en);
}

struct source_place read_place(struct year_reading *y, struct json_object *o)
{
	struct source_place place = {
		.source = json_get_string(o, "source"),
		.place = json_get_string(o, "place"),
		.lines = json_get_text(o, "lines"),
	};

	if (place.source.n && !budget_source(y->year, place.source))
		report_source(y, o, place.source);
	if (!place.source.n && y->year->source_count == 1)
		place.source = y->year->sources[0].id;
	return place;
}

struct currency_unit read_unit(struct year_reading *y, struct json_object *o,
			       const char *name)
{
	struct str text = json_get_string(o, name);
	struct currency_unit unit = y->year->currency;

	if (text.n && !currency_unit_parse(text, &unit))
		diag_report(y->reading->diag, &UNKNOWN_UNIT,
			    member_span(o, name), text);
	return unit;
}

struct str read_date(struct json_object *o, const char *name)
{
	struct str text = str_trim(json_get_string(o, name));

	if (!text.n || date_is_valid(text))
		return text;
	diag_report(o->reader->diag, &BAD_DATE, member_span(o, name),
		    where(o, name), text);
	return STR("");
}
