/* Values. */
#include "template/value.h"

#include "base/buf.h"

#include <assert.h>
#include <string.h>

struct value value_uint(struct arena *a, uint64_t n)
{
	char digits[20];
	size_t at = sizeof digits;

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	return value_text(
		str_copy(a, (struct str){digits + at, sizeof digits - at}));
}

struct value value_object(struct arena *a, const struct value_shape *shape,
			  const struct value *members, size_t count)
{
	struct value *items = arena_array(a, struct value, count);

	assert(count == shape->count);
	if (count)
		memcpy(items, members, count * sizeof *items);
	return (struct value){.kind = VALUE_OBJECT,
			      .count = (uint32_t)count,
			      .shape = shape,
			      .items = items};
}

static void begin_item(struct buf *out, size_t i, size_t depth)
{
	buf_add(out, i ? STR(",\n") : STR("\n"));
	for (size_t n = 0; n < depth; n++)
		buf_add(out, STR("  "));
}

static void end_items(struct buf *out, size_t count, size_t depth)
{
	if (!count)
		return;
	buf_add_char(out, '\n');
	for (size_t n = 0; n < depth; n++)
		buf_add(out, STR("  "));
}

static void dump_text(struct buf *out, struct str text)
{
	buf_add_char(out, '"');
	buf_add_json(out, text);
	buf_add_char(out, '"');
}

static void dump(struct buf *out, const struct value *v, size_t depth);

static void dump_list(struct buf *out, const struct value *v, size_t depth)
{
	buf_add_char(out, '[');
	for (size_t i = 0; i < v->count; i++) {
		begin_item(out, i, depth + 1);
		dump(out, &v->items[i], depth + 1);
	}
	end_items(out, v->count, depth);
	buf_add_char(out, ']');
}

static void dump_object(struct buf *out, const struct value *v, size_t depth)
{
	buf_add_char(out, '{');
	for (size_t i = 0; i < v->count; i++) {
		begin_item(out, i, depth + 1);
		dump_text(out, str_from(v->shape->members[i]));
		buf_add(out, STR(": "));
		dump(out, &v->items[i], depth + 1);
	}
	end_items(out, v->count, depth);
	buf_add_char(out, '}');
}

static void dump(struct buf *out, const struct value *v, size_t depth)
{
	switch (v->kind) {
	case VALUE_NONE:
		buf_add(out, STR("null"));
		break;
	case VALUE_TEXT:
	case VALUE_MARKUP:
		dump_text(out, (struct str){v->text, v->count});
		break;
	case VALUE_BOOL:
		buf_add(out, v->boolean ? STR("true") : STR("false"));
		break;
	case VALUE_LIST:
		dump_list(out, v, depth);
		break;
	case VALUE_OBJECT:
		dump_object(out, v, depth);
		break;
	}
}

void value_dump(struct buf *out, const struct value *v)
{
	dump(out, v, 0);
	buf_add_char(out, '\n');
}
