/* The database: amounts in 1/100, words of the index, rows, keys, search. */
#include "export/database.h"
#include "export/database_parts.h"
#include "model/dataset_columns.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>

#include <cmocka.h>
#include <sqlite3.h>

struct fixture {
	struct arena arena;
	char folder[64];
	struct str path;
	sqlite3 *reader;
};

static int setup(void **state)
{
	static struct fixture f;

	f = (struct fixture){.folder = "/tmp/budgetpress-database-XXXXXX"};
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

	sqlite3_close(f->reader);
	os_remove_tree(str_from(f->folder), &e);
	arena_free(&f->arena);
	return 0;
}

static struct organization_name names[] = {
	{STR_INIT("旧局"), STR_INIT("Old bureau"), 0, 2022},
	{STR_INIT("新局"), {NULL, 0}, 2023, 0},
};
static struct organization bureau = {
	.id = STR_INIT("bureau"), .names = names, .name_count = 2};

static void put_amount(struct dataset_sink sink, const char *id,
		       const char *code, const char *name, const char *yuan)
{
	struct str fields[AMOUNT_FIELDS] = {
		[AMOUNT_ORGANIZATION_ID] = STR("bureau"),
		[AMOUNT_FISCAL_YEAR] = STR("2023"),
		[AMOUNT_TABLE] = STR("expenditure"),
		[AMOUNT_ROW_ID] = str_from(id),
		[AMOUNT_COLUMN_ID] = STR("total"),
		[AMOUNT_ROW_CODE] = str_from(code),
		[AMOUNT_ROW_NAME] = str_from(name),
		[AMOUNT_YUAN] = str_from(yuan),
		[AMOUNT_SOURCE_LINE] = STR("12"),
	};

	sink.row(sink.context, fields);
}

static void put_amounts(struct dataset_sink sink)
{
	sink.begin(sink.context, DATASET_AMOUNTS);
	put_amount(sink, "1", "2080505", "“三公”经费（基金）", "12.5");
	put_amount(sink, "2", "2080505", "“三公”经费（基金）", "-0.05");
	put_amount(sink, "3", "", "信息化运行维护", "0.001");
	put_amount(sink, "4", "22", "IT Services", "");
	sink.end(sink.context);
}

static void put_organizations(struct dataset_sink sink)
{
	sink.begin(sink.context, DATASET_ORGANIZATIONS);
	for (size_t i = 0; i < 2; i++) {
		struct str fields[ORGANIZATION_FIELDS] = {
			[ORGANIZATION_ID] = bureau.id,
			[ORGANIZATION_NAME] = names[i].name,
			[ORGANIZATION_NAME_EN] = names[i].name_en,
		};

		sink.row(sink.context, fields);
	}
	sink.end(sink.context);
}

static struct summary_amount stated(int64_t coefficient, unsigned scale)
{
	return (struct summary_amount){true, {coefficient, scale}};
}

static void put_department(struct database *d)
{
	struct summary_line line = {STR("208"), STR("社会保障"),
				    STR("expenditure")};
	struct summary_row row = {&line, STR("208")};
	struct summary_code code = {&row, {-12345, 2}};
	struct summary_year years[] = {
		{.year = 2022, .expenditure = stated(200, 0)},
		{.year = 2023,
		 .stage = STR("approved"),
		 .income = stated(15, 3),
		 .expenditure = stated(15005, 2),
		 .functions = &code,
		 .function_count = 1},
	};
	struct summary s = {&bureau, years, 2};

	database_department(d, &s);
}

static void write_all(struct fixture *f)
{
	struct config config = {.title = STR("站"),
				.updated = STR("2026-01-31")};
	struct database_about about = {&config, STR("b 1")};
	struct database *d = database_begin(&f->arena, f->path, &about);
	struct os_error e;

	put_amounts(database_sink(d));
	put_organizations(database_sink(d));
	put_department(d);
	assert_true(database_end(d, &e));
	assert_int_equal(sqlite3_open_v2(str_cstr(&f->arena, f->path),
					 &f->reader, SQLITE_OPEN_READONLY,
					 NULL),
			 SQLITE_OK);
}

/* All values of the answer, joined by | in rows that end with ;. */
static char *ask(struct fixture *f, const char *sql)
{
	sqlite3_stmt *s;
	struct buf out = {0};

	assert_int_equal(sqlite3_prepare_v2(f->reader, sql, -1, &s, NULL),
			 SQLITE_OK);
	while (sqlite3_step(s) == SQLITE_ROW) {
		for (int i = 0; i < sqlite3_column_count(s); i++) {
			const void *text = sqlite3_column_text(s, i);

			if (i)
				buf_add_char(&out, '|');
			buf_add(&out, str_from(text ? text : "-"));
		}
		buf_add_char(&out, ';');
	}
	assert_int_equal(sqlite3_finalize(s), SQLITE_OK);
	char *text = str_cstr(&f->arena, buf_str(&out));

	buf_free(&out);
	return text;
}

static void test_fen(void **state)
{
	static const struct {
		const char *text;
		bool whole;
		int64_t fen;
	} cases[] = {
		{"0", true, 0},
		{"12.5", true, 1250},
		{"12.05", true, 1205},
		{"-0.01", true, -1},
		{"7.1000", true, 710},
		{"125000000000", true, 12500000000000},
		{"0.001", false, 0},
		{"", false, 0},
		{"-", false, 0},
		{"92233720368547757", true, 9223372036854775700},
		{"92233720368547758.07", false, 0},
		{"123456789012345678901234567890", false, 0},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		int64_t fen = 0;

		assert_int_equal(database_fen(str_from(cases[i].text), &fen),
				 cases[i].whole);
		assert_true(fen == cases[i].fen);
	}
}

static void check_words(const char *text, const char *words)
{
	struct buf out = {0};

	database_words(&out, str_from(text));
	assert_true(str_eq(buf_str(&out), str_from(words)));
	buf_free(&out);
}

static void test_words(void **state)
{
	(void)state;
	check_words("", "");
	check_words("（）— -", "");
	check_words("信息化", "信息化 息化 化 ");
	check_words("“三公”经费", "三公经费 公经费 经费 费 ");
	check_words("20805", "20805 0805 805 05 5 ");
	check_words("IT 部", "IT T 部 ");
	check_words("a\xe3\x80\x80 b", "a b ");
	check_words("〇々", "〇々 々 ");
	check_words("一二三四五六七八九十一二三",
		    "一二三四五六七八九十一二 二三四五六七八九十一二三 "
		    "三四五六七八九十一二三 四五六七八九十一二三 "
		    "五六七八九十一二三 六七八九十一二三 七八九十一二三 "
		    "八九十一二三 九十一二三 十一二三 一二三 二三 三 ");
}

static void test_rows(void **state)
{
	struct fixture *f = *state;

	write_all(f);
	assert_string_equal(
		ask(f, "SELECT row_number, row_code, amount_yuan, amount_fen,"
		       " source_line, typeof(source_line), unit FROM amounts"),
		"1|2080505|12.5|1250|12|integer|-;"
		"2|2080505|-0.05|-5|12|integer|-;"
		"3|-|0.001|-|12|integer|-;4|22|-|-|12|integer|-;");
	assert_string_equal(ask(f, "SELECT * FROM organization_ids"),
			    "bureau|新局|-;");
	assert_string_equal(ask(f, "SELECT dataset, rows FROM datasets"
				   " WHERE rows > 0 ORDER BY 1"),
			    "amounts|4;organizations|2;");
	assert_string_equal(ask(f, "SELECT value FROM site WHERE key IN"
				   " ('title', 'updated') ORDER BY key"),
			    "站;2026-01-31;");
	assert_string_equal(ask(f, "PRAGMA foreign_key_check"), "");
	assert_string_equal(ask(f, "PRAGMA integrity_check"), "ok;");
	assert_string_equal(ask(f, "PRAGMA freelist_count"), "0;");
}

static void test_views(void **state)
{
	struct fixture *f = *state;

	write_all(f);
	assert_string_equal(
		ask(f, "SELECT * FROM totals_by_year"),
		"2022|1|-|-|0|200|20000|1;2023|1|-|-|1|150.05|15005|1;");
	assert_string_equal(ask(f, "SELECT * FROM totals_by_function"),
			    "2023|208|社会保障|1|-123.45|-12345;");
	assert_string_equal(ask(f, "SELECT organization, previous_year,"
				   " change_yuan, change_percent"
				   " FROM year_on_year"),
			    "新局|2022|-49.95|-24.98;");
	/* Every view and every question can be asked. */
	assert_string_equal(
		ask(f, "SELECT name FROM sqlite_schema WHERE type = 'view'"
		       " AND name NOT IN (SELECT name FROM others)"),
		"");
}

static void test_search(void **state)
{
	static const struct {
		const char *word, *names;
	} cases[] = {
		{"公经*", "“三公”经费（基金）;"},
		{"基金*", "“三公”经费（基金）;"},
		{"费基*", "“三公”经费（基金）;"},
		{"化*", "信息化运行维护;"},
		{"维护* 信息*", "信息化运行维护;"},
		{"信维*", ""},
		{"0505*", "“三公”经费（基金）;"},
		{"serv*", "IT Services;"},
		{"bure*", "旧局;新局;"},
		{"局*", "旧局;新局;"},
		{"old*", "旧局;"},
	};
	struct fixture *f = *state;

	write_all(f);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(
			ask(f, str_cstr(&f->arena,
					str_format(&f->arena,
						   "SELECT name FROM search"
						   " WHERE word MATCH '%s'"
						   " ORDER BY name_id",
						   cases[i].word))),
			cases[i].names);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fen),
		cmocka_unit_test(test_words),
		cmocka_unit_test_setup_teardown(test_rows, setup, teardown),
		cmocka_unit_test_setup_teardown(test_views, setup, teardown),
		cmocka_unit_test_setup_teardown(test_search, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
