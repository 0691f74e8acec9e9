/* Golden diagnostics: for each tests/cases/format/KIND-NAME.in the messages in
 * both languages must be those of KIND-NAME.err. With the argument --write the
 * .err files are written anew, to be read before they are committed. */
#include "format/csv.h"
#include "format/encoding.h"
#include "format/json.h"
#include "format/markdown.h"
#include "format/toml.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "../golden.h"

#define FOLDER "tests/cases/format/"

/* The text of a case in whatever encoding; false after reporting. */
static bool decode(struct arena *a, struct str bytes, struct str path,
		   struct diag *d, struct str *out)
{
	return encoding_decode(a, bytes, ENCODING_DETECT, path, d, out);
}

static void read_csv(struct arena *a, struct str bytes, struct str path,
		     struct diag *d)
{
	struct str text;
	struct csv csv;

	if (decode(a, bytes, path, d, &text))
		csv_read(a, text, ',', path, d, &csv);
}

static void read_table(struct json_object *o)
{
	json_need_string(o, "id");
	json_get_text(o, "amount");
	json_object_end(o);
}

/* A document with a member of each type. */
static void read_json(struct arena *a, struct str bytes, struct str path,
		      struct diag *d)
{
	struct json_reader reader = {a, d, path};
	struct str text;

	if (!decode(a, bytes, path, d, &text))
		return;
	const struct json *root = json_read(a, text, path, d);
	struct json_object o = json_object_begin(&reader, root, STR(""));

	json_need_string(&o, "title");
	json_get_string(&o, "currency_unit");
	json_get_integer(&o, "year", 0);
	json_get_bool(&o, "draft", false);
	struct json_object contact = json_get_object(&o, "contact");

	json_get_string(&contact, "name");
	json_object_end(&contact);
	const struct json *tables = json_get_array(&o, "tables");

	for (size_t i = 0; tables && i < tables->count; i++) {
		struct json_object table =
			json_object_begin(&reader, &tables->members[i].value,
					  json_where(&o, "tables", i));

		read_table(&table);
	}
	json_object_end(&o);
}

static void read_toml(struct arena *a, struct str bytes, struct str path,
		      struct diag *d)
{
	struct str text;

	if (decode(a, bytes, path, d, &text))
		toml_read(a, text, path, 1, d);
}

static void read_text(struct arena *a, struct str bytes, struct str path,
		      struct diag *d)
{
	struct str text;

	decode(a, bytes, path, d, &text);
}

static void read_markdown(struct arena *a, struct str bytes, struct str path,
			  struct diag *d)
{
	struct str text;
	struct markdown_document doc;
	struct buf html = {0};

	if (decode(a, bytes, path, d, &text) &&
	    markdown_open(a, text, path, d, &doc))
		markdown_render(a, &doc, 1, STR("s"), NULL, d, &html);
	buf_free(&html);
}

static void csv_cases(void **state)
{
	(void)state;
	golden_run(FOLDER "csv-*.in", read_csv);
}

static void json_cases(void **state)
{
	(void)state;
	golden_run(FOLDER "json-*.in", read_json);
}

static void toml_cases(void **state)
{
	(void)state;
	golden_run(FOLDER "toml-*.in", read_toml);
}

static void markdown_cases(void **state)
{
	(void)state;
	golden_run(FOLDER "markdown-*.in", read_markdown);
}

static void encoding_cases(void **state)
{
	(void)state;
	golden_run(FOLDER "encoding-*.in", read_text);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_cases),
		cmocka_unit_test(json_cases),
		cmocka_unit_test(toml_cases),
		cmocka_unit_test(markdown_cases),
		cmocka_unit_test(encoding_cases),
	};

	golden_arguments(argc, argv);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
