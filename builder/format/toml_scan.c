/* TOML: characters, places and errors. */
#include "format/toml_parse.h"

#include "base/utf8.h"
#include "format/wide.h"

static const struct diag_kind CONTROL = {
	"toml-control-character", DIAG_ERROR,
	"这里有控制字符 {0}，TOML 文件不能有这样的字符；请删去",
	"there is a control character here ({0}), which TOML does not allow; "
	"delete it"};

static const struct diag_kind LONE_CR = {
	"toml-carriage-return", DIAG_ERROR,
	"这里用单独的回车符（CR）换行；请把文件另存为以 LF 或 CRLF 换行",
	"this line ends with a lone carriage return (CR); save the file with "
	"LF or CRLF line ends"};

static const struct diag_kind WIDE = {
	"toml-wide-punctuation", DIAG_ERROR,
	"{0} 是全角标点，这里要用半角的 {1}；请在英文输入状态下重新输入",
	"{0} is a full-width mark; type the plain {1} in its place"};

static const struct diag_kind TOO_DEEP = {
	"toml-too-deep", DIAG_ERROR,
	"表和列表嵌套超过 {0} 层；请检查这里是否多了括号或圆点",
	"tables and lists are nested more than {0} levels deep; look for "
	"brackets or points too many here"};

int toml_peek(const struct toml_parser *p, size_t ahead)
{
	return p->text.n - p->at > ahead
		       ? (unsigned char)p->text.s[p->at + ahead]
		       : -1;
}

bool toml_accept(struct toml_parser *p, char c)
{
	if (toml_peek(p, 0) != c)
		return false;
	p->at++;
	return true;
}

bool toml_at_line_end(const struct toml_parser *p)
{
	int c = toml_peek(p, 0);

	return c < 0 || c == '\n' || c == '\r';
}

void toml_skip_blanks(struct toml_parser *p)
{
	while (toml_peek(p, 0) == ' ' || toml_peek(p, 0) == '\t')
		p->at++;
}

void toml_skip_comment(struct toml_parser *p)
{
	if (toml_peek(p, 0) != '#')
		return;
	while (!toml_at_line_end(p))
		p->at++;
}

void toml_skip_line_end(struct toml_parser *p)
{
	if (toml_accept(p, '\r'))
		toml_accept(p, '\n');
	else
		toml_accept(p, '\n');
}

void toml_skip_lines(struct toml_parser *p)
{
	for (;;) {
		toml_skip_blanks(p);
		toml_skip_comment(p);
		if (toml_peek(p, 0) < 0 || !toml_at_line_end(p))
			return;
		toml_skip_line_end(p);
	}
}

bool toml_is_bare(int c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '-' || c == '_';
}

static bool ends_word(struct str rest)
{
	return str_find_char(STR(" \t\r\n,=]}#"), *rest.s, 0) < 9 ||
	       wide_mark_at(rest);
}

struct str toml_word(const struct toml_parser *p)
{
	size_t end = p->at;

	while (end < p->text.n &&
	       !ends_word(str_slice(p->text, end, p->text.n)))
		end++;
	return str_slice(p->text, p->at, end);
}

/* CRLF is one line end, as for span_locate(). */
static void mark_step(struct toml_mark *m, struct str text)
{
	unsigned char c = (unsigned char)text.s[m->at];
	bool is_crlf =
		c == '\r' && m->at + 1 < text.n && text.s[m->at + 1] == '\n';

	m->at++;
	if (c == '\n' || (c == '\r' && !is_crlf)) {
		m->line++;
		m->column = 1;
	} else if ((c & 0xC0) != 0x80) {
		m->column++;
	}
}

struct toml_mark toml_mark(struct toml_parser *p, size_t at)
{
	struct toml_mark m = at < p->mark.at ? p->start : p->mark;

	while (m.at < at)
		mark_step(&m, p->text);
	if (at > p->mark.at)
		p->mark = m;
	return m;
}

static bool is_control(int c)
{
	return (c >= 0 && c < 0x20 && c != '\t' && c != '\n' && c != '\r') ||
	       c == 0x7F;
}

static void report_always(struct toml_parser *p, const struct diag_kind *kind,
			  size_t at, const struct str *arguments, size_t count)
{
	struct toml_mark m = toml_mark(p, at);

	if (p->errors++ < TOML_ERRORS_MAX)
		diag_add(p->diag, kind, span_at(p->path, m.line, m.column),
			 arguments, count);
}

bool toml_report(struct toml_parser *p, const struct diag_kind *kind, size_t at,
		 const struct str *arguments, size_t count)
{
	if (at == p->text.n || !is_control(p->text.s[at]))
		report_always(p, kind, at, arguments, count);
	return false;
}

bool toml_fail_too_deep(struct toml_parser *p)
{
	return toml_fail(p, &TOO_DEEP, p->at,
			 str_format(p->arena, "%d", (int)TOML_DEPTH_MAX));
}

/* What stands here, at most 20 characters of it. */
static struct str shown(struct toml_parser *p)
{
	struct str word = toml_word(p);
	size_t n = 0;

	if (!word.n)
		return str_slice(p->text, p->at, p->at + 1);
	for (size_t i = 0; i < 20 && n < word.n; i++)
		utf8_next(word, &n);
	return n == word.n
		       ? word
		       : str_concat(p->arena, str_slice(word, 0, n), STR("…"));
}

static bool is_toml_mark(struct str plain)
{
	return str_contains(STR("\"'=,.#[]{}"), plain);
}

bool toml_unexpected(struct toml_parser *p, const struct diag_kind *kind,
		     struct str more)
{
	const struct wide_mark *wide =
		wide_mark_at(str_slice(p->text, p->at, p->text.n));

	if (wide && is_toml_mark(wide->plain))
		return toml_fail(p, &WIDE, p->at, wide->wide, wide->plain);
	if (toml_peek(p, 0) < 0)
		return toml_fail(p, kind, p->at, STR("文件的结尾"),
				 STR("the end of the file"), more);
	if (toml_at_line_end(p))
		return toml_fail(p, kind, p->at, STR("行尾"),
				 STR("the end of the line"), more);
	struct str found = shown(p);

	found = str_format(p->arena, "“%.*s”", STR_ARG(found));
	return toml_fail(p, kind, p->at, found, found, more);
}

void toml_check_controls(struct toml_parser *p)
{
	bool has_lone_cr = false;

	for (size_t i = p->start.at; i < p->text.n; i++) {
		unsigned char c = (unsigned char)p->text.s[i];
		bool is_crlf = i + 1 < p->text.n && p->text.s[i + 1] == '\n';

		if (is_control(c)) {
			struct str code = str_format(p->arena, "U+%04X", c);

			report_always(p, &CONTROL, i, &code, 1);
		} else if (c == '\r' && !is_crlf && !has_lone_cr) {
			has_lone_cr = true;
			report_always(p, &LONE_CR, i, NULL, 0);
		}
	}
	p->mark = p->start;
}
