/* Buffer: bytes that are being written.
 *
 * Heap-backed, grows as needed, used again after buf_clear(). A zeroed struct
 * is a valid empty buffer. Appending never fails (see arena.h on memory).
 */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include "base/str.h"

#include <assert.h>

struct buf {
	char *s;
	size_t n;
	size_t capacity;
};

void buf_free(struct buf *b);
static inline void buf_clear(struct buf *b)
{
	b->n = 0;
}
/* Grow, for buf_reserve() alone. */
void buf_grow(struct buf *b, size_t more);
/* Make room for more bytes without changing the content. */
static inline void buf_reserve(struct buf *b, size_t more)
{
	if (more > b->capacity - b->n)
		buf_grow(b, more);
}
static inline void buf_add(struct buf *b, struct str s)
{
	if (!s.n)
		return;
	buf_reserve(b, s.n);
	assert(b->s);
	memcpy(b->s + b->n, s.s, s.n);
	b->n += s.n;
}
static inline void buf_add_char(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->s[b->n++] = c;
}
void buf_add_format(struct buf *b, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
/* Decimal digits of n. */
void buf_add_uint(struct buf *b, uint64_t n);
/* s with & < > " ' escaped: safe in HTML text and in quoted attributes. */
void buf_add_html(struct buf *b, struct str s);
/* s as the inside of a JSON string: quotes, backslash and controls escaped,
 * also '<' (so that it can stand in a <script>), U+2028 and U+2029. */
void buf_add_json(struct buf *b, struct str s);
/* The content; valid until the buffer changes. */
static inline struct str buf_str(const struct buf *b)
{
	return (struct str){b->s, b->n};
}

#endif
