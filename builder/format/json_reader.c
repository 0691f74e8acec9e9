/* Reader of JSON objects: types, missing and unknown members. */
#include "format/json.h"

#include <assert.h>
#include <string.h>

static const struct diag_kind WRONG_TYPE = {"json-type", DIAG_ERROR,
					    "{0} 应当是{1}，这里是{3}",
					    "{0} must be {2}, but here is {4}"};

static const struct diag_kind MISSING = {"json-missing", DIAG_ERROR,
					 "缺少 {0}；请补上{1}",
					 "{0} is missing; add it ({2})"};

static const struct diag_kind UNKNOWN = {
	"json-unknown-member", DIAG_ERROR, "不认识 {0}；这里可以写：{1}",
	"{0} is not known; what can stand here: {1}"};

static const struct diag_kind UNKNOWN_NEAR = {
	"json-unknown-member-near", DIAG_ERROR, "不认识 {0}；是不是 {1}？",
	"{0} is not known; is it {1}?"};

/* A kind of value in both languages. */
struct words {
	struct str zh, en;
};

static const struct words TEXT = {STR_INIT("用双引号括起来的文字"),
				  STR_INIT("text between double quotes")};
static const struct words INTEGER = {STR_INIT("整数"), STR_INIT("an integer")};
static const struct words AMOUNT = {STR_INIT("整数或文字"),
				    STR_INIT("an integer or text")};
static const struct words BOOLEAN = {STR_INIT(" true 或 false"),
				     STR_INIT("true or false")};
static const struct words ARRAY = {STR_INIT("方括号中的列表"),
				   STR_INIT("a list between square brackets")};
static const struct words OBJECT = {STR_INIT("花括号中的一组成员"),
				    STR_INIT("members between braces")};

/* At most 20 characters of a text that was found. */
static struct str shorten(struct arena *a, struct str s)
{
	size_t n = 0, characters = 0;

	for (; n < s.n; n++) {
		characters += ((unsigned char)s.s[n] & 0xC0) != 0x80;
		if (characters > 20)
			break;
	}
	return n == s.n ? s : str_concat(a, str_slice(s, 0, n), STR("…"));
}

static struct words found(struct arena *a, const struct json *value)
{
	struct str text = {NULL, 0};

	switch (value->kind) {
	case JSON_KIND_NULL:
		return (struct words){STR(" null"), STR("null")};
	case JSON_KIND_BOOL:
		return value->boolean
			       ? (struct words){STR(" true"), STR("true")}
			       : (struct words){STR(" false"), STR("false")};
	case JSON_KIND_INTEGER:
		text = str_format(a, "%lld", (long long)value->integer);
		return (struct words){str_concat(a, STR("整数 "), text),
				      str_concat(a, STR("the integer "), text)};
	case JSON_KIND_STRING:
		text = shorten(a, value->string);
		return (struct words){
			str_format(a, "文字“%.*s”", STR_ARG(text)),
			str_format(a, "the text “%.*s”", STR_ARG(text))};
	case JSON_KIND_ARRAY:
		return ARRAY;
	case JSON_KIND_OBJECT:
		break;
	}
	return OBJECT;
}

struct span json_span(const struct json_reader *r, const struct json *value)
{
	return value ? span_at(r->path, value->line, value->column)
		     : span_at(r->path, 0, 0);
}

static void report_type(struct json_reader *r, const struct json *value,
			struct str where, const struct words *expected)
{
	struct words is = found(r->arena, value);

	if (!where.n)
		where = STR("JSON");
	diag_report(r->diag, &WRONG_TYPE, json_span(r, value), where,
		    expected->zh, expected->en, is.zh, is.en);
}

struct json_object json_object_begin(struct json_reader *r,
				     const struct json *value, struct str where)
{
	if (value && value->kind != JSON_KIND_OBJECT) {
		report_type(r, value, where, &OBJECT);
		value = NULL;
	}
	return (struct json_object){
		.reader = r, .value = value, .where = where};
}

static bool is_known(const struct json_object *o, struct str name)
{
	char first = name.n ? name.s[0] : '\0';

	for (size_t i = 0; i < o->known_count; i++)
		if (o->known[i][0] == first &&
		    !strncmp(o->known[i], name.s, name.n) &&
		    !o->known[i][name.n])
			return true;
	return false;
}

static struct str member_where(const struct json_object *o, struct str name)
{
	if (!o->where.n)
		return name;
	return str_format(o->reader->arena, "%.*s.%.*s", STR_ARG(o->where),
			  STR_ARG(name));
}

/* All names that were asked for: "code, name, amount". */
static struct str known_names(const struct json_object *o)
{
	struct buf b = {0};

	for (size_t i = 0; i < o->known_count; i++) {
		buf_add(&b, i ? STR(", ") : STR(""));
		buf_add(&b, str_from(o->known[i]));
	}
	struct str names = str_copy(o->reader->arena, buf_str(&b));

	buf_free(&b);
	return names;
}

static void report_unknown(const struct json_object *o,
			   const struct json_member *m)
{
	struct str near = str_nearest(m->key, o->known, o->known_count);
	struct span span = span_at(o->reader->path, m->line, m->column);
	struct str where = member_where(o, m->key);

	if (near.n)
		diag_report(o->reader->diag, &UNKNOWN_NEAR, span, where, near);
	else
		diag_report(o->reader->diag, &UNKNOWN, span, where,
			    known_names(o));
}

void json_object_end(struct json_object *o)
{
	for (size_t i = 0; o->value && i < o->value->count; i++)
		if (!is_known(o, o->value->members[i].key))
			report_unknown(o, &o->value->members[i]);
}

const struct json *json_get(struct json_object *o, const char *name)
{
	struct str wanted = str_from(name);

	if (!is_known(o, wanted)) {
		assert(o->known_count < JSON_NAMES_MAX);
		o->known[o->known_count++] = name;
	}
	for (size_t i = 0; o->value && i < o->value->count; i++) {
		const struct json_member *m = &o->value->members[i];

		if (str_eq(m->key, wanted))
			return m->value.kind == JSON_KIND_NULL ? NULL
							       : &m->value;
	}
	return NULL;
}

/* Member of one kind; any other is reported and counts as absent. */
static const struct json *get_kind(struct json_object *o, const char *name,
				   enum json_kind kind,
				   const struct words *expected)
{
	const struct json *value = json_get(o, name);

	if (!value || value->kind == kind)
		return value;
	report_type(o->reader, value, member_where(o, str_from(name)),
		    expected);
	return NULL;
}

struct str json_get_string(struct json_object *o, const char *name)
{
	const struct json *value = get_kind(o, name, JSON_KIND_STRING, &TEXT);

	return value ? value->string : (struct str){NULL, 0};
}

struct str json_need_string(struct json_object *o, const char *name)
{
	if (o->value && !json_get(o, name))
		diag_report(o->reader->diag, &MISSING,
			    json_span(o->reader, o->value),
			    member_where(o, str_from(name)), TEXT.zh, TEXT.en);
	return json_get_string(o, name);
}

int64_t json_get_integer(struct json_object *o, const char *name,
			 int64_t fallback)
{
	const struct json *value =
		get_kind(o, name, JSON_KIND_INTEGER, &INTEGER);

	return value ? value->integer : fallback;
}

bool json_get_bool(struct json_object *o, const char *name, bool fallback)
{
	const struct json *value = get_kind(o, name, JSON_KIND_BOOL, &BOOLEAN);

	return value ? value->boolean : fallback;
}

struct str json_get_text(struct json_object *o, const char *name)
{
	const struct json *value = json_get(o, name);

	if (value && value->kind == JSON_KIND_INTEGER)
		return str_format(o->reader->arena, "%lld",
				  (long long)value->integer);
	value = get_kind(o, name, JSON_KIND_STRING, &AMOUNT);
	return value ? value->string : (struct str){NULL, 0};
}

const struct json *json_get_array(struct json_object *o, const char *name)
{
	return get_kind(o, name, JSON_KIND_ARRAY, &ARRAY);
}

struct json_object json_get_object(struct json_object *o, const char *name)
{
	return json_object_begin(o->reader, json_get(o, name),
				 member_where(o, str_from(name)));
}

struct str json_where(struct json_object *o, const char *name, size_t i)
{
	struct str where = member_where(o, str_from(name));

	return str_format(o->reader->arena, "%.*s[%zu]", STR_ARG(where), i);
}
