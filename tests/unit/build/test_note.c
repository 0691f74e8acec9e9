/* Notes of departments: there and back; damaged ones are refused or harmless.
 */
#include "build/fingerprint.h"
#include "build/note.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct diag_kind KIND = {"some-kind", DIAG_WARNING, "中文 {0}",
				      "English {0}"};
static const struct diag_kind OTHER = {"other-kind", DIAG_ERROR, "错", "bad"};

/* A summary with something in every part. */
static struct summary a_summary(void)
{
	static struct summary_line lines[] = {
		{STR_INIT("201"), STR_INIT("一般"), STR_INIT("expenditure")},
		{STR_INIT("301"), STR_INIT("工资"), STR_INIT("expenditure")}};
	static struct summary_row rows[] = {{&lines[0], STR_INIT("a-201")},
					    {&lines[1], STR_INIT("a-301")}};
	static struct summary_code functions[] = {{&rows[0], {-12345, 2}}};
	static struct summary_code economies[] = {{&rows[1], {7, 0}},
						  {&rows[1], {8, 0}}};
	static struct summary_project projects[] = {
		{.id = STR_INIT("p1"),
		 .name = STR_INIT("运维"),
		 .form = PROJECT_KEY,
		 .level = 2,
		 .year_amount = {true, {100, 0}},
		 .indicator_count = 3}};
	static struct summary_indicator indicators[] = {
		{.level1 = STR_INIT("产出"),
		 .name = STR_INIT("数量"),
		 .key = STR_INIT("k"),
		 .kind = TARGET_TEXT}};
	static struct summary_table tables[] = {{.id = STR_INIT("expenditure"),
						 .status = TABLE_MISSING,
						 .row_count = 4,
						 .figure_count = 1000}};
	static struct source_document sources[] = {
		{.id = STR_INIT("main"), .title = STR_INIT("预算")}};
	static struct summary_year years[2];

	years[0] = (struct summary_year){.year = 2022};
	years[1] = (struct summary_year){.year = 2023,
					 .title = STR("2023年预算"),
					 .income = {true, {5, 1}},
					 .functions = functions,
					 .function_count = 1,
					 .economies = economies,
					 .economy_count = 2,
					 .projects = projects,
					 .project_count = 1,
					 .indicators = indicators,
					 .indicator_count = 1,
					 .kind_counts = {[TARGET_TEXT] = 1},
					 .tables = tables,
					 .table_count = 1,
					 .sources = sources,
					 .source_count = 1,
					 .figure_count = 300,
					 .amount_rows = 299};
	return (struct summary){.years = years, .year_count = 2};
}

static void write_one(struct buf *out, struct arena *a)
{
	struct summary summary = a_summary();
	struct diag d = {0};
	struct note note = {
		.inputs = {1, 2},
		.counts = {1, 2, 3, 4, 5, 6, 7},
	};

	diag_report(&d, &KIND, span_at(STR("a.md"), 3, 4), STR("甲"));
	diag_report(&d, &KIND, ((struct span){STR("a.md"), 5, 0, {7, 5}}),
		    STR("乙"));
	diag_report_plain(&d, &OTHER, span_at((struct str){NULL, 0}, 0, 0));
	note_write(out, a, &note, &d, &summary);
	diag_free(&d);
}

static void there_and_back(void **state)
{
	struct arena a = {0}, b = {0};
	struct buf bytes = {0}, again = {0}, text = {0};
	struct note note;
	struct summary summary;
	struct diag d = {0};

	(void)state;
	write_one(&bytes, &a);
	assert_true(note_read(&a, buf_str(&bytes), &note, &d));
	assert_true(note_is_of(&note, (struct digest){1, 2}));
	assert_false(note_is_of(&note, (struct digest){1, 3}));
	assert_int_equal(note.counts.departments, 1);
	assert_int_equal(note.counts.pages, 7);
	assert_int_equal(d.count, 3);
	assert_int_equal(d.counts[DIAG_WARNING], 2);
	diag_format_all(&text, &d, LANGUAGE_EN, false, 0);
	assert_true(str_eq(buf_str(&text),
			   STR("a.md:3:4: warning: English 甲 [some-kind]\n"
			       "a.md:5: warning: cell E7: English 乙 "
			       "[some-kind]\n"
			       "error: bad [other-kind]\n")));
	assert_true(note_summary(&a, &note, &b, NULL, SUMMARY_WHOLE, &summary));
	assert_int_equal(summary.year_count, 2);
	assert_true(summary.years[1].economies[0].row ==
		    summary.years[1].economies[1].row);
	assert_true(
		str_eq(summary.years[1].functions[0].row->key, STR("a-201")));
	note_write(&again, &a, &note, &d, &summary);
	assert_true(str_eq(buf_str(&again), buf_str(&bytes)));
	buf_free(&bytes);
	buf_free(&again);
	buf_free(&text);
	diag_free(&d);
	arena_free(&a);
	arena_free(&b);
}

/* What two departments have in common is there once, and needs no note. */
static void in_a_pool(void **state)
{
	struct arena a = {0}, kept = {0};
	struct pool pool = {.arena = &kept};
	struct buf bytes = {0};
	struct summary all[2];
	struct note note;

	(void)state;
	for (int i = 0; i < 2; i++) {
		write_one(&bytes, &a);
		assert_true(note_read(&a, buf_str(&bytes), &note, NULL));
		assert_true(note_summary(&a, &note, &kept, &pool, SUMMARY_WHOLE,
					 &all[i]));
		memset(bytes.s, 'x', bytes.n);
	}
	pool_free(&pool);
	assert_ptr_equal(all[0].years[1].functions[0].row->line,
			 all[1].years[1].functions[0].row->line);
	assert_true(
		str_eq(all[0].years[1].functions[0].row->key, STR("a-201")));
	buf_free(&bytes);
	arena_free(&a);
	arena_free(&kept);
}

/* A part that is not asked for is not there, but texts that it had first are,
 * where they come again. */
static void in_parts(void **state)
{
	struct arena a = {0}, kept = {0};
	struct pool pool = {.arena = &kept};
	struct buf bytes = {0};
	struct summary some, none, codes;
	struct note note;

	(void)state;
	write_one(&bytes, &a);
	assert_true(note_read(&a, buf_str(&bytes), &note, NULL));
	assert_true(
		note_summary(&a, &note, &kept, &pool, SUMMARY_PROJECTS, &some));
	assert_true(note_summary(&a, &note, &kept, &pool, 0, &none));
	assert_true(
		note_summary(&a, &note, &kept, &pool, SUMMARY_CODES, &codes));
	memset(bytes.s, 'x', bytes.n);
	arena_free(&a);
	pool_free(&pool);
	for (int i = 0; i < 2; i++) {
		const struct summary_year *y =
			i ? &none.years[1] : &some.years[1];

		assert_true(str_eq(y->tables[0].id, STR("expenditure")));
		assert_true(str_eq(y->sources[0].title, STR("预算")));
		assert_int_equal(y->function_count + y->economy_count, 0);
		assert_null(y->functions);
		assert_int_equal(y->project_count, 1);
		assert_int_equal(y->indicator_count, 1);
		assert_true((y->projects == NULL) == (i == 1));
		assert_true((y->indicators == NULL) == (i == 1));
	}
	assert_null(codes.years[1].projects);
	assert_int_equal(codes.years[1].economy_count, 2);
	assert_true(str_eq(codes.years[1].functions[0].row->key, STR("a-201")));
	assert_true(str_eq(some.years[1].projects[0].name, STR("运维")));
	assert_true(str_eq(some.years[1].indicators[0].key, STR("k")));
	buf_free(&bytes);
	arena_free(&kept);
}

static void read_parts(struct str bytes, unsigned parts, bool pooled)
{
	struct arena a = {0}, b = {0};
	struct pool pool = {.arena = &b};
	struct note note;
	struct summary summary;
	struct diag d = {0};
	struct buf out = {0};

	if (note_read(&a, bytes, &note, &d) &&
	    note_summary(&a, &note, &b, pooled ? &pool : NULL, parts,
			 &summary) &&
	    parts == SUMMARY_WHOLE)
		note_write(&out, &a, &note, &d, &summary);
	pool_free(&pool);
	buf_free(&out);
	diag_free(&d);
	arena_free(&a);
	arena_free(&b);
}

static void read_all(struct str bytes)
{
	for (unsigned parts = 0; parts <= SUMMARY_WHOLE; parts++) {
		read_parts(bytes, parts, false);
		read_parts(bytes, parts, true);
	}
}

static void cut_short(void **state)
{
	struct arena a = {0}, b = {0};
	struct buf bytes = {0};
	struct note note;
	struct summary summary;

	(void)state;
	write_one(&bytes, &a);
	for (size_t n = 0; n < bytes.n; n++) {
		struct str cut = str_slice(buf_str(&bytes), 0, n);

		assert_false(note_read(&a, cut, &note, NULL) &&
			     note_summary(&a, &note, &b, NULL, SUMMARY_WHOLE,
					  &summary));
	}
	buf_free(&bytes);
	arena_free(&a);
	arena_free(&b);
}

/* Every byte changed, and many at once: nothing but an answer comes of it. */
static void damaged(void **state)
{
	struct arena a = {0};
	struct buf bytes = {0};
	uint32_t random = 1;

	(void)state;
	write_one(&bytes, &a);
	for (size_t i = 0; i < bytes.n; i++)
		for (int bit = 0; bit < 8; bit++) {
			bytes.s[i] = (char)(bytes.s[i] ^ 1 << bit);
			read_all(buf_str(&bytes));
			bytes.s[i] = (char)(bytes.s[i] ^ 1 << bit);
		}
	for (int round = 0; round < 20000; round++) {
		write_one(&bytes, &a);
		for (int i = 0; i < 4; i++) {
			random = random * 1664525u + 1013904223u;
			bytes.s[32 + (random >> 8) % (bytes.n - 32)] =
				(char)(random >> 24);
		}
		read_all(buf_str(&bytes));
		arena_clear(&a);
	}
	buf_free(&bytes);
	arena_free(&a);
}

/* Zero is the fingerprint of what is not trusted. */
static void not_trusted(void **state)
{
	struct note note = {0};

	(void)state;
	assert_false(note_is_of(&note, (struct digest){0, 0}));
}

static void young_files(void **state)
{
	int64_t second = 1000000000, now = 1000 * second + 5;
	struct ingest_file f = {.mtime_ns = now - 5 * second,
				.ctime_ns = now - second};

	(void)state;
	assert_true(fingerprint_is_settled(&f, now));
	f.ctime_ns = now - second / 100;
	assert_false(fingerprint_is_settled(&f, now));
	f.ctime_ns = 999 * second; /* of a disk that knows seconds only */
	assert_false(fingerprint_is_settled(&f, now));
	f.ctime_ns = 990 * second;
	assert_true(fingerprint_is_settled(&f, now));
	f.mtime_ns = now + second;
	assert_false(fingerprint_is_settled(&f, now));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(there_and_back), cmocka_unit_test(cut_short),
		cmocka_unit_test(damaged),        cmocka_unit_test(not_trusted),
		cmocka_unit_test(young_files),    cmocka_unit_test(in_a_pool),
		cmocka_unit_test(in_parts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
