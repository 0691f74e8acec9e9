/* Personal data in the inputs. */
#include "ingest/personal.h"

#include "base/personal.h"
#include "base/utf8.h"

static const struct diag_kind PERSONAL = {
	"personal-data", DIAG_ERROR,
	"这里有{0}（以“{2}”开头），不应公开；请删去。确认可以公开的，把“{3}”"
	"写进 site.toml 中 [audit] 的 reviewed_fields",
	"here is {1} (beginning with \"{2}\"), which should not be published; "
	"remove it. If it may be published, add \"{3}\" to reviewed_fields in "
	"[audit] of site.toml"};

/* Enough of one file to show what is wrong with it. */
enum { REPORTS_MAX = 100 };

struct scan {
	struct reading *reading;
	struct str path, text;
	enum personal_form form;
	size_t found;
	/* Of a cell of a table: its first place; all that is there. */
	struct personal pending;
	unsigned kinds; /* bits 1 << kind; 0: nothing is pending */
};

static const char *const words[][2] = {
	[PERSONAL_PHONE] = {"电话号码", "a telephone number"},
	[PERSONAL_IDENTITY] = {"身份证号码", "an identity number"},
	[PERSONAL_CONTACT] = {"联系人的姓名或号码",
			      "the name or number of a contact"},
};

/* The key of the value in which `at` stands; empty in a list. */
static struct str json_key(struct str text, size_t at)
{
	struct str before;

	while (at && text.s[at - 1] != '"' && text.s[at - 1] != ':')
		at--;
	before = str_trim(str_slice(text, 0, at));
	if (str_ends(before, STR("\"")))
		before = str_trim(str_slice(before, 0, before.n - 1));
	if (!str_ends(before, STR(":")))
		return STR("");
	before = str_trim(str_slice(before, 0, before.n - 1));
	if (!str_ends(before, STR("\"")))
		return STR("");
	size_t end = before.n - 1, from = end;

	while (from && before.s[from - 1] != '"')
		from--;
	return str_slice(before, from, end);
}

/* Column of a cell, from 1. */
static size_t cell_number(struct str text, size_t at)
{
	size_t line = at, number = 1;
	bool quoted = false;

	while (line && text.s[line - 1] != '\n' && text.s[line - 1] != '\r')
		line--;
	for (; line < at; line++) {
		quoted ^= text.s[line] == '"';
		number += !quoted &&
			  (text.s[line] == ',' || text.s[line] == '\t');
	}
	return number;
}

static struct str field_of(const struct scan *s, size_t at)
{
	struct arena *a = s->reading->scratch;
	struct str key;

	if (s->form == PERSONAL_CELLS)
		return str_format(a, "%.*s#%zu", STR_ARG(s->path),
				  cell_number(s->text, at));
	key = s->form == PERSONAL_JSON ? json_key(s->text, at) : STR("");
	if (!key.n)
		return s->path;
	return str_format(a, "%.*s#%.*s", STR_ARG(s->path), STR_ARG(key));
}

static bool is_reviewed(const struct config *config, struct str field)
{
	for (size_t i = 0; i < config->reviewed_field_count; i++)
		if (str_eq(config->reviewed_fields[i].text, field))
			return true;
	return false;
}

/* A label is worth splitting the table into its cells. */
static bool may_have_labels(struct str text)
{
	static const struct str parts[] = {
		STR_INIT("联系"),    STR_INIT("填报人"), STR_INIT("填表人"),
		STR_INIT("经办人"),  STR_INIT("负责人"), STR_INIT("制表人"),
		STR_INIT("手机"),    STR_INIT("电话"),   STR_INIT("身份证"),
		STR_INIT("contact"), STR_INIT("phone"),  STR_INIT("mobile"),
		STR_INIT("tel")};

	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (str_contains(text, parts[i]))
			return true;
	return false;
}

/* Cells of a line: [from, to) without the quotes around them. */
struct cells {
	size_t from[128], to[128];
	size_t count;
};

static size_t read_cells(struct str text, size_t at, struct cells *out)
{
	enum { MAX = 128 };
	bool quoted = false;
	size_t from = at;

	out->count = 0;
	for (; at <= text.n; at++) {
		char c = at < text.n ? text.s[at] : '\n';
		bool ends = !quoted &&
			    (c == ',' || c == '\t' || c == '\n' || c == '\r');

		quoted ^= c == '"';
		if (!ends && at < text.n)
			continue;
		bool marks = at - from >= 2 && text.s[from] == '"' &&
			     text.s[at - 1] == '"';

		if (out->count < MAX) {
			out->from[out->count] = from + marks;
			out->to[out->count++] = at - marks;
		}
		from = at + 1;
		if (c == '\n' || c == '\r')
			break;
	}
	return at + 1;
}

static struct str cell_text(const struct scan *s, const struct cells *c,
			    size_t i)
{
	return str_slice(s->text, c->from[i], c->to[i]);
}

/* Amounts of eleven digits look like telephone numbers. A bare number is one of
 * a column of amounts when a cell above or below it is a number, too, but no
 * telephone number. */
static bool is_number(struct str s)
{
	size_t digits = 0;

	s = str_trim(s);
	for (size_t i = 0; i < s.n; i++) {
		bool digit = s.s[i] >= '0' && s.s[i] <= '9';

		if (!digit && s.s[i] != ',' && s.s[i] != '.' && s.s[i] != '-')
			return false;
		digits += digit;
	}
	return digits > 0;
}

/* Is it all that the cell holds? */
static bool fills_cell(struct str text, const struct personal *p)
{
	static const struct str ends = STR_INIT(",\t\n\r\"");
	bool begins = !p->from ||
		      str_contains(ends, str_slice(text, p->from - 1, p->from));

	return begins &&
	       (p->to == text.n ||
		str_contains(ends, str_slice(text, p->to, p->to + 1)));
}

static bool is_in_amounts(const struct scan *s, const struct personal *p)
{
	enum { ROWS_MAX = 200 };
	size_t column = cell_number(s->text, p->from) - 1;
	struct personal other;
	struct cells c;

	if (!fills_cell(s->text, p))
		return false;
	for (size_t at = 0, row = 0; at < s->text.n && row < ROWS_MAX; row++) {
		at = read_cells(s->text, at, &c);
		if (column >= c.count)
			continue;
		struct str text = cell_text(s, &c, column);

		if (is_number(text) && str_trim(text).n > 4 &&
		    !personal_find(text, PERSONAL_PROSE, 0, &other))
			return true;
	}
	return false;
}

/* "year_amount": 13800138000 */
static bool is_json_amount(const struct scan *s, const struct personal *p)
{
	static const struct str keys[] = {STR_INIT("amount"), STR_INIT("value"),
					  STR_INIT("total"), STR_INIT("fiscal"),
					  STR_INIT("other")};
	struct str key = json_key(s->text, p->from);
	char before = p->from ? s->text.s[p->from - 1] : ' ';
	char behind = p->to < s->text.n ? s->text.s[p->to] : ' ';

	if ((before == '"') != (behind == '"') ||
	    (before != '"' && before != ' ' && before != ':'))
		return false;
	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_ends(key, keys[i]))
			return true;
	return false;
}

static bool is_amount(const struct scan *s, const struct personal *p)
{
	struct str found = str_slice(s->text, p->from, p->to);

	if (p->kind != PERSONAL_PHONE || found.n != 11 || !is_number(found) ||
	    str_contains(found, STR("-")))
		return false;
	return (s->form == PERSONAL_CELLS && is_in_amounts(s, p)) ||
	       (s->form == PERSONAL_JSON && is_json_amount(s, p));
}

/* What was found in words, "a name, a telephone number". */
static struct str kind_words(const struct scan *s, enum language language)
{
	struct str all = STR("");
	bool zh = language == LANGUAGE_ZH;

	for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
		struct str one = str_from(words[i][zh ? 0 : 1]);

		if (!(s->kinds >> i & 1))
			continue;
		all = all.n ? str_format(s->reading->scratch,
					 zh ? "%.*s、%.*s" : "%.*s, %.*s",
					 STR_ARG(all), STR_ARG(one))
			    : one;
	}
	return all;
}

static void flush(struct scan *s)
{
	struct reading *r = s->reading;
	size_t from = s->pending.from, first = from;

	if (!s->kinds)
		return;
	utf8_next(s->text, &first);
	diag_report(r->diag, &PERSONAL, span_locate(s->path, s->text, from),
		    kind_words(s, LANGUAGE_ZH), kind_words(s, LANGUAGE_EN),
		    str_slice(s->text, from, first), field_of(s, from));
	s->kinds = 0;
}

/* Do both stand in one cell of a table? Then one message is enough. */
static bool is_same_cell(const struct scan *s, const struct personal *p)
{
	struct str between;

	if (s->form != PERSONAL_CELLS || !s->kinds || p->from < s->pending.from)
		return false;
	between = str_slice(s->text, s->pending.from, p->from);
	return !str_contains(between, STR("\n")) &&
	       !str_contains(between, STR("\r")) &&
	       cell_number(s->text, p->from) ==
		       cell_number(s->text, s->pending.from);
}

static void report(struct scan *s, const struct personal *p)
{
	if (s->found >= REPORTS_MAX ||
	    is_reviewed(s->reading->config, field_of(s, p->from)) ||
	    is_amount(s, p))
		return;
	s->found++;
	if (!is_same_cell(s, p)) {
		flush(s);
		s->pending = *p;
	}
	s->kinds |= 1u << p->kind;
}

/* Columns whose header is a label: what stands in the lines below. */
static void check_columns(struct scan *s)
{
	bool marked[128] = {false}, any = false;
	struct cells c;

	for (size_t at = 0; at < s->text.n;) {
		at = read_cells(s->text, at, &c);
		for (size_t i = 0; i < c.count; i++) {
			struct str text = cell_text(s, &c, i);
			struct personal p = {PERSONAL_CONTACT, c.from[i],
					     c.to[i]};
			struct personal other;

			if (personal_is_label(text))
				any = marked[i] = true;
			else if (any && marked[i] && personal_is_value(text) &&
				 !personal_find(text, PERSONAL_PROSE, 0,
						&other))
				report(s, &p);
		}
	}
}

static int hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c = (char)(c | 0x20);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* \u0031 as 1: escapes must hide nothing. The lines stay as they are. */
static struct str without_escapes(struct arena *a, struct str text)
{
	struct buf b = {0};
	size_t from = 0;

	for (size_t at = 0; at + 6 <= text.n; at++) {
		uint32_t code = 0;
		bool escape = text.s[at] == '\\' && text.s[at + 1] == 'u';

		for (size_t i = 2; escape && i < 6; i++) {
			escape = hex(text.s[at + i]) >= 0;
			code = code << 4 | ((uint32_t)hex(text.s[at + i]) & 15);
		}
		if (!escape || code < 0x20 || code == '"' || code == '\\' ||
		    (code >= 0xD800 && code <= 0xDFFF))
			continue;
		buf_add(&b, str_slice(text, from, at));
		utf8_put(&b, code);
		from = at + 6;
		at = from - 1;
	}
	buf_add(&b, str_slice(text, from, text.n));
	struct str out = str_copy(a, buf_str(&b));

	buf_free(&b);
	return out;
}

void personal_check(struct reading *r, struct str path, struct str text)
{
	struct arena_mark mark = arena_mark(r->scratch);
	struct str ending = file_ending(r->scratch, path);
	bool json = str_eq(ending, STR("json"));
	bool prose = str_eq(ending, STR("md"));
	struct scan s = {.reading = r, .path = path, .text = text};
	struct personal p;

	s.form = json ? PERSONAL_JSON : prose ? PERSONAL_PROSE : PERSONAL_CELLS;
	if (json && str_contains(text, STR("\\u")))
		s.text = without_escapes(r->scratch, text);
	for (size_t at = 0; personal_find(s.text, s.form, at, &p); at = p.to)
		report(&s, &p);
	if (s.form == PERSONAL_CELLS && may_have_labels(s.text))
		check_columns(&s);
	flush(&s);
	if (s.found)
		*VEC_PUSH(r->arena, &r->personal) = path;
	arena_rewind(r->scratch, mark);
}
