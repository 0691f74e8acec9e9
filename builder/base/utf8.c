/* UTF-8. */
#include "base/utf8.h"

#include <string.h>

/* Length of the valid sequence at the start of s, 0 when there is none.
 * The table of RFC 3629, section 4. */
static size_t sequence_length(const unsigned char *s, size_t n)
{
	if (s[0] < 0x80)
		return 1;
	size_t length = s[0] < 0xC2   ? 0
			: s[0] < 0xE0 ? 2
			: s[0] < 0xF0 ? 3
			: s[0] < 0xF5 ? 4
				      : 0;

	if (!length || length > n)
		return 0;
	unsigned char low = s[0] == 0xE0 ? 0xA0 : s[0] == 0xF0 ? 0x90 : 0x80;
	unsigned char high = s[0] == 0xED ? 0x9F : s[0] == 0xF4 ? 0x8F : 0xBF;

	if (s[1] < low || s[1] > high)
		return 0;
	for (size_t i = 2; i < length; i++)
		if ((s[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

uint32_t utf8_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.s + *at;
	size_t length = sequence_length(p, s.n - *at);

	if (length <= 1) {
		(*at)++;
		return length ? p[0] : 0xFFFD;
	}
	uint32_t code = p[0] & (0x7Fu >> length);

	for (size_t i = 1; i < length; i++)
		code = code << 6 | (p[i] & 0x3Fu);
	*at += length;
	return code;
}

void utf8_put(struct buf *b, uint32_t code)
{
	if (code < 0x80) {
		buf_add_char(b, (char)code);
		return;
	}
	unsigned extra = code < 0x800 ? 1 : code < 0x10000 ? 2 : 3;
	static const unsigned char lead[] = {0, 0xC0, 0xE0, 0xF0};

	buf_add_char(b, (char)(lead[extra] | code >> (6 * extra)));
	while (extra--)
		buf_add_char(b, (char)(0x80 | (code >> (6 * extra) & 0x3F)));
}

/* Most text: ASCII, eight bytes at a time, and three bytes of whose values none
 * is excluded. */
static inline size_t common_length(const unsigned char *s, size_t n)
{
	uint64_t eight;

	if (s[0] < 0x80) {
		if (n < sizeof eight)
			return 1;
		memcpy(&eight, s, sizeof eight);
		return eight & 0x8080808080808080u ? 1 : sizeof eight;
	}
	return n >= 3 && s[0] > 0xE0 && s[0] < 0xF0 && s[0] != 0xED &&
			       (s[1] & 0xC0) == 0x80 && (s[2] & 0xC0) == 0x80
		       ? 3
		       : 0;
}

size_t utf8_invalid_at(struct str s)
{
	const unsigned char *p = (const unsigned char *)s.s;

	for (size_t at = 0; at < s.n;) {
		size_t length = common_length(p + at, s.n - at);

		if (!length)
			length = sequence_length(p + at, s.n - at);

		if (!length)
			return at;
		at += length;
	}
	return s.n;
}

size_t utf8_length(struct str s)
{
	size_t count = 0;

	for (size_t i = 0; i < s.n; i++)
		count += ((unsigned char)s.s[i] & 0xC0) != 0x80;
	return count;
}

bool utf8_is_cjk(uint32_t code)
{
	return (code >= 0x2E80 && code <= 0x9FFF) ||
	       (code >= 0xF900 && code <= 0xFAFF) ||
	       (code >= 0xFF00 && code <= 0xFFEF) ||
	       (code >= 0x20000 && code <= 0x3FFFF) ||
	       (code >= 0x2018 && code <= 0x201D);
}
