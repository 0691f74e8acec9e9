/* TOML: whole numbers and floats. */
#include "format/toml_parse.h"

#include <math.h>
#include <stdlib.h>

static const struct diag_kind NUMBER = {
	"toml-number", DIAG_ERROR,
	"{0} 不是 TOML 的数（如 12、-3、1_000、1.5、0xFF）；"
	"如果是文字，请加上双引号：\"{0}\"",
	"{0} is not a number of TOML (such as 12, -3, 1_000, 1.5, 0xFF); if "
	"it is text, put it in quotes: \"{0}\""};

static const struct diag_kind LEADING_ZERO = {
	"toml-leading-zero", DIAG_ERROR,
	"数不能以 0 开头：{0}；如果是代码，请加上双引号：\"{0}\"",
	"a number does not begin with 0: {0}; if it is a code, put it in "
	"quotes: \"{0}\""};

static const struct diag_kind RANGE = {
	"toml-number-range", DIAG_ERROR,
	"数 {0} 超出 TOML 的范围；如果是代码，请加上双引号：\"{0}\"",
	"the number {0} is beyond the range of TOML; if it is a code, put it "
	"in quotes: \"{0}\""};

static unsigned digit_value(char c)
{
	if (c >= '0' && c <= '9')
		return (unsigned)(c - '0');
	if (c >= 'a' && c <= 'f')
		return (unsigned)(c - 'a') + 10;
	if (c >= 'A' && c <= 'F')
		return (unsigned)(c - 'A') + 10;
	return 99;
}

static bool is_digit_at(struct str s, size_t at, unsigned base)
{
	return at < s.n && digit_value(s.s[at]) < base;
}

/* Step over digits with single underscores between them. */
static bool skip_digits(struct str s, size_t *at, unsigned base)
{
	if (!is_digit_at(s, *at, base))
		return false;
	while (is_digit_at(s, *at, base) ||
	       (*at < s.n && s.s[*at] == '_' && is_digit_at(s, *at + 1, base) &&
		s.s[*at - 1] != '_'))
		(*at)++;
	return true;
}

static bool skip_sign(struct str s, size_t *at)
{
	bool is_sign = *at < s.n && (s.s[*at] == '+' || s.s[*at] == '-');

	*at += is_sign;
	return is_sign;
}

/* The digits of s as a number up to limit; signs and underscores are none. */
static bool digits_value(struct str s, unsigned base, uint64_t limit,
			 uint64_t *out)
{
	uint64_t value = 0;

	for (size_t i = 0; i < s.n; i++) {
		unsigned digit = digit_value(s.s[i]);

		if (digit >= base)
			continue;
		if (value > (limit - digit) / base)
			return false;
		value = value * base + digit;
	}
	*out = value;
	return true;
}

static void set_integer(struct toml_parser *p, struct str word, struct str s,
			unsigned base, struct toml *out)
{
	bool minus = s.s[0] == '-';
	uint64_t value = 0;

	out->kind = TOML_INTEGER;
	if (!digits_value(s, base, (uint64_t)INT64_MAX + minus, &value))
		toml_fail(p, &RANGE, p->at, word);
	out->integer = minus ? (int64_t)(0 - value) : (int64_t)value;
}

static void set_float(struct toml_parser *p, struct str word, struct toml *out)
{
	buf_clear(&p->buf);
	for (size_t i = 0; i < word.n; i++)
		if (word.s[i] != '_')
			buf_add_char(&p->buf, word.s[i]);
	buf_add_char(&p->buf, '\0');
	out->kind = TOML_FLOAT;
	out->real = strtod(p->buf.s, NULL);
	if (isinf(out->real))
		toml_fail(p, &RANGE, p->at, word);
}

/* 0xFF, 0o17, 0b01 */
static bool read_prefixed(struct toml_parser *p, struct str word,
			  struct toml *out)
{
	size_t at = 2;
	unsigned base = str_starts(word, STR("0x"))   ? 16
			: str_starts(word, STR("0o")) ? 8
			: str_starts(word, STR("0b")) ? 2
						      : 0;

	if (!base || !skip_digits(word, &at, base) || at != word.n)
		return false;
	set_integer(p, word, str_slice(word, 2, word.n), base, out);
	return true;
}

/* inf and nan with or without sign */
static bool read_special(struct str word, struct toml *out)
{
	size_t at = 0;
	bool minus = skip_sign(word, &at) && word.s[0] == '-';
	struct str name = str_slice(word, at, word.n);
	bool is_inf = str_eq(name, STR("inf"));

	if (!is_inf && !str_eq(name, STR("nan")))
		return false;
	out->kind = TOML_FLOAT;
	out->real = is_inf ? (double)INFINITY : (double)NAN;
	if (minus)
		out->real = -out->real;
	return true;
}

/* .5 and e-3 behind the whole part; false when they are there and wrong. */
static bool skip_fraction(struct str word, size_t *at)
{
	if (*at < word.n && word.s[*at] == '.') {
		(*at)++;
		if (!skip_digits(word, at, 10))
			return false;
	}
	if (*at < word.n && (word.s[*at] == 'e' || word.s[*at] == 'E')) {
		(*at)++;
		skip_sign(word, at);
		if (!skip_digits(word, at, 10))
			return false;
	}
	return *at == word.n;
}

static bool read_decimal(struct toml_parser *p, struct str word,
			 struct toml *out)
{
	size_t at = 0;

	skip_sign(word, &at);
	size_t start = at;

	if (!skip_digits(word, &at, 10))
		return false;
	size_t whole = at;

	if (!skip_fraction(word, &at))
		return false;
	if (word.s[start] == '0' && whole - start > 1)
		toml_fail(p, &LEADING_ZERO, p->at, word);
	else if (whole == word.n)
		set_integer(p, word, word, 10, out);
	else
		set_float(p, word, out);
	return true;
}

void toml_read_number(struct toml_parser *p, struct toml *out)
{
	struct str word = toml_word(p);

	if (!read_prefixed(p, word, out) && !read_special(word, out) &&
	    !read_decimal(p, word, out))
		toml_fail(p, &NUMBER, p->at, word);
	p->at += word.n;
}
