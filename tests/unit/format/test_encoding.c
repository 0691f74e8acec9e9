/* Encodings: what is read, what is refused and where. */
#include "format/encoding.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define FIXTURE_MORE struct str text;
#include "../fixture.h"

static bool decode(struct fixture *f, struct str bytes, enum encoding wanted)
{
	diag_free(&f->diag);
	return encoding_decode(&f->arena, bytes, wanted, STR("t"), &f->diag,
			       &f->text);
}

static void expect(struct fixture *f, struct str bytes, enum encoding wanted,
		   struct str text)
{
	assert_true(decode(f, bytes, wanted));
	assert_true(str_eq(f->text, text));
	assert_int_equal(f->diag.count, 0);
}

/* Decoded, but with one warning. */
static void expect_warning(struct fixture *f, struct str bytes,
			   enum encoding wanted, struct str text,
			   const char *id)
{
	assert_true(decode(f, bytes, wanted));
	assert_true(str_eq(f->text, text));
	assert_int_equal(f->diag.count, 1);
	assert_int_equal(f->diag.counts[DIAG_WARNING], 1);
	assert_string_equal(f->diag.items[0].kind->id, id);
}

static void expect_error(struct fixture *f, struct str bytes,
			 enum encoding wanted, const char *id, uint32_t line,
			 uint32_t column)
{
	assert_false(decode(f, bytes, wanted));
	assert_int_equal(f->diag.counts[DIAG_ERROR], 1);
	const struct diag_item *item = &f->diag.items[f->diag.count - 1];

	assert_string_equal(item->kind->id, id);
	assert_int_equal(item->span.line, line);
	assert_int_equal(item->span.column, column);
}

static void expect_argument(struct fixture *f, size_t i, struct str wanted)
{
	const struct diag_item *item = &f->diag.items[f->diag.count - 1];

	assert_true(str_eq(item->arguments[i], wanted));
}

static void names(void **state)
{
	enum encoding e = ENCODING_DETECT;

	(void)state;
	assert_true(encoding_from_name(STR("UTF-8"), &e));
	assert_int_equal(e, ENCODING_UTF8);
	assert_true(encoding_from_name(STR("gbk"), &e));
	assert_int_equal(e, ENCODING_GB18030);
	assert_true(encoding_from_name(STR("GB2312"), &e));
	assert_true(encoding_from_name(STR("gb18030"), &e));
	assert_true(encoding_from_name(STR("Utf-16"), &e));
	assert_int_equal(e, ENCODING_UTF16);
	assert_false(encoding_from_name(STR("latin-1"), &e));
	assert_false(encoding_from_name(STR(""), &e));
	assert_false(encoding_from_name(STR("utf-8 "), &e));
}

static void utf8(void **state)
{
	struct fixture *f = *state;

	expect(f, STR(""), ENCODING_DETECT, STR(""));
	expect(f, STR("a,支出\n"), ENCODING_DETECT, STR("a,支出\n"));
	expect(f, STR("\xEF\xBB\xBF支出"), ENCODING_DETECT, STR("支出"));
	expect(f, STR("\xEF\xBB\xBF"), ENCODING_UTF8, STR(""));
	expect(f, STR("Año 2023, Straße"), ENCODING_DETECT,
	       STR("Año 2023, Straße"));
	expect(f, STR("50 °C, Привет, αβγ"), ENCODING_DETECT,
	       STR("50 °C, Привет, αβγ"));
}

static void utf8_is_not_copied(void **state)
{
	struct fixture *f = *state;
	struct str bytes = STR("\xEF\xBB\xBF支出");

	assert_true(decode(f, bytes, ENCODING_DETECT));
	assert_ptr_equal(f->text.s, bytes.s + 3);
}

static void gb18030(void **state)
{
	struct fixture *f = *state;

	expect(f, STR("a,\xD6\xA7\xB3\xF6\n"), ENCODING_DETECT,
	       STR("a,支出\n"));
	expect(f, STR("\xD6\xA7\xB3\xF6"), ENCODING_GB18030, STR("支出"));
	/* 联通, the word that once made editors guess UTF-8 */
	expect(f, STR("\xC1\xAA\xCD\xA8"), ENCODING_DETECT, STR("联通"));
	/* four bytes: beyond the two-byte plane */
	expect(f, STR("\xD6\xA7\xB3\xF6\x95\x32\x82\x36"), ENCODING_DETECT,
	       STR("支出𠀀"));
	expect(f, STR("\x84\x31\x95\x33\xD6\xA7"), ENCODING_DETECT, STR("支"));
}

static void utf16(void **state)
{
	struct fixture *f = *state;

	expect(f, STR("\xFF\xFE\x2F\x65\n\0"), ENCODING_DETECT, STR("支\n"));
	expect(f, STR("\xFE\xFF\x65\x2F\0\n"), ENCODING_UTF16, STR("支\n"));
	expect(f, STR("\xFF\xFE\x40\xD8\x00\xDC"), ENCODING_DETECT, STR("𠀀"));
	expect(f, STR("\xFF\xFE"), ENCODING_UTF16, STR(""));
	expect(f, STR(""), ENCODING_UTF16, STR(""));
	expect_error(f, STR("a\0b\0"), ENCODING_UTF16,
		     "encoding-utf-16-without-bom", 1, 1);
	expect_argument(f, 0, STR("61"));
}

static void broken_utf8(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("a\n支出,\xD6"), ENCODING_UTF8,
		     "encoding-undecodable", 2, 4);
	expect_argument(f, 0, STR("UTF-8"));
	expect_argument(f, 1, STR("10"));
	expect_argument(f, 2, STR("D6"));
	/* cut in the middle of a character, surrogate, overlong, too large */
	expect_error(f, STR("支\xE5\x87"), ENCODING_UTF8,
		     "encoding-undecodable", 1, 2);
	expect_error(f, STR("\xED\xA0\x80"), ENCODING_UTF8,
		     "encoding-undecodable", 1, 1);
	expect_error(f, STR("a\xC0\xAF"), ENCODING_UTF8, "encoding-undecodable",
		     1, 2);
	expect_error(f, STR("\xF4\x90\x80\x80"), ENCODING_UTF8,
		     "encoding-undecodable", 1, 1);
	expect_error(f, STR("\xEF\xBB\xBF\r\n\r\n\xFF"), ENCODING_DETECT,
		     "encoding-undecodable", 3, 1);
	expect_argument(f, 1, STR("8"));
}

static void broken_gb18030(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("\xD6\xA7\n\xB3\xF6\xD6"), ENCODING_GB18030,
		     "encoding-undecodable", 2, 2);
	expect_argument(f, 1, STR("6"));
	expect_error(f, STR("\xD6\xA7\xFF"), ENCODING_GB18030,
		     "encoding-undecodable", 1, 2);
	expect_error(f, STR("\xD6\xA7\x81\x30\x81"), ENCODING_GB18030,
		     "encoding-undecodable", 1, 2);
	/* four bytes behind the last character of Unicode */
	expect_error(f, STR("\xE3\x32\x9A\x36"), ENCODING_GB18030,
		     "encoding-undecodable", 1, 1);
}

static void broken_utf16(void **state)
{
	struct fixture *f = *state;

	/* lone high, lone low, cut, odd */
	expect_error(f, STR("\xFF\xFE\n\0\x40\xD8\x61\0"), ENCODING_DETECT,
		     "encoding-undecodable", 2, 1);
	expect_argument(f, 1, STR("5"));
	expect_error(f, STR("\xFF\xFE\x61\0\x00\xDC"), ENCODING_DETECT,
		     "encoding-undecodable", 1, 2);
	expect_error(f, STR("\xFE\xFF\0\x61\xD8\x40"), ENCODING_DETECT,
		     "encoding-undecodable", 1, 2);
	expect_error(f, STR("\xFF\xFE\x61\0\x62"), ENCODING_DETECT,
		     "encoding-undecodable", 1, 2);
}

static void neither(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("\xD6\xA7,\n\xB3\xF6\xFF"), ENCODING_DETECT,
		     "encoding-unknown", 2, 2);
	expect_argument(f, 1, STR("7"));
	expect_argument(f, 2, STR("FF"));
	/* Latin-1: an accent before a comma */
	expect_error(f, STR("caf\xE9,1"), ENCODING_DETECT, "encoding-unknown",
		     1, 4);
}

/* One broken byte must not turn a file in UTF-8 into other characters. */
static void damaged_utf8(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("支出,收入,\xE5\x90,合计"), ENCODING_DETECT,
		     "encoding-damaged-utf-8", 1, 7);
}

static void nul(void **state)
{
	struct fixture *f = *state;

	expect_error(f, STR("a\nb\0c"), ENCODING_DETECT, "encoding-nul", 2, 2);
	expect_argument(f, 0, STR("4"));
	expect_error(f, STR("\xEF\xBB\xBF支\0"), ENCODING_UTF8, "encoding-nul",
		     1, 2);
	expect_argument(f, 0, STR("7"));
	expect_error(f, STR("\n\xB3\xF6\0"), ENCODING_GB18030, "encoding-nul",
		     2, 0);
	expect_error(f, STR("\xFF\xFE\x61\0\0\x01\0\0"), ENCODING_DETECT,
		     "encoding-nul", 1, 3);
	expect_argument(f, 0, STR("7"));
	/* UTF-16 without BOM */
	expect_error(f, STR("\x2F\x65,\0\n\0"), ENCODING_DETECT, "encoding-nul",
		     1, 4);
}

static void declaration_and_mark(void **state)
{
	struct fixture *f = *state;

	expect_warning(f, STR("\xEF\xBB\xBF支"), ENCODING_GB18030, STR("支"),
		       "encoding-declared-otherwise");
	expect_argument(f, 0, STR("GB18030"));
	expect_argument(f, 1, STR("UTF-8"));
	expect_warning(f, STR("\xFF\xFE\x2F\x65"), ENCODING_UTF8, STR("支"),
		       "encoding-declared-otherwise");
}

static void doubtful(void **state)
{
	struct fixture *f = *state;

	/* 没买 in GBK is also valid UTF-8 */
	expect_warning(f, STR("1,\xC3\xBB\xC2\xB5\n"), ENCODING_DETECT,
		       STR("1,\xC3\xBB\xC2\xB5\n"), "encoding-maybe-gb18030");
	expect(f, STR("1,\xC3\xBB\xC2\xB5\n"), ENCODING_UTF8,
	       STR("1,\xC3\xBB\xC2\xB5\n"));
	assert_true(decode(f, STR("\xC3\xBB\xC2\xF2"), ENCODING_GB18030));
	assert_true(str_eq(f->text, STR("没买")));
	/* Latin-1 that happens to decode */
	expect_error(f, STR("a\xF1o"), ENCODING_DETECT,
		     "encoding-unlike-gb18030", 0, 0);
	assert_true(decode(f, STR("a\xF1o"), ENCODING_GB18030));
	assert_int_equal(f->diag.count, 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(names),
		FIXTURE_TEST(utf8),
		FIXTURE_TEST(utf8_is_not_copied),
		FIXTURE_TEST(gb18030),
		FIXTURE_TEST(utf16),
		FIXTURE_TEST(broken_utf8),
		FIXTURE_TEST(broken_gb18030),
		FIXTURE_TEST(broken_utf16),
		FIXTURE_TEST(neither),
		FIXTURE_TEST(damaged_utf8),
		FIXTURE_TEST(nul),
		FIXTURE_TEST(declaration_and_mark),
		FIXTURE_TEST(doubtful),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
