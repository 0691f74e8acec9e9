/* CSV: shape, places, errors, writing. */
#include "format/csv.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FIXTURE_MORE struct csv csv;
#include "../fixture.h"

/* Rows as "line:column<text> ...\n". */
static struct str shown(struct fixture *f)
{
	buf_clear(&f->buf);
	for (size_t r = 0; r < f->csv.count; r++) {
		const struct csv_row *row = &f->csv.rows[r];

		buf_add_format(&f->buf, "%u:", row->line);
		for (size_t i = 0; i < row->count; i++)
			buf_add_format(&f->buf, " %u:%u<%.*s>",
				       row->fields[i].line,
				       row->fields[i].column,
				       STR_ARG(row->fields[i].text));
		buf_add_char(&f->buf, '\n');
	}
	return buf_str(&f->buf);
}

static bool read_with(struct fixture *f, struct str text, char delimiter)
{
	diag_free(&f->diag);
	return csv_read(&f->arena, text, delimiter, STR("t.csv"), &f->diag,
			&f->csv);
}

static void expect(struct fixture *f, const char *text, const char *wanted)
{
	assert_true(read_with(f, str_from(text), ','));
	assert_int_equal(f->diag.count, 0);
	buf_add_char(&f->buf, '\0');
	shown(f);
	buf_add_char(&f->buf, '\0');
	assert_string_equal(f->buf.s, wanted);
}

static void expect_error(struct fixture *f, const char *text, const char *id,
			 uint32_t line, uint32_t column)
{
	assert_false(read_with(f, str_from(text), ','));
	assert_true(f->diag.count > 0);
	assert_string_equal(f->diag.items[0].kind->id, id);
	assert_int_equal(f->diag.items[0].span.line, line);
	assert_int_equal(f->diag.items[0].span.column, column);
}

static void line_ends(void **state)
{
	struct fixture *f = *state;

	expect(f, "a,b\nc\n", "1: 1:1<a> 1:3<b>\n2: 2:1<c>\n");
	expect(f, "a,b\r\nc\r\n", "1: 1:1<a> 1:3<b>\n2: 2:1<c>\n");
	expect(f, "a,b\rc\r", "1: 1:1<a> 1:3<b>\n2: 2:1<c>\n");
	expect(f, "a\rb\nc\r\nd",
	       "1: 1:1<a>\n2: 2:1<b>\n3: 3:1<c>\n4: "
	       "4:1<d>\n");
	expect(f, "\"a\"\r\n\"b\"\rc", "1: 1:1<a>\n2: 2:1<b>\n3: 3:1<c>\n");
}

static void blank_lines_count(void **state)
{
	struct fixture *f = *state;

	expect(f, "", "");
	expect(f, "\n", "1:\n");
	expect(f, "\r\n\r\n", "1:\n2:\n");
	expect(f, "\r\r", "1:\n2:\n");
	expect(f, "\n\r", "1:\n2:\n");
	expect(f, "a\n\n\nb", "1: 1:1<a>\n2:\n3:\n4: 4:1<b>\n");
	expect(f, "a\r\n\r\nb", "1: 1:1<a>\n2:\n3: 3:1<b>\n");
}

static void empty_fields(void **state)
{
	struct fixture *f = *state;

	expect(f, ",", "1: 1:1<> 1:2<>\n");
	expect(f, "a,,\n", "1: 1:1<a> 1:3<> 1:4<>\n");
	expect(f, "\"\"", "1: 1:1<>\n");
	expect(f, "\"\",\"\"\n", "1: 1:1<> 1:4<>\n");
}

static void quotes(void **state)
{
	struct fixture *f = *state;

	expect(f, "\"a,b\",c", "1: 1:1<a,b> 1:7<c>\n");
	expect(f, "\"a\"\"b\",\"\"\"\"", "1: 1:1<a\"b> 1:8<\">\n");
	expect(f, "x,\"a\nb\r\nc\rd\",y\nz",
	       "1: 1:1<x> 1:3<a\nb\r\nc\rd> 4:4<y>\n5: 5:1<z>\n");
}

static void blanks_are_kept(void **state)
{
	struct fixture *f = *state;

	expect(f, " a ,\t b\t\n　c　",
	       "1: 1:1< a > 1:5<\t b\t>\n2: "
	       "2:1<　c　>\n");
	expect(f, "\" a \"", "1: 1:1< a >\n");
}

static void columns_are_code_points(void **state)
{
	struct fixture *f = *state;

	expect(f, "支出总表,合计,x\n\"数,字\",𠮷,y",
	       "1: 1:1<支出总表> 1:6<合计> 1:9<x>\n"
	       "2: 2:1<数,字> 2:7<𠮷> 2:9<y>\n");
}

static void other_delimiters(void **state)
{
	struct fixture *f = *state;

	assert_true(read_with(f, STR("a;b,c;\"d;e\""), ';'));
	assert_true(str_eq(shown(f), STR("1: 1:1<a> 1:3<b,c> 1:7<d;e>\n")));
	assert_true(read_with(f, STR("a\t b\t"), '\t'));
	assert_true(str_eq(shown(f), STR("1: 1:1<a> 1:3< b> 1:6<>\n")));
}

static void errors_stand_where_the_field_begins(void **state)
{
	struct fixture *f = *state;

	expect_error(f, "a\nb,\"c\nd\ne", "csv-unclosed-quote", 2, 3);
	expect_error(f, "\"", "csv-unclosed-quote", 1, 1);
	expect_error(f, "\"a\"\"", "csv-unclosed-quote", 1, 1);
	expect_error(f, "中,a\"b\"", "csv-stray-quote", 1, 3);
	expect_error(f, "a\n\n\"b\"c,d", "csv-text-after-quote", 3, 1);
	expect_error(f, "a\n\n\"b\" ,c", "csv-blank-at-quote", 3, 1);
	expect_error(f, "a, \"b\"", "csv-blank-at-quote", 1, 3);
	expect_error(f, "a,\"b\" \t", "csv-blank-at-quote", 1, 3);
	expect_error(f, "a,\"b\" c", "csv-text-after-quote", 1, 3);
	expect_error(f, "\"b\nc\"d", "csv-text-after-quote", 1, 1);
}

static void errors_name_the_byte(void **state)
{
	struct fixture *f = *state;

	expect_error(f, "中,\"a\nb\"c", "csv-text-after-quote", 1, 3);
	assert_true(str_eq(f->diag.items[0].arguments[0], STR("2")));
	assert_true(str_eq(f->diag.items[0].arguments[1], STR("3")));
	assert_true(str_eq(f->diag.items[0].arguments[2], STR("b\"c")));
}

static void all_errors_in_one_run(void **state)
{
	struct fixture *f = *state;

	assert_false(read_with(f, STR("a\nb\"\nc\nd,\"e\"f\ng\n1,\"h\ni\nj\n"),
			       ','));
	assert_int_equal(f->diag.count, 3);
	assert_int_equal(f->diag.items[0].span.line, 2);
	assert_int_equal(f->diag.items[1].span.line, 4);
	assert_int_equal(f->diag.items[2].span.line, 6);
	assert_true(str_eq(shown(f), STR("1: 1:1<a>\n3: 3:1<c>\n5: 5:1<g>\n"
					 "7: 7:1<i>\n8: 8:1<j>\n")));
}

static void large_field(void **state)
{
	struct fixture *f = *state;
	size_t size = 1000000;

	buf_add(&f->buf, STR("a,\""));
	for (size_t i = 0; i < size; i++)
		buf_add_char(&f->buf, i % 100 ? 'x' : '\n');
	buf_add(&f->buf, STR("\",b"));
	assert_true(read_with(f, buf_str(&f->buf), ','));
	assert_int_equal(f->csv.count, 1);
	assert_int_equal(f->csv.rows[0].count, 3);
	assert_int_equal(f->csv.rows[0].fields[1].text.n, size);
	assert_int_equal(f->csv.rows[0].fields[2].line, 10001);
	assert_int_equal(f->csv.rows[0].fields[2].column, 102);
}

static void many_columns(void **state)
{
	struct fixture *f = *state;

	for (unsigned i = 0; i < 10000; i++)
		buf_add_format(&f->buf, "%s%u", i ? "," : "", i);
	buf_add_char(&f->buf, '\n');
	assert_true(read_with(f, buf_str(&f->buf), ','));
	assert_int_equal(f->csv.count, 1);
	assert_int_equal(f->csv.rows[0].count, 10000);
	assert_true(str_eq(f->csv.rows[0].fields[9999].text, STR("9999")));
	assert_int_equal(f->csv.rows[0].fields[9999].column, 48886);
}

static void expect_cell(struct fixture *f, size_t row, size_t field,
			const char *wanted)
{
	struct str name =
		sheet_cell_name(&f->arena, f->csv.rows[row].fields[field].cell);

	if (!str_eq(name, str_from(wanted)))
		fail_msg("%.*s, not %s", STR_ARG(name), wanted);
}

/* Rows of the spreadsheet, whatever lines they take in the file. */
static void cell_names(void **state)
{
	struct fixture *f = *state;
	struct buf wide = {0};

	csv_read(&f->arena, STR("a,\"b\nb\"\n\n,\"\n\",c\n"), ',', STR("t.csv"),
		 &f->diag, &f->csv);
	expect_cell(f, 0, 0, "A1");
	expect_cell(f, 0, 1, "B1");
	expect_cell(f, 2, 1, "B3");
	expect_cell(f, 2, 2, "C3");
	for (int i = 0; i < 800; i++)
		buf_add_char(&wide, ',');
	csv_read(&f->arena, buf_str(&wide), ',', STR("t.csv"), &f->diag,
		 &f->csv);
	expect_cell(f, 0, 25, "Z1");
	expect_cell(f, 0, 26, "AA1");
	expect_cell(f, 0, 701, "ZZ1");
	expect_cell(f, 0, 702, "AAA1");
	/* A row is lost: where those behind it stand cannot be told. */
	csv_read(&f->arena, STR("a\nb\"c\nd\n"), ',', STR("t.csv"), &f->diag,
		 &f->csv);
	expect_cell(f, 0, 0, "A1");
	expect_cell(f, 1, 0, "");
	csv_read_part(&f->arena, STR("a,b\n\"c\n\",d\n"),
		      (struct csv_start){40, 30}, ',', STR("t.csv"), &f->diag,
		      &f->csv);
	expect_cell(f, 0, 0, "A30");
	expect_cell(f, 1, 1, "B31");
	buf_free(&wide);
}

static void guesses(void **state)
{
	(void)state;
	assert_int_equal(csv_guess_delimiter(STR("")), ',');
	assert_int_equal(csv_guess_delimiter(STR("a\n")), ',');
	assert_int_equal(csv_guess_delimiter(STR("a,b\n1,2\n")), ',');
	assert_int_equal(csv_guess_delimiter(STR("a\tb\r\n1\t2\r\n")), '\t');
	assert_int_equal(csv_guess_delimiter(STR("a;b\r1;2\r")), ';');
	assert_int_equal(csv_guess_delimiter(STR("a\n\nb;c\n")), ';');
	assert_int_equal(csv_guess_delimiter(STR("a\t\"1,2\"\nb\t\"1,2\"\n")),
			 '\t');
	assert_int_equal(csv_guess_delimiter(STR("a;b\n1,5;2\n")), ';');
	assert_int_equal(csv_guess_delimiter(STR("a,b;c\n1,2;3\n")), ',');
	assert_int_equal(csv_guess_delimiter(STR("a,b\n1;2,3,4\n")), ',');
}

static void expect_written(const char *text, const char *wanted)
{
	struct buf b = {0};

	csv_write_field(&b, str_from(text));
	buf_add_char(&b, '\0');
	assert_string_equal(b.s, wanted);
	buf_free(&b);
}

static void writing(void **state)
{
	(void)state;
	expect_written("", "");
	expect_written("支出", "支出");
	expect_written("a b", "a b");
	expect_written("a;b", "a;b");
	expect_written("a,b", "\"a,b\"");
	expect_written("a\"b", "\"a\"\"b\"");
	expect_written("\"", "\"\"\"\"");
	expect_written("\"\"", "\"\"\"\"\"\"");
	expect_written("a\nb", "\"a\nb\"");
	expect_written("a\rb", "\"a\rb\"");
	expect_written(" a", "\" a\"");
	expect_written("a\t", "\"a\t\"");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(line_ends),
		FIXTURE_TEST(blank_lines_count),
		FIXTURE_TEST(empty_fields),
		FIXTURE_TEST(quotes),
		FIXTURE_TEST(blanks_are_kept),
		FIXTURE_TEST(columns_are_code_points),
		FIXTURE_TEST(other_delimiters),
		FIXTURE_TEST(errors_stand_where_the_field_begins),
		FIXTURE_TEST(errors_name_the_byte),
		FIXTURE_TEST(all_errors_in_one_run),
		FIXTURE_TEST(large_field),
		FIXTURE_TEST(many_columns),
		FIXTURE_TEST(writing),
		FIXTURE_TEST(cell_names),
		FIXTURE_TEST(guesses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
