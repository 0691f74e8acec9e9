/* CSV writer. */
#include "format/csv.h"

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool is_special(char c)
{
	return (c == '"') | (c == ',') | (c == '\n') | (c == '\r');
}

/* Whole blocks are tested without a branch a byte, which compilers make into a
 * few vector instructions. */
static bool needs_quotes(struct str s)
{
	enum { BLOCK = 16 };
	size_t at = 0;

	if (s.n && (is_blank(s.s[0]) || is_blank(s.s[s.n - 1])))
		return true;
	for (; s.n - at >= BLOCK; at += BLOCK) {
		unsigned char found = 0;

		for (size_t i = 0; i < BLOCK; i++)
			found |= is_special(s.s[at + i]);
		if (found)
			return true;
	}
	for (; at < s.n; at++)
		if (is_special(s.s[at]))
			return true;
	return false;
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
