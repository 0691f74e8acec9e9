/* Published numbers: full-width characters are folded to ASCII one by one, and
 * one grammar is for all. */
#include "format/number.h"

#include "base/utf8.h"

#include <string.h>

enum { WHOLE_MAX = 18, FRACTION_MAX = 6 };

struct cursor {
	struct str text;
	size_t at;
};

struct digits {
	decimal_coefficient coefficient;
	unsigned whole;    /* before the point, leading zeros not counted */
	unsigned fraction; /* after the point */
};

/* The ASCII character that a code point stands for in a number; itself when
 * it is ASCII; NUL, which no number holds, for every other. */
static char fold(uint32_t code)
{
	if (code >= 0xFF10 && code <= 0xFF19)
		return (char)('0' + (code - 0xFF10));
	switch (code) {
	case 0xFF08: /* full-width brackets */
		return '(';
	case 0xFF09:
		return ')';
	case 0xFF0B: /* full-width and small plus */
	case 0xFE62:
		return '+';
	case 0x2212: /* minus sign, small hyphen, full-width hyphen */
	case 0xFE63:
	case 0xFF0D:
		return '-';
	case 0xFF0C: /* full-width comma and full stop */
		return ',';
	case 0xFF0E:
		return '.';
	default:
		return code < 0x80 ? (char)code : '\0';
	}
}

static bool at_ascii(const struct cursor *c)
{
	return c->at < c->text.n && (unsigned char)c->text.s[c->at] < 0x80;
}

static char peek(const struct cursor *c)
{
	size_t at = c->at;

	if (at_ascii(c))
		return c->text.s[at];
	return at < c->text.n ? fold(utf8_next(c->text, &at)) : '\0';
}

static void advance(struct cursor *c)
{
	if (at_ascii(c))
		c->at++;
	else
		utf8_next(c->text, &c->at);
}

static bool accept(struct cursor *c, char wanted)
{
	if (peek(c) != wanted)
		return false;
	advance(c);
	return true;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool too_long(const struct digits *d)
{
	return d->whole > WHOLE_MAX || d->fraction > FRACTION_MAX;
}

static void add_digit(struct digits *d, char digit)
{
	if (!too_long(d))
		d->coefficient = d->coefficient * 10 + (digit - '0');
}

/* Digits before the point; commas at every third one or nowhere. */
static bool read_whole(struct cursor *c, struct digits *d)
{
	bool grouped = false;
	size_t group = 0; /* digits since the last comma */

	for (;; advance(c)) {
		char next = peek(c);

		if (next == ',') {
			if (grouped ? group != 3 : group < 1 || group > 3)
				return false;
			grouped = true;
			group = 0;
		} else if (is_digit(next)) {
			d->whole += d->whole || next != '0';
			add_digit(d, next);
			group++;
		} else {
			return grouped ? group == 3 : group > 0;
		}
	}
}

/* The point and at least one digit after it, or nothing. */
static bool read_fraction(struct cursor *c, struct digits *d)
{
	if (!accept(c, '.'))
		return true;
	for (; is_digit(peek(c)); advance(c)) {
		d->fraction++;
		add_digit(d, peek(c));
	}
	return d->fraction > 0;
}

static bool read_number(struct str text, struct digits *d)
{
	struct cursor c = {text, 0};
	bool bracket = accept(&c, '(');
	bool minus = !bracket && accept(&c, '-');

	if (!bracket && !minus)
		accept(&c, '+');
	if (!read_whole(&c, d) || !read_fraction(&c, d))
		return false;
	if (bracket && !accept(&c, ')'))
		return false;
	if (bracket || minus)
		d->coefficient = -d->coefficient;
	return c.at == text.n;
}

static bool is_dash(uint32_t code)
{
	return fold(code) == '-' || (code >= 0x2012 && code <= 0x2015) ||
	       code == 0x2500;
}

/* One dash or two, of any length. */
static bool is_dashes(struct str text)
{
	size_t count = 0;

	for (size_t at = 0; at < text.n; count++)
		if (!is_dash(utf8_next(text, &at)))
			return false;
	return count == 1 || count == 2;
}

static bool is_not_applicable(struct str text)
{
	static const struct str words[] = {
		STR_INIT("不适用"), STR_INIT("无"),  STR_INIT("N/A"),
		STR_INIT("n/a"),    STR_INIT("N/a"),
	};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(text, words[i]))
			return true;
	return false;
}

static size_t count_leading(struct str text, const char *characters)
{
	size_t n = 0;

	while (n < text.n && text.s[n] && strchr(characters, text.s[n]))
		n++;
	return n;
}

enum number_sign number_sign_of(struct str text)
{
	size_t hashes = count_leading(text, "#");
	struct str rest = str_slice(text, hashes, text.n);
	size_t letters = count_leading(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ/0_");
	bool ends = letters + 1 == rest.n && strchr("!?", rest.s[letters]);

	if (hashes > 1 && !rest.n)
		return NUMBER_SIGN_NARROW;
	if (hashes == 1 && letters && (ends || str_eq(rest, STR("N/A"))))
		return NUMBER_SIGN_ERROR;
	rest = str_slice(text, 4, text.n);
	if (str_starts(text, STR("Err:")) && rest.n &&
	    count_leading(rest, "0123456789") == rest.n)
		return NUMBER_SIGN_ERROR;
	return NUMBER_SIGN_NONE;
}

struct str number_without_yuan(struct arena *a, struct str text)
{
	static const struct str signs[] = {STR_INIT("¥"), STR_INIT("￥")};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		struct str_cut cut = str_cut(text, signs[i]);
		struct str before = str_trim(cut.head);
		bool leads = !before.n || str_eq(before, STR("-")) ||
			     str_eq(before, STR("(")) ||
			     str_eq(before, STR("（"));

		if (cut.found && leads && str_trim(cut.tail).n)
			return str_concat(a, before, str_trim(cut.tail));
	}
	return text;
}

enum number_kind number_parse(struct str text, struct decimal *value)
{
	struct digits d = {0};

	text = str_trim(text);
	if (!text.n)
		return NUMBER_EMPTY;
	if (is_dashes(text))
		return NUMBER_DASH;
	if (is_not_applicable(text))
		return NUMBER_NOT_APPLICABLE;
	if (!read_number(text, &d))
		return NUMBER_INVALID;
	if (too_long(&d))
		return NUMBER_TOO_LONG;
	*value = (struct decimal){d.coefficient, d.fraction};
	return NUMBER_VALUE;
}
