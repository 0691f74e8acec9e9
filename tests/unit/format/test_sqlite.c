/* SQLite: what is written is read back, the bytes are the same, errors. */
#include "format/sqlite.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>
#include <sqlite3.h>

struct fixture {
	struct arena arena;
	char folder[64];
	struct str path;
};

static int setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){.folder = "/tmp/budgetpress-sqlite-XXXXXX"};
	if (!mkdtemp(f.folder))
		return -1;
	f.path = str_format(&f.arena, "%s/t.sqlite", f.folder);
	*state = &f;
	return 0;
}

static int teardown(void **state)
{
	struct fixture *f = *state;
	struct os_error e;

	os_remove_tree(str_from(f->folder), &e);
	arena_free(&f->arena);
	return 0;
}

/* A table of so many rows. */
static bool write_rows(struct fixture *f, struct str path, int64_t count,
		       struct os_error *e)
{
	struct sqlite *db = sqlite_begin(&f->arena, path, 0x62707273, 7);

	sqlite_run(db, "CREATE TABLE t(n INTEGER PRIMARY KEY, x TEXT) STRICT;"
		       "CREATE INDEX x ON t(x)");
	struct sqlite_insert *insert =
		sqlite_prepare(db, "INSERT OR IGNORE INTO t VALUES(?1, ?2)");

	for (int64_t i = 1; i <= count; i++) {
		sqlite_integer(insert, 1, i);
		sqlite_text(insert, 2,
			    i % 3 ? str_format(&f->arena, "经费 %d", (int)i)
				  : STR(""));
		sqlite_row(insert);
	}
	return sqlite_end(db, e);
}

/* The first column of the first row as text. */
static char *ask(struct fixture *f, const char *sql)
{
	sqlite3 *db;
	sqlite3_stmt *s;
	char *text;

	assert_int_equal(sqlite3_open_v2(str_cstr(&f->arena, f->path), &db,
					 SQLITE_OPEN_READONLY, NULL),
			 SQLITE_OK);
	assert_int_equal(sqlite3_prepare_v2(db, sql, -1, &s, NULL), SQLITE_OK);
	assert_int_equal(sqlite3_step(s), SQLITE_ROW);
	const char *found = (const char *)sqlite3_column_text(s, 0);

	text = str_cstr(&f->arena, str_from(found ? found : "NULL"));
	sqlite3_finalize(s);
	sqlite3_close(db);
	return text;
}

static void test_rows(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct os_list list = {0};

	assert_true(write_rows(f, f->path, 1000, &e));
	assert_string_equal(ask(f, "SELECT count(*) FROM t"), "1000");
	assert_string_equal(ask(f, "SELECT x FROM t WHERE n = 2"), "经费 2");
	assert_string_equal(ask(f, "SELECT x FROM t WHERE n = 3"), "NULL");
	assert_string_equal(ask(f, "PRAGMA integrity_check"), "ok");
	assert_string_equal(ask(f, "PRAGMA user_version"), "7");
	assert_string_equal(ask(f, "PRAGMA application_id"), "1651536499");
	assert_string_equal(ask(f, "PRAGMA journal_mode"), "delete");
	assert_true(os_list(&f->arena, str_from(f->folder), &list, &e));
	assert_int_equal(list.count, 1);
}

static void test_changes(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct sqlite *db = sqlite_begin(&f->arena, f->path, 0, 0);

	sqlite_run(db, "CREATE TABLE t(n INTEGER PRIMARY KEY, x TEXT UNIQUE)");
	struct sqlite_insert *insert =
		sqlite_prepare(db, "INSERT OR IGNORE INTO t(x) VALUES(?1)");

	sqlite_text(insert, 1, STR("a"));
	sqlite_row(insert);
	assert_int_equal(sqlite_changes(db), 1);
	assert_int_equal(sqlite_last_row(db), 1);
	sqlite_text(insert, 1, STR("a"));
	sqlite_row(insert);
	assert_int_equal(sqlite_changes(db), 0);
	assert_true(sqlite_end(db, &e));
}

static void test_same_bytes(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct str other = str_format(&f->arena, "%s/u.sqlite", f->folder);
	struct str a, b;

	assert_true(write_rows(f, f->path, 20000, &e));
	assert_true(write_rows(f, other, 20000, &e));
	assert_true(os_read(&f->arena, f->path, SIZE_MAX, &a, &e));
	assert_true(os_read(&f->arena, other, SIZE_MAX, &b, &e));
	assert_true(a.n > 100000);
	assert_true(str_eq(a, b));
}

static void test_no_folder(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};

	f->path = str_format(&f->arena, "%s/none/t.sqlite", f->folder);
	assert_false(write_rows(f, f->path, 10, &e));
	assert_int_equal(e.code, ENOENT);
	assert_true(str_eq((struct str){e.text, e.path.n}, f->path));
}

static void test_no_space(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct rlimit old, small;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){100000, old.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool written = write_rows(f, f->path, 20000, &e);

	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_false(written);
	assert_true(e.code == EFBIG || e.code == EIO);
	assert_true(str_eq((struct str){e.text, e.path.n}, f->path));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_changes, setup, teardown),
		cmocka_unit_test_setup_teardown(test_same_bytes, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_no_folder, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_no_space, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
