/* The table of department-years: all of them, or of very many departments the
 * newest year of each. */
#include "view/site.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { YEARS = 2, MANY = SITE_LIST_MAX / YEARS + 1 };

static struct organization organization = {
	.id = STR_INIT("bureau"),
	.names = &(struct organization_name){.name = STR_INIT("局")},
	.name_count = 1,
};
static struct summary_year years[YEARS] = {
	{.year = 2024, .expenditure = {true, {5, 0}}},
	{.year = 2025, .expenditure = {true, {7, 0}}},
};
static struct summary departments[MANY];

/* What the member of that name says in a row. */
static struct str member(const struct value *row, const char *name)
{
	for (size_t i = 0; i < row->shape->count; i++)
		if (str_eq(str_from(row->shape->members[i]), str_from(name)))
			return (struct str){row->items[i].text,
					    row->items[i].count};
	fail_msg("no member %s", name);
	return STR("");
}

/* The table of so many departments; its rows, the newest year first. */
static struct value rows_of(struct arena *a, size_t count, bool *newest_only)
{
	static const struct config config = {.language_count = 1};
	static const struct site site;
	static const struct changes changes;
	struct summaries all = {departments, count};
	struct view v;

	for (size_t i = 0; i < count; i++)
		departments[i] = (struct summary){&organization, years, YEARS};
	view_init(&v, a, &config, &site, &changes, 0);
	struct site_view s = {.view = &v, .arena = a, .all = &all};

	*newest_only = site_newest_only(&s);
	return site_year_rows(&s);
}

static void all_years(void **state)
{
	struct arena a = {0};
	bool newest_only;
	struct value rows = rows_of(&a, MANY - 1, &newest_only);

	(void)state;
	assert_false(newest_only);
	assert_int_equal(rows.count, SITE_LIST_MAX);
	assert_true(str_eq(member(&rows.items[0], "year"), STR("2025")));
	assert_true(str_eq(member(&rows.items[1], "year"), STR("2024")));
	arena_free(&a);
}

static void newest_alone(void **state)
{
	struct arena a = {0};
	bool newest_only;
	struct value rows = rows_of(&a, MANY, &newest_only);

	(void)state;
	assert_true(newest_only);
	assert_int_equal(rows.count, MANY);
	for (size_t i = 0; i < rows.count; i++)
		assert_true(
			str_eq(member(&rows.items[i], "year"), STR("2025")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_years),
		cmocka_unit_test(newest_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
