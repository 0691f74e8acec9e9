/* Map. */
#include "base/map.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void empty(void **state)
{
	struct map m = {0};

	(void)state;
	assert_null(map_find(&m, STR("a")));
	assert_null(map_get(&m, STR("")));
}

static void finding(void **state)
{
	struct arena a = {0};
	struct map m = {0};
	int x = 1, y = 2;

	(void)state;
	map_put(&a, &m, STR("x"))->pointer = &x;
	map_put(&a, &m, STR(""))->pointer = &y;
	assert_ptr_equal(map_get(&m, STR("x")), &x);
	assert_ptr_equal(map_get(&m, STR("")), &y);
	assert_null(map_get(&m, STR("X")));
	assert_null(map_put(&a, &m, STR("new"))->pointer);
	assert_ptr_equal(map_put(&a, &m, STR("x"))->pointer, &x);
	assert_int_equal(m.count, 3);
	arena_free(&a);
}

static void many_in_order(void **state)
{
	enum { COUNT = 50000 };
	struct arena a = {0};
	struct map m = {0};

	(void)state;
	for (uint64_t i = 0; i < COUNT; i++) {
		struct str key = str_format(&a, "key %llu",
					    (unsigned long long)(i * 7919));

		map_put(&a, &m, key)->number = i;
	}
	assert_int_equal(m.count, COUNT);
	for (uint64_t i = 0; i < COUNT; i++) {
		struct map_entry *e = map_find(&m, m.items[i].key);

		assert_ptr_equal(e, &m.items[i]);
		assert_true(e->number == i);
	}
	assert_null(map_find(&m, STR("key 1")));
	arena_free(&a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(empty),
		cmocka_unit_test(finding),
		cmocka_unit_test(many_in_order),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
