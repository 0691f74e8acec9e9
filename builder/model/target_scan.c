/* Targets: folding and the smallest parts. */
#include "model/target_scan.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

static bool is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == 0x3000 ||
	       c == 0xA0 || c == 0xFEFF;
}

static uint32_t fold_mark(uint32_t c)
{
	static const struct {
		uint32_t from, to;
	} marks[] = {
		{0x2266, 0x2264}, {0x2A7D, 0x2264}, /* ≦ ⩽ to ≤ */
		{0x2267, 0x2265}, {0x2A7E, 0x2265}, /* ≧ ⩾ to ≥ */
		{0xD7, '*'},      {0x2715, '*'},    {0x2A09, '*'},
		{0x2013, '-'},    {0x2014, '-'},    {0x2015, '-'},
		{0x2212, '-'},    {0x301C, '~'},    {0x223C, '~'},
		{0xFE6A, '%'},
	};

	if (c >= 0xFF01 && c <= 0xFF5E)
		return c - 0xFF01 + '!';
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (c == marks[i].from)
			return marks[i].to;
	return c;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool target_scan_begin(struct target_scan *s, struct str text)
{
	struct buf b = {0};
	bool fits = true, blank = false;

	s->text = text;
	s->rest = (struct str){s->folded, 0};
	for (size_t at = 0; at < text.n && fits;) {
		size_t from = at;
		uint32_t c = utf8_next(text, &at);

		if (is_blank(c)) {
			blank = true;
			continue;
		}
		buf_clear(&b);
		utf8_put(&b, fold_mark(c));
		fits = s->rest.n + b.n <= TARGET_SIZE_MAX;
		/* 10 20 is not 1020. */
		if (blank && s->rest.n && is_digit(b.s[0]) &&
		    is_digit(s->folded[s->rest.n - 1]))
			fits = false;
		blank = false;
		for (size_t i = 0; i < b.n && fits; i++) {
			s->origin[s->rest.n] = from;
			s->folded[s->rest.n++] = b.s[i];
		}
		s->origin[s->rest.n] = at;
	}
	buf_free(&b);
	return fits;
}

bool target_accept(struct target_scan *s, struct str word)
{
	if (!str_starts(s->rest, word))
		return false;
	s->rest = str_slice(s->rest, word.n, s->rest.n);
	return true;
}

size_t target_accept_any(struct target_scan *s, const struct str *words,
			 size_t count)
{
	size_t i = 0;

	while (i < count && !target_accept(s, words[i]))
		i++;
	return i;
}

static size_t count_digits(struct str s, size_t at)
{
	size_t n = 0;

	while (at + n < s.n && is_digit(s.s[at + n]))
		n++;
	return n;
}

/* One of 一 to 九, 两; 0 when none stands here. */
static int chinese_digit(struct target_scan *s)
{
	static const struct str digits[] = {
		STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"),
		STR_INIT("五"), STR_INIT("六"), STR_INIT("七"), STR_INIT("八"),
		STR_INIT("九"), STR_INIT("两"),
	};
	size_t i = target_accept_any(s, digits, 10);

	return i == 10 ? 0 : i == 9 ? 2 : (int)i + 1;
}

/* 一 to 九十九. */
static bool chinese_number(struct target_scan *s, struct decimal *out)
{
	int value = chinese_digit(s);

	if (target_accept(s, STR("十")))
		value = (value ? value : 1) * 10 + chinese_digit(s);
	*out = decimal_from_int(value);
	return value > 0;
}

/* Length of the digits before the point with their groups of three; 0 when
 * the groups are wrong. */
static size_t whole_length(struct str s)
{
	size_t n = count_digits(s, 0);
	bool grouped = false;

	while (n && n < s.n && s.s[n] == ',') {
		if ((!grouped && n > 3) || count_digits(s, n + 1) != 3)
			return 0;
		grouped = true;
		n += 4;
	}
	return n;
}

bool target_number(struct target_scan *s, struct decimal *out)
{
	enum { DIGITS_MAX = 18 };
	size_t whole = whole_length(s->rest), n = whole;
	decimal_coefficient value = 0;
	unsigned scale = 0, digits = 0;

	if (!count_digits(s->rest, 0))
		return chinese_number(s, out);
	if (n && n + 1 < s->rest.n && s->rest.s[n] == '.')
		scale = (unsigned)count_digits(s->rest, n + 1);
	if (scale)
		n += 1 + scale;
	for (size_t i = 0; i < n; i++)
		if (is_digit(s->rest.s[i])) {
			value = digits < DIGITS_MAX
					? value * 10 + (s->rest.s[i] - '0')
					: 0;
			digits++;
		}
	if (!n || digits > DIGITS_MAX || scale > DECIMAL_SCALE_MAX)
		return false;
	*out = (struct decimal){value, scale};
	s->rest = str_slice(s->rest, n, s->rest.n);
	return true;
}

/* 万 and the like behind a number are multiplied out. */
static bool accept_multiplier(struct target_scan *s, struct decimal *value)
{
	static const struct {
		struct str word;
		int power;
	} words[] = {
		{STR_INIT("百万"), 6},
		{STR_INIT("千万"), 7},
		{STR_INIT("万"), 4},
		{STR_INIT("亿"), 8},
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (target_accept(s, words[i].word))
			return decimal_shift(*value, words[i].power, value);
	return true;
}

/* 三百个, 1亿万: what follows is part of the number, and no rule reads it. */
static bool goes_on(struct str rest)
{
	static const struct str numerals[] = {
		STR_INIT("零"), STR_INIT("一"), STR_INIT("二"), STR_INIT("三"),
		STR_INIT("四"), STR_INIT("五"), STR_INIT("六"), STR_INIT("七"),
		STR_INIT("八"), STR_INIT("九"), STR_INIT("十"), STR_INIT("百"),
		STR_INIT("千"), STR_INIT("万"), STR_INIT("亿"),
	};
	static const struct str units[] = {
		STR_INIT("百分点"), STR_INIT("千克"), STR_INIT("千米"),
		STR_INIT("千瓦"),   STR_INIT("千字"), STR_INIT("千元"),
	};
	bool numeral = false, unit = false;

	for (size_t i = 0; i < COUNT(numerals); i++)
		numeral |= str_starts(rest, numerals[i]);
	for (size_t i = 0; i < COUNT(units); i++)
		unit |= str_starts(rest, units[i]);
	return numeral && !unit;
}

bool target_amount(struct target_scan *s, struct decimal *value)
{
	return target_number(s, value) && accept_multiplier(s, value) &&
	       !goes_on(s->rest);
}

bool target_integer(struct target_scan *s, size_t max_digits, int *out)
{
	size_t n = count_digits(s->rest, 0);

	if (!n || n > max_digits)
		return false;
	*out = 0;
	for (size_t i = 0; i < n; i++)
		*out = *out * 10 + (s->rest.s[i] - '0');
	s->rest = str_slice(s->rest, n, s->rest.n);
	return true;
}

struct str target_published(const struct target_scan *s, struct str part)
{
	if (!part.n)
		return part;
	size_t from = (size_t)(part.s - s->folded);
	size_t last = s->origin[from + part.n - 1];

	utf8_next(s->text, &last);
	return str_slice(s->text, s->origin[from], last);
}
