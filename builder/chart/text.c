/* Width and breaks of text, without a font: estimates that err to the wide. */
#include "chart/text.h"

#include "base/utf8.h"

#include <assert.h>

/* In hundredths of an em. */
enum {
	EM = 100,
	WIDE_CAPITAL = 92,
	CAPITAL = 70,
	DIGIT = 59,
	LETTER = 56,
	NARROW = 30
};

static unsigned code_width(uint32_t c)
{
	if (c >= 0x1100)
		return EM;
	if (c == 'M' || c == 'W' || c == 'm' || c == 'w' || c == '%')
		return WIDE_CAPITAL;
	if (c >= 'A' && c <= 'Z')
		return CAPITAL;
	if (c >= '0' && c <= '9')
		return DIGIT;
	if (c == ' ' || c == '.' || c == ',' || c == 'i' || c == 'l' ||
	    c == ':' || c == '-')
		return NARROW;
	return c < 0x80 ? LETTER : CAPITAL;
}

static unsigned pixels(unsigned hundredths)
{
	return (hundredths * TEXT_SIZE + EM - 1) / EM;
}

unsigned text_width(struct str s)
{
	unsigned sum = 0;

	for (size_t at = 0; at < s.n;)
		sum += code_width(utf8_next(s, &at));
	return pixels(sum);
}

static bool is_wide(uint32_t c)
{
	return c >= 0x1100;
}

/* Signs that do not begin a line. */
static bool hangs(uint32_t c)
{
	static const uint32_t signs[] = {0x3001, 0x3002, 0xff0c, 0xff1b,
					 0xff1a, 0xff09, 0x300b, 0x201d,
					 ')',    ',',    '.'};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (c == signs[i])
			return true;
	return false;
}

/* Where the first line of s ends: before a wide sign, after a wide one or a
 * space; inside a word when it is wider than the line. */
static size_t line_end(struct str s, unsigned width)
{
	unsigned sum = 0;
	size_t good = 0;
	uint32_t last = 0;

	for (size_t at = 0; at < s.n;) {
		size_t here = at;
		uint32_t c = utf8_next(s, &at);

		if (here && !hangs(c) &&
		    (is_wide(c) || is_wide(last) || last == ' '))
			good = here;
		sum += code_width(c);
		if (pixels(sum) > width && !hangs(c) && c != ' ')
			return good ? good : here ? here : at;
		last = c;
	}
	return s.n;
}

/* As much of s as leaves room for an ellipsis. */
static struct str cut(struct str s, unsigned width)
{
	unsigned sum = EM;
	size_t at = 0;

	while (at < s.n) {
		size_t next = at;

		sum += code_width(utf8_next(s, &next));
		if (pixels(sum) > width)
			break;
		at = next;
	}
	return str_trim(str_slice(s, 0, at));
}

struct text_lines text_wrap(struct str s, unsigned width, size_t max)
{
	struct text_lines lines = {.count = 0};

	assert(max >= 1 && max <= TEXT_LINES_MAX);
	s = str_trim(s);
	while (s.n && lines.count < max) {
		size_t end = line_end(s, width);
		struct str line = str_slice(s, 0, end);

		if (lines.count + 1 == max && end < s.n) {
			line = cut(s, width);
			lines.is_cut = true;
		}
		lines.items[lines.count++] = str_trim(line);
		s = str_trim(str_slice(s, end, s.n));
	}
	return lines;
}
