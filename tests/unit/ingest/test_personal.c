/* Personal data is found in every kind of file, named by its field, and shown
 * nowhere beyond its first character. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "tree.h"

#define ORGANIZATIONS                                  \
	"=== organizations.csv\nid,name,parent,kind\n" \
	"bureau,某市示例局,,department\n"
#define DOCUMENT                                           \
	"=== bureau/2023/document.json\n"                  \
	"{\"title\": \"预算\", \"fiscal_year\": 2023,\n" \
	" \"stage\": \"approved\", \"currency_unit\": \"万元\""

static int setup(void **state)
{
	static struct tree tree;

	tree_begin(&tree);
	*state = &tree;
	return 0;
}

static int teardown(void **state)
{
	tree_end(*state);
	return 0;
}

/* Everything that is said, in both languages. */
static struct str said(struct tree *t)
{
	struct buf b = {0};

	diag_sort(&t->diag);
	diag_format_all(&b, &t->diag, LANGUAGE_ZH, false, 0);
	diag_format_all(&b, &t->diag, LANGUAGE_EN, false, 0);
	struct str out = str_copy(&t->arena, buf_str(&b));

	buf_free(&b);
	return out;
}

static size_t count_personal(const struct tree *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->diag.count; i++)
		count +=
			strcmp(t->diag.items[i].kind->id, "personal-data") == 0;
	return count;
}

static void expect(struct tree *t, const char *text)
{
	struct str all = said(t);

	if (!str_contains(all, str_from(text)))
		print_error("no %s in\n%.*s\n", text, STR_ARG(all));
	assert_true(str_contains(all, str_from(text)));
}

static void expect_not(struct tree *t, const char *text)
{
	struct str all = said(t);

	if (str_contains(all, str_from(text)))
		print_error("%s in\n%.*s\n", text, STR_ARG(all));
	assert_false(str_contains(all, str_from(text)));
}

static void every_file(void **state)
{
	struct tree *t = *state;

	tree_ingest(
		t,
		tree_write(
			t,
			STR(ORGANIZATIONS
			    "office,办公室 13912340001,bureau,unit\n"
			    "=== glossary.csv\nterm,definition\n"
			    "预算,见11010519491231002X\n"
			    "=== about.md\n# 关于\n\n联系人：李小龙\n"
			    "=== bureau/index.md\n打 0755-82340002。\n"
			    "=== bureau/2023/10-a.md\n手机 139 1234 "
			    "0003\n" DOCUMENT
			    ",\n \"note\": \"\\u0031\\u0033\\u0039"
			    "12340004\", \"contact\": \"王大锤\"}\n"
			    "=== bureau/2023/收入总表.csv\n收入总表,\n"
			    "单位：万元,\n预算单位,总计\n某市示例局,12.50\n"
			    "注：填报人张三丰 电话：82340005,\n"
			    "=== bureau/2023/performance.json\n"
			    "{\"projects\": [{\"id\": \"a\", \"name\": \"甲\","
			    " \"goal\": \"请拨13912340006\"}]}\n")));
	assert_int_equal(count_personal(t), 9);
	expect(t, "organizations.csv:3:12: ");
	expect(t, "“organizations.csv#2”");
	expect(t, "glossary.csv:2:5: ");
	expect(t, "about.md:3:5: ");
	expect(t, "“about.md”");
	expect(t, "（以“李”开头）");
	expect(t, "bureau/index.md:1:3: ");
	expect(t, "bureau/2023/10-a.md:1:4: ");
	expect(t, "document.json:3:11: ");
	expect(t, "“bureau/2023/document.json#contact”");
	expect(t, "bureau/2023/收入总表.csv:5:13: ");
	expect(t, "“bureau/2023/performance.json#goal”");
	for (int i = 1; i <= 6; i++) {
		char tail[] = "40000";

		tail[4] = (char)('0' + i);
		expect_not(t, tail);
	}
	expect_not(t, "小龙");
	expect_not(t, "大锤");
	expect_not(t, "1010519");
	assert_int_equal(t->departments[0].personal_file_count, 5);
}

/* Other messages show what a cell holds: not this. */
static void other_messages(void **state)
{
	struct tree *t = *state;

	tree_ingest(t,
		    tree_write(t, STR(ORGANIZATIONS DOCUMENT
				      "}\n=== bureau/2023/收入总表.csv\n"
				      "收入总表,\n单位：万元,\n预算单位,总计\n"
				      "某市示例局,见 13912340001\n"
				      "联系人：李小龙,3\n")));
	assert_true(t->diag.count > 2);
	assert_int_equal(count_personal(t), 2);
	expect_not(t, "3912");
	expect_not(t, "小龙");
}

static void columns(void **state)
{
	struct tree *t = *state;

	tree_ingest(
		t,
		tree_write(t, STR("=== site.toml\ntitle = \"预算\"\n"
				  "[[table]]\nid = \"grants\"\ntitle = \"表\"\n"
				  "file = \"grants.csv\"\n"
				  "[[table.column]]\nname = \"项目\"\n"
				  "role = \"project_name\"\n"
				  "[[table.column]]\nname = \"负责人\"\n"
				  "id = \"who\"\nrole = \"text\"\n"
				  "[[table.column]]\nname = \"金额\"\n"
				  "id = \"amount\"\nrole = "
				  "\"measure\"\n" ORGANIZATIONS DOCUMENT
				  "}\n=== bureau/2023/grants.csv\n"
				  "项目,负责人,金额\n甲,李小龙,13912340001\n"
				  "乙,\"王大锤\",5000000\n丙,,13912340002\n")));
	assert_int_equal(count_personal(t), 2);
	expect(t, "bureau/2023/grants.csv:2:3: ");
	expect(t, "bureau/2023/grants.csv:3:4: ");
	expect(t, "“bureau/2023/grants.csv#2”");
	expect_not(t, "小龙");
}

static void reviewed(void **state)
{
	struct tree *t = *state;

	tree_ingest(
		t,
		tree_write(t, STR("=== site.toml\ntitle = \"预算\"\n[audit]\n"
				  "reviewed_fields = [\"about.md\", "
				  "\"organizations.csv#2\"]\n"
				  "=== about.md\n电话：82340001\n" ORGANIZATIONS
				  "office,办公室 13912340001,bureau,unit\n"
				  "=== index.md\n电话：82340001\n")));
	assert_int_equal(count_personal(t), 1);
	expect(t, "index.md:1:4: ");
}

/* Codes, dates, amounts and service numbers pass. */
static void clean(void **state)
{
	struct tree *t = *state;

	tree_ingest(
		t,
		tree_write(t,
			   STR(ORGANIZATIONS
			       "=== about.md\n热线 12345，400-812-3456，"
			       "https://example.org/13912345678，2023-12-31，"
			       "13912345678元。\n" DOCUMENT "}\n"
			       "=== bureau/2023/performance.json\n"
			       "{\"projects\": [{\"code\": "
			       "\"440304231060100505005\", \"name\": \"甲\", "
			       "\"year_amount\": 13912345678, "
			       "\"total_amount\": \"13912345678\"}]}\n")));
	assert_int_equal(count_personal(t), 0);
	assert_int_equal(t->departments[0].personal_file_count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(every_file, setup, teardown),
		cmocka_unit_test_setup_teardown(other_messages, setup,
						teardown),
		cmocka_unit_test_setup_teardown(columns, setup, teardown),
		cmocka_unit_test_setup_teardown(reviewed, setup, teardown),
		cmocka_unit_test_setup_teardown(clean, setup, teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
