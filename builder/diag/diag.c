/* Diagnostics. */
#include "diag/diag.h"

#include "base/map.h"
#include "base/personal.h"
#include "base/utf8.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

struct span span_locate(struct str path, struct str text, size_t at)
{
	struct span span = span_at(path, 1, 1);

	for (size_t i = 0; i < at && i < text.n; i++) {
		bool last = i + 1 == text.n;

		if (text.s[i] == '\n' ||
		    (text.s[i] == '\r' && (last || text.s[i + 1] != '\n'))) {
			span.line++;
			span.column = 1;
		} else {
			span.column +=
				((unsigned char)text.s[i] & 0xC0) != 0x80;
		}
	}
	return span;
}

void diag_add(struct diag *d, const struct diag_kind *kind, struct span span,
	      const struct str *arguments, size_t count)
{
	struct diag_item *item = VEC_PUSH(&d->arena, d);

	assert(count <= DIAG_ARGUMENTS_MAX);
	item->kind = kind;
	item->span = span;
	item->span.path =
		d->folder.n && span.path.n
			? str_format(&d->arena, "%.*s/%.*s", STR_ARG(d->folder),
				     STR_ARG(span.path))
			: str_copy(&d->arena, span.path);
	for (size_t i = 0; i < count; i++)
		item->arguments[i] = str_copy(
			&d->arena, personal_mask(&d->arena, arguments[i]));
	item->argument_count = count;
	d->counts[kind->severity]++;
}

static void take(struct diag *to, const struct diag_item *item)
{
	diag_add(to, item->kind, item->span, item->arguments,
		 item->argument_count);
}

void diag_merge(struct diag *to, const struct diag *from)
{
	for (size_t i = 0; i < from->count; i++)
		take(to, &from->items[i]);
}

void diag_merge_errors(struct diag *to, const struct diag *from)
{
	for (size_t i = 0; i < from->count; i++)
		if (from->items[i].kind->severity == DIAG_ERROR)
			take(to, &from->items[i]);
}

static int compare_uint(uint32_t a, uint32_t b)
{
	return (a > b) - (a < b);
}

static int compare_items(const void *left, const void *right)
{
	const struct diag_item *a = left, *b = right;
	int order = str_cmp(a->span.path, b->span.path);

	if (!order)
		order = compare_uint(a->span.line, b->span.line);
	if (!order)
		order = compare_uint(a->span.column, b->span.column);
	if (!order)
		order = strcmp(a->kind->id, b->kind->id);
	for (size_t i = 0; !order && i < DIAG_ARGUMENTS_MAX; i++)
		order = str_cmp(a->arguments[i], b->arguments[i]);
	return order;
}

void diag_sort(struct diag *d)
{
	size_t kept = 0;

	if (!d->count)
		return;
	qsort(d->items, d->count, sizeof *d->items, compare_items);
	for (size_t i = 1; i < d->count; i++) {
		if (compare_items(&d->items[kept], &d->items[i]))
			d->items[++kept] = d->items[i];
		else
			d->counts[d->items[i].kind->severity]--;
	}
	d->count = kept + 1;
}

void diag_free(struct diag *d)
{
	arena_free(&d->arena);
	*d = (struct diag){0};
}

/* May the code point stand in a line for the terminal as it is? Controls would
 * steer it, line separators and marks of direction would hide what follows. */
static bool is_visible(uint32_t code)
{
	return code >= 0x20 && !(code >= 0x7F && code < 0xA0) &&
	       !(code >= 0x2028 && code <= 0x202E) &&
	       !(code >= 0x2066 && code <= 0x2069) && code != 0xFEFF;
}

static void add_visible(struct buf *out, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t code = utf8_next(s, &at);
		bool byte = code < 0x80 || (code == 0xFFFD && at - from == 1);

		if (byte && (code == 0xFFFD || !is_visible(code)))
			buf_add_format(out, "\\x%02X",
				       (unsigned)(unsigned char)s.s[from]);
		else if (!is_visible(code))
			buf_add_format(out, "\\u%04X", (unsigned)code);
		else
			buf_add(out, str_slice(s, from, at));
	}
}

/* An argument may be as long as a field of a file. */
void diag_format_text(struct buf *out, struct str s)
{
	enum { LONGEST = 1000 };
	size_t n = LONGEST;

	if (s.n <= LONGEST) {
		add_visible(out, s);
		return;
	}
	while (n && ((unsigned char)s.s[n] & 0xC0) == 0x80)
		n--;
	add_visible(out, str_slice(s, 0, n));
	buf_add(out, STR("…"));
}

void diag_format_span(struct buf *out, struct span span)
{
	if (!span.path.n)
		return;
	add_visible(out, span.path);
	buf_add_char(out, ':');
	if (span.line) {
		buf_add_uint(out, span.line);
		buf_add_char(out, ':');
	}
	if (span.line && span.column) {
		buf_add_uint(out, span.column);
		buf_add_char(out, ':');
	}
	buf_add_char(out, ' ');
}

/* A to Z, AA to ZZ and so on. */
static struct str column_letters(struct arena *a, uint32_t column)
{
	struct str letters = STR("");

	for (uint32_t rest = column; rest; rest = (rest - 1) / 26)
		letters = str_format(a, "%c%.*s", (int)('A' + (rest - 1) % 26),
				     STR_ARG(letters));
	return letters;
}

struct str sheet_cell_name(struct arena *a, struct sheet_cell cell)
{
	return cell.row ? str_format(a, "%.*s%u",
				     STR_ARG(column_letters(a, cell.column)),
				     (unsigned)cell.row)
			: STR("");
}

void diag_format_cell(struct buf *out, struct span span, enum language language)
{
	struct arena scratch = {0};
	struct str name = sheet_cell_name(&scratch, span.cell);

	if (name.n)
		buf_add_format(out,
			       language == LANGUAGE_ZH ? "单元格 %.*s："
						       : "cell %.*s: ",
			       STR_ARG(name));
	arena_free(&scratch);
}

void diag_format_sentence(struct buf *out, const struct diag_item *item,
			  enum language language)
{
	const char *sentence =
		language == LANGUAGE_ZH ? item->kind->zh : item->kind->en;

	for (const char *p = sentence; *p; p++) {
		bool hole = p[0] == '{' && p[1] >= '0' && p[1] <= '9' &&
			    p[2] == '}';
		size_t n = hole ? (size_t)(p[1] - '0') : 0;

		if (!hole) {
			buf_add_char(out, *p);
			continue;
		}
		if (n < item->argument_count)
			diag_format_text(out, item->arguments[n]);
		p += 2;
	}
}

static const char *severity_word(enum diag_severity severity,
				 enum language language)
{
	static const char *const words[][LANGUAGE_COUNT] = {
		[DIAG_NOTE] = {"说明", "note"},
		[DIAG_WARNING] = {"警告", "warning"},
		[DIAG_ERROR] = {"错误", "error"},
	};

	return words[severity][language];
}

static const char *severity_colour(enum diag_severity severity)
{
	return severity == DIAG_ERROR     ? "\033[1;31m"
	       : severity == DIAG_WARNING ? "\033[1;33m"
					  : "\033[1;36m";
}

void diag_format(struct buf *out, const struct diag_item *item,
		 enum language language, bool colour)
{
	const struct diag_kind *kind = item->kind;

	diag_format_span(out, item->span);
	buf_add_format(out, "%s%s:%s ",
		       colour ? severity_colour(kind->severity) : "",
		       severity_word(kind->severity, language),
		       colour ? "\033[0m" : "");
	diag_format_cell(out, item->span, language);
	diag_format_sentence(out, item, language);
	buf_add_format(out, " [%s]", kind->id);
}

static void format_left_out(struct buf *out, const struct map *seen,
			    size_t limit, enum language language)
{
	for (size_t i = 0; i < seen->count; i++) {
		const struct map_entry *e = &seen->items[i];

		if (e->number > limit)
			buf_add_format(
				out,
				language == LANGUAGE_ZH
					? "另有 %llu 条同类信息未列出 [%.*s]\n"
					: "%llu more of the same kind "
					  "left out [%.*s]\n",
				(unsigned long long)(e->number - limit),
				STR_ARG(e->key));
	}
}

void diag_format_all(struct buf *out, const struct diag *d,
		     enum language language, bool colour, size_t limit)
{
	struct arena scratch = {0};
	struct map seen = {0};

	for (size_t i = 0; i < d->count; i++) {
		struct map_entry *e = map_put(&scratch, &seen,
					      str_from(d->items[i].kind->id));

		if (e->number++ >= limit && limit)
			continue;
		diag_format(out, &d->items[i], language, colour);
		buf_add_char(out, '\n');
	}
	if (limit)
		format_left_out(out, &seen, limit, language);
	arena_free(&scratch);
}
