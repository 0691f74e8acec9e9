/* Digest: 128 bits of XXH3, to tell whether bytes changed. */
#ifndef PUBLISH_DIGEST_H
#define PUBLISH_DIGEST_H

#include "base/buf.h"

struct digest {
	uint64_t low, high;
};

enum { DIGEST_TEXT_SIZE = 32 }; /* lower-case hexadecimal digits */

struct digest digest_of(struct str bytes);
/* The same of bytes that come in pieces; digest_take() is digest_add() for
 * struct pieces. */
struct digest_stream;
struct digest_stream *digest_begin(struct arena *a);
void digest_add(struct digest_stream *s, struct str bytes);
void digest_take(void *stream, struct str bytes);
struct digest digest_end(const struct digest_stream *s);
static inline bool digest_eq(struct digest a, struct digest b)
{
	return a.low == b.low && a.high == b.high;
}
void digest_write(struct buf *out, struct digest digest);
/* False when text does not have exactly the digits that digest_write() gives.
 */
bool digest_read(struct str text, struct digest *out);

#endif
