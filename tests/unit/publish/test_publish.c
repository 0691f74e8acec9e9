/* Publishing into a folder of its own: whole, or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "publish/publish.h"

#include <stdlib.h>
#include <string.h>

struct fixture {
	struct arena arena;
	struct diag diag;
	struct str folder, output;
};

static int setup(void **state)
{
	struct fixture *f = heap_alloc(sizeof *f);
	char name[] = "/tmp/budgetpress-publish-XXXXXX";

	memset(f, 0, sizeof *f);
	if (!mkdtemp(name))
		return -1;
	f->folder = str_copy(&f->arena, str_from(name));
	f->output = str_format(&f->arena, "%s/public", name);
	*state = f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	struct os_error e;
	bool ok = os_remove_tree(f->folder, &e);

	diag_free(&f->diag);
	arena_free(&f->arena);
	heap_free(f);
	return ok ? 0 : -1;
}

static struct publish *begin(struct fixture *f)
{
	struct publish *p;

	if (publish_begin(&f->arena, f->output, STR("/nowhere"), &f->diag, &p))
		return p;
	publish_end(p);
	return NULL;
}

static bool publish_two(struct fixture *f, const char *a, const char *b,
			struct publish_result *result)
{
	struct publish *p = begin(f);

	if (!p)
		return false;
	publish_put(p, STR("index.html"), str_from(a));
	if (b)
		publish_put(p, STR("d/x.html"), str_from(b));
	bool ok = publish_commit(p, result);

	publish_end(p);
	return ok;
}

static struct os_stat stat_of(struct fixture *f, const char *name)
{
	struct os_stat st;
	struct os_error e;

	assert_true(os_stat(
		str_format(&f->arena, "%.*s/%s", STR_ARG(f->output), name), &st,
		&e));
	return st;
}

static void assert_content(struct fixture *f, const char *name,
			   const char *expected)
{
	struct str text;
	struct os_error e;

	assert_true(os_read(
		&f->arena,
		str_format(&f->arena, "%.*s/%s", STR_ARG(f->output), name),
		1000, &text, &e));
	assert_int_equal(text.n, strlen(expected));
	assert_memory_equal(text.s, expected, text.n);
}

static void changes_only_what_changed(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;

	assert_true(publish_two(f, "one", "two", &r));
	assert_int_equal(r.written, 2);
	struct os_stat before = stat_of(f, "d/x.html");

	assert_true(publish_two(f, "ONE", "two", &r));
	assert_int_equal(r.written, 1);
	struct os_stat after = stat_of(f, "d/x.html");

	assert_content(f, "index.html", "ONE");
	assert_true(before.inode == after.inode);
	assert_true(before.mtime_ns == after.mtime_ns);
}

static void touches_nothing_when_nothing_changed(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;

	assert_true(publish_two(f, "one", "two", &r));
	struct os_stat before = stat_of(f, "");

	assert_true(publish_two(f, "one", "two", &r));
	assert_int_equal(r.written, 0);
	assert_true(before.inode == stat_of(f, "").inode);
}

static void removes_what_is_gone(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;

	assert_true(publish_two(f, "one", "two", &r));
	assert_true(publish_two(f, "one", NULL, &r));
	assert_int_equal(r.removed, 1);
	assert_int_equal(stat_of(f, "d/x.html").kind, OS_NONE);
	assert_int_equal(stat_of(f, "d").kind, OS_NONE);
}

static void rewrites_what_somebody_edited(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;
	struct os_error e;

	assert_true(publish_two(f, "one", "two", &r));
	assert_true(os_write(
		str_format(&f->arena, "%.*s/index.html", STR_ARG(f->output)),
		STR("own"), &e));
	assert_true(publish_two(f, "one", "two", &r));
	assert_content(f, "index.html", "one");
}

static bool has(const struct fixture *f, const char *id)
{
	for (size_t i = 0; i < f->diag.count; i++)
		if (strcmp(f->diag.items[i].kind->id, id) == 0)
			return true;
	return false;
}

static void never_touches_a_folder_that_is_not_ours(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;
	struct os_error e;

	assert_true(os_make_directories(f->output, &e));
	assert_true(os_write(
		str_format(&f->arena, "%.*s/thesis.doc", STR_ARG(f->output)),
		STR("x"), &e));
	assert_false(publish_two(f, "one", "two", &r));
	assert_true(has(f, "output-not-ours"));
	assert_content(f, "thesis.doc", "x");
}

static void stops_at_foreign_files(void **state)
{
	struct fixture *f = *state;
	struct publish_result r;
	struct os_error e;

	assert_true(publish_two(f, "one", "two", &r));
	assert_true(os_write(
		str_format(&f->arena, "%.*s/d/note.txt", STR_ARG(f->output)),
		STR("x"), &e));
	assert_false(publish_two(f, "ONE", "two", &r));
	assert_true(has(f, "output-foreign-file"));
	assert_content(f, "index.html", "one");
	assert_content(f, "d/note.txt", "x");
}

static void refuses_a_second_builder(void **state)
{
	struct fixture *f = *state;
	struct publish *first = begin(f);

	assert_non_null(first);
	assert_null(begin(f));
	assert_true(has(f, "output-locked"));
	publish_end(first);
	first = begin(f);
	assert_non_null(first);
	publish_end(first);
}

static void refuses_paths_that_leave_the_output(void **state)
{
	struct fixture *f = *state;
	char longest[301];
	struct publish_result r;

	memset(longest, 'a', 300);
	longest[300] = '\0';
	const char *const bad[] = {
		"../x",  ".",       "..",  "a/../b", "/etc/x", "a//b",
		"a/",    ".hidden", "a b", "a\\b",   "",       "预算.html",
		"a/./b", longest,   "a:b", "a\nb",
	};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		struct publish *p = begin(f);

		publish_put(p, str_from(bad[i]), STR("x"));
		assert_false(publish_commit(p, &r));
		publish_end(p);
		assert_int_equal(f->diag.count, i + 1);
	}
	assert_int_equal(stat_of(f, "").kind, OS_NONE);
}

static void refuses_paths_that_differ_in_case_only(void **state)
{
	struct fixture *f = *state;
	struct publish *p = begin(f);
	struct publish_result r;

	publish_put(p, STR("a/B.html"), STR("x"));
	publish_put(p, STR("A/b.html"), STR("y"));
	assert_false(publish_commit(p, &r));
	assert_true(has(f, "output-path-twice"));
	publish_end(p);
}

static void refuses_dangerous_outputs(void **state)
{
	struct fixture *f = *state;
	const char *const bad[] = {"/", ".", "..", ""};

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		f->output = str_from(bad[i]);
		assert_null(begin(f));
	}
	assert_int_equal(f->diag.count, 4);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(changes_only_what_changed),
		TEST(touches_nothing_when_nothing_changed),
		TEST(removes_what_is_gone),
		TEST(rewrites_what_somebody_edited),
		TEST(never_touches_a_folder_that_is_not_ours),
		TEST(stops_at_foreign_files),
		TEST(refuses_a_second_builder),
		TEST(refuses_paths_that_leave_the_output),
		TEST(refuses_paths_that_differ_in_case_only),
		TEST(refuses_dangerous_outputs),
	};

	return cmocka_run_group_tests_name("publish", tests, NULL, NULL);
}
