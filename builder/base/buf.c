/* Buffer. */
#include "base/buf.h"

#include <stdarg.h>
#include <stdio.h>

void buf_free(struct buf *b)
{
	heap_free(b->s);
	*b = (struct buf){0};
}

void buf_grow(struct buf *b, size_t more)
{
	size_t capacity = b->capacity ? b->capacity : 256;

	while (capacity - b->n < more)
		capacity *= 2;
	b->s = heap_resize(b->s, capacity);
	b->capacity = capacity;
}

void buf_add_format(struct buf *b, const char *format, ...)
{
	enum { SHORT = 128 };
	va_list args;

	buf_reserve(b, SHORT);
	va_start(args, format);
	int n = vsnprintf(b->s + b->n, b->capacity - b->n, format, args);
	va_end(args);
	if (n <= 0)
		return;
	if ((size_t)n >= b->capacity - b->n) {
		buf_reserve(b, (size_t)n + 1);
		va_start(args, format);
		vsnprintf(b->s + b->n, (size_t)n + 1, format, args);
		va_end(args);
	}
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

/* Bytes to look at more closely: what is escaped, and what U+2028 and U+2029
 * begin with. */
static inline bool json_special(unsigned char c)
{
	return (c < 0x20) | (c == '"') | (c == '\\') | (c == '<') |
	       (c == 0x7F) | (c == 0xE2);
}

/* Where the next such byte is. Whole blocks are tested without a branch a byte,
 * which compilers make into a few vector instructions. */
static size_t json_plain_until(struct str s, size_t at)
{
	enum { BLOCK = 16 };

	for (; s.n - at >= BLOCK; at += BLOCK) {
		unsigned char found = 0;

		for (size_t i = 0; i < BLOCK; i++)
			found |= json_special((unsigned char)s.s[at + i]);
		if (found)
			break;
	}
	while (at < s.n && !json_special((unsigned char)s.s[at]))
		at++;
	return at;
}

/* Append what begins with a special byte; returns how many bytes it is. */
static size_t add_json_special(struct buf *b, struct str rest)
{
	bool line = str_starts(rest, STR("\xE2\x80\xA8"));

	if (line || str_starts(rest, STR("\xE2\x80\xA9"))) {
		buf_add(b, line ? STR("\\u2028") : STR("\\u2029"));
		return 3;
	}
	if (rest.s[0] == '\xE2')
		buf_add_char(b, rest.s[0]);
	else
		add_json_char(b, (unsigned char)rest.s[0]);
	return 1;
}

void buf_add_json(struct buf *b, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t end = json_plain_until(s, at);

		buf_add(b, str_slice(s, at, end));
		at = end;
		if (at < s.n)
			at += add_json_special(b, str_slice(s, at, s.n));
	}
}
