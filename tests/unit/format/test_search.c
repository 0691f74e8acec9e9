/* Folding, grams and volumes of the search. */
#include "format/search_volume.h"

#include <setjmp.h>
#include <stdarg.h>
#include <cmocka.h>

static void folds(const char *text, const char *folded)
{
	struct buf out = {0};

	search_fold(&out, str_from(text));
	buf_add_char(&out, '\0');
	assert_string_equal(out.s, folded);
	buf_free(&out);
}

static void test_fold(void **state)
{
	(void)state;
	folds("", "");
	folds("预算", "预算");
	folds("“三公”经费：１２,５７８ ㎡", "三公经费 12578 m2");
	folds("Ｂｕｄｇｅｔ  ABC", "budget abc");
	folds("《办法》（本级）", "办法 本级");
	folds("12,578 1,a ,5", "12578 1 a 5");
	folds("12，578", "12578");
	folds("e\xcc\x81t\xc3\x89", "\xc3\xa9t\xc3\xa9");
	folds("  。，；  ", "");
	folds("😀预算❤️", "预算");
	folds("①②", "12");
	folds("government's", "governments");
	folds("ﬁne K", "fine k");
	folds("ΑΣ İ", "\xce\xb1\xcf\x83 i");
}

static size_t grams_of(const char *text, uint32_t *first)
{
	struct arena a = {0}, scratch = {0};
	struct search_grams grams = {0};

	search_grams_add(&a, &grams, &scratch, str_from(text));
	search_grams_sort(&grams, &scratch);
	for (size_t i = 1; i < grams.count; i++)
		assert_true(grams.items[i - 1] < grams.items[i]);
	if (first)
		*first = grams.count ? grams.items[0] : 0;
	size_t count = grams.count;

	arena_free(&a);
	arena_free(&scratch);
	return count;
}

static void test_grams(void **state)
{
	uint32_t one, other;

	(void)state;
	assert_int_equal(grams_of("", NULL), 0);
	assert_int_equal(grams_of("算", &one), 1);
	assert_int_equal(grams_of("算 算 算", &other), 1);
	assert_int_equal(one, other);
	assert_true(one < 1u << SEARCH_GRAM_BITS);
	assert_int_equal(grams_of("预算", NULL), 3);
	assert_int_equal(grams_of("预 算", NULL), 2);
	/* Beginnings of 1, 2, 3, 4 and 6. */
	assert_int_equal(grams_of("budget", NULL), 5);
	/* 2 0 1 3; 20 01 10 03; 201 010 103; 2010 0103. */
	assert_int_equal(grams_of("20103", NULL), 13);
	assert_int_equal(grams_of("a1预", NULL), 3);
}

struct kept {
	size_t count, most;
	struct buf keys, bytes[8];
};

static void keep(void *context, size_t number, struct str key, struct str bytes)
{
	struct kept *k = context;

	assert_int_equal(number, ++k->count);
	buf_add(&k->keys, key);
	buf_add_char(&k->keys, ' ');
	if (number <= 8)
		buf_add(&k->bytes[number - 1], bytes);
}

static void forget(struct kept *k)
{
	for (size_t i = 0; i < 8; i++)
		buf_free(&k->bytes[i]);
	buf_free(&k->keys);
}

static void test_volume(void **state)
{
	struct search_figure figures[] = {
		{2026, {STR("1 万元"), STR("0.01 million")}},
		{2023, {{NULL, 0}}}};
	struct search_entry e = {.type = 'p',
				 .url = STR("~2026/projects/1.html"),
				 .name = STR("名\t\"称\"\n</script>"),
				 .figures = figures,
				 .figure_count = 2};
	struct kept k = {0};
	struct buf lines = {0};
	struct arena a = {0}, scratch = {0};
	struct search_grams grams = {0};

	(void)state;
	search_entry_write(&lines, &e);
	assert_int_equal(search_volumes(STR("d/x"), STR("部门"),
					buf_str(&lines),
					(struct search_volume_sink){keep, &k}),
			 1);
	buf_add_char(&k.bytes[0], '\0');
	assert_string_equal(
		k.bytes[0].s,
		"budgetpressSearch.volume(\"d/x-1\",\"部门\\n"
		"p\\t~2026/projects/1.html\\t名 \\\"称\\\" \\u003c/script>"
		"\\t\\t\\t2026:1 万元:0.01 million|2023\");\n");
	k.bytes[0].n--;
	assert_true(search_volume_grams(&a, &scratch, buf_str(&k.bytes[0]),
					&grams));
	/* 部 门 部门 名 称; script's 5; 2026's 3+3+2+1, 2023's others. */
	assert_true(grams.count > 15);
	assert_false(search_volume_grams(&a, &scratch, STR("x"), &grams));
	assert_false(search_volume_grams(
		&a, &scratch,
		STR("budgetpressSearch.volume(\"x\",\"\\u12\");\n"), &grams));
	arena_free(&a);
	arena_free(&scratch);
	buf_free(&lines);
	forget(&k);
}

static void test_sizes(void **state)
{
	struct kept k = {0};
	struct buf lines = {0}, text = {0};
	struct search_entry e = {.type = 't', .url = STR("a.html")};

	(void)state;
	for (size_t i = 0; i < SEARCH_VOLUME_MAX; i++)
		buf_add_char(&text, 'x');
	for (size_t i = 0; i < 300; i++) {
		e.name = STR("一个不长不短的名称");
		e.text = i == 100 ? buf_str(&text)
				  : str_slice(buf_str(&text), 0, 200);
		search_entry_write(&lines, &e);
	}
	size_t count = search_volumes(STR("t"), STR(""), buf_str(&lines),
				      (struct search_volume_sink){keep, &k});

	assert_int_equal(count, k.count);
	assert_int_equal(count, 4);
	for (size_t i = 0; i < count; i++)
		assert_true(k.bytes[i].n < SEARCH_VOLUME_MAX * 5 / 4);
	assert_int_equal(search_volumes(STR("t"), STR(""), STR(""),
					(struct search_volume_sink){keep, &k}),
			 0);
	buf_free(&lines);
	buf_free(&text);
	forget(&k);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fold),
		cmocka_unit_test(test_grams),
		cmocka_unit_test(test_volume),
		cmocka_unit_test(test_sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
