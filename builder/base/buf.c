/* Buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void buf_free(struct buf *b)
{
	heap_free(b->s);
	*b = (struct buf){0};
}

void buf_reserve(struct buf *b, size_t more)
{
	if (more <= b->capacity - b->n)
		return;
	size_t capacity = b->capacity ? b->capacity : 256;

	while (capacity - b->n < more)
		capacity *= 2;
	b->s = heap_resize(b->s, capacity);
	b->capacity = capacity;
}

void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	buf_reserve(b, s.n);
	memcpy(b->s + b->n, s.s, s.n);
	b->n += s.n;
}

void buf_add_char(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->s[b->n++] = c;
}

void buf_add_format(struct buf *b, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	int n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n <= 0)
		return;
	buf_reserve(b, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(b->s + b->n, (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

void buf_add_uint(struct buf *b, uint64_t n)
{
	char digits[20];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	buf_add(b, (struct str){digits + at, sizeof digits - at});
}

static struct str html_escape(char c)
{
	switch (c) {
	case '&':
		return STR("&amp;");
	case '<':
		return STR("&lt;");
	case '>':
		return STR("&gt;");
	case '"':
		return STR("&quot;");
	case '\'':
		return STR("&#39;");
	default:
		return (struct str){NULL, 0};
	}
}

/* Bytes that html_escape() changes; one look-up a byte instead of a switch. */
static const bool html_special[256] = {
	['&'] = true, ['<'] = true, ['>'] = true, ['"'] = true, ['\''] = true,
};

void buf_add_html(struct buf *b, struct str s)
{
	size_t from = 0;

	buf_reserve(b, s.n);
	for (size_t i = 0; i < s.n; i++) {
		if (!html_special[(unsigned char)s.s[i]])
			continue;
		buf_add(b, str_slice(s, from, i));
		buf_add(b, html_escape(s.s[i]));
		from = i + 1;
	}
	buf_add(b, str_slice(s, from, s.n));
}

static void add_json_char(struct buf *b, unsigned char c)
{
	switch (c) {
	case '"':
		buf_add(b, STR("\\\""));
		break;
	case '\\':
		buf_add(b, STR("\\\\"));
		break;
	case '\n':
		buf_add(b, STR("\\n"));
		break;
	case '\r':
		buf_add(b, STR("\\r"));
		break;
	case '\t':
		buf_add(b, STR("\\t"));
		break;
	default:
		buf_add_format(b, "\\u%04x", c);
	}
}

static bool json_special(unsigned char c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == '<' || c == 0x7F;
}

void buf_add_json(struct buf *b, struct str s)
{
	size_t from = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.s[i];
		struct str rest = str_slice(s, i, i + 3);
		bool separator =
			c == 0xE2 && (str_eq(rest, STR("\xE2\x80\xA8")) ||
				      str_eq(rest, STR("\xE2\x80\xA9")));

		if (!separator && !json_special(c))
			continue;
		buf_add(b, str_slice(s, from, i));
		if (separator)
			buf_add_format(b, "\\u202%c",
				       rest.s[2] == '\xA8' ? '8' : '9');
		else
			add_json_char(b, c);
		i += separator ? 2 : 0;
		from = i + 1;
	}
	buf_add(b, str_slice(s, from, s.n));
}
