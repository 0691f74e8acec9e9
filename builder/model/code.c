/* What may stand as a code. */
#include "model/code.h"

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool code_is_plain(struct str code)
{
	for (size_t i = 0; i < code.n; i++) {
		char c = code.s[i];

		if (!is_digit(c) && !(c >= 'a' && c <= 'z') &&
		    !(c >= 'A' && c <= 'Z') && c != '.' && c != '-' && c != '_')
			return false;
	}
	return true;
}

static size_t skip_digits(struct str code, size_t at)
{
	while (at < code.n && is_digit(code.s[at]))
		at++;
	return at;
}

/* With the sign that the programs always write. */
bool code_is_scientific(struct str code)
{
	size_t at = skip_digits(code, 0);

	if (!at)
		return false;
	if (at < code.n && code.s[at] == '.')
		at = skip_digits(code, at + 1);
	if (at + 2 >= code.n || (code.s[at] != 'E' && code.s[at] != 'e') ||
	    (code.s[at + 1] != '+' && code.s[at + 1] != '-'))
		return false;
	return skip_digits(code, at + 2) == code.n;
}

/* 2010301.00; 301.01 may be a code. */
static bool has_empty_decimals(struct str code)
{
	size_t point = skip_digits(code, 0), at = point + 1;

	if (!point || at >= code.n || code.s[point] != '.')
		return false;
	while (at < code.n && code.s[at] == '0')
		at++;
	return at == code.n;
}

/* 2,010,301 */
static bool has_separators(struct str code)
{
	bool any = false;

	for (size_t i = 0; i < code.n; i++) {
		any |= code.s[i] == ',';
		if (!is_digit(code.s[i]) && code.s[i] != ',' &&
		    code.s[i] != '.')
			return false;
	}
	return any;
}

bool code_is_formatted_number(struct str code)
{
	return code_is_scientific(code) || has_empty_decimals(code) ||
	       has_separators(code);
}
