/* Digest. */
#include "publish/digest.h"

#include <inttypes.h>

/* For the size of the state of a stream. */
#define XXH_STATIC_LINKING_ONLY
#include <xxhash.h>

struct digest digest_of(struct str bytes)
{
	XXH128_hash_t hash = XXH3_128bits(bytes.n ? bytes.s : "", bytes.n);

	return (struct digest){hash.low64, hash.high64};
}

struct digest_stream *digest_begin(struct arena *a)
{
	enum { ALIGN = _Alignof(XXH3_state_t) };
	char *bytes = arena_text(a, sizeof(XXH3_state_t) + ALIGN);
	uintptr_t over = (uintptr_t)bytes % ALIGN;
	void *state = bytes + (over ? ALIGN - over : 0);

	XXH3_128bits_reset(state);
	return state;
}

void digest_add(struct digest_stream *s, struct str bytes)
{
	XXH3_128bits_update((void *)s, bytes.n ? bytes.s : "", bytes.n);
}

void digest_take(void *stream, struct str bytes)
{
	digest_add(stream, bytes);
}

struct digest digest_end(const struct digest_stream *s)
{
	XXH128_hash_t hash = XXH3_128bits_digest((const void *)s);

	return (struct digest){hash.low64, hash.high64};
}

void digest_write(struct buf *out, struct digest digest)
{
	buf_add_format(out, "%016" PRIx64 "%016" PRIx64, digest.high,
		       digest.low);
}

static bool read_half(struct str text, uint64_t *out)
{
	*out = 0;
	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];

		if (c >= '0' && c <= '9')
			*out = *out << 4 | (uint64_t)(c - '0');
		else if (c >= 'a' && c <= 'f')
			*out = *out << 4 | (uint64_t)(c - 'a' + 10);
		else
			return false;
	}
	return true;
}

bool digest_read(struct str text, struct digest *out)
{
	return text.n == DIGEST_TEXT_SIZE &&
	       read_half(str_slice(text, 0, 16), &out->high) &&
	       read_half(str_slice(text, 16, 32), &out->low);
}
