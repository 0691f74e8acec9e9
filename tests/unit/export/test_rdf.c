/* One description in both forms, with texts that would break either. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "export/rdf.h"
#include "format/json.h"

#define TEXT "a \"b\" \\ c\nd\t<e> \xe8\xa1\xa8"

static void write(enum rdf_form form, struct buf *out)
{
	struct rdf_writer w;

	rdf_begin(&w, form, out);
	rdf_node(&w, STR("https://example.org/a b#x"), "dcat:Dataset");
	rdf_property(&w, "dct:title");
	rdf_text(&w, STR(TEXT), "en");
	rdf_text(&w, STR("zh"), "zh");
	rdf_property(&w, "dct:temporal");
	rdf_blank(&w, "dct:PeriodOfTime");
	rdf_property(&w, "dcat:startDate");
	rdf_typed(&w, STR("2026-01-01"), "xsd:date");
	rdf_end_node(&w);
	rdf_property(&w, "dcat:theme");
	rdf_link(&w, STR("https://example.org/<>\"{}|\\^`"));
	rdf_end_node(&w);
	rdf_end(&w);
}

static bool has(const struct buf *b, const char *part)
{
	return str_contains(buf_str(b), str_from(part));
}

static void test_turtle(void **state)
{
	struct buf out = {0};

	(void)state;
	write(RDF_TURTLE, &out);
	assert_true(
		has(&out,
		    "\"a \\\"b\\\" \\\\ c\\nd\\t\\u003ce> \xe8\xa1\xa8\"@en"));
	assert_true(has(&out, "\"zh\"@zh"));
	assert_true(has(&out, "\"2026-01-01\"^^xsd:date"));
	assert_false(has(&out, "a b#x"));
	assert_false(has(&out, "<>\""));
	buf_free(&out);
}

static const struct json *member(const struct json *o, const char *name)
{
	for (size_t i = 0; i < o->count; i++)
		if (str_eq(o->members[i].key, str_from(name)))
			return &o->members[i].value;
	return NULL;
}

static void test_json_ld(void **state)
{
	struct buf out = {0};
	struct arena arena = {0};
	struct diag diag = {0};

	(void)state;
	write(RDF_JSON_LD, &out);
	const struct json *root =
		json_read(&arena, buf_str(&out), STR("x.jsonld"), &diag);

	assert_non_null(root);
	const struct json *graph = member(root, "@graph");

	assert_non_null(graph);
	assert_int_equal(graph->count, 1);
	const struct json *titles =
		member(&graph->members[0].value, "dct:title");

	assert_non_null(titles);
	assert_int_equal(titles->count, 2);
	const struct json *text = member(&titles->members[0].value, "@value");

	assert_non_null(text);
	assert_true(str_eq(text->string, STR(TEXT)));
	buf_free(&out);
	diag_free(&diag);
	arena_free(&arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_turtle),
		cmocka_unit_test(test_json_ld),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
