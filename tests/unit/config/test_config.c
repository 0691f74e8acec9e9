/* site.toml: values, defaults, places, hostile files. */
#include "config/config.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#define FIXTURE_MORE struct config config;
#include "../fixture.h"

static bool read_config(struct fixture *f, struct str bytes)
{
	diag_free(&f->diag);
	return config_read(&f->arena, bytes, STR("site.toml"), &f->diag,
			   &f->config);
}

static const struct config *good(struct fixture *f, const char *text)
{
	bool ok = read_config(f, str_from(text));

	assert_int_equal(f->diag.count, 0);
	assert_true(ok);
	return &f->config;
}

static void expect_error(struct fixture *f, const char *text, const char *id)
{
	assert_false(read_config(f, str_from(text)));
	assert_int_equal(f->diag.count, 1);
	assert_string_equal(f->diag.items[0].kind->id, id);
}

static void expect_text(struct str given, const char *wanted)
{
	assert_true(str_eq(given, str_from(wanted)));
}

static void defaults(void **state)
{
	const struct config *c = good(*state, "title = '站点'");

	expect_text(c->title, "站点");
	expect_text(c->title_en, "站点");
	expect_text(c->description_en, "");
	assert_int_equal(c->language_count, 1);
	assert_int_equal(c->languages[0], LANGUAGE_ZH);
	expect_text(c->base_url, "");
	expect_text(c->currency, "CNY");
	expect_text(c->content, "content");
	expect_text(c->output, "public");
	assert_int_equal(c->content_span.line, 0);
	assert_int_equal(c->encoding, ENCODING_DETECT);
	assert_int_equal(c->fail_on, GATE_ERROR);
	assert_int_equal(c->reviewed_field_count, 0);
	assert_int_equal(c->table_count, 0);
	expect_text(c->span.path, "site.toml");
}

static void built_in_classifications(void **state)
{
	const struct config *c = good(*state, "title = 'x'");

	assert_int_equal(c->classification_count, 3);
	const struct config_classification *one = c->classifications;

	assert_int_equal(one[0].role, CLASSIFICATION_FUNCTIONAL);
	assert_int_equal(one[0].level_count, 3);
	assert_int_equal(one[0].levels[2], 7);
	assert_int_equal(one[1].role, CLASSIFICATION_ECONOMIC);
	assert_int_equal(one[1].level_count, 2);
	assert_int_equal(one[2].role, CLASSIFICATION_PROCUREMENT);
	assert_int_equal(one[2].level_count, 0);
	assert_true(one[0].built_in && one[1].built_in && one[2].built_in);
}

static void own_classification(void **state)
{
	const struct config *c =
		good(*state, "title = 'x'\n[[classification]]\nid = 'e'\n"
			     "title = 'E'\nfile = 'e.csv'\nrole = 'economic'\n"
			     "levels = [1, 2]\n");

	assert_int_equal(c->classification_count, 3);
	expect_text(c->classifications[0].id, "e");
	expect_text(c->classifications[0].title_en, "E");
	assert_int_equal(c->classifications[0].levels[1], 2);
	assert_false(c->classifications[0].built_in);
	assert_int_equal(c->classifications[0].span.line, 2);
	assert_int_equal(c->classifications[1].role, CLASSIFICATION_FUNCTIONAL);
	assert_int_equal(c->classifications[2].role,
			 CLASSIFICATION_PROCUREMENT);
}

static void sections(void **state)
{
	const struct config *c =
		good(*state, "title = ' x '\nlanguages = ['en', 'zh-CN']\n"
			     "base_url = 'http://a.b/c//'\ncurrency = 'EUR'\n"
			     "country = 'ES'\nspatial = 's'\n"
			     "[licence]\nname = 'l'\nurl = 'https://l'\n"
			     "[publisher]\nname = 'p'\nurl = ''\n"
			     "[contact]\nemail = 'a@b.c'\ntext = \"a\\nb\"\n"
			     "[footer]\nsite_id = '1'\nicp = '2'\n"
			     "public_security = '3'\nnote = '4'\n"
			     "[content]\nfolder = 'a/b'\nencoding = 'gb18030'\n"
			     "[output]\nfolder = 'out'\n"
			     "[audit]\nfail_on = 'warning'\n"
			     "reviewed_fields = ['f', 'g']\n");

	expect_text(c->title, "x");
	assert_int_equal(c->languages[0], LANGUAGE_EN);
	assert_int_equal(c->language_count, 2);
	expect_text(c->base_url, "http://a.b/c");
	expect_text(c->currency, "EUR");
	expect_text(c->country, "ES");
	expect_text(c->spatial, "s");
	expect_text(c->licence_name, "l");
	expect_text(c->licence_url, "https://l");
	expect_text(c->publisher_name_en, "p");
	expect_text(c->contact_email, "a@b.c");
	expect_text(c->contact_text, "a\nb");
	expect_text(c->footer_site_id, "1");
	expect_text(c->footer_icp, "2");
	expect_text(c->footer_public_security, "3");
	expect_text(c->footer_note, "4");
	expect_text(c->content, "a/b");
	assert_int_equal(c->content_span.line, 22);
	assert_int_equal(c->content_span.column, 10);
	assert_int_equal(c->encoding, ENCODING_GB18030);
	expect_text(c->output, "out");
	assert_int_equal(c->fail_on, GATE_WARNING);
	assert_int_equal(c->reviewed_field_count, 2);
	expect_text(c->reviewed_fields[1].text, "g");
	assert_int_equal(c->reviewed_fields[1].span.line, 28);
	assert_int_equal(c->reviewed_fields[1].span.column, 25);
}

#define TABLE                                        \
	"title = 'x'\ncurrency = 'EUR'\n[content]\n" \
	"encoding = 'utf-16'\n[[table]]\nid = 't'\n" \
	"title = 'T'\nfile = 't.csv'\n"
#define AMOUNT "[[table.column]]\nname = 'Net Amount, 2'\nrole = 'measure'\n"

static void table_defaults(void **state)
{
	const struct config *c = good(*state, TABLE AMOUNT);
	const struct config_table *t = c->tables;

	assert_int_equal(c->table_count, 1);
	expect_text(t->title_en, "T");
	assert_false(t->whole_site);
	assert_int_equal(t->delimiter, ',');
	assert_int_equal(t->decimal_mark, '.');
	assert_int_equal(t->encoding, ENCODING_UTF16);
	assert_int_equal(t->header_row, 1);
	expect_text(t->unit.name, "");
	assert_int_equal(t->unit.power, 0);
	expect_text(t->currency, "EUR");
	assert_int_equal(t->span.line, 5);
	assert_int_equal(t->column_count, 1);
	expect_text(t->columns[0].id, "net_amount_2");
	expect_text(t->columns[0].title_en, "Net Amount, 2");
	assert_int_equal(t->columns[0].role, ROLE_MEASURE);
	assert_int_equal(t->columns[0].span.line, 9);
}

static void table_values(void **state)
{
	const struct config *c =
		good(*state, TABLE "whole_site = true\ndelimiter = \"\\t\"\n"
				   "decimal = ','\nencoding = 'auto'\n"
				   "header_row = 3\ncurrency = 'USD'\n" AMOUNT
				   "phase = 'draft'\nreference_year = 2020\n"
				   "id = 'net'\ntitle = '净额'\n"
				   "[[table.column]]\nname = '单位'\n"
				   "role = 'organization'\n"
				   "[[table.column]]\nname = '年'\n"
				   "role = 'year'\n");
	const struct config_table *t = c->tables;

	assert_true(t->whole_site);
	assert_int_equal(t->delimiter, '\t');
	assert_int_equal(t->decimal_mark, ',');
	assert_int_equal(t->encoding, ENCODING_DETECT);
	assert_int_equal(t->header_row, 3);
	expect_text(t->currency, "USD");
	assert_int_equal(t->column_count, 3);
	expect_text(t->columns[0].id, "net");
	expect_text(t->columns[0].phase, "draft");
	assert_int_equal(t->columns[0].reference_year, 2020);
	expect_text(t->columns[0].title_en, "净额");
	expect_text(t->columns[1].id, "organization");
	assert_int_equal(t->columns[2].role, ROLE_YEAR);
}

static void units(void **state)
{
	static const struct {
		const char *text;
		int power;
	} cases[] = {
		{TABLE "currency_unit = '万元'\n" AMOUNT, 4},
		{TABLE "currency_unit = '元'\n" AMOUNT, 0},
		{TABLE "currency_unit = 'EUR'\n" AMOUNT, 0},
		{TABLE "currency_unit = 'kEUR'\nfactor = 1000\n" AMOUNT, 3},
		{TABLE "currency_unit = 'euros'\nfactor = 1\n" AMOUNT, 0},
		{TABLE "currency_unit = 'T'\nfactor = 1000000000000\n" AMOUNT,
		 12},
	};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct config *c = good(*state, cases[i].text);

		assert_int_equal(c->tables[0].unit.power, cases[i].power);
	}
	expect_error(*state, TABLE "currency_unit = 'euros'\n" AMOUNT,
		     "config-unit");
	expect_error(*state, TABLE "factor = 10\n" AMOUNT,
		     "config-factor-alone");
}

static void wrong_factors(void **state)
{
	static const char *const factors[] = {
		"0", "-1", "-10", "20", "11", "10000000000000",
	};

	for (size_t i = 0; i < sizeof factors / sizeof *factors; i++) {
		struct fixture *f = *state;
		struct str text = str_format(
			&f->arena, "%scurrency_unit = 'x'\nfactor = %s\n%s",
			TABLE, factors[i], AMOUNT);

		expect_error(f, str_cstr(&f->arena, text), "config-power");
	}
}

static void no_columns(void **state)
{
	expect_error(*state, TABLE, "config-missing");
	expect_error(*state, TABLE "column = []", "config-no-measure");
	expect_error(*state, TABLE "column = 'x'", "config-type");
	expect_error(*state, TABLE "[[table.column]]\nname = 'x'\nrole = 'x'\n",
		     "config-choice");
}

static void texts_of_forms(void **state)
{
	static const char *const pairs[][2] = {
		{"base_url", "https://"},
		{"updated", "2026-02-29"},
		{"updated", "2026-02"},
		{"base_url", "https:///x"},
		{"base_url", "https://a b"},
		{"base_url", "https://a/?x"},
		{"base_url", "https://a/#x"},
		{"base_url", "https://a/<x>"},
		{"base_url", "javascript:alert(1)"},
		{"currency", "EURO"},
		{"currency", "eur"},
		{"currency", ""},
		{"country", "E1"},
		{"contact.email", "@x.y"},
		{"contact.email", "a@b@c.d"},
		{"contact.email", "a@.b"},
		{"contact.email", "a b@c.d"},
		{"contact.email", "a@b."},
		{"content.folder", ""},
		{"content.folder", "/x"},
		{"content.folder", "x/"},
		{"content.folder", "x//y"},
		{"content.folder", "./x"},
		{"content.folder", "x/.."},
		{"content.folder", "x\\y"},
		{"content.folder", "c:x"},
		{"content.folder", "x*"},
		{"content.folder", " /x"},
		{"content.folder", "../x "},
		{"content.folder", " .."},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		struct fixture *f = *state;
		struct str text =
			str_format(&f->arena, "title = 'x'\n%s = '%s'\n",
				   pairs[i][0], pairs[i][1]);

		expect_error(f, str_cstr(&f->arena, text), "config-value");
	}
}

static void folders_apart(void **state)
{
	expect_error(*state, "title = 'x'\noutput.folder = 'content'",
		     "config-folders");
	expect_error(*state, "title = 'x'\ncontent.folder = 'public/x'",
		     "config-folders");
	good(*state, "title = 'x'\noutput.folder = 'content-public'");
}

static void a_wrong_value_has_its_default(void **state)
{
	struct fixture *f = *state;

	assert_false(read_config(f, STR("title = 'x'\ncurrency = 5\n"
					"audit.fail_on = 'x'\n")));
	expect_text(f->config.currency, "CNY");
	assert_int_equal(f->config.fail_on, GATE_ERROR);
}

static void nothing_of_the_bytes_is_kept(void **state)
{
	struct fixture *f = *state;
	char bytes[] = "title = 'title'\npublisher.name = 'name'\n";

	assert_true(read_config(f, str_from(bytes)));
	memset(bytes, '!', sizeof bytes - 1);
	expect_text(f->config.title, "title");
	expect_text(f->config.publisher_name, "name");
}

static void hostile(void **state)
{
	struct fixture *f = *state;

	assert_false(read_config(f, STR("title = 'a\0b'")));
	assert_false(read_config(f, STR("title = '\xFF\xFE\xFD'")));
	buf_add(&f->buf, STR("title = "));
	for (size_t i = 0; i < 500000; i++)
		buf_add_char(&f->buf, '[');
	expect_error(f, str_cstr(&f->arena, buf_str(&f->buf)), "toml-too-deep");
	while (f->buf.n <= CONFIG_SIZE_MAX)
		buf_add_char(&f->buf, ' ');
	expect_error(f, str_cstr(&f->arena, buf_str(&f->buf)),
		     "config-too-large");
}

static void many_tables(void **state)
{
	struct fixture *f = *state;

	buf_add(&f->buf, STR("title = 'x'\n"));
	for (unsigned i = 0; i < 3000; i++)
		buf_add_format(&f->buf,
			       "[[table]]\nid = 't%u'\ntitle = 'T'\n"
			       "file = 't.csv'\n" AMOUNT,
			       i);
	assert_true(read_config(f, buf_str(&f->buf)));
	assert_int_equal(f->config.table_count, 3000);
	expect_text(f->config.tables[2999].id, "t2999");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(defaults),
		FIXTURE_TEST(built_in_classifications),
		FIXTURE_TEST(own_classification),
		FIXTURE_TEST(sections),
		FIXTURE_TEST(table_defaults),
		FIXTURE_TEST(table_values),
		FIXTURE_TEST(units),
		FIXTURE_TEST(wrong_factors),
		FIXTURE_TEST(no_columns),
		FIXTURE_TEST(texts_of_forms),
		FIXTURE_TEST(folders_apart),
		FIXTURE_TEST(a_wrong_value_has_its_default),
		FIXTURE_TEST(nothing_of_the_bytes_is_kept),
		FIXTURE_TEST(hostile),
		FIXTURE_TEST(many_tables),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
