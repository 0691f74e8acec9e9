/* ZIP: members are the files, the bytes are the same, errors. */
#include "format/zip.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cmocka.h>
#include <zip.h>

struct fixture {
	struct arena arena;
	char folder[64];
	struct str path, text, packed;
};

static int setup(void **state)
{
	static struct fixture f;
	struct os_error e;
	struct buf bytes = {0};

	f = (struct fixture){.folder = "/tmp/budgetpress-zip-XXXXXX"};
	if (!mkdtemp(f.folder))
		return -1;
	f.path = str_format(&f.arena, "%s/t.zip", f.folder);
	f.text = str_format(&f.arena, "%s/text.csv", f.folder);
	f.packed = str_format(&f.arena, "%s/packed.xlsx", f.folder);
	for (unsigned i = 0; i < 20000; i++)
		buf_add_format(&bytes, "经费,%u\r\n", i * 2654435761U);
	if (!os_write(f.text, buf_str(&bytes), &e) ||
	    !os_write(f.packed, STR("PK packed"), &e))
		return -1;
	buf_free(&bytes);
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

static bool write_archive(struct fixture *f, struct str path,
			  struct os_error *e)
{
	struct zip_writer *z = zip_writer_begin(&f->arena, path);

	zip_writer_add(z, STR("t/表 1.csv"), f->text, 6);
	zip_writer_add(z, STR("t/packed.xlsx"), f->packed, 0);
	return zip_writer_end(z, e);
}

static void check_member(struct fixture *f, zip_t *z, zip_uint64_t i,
			 const char *name, struct str from, int method)
{
	zip_stat_t st;
	struct str bytes;
	struct os_error e;
	zip_uint8_t system;
	zip_uint32_t rights;

	assert_int_equal(zip_stat_index(z, i, 0, &st), 0);
	assert_string_equal(st.name, name);
	assert_int_equal(st.comp_method, method);
	assert_true(os_read(&f->arena, from, SIZE_MAX, &bytes, &e));
	assert_int_equal(st.size, bytes.n);
	char *found = arena_text(&f->arena, bytes.n);
	zip_file_t *file = zip_fopen_index(z, i, 0);

	assert_int_equal(zip_fread(file, found, bytes.n), bytes.n);
	assert_memory_equal(found, bytes.s, bytes.n);
	zip_fclose(file);
	zip_file_get_external_attributes(z, i, 0, &system, &rights);
	assert_int_equal(system, ZIP_OPSYS_UNIX);
	assert_int_equal(rights >> 16, 0100644);
}

static void test_members(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct os_list list = {0};
	int code;

	assert_true(write_archive(f, f->path, &e));
	zip_t *z = zip_open(str_cstr(&f->arena, f->path), ZIP_RDONLY, &code);

	assert_non_null(z);
	assert_int_equal(zip_get_num_entries(z, 0), 2);
	check_member(f, z, 0, "t/表 1.csv", f->text, ZIP_CM_DEFLATE);
	check_member(f, z, 1, "t/packed.xlsx", f->packed, ZIP_CM_STORE);
	zip_discard(z);
	assert_true(os_list(&f->arena, str_from(f->folder), &list, &e));
	assert_int_equal(list.count, 3);
}

static void test_same_bytes(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct str other = str_format(&f->arena, "%s/u.zip", f->folder);
	struct str a, b;

	setenv("TZ", "Pacific/Kiritimati", 1);
	assert_true(write_archive(f, f->path, &e));
	setenv("TZ", "America/New_York", 1);
	assert_true(write_archive(f, other, &e));
	unsetenv("TZ");
	assert_true(os_read(&f->arena, f->path, SIZE_MAX, &a, &e));
	assert_true(os_read(&f->arena, other, SIZE_MAX, &b, &e));
	assert_true(a.n > 1000);
	assert_true(str_eq(a, b));
}

static void test_no_member(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};

	assert_true(os_remove(f->text, &e));
	assert_false(write_archive(f, f->path, &e));
	assert_int_equal(e.code, ENOENT);
}

static void test_no_folder(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};

	f->path = str_format(&f->arena, "%s/none/t.zip", f->folder);
	assert_false(write_archive(f, f->path, &e));
	assert_int_equal(e.code, ENOENT);
	assert_true(str_eq((struct str){e.text, e.path.n}, f->path));
}

static void test_no_space(void **state)
{
	struct fixture *f = *state;
	struct os_error e = {0};
	struct os_stat st;
	struct rlimit old, small;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &old), 0);
	small = (struct rlimit){20000, old.rlim_max};
	signal(SIGXFSZ, SIG_IGN);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &small), 0);
	bool written = write_archive(f, f->path, &e);

	assert_int_equal(setrlimit(RLIMIT_FSIZE, &old), 0);
	assert_false(written);
	assert_int_equal(e.code, EFBIG);
	assert_true(os_stat(f->path, &st, &e));
	assert_int_equal(st.kind, OS_NONE);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_members, setup, teardown),
		cmocka_unit_test_setup_teardown(test_same_bytes, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_no_member, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_no_folder, setup,
						teardown),
		cmocka_unit_test_setup_teardown(test_no_space, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
