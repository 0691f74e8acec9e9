/* TOML: texts and keys. */
#include "format/toml_parse.h"

#include "base/utf8.h"

static const struct diag_kind OPEN = {
	"toml-unclosed-string", DIAG_ERROR,
	"这里开始的文字到行尾也没有用引号 {0} 结束；"
	"多行的文字要放在三个引号之间",
	"the text that begins here has no closing {0} on its line; text over "
	"several lines stands between three quotes"};

static const struct diag_kind OPEN_LONG = {
	"toml-unclosed-long-string", DIAG_ERROR,
	"这里开始的多行文字直到文件结尾也没有用 {0} 结束",
	"the text that begins here has no closing {0} up to the end of the "
	"file"};

static const struct diag_kind ESCAPE = {
	"toml-escape", DIAG_ERROR,
	"双引号中的 {0} 不是 TOML 的写法：反斜线要写成 "
	"\\\\，或者改用单引号括起文字",
	"{0} means nothing between double quotes; write a backslash as \\\\ or "
	"put the text between single quotes"};

static const struct diag_kind ESCAPE_CODE = {
	"toml-escape-code", DIAG_ERROR,
	"{0} 不是一个字符：\\u 后面要有四位、\\U "
	"后面要有八位十六进制的字符编码；反斜线本身要写成 \\\\",
	"{0} is no character: the hexadecimal code of one follows, four digits "
	"after \\u, eight after \\U; a backslash itself is written \\\\"};

static const struct diag_kind KEY = {
	"toml-key", DIAG_ERROR,
	"这里应当是键名，却是{0}；一行的写法是：键名 = 值",
	"a key must stand here, but here is {1}; a line reads: key = value"};

static const struct diag_kind BARE_KEY = {
	"toml-bare-key", DIAG_ERROR,
	"键名 {0} 中有英文字母、数字、_ 和 - 以外的字符；请加上引号：\"{0}\"",
	"the key {0} has characters other than ASCII letters, digits, _ and -; "
	"put it in quotes: \"{0}\""};

static const struct diag_kind LONG_KEY = {
	"toml-long-key", DIAG_ERROR, "键名不能用三个引号；请用一个引号",
	"a key does not stand between three quotes; use one"};

/* Value of count hexadecimal digits; false when there are fewer. */
static bool hexadecimal(struct str s, size_t count, uint32_t *out)
{
	uint32_t value = 0;

	if (s.n < count)
		return false;
	for (size_t i = 0; i < count; i++) {
		char c = s.s[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
			    : c >= 'A' && c <= 'F' ? c - 'A' + 10
						   : -1;

		if (digit < 0)
			return false;
		value = value << 4 | (uint32_t)digit;
	}
	*out = value;
	return true;
}

/* \uXXXX or \UXXXXXXXX; the place is behind the letter. */
static void read_escape_code(struct toml_parser *p, size_t digits)
{
	struct str rest = str_slice(p->text, p->at, p->text.n);
	uint32_t code;
	bool ok = hexadecimal(rest, digits, &code);

	if (ok && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF)) {
		utf8_put(&p->buf, code);
		p->at += digits;
		return;
	}
	size_t n = 0;

	while (n < digits && hexadecimal(str_slice(rest, n, rest.n), 1, &code))
		n++;
	toml_fail(p, &ESCAPE_CODE, p->at - 2,
		  str_slice(p->text, p->at - 2, p->at + n));
	p->at += n;
}

/* The place is behind the backslash. */
static void read_escape(struct toml_parser *p)
{
	static const char letters[] = "btnfr\"\\";
	static const char values[] = "\b\t\n\f\r\"\\";
	size_t start = p->at - 1;
	int c = toml_peek(p, 0);
	size_t i = str_find_char(str_from(letters), (char)c, 0);

	if (c < 0 || toml_at_line_end(p)) {
		toml_fail(p, &ESCAPE, start, STR("\\"));
	} else if (c == 'u' || c == 'U') {
		p->at++;
		read_escape_code(p, c == 'u' ? 4 : 8);
	} else if (i < sizeof letters - 1) {
		p->at++;
		buf_add_char(&p->buf, values[i]);
	} else {
		utf8_next(p->text, &p->at);
		toml_fail(p, &ESCAPE, start, str_slice(p->text, start, p->at));
	}
}

/* Inside text over several lines a backslash before the end of a line takes
 * away all white space up to the next character. */
static bool skip_line_break(struct toml_parser *p)
{
	size_t start = p->at;

	toml_skip_blanks(p);
	if (!toml_at_line_end(p) || toml_peek(p, 0) < 0) {
		p->at = start;
		return false;
	}
	while (toml_at_line_end(p) && toml_peek(p, 0) >= 0) {
		toml_skip_line_end(p);
		toml_skip_blanks(p);
	}
	return true;
}

static struct str quotes(char quote, size_t count)
{
	return str_slice(quote == '"' ? STR("\"\"\"") : STR("'''"), 0, count);
}

static bool read_short(struct toml_parser *p, char quote)
{
	size_t start = p->at++;

	while (!toml_accept(p, quote)) {
		if (toml_at_line_end(p))
			return toml_fail(p, &OPEN, start, quotes(quote, 1));
		if (quote == '"' && toml_accept(p, '\\'))
			read_escape(p);
		else
			buf_add_char(&p->buf, p->text.s[p->at++]);
	}
	return true;
}

static size_t count_quotes(const struct toml_parser *p, char quote)
{
	size_t n = 0;

	while (n < 5 && toml_peek(p, n) == quote)
		n++;
	return n;
}

/* Quotes inside; three end the text, and up to two more belong to it. */
static bool read_quotes(struct toml_parser *p, char quote)
{
	size_t n = count_quotes(p, quote);
	size_t inside = n < 3 ? n : n - 3;

	buf_add(&p->buf, quotes(quote, inside));
	p->at += n;
	return n >= 3;
}

static bool read_long(struct toml_parser *p, char quote)
{
	size_t start = p->at;

	p->at += 3;
	if (toml_at_line_end(p))
		toml_skip_line_end(p);
	while (toml_peek(p, 0) >= 0) {
		if (toml_peek(p, 0) == quote) {
			if (read_quotes(p, quote))
				return true;
		} else if (toml_at_line_end(p)) {
			toml_skip_line_end(p);
			buf_add_char(&p->buf, '\n');
		} else if (quote == '"' && toml_accept(p, '\\')) {
			if (!skip_line_break(p))
				read_escape(p);
		} else {
			buf_add_char(&p->buf, p->text.s[p->at++]);
		}
	}
	p->at = start;
	p->open++;
	return toml_fail(p, &OPEN_LONG, start, quotes(quote, 3));
}

bool toml_read_string(struct toml_parser *p, struct str *out)
{
	char quote = p->text.s[p->at];
	bool ok;

	buf_clear(&p->buf);
	ok = count_quotes(p, quote) >= 3 ? read_long(p, quote)
					 : read_short(p, quote);
	*out = str_copy(p->arena, buf_str(&p->buf));
	return ok;
}

/* The characters up to one that ends a key, also such as may not stand in a
 * bare key: 标题. */
static struct str bare_key(const struct toml_parser *p)
{
	struct str word = toml_word(p);
	size_t n = 0;

	while (n < word.n &&
	       (toml_is_bare(word.s[n]) || (unsigned char)word.s[n] >= 0x80))
		n++;
	return str_slice(word, 0, n);
}

static bool is_bare_key(struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		if (!toml_is_bare(name.s[i]))
			return false;
	return true;
}

static bool read_bare_key(struct toml_parser *p, struct str *out)
{
	struct str name = bare_key(p);

	if (!name.n)
		return toml_unexpected(p, &KEY, STR(""));
	if (!is_bare_key(name))
		toml_fail(p, &BARE_KEY, p->at, name);
	p->at += name.n;
	*out = str_copy(p->arena, name);
	return true;
}

static bool read_key_part(struct toml_parser *p)
{
	struct toml_key key = {.mark = toml_mark(p, p->at)};
	int c = toml_peek(p, 0);

	if (c != '"' && c != '\'') {
		if (!read_bare_key(p, &key.name))
			return false;
	} else {
		if (count_quotes(p, (char)c) >= 3)
			return toml_fail(p, &LONG_KEY, p->at, STR(""));
		if (!toml_read_string(p, &key.name))
			return false;
	}
	*VEC_PUSH(p->arena, &p->keys) = key;
	return true;
}

bool toml_read_key(struct toml_parser *p, unsigned depth)
{
	p->keys.count = 0;
	do {
		toml_skip_blanks(p);
		if (depth + p->keys.count > TOML_DEPTH_MAX + 1)
			return toml_fail_too_deep(p);
		if (!read_key_part(p))
			return false;
		toml_skip_blanks(p);
	} while (toml_accept(p, '.'));
	return true;
}

struct str toml_key_text(struct toml_parser *p, size_t count)
{
	buf_clear(&p->buf);
	for (size_t i = 0; i < count; i++) {
		buf_add(&p->buf, i ? STR(".") : STR(""));
		buf_add(&p->buf, p->keys.items[i].name);
	}
	return str_copy(p->arena, buf_str(&p->buf));
}
