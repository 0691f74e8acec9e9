/* What has no room in a workbook is refused where it stands. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "format/xlsx.h"
#include "ingest/room.h"

struct fixture {
	struct arena arena, scratch;
	struct diag diag;
	struct reading reading;
};

static int begin(void **state)
{
	static struct fixture f;

	f = (struct fixture){0};
	f.reading = (struct reading){
		.arena = &f.arena, .scratch = &f.scratch, .diag = &f.diag};
	*state = &f;
	return 0;
}

static int end(void **state)
{
	struct fixture *f = *state;

	diag_free(&f->diag);
	arena_free(&f->arena);
	arena_free(&f->scratch);
	return 0;
}

static void test_rows(void **state)
{
	struct fixture *f = *state;
	struct table t = {.file = STR("a/2026/income.csv"),
			  .row_count = XLSX_ROWS_MAX - 10,
			  .note_count = 2};

	room_check_table(&f->reading, &t);
	assert_false(diag_has_errors(&f->diag));
	t.note_count = 3;
	room_check_table(&f->reading, &t);
	assert_true(diag_has_errors(&f->diag));
}

/* A row with a field of so many characters after another. */
static void check_field(struct fixture *f, size_t size)
{
	char *text = arena_text(&f->arena, size + 2);
	struct csv csv;

	memset(text, 'a', size + 2);
	text[1] = ',';
	csv_read(&f->arena, (struct str){text, size + 2}, ',', STR("a.csv"),
		 &f->diag, &csv);
	room_check_csv(&f->reading, STR("a.csv"), &csv);
}

static void test_texts(void **state)
{
	struct fixture *f = *state;

	check_field(f, XLSX_TEXT_MAX);
	assert_false(diag_has_errors(&f->diag));
	check_field(f, XLSX_TEXT_MAX + 1);
	assert_true(diag_has_errors(&f->diag));
	assert_int_equal(f->diag.items[0].span.line, 1);
	assert_int_equal(f->diag.items[0].span.column, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_rows, begin, end),
		cmocka_unit_test_setup_teardown(test_texts, begin, end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
