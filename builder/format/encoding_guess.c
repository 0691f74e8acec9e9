/* Guessing between UTF-8 and GB18030. */
#include "format/encoding_guess.h"

#include "base/utf8.h"

static unsigned char byte_at(struct str s, size_t at)
{
	return at < s.n ? (unsigned char)s.s[at] : 0;
}

static bool is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A character of GB 2312, the set of everyday text: symbols and Han. */
static bool is_common(unsigned char first, unsigned char second)
{
	return second >= 0xA1 && second <= 0xFE &&
	       ((first >= 0xB0 && first <= 0xF7) ||
		(first >= 0xA1 && first <= 0xA9));
}

bool encoding_looks_like_gb18030(struct str s)
{
	bool pair = false;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;

		if (utf8_next(s, &at) < 0x80)
			continue;
		if (at - from != 2 ||
		    !is_common(byte_at(s, from), byte_at(s, from + 1)))
			return false;
		if ((from && is_letter(byte_at(s, from - 1))) ||
		    is_letter(byte_at(s, at)))
			return false;
		pair = pair || byte_at(s, at) >= 0x80;
	}
	return pair;
}

bool encoding_looks_like_utf8(struct str s)
{
	size_t good = 0, bad = 0;

	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);

		if (at - from >= 3)
			good++;
		else if (code == 0xFFFD)
			bad++;
	}
	return good > bad;
}

/* Bytes of the GB18030 character at `at`. */
static size_t character_size(struct str s, size_t at)
{
	if (byte_at(s, at) < 0x80)
		return 1;
	return byte_at(s, at + 1) < 0x40 ? 4 : 2;
}

bool encoding_looks_unlike_gb18030(struct str s)
{
	size_t common = 0, other = 0;

	for (size_t at = 0, size; at < s.n; at += size) {
		size = character_size(s, at);
		if (size == 1)
			continue;
		if (size == 2 && is_common(byte_at(s, at), byte_at(s, at + 1)))
			common++;
		else
			other++;
	}
	return other > common;
}
