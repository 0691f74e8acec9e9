/* What may stand as a code. */
#include "model/code.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void codes_of_all_kinds_are_plain(void **state)
{
	static const char *const codes[] = {"2010301", "A02.01", "C_08-1",
					    "301.01",  "1.0",    "2E06"};

	(void)state;
	for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
		assert_true(code_is_plain(str_from(codes[i])));
		assert_false(code_is_scientific(str_from(codes[i])));
	}
	assert_false(code_is_formatted_number(STR("301.01")));
	assert_false(code_is_formatted_number(STR("A02.00")));
	assert_false(code_is_formatted_number(STR("")));
}

static void other_text_is_no_code(void **state)
{
	static const char *const texts[] = {"行政运行", "'2010301", "201 03",
					    "２０１",   "201*3",    "2.01E+06"};

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		assert_false(code_is_plain(str_from(texts[i])));
}

static void numbers_of_spreadsheets_are_told(void **state)
{
	(void)state;
	assert_true(code_is_scientific(STR("2.01E+06")));
	assert_true(code_is_scientific(STR("2E+06")));
	assert_true(code_is_scientific(STR("4.40304e+20")));
	assert_false(code_is_scientific(STR("2.01E+")));
	assert_false(code_is_scientific(STR("E+06")));
	assert_false(code_is_scientific(STR("2.01E+06x")));
	assert_true(code_is_formatted_number(STR("2.01E+06")));
	assert_true(code_is_formatted_number(STR("2010301.00")));
	assert_true(code_is_formatted_number(STR("2,010,301")));
	assert_true(code_is_formatted_number(STR("2,010,301.00")));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(codes_of_all_kinds_are_plain),
		cmocka_unit_test(other_text_is_no_code),
		cmocka_unit_test(numbers_of_spreadsheets_are_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
