/* Values: what a page shows, as a tree in an arena.
 *
 * An object has a shape (the names of its members, a static constant beside
 * the view that makes it) and as many values. Text is escaped where it is
 * written, markup (already safe HTML: rendered Markdown, SVG) is not.
 */
#ifndef TEMPLATE_VALUE_H
#define TEMPLATE_VALUE_H

#include "base/str.h"

enum value_kind {
	VALUE_NONE,   /* known name, nothing there: false, "" as text */
	VALUE_TEXT,   /* false when empty */
	VALUE_MARKUP, /* the same */
	VALUE_BOOL,   /* "true" or "false" as text */
	VALUE_LIST,   /* false when empty */
	VALUE_OBJECT, /* always true */
};

struct value_shape {
	const char *name; /* what it is, for messages and dumps: "row" */
	const char *const *members;
	size_t count;
};

struct value {
	enum value_kind kind;
	bool boolean;
	uint32_t count; /* bytes of text, items of a list, members */
	const struct value_shape *shape;
	union {
		const char *text;
		const struct value *items;
	};
};

/* static const struct value_shape ROW = VALUE_SHAPE("row", "code", "name"); */
#define VALUE_SHAPE(shape_name, ...)                                 \
	{                                                            \
		(shape_name), (const char *const[]){__VA_ARGS__},    \
			sizeof((const char *const[]){__VA_ARGS__}) / \
				sizeof(const char *)                 \
	}

static inline struct value value_none(void)
{
	return (struct value){.kind = VALUE_NONE};
}
static inline struct value value_text(struct str s)
{
	return (struct value){
		.kind = VALUE_TEXT, .count = (uint32_t)s.n, .text = s.s};
}
/* Text that is absent when empty, so that {{#x}} asks whether there is any. */
static inline struct value value_text_or_none(struct str s)
{
	return s.n ? value_text(s) : value_none();
}
static inline struct value value_markup(struct str s)
{
	return (struct value){
		.kind = VALUE_MARKUP, .count = (uint32_t)s.n, .text = s.s};
}
static inline struct value value_bool(bool b)
{
	return (struct value){.kind = VALUE_BOOL, .boolean = b};
}
struct value value_uint(struct arena *a, uint64_t n);
/* A list of items that the caller fills; items live in the arena. */
static inline struct value value_list(const struct value *items, size_t count)
{
	return (struct value){
		.kind = VALUE_LIST, .count = (uint32_t)count, .items = items};
}
/* Object of a shape from exactly as many values: VALUE_OBJECT(a, &ROW, ...). */
struct value value_object(struct arena *a, const struct value_shape *shape,
			  const struct value *members, size_t count);
#define VALUE_OBJECT(a, shape, ...)                                     \
	value_object((a), (shape), (const struct value[]){__VA_ARGS__}, \
		     sizeof((const struct value[]){__VA_ARGS__}) /      \
			     sizeof(struct value))

/* Growing list of values. */
struct values {
	struct value *items;
	size_t count, capacity;
};
static inline struct value values_list(const struct values *v)
{
	return value_list(v->items, v->count);
}

/* The tree as JSON, for --dump=values and for tests. */
struct buf;
void value_dump(struct buf *out, const struct value *v);

#endif
