/* DEFLATE: see the header. The only file that knows zlib. */
#include "format/deflate.h"

#include <limits.h>
#include <zlib.h>

enum { MEMORY_LEVEL = 8, ROOM = 16384 };

struct deflate {
	z_stream z;
};

static void *take(void *context, uInt count, uInt size)
{
	(void)context;
	return heap_alloc((size_t)count * size);
}

static void give(void *context, void *p)
{
	(void)context;
	heap_free(p);
}

struct deflate *deflate_new(int level)
{
	struct deflate *d = heap_alloc(sizeof *d);

	*d = (struct deflate){.z = {.zalloc = take, .zfree = give}};
	int code = deflateInit2(&d->z, level, Z_DEFLATED, -MAX_WBITS,
				MEMORY_LEVEL, Z_DEFAULT_STRATEGY);

	assert(code == Z_OK);
	(void)code;
	return d;
}

void deflate_free(struct deflate *d)
{
	if (d)
		deflateEnd(&d->z);
	heap_free(d);
}

/* Until all that was given is taken; with Z_FINISH, until all is written. */
static void run(struct deflate *d, int flush, struct buf *out)
{
	int code;

	do {
		buf_reserve(out, ROOM);
		d->z.next_out = (Bytef *)out->s + out->n;
		d->z.avail_out = ROOM;
		code = deflate(&d->z, flush);
		out->n += ROOM - d->z.avail_out;
	} while (flush == Z_FINISH ? code == Z_OK || code == Z_BUF_ERROR
				   : !d->z.avail_out);
}

void deflate_add(struct deflate *d, struct str piece, struct buf *out)
{
	while (piece.n) {
		size_t n = piece.n < INT_MAX ? piece.n : INT_MAX;

		/* zlib does not write there. */
		d->z.next_in = (Bytef *)(uintptr_t)piece.s;
		d->z.avail_in = (uInt)n;
		run(d, Z_NO_FLUSH, out);
		piece = str_slice(piece, n, piece.n);
	}
}

void deflate_end(struct deflate *d, struct buf *out)
{
	d->z.avail_in = 0;
	run(d, Z_FINISH, out);
	deflateReset(&d->z);
}

uint32_t deflate_crc(uint32_t crc, struct str piece)
{
	return (uint32_t)crc32_z(crc, (const Bytef *)piece.s, piece.n);
}
