/* Arena. */
#include "base/arena.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

static void memory_is_zeroed_and_aligned(void **state)
{
	struct arena a = {0};

	(void)state;
	for (size_t i = 1; i < 200; i++) {
		char *text = arena_text(&a, i);
		uint64_t *numbers = arena_array(&a, uint64_t, i);
		max_align_t *aligned = arena_new(&a, max_align_t);

		memset(text, 0xAA, i);
		assert_int_equal((uintptr_t)numbers % _Alignof(uint64_t), 0);
		assert_int_equal((uintptr_t)aligned % _Alignof(max_align_t), 0);
		for (size_t j = 0; j < i; j++)
			assert_true(numbers[j] == 0);
		memset(numbers, 0xAA, i * sizeof *numbers);
	}
	arena_free(&a);
	assert_null(a.head);
	assert_int_equal(a.total, 0);
}

static void nothing_overlaps(void **state)
{
	enum { COUNT = 500 };
	struct arena a = {0};
	unsigned char *p[COUNT];

	(void)state;
	for (size_t i = 0; i < COUNT; i++) {
		p[i] = arena_alloc(&a, i * 7 % 5000, 1, 1);
		memset(p[i], (int)(i % 251), i * 7 % 5000);
	}
	for (size_t i = 0; i < COUNT; i++)
		for (size_t j = 0; j < i * 7 % 5000; j++)
			assert_int_equal(p[i][j], i % 251);
	arena_free(&a);
}

static void large_blocks(void **state)
{
	struct arena a = {0};
	size_t size = 20 * 1024 * 1024;
	char *p = arena_text(&a, size);

	(void)state;
	p[0] = p[size - 1] = 'x';
	assert_true(a.total >= size);
	*arena_text(&a, 1) = 'y';
	assert_int_equal(p[size - 1], 'x');
	arena_free(&a);
}

static void clear_keeps_a_block(void **state)
{
	struct arena a = {0};

	(void)state;
	arena_clear(&a);
	assert_null(a.head);
	for (size_t i = 0; i < 100; i++)
		arena_text(&a, 10000);
	arena_clear(&a);
	assert_non_null(a.head);
	size_t held = a.total;
	char *first = arena_text(&a, 100);

	arena_clear(&a);
	assert_ptr_equal(arena_text(&a, 100), first);
	assert_int_equal(a.total, held);
	arena_free(&a);
}

static void rewind_gives_back(void **state)
{
	struct arena a = {0};
	char *keep;

	(void)state;
	struct arena_mark empty = arena_mark(&a);

	keep = arena_text(&a, 10);
	memcpy(keep, "012345678", 10);
	struct arena_mark mark = arena_mark(&a);
	size_t held = a.total;
	char *next = arena_text(&a, 5);

	for (size_t i = 0; i < 100; i++)
		arena_text(&a, 100000);
	arena_rewind(&a, mark);
	assert_int_equal(a.total, held);
	assert_string_equal(keep, "012345678");
	assert_ptr_equal(arena_text(&a, 5), next);
	arena_rewind(&a, empty);
	assert_null(a.head);
	assert_int_equal(a.total, 0);
}

static void growing_arrays(void **state)
{
	struct arena a = {0};
	struct {
		uint32_t *items;
		size_t count, capacity;
	} v = {0}, other = {0};

	(void)state;
	for (uint32_t i = 0; i < 100000; i++) {
		uint32_t *item = VEC_PUSH(&a, &v);

		assert_int_equal(*item, 0);
		*item = i;
		if (i % 100 == 0)
			*VEC_PUSH(&a, &other) = i;
	}
	assert_int_equal(v.count, 100000);
	for (uint32_t i = 0; i < 100000; i++)
		assert_int_equal(v.items[i], i);
	for (uint32_t i = 0; i < 1000; i++)
		assert_int_equal(other.items[i], i * 100);
	arena_free(&a);
}

static void the_last_array_grows_in_place(void **state)
{
	struct arena a = {0};
	int *p = arena_array(&a, int, 4);

	(void)state;
	p[3] = 3;
	int *q = arena_grow(&a, p, 4, 8, sizeof *p, _Alignof(int));

	assert_ptr_equal(p, q);
	assert_int_equal(q[3], 3);
	assert_int_equal(q[7], 0);
	arena_text(&a, 1);
	int *r = arena_grow(&a, q, 8, 16, sizeof *p, _Alignof(int));

	assert_ptr_not_equal(q, r);
	assert_int_equal(r[3], 3);
	assert_int_equal(r[15], 0);
	arena_free(&a);
}

static void memory_is_zeroed_after_use(void **state)
{
	struct arena a = {0};

	(void)state;
	memset(arena_text(&a, 1000), 0xAA, 1000);
	arena_clear(&a);
	char *p = arena_array(&a, char, 1000);

	for (size_t i = 0; i < 1000; i++)
		assert_int_equal(p[i], 0);
	arena_free(&a);
}

static void heap(void **state)
{
	char *p = heap_alloc(0);

	(void)state;
	assert_non_null(p);
	p = heap_resize(p, 1000);
	p[999] = 'x';
	heap_free(p);
	heap_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(memory_is_zeroed_and_aligned),
		cmocka_unit_test(nothing_overlaps),
		cmocka_unit_test(large_blocks),
		cmocka_unit_test(clear_keeps_a_block),
		cmocka_unit_test(rewind_gives_back),
		cmocka_unit_test(growing_arrays),
		cmocka_unit_test(the_last_array_grows_in_place),
		cmocka_unit_test(memory_is_zeroed_after_use),
		cmocka_unit_test(heap),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
