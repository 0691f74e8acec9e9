/* Golden diagnostics: for each FOLDER/NAME.in the messages in both languages
 * must be those of NAME.err. With the argument --write the .err files are
 * written anew, to be read before they are committed.
 *
 * For test programs: include cmocka.h and what it needs first. */
#ifndef UNIT_GOLDEN_H
#define UNIT_GOLDEN_H

#include "diag/diag.h"

#include <glob.h>
#include <stdio.h>
#include <string.h>

/* Read the bytes of a case and report what is wrong with them. */
typedef void golden_reader(struct arena *a, struct str bytes, struct str path,
			   struct diag *d);

static bool golden_write_anew;

static inline void golden_arguments(int argc, char **argv)
{
	golden_write_anew = argc > 1 && strcmp(argv[1], "--write") == 0;
}

static inline bool golden_load(struct arena *a, struct str path,
			       struct str *out)
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

static inline void golden_store(struct arena *a, struct str path,
				struct str text)
{
	FILE *file = fopen(str_cstr(a, path), "wb");

	assert_non_null(file);
	assert_int_equal(fwrite(text.n ? text.s : "", 1, text.n, file), text.n);
	assert_int_equal(fclose(file), 0);
}

static inline struct str golden_messages(struct arena *a, struct str bytes,
					 struct str path, golden_reader *read)
{
	struct diag d = {0};
	struct buf b = {0};

	read(a, bytes, path, &d);
	diag_sort(&d);
	diag_format_all(&b, &d, LANGUAGE_ZH, false, 0);
	diag_format_all(&b, &d, LANGUAGE_EN, false, 0);
	struct str all = str_copy(a, buf_str(&b));

	buf_free(&b);
	diag_free(&d);
	return all;
}

/* Is the text that of the file? */
static inline bool golden_same(struct arena *a, struct str path,
			       struct str given)
{
	struct str wanted = {NULL, 0};

	if (golden_write_anew)
		golden_store(a, path, given);
	bool ok = golden_load(a, path, &wanted) && str_eq(given, wanted);

	if (!ok)
		print_error("%.*s\n--- wanted\n%.*s--- given\n%.*s",
			    STR_ARG(path), STR_ARG(wanted), STR_ARG(given));
	return ok;
}

/* FOLDER/NAME.in with another ending. */
static inline struct str golden_path(struct arena *a, struct str in_path,
				     const char *ending)
{
	return str_concat(a, str_slice(in_path, 0, in_path.n - 3),
			  str_from(ending));
}

/* Does the case have the messages that it should have? */
static inline bool golden_run_case(struct str in_path, void *context)
{
	golden_reader *const *read = context;
	struct arena a = {0};
	struct str name = in_path;
	struct str bytes;

	while (str_contains(name, STR("/")))
		name = str_cut(name, STR("/")).tail;
	assert_true(golden_load(&a, in_path, &bytes));
	bool ok = golden_same(&a, golden_path(&a, in_path, ".err"),
			      golden_messages(&a, bytes, name, *read));

	arena_free(&a);
	return ok;
}

/* Run all cases of a pattern such as tests/cases/format/csv-*.in; there must be
 * some. */
static inline void golden_each(const char *pattern,
			       bool (*run)(struct str in_path, void *context),
			       void *context)
{
	size_t wrong = 0;
	glob_t found;

	assert_int_equal(glob(pattern, 0, NULL, &found), 0);
	for (size_t i = 0; i < found.gl_pathc; i++)
		wrong += !run(str_from(found.gl_pathv[i]), context);
	globfree(&found);
	assert_int_equal(wrong, 0);
}

static inline void golden_run(const char *pattern, golden_reader *read)
{
	golden_each(pattern, golden_run_case, &read);
}

#endif
