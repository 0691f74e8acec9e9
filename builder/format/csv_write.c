/* CSV writer. */
#include "format/csv.h"

static const bool special[256] = {
	['"'] = true, [','] = true, ['\n'] = true, ['\r'] = true};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

enum { BLOCK = 16 };

/* No branch a byte, and an answer for each character: compilers make it into a
 * few vector instructions. */
static bool is_special_block(const char s[BLOCK])
{
	unsigned char quote = 0, comma = 0, feed = 0, carriage = 0;

	for (size_t i = 0; i < BLOCK; i++) {
		quote |= s[i] == '"';
		comma |= s[i] == ',';
		feed |= s[i] == '\n';
		carriage |= s[i] == '\r';
	}
	return quote | comma | feed | carriage;
}

static bool needs_quotes(struct str s)
{
	size_t at = 0;

	if (!s.n)
		return false;
	if (is_blank(s.s[0]) || is_blank(s.s[s.n - 1]))
		return true;
	for (; s.n - at >= BLOCK; at += BLOCK)
		if (is_special_block(s.s + at))
			return true;
	while (at < s.n && !special[(unsigned char)s.s[at]])
		at++;
	return at < s.n;
}

void csv_write_field(struct buf *b, struct str text)
{
	size_t from = 0;

	if (!needs_quotes(text)) {
		buf_add(b, text);
		return;
	}
	buf_add_char(b, '"');
	while (from < text.n) {
		size_t quote = str_find_char(text, '"', from);

		buf_add(b, str_slice(text, from, quote + 1));
		if (quote < text.n)
			buf_add_char(b, '"');
		from = quote + 1;
	}
	buf_add_char(b, '"');
}
