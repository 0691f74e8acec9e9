/* Syntax errors of JSON, said to somebody who edits it by hand: what stands
 * there and what is mostly meant by it. */
#include "format/json_scan.h"

#include "format/wide.h"

static const struct diag_kind SYNTAX = {
	"json-syntax", DIAG_ERROR,
	"这里不符合 JSON 的写法：{0}；请检查此处及前面的引号、逗号和括号",
	"this is not JSON: {0}; look at the quotes, commas and brackets here "
	"and before"};

static const struct diag_kind WIDE = {
	"json-wide-punctuation", DIAG_ERROR,
	"JSON 的引号、逗号、冒号和括号要用半角英文符号，这里是：{0}",
	"quotes, commas, colons and brackets of JSON are those of ASCII, but "
	"here is {0}"};

static const struct diag_kind SINGLE_QUOTE = {
	"json-single-quote", DIAG_ERROR,
	"JSON 的文字要用双引号括起来，这里是单引号：{0}",
	"text of JSON stands between double quotes, but here is a single one: "
	"{0}"};

static const struct diag_kind EXTRA_COMMA = {
	"json-extra-comma", DIAG_ERROR,
	"“{0}”之前多了一个逗号；请删去最后一项后面的逗号",
	"there is a comma too many before {0}; delete the one behind the last "
	"item"};

static const struct diag_kind MISSING_COMMA = {
	"json-missing-comma", DIAG_ERROR,
	"{0} 之前缺少逗号；两项之间要用逗号隔开",
	"a comma is missing before {0}; items are separated by commas"};

static const struct diag_kind MISSING_COLON = {
	"json-missing-colon", DIAG_ERROR, "名称之后应当是冒号，这里是 {0}",
	"a name is followed by a colon, but here is {0}"};

static const struct diag_kind COMMENT = {
	"json-comment", DIAG_ERROR, "JSON 不能写注释：{0}；请删去",
	"JSON has no comments: {0}; delete it"};

static const struct diag_kind OPEN_STRING = {
	"json-unclosed-string", DIAG_ERROR,
	"这里开始的文字到行尾也没有用双引号结束；文字中换行要写成 \\n",
	"the text that begins here has no closing quote on its line; a line "
	"break inside text is written \\n"};

static const struct diag_kind BAD_STRING = {
	"json-bad-string", DIAG_ERROR,
	"文字 {0} 中有 JSON 不允许的字符：反斜线要写成 \\\\，"
	"制表符要写成 \\t，\\u 后面要有四位十六进制数",
	"the text {0} has what JSON does not allow: a backslash is written "
	"\\\\, a tab \\t, and four hexadecimal digits follow \\u"};

static const struct diag_kind NO_BRACKET = {
	"json-no-bracket", DIAG_ERROR, "JSON 文件要以 { 或 [ 开头，这里是 {0}",
	"a JSON file begins with { or [, but here is {0}"};

static const struct diag_kind UNCLOSED = {
	"json-unclosed", DIAG_ERROR,
	"文件到此结束，但第 {1} 行第 {2} 个字的“{0}”没有闭合",
	"the file ends here, but the {0} of line {1}, column {2} is not "
	"closed"};

static const struct diag_kind EMPTY = {
	"json-empty", DIAG_ERROR, "文件是空的；JSON 文件至少要有 {}",
	"the file is empty; a JSON file has at least {}"};

static bool is_one(struct str token, const char *marks)
{
	return token.n == 1 &&
	       str_find_char(str_from(marks), *token.s, 0) < str_from(marks).n;
}

static bool is_wide(struct str token)
{
	const struct wide_mark *mark = wide_mark_at(token);

	return mark && mark->wide.n == token.n;
}

static bool is_comment(struct str token)
{
	return str_starts(token, STR("//")) || str_starts(token, STR("/*")) ||
	       str_starts(token, STR("#"));
}

static bool is_closed_string(struct str token)
{
	return token.n > 1 && token.s[0] == '"' && str_ends(token, STR("\""));
}

static bool is_string(struct str token)
{
	return token.n && token.s[0] == '"';
}

/* Does a value end with this token? */
static bool ends_value(struct str token)
{
	return token.n && !is_one(token, "{[,:");
}

static bool begins_value(struct str token)
{
	return !is_one(token, "}],:");
}

static const struct diag_kind *kind_of(struct str before, struct str token,
				       enum json_hint hint)
{
	if (is_wide(token))
		return &WIDE;
	if (is_comment(token))
		return &COMMENT;
	if (token.s[0] == '\'')
		return &SINGLE_QUOTE;
	if (!before.n)
		return &NO_BRACKET;
	if (is_string(token) && !is_closed_string(token))
		return &OPEN_STRING;
	if (is_one(before, ",") && is_one(token, "}]"))
		return &EXTRA_COMMA;
	if (hint == JSON_HINT_COLON)
		return &MISSING_COLON;
	if (ends_value(before) && begins_value(token))
		return &MISSING_COMMA;
	return is_string(token) ? &BAD_STRING : &SYNTAX;
}

/* At most 40 bytes of whole characters. */
static struct str shorten(struct str s)
{
	size_t n = 40;

	if (s.n <= n)
		return s;
	while (((unsigned char)s.s[n] & 0xC0) == 0x80)
		n--;
	return str_slice(s, 0, n);
}

void json_report_syntax(struct diag *d, struct str path, struct str text,
			size_t end, enum json_hint hint)
{
	struct json_token token = json_token_before(text, end);
	struct json_token before = json_token_before(text, token.at);

	if (before.at == token.at)
		before.text = (struct str){NULL, 0};
	diag_report(d, kind_of(before.text, token.text, hint),
		    span_at(path, token.line, token.column),
		    shorten(token.text));
}

struct open_bracket {
	struct json_token *items;
	size_t count, capacity;
};

void json_report_unclosed(struct diag *d, struct str path, struct str text)
{
	struct arena scratch = {0};
	struct open_bracket open = {0};
	struct json_scan scan = json_scan_begin(text);
	struct json_token token = json_scan_next(&scan);

	for (; token.text.n; token = json_scan_next(&scan)) {
		if (is_one(token.text, "{["))
			*VEC_PUSH(&scratch, &open) = token;
		else if (is_one(token.text, "}]") && open.count)
			open.count--;
		else if (is_string(token.text) && !is_closed_string(token.text))
			break;
	}
	struct span here = span_at(path, token.line, token.column);

	if (token.text.n)
		diag_report_plain(d, &OPEN_STRING, here);
	else if (!open.count)
		diag_report_plain(d, &EMPTY, here);
	else
		diag_report(d, &UNCLOSED, here, open.items[open.count - 1].text,
			    str_format(&scratch, "%u",
				       open.items[open.count - 1].line),
			    str_format(&scratch, "%u",
				       open.items[open.count - 1].column));
	arena_free(&scratch);
}
