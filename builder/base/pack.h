/* Pack: numbers and texts as bytes that the same program reads back.
 *
 * Numbers have seven bits a byte. A text is written once; where it comes again
 * stands its number. Reading never trusts the bytes: after the first thing that
 * cannot be, all that is read is 0 or empty, and failed is set.
 */
#ifndef BASE_PACK_H
#define BASE_PACK_H

#include "base/decimal.h"
#include "base/map.h"
#include "base/pool.h"

struct pack_writer {
	struct buf *out;
	struct arena *arena; /* scratch */
	struct map texts;    /* written ones, which must live as long */
};

void pack_uint(struct pack_writer *w, uint64_t n);
void pack_text(struct pack_writer *w, struct str text);
void pack_decimal(struct pack_writer *w, struct decimal d);

struct pack_reader {
	struct str rest;
	struct arena *arena; /* scratch */
	struct pool *pool;   /* of texts; NULL: they are views of the bytes;
			      * may change while one reads */
	struct str *items;   /* texts so far, in the bytes */
	size_t count, capacity;
	bool failed;
};

/* A number of at most max. */
uint64_t unpack_uint(struct pack_reader *r, uint64_t max);
/* How many items of at least one byte each follow. */
size_t unpack_count(struct pack_reader *r);
struct str unpack_text(struct pack_reader *r);
struct decimal unpack_decimal(struct pack_reader *r);
/* Was all of it read, and could all of it be? */
static inline bool unpack_end(const struct pack_reader *r)
{
	return !r->failed && !r->rest.n;
}

#endif
