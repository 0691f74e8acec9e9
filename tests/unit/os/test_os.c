/* Files, folders, threads on a folder of their own. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "os/os.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

static struct arena arena;
static char folder[] = "/tmp/budgetpress-os-XXXXXX";

static struct str in_folder(const char *name)
{
	return str_format(&arena, "%s/%s", folder, name);
}

static int setup(void **state)
{
	(void)state;
	return mkdtemp(folder) ? 0 : -1;
}

static int teardown(void **state)
{
	struct os_error e;

	(void)state;
	bool ok = os_remove_tree(str_from(folder), &e);

	arena_free(&arena);
	return ok ? 0 : -1;
}

static void writes_and_reads_back(void **state)
{
	struct os_error e;
	struct str text;

	(void)state;
	assert_true(os_write(in_folder("a"), STR("预算\0x"), &e));
	assert_true(os_read(&arena, in_folder("a"), 100, &text, &e));
	assert_int_equal(text.n, 8);
	assert_memory_equal(text.s, "预算\0x", 8);
	assert_false(os_read(&arena, in_folder("a"), 7, &text, &e));
	assert_int_equal(e.code, EFBIG);
}

static void refuses_what_is_no_regular_file(void **state)
{
	struct os_error e;
	struct str text;

	(void)state;
	assert_false(os_read(&arena, str_from(folder), 100, &text, &e));
	assert_false(os_read(&arena, STR("/dev/zero"), 100, &text, &e));
	assert_false(os_read(&arena, STR("x\0y"), 100, &text, &e));
}

static void lists_in_byte_order(void **state)
{
	struct os_error e;
	struct os_list list;

	(void)state;
	assert_true(os_make_directories(in_folder("d/e"), &e));
	assert_true(os_write(in_folder("d/b"), STR(""), &e));
	assert_true(os_write(in_folder("d/a"), STR(""), &e));
	assert_true(os_list(&arena, in_folder("d"), &list, &e));
	assert_int_equal(list.count, 3);
	assert_true(str_eq(list.items[0].name, STR("a")));
	assert_true(str_eq(list.items[2].name, STR("e")));
	assert_int_equal(list.items[2].kind, OS_DIRECTORY);
}

static void exchanges_two_folders(void **state)
{
	struct os_error e;
	struct os_stat st;

	(void)state;
	assert_true(os_make_directories(in_folder("x/one"), &e));
	assert_true(os_make_directories(in_folder("y/two"), &e));
	assert_true(os_exchange(in_folder("x"), in_folder("y"), &e));
	assert_true(os_stat(in_folder("x/two"), &st, &e));
	assert_int_equal(st.kind, OS_DIRECTORY);
}

static void locks_once(void **state)
{
	struct os_error e;
	struct os_lock first, second;

	(void)state;
	assert_int_equal(os_lock(in_folder("lock"), &first, &e), 1);
	assert_int_equal(os_lock(in_folder("lock"), &second, &e), 0);
	os_unlock(&first);
	assert_int_equal(os_lock(in_folder("lock"), &second, &e), 1);
	os_unlock(&second);
}

static void says_what_went_wrong(void **state)
{
	struct os_error e;
	struct str text;
	struct buf out = {0};

	(void)state;
	assert_false(os_read(&arena, in_folder("none"), 9, &text, &e));
	os_error_format(&out, &e, true);
	assert_true(str_contains(buf_str(&out), STR("没有这个文件")));
	assert_true(str_contains(buf_str(&out), STR("none")));
	buf_free(&out);
}

struct tally {
	struct os_mutex *mutex;
	size_t sum, calls;
};

static void add(void *context, size_t index, size_t worker)
{
	struct tally *t = context;

	(void)worker;
	os_mutex_lock(t->mutex);
	t->sum += index;
	t->calls++;
	os_mutex_unlock(t->mutex);
}

static void runs_every_index_once(void **state)
{
	(void)state;
	for (size_t workers = 1; workers <= 8; workers *= 2) {
		struct tally t = {.mutex = os_mutex_new(&arena)};

		os_parallel(1000, workers, add, &t);
		assert_int_equal(t.calls, 1000);
		assert_int_equal(t.sum, 499500);
	}
	os_parallel(0, 2, add, NULL);
}

static void takes_the_date_from_the_environment(void **state)
{
	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1700000000", 1);
	assert_int_equal(os_now(), 1700000000);
	setenv("SOURCE_DATE_EPOCH", "soon", 1);
	assert_true(os_now() > 1700000000);
	unsetenv("SOURCE_DATE_EPOCH");
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_and_reads_back),
		cmocka_unit_test(refuses_what_is_no_regular_file),
		cmocka_unit_test(lists_in_byte_order),
		cmocka_unit_test(exchanges_two_folders),
		cmocka_unit_test(locks_once),
		cmocka_unit_test(says_what_went_wrong),
		cmocka_unit_test(runs_every_index_once),
		cmocka_unit_test(takes_the_date_from_the_environment),
	};

	return cmocka_run_group_tests_name("os", tests, setup, teardown);
}
