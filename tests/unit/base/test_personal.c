/* Personal data: what is found, what is left alone, what a mask leaves. */
#include "base/personal.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>

#include <cmocka.h>

/* kinds: one letter for each find: p, i, c. */
static void check_form(const char *text, enum personal_form form,
		       const char *kinds)
{
	static const char letters[] = "pic";
	struct str s = str_from(text);
	char seen[16] = "";
	struct personal p;
	size_t n = 0;

	for (size_t at = 0; n < 15 && personal_find(s, form, at, &p);
	     at = p.to) {
		assert_true(p.from >= at && p.from < p.to && p.to <= s.n);
		seen[n++] = letters[p.kind];
	}
	if (strcmp(seen, kinds) != 0)
		print_error("%s\n", text);
	assert_string_equal(seen, kinds);
}

static void check(const char *text, const char *kinds)
{
	check_form(text, PERSONAL_CELLS, kinds);
}

static void phones(void **state)
{
	(void)state;
	check("13912345678", "p");
	check("张三13912345678", "p");
	check("张三/139 1234 5678，", "p");
	check("张三-139-1234-5678;18612345678", "pp");
	check("+86 139 1234 5678", "p");
	check("+86-13912345678", "p");
	check("+8613912345678", "p");
	check("１３９１２３４５６７８", "p");
	check("139-12345678", "p");
	check("0755-82345678", "p");
	check("(0755)82345678", "p");
	check("（0755）8234 5678", "p");
	check("010-62345678", "p");
	check("0931 8234567", "p");
	check("a,13912345678,b", "p");
	check("共3人：13912345678", "p");
}

static void no_phones(void **state)
{
	(void)state;
	check("13,912,345,678", "");
	check("13912345678元", "");
	check("13912345678 万元", "");
	check("¥13912345678", "");
	check("13912345678.00", "");
	check("0.13912345678", "");
	check("-13912345678", "");
	check("440304231060100505005", "");
	check("44030422106150000004", "");
	check("139123456789", "");
	check("12912345678", "");
	check("GB-13912345678", "");
	check("https://example.org/13912345678", "");
	check("https://example.org/a?id=13912345678", "");
	check("https://example.org/a13912345678b", "");
	check("12345", "");
	check("400-812-3456", "");
	check("2023-12-31", "");
	check("2021-2023 20231231", "");
	check("0755-12345678", "");
	check("0100-82345678", "");
	check("0755-82345678-3", "");
	check("1-139-1234-5678-9", "");
	check("", "");
}

static void identities(void **state)
{
	(void)state;
	check("11010519491231002X", "i");
	check("号码11010519491231002x。", "i");
	check("440524188001010014", "");
	check("440524198001010013", "i");
	check("440524 19800101 0013", "i");
	check("440524198001010014", "");
	check("440524198013010013", "");
	check("4405241980010100131", "");
	check("身份证：110105491231002", "i");
	check("身份证（旧）110105491231002", "i");
	check("110105491231002", "");
	check("11010519491231002XA", "");
}

static void contacts(void **state)
{
	(void)state;
	check("联系人：张三", "c");
	check("项目负责人: 欧阳小明", "c");
	check("联系人：诸葛明", "c");
	check("填报人,李四,3", "c");
	check("\"填报人\",\"李四\"", "c");
	check_form("填报人，李四", PERSONAL_PROSE, "");
	check_form("各负责人,高度重视", PERSONAL_PROSE, "");
	check("联系电话：82345678", "c");
	check("联系电话：12345", "");
	check("联系电话：400-812-3456", "");
	check("负责人,金额", "");
	check("联系人,联系电话", "");
	check("负责人：信息科", "");
	check("负责人：安全管理科", "");
	check("经办人：不适用", "");
	check("联系人：张某", "");
	check("联系人：", "");
	check("本项目负责人由部门指定", "");
	check_form("{\"contact\": \"张三\"}", PERSONAL_JSON, "c");
	check_form("{\"tel\":\"82345678\"}", PERSONAL_JSON, "c");
	check_form("{\"tel\": 82345678}", PERSONAL_JSON, "c");
	check_form("{\"name\": \"联系人\", \"value\": \"张三\"}", PERSONAL_JSON,
		   "c");
	check_form("{\"name\": \"联系人\", \"value\": \"3\"}", PERSONAL_JSON,
		   "");
}

static void cells(void **state)
{
	(void)state;
	assert_true(personal_is_label(STR(" 项目联系人 ")));
	assert_true(personal_is_label(STR("phone")));
	assert_false(personal_is_label(STR("联系人数量")));
	assert_false(personal_is_label(STR("基层组织工作人员及其项目负责人")));
	assert_true(personal_is_value(STR("张三")));
	assert_true(personal_is_value(STR("82345678")));
	assert_false(personal_is_value(STR("张三丰负责全部工作")));
	assert_false(personal_is_value(STR("12.00")));
}

static void masks(void **state)
{
	(void)state;
	struct arena a = {0};
	struct str plain = STR("支出 13,912,345,678 元");

	assert_ptr_equal(personal_mask(&a, plain).s, plain.s);
	assert_true(str_eq(
		personal_mask(&a, STR("电话13912345678，联系人：张三。")),
		STR("电话1…，联系人：张…。")));
	assert_true(str_eq(personal_mask(&a, STR("１３９１２３４５６７８")),
			   STR("１…")));
	assert_true(str_eq(personal_mask(&a, STR("11010519491231002X")),
			   STR("1…")));
	arena_free(&a);
}

/* Any bytes may stand around a number. */
static void any_cut(void **state)
{
	(void)state;
	struct str s =
		STR("联系电话：(0755)8234 5678，身份证11010519491231002X，"
		    "\"tel\": \"１３９１２３４５６７８\"负责人\t,张");
	struct personal p;

	for (size_t from = 0; from <= s.n; from++)
		for (size_t to = from; to <= s.n; to++)
			for (int form = 0; form < 3; form++) {
				char *copy = heap_alloc(to - from + 1);

				memcpy(copy, s.s + from, to - from);
				personal_find((struct str){copy, to - from},
					      (enum personal_form)form, 0, &p);
				heap_free(copy);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(phones),     cmocka_unit_test(no_phones),
		cmocka_unit_test(identities), cmocka_unit_test(contacts),
		cmocka_unit_test(cells),      cmocka_unit_test(masks),
		cmocka_unit_test(any_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
