/* TOML: values, and pairs of key and value. */
#include "format/toml_parse.h"

static const struct diag_kind NO_EQUALS = {
	"toml-no-equals", DIAG_ERROR,
	"键名 {2} 之后应当是等号 =，却是{0}；一行的写法是：键名 = 值",
	"an equals sign must follow the key {2}, but here is {1}; a line "
	"reads: key = value"};

static const struct diag_kind NO_VALUE = {
	"toml-no-value", DIAG_ERROR,
	"这里应当是值，却是{0}；文字要放在双引号之间",
	"a value must stand here, but here is {1}; text stands between double "
	"quotes"};

static const struct diag_kind BARE_TEXT = {
	"toml-bare-text", DIAG_ERROR, "文字要放在双引号之间：\"{0}\"",
	"text stands between double quotes: \"{0}\""};

static const struct diag_kind BOOLEAN = {
	"toml-boolean", DIAG_ERROR,
	"“是”与“否”要用小写字母写成 true 和 false，这里是 {0}",
	"yes and no are written true and false in lower case, but here is "
	"{0}"};

static const struct diag_kind ARRAY_COMMA = {
	"toml-array", DIAG_ERROR,
	"第 {2} 行开始的列表中，两项之间要有逗号，末尾要有 ]，这里却是{0}",
	"in the list that begins on line {2} a comma must separate the items "
	"and ] must end it, but here is {1}"};

static const struct diag_kind TABLE_COMMA = {
	"toml-inline-table", DIAG_ERROR,
	"花括号中两项之间要有逗号，末尾要有 }，并且都在同一行，这里却是{0}",
	"between braces a comma must separate the items and } must end them, "
	"all on one line, but here is {1}"};

static const struct diag_kind TRAILING_COMMA = {
	"toml-trailing-comma", DIAG_ERROR,
	"花括号中最后一项之后不能有逗号；请删去",
	"there is no comma after the last item between braces; delete it"};

static struct str line_text(struct toml_parser *p, const struct toml *v)
{
	return str_format(p->arena, "%u", v->line);
}

static bool read_array(struct toml_parser *p, unsigned depth, struct toml *out)
{
	out->kind = TOML_ARRAY;
	p->open++;
	p->at++;
	for (;;) {
		toml_skip_lines(p);
		if (toml_accept(p, ']'))
			break;
		if (toml_peek(p, 0) < 0)
			return toml_unexpected(p, &ARRAY_COMMA,
					       line_text(p, out));
		struct toml_entry *item = VEC_PUSH(p->arena, out);

		if (!toml_read_value(p, depth, &item->value))
			return false;
		toml_skip_lines(p);
		if (!toml_accept(p, ',') && toml_peek(p, 0) != ']')
			return toml_unexpected(p, &ARRAY_COMMA,
					       line_text(p, out));
	}
	p->open--;
	return true;
}

static bool read_pairs(struct toml_parser *p, unsigned depth, struct toml *out)
{
	for (;;) {
		if (!toml_read_pair(p, out, depth))
			return false;
		toml_skip_blanks(p);
		if (toml_accept(p, '}'))
			return true;
		size_t comma = p->at;

		if (!toml_accept(p, ','))
			return toml_unexpected(p, &TABLE_COMMA, STR(""));
		toml_skip_blanks(p);
		if (toml_accept(p, '}')) {
			toml_fail(p, &TRAILING_COMMA, comma, STR(""));
			return true;
		}
		if (toml_at_line_end(p))
			return toml_unexpected(p, &TABLE_COMMA, STR(""));
	}
}

static bool read_inline_table(struct toml_parser *p, unsigned depth,
			      struct toml *out)
{
	out->kind = TOML_TABLE;
	p->open++;
	p->at++;
	toml_skip_blanks(p);
	if (toml_at_line_end(p))
		return toml_unexpected(p, &TABLE_COMMA, STR(""));
	if (!toml_accept(p, '}') && !read_pairs(p, depth, out))
		return false;
	out->flags = TOML_FLAG_CLOSED;
	p->open--;
	return true;
}

static bool is_word(struct str word, const char *lower)
{
	size_t i = 0;

	for (; i < word.n && lower[i]; i++)
		if ((word.s[i] | 0x20) != lower[i])
			return false;
	return i == word.n && !lower[i];
}

static bool read_boolean(struct toml_parser *p, struct str word,
			 struct toml *out)
{
	bool is_true = is_word(word, "true");

	if (!is_true && !is_word(word, "false"))
		return false;
	if (!str_eq(word, is_true ? STR("true") : STR("false")))
		toml_fail(p, &BOOLEAN, p->at, word);
	out->kind = TOML_BOOL;
	out->boolean = is_true;
	p->at += word.n;
	return true;
}

static bool begins_number(struct str word)
{
	return (*word.s >= '0' && *word.s <= '9') || *word.s == '+' ||
	       *word.s == '-' || *word.s == '.' || str_eq(word, STR("inf")) ||
	       str_eq(word, STR("nan"));
}

/* Text without quotes that begins here: to the end of the line or to a mark
 * that would end a value. */
static struct str bare_text(const struct toml_parser *p)
{
	size_t end = p->at;

	while (end < p->text.n &&
	       str_find_char(STR("\r\n,]}#\"\\"), p->text.s[end], 0) == 8)
		end++;
	return str_trim(str_slice(p->text, p->at, end));
}

static bool read_word(struct toml_parser *p, struct toml *out)
{
	struct str word = toml_word(p);

	if (!word.n)
		return toml_unexpected(p, &NO_VALUE, STR(""));
	if (read_boolean(p, word, out))
		return true;
	if (toml_is_time(word))
		toml_read_time(p, out);
	else if (begins_number(word))
		toml_read_number(p, out);
	else
		return toml_fail(p, &BARE_TEXT, p->at, bare_text(p));
	return true;
}

bool toml_read_value(struct toml_parser *p, unsigned depth, struct toml *out)
{
	struct toml_mark mark = toml_mark(p, p->at);
	int c = toml_peek(p, 0);

	out->line = mark.line;
	out->column = mark.column;
	if ((c == '[' || c == '{') && depth > TOML_DEPTH_MAX)
		return toml_fail_too_deep(p);
	if (c == '[')
		return read_array(p, depth + 1, out);
	if (c == '{')
		return read_inline_table(p, depth + 1, out);
	if (c != '"' && c != '\'')
		return read_word(p, out);
	out->kind = TOML_STRING;
	return toml_read_string(p, &out->string);
}

bool toml_read_pair(struct toml_parser *p, struct toml *table, unsigned depth)
{
	struct toml nowhere = {.kind = TOML_TABLE};

	if (!toml_read_key(p, depth))
		return false;
	unsigned inner = depth + (unsigned)p->keys.count - 1;

	if (toml_peek(p, 0) != '=')
		return toml_unexpected(p, &NO_EQUALS,
				       toml_key_text(p, p->keys.count));
	struct toml *value = toml_define(p, table);

	p->at++;
	toml_skip_blanks(p);
	bool ok = toml_read_value(p, inner, value ? value : &nowhere);

	if (value)
		value->broken = !ok;
	return ok;
}
