/* UTF-8. */
#include "base/utf8.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void every_character_there_and_back(void **state)
{
	struct buf b = {0};

	(void)state;
	for (uint32_t code = 0; code <= 0x10FFFF; code++) {
		size_t at = 0;

		if (code >= 0xD800 && code <= 0xDFFF)
			continue;
		buf_clear(&b);
		utf8_put(&b, code);
		if (utf8_invalid_at(buf_str(&b)) != b.n ||
		    utf8_next(buf_str(&b), &at) != code || at != b.n ||
		    utf8_length(buf_str(&b)) != 1)
			fail_msg("U+%04X", (unsigned)code);
	}
	buf_free(&b);
}

/* Valid by the ranges of the Unicode standard, table 3-7, written in another
 * way than the code has it. */
static bool is_character(const unsigned char *s, size_t n)
{
	uint32_t code = 0;
	static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
	static const unsigned char mask[] = {0, 0, 0xE0, 0xF0, 0xF8};
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};

	if (n == 1)
		return s[0] < 0x80;
	if ((s[0] & mask[n]) != lead[n])
		return false;
	code = s[0] & (0x3Fu >> (n - 1));
	for (size_t i = 1; i < n; i++) {
		if (s[i] >> 6 != 2)
			return false;
		code = code << 6 | (s[i] & 0x3Fu);
	}
	return code >= least[n] && code <= 0x10FFFF &&
	       !(code >= 0xD800 && code <= 0xDFFF);
}

/* All sequences of up to four bytes, of bytes at the edges of ranges. */
static void edges_of_all_ranges(void **state)
{
	static const unsigned char edges[] = {
		0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF,
		0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED,
		0xEE, 0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF,
	};
	enum { COUNT = sizeof edges };

	(void)state;
	for (size_t i = 0; i < (size_t)COUNT * COUNT * COUNT * COUNT; i++) {
		unsigned char s[4] = {edges[i % COUNT],
				      edges[i / COUNT % COUNT],
				      edges[i / COUNT / COUNT % COUNT],
				      edges[i / COUNT / COUNT / COUNT]};
		size_t wanted = 0;

		for (size_t n = 1; n <= 4 && !wanted; n++)
			wanted = is_character(s, n) ? n : 0;
		struct str all = {(const char *)s, 4};
		struct str one = str_slice(all, 0, wanted ? wanted : 1);
		bool valid = utf8_invalid_at(one) == one.n;

		if (valid != (wanted > 0) ||
		    (!wanted && utf8_invalid_at(all) != 0))
			fail_msg("%02X %02X %02X %02X", s[0], s[1], s[2], s[3]);
	}
}

static void first_invalid_byte(void **state)
{
	(void)state;
	assert_int_equal(utf8_invalid_at((struct str){NULL, 0}), 0);
	assert_int_equal(utf8_invalid_at(STR("支出")), 6);
	assert_int_equal(utf8_invalid_at(STR("支\xE5\x87")), 3);
	assert_int_equal(utf8_invalid_at(STR("ab\x80")), 2);
	assert_int_equal(utf8_invalid_at(STR("\xED\xA0\x80")), 0);
	assert_int_equal(utf8_invalid_at(STR("a\xFE")), 1);
}

static void invalid_bytes_are_passed(void **state)
{
	size_t at = 0;
	struct str s = STR("\xE5\x87"
			   "a");

	(void)state;
	assert_int_equal(utf8_next(s, &at), 0xFFFD);
	assert_int_equal(at, 1);
	assert_int_equal(utf8_next(s, &at), 0xFFFD);
	assert_int_equal(utf8_next(s, &at), 'a');
	assert_int_equal(at, 3);
}

static void lengths(void **state)
{
	(void)state;
	assert_int_equal(utf8_length((struct str){NULL, 0}), 0);
	assert_int_equal(utf8_length(STR("a支é𠮷")), 4);
}

static void cjk(void **state)
{
	(void)state;
	assert_true(utf8_is_cjk(0x4E00));  /* 一 */
	assert_true(utf8_is_cjk(0x3002));  /* 。 */
	assert_true(utf8_is_cjk(0x3042));  /* あ */
	assert_true(utf8_is_cjk(0xFF0C));  /* ， */
	assert_true(utf8_is_cjk(0x201C));  /* “ */
	assert_true(utf8_is_cjk(0x20BB7)); /* 𠮷 */
	assert_false(utf8_is_cjk('a'));
	assert_false(utf8_is_cjk(0xE9));
	assert_false(utf8_is_cjk(0x1F600));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_character_there_and_back),
		cmocka_unit_test(edges_of_all_ranges),
		cmocka_unit_test(first_invalid_byte),
		cmocka_unit_test(invalid_bytes_are_passed),
		cmocka_unit_test(lengths),
		cmocka_unit_test(cjk),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
