/* XLSX: what the finished file holds, read back without the library. */
#include "format/xlsx.h"

#include "format/xlsx_parts.h"

#include "book_parts.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <sys/resource.h>
#include <unistd.h>

static struct xlsx *new_book(const char *name)
{
	struct xlsx_about about = {.title = STR("书"), .author = STR("<某人>")};

	return xlsx_begin(&arena, path_of(name), &about);
}

static void finish(struct xlsx *x)
{
	struct os_error e = {0};

	assert_true(xlsx_end(x, &e));
}

static void test_texts(void **state)
{
	static const char *const texts[] = {"=cmd|' /C calc'!A0",
					    "@SUM(1)",
					    "+1",
					    "-1",
					    "'abc",
					    "https://example.org/",
					    "2010350",
					    "两\n行",
					    " 前后 ",
					    "<b>&amp;</b>",
					    "\xf0\x9f\x98\x80",
					    "{=1}",
					    "mailto:a@b.c"};
	struct xlsx *x = new_book("texts.xlsx");
	struct xlsx_sheet *s = xlsx_sheet_add(x, STR("文字"));

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		assert_true(xlsx_row(s));
		assert_true(xlsx_text(s, 1, str_from(texts[i]), XLSX_TEXT));
	}
	finish(x);
	struct str sheet =
		part(path_of("texts.xlsx"), "xl/worksheets/sheet1.xml");

	assert_has(sheet, "<t>=cmd|' /C calc'!A0</t>");
	assert_has(sheet, "<t>2010350</t>");
	assert_has(sheet, "<t>'abc</t>");
	assert_has(sheet, "<t>https://example.org/</t>");
	assert_has(sheet, "<t>两\n行</t>");
	assert_has(sheet, "<t xml:space=\"preserve\"> 前后 </t>");
	assert_has(sheet, "&lt;b&gt;&amp;amp;&lt;/b&gt;");
	assert_has(sheet, "<t>\xf0\x9f\x98\x80</t>");
	assert_lacks(sheet, "<f");
	assert_lacks(sheet, "hyperlink");
	assert_lacks(sheet, "<v>");
}

static void assert_escaped(struct str text, const char *wanted)
{
	struct buf out = {0};

	xlsx_escape(&out, text);
	assert_string_equal(out.s, wanted);
	buf_free(&out);
}

static void test_escapes(void **state)
{
	(void)state;
	assert_escaped(STR("a\tb\nc"), "a\tb\nc");
	assert_escaped(STR("a\r\nb"), "a_x000D_\nb");
	assert_escaped(STR("a\0b"), "a_x0000_b");
	assert_escaped(STR("\x01\x1f\x7f"), "_x0001__x001F_\x7f");
	assert_escaped(STR("\xef\xbf\xbf"), "_xFFFF_");
	assert_escaped(STR("_x0041_"), "_x005F_x0041_");
	assert_escaped(STR("_x004_ _x00zz_ _x0041"), "_x004_ _x00zz_ _x0041");
	assert_escaped(STR(""), "");
}

static struct str repeated(const char *what, size_t count)
{
	struct buf b = {0};

	for (size_t i = 0; i < count; i++)
		buf_add(&b, str_from(what));
	struct str copy = str_copy(&arena, buf_str(&b));

	buf_free(&b);
	return copy;
}

static void test_long_texts(void **state)
{
	struct xlsx *x = new_book("long.xlsx");
	struct xlsx_sheet *s = xlsx_sheet_add(x, STR("长"));

	(void)state;
	assert_true(xlsx_row(s));
	assert_true(xlsx_text(s, 0, repeated("字", 32767), XLSX_TEXT));
	assert_false(xlsx_text(s, 1, repeated("字", 32768), XLSX_TEXT));
	assert_false(xlsx_text(s, 1, repeated("a", 40000), XLSX_TEXT));
	assert_true(xlsx_text_fits(repeated("\xf0\x9f\x98\x80", 16383)));
	assert_false(xlsx_text_fits(repeated("\xf0\x9f\x98\x80", 16384)));
	assert_true(xlsx_text_fits(repeated("\x01", 4681)));
	assert_false(xlsx_text_fits(repeated("\x01", 4682)));
	finish(x);
	assert_lacks(part(path_of("long.xlsx"), "xl/worksheets/sheet1.xml"),
		     "aaaa");
}

static void test_decimals(void **state)
{
	(void)state;
	assert_int_equal(xlsx_decimals(STR("0")), 0);
	assert_int_equal(xlsx_decimals(STR("0.00")), 2);
	assert_int_equal(xlsx_decimals(STR("-12.50")), 2);
	assert_int_equal(xlsx_decimals(STR("123456789012345")), 0);
	assert_int_equal(xlsx_decimals(STR("1234567890123.450000")), 6);
	assert_int_equal(xlsx_decimals(STR("0.000123456789012345")), 18);
	assert_int_equal(xlsx_decimals(STR("1234567890123456")), -1);
	assert_int_equal(xlsx_decimals(STR("12345678901234567890")), -1);
	assert_int_equal(xlsx_decimals(STR("1000000000000000")), -1);
	assert_int_equal(xlsx_decimals(STR("1234567890123.456")), -1);
	assert_int_equal(xlsx_decimals(STR("-0")), -1);
	assert_int_equal(xlsx_decimals(STR("007")), -1);
	assert_int_equal(xlsx_decimals(STR("1,234")), -1);
	assert_int_equal(xlsx_decimals(STR("1.")), -1);
	assert_int_equal(xlsx_decimals(STR(".5")), -1);
	assert_int_equal(xlsx_decimals(STR("1e5")), -1);
	assert_int_equal(xlsx_decimals(STR("+5")), -1);
	assert_int_equal(xlsx_decimals(STR("")), -1);
	assert_int_equal(xlsx_decimals(STR("-")), -1);
}

static void test_numbers(void **state)
{
	struct xlsx *x = new_book("numbers.xlsx");
	struct xlsx_sheet *s = xlsx_sheet_add(x, STR("数"));

	(void)state;
	assert_true(xlsx_row(s));
	assert_true(xlsx_number(s, 0, STR("12529.50"), true));
	assert_true(xlsx_number(s, 1, STR("0"), false));
	assert_true(xlsx_number(s, 2, STR("-0.123456789012345"), false));
	assert_false(xlsx_number(s, 3, STR("12345678901234567890"), false));
	assert_true(xlsx_number(s, 4, STR("999999999999.999"), false));
	finish(x);
	struct str sheet =
		part(path_of("numbers.xlsx"), "xl/worksheets/sheet1.xml");
	struct str styles = part(path_of("numbers.xlsx"), "xl/styles.xml");

	assert_has(sheet, "<v>12529.5</v>");
	assert_has(sheet, "<v>0</v>");
	assert_has(sheet, "<v>-0.123456789012345</v>");
	assert_has(sheet, "<v>999999999999.999</v>");
	assert_lacks(sheet, "r=\"D1\"");
	assert_has(styles, "0.000000000000000");
}

static struct str sheet_name(struct xlsx *x, const char *wanted)
{
	return xlsx_sheet_name(xlsx_sheet_add(x, str_from(wanted)));
}

static void assert_name(struct str name, const char *wanted)
{
	assert_int_equal(name.n, strlen(wanted));
	assert_memory_equal(name.s, wanted, name.n);
}

static void test_names(void **state)
{
	struct xlsx *x = new_book("names.xlsx");
	struct str long_name = repeated("长", 40);
	struct str emoji = repeated("\xf0\x9f\x98\x80", 20);

	(void)state;
	assert_name(sheet_name(x, "a[b]:c*d?e/f\\g\nh"), "a_b__c_d_e_f_g_h");
	assert_name(sheet_name(x, "'it's'"), "_it's_");
	assert_name(sheet_name(x, "支出总表"), "支出总表");
	assert_name(sheet_name(x, "支出总表"), "支出总表 (2)");
	assert_name(sheet_name(x, "ABC"), "ABC");
	assert_name(sheet_name(x, "abc"), "abc (2)");
	assert_name(sheet_name(x, ""), "_");
	assert_name(xlsx_sheet_name(xlsx_sheet_add(x, long_name)),
		    str_cstr(&arena, repeated("长", 31)));
	assert_name(xlsx_sheet_name(xlsx_sheet_add(x, long_name)),
		    str_cstr(&arena, str_concat(&arena, repeated("长", 27),
						STR(" (2)"))));
	assert_int_equal(xlsx_sheet_name(xlsx_sheet_add(x, emoji)).n, 60);
	finish(x);
}

static void test_sheets_in_turns(void **state)
{
	struct xlsx *x = new_book("turns.xlsx");
	struct xlsx_sheet *one = xlsx_sheet_add(x, STR("一"));
	struct xlsx_sheet *two = xlsx_sheet_add(x, STR("二"));

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		struct str text = str_format(&arena, "%zu", i);

		xlsx_row(two);
		xlsx_text(two, 0, text, i ? XLSX_TEXT : XLSX_HEADER);
		if (!i) {
			xlsx_sheet_freeze(two, 1);
			xlsx_sheet_width(two, 0, 20);
		}
	}
	xlsx_sheet_filter(two, 1, 3);
	xlsx_row(two);
	xlsx_row(one);
	xlsx_text(one, 0, STR("last"), XLSX_PARAGRAPH);
	finish(x);
	struct str sheet =
		part(path_of("turns.xlsx"), "xl/worksheets/sheet2.xml");

	assert_has(sheet, "<autoFilter ref=\"A1:C1000\"/>");
	assert_has(sheet, "state=\"frozen\"");
	assert_has(sheet, "<t>999</t>");
	assert_has(part(path_of("turns.xlsx"), "xl/worksheets/sheet1.xml"),
		   "<t>last</t>");
	assert_has(part(path_of("turns.xlsx"), "docProps/core.xml"),
		   "1980-01-01T00:00:00Z");
}

static void test_rows_end(void **state)
{
	struct xlsx *x = new_book("rows.xlsx");
	struct xlsx_sheet *s = xlsx_sheet_add(x, STR("行"));
	struct os_error e;

	(void)state;
	for (size_t i = 0; i < XLSX_ROWS_MAX; i++)
		assert_true(xlsx_row(s));
	assert_true(xlsx_text(s, 0, STR("last"), XLSX_TEXT));
	assert_false(xlsx_row(s));
	assert_true(xlsx_end(x, &e));
	assert_has(part(path_of("rows.xlsx"), "xl/worksheets/sheet1.xml"),
		   "r=\"A1048576\"");
}

static void fill(const char *name)
{
	struct xlsx *x = new_book(name);
	struct xlsx_sheet *s = xlsx_sheet_add(x, STR("同"));

	for (size_t i = 0; i < 100; i++) {
		xlsx_row(s);
		xlsx_text(s, 0, str_format(&arena, "第 %zu 行", i), XLSX_TEXT);
		xlsx_number(s, 1, str_format(&arena, "%zu.50", i), true);
	}
	finish(x);
}

static void test_same_bytes(void **state)
{
	struct os_error e;
	struct str one, two;

	(void)state;
	fill("one.xlsx");
	fill("two.xlsx");
	assert_true(os_read(&arena, path_of("one.xlsx"), 1 << 20, &one, &e));
	assert_true(os_read(&arena, path_of("two.xlsx"), 1 << 20, &two, &e));
	assert_true(str_eq(one, two));
}

static void test_check(void **state)
{
	struct str path = path_of("one.xlsx");
	struct os_error e = {0};
	size_t right = 200, fewer = 199;

	(void)state;
	assert_true(xlsx_check(&arena, path, &right, 1, &e));
	assert_false(xlsx_check(&arena, path, &fewer, 1, &e));
	assert_int_equal(e.code, ENOSPC);
	assert_false(xlsx_check(&arena, path, (size_t[]){200, 0}, 2, &e));
	assert_false(xlsx_check(&arena, path_of("none"), &right, 1, &e));
}

static void test_nowhere(void **state)
{
	struct xlsx *x = new_book("none/none.xlsx");
	struct os_error e = {0};

	(void)state;
	xlsx_row(xlsx_sheet_add(x, STR("无")));
	assert_false(xlsx_end(x, &e));
	assert_int_equal(e.code, ENOENT);
	assert_true(str_ends(e.path, STR("none/none.xlsx")));
}

static void test_full_disk(void **state)
{
	struct xlsx_about about = {.title = STR("满"), .small = true};
	struct xlsx *x = xlsx_begin(&arena, STR("/dev/full"), &about);
	struct os_error e = {0};

	(void)state;
	xlsx_row(xlsx_sheet_add(x, STR("满")));
	assert_false(xlsx_end(x, &e));
	assert_true(e.code != 0);
}

static bool write_rows(const char *name, struct os_error *e)
{
	struct xlsx *x = new_book(name);
	struct xlsx_sheet *one = xlsx_sheet_add(x, STR("一"));
	struct xlsx_sheet *two = xlsx_sheet_add(x, STR("二"));

	for (size_t i = 0; i < 1000; i++) {
		xlsx_row(two);
		xlsx_text(two, 0, STR("同一段文字"), XLSX_TEXT);
	}
	xlsx_row(one);
	xlsx_text(one, 0, STR("尾"), XLSX_TEXT);
	return xlsx_end(x, e);
}

/* No file may be larger than the limit, which grows until all fits. The
 * workbook itself is the smallest of the files that are written: only its parts
 * on the way do not fit at first, of which the library says nothing. */
static void test_no_room(void **state)
{
	struct rlimit old, now;
	size_t refused = 0;
	bool done = false;

	(void)state;
	getrlimit(RLIMIT_FSIZE, &old);
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t limit = 4096; !done; limit += 4096) {
		struct os_error e = {0};

		now = (struct rlimit){limit, old.rlim_max};
		setrlimit(RLIMIT_FSIZE, &now);
		done = write_rows("small.xlsx", &e);
		setrlimit(RLIMIT_FSIZE, &old);
		refused += !done;
		assert_true(done || e.code == EFBIG || e.code == ENOSPC);
		assert_true(limit < 1 << 20);
	}
	signal(SIGXFSZ, SIG_DFL);
	assert_true(refused > 10);
	assert_has(part(path_of("small.xlsx"), "xl/worksheets/sheet2.xml"),
		   "r=\"A1000\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_texts),
		cmocka_unit_test(test_escapes),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_decimals),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_names),
		cmocka_unit_test(test_sheets_in_turns),
		cmocka_unit_test(test_rows_end),
		cmocka_unit_test(test_same_bytes),
		cmocka_unit_test(test_check),
		cmocka_unit_test(test_nowhere),
		cmocka_unit_test(test_full_disk),
		cmocka_unit_test(test_no_room),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
