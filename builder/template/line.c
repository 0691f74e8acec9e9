/* White space of lines. */
#include "template/line.h"

bool line_is_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] != ' ' && s.s[i] != '\t')
			return false;
	return true;
}

struct str line_blanks(struct str text, size_t from)
{
	size_t to = from;

	while (to < text.n && (text.s[to] == ' ' || text.s[to] == '\t'))
		to++;
	return str_slice(text, from, to);
}

size_t line_next(struct str text, size_t at)
{
	at += line_blanks(text, at).n;
	if (at >= text.n)
		return text.n;
	if (str_starts(str_slice(text, at, text.n), STR("\r\n")))
		return at + 2;
	return text.s[at] == '\n' ? at + 1 : 0;
}
