/* Versions of the data, and what changed between two. */
#include "export/changes.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct arena arena;

static const struct change LIKE = {.date = STR_INIT("2026-03-01"),
				   .organization_id = STR_INIT("x"),
				   .fiscal_year = STR_INIT("2026")};

static struct version version_of(enum dataset which, const char *csv)
{
	struct diag d = {0};
	struct version v = {.arena = &arena,
			    .organization_id = STR("x"),
			    .fiscal_year = STR("2026")};

	assert_true(version_add(&v, which, str_from(csv), STR("a.csv"), &d));
	diag_free(&d);
	return v;
}

/* The changes as CSV, without the header. */
static void expect(const char *before, const char *after, const char *want)
{
	struct version x = version_of(DATASET_AMOUNTS, before);
	struct version y = version_of(DATASET_AMOUNTS, after);
	struct changes found = {0};
	struct buf out = {0};

	changes_find(&arena, &x, &y, &LIKE, &found);
	changes_write(&found, &out);
	assert_string_equal(
		str_cstr(&arena, str_cut(buf_str(&out), STR("\n")).tail), want);
	buf_free(&out);
}

#define HEAD                                                           \
	"table,row_code,row_path,column,amount_published,amount_yuan," \
	"currency_unit_published,unit_id,reference_year\r\n"

static void every_column_is_in_the_dictionary(void **state)
{
	(void)state;
	for (int i = 0; i < DATASET_COUNT; i++) {
		if (!version_follows((enum dataset)i))
			continue;
		const char *const *names = version_columns((enum dataset)i);

		for (; *names; names++) {
			const struct dataset_kind *kind = &dataset_kinds[i];
			bool found = false;

			for (size_t j = 0; j < kind->column_count; j++)
				found |=
					str_eq(str_from(*names),
					       str_from(kind->columns[j].name));
			assert_true(found);
		}
	}
}

static void cells(void **state)
{
	(void)state;
	expect(HEAD "t,201,甲,总计,1,10000,万元,x,2026\r\n",
	       HEAD "t,201,甲,总计,2,20000,万元,x,2026\r\n",
	       "2026-03-01,amounts,x,2026,altered,t · 201 · 甲 · 总计,"
	       "amount_published,1,2\r\n");
	/* A corrected unit changes the amount, not the figure. */
	expect(HEAD "t,201,甲,总计,1,10000,万元,x,2026\r\n",
	       HEAD "t,201,甲,总计,1,1,万元,x,2026\r\n",
	       "2026-03-01,amounts,x,2026,altered,t · 201 · 甲 · 总计,"
	       "amount_yuan,10000,1\r\n");
	/* Another unit, another year of the table. */
	expect(HEAD "t,201,甲,总计,1,1,元,y,2025\r\n", HEAD,
	       "2026-03-01,amounts,x,2026,vanished,t · y · 201 · 甲 · 总计 · "
	       "2025,amount_published,1,\r\n");
	expect(HEAD, HEAD "t,,甲,总计,,,元,,\r\n",
	       "2026-03-01,amounts,x,2026,appeared,t · 甲 · 总计,"
	       "amount_published,,\r\n");
	expect(HEAD "t,,甲,总计,1,1,元,,\r\n", HEAD "t,,甲,总计,1,1,元,,\r\n",
	       "");
}

static void rows_of_one_name(void **state)
{
	(void)state;
	expect(HEAD "t,,甲,总计,1,1,元,,\r\nt,,甲,总计,2,2,元,,\r\n",
	       HEAD "t,,甲,总计,1,1,元,,\r\nt,,甲,总计,3,3,元,,\r\n",
	       "2026-03-01,amounts,x,2026,altered,t · 甲 · 总计 #2,"
	       "amount_published,2,3\r\n");
}

static void files(void **state)
{
	struct version x = version_of(
		DATASET_AMOUNTS, HEAD
		"t,,\"甲,\"\"乙\"\"\",总计,1,1,元,,\r\nt,,丙,总计,,,,,\r\n");
	struct version y = {.arena = &arena};
	struct changes found = {0}, again = {0};
	struct diag d = {0};
	struct buf out = {0}, second = {0};

	(void)state;
	version_write(&x, &out);
	assert_true(version_read(&y, buf_str(&out), STR("v.csv"), &d));
	assert_int_equal(y.count, 2);
	changes_find(&arena, &x, &y, &LIKE, &found);
	assert_int_equal(found.count, 0);
	buf_clear(&out);
	changes_find(&arena, &(struct version){.arena = &arena}, &x, &LIKE,
		     &found);
	changes_write(&found, &out);
	assert_true(
		changes_read(&arena, buf_str(&out), STR("c.csv"), &d, &again));
	changes_write(&again, &second);
	assert_true(str_eq(buf_str(&out), buf_str(&second)));
	assert_int_equal(again.count, 2);
	assert_false(version_read(&y, STR("a,\"b"), STR("v.csv"), &d));
	assert_true(diag_has_errors(&d));
	buf_free(&out);
	buf_free(&second);
	diag_free(&d);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_column_is_in_the_dictionary),
		cmocka_unit_test(cells),
		cmocka_unit_test(rows_of_one_name),
		cmocka_unit_test(files),
	};
	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_free(&arena);
	return failed;
}
