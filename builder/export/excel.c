/* What spreadsheets make of a text. */
#include "export/form.h"

/* What a number keeps of its digits. */
enum { DIGITS_MAX = 15 };

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool starts_with_sign(struct str text)
{
	static const struct str signs[] = {
		STR_INIT("="),  STR_INIT("+"),  STR_INIT("-"),  STR_INIT("@"),
		STR_INIT("\t"), STR_INIT("\r"), STR_INIT("\n"), STR_INIT("＝"),
		STR_INIT("＋"), STR_INIT("－"), STR_INIT("＠"),
	};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(text, signs[i]))
			return true;
	return false;
}

/* Most texts begin with a letter, a digit or a Chinese character; what is left
 * are the signs, blanks and what may be a full-width sign or blank. */
static bool begins_formula(struct str text)
{
	unsigned char c = (unsigned char)text.s[0];

	if (c > '@' && c != 0xC2 && c != 0xE3 && c != 0xEF)
		return false;
	return starts_with_sign(text) || starts_with_sign(str_trim(text));
}

static size_t digits_at(struct str text, size_t at)
{
	size_t end = at;

	while (end < text.n && is_digit(text.s[end]))
		end++;
	return end - at;
}

/* The length of 1234 or 1,234 at the beginning; its digits are counted. */
static size_t whole_part(struct str text, size_t *digits)
{
	size_t at = digits_at(text, 0);

	*digits = at;
	if (!at || at > 3)
		return at;
	while (at < text.n && text.s[at] == ',' &&
	       digits_at(text, at + 1) == 3) {
		at += 4;
		*digits += 3;
	}
	return at;
}

/* -1,234.50: a spreadsheet keeps it to the last digit. */
static bool is_plain_number(struct str text)
{
	size_t digits, places = 0;

	if (text.s[0] == '-' || text.s[0] == '+')
		text = str_slice(text, 1, text.n);
	size_t at = whole_part(text, &digits);
	bool leading_zero = digits > 1 && text.s[0] == '0';

	if (at < text.n && text.s[at] == '.') {
		places = digits_at(text, at + 1);
		if (!places)
			return false;
		at += 1 + places;
	}
	return digits && !leading_zero && at == text.n &&
	       digits + places <= DIGITS_MAX;
}

/* Digits, and signs of numbers, dates, times, fractions or powers. */
static bool is_like_number(struct str text)
{
	if (!is_digit(text.s[0]) && text.s[0] != '.')
		return false;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (!is_digit(c) && c != '-' && c != '/' && c != ':' &&
		    c != '.' && c != ',' && c != ' ' && c != 'e' && c != 'E' &&
		    c != '+')
			return false;
	}
	return true;
}

/* 2026-02-20 */
static bool is_date(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((i == 4 || i == 7) != (text.s[i] == '-'))
			return false;
	return text.n == 10;
}

bool form_is_changed_by_excel(struct str text, bool is_code)
{
	if (!text.n)
		return false;
	if (begins_formula(text))
		return !is_plain_number(text);
	if (!is_like_number(text) || is_date(text))
		return false;
	return !is_plain_number(text) ||
	       (is_code && digits_at(text, 0) != text.n);
}
