/* Pool: equal bytes are one, however many there are. */
#include "base/pool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

enum { COUNT = 20000 };

static struct str name(struct arena *a, size_t i)
{
	return str_format(a, "项目 %zu", i);
}

static void many(void **state)
{
	struct arena scratch = {0}, kept = {0};
	struct pool pool = {.arena = &kept};
	static const void *first[COUNT];

	(void)state;
	for (size_t i = 0; i < COUNT; i++)
		first[i] = pool_keep(&pool, name(&scratch, i));
	assert_int_equal(pool.count, COUNT);
	for (size_t i = 0; i < COUNT; i++) {
		struct str again = name(&scratch, i);

		assert_ptr_equal(pool_keep(&pool, again), first[i]);
		assert_memory_equal(first[i], again.s, again.n);
	}
	assert_int_equal(pool.count, COUNT);
	pool_free(&pool);
	assert_memory_equal(first[0], "项目 0", sizeof "项目 0" - 1);
	arena_free(&scratch);
	arena_free(&kept);
}

/* The beginning of a text is another text. */
static void beginnings(void **state)
{
	struct arena kept = {0};
	struct pool pool = {.arena = &kept};
	const void *whole = pool_keep(&pool, STR("2010301"));

	(void)state;
	assert_ptr_not_equal(pool_keep(&pool, STR("20103")), whole);
	assert_ptr_equal(pool_keep(&pool, STR("2010301")), whole);
	assert_int_equal((uintptr_t)whole % _Alignof(uint64_t), 0);
	pool_free(&pool);
	arena_free(&kept);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(many),
		cmocka_unit_test(beginnings),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
