/* Reading back what a library wrote, for the tests of workbooks and of what is
 * made of them: a folder of their own, and the parts of a file. */
#ifndef TESTS_FORMAT_BOOK_PARTS_H
#define TESTS_FORMAT_BOOK_PARTS_H

#include "base/arena.h"
#include "base/str.h"
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <zip.h>

static struct arena arena;
static char folder[] = "/tmp/budgetpress-book-XXXXXX";

static inline int begin(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static inline int end(void **state)
{
	struct os_error e;

	(void)state;
	arena_free(&arena);
	os_remove_tree(str_from(folder), &e);
	return 0;
}

static inline struct str path_of(const char *name)
{
	return str_format(&arena, "%s/%s", folder, name);
}

/* A file of an archive. */
static inline struct str part(struct str path, const char *name)
{
	zip_t *z = zip_open(str_cstr(&arena, path), ZIP_RDONLY, NULL);
	zip_stat_t st;

	assert_non_null(z);
	assert_int_equal(zip_stat(z, name, 0, &st), 0);
	char *text = arena_text(&arena, st.size);
	zip_file_t *f = zip_fopen(z, name, 0);

	assert_int_equal(zip_fread(f, text, st.size), (zip_int64_t)st.size);
	zip_fclose(f);
	zip_discard(z);
	return (struct str){text, st.size};
}

static inline void assert_has(struct str text, const char *what)
{
	if (!str_contains(text, str_from(what)))
		fail_msg("%s is not in %.*s", what, STR_ARG(text));
}

static inline void assert_lacks(struct str text, const char *what)
{
	if (str_contains(text, str_from(what)))
		fail_msg("%s is in %.*s", what, STR_ARG(text));
}

#endif
