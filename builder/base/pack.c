/* Pack. */
#include "base/pack.h"

static const decimal_coefficient DECIMAL_LIMIT =
	(decimal_coefficient)1000000000000000000 * 1000000000000000000;

/* What stands before a text: that it follows, that it is empty, or the number
 * of the earlier one. */
enum { TEXT_NEW, TEXT_EMPTY, TEXT_EARLIER };

void pack_uint(struct pack_writer *w, uint64_t n)
{
	for (; n >= 0x80; n >>= 7)
		buf_add_char(w->out, (char)(n | 0x80));
	buf_add_char(w->out, (char)n);
}

void pack_text(struct pack_writer *w, struct str text)
{
	if (!text.n) {
		pack_uint(w, TEXT_EMPTY);
		return;
	}
	size_t before = w->texts.count;
	struct map_entry *e = map_put(w->arena, &w->texts, text);

	if (w->texts.count == before) {
		pack_uint(w, TEXT_EARLIER + e->number);
		return;
	}
	e->number = before;
	pack_uint(w, TEXT_NEW);
	pack_uint(w, text.n);
	buf_add(w->out, text);
}

void pack_decimal(struct pack_writer *w, struct decimal d)
{
	bool negative = d.coefficient < 0;
	decimal_coefficient size = negative ? -d.coefficient : d.coefficient;

	pack_uint(w, (uint64_t)d.scale * 2 + negative);
	pack_uint(w, (uint64_t)(size >> 64));
	pack_uint(w, (uint64_t)size);
}

static uint64_t fail(struct pack_reader *r)
{
	r->failed = true;
	r->rest.n = 0;
	return 0;
}

uint64_t unpack_uint(struct pack_reader *r, uint64_t max)
{
	uint64_t n = 0;

	for (unsigned shift = 0; r->rest.n && shift < 64; shift += 7) {
		uint64_t byte = (unsigned char)r->rest.s[0];
		uint64_t bits = byte & 0x7F;

		r->rest = str_slice(r->rest, 1, r->rest.n);
		if (bits << shift >> shift != bits)
			break;
		n |= bits << shift;
		if (byte < 0x80)
			return n <= max ? n : fail(r);
	}
	return fail(r);
}

size_t unpack_count(struct pack_reader *r)
{
	uint64_t n = unpack_uint(r, UINT64_MAX);

	return n <= r->rest.n ? (size_t)n : (size_t)fail(r);
}

/* The text in the pool, if there is one now. */
static struct str kept(struct pack_reader *r, struct str text)
{
	if (r->pool)
		text.s = pool_keep(r->pool, text);
	return text;
}

struct str unpack_text(struct pack_reader *r)
{
	struct str none = {NULL, 0};
	uint64_t n = unpack_uint(r, UINT64_MAX);

	if (r->failed || n == TEXT_EMPTY)
		return none;
	if (n >= TEXT_EARLIER) {
		n -= TEXT_EARLIER;
		if (n >= r->count)
			fail(r);
		return r->failed ? none : kept(r, r->items[n]);
	}
	size_t size = unpack_count(r);

	if (!size)
		fail(r);
	if (r->failed)
		return none;
	struct str text = str_slice(r->rest, 0, size);

	r->rest = str_slice(r->rest, size, r->rest.n);
	*VEC_PUSH(r->arena, r) = text;
	return kept(r, text);
}

struct decimal unpack_decimal(struct pack_reader *r)
{
	uint64_t head = unpack_uint(r, DECIMAL_SCALE_MAX * 2 + 1);
	decimal_coefficient size =
		(decimal_coefficient)unpack_uint(r, INT64_MAX) << 64;

	size |= unpack_uint(r, UINT64_MAX);
	if (size >= DECIMAL_LIMIT)
		fail(r);
	if (r->failed)
		return (struct decimal){0};
	return (struct decimal){head % 2 ? -size : size, (unsigned)(head / 2)};
}
