/* Titles and columns in the forms that departments print. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/official.h"

#include <string.h>

static struct arena scratch;

static int teardown(void **state)
{
	(void)state;
	arena_free(&scratch);
	return 0;
}

static void assert_title(const char *title, const char *id)
{
	const struct table_kind *kind =
		official_by_title(&scratch, str_from(title));

	assert_non_null(kind);
	assert_string_equal(kind->id, id);
}

static void titles_are_known_in_every_spelling(void **state)
{
	(void)state;
	assert_title("支出总表", "expenditure");
	assert_title("支 出 总 表", "expenditure");
	assert_title("2023年支出总表", "expenditure");
	assert_title("一般公共预算支出表(按功能分类)", "general-by-function");
	assert_title("一般公共预算支出表", "general-by-function");
	assert_title("一般公共预算\"三公\"经费支出表", "three-public");
	assert_title("procurement", "procurement");
	assert_null(official_by_title(&scratch, STR("支出")));
	assert_null(official_by_title(&scratch, STR("")));
}

static void every_official_title_finds_its_own_table(void **state)
{
	(void)state;
	for (size_t i = 0; i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		assert_ptr_equal(
			official_by_title(&scratch, str_from(kind->title)),
			kind);
		assert_ptr_equal(official_by_id(str_from(kind->id)), kind);
	}
}

static const char *column(const char *table, const char *top, const char *low)
{
	struct str labels[] = {str_from(top), str_from(low)};
	const struct column_kind *found =
		official_column(&scratch, official_by_id(str_from(table)),
				labels, low ? 2 : 1, SIDE_NONE);

	return found ? found->id : "";
}

static void columns_are_known_by_their_path(void **state)
{
	(void)state;
	assert_string_equal(
		column("expenditure", "2021 年政府采购项目", "小计"),
		"procurement");
	assert_string_equal(
		column("three-public", "公务用车购置及运行维护费", "小计"),
		"vehicles");
	assert_string_equal(column("basic-expenditure", "政府预算拨款", "小计"),
			    "appropriation");
	assert_string_equal(column("income", "一般公共预算拨款", "小计"),
			    "general");
	assert_string_equal(column("performance-projects", "预算金额", "合计"),
			    "total");
	assert_string_equal(column("three-public", "因公出国(境)费", NULL),
			    "abroad");
	assert_string_equal(column("expenditure", "total", NULL), "total");
	assert_string_equal(column("expenditure", "小计", NULL), "");
	assert_string_equal(column("expenditure", "人数", NULL), "");
}

/* A subtotal is of the label next above it, whatever stands higher. */
static void a_subtotal_is_of_what_stands_above(void **state)
{
	const struct str general[] = {STR("本年收入"), STR("政府预算拨款"),
				      STR("一般公共预算拨款"), STR("小计")};
	const struct str year[] = {STR("本年收入"), STR("小计")};
	const struct table_kind *income = official_by_id(STR("income"));

	(void)state;
	assert_string_equal(
		official_column(&scratch, income, general, 4, SIDE_NONE)->id,
		"general");
	assert_string_equal(
		official_column(&scratch, income, year, 2, SIDE_NONE)->id,
		"current_income");
}

static void patterns_stand_in_folded_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < official_table_count; i++)
		for (size_t j = 0; j < official_tables[i].column_count; j++) {
			struct str all = str_from(
				official_tables[i].columns[j].patterns);

			while (all.n) {
				struct str_cut cut = str_cut(all, STR("|"));

				assert_true(str_eq(
					cut.head,
					official_fold(&scratch, cut.head)));
				all = cut.tail;
			}
		}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(titles_are_known_in_every_spelling),
		cmocka_unit_test(every_official_title_finds_its_own_table),
		cmocka_unit_test(columns_are_known_by_their_path),
		cmocka_unit_test(a_subtotal_is_of_what_stands_above),
		cmocka_unit_test(patterns_stand_in_folded_form),
	};

	return cmocka_run_group_tests_name("model/official", tests, NULL,
					   teardown);
}
