/* Marks: emphasis as Chinese writers expect it.
 *
 * CommonMark decides by the neighbours of stars whether they open or close:
 * with a punctuation mark on one side and a letter on the other they can do
 * only one of the two. Between Chinese words, which no blanks divide, that
 * decides wrongly. A mark that counts as a letter, put between such stars and
 * the punctuation, lets them do both; then the first opens and the second
 * closes. Marks are put anywhere, and taken out of whatever text, code and
 * destinations come out of the parser.
 */
#include "format/markdown_tree.h"

#include "base/utf8.h"

static bool is_ascii_punctuation(uint32_t c)
{
	return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
	       (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
}

/* Where this says yes and CommonMark no, a mark does no harm. */
static bool is_punctuation(uint32_t c)
{
	return is_ascii_punctuation(c) || c == 0xB7 || c == 0xAB || c == 0xBB ||
	       (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c <= 0x205E) ||
	       (c >= 0x3001 && c <= 0x3003) || (c >= 0x3008 && c <= 0x3020) ||
	       c == 0x3030 || c == 0x30FB || (c >= 0xFE10 && c <= 0xFE6B) ||
	       (c >= 0xFF01 && c <= 0xFF0F) || (c >= 0xFF1A && c <= 0xFF20) ||
	       (c >= 0xFF3B && c <= 0xFF40) || (c >= 0xFF5B && c <= 0xFF65);
}

static bool is_blank(uint32_t c)
{
	return c <= 0x20 || c == 0xA0 || c == 0x1680 || c == 0x3000 ||
	       (c >= 0x2000 && c <= 0x200A) || c == 0x202F || c == 0x205F;
}

/* Would a mark between this punctuation and stars, with other behind the
 * stars, make them what a Chinese writer means? Underscores need to see the
 * stars themselves. */
static bool needs_mark(uint32_t punctuation, uint32_t other)
{
	return is_punctuation(punctuation) && punctuation != '_' &&
	       punctuation != '\\' && !is_blank(other) &&
	       !is_punctuation(other) &&
	       (utf8_is_cjk(punctuation) || utf8_is_cjk(other));
}

/* The code point at `at`; a blank at the end. */
static uint32_t code_at(struct str s, size_t at)
{
	return at < s.n ? utf8_next(s, &at) : ' ';
}

/* A run of stars with its neighbours; returns where it ends. */
static size_t add_stars(struct buf *out, struct str body, size_t at,
			uint32_t before)
{
	size_t end = at;

	while (end < body.n && body.s[end] == '*')
		end++;
	uint32_t after = code_at(body, end);

	if (needs_mark(before, after))
		buf_add(out, STR(MARKDOWN_MARK));
	buf_add(out, str_slice(body, at, end));
	if (needs_mark(after, before))
		buf_add(out, STR(MARKDOWN_MARK));
	return end;
}

/* A backslash and what it escapes. The mark behind a star tells it from one
 * that stayed literally. */
static size_t add_escape(struct buf *out, struct str body, size_t at)
{
	size_t end = at + 2 < body.n ? at + 2 : body.n;
	uint32_t escaped = code_at(body, at + 1);

	if (!is_ascii_punctuation(escaped))
		end = at + 1;
	buf_add(out, str_slice(body, at, end));
	if (escaped == '*' && code_at(body, end) != '_')
		buf_add(out, STR(MARKDOWN_MARK));
	return end;
}

struct str markdown_mark(struct arena *a, struct str body)
{
	struct buf out = {0};
	uint32_t before = ' ';

	buf_reserve(&out, body.n + body.n / 16);
	for (size_t at = 0; at < body.n;) {
		size_t end = at;
		uint32_t code = utf8_next(body, &end);

		if (code == '*')
			end = add_stars(&out, body, at, before);
		else if (code == '\\')
			end = add_escape(&out, body, at);
		else if (code != 0xFDD0)
			buf_add(&out, str_slice(body, at, end));
		before = code == '\\' && end - at > 1 ? '.' : code;
		at = end;
	}
	struct str marked = str_copy(a, buf_str(&out));

	buf_free(&out);
	return marked;
}

struct str markdown_unmark(struct arena *a, struct str text)
{
	return str_replace(a, text, STR(MARKDOWN_MARK), STR(""));
}
