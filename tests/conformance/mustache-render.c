/* Renders a template over JSON values, for mustache-spec.py and golden tests.
 *
 * usage: mustache-render < CASE.json
 *        mustache-render --strict CASE.in
 *
 * A JSON case is {"template": text, "data": any, "partials": {name: text}},
 * as in the Mustache specification; the page goes to standard output. A .in
 * file is made of parts, each after a line "==> NAME": templates, of which the
 * first is rendered, and data (JSON). Then names must be known, and messages
 * go to standard error, in English and in Chinese.
 */
#include "template/template.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sources {
	struct template_source *items;
	size_t count, capacity;
};

struct test {
	struct arena arena;
	struct sources sources;
	json_t *json; /* what was read; data may be a part of it */
	json_t *data;
	bool strict;
};

static _Noreturn void die(const char *what)
{
	fprintf(stderr, "mustache-render: %s\n", what);
	exit(2);
}

static struct str number_text(struct arena *a, double number)
{
	struct str text = {0};

	for (int digits = 15; digits <= 17; digits++) {
		text = str_format(a, "%.*g", digits, number);
		if (strtod(str_cstr(a, text), NULL) == number)
			break;
	}
	return text;
}

static struct str string_of(json_t *json)
{
	return (struct str){json_string_value(json), json_string_length(json)};
}

static struct value make_value(struct arena *a, json_t *json);

static struct value make_list(struct arena *a, json_t *json)
{
	size_t count = json_array_size(json);
	struct value *items = arena_array(a, struct value, count);

	for (size_t i = 0; i < count; i++)
		items[i] = make_value(a, json_array_get(json, i));
	return value_list(items, count);
}

/* Each object gets a shape of its own. */
static struct value make_object(struct arena *a, json_t *json)
{
	size_t count = json_object_size(json), i = 0;
	struct value *items = arena_array(a, struct value, count);
	const char **names = arena_array(a, const char *, count);
	struct value_shape *shape = arena_new(a, struct value_shape);
	const char *key;
	json_t *member;

	json_object_foreach(json, key, member)
	{
		names[i] = str_cstr(a, str_from(key));
		items[i++] = make_value(a, member);
	}
	*shape = (struct value_shape){"object", names, count};
	json_t *name = json_object_get(json, "shape");

	if (json_is_string(name))
		shape->name = str_cstr(a, string_of(name));
	return value_object(a, shape, items, count);
}

static struct value make_value(struct arena *a, json_t *json)
{
	switch (json_typeof(json)) {
	case JSON_OBJECT:
		return make_object(a, json);
	case JSON_ARRAY:
		return make_list(a, json);
	case JSON_STRING:
		return value_text(str_copy(a, string_of(json)));
	case JSON_INTEGER:
		return value_text(str_format(
			a, "%lld", (long long)json_integer_value(json)));
	case JSON_REAL:
		return value_text(number_text(a, json_real_value(json)));
	case JSON_TRUE:
	case JSON_FALSE:
		return value_bool(json_is_true(json));
	case JSON_NULL:
		break;
	}
	return value_none();
}

static void add_source(struct test *t, struct str name, struct str text)
{
	*VEC_PUSH(&t->arena, &t->sources) = (struct template_source){
		name, str_format(&t->arena, "%.*s.html", STR_ARG(name)), text};
}

static json_t *load_json(struct str text)
{
	json_error_t error;
	json_t *json = json_loadb(text.s, text.n, JSON_DECODE_ANY, &error);

	if (!json)
		die(error.text);
	return json;
}

static struct str read_all(struct test *t, FILE *file)
{
	struct buf all = {0};
	char part[4096];
	size_t n;

	while ((n = fread(part, 1, sizeof part, file)) > 0)
		buf_add(&all, (struct str){part, n});
	struct str text = str_copy(&t->arena, buf_str(&all));

	buf_free(&all);
	return text;
}

static void load_case(struct test *t, struct str text)
{
	json_t *json = load_json(text), *partial;
	const char *name;

	t->json = json;
	add_source(t, STR("case"),
		   string_of(json_object_get(json, "template")));
	json_t *partials = json_object_get(json, "partials");

	if (partials)
		json_object_foreach(partials, name, partial)
			add_source(t, str_from(name), string_of(partial));
	t->data = json_object_get(json, "data");
}

static void load_parts(struct test *t, struct str text)
{
	struct str_cut part = str_cut(text, STR("==> "));

	while (part.found) {
		part = str_cut(part.tail, STR("\n==> "));
		struct str_cut lines = str_cut(part.head, STR("\n"));
		size_t end = (size_t)(part.head.s + part.head.n - text.s);

		if (str_eq(lines.head, STR("data")))
			t->json = t->data = load_json(lines.tail);
		else
			add_source(t, lines.head,
				   (struct str){lines.tail.s,
						lines.tail.n + (end < text.n)});
	}
}

static void print(FILE *file, struct buf *out)
{
	if (out->n)
		fwrite(out->s, 1, out->n, file);
	buf_free(out);
}

static void print_messages(struct diag *d)
{
	struct buf out = {0};

	diag_sort(d);
	diag_format_all(&out, d, LANGUAGE_EN, false, 0);
	diag_format_all(&out, d, LANGUAGE_ZH, false, 0);
	print(stderr, &out);
}

static bool render(struct test *t)
{
	struct diag diag = {0};
	struct buf out = {0};
	struct template_renderer renderer = {0};
	struct value root =
		t->data ? make_value(&t->arena, t->data) : value_none();
	struct template_set *set =
		template_compile(&t->arena, t->sources.items, t->sources.count,
				 t->strict, &diag);
	bool ok = set &&
		  template_render(&renderer,
				  template_find(set, t->sources.items[0].name),
				  &root, &diag, &out);

	print(stdout, &out);
	print_messages(&diag);
	template_renderer_free(&renderer);
	diag_free(&diag);
	return ok;
}

int main(int argc, char **argv)
{
	struct test t = {.strict = argc == 3};
	FILE *file = t.strict ? fopen(argv[2], "rb") : stdin;

	if (!file || (t.strict && strcmp(argv[1], "--strict") != 0))
		die("usage: mustache-render [--strict CASE.in]");
	struct str text = read_all(&t, file);

	if (t.strict)
		load_parts(&t, text);
	else
		load_case(&t, text);
	if (!t.sources.count)
		die("no template");
	bool ok = render(&t);

	json_decref(t.json);
	arena_free(&t.arena);
	if (file != stdin)
		fclose(file);
	return ok ? 0 : 1;
}
