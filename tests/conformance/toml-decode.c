/* Read TOML from standard input and print it as the tagged JSON of toml-test;
 * after an error print the messages to standard error and end with 1. */
#include "format/json_write.h"
#include "format/toml.h"

#include <math.h>
#include <stdio.h>

static struct str read_all(struct buf *b)
{
	int c;

	while ((c = getchar()) != EOF)
		buf_add_char(b, (char)c);
	return buf_str(b);
}

static void write_tagged(struct json_writer *w, const char *type,
			 struct str value)
{
	json_write_begin_object(w);
	json_write_member(w, "type", str_from(type));
	json_write_member(w, "value", value);
	json_write_end_object(w);
}

static struct str real_text(struct arena *a, double value)
{
	if (isnan(value))
		return STR("nan");
	if (isinf(value))
		return value > 0 ? STR("inf") : STR("-inf");
	return str_format(a, "%.17g", value);
}

static void write_value(struct arena *a, struct json_writer *w,
			const struct toml *v)
{
	static const char *const types[] = {
		[TOML_STRING] = "string",
		[TOML_INTEGER] = "integer",
		[TOML_FLOAT] = "float",
		[TOML_BOOL] = "bool",
		[TOML_OFFSET_DATETIME] = "datetime",
		[TOML_LOCAL_DATETIME] = "datetime-local",
		[TOML_LOCAL_DATE] = "date-local",
		[TOML_LOCAL_TIME] = "time-local",
	};
	const char *type = v->kind < TOML_ARRAY ? types[v->kind] : NULL;

	if (v->kind == TOML_ARRAY) {
		json_write_begin_array(w);
		for (size_t i = 0; i < v->count; i++)
			write_value(a, w, &v->items[i].value);
		json_write_end_array(w);
	} else if (v->kind == TOML_TABLE) {
		json_write_begin_object(w);
		for (size_t i = 0; i < v->count; i++) {
			json_write_key(w, str_cstr(a, v->items[i].key));
			write_value(a, w, &v->items[i].value);
		}
		json_write_end_object(w);
	} else if (v->kind == TOML_INTEGER) {
		write_tagged(w, type,
			     str_format(a, "%lld", (long long)v->integer));
	} else if (v->kind == TOML_FLOAT) {
		write_tagged(w, type, real_text(a, v->real));
	} else if (v->kind == TOML_BOOL) {
		write_tagged(w, type, v->boolean ? STR("true") : STR("false"));
	} else {
		write_tagged(w, type, v->string);
	}
}

int main(void)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf text = {0}, out = {0};
	struct json_writer w = {.out = &out};
	const struct toml *root =
		toml_read(&a, read_all(&text), STR("input"), 1, &d);

	if (root)
		write_value(&a, &w, root);
	diag_sort(&d);
	diag_format_all(&out, &d, LANGUAGE_EN, false, 0);
	fwrite(out.s, 1, out.n, root ? stdout : stderr);
	buf_free(&text);
	buf_free(&out);
	diag_free(&d);
	arena_free(&a);
	return root ? 0 : 1;
}
