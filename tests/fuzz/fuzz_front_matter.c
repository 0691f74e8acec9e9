/* Any text behind a first line of +++: the body is the end of the text, and
 * its line is the one that it stands on. */
#include "base/utf8.h"
#include "format/markdown.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static void check_body(struct str text, const struct markdown_document *doc)
{
	size_t at = text.n - doc->body.n;

	require(doc->body.n <= text.n);
	require(str_eq(str_slice(text, at, text.n), doc->body));
	if (doc->front_matter)
		require(doc->front_matter->kind == TOML_TABLE);
	if (doc->body.n) {
		struct span span = span_locate(doc->path, text, at);

		require(span.line == doc->body_line && span.column == 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf messages = {0};
	struct markdown_document doc;
	struct str input = {(const char *)data, size};
	struct str text = str_concat(&a, STR("+++\n"), input);

	if (utf8_invalid_at(text) == text.n) {
		bool ok = markdown_open(&a, text, STR("f"), &d, &doc);

		require(ok == !diag_has_errors(&d));
		check_body(text, &doc);
		for (size_t i = 0; i < d.count; i++)
			require(d.items[i].span.line > 0 ||
				text.n > MARKDOWN_SIZE_MAX);
	}
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_EN, false, 0);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
