/* Golden diagnostics: for each tests/cases/format/KIND-NAME.in the messages in
 * both languages must be those of KIND-NAME.err. With the argument --write the
 * .err files are written anew, to be read before they are committed. */
#include "format/csv.h"
#include "format/encoding.h"
#include "format/json.h"
#include "format/toml.h"

#include <glob.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#define FOLDER "tests/cases/format/"

static bool write_anew;

static bool read_file(struct arena *a, struct str path, struct str *out)
{
	FILE *file = fopen(str_cstr(a, path), "rb");
	struct buf b = {0};
	int c;

	if (!file)
		return false;
	while ((c = getc(file)) != EOF)
		buf_add_char(&b, (char)c);
	fclose(file);
	*out = str_copy(a, buf_str(&b));
	buf_free(&b);
	return true;
}

static void write_file(struct arena *a, struct str path, struct str text)
{
	FILE *file = fopen(str_cstr(a, path), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text.n ? text.s : "", 1, text.n, file), text.n);
	assert_int_equal(fclose(file), 0);
}

static void read_csv(struct arena *a, struct str text, struct str path,
		     struct diag *d)
{
	struct csv csv;

	csv_read(a, text, ',', path, d, &csv);
}

static void read_table(struct json_object *o)
{
	json_need_string(o, "id");
	json_get_text(o, "amount");
	json_object_end(o);
}

/* A document with a member of each type. */
static void read_json(struct arena *a, struct str text, struct str path,
		      struct diag *d)
{
	struct json_reader reader = {a, d, path};
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

static void read_toml(struct arena *a, struct str text, struct str path,
		      struct diag *d)
{
	toml_read(a, text, path, 1, d);
}

static void read_nothing(struct arena *a, struct str text, struct str path,
			 struct diag *d)
{
	(void)a;
	(void)text;
	(void)path;
	(void)d;
}

typedef void reader(struct arena *a, struct str text, struct str path,
		    struct diag *d);

static struct str messages(struct arena *a, struct str bytes, struct str path,
			   reader *read)
{
	struct diag d = {0};
	struct buf b = {0};
	struct str text;

	if (encoding_decode(a, bytes, ENCODING_DETECT, path, &d, &text))
		read(a, text, path, &d);
	diag_sort(&d);
	diag_format_all(&b, &d, LANGUAGE_ZH, false, 0);
	diag_format_all(&b, &d, LANGUAGE_EN, false, 0);
	struct str all = str_copy(a, buf_str(&b));

	buf_free(&b);
	diag_free(&d);
	return all;
}

/* Does the case have the messages that it should have? */
static bool run_case(struct str in_path, reader *read)
{
	struct arena a = {0};
	struct str stem = str_slice(in_path, 0, in_path.n - 3);
	struct str err_path = str_concat(&a, stem, STR(".err"));
	struct str name = str_slice(in_path, sizeof FOLDER - 1, in_path.n);
	struct str bytes, wanted = {NULL, 0};
	bool found = read_file(&a, in_path, &bytes);
	struct str given = messages(&a, bytes, name, read);

	assert_true(found);
	if (write_anew)
		write_file(&a, err_path, given);
	found = read_file(&a, err_path, &wanted);
	bool ok = found && str_eq(given, wanted);

	if (!ok)
		print_error("%.*s\n--- wanted\n%.*s--- given\n%.*s",
			    STR_ARG(name), STR_ARG(wanted), STR_ARG(given));
	arena_free(&a);
	return ok;
}

static void run_cases(const char *pattern, reader *read)
{
	size_t wrong = 0;
	glob_t found;

	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		wrong += !run_case(str_from(found.gl_pathv[i]), read);
	globfree(&found);
	assert_int_equal(wrong, 0);
}

static void csv_cases(void **state)
{
	(void)state;
	run_cases(FOLDER "csv-*.in", read_csv);
}

static void json_cases(void **state)
{
	(void)state;
	run_cases(FOLDER "json-*.in", read_json);
}

static void toml_cases(void **state)
{
	(void)state;
	run_cases(FOLDER "toml-*.in", read_toml);
}

static void encoding_cases(void **state)
{
	(void)state;
	run_cases(FOLDER "encoding-*.in", read_nothing);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(csv_cases),
		cmocka_unit_test(json_cases),
		cmocka_unit_test(toml_cases),
		cmocka_unit_test(encoding_cases),
	};

	write_anew = argc > 1 && strcmp(argv[1], "--write") == 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
