/* TOML: the lines of a file, and going on behind an error. */
#include "format/toml_parse.h"

#include "base/utf8.h"

static const struct diag_kind BAD_UTF8 = {
	"toml-utf-8", DIAG_ERROR,
	"从这里起不是正确的 UTF-8 文字；请把文件另存为 UTF-8",
	"the bytes here are not valid UTF-8; save the file as UTF-8"};

static const struct diag_kind HEADER_END = {
	"toml-header", DIAG_ERROR,
	"标题应当用 {2} 结束，这里却是{0}；标题的写法是 [名称] 或 [[名称]]",
	"a header must end with {2}, but here is {1}; headers read [name] or "
	"[[name]]"};

static const struct diag_kind LINE_END = {
	"toml-text-after-end", DIAG_ERROR,
	"这一行到此应当结束，后面却还有{0}；一行只写一项，注释要用 # 开头",
	"the line should end here, but here is {1}; a line holds one item, "
	"and a comment begins with #"};

static const struct diag_kind TOO_MANY = {
	"toml-too-many-errors", DIAG_ERROR,
	"错误太多，从这里起不再检查；请先改正前面的错误",
	"there are too many errors; nothing behind this place was read, mend "
	"the errors before it first"};

struct str toml_kind_name(enum toml_kind kind, enum language language)
{
	static const struct str names[][LANGUAGE_COUNT] = {
		[TOML_STRING] = {STR_INIT("文字"), STR_INIT("text")},
		[TOML_INTEGER] = {STR_INIT("整数"), STR_INIT("a whole number")},
		[TOML_FLOAT] = {STR_INIT("小数"),
				STR_INIT("a decimal fraction")},
		[TOML_BOOL] = {STR_INIT(" true 或 false"),
			       STR_INIT("true or false")},
		[TOML_OFFSET_DATETIME] = {STR_INIT("带时区的日期时间"),
					  STR_INIT("a date and time with its "
						   "zone")},
		[TOML_LOCAL_DATETIME] = {STR_INIT("日期时间"),
					 STR_INIT("a date and time")},
		[TOML_LOCAL_DATE] = {STR_INIT("日期"), STR_INIT("a date")},
		[TOML_LOCAL_TIME] = {STR_INIT("时间"), STR_INIT("a time")},
		[TOML_ARRAY] = {STR_INIT("列表"), STR_INIT("a list")},
		[TOML_TABLE] = {STR_INIT("表"), STR_INIT("a table")},
	};

	return names[kind][language];
}

static bool read_header(struct toml_parser *p)
{
	toml_accept(p, '[');
	bool is_array = toml_accept(p, '[');
	struct str end = is_array ? STR("]]") : STR("]");

	toml_open_nowhere(p);
	if (!toml_read_key(p, 1))
		return false;
	if (!str_starts(str_slice(p->text, p->at, p->text.n), end))
		return toml_unexpected(p, &HEADER_END, end);
	toml_open_section(p, is_array);
	p->at += end.n;
	return true;
}

/* One item with the rest of its line. */
static bool read_item(struct toml_parser *p)
{
	bool ok = toml_peek(p, 0) == '['
			  ? read_header(p)
			  : toml_read_pair(p, p->table, p->depth + 1);

	if (!ok)
		return false;
	toml_skip_blanks(p);
	toml_skip_comment(p);
	return toml_at_line_end(p) || toml_unexpected(p, &LINE_END, STR(""));
}

static void skip_line(struct toml_parser *p)
{
	while (!toml_at_line_end(p))
		p->at++;
	toml_skip_line_end(p);
}

static void skip_quoted(struct toml_parser *p, int quote)
{
	p->at++;
	while (!toml_at_line_end(p) && toml_peek(p, 0) != quote)
		p->at++;
	if (toml_peek(p, 0) == quote)
		p->at++;
}

/* Step over what looks like a key, dotted or quoted; false when nothing. */
static bool skip_key(struct toml_parser *p)
{
	size_t start = p->at;

	for (;;) {
		int c = toml_peek(p, 0);

		if (c == '"' || c == '\'')
			skip_quoted(p, c);
		else if (toml_is_bare(c) || c == '.' || c == ' ' || c == '\t')
			p->at++;
		else
			return p->at > start;
	}
}

/* Does the line here look like "key =" or "[header]"? For going on behind an
 * error in something that spans lines. */
static bool looks_like_item(struct toml_parser *p)
{
	size_t start = p->at;
	bool ok;

	toml_skip_blanks(p);
	if (toml_accept(p, '[')) {
		toml_accept(p, '[');
		ok = skip_key(p) && toml_accept(p, ']');
		toml_accept(p, ']');
		toml_skip_blanks(p);
		ok = ok && (toml_at_line_end(p) || toml_peek(p, 0) == '#');
	} else {
		ok = skip_key(p) && toml_peek(p, 0) == '=';
	}
	p->at = start;
	return ok;
}

/* Go to the line where reading can go on. The item began at byte start, and
 * the error is here. */
static void recover(struct toml_parser *p, size_t start)
{
	bool is_inside = p->open > 0;
	size_t line = p->at;

	p->open = 0;
	if (!is_inside) {
		skip_line(p);
		return;
	}
	while (line > start && p->text.s[line - 1] != '\n')
		line--;
	p->at = line;
	if (line == start)
		skip_line(p);
	while (toml_peek(p, 0) >= 0 && !looks_like_item(p))
		skip_line(p);
}

static void read_items(struct toml_parser *p)
{
	toml_skip_lines(p);
	while (toml_peek(p, 0) >= 0 && p->errors < TOML_ERRORS_MAX) {
		size_t start = p->at;

		if (!read_item(p))
			recover(p, start);
		toml_skip_lines(p);
	}
	if (p->errors >= TOML_ERRORS_MAX) {
		struct toml_mark m = toml_mark(p, p->at);

		diag_report_plain(p->diag, &TOO_MANY,
				  span_at(p->path, m.line, m.column));
	}
}

const struct toml *toml_read_part(struct arena *a, struct str text,
				  struct str path, uint32_t first_line,
				  struct diag *d)
{
	size_t bom = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
	size_t bad = utf8_invalid_at(text);
	struct toml_mark start = {bom, first_line, 1};
	struct toml_parser p = {.arena = a,
				.diag = d,
				.path = path,
				.text = text,
				.at = bom,
				.mark = start,
				.start = start};

	if (bad < text.n) {
		toml_fail(&p, &BAD_UTF8, bad, STR(""));
		return NULL;
	}
	p.root = p.table = arena_new(a, struct toml);
	p.root->kind = TOML_TABLE;
	p.root->line = first_line;
	p.root->column = 1;
	toml_check_controls(&p);
	read_items(&p);
	buf_free(&p.buf);
	return p.root;
}

const struct toml *toml_read(struct arena *a, struct str text, struct str path,
			     uint32_t first_line, struct diag *d)
{
	size_t errors = d->counts[DIAG_ERROR];
	const struct toml *root = toml_read_part(a, text, path, first_line, d);

	return d->counts[DIAG_ERROR] == errors ? root : NULL;
}
