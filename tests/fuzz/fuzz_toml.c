/* Any text: it is a tree or an error; no key stands twice in a table; every
 * value stands where its place says; the tree is no deeper than allowed. */
#include "format/toml.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static char byte_at(struct str text, uint32_t line, uint32_t column)
{
	for (size_t at = 0; at < text.n; at++) {
		struct span span = span_locate(STR(""), text, at);

		if (span.line == line && span.column == column)
			return text.s[at];
	}
	abort();
}

static bool is_one(char c, const char *marks)
{
	struct str all = str_from(marks);

	return str_find_char(all, c, 0) < all.n;
}

static const char *first_bytes(const struct toml *v)
{
	switch (v->kind) {
	case TOML_STRING:
		return "\"'";
	case TOML_INTEGER:
		return "+-0123456789";
	case TOML_FLOAT:
		return "+-0123456789in";
	case TOML_BOOL:
		return v->boolean ? "t" : "f";
	case TOML_OFFSET_DATETIME:
	case TOML_LOCAL_DATETIME:
	case TOML_LOCAL_DATE:
	case TOML_LOCAL_TIME:
		return "0123456789";
	case TOML_ARRAY:
	case TOML_TABLE:
		break;
	}
	return NULL;
}

/* Tables and arrays of headers and dotted keys stand at their names. */
static void check_place(struct str text, const struct toml *v)
{
	const char *first = first_bytes(v);

	if (first)
		require(is_one(byte_at(text, v->line, v->column), first));
}

static void check(struct str text, const struct toml *v, unsigned depth)
{
	bool has_places = text.n < 300;

	if (has_places && depth)
		check_place(text, v);
	if (v->kind != TOML_ARRAY && v->kind != TOML_TABLE)
		return;
	require(depth <= TOML_DEPTH_MAX);
	for (size_t i = 0; i < v->count; i++) {
		const struct toml_entry *e = &v->items[i];

		if (v->kind == TOML_TABLE)
			require(toml_get(v, e->key) == &e->value);
		check(text, &e->value, depth + 1);
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct diag d = {0};
	struct buf messages = {0};
	struct str text = {(const char *)data, size};
	const struct toml *v = toml_read(&a, text, STR("f"), 1, &d);

	require((v != NULL) == !diag_has_errors(&d));
	require(d.count <= TOML_ERRORS_MAX + 1);
	if (v) {
		bool bom = str_starts(text, STR("\xEF\xBB\xBF"));

		check(str_slice(text, bom ? 3 : 0, text.n), v, 0);
	}
	diag_sort(&d);
	diag_format_all(&messages, &d, LANGUAGE_EN, false, 0);
	buf_free(&messages);
	diag_free(&d);
	arena_free(&a);
	return 0;
}
