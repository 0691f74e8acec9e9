/* Files, folders, threads, words. */
#include "os/os.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

static struct arena arena;
static struct str top;
static struct os_error e;

static struct str at(const char *name)
{
	return str_format(&arena, "%.*s/%s", STR_ARG(top), name);
}

static int open_folder(void **state)
{
	struct str temporary = os_environment("TMPDIR");

	(void)state;
	top = str_format(&arena, "%.*s/os-unit-%llu",
			 STR_ARG(temporary.n ? temporary : STR("/tmp")),
			 (unsigned long long)os_clock());
	return os_make_directories(top, &e) ? 0 : -1;
}

static int close_folder(void **state)
{
	bool ok = os_remove_tree(top, &e);

	(void)state;
	arena_free(&arena);
	return ok ? 0 : -1;
}

static enum os_kind kind(struct str path)
{
	struct os_stat st;

	assert_true(os_stat(path, &st, &e));
	return st.kind;
}

static void write_and_read(void **state)
{
	struct str text;
	struct os_stat first, second;

	(void)state;
	assert_true(os_write(at("f"), STR("a\0b"), &e));
	assert_true(os_read(&arena, at("f"), 3, &text, &e));
	assert_true(str_eq(text, STR("a\0b")));
	assert_false(os_read(&arena, at("f"), 2, &text, &e));
	assert_int_equal(e.code, EFBIG);
	assert_true(os_write(at("empty"), STR(""), &e));
	assert_true(os_read(&arena, at("empty"), 0, &text, &e));
	assert_int_equal(text.n, 0);
	/* Another name of the old bytes keeps them. */
	assert_true(os_link(at("f"), at("g"), &e));
	assert_true(os_write(at("f"), STR("new"), &e));
	assert_true(os_read(&arena, at("g"), 100, &text, &e));
	assert_true(str_eq(text, STR("a\0b")));
	assert_false(os_create(at("f"), STR("x"), &first, &e));
	assert_int_equal(e.code, EEXIST);
	assert_true(os_create(at("h"), STR("four"), &first, &e));
	assert_true(os_stat(at("h"), &second, &e));
	assert_int_equal(first.size, 4);
	assert_int_equal(first.inode, second.inode);
	assert_int_equal(first.mtime_ns, second.mtime_ns);
}

static void no_links_followed(void **state)
{
	struct str text;

	(void)state;
	assert_true(os_write(at("target"), STR("kept"), &e));
	assert_int_equal(symlink("target", str_cstr(&arena, at("link"))), 0);
	assert_int_equal(kind(at("link")), OS_LINK);
	assert_false(os_read(&arena, at("link"), 100, &text, &e));
	assert_int_equal(e.code, ELOOP);
	assert_true(os_write(at("link"), STR("written"), &e));
	assert_int_equal(kind(at("link")), OS_FILE);
	assert_true(os_read(&arena, at("target"), 100, &text, &e));
	assert_true(str_eq(text, STR("kept")));
}

static void only_files_are_read(void **state)
{
	struct str text;

	(void)state;
	assert_int_equal(mkfifo(str_cstr(&arena, at("fifo")), 0600), 0);
	assert_int_equal(kind(at("fifo")), OS_OTHER);
	assert_false(os_read(&arena, at("fifo"), 100, &text, &e));
	assert_false(os_read(&arena, top, 100, &text, &e));
	assert_int_equal(e.code, EISDIR);
	assert_false(os_read(&arena, STR("/dev/null"), 100, &text, &e));
	assert_false(os_read(&arena, at("none"), 100, &text, &e));
	assert_int_equal(e.code, ENOENT);
}

static void add_piece(void *context, struct str piece)
{
	buf_add(context, piece);
}

static void read_in_pieces(void **state)
{
	struct buf big = {0}, got = {0};
	struct os_stat st;

	(void)state;
	for (unsigned i = 0; i < 40000; i++)
		buf_add_uint(&big, i);
	assert_true(os_write(at("big"), buf_str(&big), &e));
	assert_true(os_read_pieces(at("big"), add_piece, &got, &st, &e));
	assert_true(str_eq(buf_str(&got), buf_str(&big)));
	assert_int_equal(st.size, big.n);
	assert_false(os_read_pieces(top, add_piece, &got, &st, &e));
	assert_int_equal(e.code, EISDIR);
	assert_false(os_read_pieces(at("none"), add_piece, &got, &st, &e));
	assert_int_equal(e.code, ENOENT);
	buf_free(&big);
	buf_free(&got);
}

static void paths(void **state)
{
	char name[5000];
	struct os_stat st;

	(void)state;
	memset(name, 'a', sizeof name);
	assert_false(os_stat((struct str){name, sizeof name}, &st, &e));
	assert_int_equal(e.code, ENAMETOOLONG);
	assert_false(os_write(STR("a\0b"), STR(""), &e));
	assert_int_equal(e.code, EINVAL);
	assert_int_equal(kind(at("none/none")), OS_NONE);
	assert_true(os_real_path(&arena, at("."), &top, &e));
	assert_true(os_program_directory(&arena).s[0] == '/');
}

static void folders(void **state)
{
	struct os_list list;

	(void)state;
	assert_true(os_make_directories(at("a/b/c"), &e));
	assert_true(os_make_directories(at("a/b/c"), &e));
	assert_true(os_write(at("a/z"), STR(""), &e));
	assert_true(os_write(at("a/B"), STR(""), &e));
	assert_false(os_make_directories(at("a/z/c"), &e));
	assert_true(os_list(&arena, at("a"), &list, &e));
	assert_int_equal(list.count, 3);
	assert_true(str_eq(list.items[0].name, STR("B")));
	assert_true(str_eq(list.items[1].name, STR("b")));
	assert_int_equal(list.items[1].kind, OS_DIRECTORY);
	assert_int_equal(list.items[2].kind, OS_FILE);
	assert_false(os_list(&arena, at("none"), &list, &e));
	/* A tree goes without what its links lead to. */
	assert_int_equal(symlink("../a", str_cstr(&arena, at("a/b/up"))), 0);
	assert_true(os_remove_tree(at("a/b"), &e));
	assert_int_equal(kind(at("a/b")), OS_NONE);
	assert_int_equal(kind(at("a/z")), OS_FILE);
	assert_true(os_remove_tree(at("none"), &e));
}

static bool stop_visit(void *context, struct str name, enum os_kind k,
		       struct os_error *error)
{
	(void)name, (void)k;
	++*(int *)context;
	error->code = ECANCELED;
	return false;
}

static void visits(void **state)
{
	int count = 0;

	(void)state;
	assert_true(os_visit(top, stop_visit, &count, &e));
	assert_true(os_write(at("1"), STR(""), &e));
	assert_true(os_write(at("2"), STR(""), &e));
	assert_false(os_visit(top, stop_visit, &count, &e));
	assert_int_equal(count, 1);
	assert_int_equal(e.code, ECANCELED);
}

static void exchange(void **state)
{
	struct str text;

	(void)state;
	assert_true(os_make_directories(at("a"), &e));
	assert_true(os_write(at("a/f"), STR("in a"), &e));
	assert_false(os_exchange(at("a"), at("b"), &e));
	assert_int_equal(e.code, ENOENT);
	assert_true(os_make_directories(at("b"), &e));
	assert_true(os_exchange(at("a"), at("b"), &e));
	assert_true(os_read(&arena, at("b/f"), 100, &text, &e));
	assert_true(os_rename(at("b/f"), at("a/g"), &e));
	assert_true(os_remove(at("a/g"), &e));
	assert_false(os_remove(at("a/g"), &e));
	assert_true(os_sync(top, &e) && os_sync_directory(top, &e));
}

static void locks(void **state)
{
	struct os_lock first, second;

	(void)state;
	assert_int_equal(os_lock(at("lock"), &first, &e), 1);
	assert_int_equal(os_lock(at("lock"), &second, &e), 0);
	os_unlock(&first);
	assert_int_equal(os_lock(at("lock"), &second, &e), 1);
	os_unlock(&second);
	assert_int_equal(os_lock(at("none/lock"), &second, &e), -1);
}

static void words(void **state)
{
	static const int codes[] = {
		ENOSPC, EDQUOT, EACCES, EPERM,   EROFS,  ENOENT,       ENOTDIR,
		EISDIR, EEXIST, EBUSY,  EFBIG,   EIO,    ENAMETOOLONG, EMFILE,
		EXDEV,  EINVAL, ELOOP,  ENOTSUP, ENOSYS, ENOTEMPTY};
	struct buf b = {0};

	(void)state;
	assert_false(
		os_list(&arena, STR("/none/预算"), &(struct os_list){0}, &e));
	struct os_error copy = e;

	memset(&e, 'x', sizeof e);
	os_error_format(&b, &copy, false);
	assert_true(str_eq(buf_str(&b), STR("cannot list /none/预算: "
					    "No such file or directory")));
	buf_clear(&b);
	os_error_format(&b, &copy, true);
	assert_true(str_eq(buf_str(&b),
			   STR("无法列出 /none/预算：没有这个文件或文件夹")));
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		buf_clear(&b);
		copy.code = codes[i];
		os_error_reason(&b, &copy, true);
		assert_true((unsigned char)b.s[0] >= 0xE3);
	}
	buf_free(&b);
}

static void count_job(void *context, size_t index, size_t worker)
{
	unsigned char *seen = context;

	assert_true(worker < 8);
	seen[index]++;
}

static void threads(void **state)
{
	unsigned char seen[1000] = {0};

	(void)state;
	os_parallel(1000, 8, count_job, seen);
	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(seen[i], 1);
	os_parallel(0, 0, count_job, NULL);
	assert_true(os_processors() >= 1);
}

struct sum {
	struct os_mutex *mutex;
	size_t value;
};

static void add(void *context, size_t index, size_t worker)
{
	struct sum *s = context;

	(void)worker;
	os_mutex_lock(s->mutex);
	s->value += index;
	os_mutex_unlock(s->mutex);
}

static void mutex(void **state)
{
	struct sum s = {os_mutex_new(&arena), 0};

	(void)state;
	os_parallel(10000, 64, add, &s);
	assert_int_equal(s.value, 49995000);
}

static void clocks(void **state)
{
	uint64_t before = os_clock();

	(void)state;
	assert_true(os_clock() >= before);
	setenv("SOURCE_DATE_EPOCH", "86400", 1);
	assert_int_equal(os_now(), 86400);
	setenv("SOURCE_DATE_EPOCH", "86400x", 1);
	assert_true(os_now() > 1600000000);
	unsetenv("SOURCE_DATE_EPOCH");
	assert_int_equal(os_environment("SOURCE_DATE_EPOCH").n, 0);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_folder, close_folder)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(write_and_read),
		TEST(no_links_followed),
		TEST(only_files_are_read),
		TEST(read_in_pieces),
		TEST(paths),
		TEST(folders),
		TEST(visits),
		TEST(exchange),
		TEST(locks),
		TEST(words),
		TEST(threads),
		TEST(mutex),
		TEST(clocks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
