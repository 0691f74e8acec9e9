/* DEFLATE: bytes packed as ZIP has them, piece by piece, by zlib. */
#ifndef FORMAT_DEFLATE_H
#define FORMAT_DEFLATE_H

#include "base/buf.h"

struct deflate;

/* level: 1 (fast) to 9 (small). Holds about 270 KB until deflate_free(). */
struct deflate *deflate_new(int level);
void deflate_free(struct deflate *d);
/* Append to out what can be packed by now. */
void deflate_add(struct deflate *d, struct str piece, struct buf *out);
/* Append the rest; the next piece begins another text. */
void deflate_end(struct deflate *d, struct buf *out);

/* CRC-32 of a text that has this CRC so far, 0 at first, and goes on. */
uint32_t deflate_crc(uint32_t crc, struct str piece);

#endif
