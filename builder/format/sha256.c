/* SHA-256. */
#include "format/sha256.h"

#include <nettle/sha2.h>

struct sha256_stream {
	struct sha256_ctx context;
};

_Static_assert(SHA256_SIZE == SHA256_DIGEST_SIZE, "size of a SHA-256");

static void add(struct sha256_ctx *context, struct str bytes)
{
	if (bytes.n)
		sha256_update(context, bytes.n, (const uint8_t *)bytes.s);
}

static struct sha256 end(struct sha256_ctx *context)
{
	struct sha256 hash;

	sha256_digest(context, sizeof hash.bytes, hash.bytes);
	return hash;
}

struct sha256 sha256_of(struct str bytes)
{
	struct sha256_ctx context;

	sha256_init(&context);
	add(&context, bytes);
	return end(&context);
}

struct sha256_stream *sha256_begin(struct arena *a)
{
	struct sha256_stream *s = arena_new(a, struct sha256_stream);

	sha256_init(&s->context);
	return s;
}

void sha256_add(struct sha256_stream *s, struct str bytes)
{
	add(&s->context, bytes);
}

struct sha256 sha256_end(struct sha256_stream *s)
{
	return end(&s->context);
}

void sha256_write(struct buf *out, const struct sha256 *hash)
{
	for (size_t i = 0; i < SHA256_SIZE; i++) {
		buf_add_char(out, "0123456789abcdef"[hash->bytes[i] >> 4]);
		buf_add_char(out, "0123456789abcdef"[hash->bytes[i] & 15]);
	}
}
