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

static void notes(void **state)
{
	struct notes first = {0}, second = {0};
	struct pieces all = {.take = NULL};

	(void)state;
	assert_int_equal(notes_get(&first, STR("a")).n, 0);
	notes_put(&first, STR("a"), STR("one"));
	notes_put(&first, STR("b"), STR(""));
	notes_put(&first, STR("a"), STR("two"));
	assert_true(notes_changed(&first));
	notes_write(&all, &first);
	notes_load(&second, buf_str(&all.buf));
	assert_true(str_eq(notes_get(&second, STR("a")), STR("two")));
	assert_true(notes_changed(&second)); /* nothing put yet: all dropped */
	notes_put(&second, STR("a"), STR("two"));
	notes_put(&second, STR("b"), STR(""));
	assert_false(notes_changed(&second));
	notes_put(&second, STR("b"), STR("x"));
	assert_true(notes_changed(&second));
	assert_int_equal(notes_get(&second, STR("b")).n, 0);
	notes_free(&first);
	notes_free(&second);
	buf_free(&all.buf);
}

static void damaged_notes(void **state)
{
	struct notes n = {0};
	struct pieces all = {.take = NULL};

	(void)state;
	notes_put(&n, STR("key"), STR("value"));
	notes_write(&all, &n);
	struct buf b = all.buf;

	notes_free(&n);
	for (size_t i = 0; i < b.n; i++) {
		notes_load(&n, str_slice(buf_str(&b), 0, i));
		b.s[i] = (char)(b.s[i] ^ 1);
		notes_load(&n, buf_str(&b));
		b.s[i] = (char)(b.s[i] ^ 1);
		assert_int_equal(n.old_count, 0);
	}
	buf_free(&b);
	notes_free(&n);
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
	struct notes n = {0};
	struct arena a = {0};

	(void)state;
	for (size_t i = 0; i < 20000; i++)
		notes_put(&n, str_format(&a, "key %zu", i), STR("value"));
	notes_write(&kept, &n);
	notes_write(&handed, &n);
	assert_true(whole.n > 300000);
	assert_true(handed.buf.capacity < 200000);
	assert_true(str_eq(buf_str(&whole), buf_str(&kept.buf)));
	notes_free(&n);
	arena_free(&a);
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
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(clashes),       cmocka_unit_test(round_trip),
		cmocka_unit_test(damaged),       cmocka_unit_test(notes),
		cmocka_unit_test(damaged_notes), cmocka_unit_test(handed_on),
		cmocka_unit_test(digests)};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
