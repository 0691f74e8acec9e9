/* XLSX: texts, names and numbers as the format has them. */
#include "base/utf8.h"
#include "format/xlsx_parts.h"

#include <ctype.h>

static void add_escape(struct buf *out, uint32_t code)
{
	buf_add_format(out, "_x%04X_", (unsigned)code);
}

/* Does _xHHHH_ stand here? */
static bool looks_escaped(struct str text, size_t at)
{
	enum { SIZE = 7 };

	if (text.n - at < SIZE || text.s[at + 1] != 'x' ||
	    text.s[at + SIZE - 1] != '_')
		return false;
	for (size_t i = at + 2; i < at + SIZE - 1; i++)
		if (!isxdigit((unsigned char)text.s[i]))
			return false;
	return true;
}

static bool is_of_xml(uint32_t code)
{
	return code >= ' ' ? code != 0xfffe && code != 0xffff
			   : code == '\t' || code == '\n';
}

void xlsx_escape(struct buf *out, struct str text)
{
	buf_clear(out);
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);

		if (!is_of_xml(code) ||
		    (code == '_' && looks_escaped(text, from)))
			add_escape(out, code);
		else
			buf_add(out, str_slice(text, from, at));
	}
	buf_add_char(out, '\0');
}

/* A character in UTF-16. */
static size_t units_of(uint32_t code)
{
	return code > 0xffff ? 2 : 1;
}

bool xlsx_text_fits(struct str text)
{
	size_t units = 0, written = 0;

	/* What is escaped has 7 characters in the file, and counts there. */
	if (text.n <= XLSX_TEXT_MAX / 7)
		return true;
	for (size_t at = 0; at < text.n;) {
		size_t from = at;
		uint32_t code = utf8_next(text, &at);

		units += units_of(code);
		written += is_of_xml(code) && !(code == '_' &&
						looks_escaped(text, from))
				   ? 1
				   : 7;
	}
	return units <= XLSX_TEXT_MAX && written <= XLSX_TEXT_MAX;
}

static bool is_of_name(uint32_t code)
{
	return code >= ' ' && code != 0x7f && code != 0xfffe &&
	       code != 0xffff &&
	       (code > 0x7e || !strchr("[]:*?/\\", (int)code));
}

struct str xlsx_fit_name(struct arena *a, struct str name, size_t more)
{
	char *fit = arena_text(a, name.n + 1);
	size_t n = 0, units = 0;

	name = str_trim(name);
	for (size_t at = 0; at < name.n;) {
		size_t from = at;
		uint32_t code = utf8_next(name, &at);
		bool keeps = is_of_name(code) &&
			     (code != '\'' || (from && at < name.n));

		units += units_of(code);
		if (units + more > XLSX_NAME_MAX)
			break;
		if (keeps)
			memcpy(fit + n, name.s + from, at - from);
		else
			fit[n] = '_';
		n += keeps ? at - from : 1;
	}
	if (n && fit[n - 1] == '\'')
		fit[n - 1] = '_';
	return n ? (struct str){fit, n} : STR("_");
}

bool xlsx_same_name(struct str a, struct str b)
{
	if (a.n != b.n)
		return false;
	for (size_t i = 0; i < a.n; i++)
		if (tolower((unsigned char)a.s[i]) !=
		    tolower((unsigned char)b.s[i]))
			return false;
	return true;
}

static size_t count_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && isdigit((unsigned char)s.s[n]))
		n++;
	return n;
}

static size_t count_zeros(struct str s)
{
	size_t n = 0;

	while (n < s.n && s.s[n] == '0')
		n++;
	return n;
}

int xlsx_decimals(struct str digits)
{
	bool negative = str_starts(digits, STR("-"));
	struct str_cut cut =
		str_cut(str_slice(digits, negative, digits.n), STR("."));
	struct str whole = cut.head, part = cut.tail;

	if (!whole.n || count_digits(whole) != whole.n ||
	    count_digits(part) != part.n || (cut.found && !part.n) ||
	    (whole.n > 1 && whole.s[0] == '0') || part.n > XLSX_DECIMALS_MAX)
		return -1;
	bool below_one = whole.s[0] == '0';
	size_t kept = part.n;

	while (kept && part.s[kept - 1] == '0')
		kept--;
	if (below_one && !kept)
		return negative ? -1 : (int)part.n;
	size_t counted = below_one ? kept - count_zeros(part) : whole.n + kept;

	return counted <= XLSX_DIGITS_MAX ? (int)part.n : -1;
}
