/* Scanner: finds tags, knows delimiters and what a name may be. */
#include "template/scan.h"

#include <string.h>

static const struct diag_kind UNCLOSED_TAG = {
	"template-unclosed-tag", DIAG_ERROR,
	"标签 {0} 没有结束；请在它后面写上 {1}",
	"the tag {0} is not closed; write {1} after it"};

static const struct diag_kind EMPTY_TAG = {
	"template-empty-tag", DIAG_ERROR,
	"标签 {0} 里没有名称；请写上名称或删去",
	"there is no name in the tag {0}; write one or delete the tag"};

static const struct diag_kind BAD_NAME = {
	"template-bad-name", DIAG_ERROR,
	"“{0}”不能作名称：名称中不能有空白，也不能以点开头、以点结尾或有连续"
	"的点",
	"“{0}” is no name: a name has no white space, and no dot at its "
	"beginning, at its end or after another dot"};

static const struct diag_kind BAD_DELIMITERS = {
	"template-bad-delimiters", DIAG_ERROR,
	"分隔符“{0}”不对；应写成 {{=<% %>=}}：两个分隔符，中间空一格，"
	"其中没有等号，各不超过 16 个字节",
	"the delimiters “{0}” are wrong; write {{=<% %>=}}: two delimiters of "
	"at most 16 bytes, with a space between and no equals sign in them"};

enum { SHOWN_MAX = 40, DELIMITER_MAX = 16 };

struct str scan_excerpt(struct str text)
{
	size_t n = str_find_char(text, '\n', 0);

	if (n > SHOWN_MAX)
		for (n = SHOWN_MAX; n && (text.s[n] & 0xC0) == 0x80;)
			n--;
	return str_trim(str_slice(text, 0, n));
}

static void report(struct scan *s, const struct diag_kind *kind, size_t at,
		   struct str found, struct str wanted)
{
	s->failed = true;
	diag_report(s->diag, kind,
		    span_locate(s->source->path, s->source->text, at), found,
		    wanted);
}

static bool is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct str trim_blanks(struct str s)
{
	while (s.n && is_blank(s.s[0]))
		s = str_slice(s, 1, s.n);
	while (s.n && is_blank(s.s[s.n - 1]))
		s.n--;
	return s;
}

static bool has_blank(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (is_blank(s.s[i]))
			return true;
	return str_contains(s, STR("\xE3\x80\x80")) ||
	       str_contains(s, STR("\xC2\xA0"));
}

static bool is_path(struct str name)
{
	if (str_eq(name, STR(".")))
		return true;
	return !str_starts(name, STR(".")) && !str_ends(name, STR(".")) &&
	       !str_contains(name, STR(".."));
}

static enum tag_kind kind_of(char sigil)
{
	switch (sigil) {
	case '{':
	case '&':
		return TAG_RAW;
	case '#':
		return TAG_SECTION;
	case '^':
		return TAG_INVERTED;
	case '/':
		return TAG_CLOSE;
	case '>':
		return TAG_PARTIAL;
	case '<':
		return TAG_PARENT;
	case '$':
		return TAG_BLOCK;
	case '!':
		return TAG_COMMENT;
	case '=':
		return TAG_DELIMITERS;
	default:
		return TAG_VALUE;
	}
}

/* Names of partials, parents and blocks are not paths; neither is what closes
 * them. */
static bool takes_path(enum tag_kind kind)
{
	return kind <= TAG_INVERTED;
}

static void check_name(struct scan *s, struct tag *tag)
{
	struct str whole = str_slice(s->source->text, tag->at, tag->end);

	if (!tag->name.n)
		report(s, &EMPTY_TAG, tag->at, scan_excerpt(whole), STR(""));
	else if (has_blank(tag->name) ||
		 (takes_path(tag->kind) && !is_path(tag->name)))
		report(s, &BAD_NAME, tag->at, scan_excerpt(tag->name), STR(""));
	else
		return;
	tag->kind = TAG_COMMENT;
}

/* "<% %>" between the equals signs of a tag. */
static void set_delimiters(struct scan *s, const struct tag *tag)
{
	struct str inside = trim_blanks(tag->name);
	size_t n = 0;

	while (n < inside.n && !is_blank(inside.s[n]))
		n++;
	struct str open = str_slice(inside, 0, n);
	struct str close = trim_blanks(str_slice(inside, n, inside.n));

	if (!open.n || !close.n || has_blank(close) || open.n > DELIMITER_MAX ||
	    close.n > DELIMITER_MAX || str_contains(inside, STR("="))) {
		report(s, &BAD_DELIMITERS, tag->at, scan_excerpt(inside),
		       STR(""));
		return;
	}
	s->open = open;
	s->close = close;
}

/* What must stand at the end of a tag with this sigil. */
static struct str end_of_tag(const struct scan *s, char sigil,
			     char room[DELIMITER_MAX + 1])
{
	if (sigil != '{' && sigil != '=')
		return s->close;
	room[0] = sigil == '{' ? '}' : '=';
	memcpy(room + 1, s->close.s, s->close.n);
	return (struct str){room, s->close.n + 1};
}

/* The tag was not closed: go on at the next opening delimiter, if the text
 * has one. */
static void skip_unclosed(struct scan *s, struct tag *tag, size_t inside,
			  struct str end)
{
	struct str text = s->source->text;

	report(s, &UNCLOSED_TAG, tag->at,
	       scan_excerpt(str_slice(text, tag->at, text.n)), end);
	tag->kind = TAG_COMMENT;
	tag->end = str_find(text, s->open, inside);
	s->at = tag->end;
}

static bool swallowed_a_tag(const struct scan *s, const struct tag *tag)
{
	return tag->kind != TAG_COMMENT && tag->kind != TAG_DELIMITERS &&
	       str_contains(tag->name, s->open);
}

static void read_tag(struct scan *s, struct tag *tag)
{
	struct str text = s->source->text;
	size_t from = tag->at + s->open.n;
	char room[DELIMITER_MAX + 1];

	while (from < text.n && is_blank(text.s[from]))
		from++;
	char sigil = from < text.n ? text.s[from] : '\0';
	struct str end = end_of_tag(s, sigil, room);

	tag->kind = kind_of(sigil);
	from += tag->kind != TAG_VALUE;
	size_t to = str_find(text, end, from);

	tag->name = str_slice(text, from, to);
	tag->end = to + end.n;
	if (to >= text.n || swallowed_a_tag(s, tag)) {
		skip_unclosed(s, tag, from, end);
		return;
	}
	s->at = tag->end;
	if (tag->kind == TAG_DELIMITERS) {
		set_delimiters(s, tag);
		return;
	}
	tag->name = trim_blanks(tag->name);
	if (tag->kind != TAG_COMMENT)
		check_name(s, tag);
}

bool scan_next(struct scan *s, struct tag *tag)
{
	size_t at = str_find(s->source->text, s->open, s->at);

	if (at >= s->source->text.n)
		return false;
	*tag = (struct tag){.at = at};
	read_tag(s, tag);
	return true;
}
