/* Volumes of what can be found. */
#include "format/search_volume.h"

#include "base/utf8.h"

enum field {
	TYPE,
	URL,
	NAME,
	NAME_EN,
	CODE,
	FIGURES,
	LANGUAGE,
	CONTEXT,
	TEXT,
	FIELD_COUNT
};

void search_field_write(struct buf *out, struct str text)
{
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		buf_add_char(out,
			     (unsigned char)c < ' ' || c == 0x7f ? ' ' : c);
	}
}

static void add_field(struct buf *out, struct str text)
{
	buf_add_char(out, '\t');
	search_field_write(out, text);
}

/* 2026:12 万元:0.12 million yuan|2023:... */
static void add_figures(struct buf *out, const struct search_entry *e)
{
	buf_add_char(out, '\t');
	for (size_t i = 0; i < e->figure_count; i++) {
		const struct search_figure *f = &e->figures[i];

		buf_add_format(out, "%s%d", i ? "|" : "", f->year);
		for (size_t j = 0; j < SEARCH_LANGUAGES_MAX; j++) {
			if (!f->amounts[j].n)
				continue;
			buf_add_char(out, ':');
			search_field_write(out, f->amounts[j]);
		}
	}
}

void search_entry_write(struct buf *out, const struct search_entry *e)
{
	buf_add_char(out, e->type);
	add_field(out, e->url);
	add_field(out, e->name);
	add_field(out, e->name_en);
	add_field(out, e->code);
	add_figures(out, e);
	add_field(out, e->language);
	add_field(out, e->context);
	add_field(out, e->text);
	while (out->s[out->n - 1] == '\t')
		out->n--;
	buf_add_char(out, '\n');
}

#define BEGIN "budgetpressSearch.volume(\""
#define MIDDLE "\",\""
#define END "\");\n"

/* Where the volume that begins at `from` ends. */
static size_t volume_end(struct str lines, size_t from)
{
	size_t end = str_find_char(lines, '\n', from) + 1;

	while (end < lines.n) {
		size_t next = str_find_char(lines, '\n', end) + 1;

		if (next - from > SEARCH_VOLUME_MAX)
			break;
		end = next;
	}
	return end;
}

size_t search_volumes(struct str key, struct str head, struct str lines,
		      struct search_volume_sink sink)
{
	struct buf name = {0}, bytes = {0};
	size_t count = 0;

	for (size_t from = 0; from < lines.n;) {
		size_t end = volume_end(lines, from);

		buf_clear(&name);
		buf_add(&name, key);
		buf_add_format(&name, "-%zu", ++count);
		buf_clear(&bytes);
		buf_add(&bytes, STR(BEGIN));
		buf_add_json(&bytes, buf_str(&name));
		buf_add(&bytes, STR(MIDDLE));
		buf_add_json(&bytes, head);
		buf_add_json(&bytes, STR("\n"));
		/* Not the line end of the last. */
		buf_add_json(&bytes, str_slice(lines, from, end - 1));
		buf_add(&bytes, STR(END));
		sink.put(sink.context, count, buf_str(&name), buf_str(&bytes));
		from = end;
	}
	buf_free(&name);
	buf_free(&bytes);
	return count;
}

/* The value of four hexadecimal digits; UINT32_MAX for others. */
static uint32_t hex_at(struct str s, size_t at)
{
	uint32_t code = 0;

	for (size_t i = 0; i < 4; i++) {
		char c = at + i < s.n ? s.s[at + i] : '\0';
		uint32_t digit =
			c >= '0' && c <= '9'   ? (uint32_t)(c - '0')
			: c >= 'a' && c <= 'f' ? (uint32_t)(c - 'a') + 10
			: c >= 'A' && c <= 'F' ? (uint32_t)(c - 'A') + 10
					       : 16;

		if (digit == 16)
			return UINT32_MAX;
		code = code << 4 | digit;
	}
	return code;
}

/* Append a JSON text without its quotes as what it means. */
static bool unescape(struct buf *out, struct str s)
{
	for (size_t at = 0; at < s.n;) {
		size_t end = str_find_char(s, '\\', at);

		buf_add(out, str_slice(s, at, end));
		if (end == s.n)
			return true;
		char c = end + 1 < s.n ? s.s[end + 1] : '\0';
		uint32_t code = c == 'u'   ? hex_at(s, end + 2)
				: c == 'n' ? '\n'
				: c == 't' ? '\t'
					   : (uint32_t)c;

		if (!code || code > 0xffff)
			return false;
		utf8_put(out, code);
		at = end + (c == 'u' ? 6 : 2);
	}
	return true;
}

/* What of a volume is found by: all of the head, the words of the entries. */
static void add_words(struct buf *out, struct str line, bool is_head)
{
	struct str_cut cut = {.tail = line, .found = true};

	for (int field = 0; cut.found; field++) {
		cut = str_cut(cut.tail, STR("\t"));
		if (is_head || (field != TYPE && field != URL &&
				field != FIGURES && field != LANGUAGE)) {
			search_fold(out, cut.head);
			buf_add_char(out, ' ');
		} else if (field == FIGURES) {
			struct str_cut item = {.tail = cut.head, .found = true};

			while (item.found) {
				item = str_cut(item.tail, STR("|"));
				buf_add(out, str_cut(item.head, STR(":")).head);
				buf_add_char(out, ' ');
			}
		}
	}
}

bool search_volume_grams(struct arena *a, struct arena *scratch,
			 struct str bytes, struct search_grams *out)
{
	struct buf text = {0}, words = {0};
	struct str_cut cut = str_cut(bytes, STR(MIDDLE));
	bool ok = cut.found && str_starts(bytes, STR(BEGIN)) &&
		  str_ends(cut.tail, STR(END)) &&
		  unescape(&text,
			   str_slice(cut.tail, 0, cut.tail.n - STR(END).n));
	struct str_cut line = {.tail = buf_str(&text), .found = ok};

	for (bool is_head = true; line.found; is_head = false) {
		line = str_cut(line.tail, STR("\n"));
		buf_clear(&words);
		add_words(&words, line.head, is_head);
		search_grams_add(a, out, scratch, buf_str(&words));
	}
	search_grams_sort(out, scratch);
	buf_free(&text);
	buf_free(&words);
	return ok;
}
