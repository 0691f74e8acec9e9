/* Tokens of JSON. */
#include "format/json_scan.h"

#include "base/utf8.h"

struct json_scan json_scan_begin(struct str text)
{
	return (struct json_scan){text, 0, 1, 1};
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool is_mark(char c)
{
	return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' ||
	       c == ':';
}

static bool is_line_end(struct str s, size_t at)
{
	return s.s[at] == '\n' ||
	       (s.s[at] == '\r' && (at + 1 == s.n || s.s[at + 1] != '\n'));
}

static void skip_blanks(struct json_scan *s)
{
	struct str text = s->text;
	size_t at = s->at;
	uint32_t column = s->column;

	for (; at < text.n && is_blank(text.s[at]); at++) {
		column++;
		if (is_line_end(text, at)) {
			s->line++;
			column = 1;
		}
	}
	s->column = column;
	s->at = at;
}

static size_t string_end(struct str s, size_t at)
{
	for (at++; at < s.n && s.s[at] != '\n' && s.s[at] != '\r'; at++) {
		if (s.s[at] == '"')
			return at + 1;
		if (s.s[at] == '\\' && at + 1 < s.n && s.s[at + 1] != '\n' &&
		    s.s[at + 1] != '\r')
			at++;
	}
	return at;
}

static bool is_ascii(char c)
{
	return (unsigned char)c < 0x80;
}

static size_t token_end(struct str s, size_t at)
{
	char first = s.s[at++];

	if (first == '"')
		return string_end(s, at - 1);
	if (is_mark(first))
		return at;
	if (!is_ascii(first)) {
		while (at < s.n && ((unsigned char)s.s[at] & 0xC0) == 0x80)
			at++;
		return at;
	}
	while (at < s.n && is_ascii(s.s[at]) && !is_blank(s.s[at]) &&
	       !is_mark(s.s[at]) && s.s[at] != '"')
		at++;
	return at;
}

struct json_token json_scan_next(struct json_scan *s)
{
	skip_blanks(s);
	struct json_token token = {{NULL, 0}, s->at, s->line, s->column};

	if (s->at == s->text.n)
		return token;
	size_t end = token_end(s->text, s->at);

	token.text = str_slice(s->text, s->at, end);
	s->column += (uint32_t)utf8_length(token.text);
	s->at = end;
	return token;
}

struct json_token json_token_before(struct str text, size_t end)
{
	struct json_scan scan = json_scan_begin(text);
	struct json_token last = json_scan_next(&scan);

	for (;;) {
		struct json_token next = json_scan_next(&scan);

		if (!next.text.n || next.at >= end)
			return last;
		last = next;
	}
}
