/* Any text as templates, compiled and rendered over fixed values. NUL bytes
 * separate the templates, which are named a, b, c ...; the first is rendered.
 * What renders strictly renders the same when not strict and when rendered
 * again; what comes out is UTF-8; each failure has a message with a place. */
#include "base/utf8.h"
#include "template/template.h"

#include <stdlib.h>

enum { TEMPLATES_MAX = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const struct value_shape PAGE =
	VALUE_SHAPE("page", "a", "b", "list", "none", "page");
static const struct value_shape ITEM = VALUE_SHAPE("item", "a", "c", "list");

static void require(bool ok)
{
	if (!ok)
		abort();
}

static struct value make_values(struct arena *a)
{
	struct value *texts = arena_array(a, struct value, 2);
	struct value *items = arena_array(a, struct value, 2);
	struct value *inner = arena_array(a, struct value, 3);

	texts[0] = value_text(STR("1 < 2"));
	texts[1] = value_markup(STR("<b>预算</b>"));
	items[0] = VALUE_OBJECT(a, &ITEM, value_text(STR("x")), value_none(),
				value_list(texts, 2));
	items[1] = VALUE_OBJECT(a, &ITEM, value_bool(true), value_uint(a, 7),
				value_list(NULL, 0));
	inner[0] = value_text(STR("line\nline"));
	inner[1] = value_bool(false);
	inner[2] = value_list(items, 2);
	return VALUE_OBJECT(a, &PAGE, inner[0], inner[1], inner[2],
			    value_none(), items[0]);
}

static size_t split(struct arena *a, struct str text,
		    struct template_source *sources)
{
	size_t count = 0;
	struct str_cut cut = {.tail = text, .found = true};

	while (cut.found && count < TEMPLATES_MAX) {
		cut = str_cut(cut.tail, (struct str){"", 1});
		struct str name = str_format(a, "%c", (char)('a' + (int)count));

		sources[count++] = (struct template_source){
			name, str_concat(a, name, STR(".html")), cut.head};
	}
	return count;
}

static bool render(struct arena *a, const struct template_source *sources,
		   size_t count, bool strict, struct buf *out)
{
	struct template_renderer renderer = {0};
	struct diag diag = {0};
	struct buf again = {0};
	struct value values = make_values(a);
	const struct template_set *set =
		template_compile(a, sources, count, strict, &diag);
	const struct template *t = set ? template_find(set, STR("a")) : NULL;
	bool ok = t && template_render(&renderer, t, &values, &diag, out);

	require(ok == !diag_has_errors(&diag));
	for (size_t i = 0; i < diag.count; i++)
		require(diag.items[i].span.line > 0);
	if (ok) {
		require(template_render(&renderer, t, &values, &diag, &again));
		require(str_eq(buf_str(out), buf_str(&again)));
		require(utf8_invalid_at(buf_str(out)) == out->n);
	}
	buf_free(&again);
	diag_free(&diag);
	template_renderer_free(&renderer);
	return ok;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str text = {(const char *)data, size};
	struct template_source sources[TEMPLATES_MAX];
	struct buf strict = {0}, loose = {0};

	if (utf8_invalid_at(text) < size)
		return 0;
	size_t count = split(&a, text, sources);

	if (render(&a, sources, count, true, &strict)) {
		require(render(&a, sources, count, false, &loose));
		require(str_eq(buf_str(&strict), buf_str(&loose)));
	} else {
		render(&a, sources, count, false, &loose);
	}
	buf_free(&strict);
	buf_free(&loose);
	arena_free(&a);
	return 0;
}
