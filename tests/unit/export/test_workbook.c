/* The site's workbook: sheets that are full, texts that no cell holds. */
#include "export/workbook.h"
#include "format/xlsx.h"
#include "model/dataset_columns.h"

#include "../format/book_parts.h"

static struct config config = {.title = STR_INIT("站"),
			       .content = STR_INIT("content"),
			       .languages = {LANGUAGE_EN},
			       .language_count = 1};

static void test_many_rows(void **state)
{
	struct diag none = {0};
	struct os_error e;
	struct str fields[CHECK_FIELDS] = {[CHECK_COUNT] = STR("7")};
	struct workbook *b =
		workbook_begin(&arena, path_of("many.xlsx"), &config, &none);
	struct dataset_sink sink = workbook_sink(b);

	(void)state;
	sink.begin(sink.context, DATASET_CHECKS);
	for (size_t i = 0; i < XLSX_ROWS_MAX; i++)
		sink.row(sink.context, fields);
	sink.end(sink.context);
	assert_true(workbook_end(b, &e));
	assert_int_equal(none.count, 0);
	struct str names = part(path_of("many.xlsx"), "xl/workbook.xml");
	struct str about =
		part(path_of("many.xlsx"), "xl/worksheets/sheet1.xml");
	struct str second =
		part(path_of("many.xlsx"), "xl/worksheets/sheet3.xml");

	assert_has(names, "<sheet name=\"checks\"");
	assert_has(names, "<sheet name=\"checks (2)\"");
	assert_has(about, "<v>1048575</v>");
	assert_has(about, "continues the sheet before");
	assert_has(second, "<t>outcome</t>");
	assert_has(second, "<c r=\"F2\"");
	assert_false(str_contains(second, STR("<c r=\"F3\"")));
}

static void test_long_text(void **state)
{
	struct diag d = {0};
	struct os_error e;
	struct buf text = {0};
	struct str fields[AMOUNT_FIELDS] = {
		[AMOUNT_YUAN] = STR("12345678901234567890.55"),
		[AMOUNT_ROW_CODE] = STR("0012"),
		[AMOUNT_SOURCE_FILE] = STR("a/2024/income.csv"),
		[AMOUNT_SOURCE_LINE] = STR("12")};
	struct workbook *b =
		workbook_begin(&arena, path_of("long.xlsx"), &config, &d);
	struct dataset_sink sink = workbook_sink(b);

	(void)state;
	for (size_t i = 0; i < 40000; i++)
		buf_add(&text, STR("长"));
	sink.begin(sink.context, DATASET_AMOUNTS);
	sink.row(sink.context, fields);
	fields[AMOUNT_ROW_NAME] = buf_str(&text);
	sink.row(sink.context, fields);
	sink.end(sink.context);
	buf_free(&text);
	assert_true(workbook_end(b, &e));
	assert_int_equal(d.count, 1);
	buf_clear(&text);
	diag_format(&text, &d.items[0], LANGUAGE_EN, false);
	assert_has(buf_str(&text), "content/a/2024/income.csv:12: ");
	assert_has(buf_str(&text), "row 2 of \"amounts\" has 40000 characters "
				   "in \"row_name\"");
	buf_free(&text);
	diag_free(&d);
	struct str sheet =
		part(path_of("long.xlsx"), "xl/worksheets/sheet2.xml");

	assert_has(sheet, "<t>12345678901234567890.55</t>");
	assert_has(sheet, "<t>0012</t>");
	assert_has(part(path_of("long.xlsx"), "xl/worksheets/sheet1.xml"),
		   "2 numbers of more than 15 digits");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_long_text),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
