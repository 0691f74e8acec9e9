/* SHA-256 of bytes, by nettle: what other people check files with. */
#ifndef FORMAT_SHA256_H
#define FORMAT_SHA256_H

#include "base/buf.h"

enum { SHA256_SIZE = 32 };

struct sha256 {
	unsigned char bytes[SHA256_SIZE];
};

struct sha256 sha256_of(struct str bytes);
/* The same of bytes that come in pieces. */
struct sha256_stream;
struct sha256_stream *sha256_begin(struct arena *a);
void sha256_add(struct sha256_stream *s, struct str bytes);
struct sha256 sha256_end(struct sha256_stream *s);
/* 64 lower-case hexadecimal digits. */
void sha256_write(struct buf *out, const struct sha256 *hash);

#endif
