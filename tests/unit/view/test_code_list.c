/* Codes of all departments: parents, and sums within one table only. */
#include "view/code_list.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static const struct summary_line lines[] = {
	{STR_INIT("201"), STR_INIT("服务"), STR_INIT("a")},
	{STR_INIT("20103"), STR_INIT("事务"), STR_INIT("a")},
	{STR_INIT("2010350"), STR_INIT("运行"), STR_INIT("a")},
	{STR_INIT("201"), STR_INIT("服务"), STR_INIT("b")},
	{STR_INIT("01.1"), STR_INIT("x"), STR_INIT("b")},
	{STR_INIT("01.10"), STR_INIT("y"), STR_INIT("b")},
	{STR_INIT("01.1.2"), STR_INIT("z"), STR_INIT("b")},
};
static const struct summary_row rows[] = {
	{&lines[0], STR_INIT("r1")}, {&lines[1], STR_INIT("r2")},
	{&lines[2], STR_INIT("r3")}, {&lines[3], STR_INIT("r1")},
	{&lines[4], STR_INIT("r2")}, {&lines[5], STR_INIT("r3")},
	{&lines[6], STR_INIT("r4")},
};
static struct summary_code first[] = {
	{&rows[0], {500, 2}}, {&rows[1], {450, 2}}, {&rows[2], {450, 2}}};
static struct summary_code second[] = {{&rows[4], {1, 0}},
				       {&rows[6], {3, 0}},
				       {&rows[5], {2, 0}},
				       {&rows[3], {7, 0}}};
static struct summary_year years[] = {
	{.year = 2023, .functions = first, .function_count = 3},
	{.year = 2024, .functions = first, .function_count = 3},
	{.year = 2024, .functions = second, .function_count = 4},
};
static struct summary departments[] = {{NULL, &years[0], 2},
				       {NULL, &years[2], 1}};
static const struct summaries all = {departments, 2};

static const struct code_item *find(const struct code_list *list,
				    const char *code)
{
	return &list->items[map_find(&list->places, str_from(code))->number -
			    1];
}

static void test_parents(void **state)
{
	struct arena a = {0};
	struct code_list list =
		code_list_of(&a, &all, CLASSIFICATION_FUNCTIONAL);

	(void)state;
	assert_int_equal(list.count, 6);
	assert_null(find(&list, "201")->parent);
	assert_ptr_equal(find(&list, "20103")->parent, find(&list, "201"));
	assert_ptr_equal(find(&list, "2010350")->parent, find(&list, "20103"));
	assert_int_equal(find(&list, "2010350")->depth, 2);
	/* Whole parts only. */
	assert_null(find(&list, "01.10")->parent);
	assert_ptr_equal(find(&list, "01.1.2")->parent, find(&list, "01.1"));
	assert_int_equal(code_list_of(&a, &all, CLASSIFICATION_ECONOMIC).count,
			 0);
	arena_free(&a);
}

static void test_sums(void **state)
{
	static const int asked[] = {2023, 2024};
	struct arena a = {0};
	struct code_list list =
		code_list_of(&a, &all, CLASSIFICATION_FUNCTIONAL);
	struct code_sums sums = code_sums_of(&a, &all, &list, asked, 2);
	size_t code = (size_t)(find(&list, "201") - list.items);
	const struct code_sum *sum = code_sum_at(&sums, code, 0);

	(void)state;
	assert_int_equal(sum->departments, 1);
	assert_false(sum->mixed);
	assert_int_equal(decimal_compare(sum->yuan, decimal_from_int(5)), 0);
	sum = code_sum_at(&sums, code, 1);
	assert_int_equal(sum->departments, 2);
	assert_true(sum->mixed);
	code = (size_t)(find(&list, "01.1") - list.items);
	assert_int_equal(code_sum_at(&sums, code, 0)->departments, 0);
	arena_free(&a);
}

static void test_pages(void **state)
{
	(void)state;
	assert_true(code_has_page(STR("2010350")));
	assert_true(code_has_page(STR("01.1")));
	assert_false(code_has_page(STR("")));
	assert_false(code_has_page(STR(".1")));
	assert_false(code_has_page(STR("1/2")));
	assert_false(code_has_page(STR("index")));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_parents),
		cmocka_unit_test(test_sums),
		cmocka_unit_test(test_pages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
