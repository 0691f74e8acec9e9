/* A site published, kept, changed; the notes of its builder. */
#include "publish/publish.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

struct site {
	struct arena arena;
	struct diag diag;
	struct str top, output, source;
	struct publish *publish;
	struct publish_result result;
};

static int open_site(void **state)
{
	static struct site s;
	struct os_error e;
	struct str temporary = os_environment("TMPDIR");

	s = (struct site){0};
	s.top = str_format(&s.arena, "%.*s/publish-unit-%llu",
			   STR_ARG(temporary.n ? temporary : STR("/tmp")),
			   (unsigned long long)os_clock());
	s.output = str_concat(&s.arena, s.top, STR("/out"));
	s.source = str_concat(&s.arena, s.top, STR("/source"));
	*state = &s;
	return os_make_directories(s.source, &e) ? 0 : -1;
}

static int close_site(void **state)
{
	struct site *s = *state;
	struct os_error e;
	bool ok = os_remove_tree(s->top, &e);

	diag_free(&s->diag);
	arena_free(&s->arena);
	return ok ? 0 : -1;
}

static void begin(struct site *s)
{
	assert_true(publish_begin(&s->arena, s->output, s->source, &s->diag,
				  &s->publish));
}

static bool commit(struct site *s)
{
	bool ok = publish_commit(s->publish, &s->result);

	publish_end(s->publish);
	return ok;
}

static void put(struct site *s, const char *group, const char *path,
		const char *text)
{
	publish_put_group(s->publish, str_from(group), str_from(path),
			  str_from(text));
}

static void expect(struct site *s, const char *path, const char *text)
{
	struct str bytes = {0};
	struct os_error e;
	bool there = os_read(
		&s->arena,
		str_format(&s->arena, "%.*s/%s", STR_ARG(s->output), path),
		1000, &bytes, &e);

	assert_int_equal(there, text != NULL);
	assert_true(!text || str_eq(bytes, str_from(text)));
}

static void publish_two_groups(struct site *s)
{
	begin(s);
	put(s, "a", "a/1.html", "a1");
	put(s, "a", "a/2.html", "a2");
	put(s, "b", "b/1.html", "b1");
	publish_state_put(s->publish, STR("a"), STR("note of a"));
	assert_true(commit(s));
}

static void groups(void **state)
{
	struct site *s = *state;

	publish_two_groups(s);
	assert_int_equal(s->result.files, 3);
	assert_int_equal(s->result.bytes, 6);
	begin(s);
	assert_false(publish_keep_group(s->publish, STR("c")));
	assert_true(publish_keep_group(s->publish, STR("a")));
	assert_false(publish_keep_group(s->publish, STR("a")));
	put(s, "b", "b/2.html", "b2");
	assert_true(commit(s));
	assert_int_equal(s->result.files, 3);
	assert_int_equal(s->result.written, 1);
	assert_int_equal(s->result.removed, 1);
	expect(s, "a/2.html", "a2");
	expect(s, "b/1.html", NULL);
	expect(s, "b/2.html", "b2");
}

/* A group one file of which another group has taken cannot be kept. */
static void moved_file(void **state)
{
	struct site *s = *state;

	publish_two_groups(s);
	begin(s);
	put(s, "b", "a/1.html", "a1");
	assert_false(publish_keep_group(s->publish, STR("a")));
	put(s, "a", "a/2.html", "a2");
	assert_true(commit(s));
	assert_int_equal(s->result.written, 0);
	assert_int_equal(s->result.removed, 1);
	begin(s);
	assert_true(publish_keep_group(s->publish, STR("a")));
	assert_true(publish_keep_group(s->publish, STR("b")));
	assert_true(commit(s));
	assert_int_equal(s->result.files, 2);
}

static void a_touched_file(void **state)
{
	struct site *s = *state;
	struct os_error e;

	publish_two_groups(s);
	assert_true(os_write(str_concat(&s->arena, s->output, STR("/a/2.html")),
			     STR("xx"), &e));
	begin(s);
	assert_false(publish_keep_group(s->publish, STR("a")));
	put(s, "a", "a/1.html", "a1");
	put(s, "a", "a/2.html", "a2");
	assert_true(publish_keep_group(s->publish, STR("b")));
	assert_true(commit(s));
	assert_int_equal(s->result.written, 1);
	expect(s, "a/2.html", "a2");
}

/* The live site's note. */
static void expect_note(struct site *s, const char *key, const char *note)
{
	assert_true(
		str_eq(publish_state_get(s->publish, &s->arena, str_from(key)),
		       str_from(note)));
}

static void notes(void **state)
{
	struct site *s = *state;

	publish_two_groups(s);
	begin(s);
	expect_note(s, "a", "note of a");
	publish_state_put(s->publish, STR("a"), STR("never published"));
	expect_note(s, "a", "note of a");
	assert_true(
		str_eq(publish_state_get_new(s->publish, &s->arena, STR("a")),
		       STR("never published")));
	publish_end(s->publish);
	begin(s);
	expect_note(s, "a", "note of a");
	publish_keep_group(s->publish, STR("a"));
	publish_keep_group(s->publish, STR("b"));
	publish_state_put(s->publish, STR("b"), STR("note of b"));
	assert_true(commit(s));
	assert_int_equal(s->result.written, 0);
	begin(s);
	expect_note(s, "a", "");
	expect_note(s, "b", "note of b");
	publish_end(s->publish);
}

static void file_and_folder_change_places(void **state)
{
	struct site *s = *state;

	for (int i = 0; i < 4; i++) {
		begin(s);
		put(s, "", "stays", "stays");
		put(s, "", "stays-too", "stays");
		put(s, "", i % 2 ? "x/y/z" : "x", "moves");
		assert_true(commit(s));
		expect(s, i % 2 ? "x/y/z" : "x", "moves");
		expect(s, "stays", "stays");
	}
}

static void bad_put_refuses_all(void **state)
{
	struct site *s = *state;

	publish_two_groups(s);
	begin(s);
	put(s, "", "good.html", "good");
	put(s, "", "../bad.html", "bad");
	assert_false(commit(s));
	assert_int_equal(s->diag.counts[DIAG_ERROR], 1);
	assert_string_equal(s->diag.items[0].kind->id, "publish-path");
	expect(s, "good.html", NULL);
	expect(s, "a/1.html", "a1");
}

static void ended_without_commit(void **state)
{
	struct site *s = *state;
	struct os_stat st;
	struct os_error e;

	begin(s);
	put(s, "", "a", "a");
	publish_end(s->publish);
	assert_true(os_stat(s->output, &st, &e));
	assert_int_equal(st.kind, OS_NONE);
}

static void whose_fault(void **state)
{
	struct site *s = *state;
	struct publish *second;

	begin(s);
	assert_false(publish_begin(&s->arena, s->output, s->source, &s->diag,
				   &second));
	assert_true(publish_world_failed(second));
	publish_end(second);
	assert_string_equal(s->diag.items[0].kind->id, "publish-locked");
	put(s, "", "a b", "");
	assert_false(publish_commit(s->publish, &s->result));
	assert_false(publish_world_failed(s->publish));
	publish_end(s->publish);
}

static void put_one(void *context, size_t i, size_t worker)
{
	struct site *s = context;
	struct arena a = {0};
	struct str group = str_format(&a, "g%zu", i % 16);

	(void)worker;
	publish_put_group(s->publish, group,
			  str_format(&a, "f%zu/p%zu.html", i % 50, i),
			  str_format(&a, "text %zu", i % 3));
	publish_state_put(s->publish, group, group);
	arena_free(&a);
}

static void from_many_threads(void **state)
{
	struct site *s = *state;

	for (int i = 0; i < 2; i++) {
		begin(s);
		os_parallel(2000, 8, put_one, s);
		assert_true(commit(s));
		assert_int_equal(s->result.files, 2000);
		assert_int_equal(s->result.written, i ? 0 : 2000);
	}
}

static void put_stream(struct site *s, const char *path, const char *text)
{
	struct publish_stream *stream = publish_stream_begin(
		s->publish, str_from(path), str_from(path));

	for (; *text; text++)
		publish_stream_add(stream, (struct str){text, 1});
	publish_stream_end(stream);
}

static void streams(void **state)
{
	struct site *s = *state;
	struct buf one = {0}, two = {0};
	struct str bytes;

	begin(s);
	put(s, "a", "a.csv", "same");
	put_stream(s, "data/b.csv", "same");
	put_stream(s, "empty", "");
	assert_true(
		publish_read(s->publish, &s->arena, STR("data/b.csv"), &bytes));
	assert_true(str_eq(bytes, STR("same")));
	assert_true(publish_fingerprint(s->publish, STR("a.csv"), &one));
	assert_true(publish_fingerprint(s->publish, STR("data/b.csv"), &two));
	assert_true(str_eq(buf_str(&one), buf_str(&two)));
	assert_false(publish_fingerprint(s->publish, STR("data"), &one));
	assert_false(publish_read(s->publish, &s->arena, STR("c"), &bytes));
	assert_true(commit(s));
	expect(s, "data/b.csv", "same");
	begin(s);
	put(s, "a", "a.csv", "same");
	put_stream(s, "data/b.csv", "same");
	put_stream(s, "empty", "no longer");
	assert_true(commit(s));
	assert_int_equal(s->result.written, 1);
	expect(s, "empty", "no longer");
	begin(s);
	assert_true(publish_keep_group(s->publish, STR("data/b.csv")));
	assert_true(
		publish_read(s->publish, &s->arena, STR("data/b.csv"), &bytes));
	publish_end(s->publish);
	buf_free(&one);
	buf_free(&two);
}

static void a_bad_stream_refuses_all(void **state)
{
	struct site *s = *state;

	begin(s);
	put_stream(s, "../out", "x");
	assert_false(commit(s));
	assert_string_equal(s->diag.items[0].kind->id, "publish-path");
}

/* What a library would do with the path that it is given. */
static void put_file(struct site *s, const char *path, const char *text,
		     int code)
{
	struct os_error e;
	struct str full = publish_file_begin(s->publish, str_from(path),
					     str_from(path), &s->arena);

	assert_true(full.n && full.s[0] == '/' && full.s[full.n] == '\0');
	if (text)
		assert_true(os_write(full, str_from(text), &e));
	publish_file_end(s->publish, str_from(path), code);
}

static void files_of_a_library(void **state)
{
	struct site *s = *state;
	struct str bytes;

	begin(s);
	put_file(s, "data/a.xlsx", "one", 0);
	put_file(s, "b.sqlite", "", 0);
	assert_true(publish_read(s->publish, &s->arena, STR("data/a.xlsx"),
				 &bytes));
	assert_true(str_eq(bytes, STR("one")));
	assert_true(commit(s));
	expect(s, "data/a.xlsx", "one");
	begin(s);
	put_file(s, "data/a.xlsx", "one", 0);
	put_file(s, "b.sqlite", "two", 0);
	assert_true(commit(s));
	assert_int_equal(s->result.written, 1);
	expect(s, "b.sqlite", "two");
	begin(s);
	assert_true(publish_keep_group(s->publish, STR("data/a.xlsx")));
	assert_true(commit(s));
	expect(s, "data/a.xlsx", "one");
	expect(s, "b.sqlite", NULL);
}

/* The bytes at the place of a file. */
static void expect_at_place(struct site *s, const char *path, const char *text)
{
	struct os_error e;
	struct str bytes,
		place = publish_place(s->publish, &s->arena, str_from(path));

	assert_true(os_read(&s->arena, place, 100, &bytes, &e));
	assert_true(str_eq(bytes, str_from(text)));
}

static void places_of_files(void **state)
{
	struct site *s = *state;

	begin(s);
	put(s, "a", "data/a.csv", "old");
	put(s, "b", "data/b.csv", "one");
	expect_at_place(s, "data/a.csv", "old");
	assert_true(commit(s));
	begin(s);
	assert_true(publish_keep_group(s->publish, STR("a")));
	put(s, "b", "data/b.csv", "two");
	expect_at_place(s, "data/a.csv", "old");
	expect_at_place(s, "data/b.csv", "two");
	assert_int_equal(publish_place(s->publish, &s->arena, STR("data")).n,
			 0);
	assert_int_equal(
		publish_place(s->publish, &s->arena, STR("data/c.csv")).n, 0);
	assert_true(commit(s));
}

static void a_library_that_fails(void **state)
{
	struct site *s = *state;

	begin(s);
	put(s, "a", "a.html", "old");
	assert_true(commit(s));
	begin(s);
	put_file(s, "a.xlsx", "half", ENOSPC);
	assert_false(commit(s));
	begin(s);
	put_file(s, "a.xlsx", NULL, 0);
	assert_false(commit(s));
	assert_int_equal(s->diag.count, 2);
	expect(s, "a.html", "old");
	expect(s, "a.xlsx", NULL);
	begin(s);
	assert_int_equal(publish_file_begin(s->publish, STR("a"),
					    STR("../a.xlsx"), &s->arena)
				 .n,
			 0);
	assert_false(commit(s));
	assert_string_equal(s->diag.items[2].kind->id, "publish-path");
}

/* What was changed by somebody while the build ran is not built upon. */
static void read_back_changed(void **state)
{
	struct site *s = *state;
	struct os_error e;
	struct str bytes;

	publish_two_groups(s);
	begin(s);
	assert_true(publish_keep_group(s->publish, STR("a")));
	assert_true(os_write(str_concat(&s->arena, s->output, STR("/a/2.html")),
			     STR("xx"), &e));
	assert_false(
		publish_read(s->publish, &s->arena, STR("a/2.html"), &bytes));
	assert_false(commit(s));
}

static bool is_of(const struct publish_file *file, const char *path,
		  const char *text)
{
	struct sha256 hash = sha256_of(str_from(text));
	struct publish_fact f = publish_fact_of(file);

	return str_eq(f.path, str_from(path)) && f.sha256 &&
	       f.size == strlen(text) &&
	       memcmp(f.sha256, &hash, sizeof hash) == 0;
}

/* SHA-256 and numbers of records of a checked folder, taken as files are
 * written and known again when they are kept. */
static void facts(void **state)
{
	struct site *s = *state;
	struct publish_facts list;

	for (int round = 0; round < 3; round++) {
		begin(s);
		publish_check(s->publish, STR("data/"));
		if (!publish_keep_group(s->publish, STR("a"))) {
			put(s, "a", "data/a.csv", "1");
			publish_count(s->publish, STR("data/a.csv"), 7);
		}
		put(s, "b", "data/b.csv", round < 2 ? "22" : "333");
		put(s, "b", "database.html", "no");
		struct publish_stream *stream = publish_stream_begin(
			s->publish, STR("c"), STR("data/c.csv"));

		publish_stream_add(stream, STR("4"));
		publish_stream_add(stream, STR("4"));
		publish_stream_end(stream);
		put_file(s, "data/d.xlsx", "555", 0);
		list = publish_list(s->publish, &s->arena, STR("data/"));
		assert_int_equal(list.count, 4);
		assert_true(is_of(list.items[0], "data/a.csv", "1"));
		assert_true(publish_fact_of(list.items[0]).counted);
		assert_int_equal(publish_fact_of(list.items[0]).records, 7);
		assert_true(is_of(list.items[1], "data/b.csv",
				  round < 2 ? "22" : "333"));
		assert_false(publish_fact_of(list.items[1]).counted);
		assert_true(is_of(list.items[2], "data/c.csv", "44"));
		assert_true(is_of(list.items[3], "data/d.xlsx", "555"));
		list = publish_list(s->publish, &s->arena, STR("database"));
		assert_int_equal(list.count, 1);
		assert_null(publish_fact_of(list.items[0]).sha256);
		assert_true(commit(s));
		assert_int_equal(s->result.written, round ? round - 1 : 5);
	}
}

/* Files of a folder that was not checked before are written anew. */
static void checked_later(void **state)
{
	struct site *s = *state;

	publish_two_groups(s);
	begin(s);
	publish_check(s->publish, STR("a/"));
	assert_false(publish_keep_group(s->publish, STR("a")));
	assert_true(publish_keep_group(s->publish, STR("b")));
	put(s, "a", "a/1.html", "a1");
	struct publish_facts list =
		publish_list(s->publish, &s->arena, STR("a/"));

	assert_int_equal(list.count, 1);
	assert_true(is_of(list.items[0], "a/1.html", "a1"));
	publish_end(s->publish);
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, open_site, close_site)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(groups),
		TEST(moved_file),
		TEST(a_touched_file),
		TEST(notes),
		TEST(file_and_folder_change_places),
		TEST(bad_put_refuses_all),
		TEST(ended_without_commit),
		TEST(whose_fault),
		TEST(from_many_threads),
		TEST(streams),
		TEST(a_bad_stream_refuses_all),
		TEST(files_of_a_library),
		TEST(places_of_files),
		TEST(a_library_that_fails),
		TEST(read_back_changed),
		TEST(facts),
		TEST(checked_later),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
