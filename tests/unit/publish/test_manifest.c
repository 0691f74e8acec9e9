/* The catalog of files, the manifest and the notes. */
#include "publish/manifest.h"
#include "publish/notes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static struct publish_file *claim(struct catalog *c, const char *group,
				  const char *path)
{
	struct publish_file *clash;

	return catalog_claim(c, catalog_group(c, str_from(group)),
			     str_from(path), &clash);
}

static const char *clash_of(struct catalog *c, const char *path)
{
	struct publish_file *clash = NULL;

	assert_null(catalog_claim(c, catalog_group(c, STR("")), str_from(path),
				  &clash));
	assert_non_null(clash);
	return clash->path;
}

static void clashes(void **state)
{
	struct catalog c = {0};

	(void)state;
	assert_non_null(claim(&c, "", "Data/X.csv"));
	assert_non_null(claim(&c, "", "Data/Y.csv"));
	assert_memory_equal(clash_of(&c, "Data/X.csv"), "Data/X.csv", 10);
	assert_memory_equal(clash_of(&c, "Data/x.CSV"), "Data/X.csv", 10);
	assert_memory_equal(clash_of(&c, "data/z.csv"), "Data", 4);
	assert_memory_equal(clash_of(&c, "Data"), "Data", 4);
	assert_memory_equal(clash_of(&c, "Data/X.csv/a"), "Data/X.csv", 10);
	assert_true(catalog_has_file(&c, STR("Data/X.csv")));
	assert_false(catalog_has_file(&c, STR("data/x.csv")));
	assert_false(catalog_has_file(&c, STR("Data")));
	catalog_free(&c);
}

enum { FILES = 3000 };

/* Put in an order that is not the sorted one. */
static void fill(struct arena *a, struct catalog *c)
{
	for (size_t i = 0; i < FILES; i++) {
		size_t n = i * 1223 % FILES;
		struct str path = str_format(a, "d%zu/p%zu.html", n % 7, n);
		struct publish_file *f =
			claim(c, n % 2 ? "odd" : "even", str_cstr(a, path));

		assert_non_null(f);
		f->state = FILE_STAGED;
		f->digest = digest_of(path);
		f->size = n;
		f->mtime_ns = -(int64_t)n;
	}
}

static struct digest write(struct catalog *c, struct buf *out)
{
	size_t count;
	struct publish_file **files = catalog_sorted(c, &count);
	struct digest id = manifest_id(c, files, count);

	for (size_t i = 1; i < count; i++)
		assert_true(str_cmp(file_path(files[i - 1]),
				    file_path(files[i])) < 0);
	struct pieces pieces = {.buf = *out};

	buf_clear(&pieces.buf);
	manifest_write(&pieces, c, files, count,
		       (struct manifest_seal){7, 1234567890123456789});
	*out = pieces.buf;
	heap_free(files);
	return id;
}

static void round_trip(void **state)
{
	struct arena a = {0};
	struct catalog first = {0}, second = {0};
	struct manifest_seal seal;
	struct buf one = {0}, two = {0};

	(void)state;
	fill(&a, &first);
	struct digest id = write(&first, &one);

	assert_true(manifest_load(&second, buf_str(&one), &seal));
	assert_int_equal(seal.inode, 7);
	assert_int_equal(seal.time_ns, 1234567890123456789);
	assert_int_equal(second.old_count, FILES);
	for (size_t i = 0; i < FILES; i++)
		catalog_at(&second, i)->state = FILE_KEPT;
	assert_true(digest_eq(write(&second, &two), id));
	assert_true(str_eq(buf_str(&one), buf_str(&two)));
	/* One more file between the others, another id. */
	claim(&second, "odd", "d3/p3.htm")->state = FILE_STAGED;
	assert_false(digest_eq(write(&second, &two), id));
	catalog_free(&first);
	catalog_free(&second);
	buf_free(&one);
	buf_free(&two);
	arena_free(&a);
}

/* Cut at every byte, changed at every byte: never believed, never a crash. */
static void damaged(void **state)
{
	struct catalog c = {0}, loaded = {0};
	struct manifest_seal seal;
	struct buf b = {0};

	(void)state;
	claim(&c, "g", "a/one")->state = FILE_STAGED;
	claim(&c, "", "a/two")->state = FILE_STAGED;
	write(&c, &b);
	assert_true(manifest_load(&loaded, buf_str(&b), &seal));
	catalog_free(&loaded);
	for (size_t i = 0; i < b.n; i++) {
		assert_false(manifest_load(
			&loaded, str_slice(buf_str(&b), 0, i), &seal));
		b.s[i] = (char)(b.s[i] ^ 4);
		assert_false(manifest_load(&loaded, buf_str(&b), &seal));
		b.s[i] = (char)(b.s[i] ^ 4);
	}
	buf_free(&b);
	catalog_free(&c);
}

/* Notes at work in a folder of their own, and the file that they become. */
struct book {
	struct arena arena;
	struct str folder, file;
	struct notes notes;
};

static void open_book(struct book *b)
{
	struct os_error e;

	*b = (struct book){.folder = STR("test-notes")};
	b->file = STR("test-notes/file");
	assert_true(os_remove_tree(b->folder, &e));
	assert_true(os_make_directories(b->folder, &e));
	assert_true(notes_open(&b->notes, b->folder, &e));
}

static void close_book(struct book *b)
{
	struct os_error e;

	notes_close(&b->notes);
	assert_true(os_remove_tree(b->folder, &e));
	arena_free(&b->arena);
}

/* Begin anew with these bytes as the old site's notes. */
static void load_book(struct book *b, struct str bytes)
{
	struct os_error e;

	notes_close(&b->notes);
	assert_true(os_write(b->file, bytes, &e));
	assert_true(notes_open(&b->notes, b->folder, &e));
	assert_true(notes_load(&b->notes, b->file, &e));
}

static void put_note(struct book *b, const char *key, const char *value)
{
	struct os_error e;

	assert_true(notes_put(&b->notes, str_from(key), str_from(value), &e));
}

static void expect_old(struct book *b, const char *key, const char *value)
{
	struct os_error e;
	struct str got;

	assert_true(
		notes_get_old(&b->notes, &b->arena, str_from(key), &got, &e));
	assert_true(str_eq(got, str_from(value)));
}

static void expect_new(struct book *b, const char *key, const char *value)
{
	struct os_error e;
	struct str got;

	assert_true(
		notes_get_new(&b->notes, &b->arena, str_from(key), &got, &e));
	assert_true(str_eq(got, str_from(value)));
}

static void notes(void **state)
{
	struct pieces all = {.take = NULL};
	struct os_error e;
	struct book b;

	(void)state;
	open_book(&b);
	expect_old(&b, "a", "");
	put_note(&b, "a", "one");
	put_note(&b, "b", "");
	put_note(&b, "a", "two");
	expect_old(&b, "a", "");
	expect_new(&b, "a", "two");
	assert_true(notes_changed(&b.notes));
	assert_true(notes_write(&all, &b.notes, &e));
	load_book(&b, buf_str(&all.buf));
	expect_old(&b, "a", "two");
	expect_new(&b, "a", "");
	assert_true(notes_changed(&b.notes)); /* nothing put yet: all dropped */
	put_note(&b, "a", "two");
	put_note(&b, "b", "");
	assert_false(notes_changed(&b.notes));
	expect_new(&b, "a", "two");
	put_note(&b, "b", "x");
	assert_true(notes_changed(&b.notes));
	expect_old(&b, "b", "");
	expect_new(&b, "b", "x");
	buf_free(&all.buf);
	close_book(&b);
}

/* Cut at every byte, changed at every byte: no notes, never a crash. */
static void damaged_notes(void **state)
{
	struct pieces all = {.take = NULL};
	struct os_error e;
	struct book book;

	(void)state;
	open_book(&book);
	put_note(&book, "key", "value");
	assert_true(notes_write(&all, &book.notes, &e));
	struct buf b = all.buf;

	for (size_t i = 0; i < b.n; i++) {
		load_book(&book, str_slice(buf_str(&b), 0, i));
		assert_int_equal(book.notes.old_count, 0);
		b.s[i] = (char)(b.s[i] ^ 1);
		load_book(&book, buf_str(&b));
		b.s[i] = (char)(b.s[i] ^ 1);
		assert_int_equal(book.notes.old_count, 0);
		expect_old(&book, "key", "");
	}
	load_book(&book, buf_str(&b));
	expect_old(&book, "key", "value");
	buf_free(&b);
	close_book(&book);
}

/* No file, and no folder for the scratch file. */
static void missing_notes(void **state)
{
	struct notes n = {0};
	struct os_error e;
	struct book b;

	(void)state;
	open_book(&b);
	assert_true(notes_load(&b.notes, STR("test-notes/none"), &e));
	assert_int_equal(b.notes.old_count, 0);
	assert_false(notes_open(&n, STR("test-notes/none"), &e));
	notes_close(&n);
	close_book(&b);
}

static void add_piece(void *context, struct str piece)
{
	buf_add(context, piece);
}

static void handed_on(void **state)
{
	struct buf whole = {0};
	struct pieces kept = {.take = NULL};
	struct pieces handed = {.take = add_piece, .context = &whole};
	struct os_error e;
	struct book b;

	(void)state;
	open_book(&b);
	for (size_t i = 0; i < 20000; i++)
		put_note(&b, str_format(&b.arena, "key %zu", i).s, "value");
	assert_true(notes_write(&kept, &b.notes, &e));
	assert_true(notes_write(&handed, &b.notes, &e));
	assert_true(whole.n > 300000);
	assert_true(handed.buf.capacity < 200000);
	assert_true(str_eq(buf_str(&whole), buf_str(&kept.buf)));
	load_book(&b, buf_str(&whole));
	assert_int_equal(b.notes.old_count, 20000);
	expect_old(&b, "key 19999", "value");
	close_book(&b);
	buf_free(&whole);
	buf_free(&kept.buf);
	buf_free(&handed.buf);
}

static void digests(void **state)
{
	struct buf b = {0};
	struct digest d = digest_of(STR("budget")), back;

	(void)state;
	digest_write(&b, d);
	assert_int_equal(b.n, DIGEST_TEXT_SIZE);
	assert_true(digest_read(buf_str(&b), &back) && digest_eq(d, back));
	assert_false(digest_read(str_slice(buf_str(&b), 1, b.n), &back));
	b.s[0] = 'A';
	assert_false(digest_read(buf_str(&b), &back));
	assert_false(digest_eq(d, digest_of(STR("Budget"))));
	buf_free(&b);
}

int main(void)
{
	const struct CMUnitTest tests[] = {cmocka_unit_test(clashes),
					   cmocka_unit_test(round_trip),
					   cmocka_unit_test(damaged),
					   cmocka_unit_test(notes),
					   cmocka_unit_test(damaged_notes),
					   cmocka_unit_test(missing_notes),
					   cmocka_unit_test(handed_on),
					   cmocka_unit_test(digests)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
