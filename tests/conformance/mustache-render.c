/* Renders a template over JSON values, for mustache-spec.py.
 *
 * usage: mustache-render < CASE.json
 *
 * A case is {"template": text, "data": any, "partials": {name: text}}, as in
 * the Mustache specification. The page goes to standard output, messages to
 * standard error.
 */
#include "template/template.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

struct sources {
	struct template_source *items;
	size_t count, capacity;
};

struct test {
	struct arena arena;
	struct sources sources;
	json_t *json;
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

static struct str read_input(struct test *t)
{
	struct buf all = {0};
	char part[4096];
	size_t n;

	while ((n = fread(part, 1, sizeof part, stdin)) > 0)
		buf_add(&all, (struct str){part, n});
	struct str text = str_copy(&t->arena, buf_str(&all));

	buf_free(&all);
	return text;
}

static void load_case(struct test *t, struct str text)
{
	json_error_t error;
	const char *name;
	json_t *partial;

	t->json = json_loadb(text.s, text.n, 0, &error);
	if (!t->json)
		die(error.text);
	json_t *partials = json_object_get(t->json, "partials");

	add_source(t, STR("(case)"),
		   string_of(json_object_get(t->json, "template")));
	if (partials)
		json_object_foreach(partials, name, partial)
			add_source(t, str_from(name), string_of(partial));
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
	print(stderr, &out);
}

static bool render(struct test *t)
{
	struct diag diag = {0};
	struct buf out = {0};
	struct template_renderer renderer = {0};
	json_t *data = json_object_get(t->json, "data");
	struct value root = data ? make_value(&t->arena, data) : value_none();
	struct template_set *set = template_compile(
		&t->arena, t->sources.items, t->sources.count, false, &diag);
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

int main(void)
{
	struct test t = {0};

	load_case(&t, read_input(&t));
	bool ok = render(&t);

	json_decref(t.json);
	arena_free(&t.arena);
	return ok ? 0 : 1;
}
