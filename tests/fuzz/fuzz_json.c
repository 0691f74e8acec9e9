/* Any text: it is a tree or an error; every value stands where its place says;
 * the tree written and read again is the same. */
#include "format/json.h"
#include "format/json_write.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static char first_byte(struct str text, uint32_t line, uint32_t column)
{
	for (size_t at = 0; at < text.n; at++) {
		struct span span = span_locate(STR(""), text, at);

		if (span.line == line && span.column == column)
			return text.s[at];
	}
	abort();
}

static void check_first(const struct json *v, char c)
{
	switch (v->kind) {
	case JSON_KIND_NULL:
		require(c == 'n');
		break;
	case JSON_KIND_BOOL:
		require(c == (v->boolean ? 't' : 'f'));
		break;
	case JSON_KIND_INTEGER:
		require(c == '-' || (c >= '0' && c <= '9'));
		break;
	case JSON_KIND_STRING:
		require(c == '"');
		break;
	case JSON_KIND_ARRAY:
		require(c == '[');
		break;
	case JSON_KIND_OBJECT:
		require(c == '{');
		break;
	}
}

static void check_places(struct str text, const struct json *v)
{
	check_first(v, first_byte(text, v->line, v->column));
	if (v->kind < JSON_KIND_ARRAY)
		return;
	for (size_t i = 0; i < v->count; i++) {
		const struct json_member *m = &v->members[i];

		if (v->kind == JSON_KIND_OBJECT)
			require(first_byte(text, m->line, m->column) == '"');
		check_places(text, &m->value);
	}
}

static void write_value(struct json_writer *w, const struct json *v);

static void write_members(struct json_writer *w, const struct json *v)
{
	struct arena scratch = {0};

	for (size_t i = 0; i < v->count; i++) {
		if (v->kind == JSON_KIND_OBJECT)
			json_write_key(w,
				       str_cstr(&scratch, v->members[i].key));
		write_value(w, &v->members[i].value);
	}
	arena_free(&scratch);
}

static void write_value(struct json_writer *w, const struct json *v)
{
	switch (v->kind) {
	case JSON_KIND_NULL:
		json_write_null(w);
		break;
	case JSON_KIND_BOOL:
		json_write_bool(w, v->boolean);
		break;
	case JSON_KIND_INTEGER:
		json_write_decimal(w, decimal_from_int(v->integer));
		break;
	case JSON_KIND_STRING:
		json_write_string(w, v->string);
		break;
	case JSON_KIND_ARRAY:
		json_write_begin_array(w);
		write_members(w, v);
		json_write_end_array(w);
		break;
	case JSON_KIND_OBJECT:
		json_write_begin_object(w);
		write_members(w, v);
		json_write_end_object(w);
		break;
	}
}

static void compare(const struct json *a, const struct json *b)
{
	require(a->kind == b->kind);
	if (a->kind == JSON_KIND_STRING)
		require(str_eq(a->string, b->string));
	if (a->kind == JSON_KIND_INTEGER)
		require(a->integer == b->integer);
	if (a->kind < JSON_KIND_ARRAY)
		return;
	require(a->count == b->count);
	for (size_t i = 0; i < a->count; i++) {
		require(str_eq(a->members[i].key, b->members[i].key));
		compare(&a->members[i].value, &b->members[i].value);
	}
}

static unsigned depth_of(const struct json *v)
{
	unsigned deepest = 0;

	for (size_t i = 0; v->kind >= JSON_KIND_ARRAY && i < v->count; i++) {
		unsigned depth = depth_of(&v->members[i].value) + 1;

		deepest = depth > deepest ? depth : deepest;
	}
	return deepest;
}

static void write_and_read(struct arena *a, const struct json *v,
			   struct diag *d)
{
	struct buf b = {0};
	struct json_writer w = {.out = &b};

	write_value(&w, v);
	const struct json *copy = json_read(a, buf_str(&b), STR("f"), d);

	require(copy != NULL);
	compare(v, copy);
	buf_free(&b);
}

/* Every accessor on every member, whatever its type. */
static void ask(struct arena *a, struct diag *d, const struct json *v)
{
	struct json_reader reader = {a, d, STR("f")};
	struct json_object o = json_object_begin(&reader, v, STR(""));

	json_need_string(&o, "a");
	json_get_string(&o, "b");
	json_get_integer(&o, "a", 0);
	json_get_bool(&o, "b", false);
	json_get_text(&o, "a");
	json_get_array(&o, "b");
	struct json_object inner = json_get_object(&o, "a");

	json_get_text(&inner, "b");
	json_object_end(&inner);
	json_object_end(&o);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf messages = {0};
	struct str text = {(const char *)data, size};
	const struct json *v = json_read(&a, text, STR("f"), &d);

	require((v != NULL) == !diag_has_errors(&d));
	if (v) {
		if (size < 300)
			check_places(text, v);
		if (depth_of(v) < JSON_WRITE_DEPTH_MAX)
			write_and_read(&a, v, &d);
		ask(&a, &d, v);
	}
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_EN, false, 0);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
