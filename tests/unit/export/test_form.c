/* The forms of a dataset: what each makes of a record, and back. */
#include "export/form.h"
#include "export/rows.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void keep(void *context, struct str bytes)
{
	buf_add(context, bytes);
}

/* Organisations have nine columns; rows of these texts in the first ones. */
static void write_rows(enum dataset_form form, struct buf *out,
		       const struct str rows[][9], size_t count)
{
	struct form_writer w = {.form = form, .write = keep, .context = out};

	form_begin(&w, DATASET_ORGANIZATIONS);
	for (size_t i = 0; i < count; i++)
		form_row(&w, rows[i]);
	form_end(&w);
	form_free(&w);
}

#define HEADER                                                             \
	"organization_id,name,name_en,parent_id,kind,district,valid_from," \
	"valid_to,successor_id\r\n"

static const struct str two[][9] = {
	{STR_INIT("a"),
	 STR_INIT("局\"甲\", 乙"),
	 STR_INIT("=1+1"),
	 {NULL, 0},
	 STR_INIT("two\r\nlines"),
	 STR_INIT(" "),
	 STR_INIT("2023"),
	 {NULL, 0},
	 STR_INIT("</script>")},
	{STR_INIT("b"), STR_INIT("\"")},
};

static void expect(enum dataset_form form, const char *text)
{
	struct buf out = {0};

	write_rows(form, &out, two, 2);
	assert_int_equal(out.n, strlen(text));
	assert_memory_equal(out.s, text, out.n);
	buf_free(&out);
}

static void forms(void **state)
{
	(void)state;
	expect(DATASET_CSV, HEADER
	       "a,\"局\"\"甲\"\", 乙\",=1+1,,\"two\r\nlines\",\" \",2023,,"
	       "</script>\r\nb,\"\"\"\",,,,,,,\r\n");
	expect(DATASET_EXCEL,
	       "\xEF\xBB\xBF" HEADER
	       "a,\"局\"\"甲\"\", 乙\",'=1+1,,\"two\r\nlines\",\" \",2023,,"
	       "</script>\r\nb,\"\"\"\",,,,,,,\r\n");
#define FIRST                                                                 \
	"{\"organization_id\":\"a\",\"name\":\"局\\\"甲\\\", 乙\","        \
	"\"name_en\":\"=1+1\",\"parent_id\":null,"                            \
	"\"kind\":\"two\\r\\nlines\",\"district\":\" \",\"valid_from\":2023," \
	"\"valid_to\":null,\"successor_id\":\"\\u003c/script>\"}"
#define SECOND                                                           \
	"{\"organization_id\":\"b\",\"name\":\"\\\"\",\"name_en\":null," \
	"\"parent_id\":null,\"kind\":null,\"district\":null,"            \
	"\"valid_from\":null,\"valid_to\":null,\"successor_id\":null}"
	expect(DATASET_JSON, "[\n" FIRST ",\n" SECOND "\n]\n");
	expect(DATASET_JSON_LINES, FIRST "\n" SECOND "\n");
}

static void nothing(void **state)
{
	struct buf out = {0};

	(void)state;
	write_rows(DATASET_JSON, &out, NULL, 0);
	assert_true(str_eq(buf_str(&out), STR("[\n\n]\n")));
	buf_clear(&out);
	write_rows(DATASET_JSON_LINES, &out, NULL, 0);
	assert_int_equal(out.n, 0);
	buf_free(&out);
}

/* Rows come back as they were, and large files in pieces. */
static void back(void **state)
{
	enum { ROWS = 20000 };
	struct buf out = {0};
	struct form_writer w = {
		.form = DATASET_CSV, .write = keep, .context = &out};
	struct dataset_reader r = {.failed = false};
	size_t count = 0;

	(void)state;
	form_begin(&w, DATASET_ORGANIZATIONS);
	for (size_t i = 0; i < ROWS; i++)
		form_row(&w, two[i % 2]);
	form_end(&w);
	r.rest = str_slice(buf_str(&out), sizeof HEADER - 1, out.n);
	for (; dataset_read_row(&r, 9); count++)
		for (size_t i = 0; i < 9; i++)
			assert_true(str_eq(r.fields[i], two[count % 2][i]));
	assert_false(r.failed);
	assert_int_equal(count, ROWS);
	dataset_reader_free(&r);
	form_free(&w);
	buf_free(&out);
}

static void no_rows_of_ours(void **state)
{
	static const struct str texts[] = {
		STR_INIT("a,b"),          STR_INIT("a,b\n"),
		STR_INIT("a\r\n"),        STR_INIT("a,b,c\r\n"),
		STR_INIT("a,\"b\r\n"),    STR_INIT("a,\"b\"c\r\n"),
		STR_INIT("a\"b\",c\r\n"), STR_INIT("a,b\r"),
		STR_INIT("\""),           STR_INIT("\r\n"),
		STR_INIT("a,\"\"\"\r\n"), STR_INIT("a\rb,c\r\n"),
	};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct dataset_reader r = {.rest = texts[i]};

		assert_false(dataset_read_row(&r, 2));
		assert_true(r.failed);
		dataset_reader_free(&r);
	}
}

static void changed_by_excel(void **state)
{
	static const char *const changed[] = {
		"=1+1",
		"+1+1",
		"-",
		"@SUM(A1)",
		"\tx",
		"\r=1",
		"\n=1",
		" =1",
		"＝1+1",
		"＋1",
		"－",
		"＠a",
		"　=1",
		"-2+3",
		"--1",
		"+",
		"-1,23",
		"=",
		"0012",
		"00",
		"12E3",
		"1e5",
		"1-2",
		"3/4",
		"10:30",
		"01.10",
		"1,2",
		"1.",
		".5",
		"4403002026000001",
		"1234567890123.456",
		"2026-2-20",
		"1 2",
		"-0012",
		"1.2.3",
		"\u00A0=1",
	};
	static const char *const same[] = {
		"",         "a",          "0",
		"-5",       "+5",         "-5.00",
		"1,234.5",  "2010301",    "0.5",
		"-0.5",     "2026-02-20", "≥10个",
		"100%",     "90%-100%",   "123456789012345",
		"基本支出", "（123）",    "A0501",
		"7*24小时", "1个",        "《甲》",
	};

	(void)state;
	for (size_t i = 0; i < sizeof changed / sizeof *changed; i++)
		if (!form_is_changed_by_excel(str_from(changed[i]), false))
			fail_msg("left as it is: %s", changed[i]);
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		if (form_is_changed_by_excel(str_from(same[i]), false))
			fail_msg("not left as it is: %s", same[i]);
	assert_true(form_is_changed_by_excel(STR("1.10"), true));
	assert_false(form_is_changed_by_excel(STR("1.10"), false));
	assert_false(form_is_changed_by_excel(STR("2010301"), true));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(forms),
		cmocka_unit_test(nothing),
		cmocka_unit_test(back),
		cmocka_unit_test(no_rows_of_ours),
		cmocka_unit_test(changed_by_excel),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
