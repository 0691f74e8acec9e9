/* Any text: what comes out is balanced HTML of our own few elements and
 * attributes, with links that may be published; no mark of ours is left. */
#include "base/utf8.h"
#include "format/encoding.h"
#include "format/markdown.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static bool is_listed(struct str name, const char *list)
{
	struct str_cut cut = {.tail = str_from(list)};

	do {
		cut = str_cut(cut.tail, STR(" "));
		if (str_eq(cut.head, name))
			return true;
	} while (cut.found);
	return false;
}

static void check_attribute(struct str name, struct str value)
{
	require(is_listed(name, "href src alt class title id scope start"));
	require(!str_contains(value, STR("<")));
	require(!str_contains(value, STR(">")));
	if (is_listed(name, "href src")) {
		struct arena a = {0};
		struct str amp = STR("&amp;");

		require(markdown_url_is_safe(
			str_replace(&a, value, amp, STR("&"))));
		arena_free(&a);
	}
}

/* The attributes of a tag: each ` name="value"`. */
static void check_attributes(struct str text)
{
	while (text.n) {
		struct str_cut name = str_cut(text, STR("=\""));
		struct str_cut value = str_cut(name.tail, STR("\""));

		require(name.found && value.found);
		require(str_starts(name.head, STR(" ")));
		check_attribute(str_slice(name.head, 1, name.head.n),
				value.head);
		text = value.tail;
	}
}

enum { OPEN_MAX = 512 };

struct checker {
	struct str open[OPEN_MAX];
	size_t count;
};

static void check_tag(struct checker *c, struct str tag)
{
	if (str_starts(tag, STR("/"))) {
		require(c->count > 0);
		require(str_eq(c->open[--c->count], str_slice(tag, 1, tag.n)));
		return;
	}
	size_t end = str_find_char(tag, ' ', 0);
	struct str name = str_slice(tag, 0, end);

	check_attributes(str_slice(tag, end, tag.n));
	if (is_listed(name, "hr br img"))
		return;
	require(is_listed(name, "p a em strong code pre blockquote ul ol li "
				"table thead tbody tr th td h2 h3 h4 h5 h6"));
	require(c->count < OPEN_MAX);
	c->open[c->count++] = name;
}

static void check_html(struct str html)
{
	struct checker c = {.count = 0};

	require(utf8_invalid_at(html) == html.n);
	require(!str_contains(html, STR("\xEF\xB7\x90")));
	for (size_t at = str_find_char(html, '<', 0); at < html.n;
	     at = str_find_char(html, '<', at)) {
		size_t end = str_find_char(html, '>', at);

		require(end < html.n);
		check_tag(&c, str_slice(html, at + 1, end));
		at = end;
	}
	require(c.count == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf html = {0}, plain = {0}, messages = {0};
	struct markdown_document doc;
	struct str path = STR("f"), text;

	if (encoding_decode(&a, (struct str){(const char *)data, size},
			    ENCODING_DETECT, path, &d, &text)) {
		size_t before = d.counts[DIAG_ERROR];
		bool ok = markdown_open(&a, text, path, &d, &doc);

		require(ok == (d.counts[DIAG_ERROR] == before));
		if (ok) {
			markdown_render(&a, &doc, 1, STR("s"), NULL, &d, &html);
			markdown_plain(&doc, &plain);
		}
		check_html(buf_str(&html));
		require(!str_contains(buf_str(&plain), STR("\xEF\xB7\x90")));
	}
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_ZH, false, 0);
	buf_free(&html);
	buf_free(&plain);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
