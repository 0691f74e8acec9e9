/* Dated names, folded spellings, cycles. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "model/organization.h"

#include <string.h>

static struct organization_name names[] = {
	{.name = STR_INIT("旧名局"), .valid_to = 2023},
	{.name = STR_INIT("新名局"), .valid_from = 2026},
};
static struct organization renamed = {
	.id = STR_INIT("bureau"), .names = names, .name_count = 2};

static void assert_name(int year, const char *expected)
{
	struct str name = organization_name(&renamed, year)->name;

	assert_int_equal(name.n, strlen(expected));
	assert_memory_equal(name.s, expected, name.n);
}

static void names_follow_the_year(void **state)
{
	(void)state;
	assert_name(2021, "旧名局");
	assert_name(2023, "旧名局");
	assert_name(2026, "新名局");
	assert_name(2030, "新名局");
}

static void between_two_names_the_older_one_stays(void **state)
{
	(void)state;
	assert_name(2024, "旧名局");
	assert_name(2025, "旧名局");
}

static void without_a_year_the_latest_name_is_meant(void **state)
{
	(void)state;
	assert_name(0, "新名局");
}

static void spellings_of_brackets_and_spaces_are_one(void **state)
{
	struct arena a = {0};
	struct str x = organization_fold(&a, STR("某局 (本级)"));
	struct str y = organization_fold(&a, STR("某局（本级）"));

	(void)state;
	assert_true(str_eq(x, y));
	assert_false(str_eq(x, organization_fold(&a, STR("某局"))));
	arena_free(&a);
}

static void a_unit_is_within_its_department(void **state)
{
	struct organization unit = {.parent = &renamed};
	struct organization other = {.id = STR_INIT("other")};

	(void)state;
	assert_true(organization_is_within(&unit, &renamed));
	assert_true(organization_is_within(&renamed, &renamed));
	assert_false(organization_is_within(&renamed, &unit));
	assert_false(organization_is_within(&unit, &other));
}

static void a_cycle_of_parents_ends(void **state)
{
	struct organization a = {0}, b = {.parent = &a};

	(void)state;
	a.parent = &b;
	assert_false(organization_is_within(&a, &renamed));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(names_follow_the_year),
		cmocka_unit_test(between_two_names_the_older_one_stays),
		cmocka_unit_test(without_a_year_the_latest_name_is_meant),
		cmocka_unit_test(spellings_of_brackets_and_spaces_are_one),
		cmocka_unit_test(a_unit_is_within_its_department),
		cmocka_unit_test(a_cycle_of_parents_ends),
	};

	return cmocka_run_group_tests_name("model/organization", tests, NULL,
					   NULL);
}
