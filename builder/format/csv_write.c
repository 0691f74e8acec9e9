/* CSV writer. */
#include "format/csv.h"

static const bool special[256] = {
	['"'] = true, [','] = true, ['\n'] = true, ['\r'] = true};

static bool is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static bool needs_quotes(struct str s)
{
	if (s.n && (is_blank(s.s[0]) || is_blank(s.s[s.n - 1])))
		return true;
	for (size_t i = 0; i < s.n; i++)
		if (special[(unsigned char)s.s[i]])
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
