/* Bytes on their way to somewhere, handed on in pieces. */
#ifndef PUBLISH_PIECES_H
#define PUBLISH_PIECES_H

#include "base/buf.h"

/* NULL for take: all stay in buf. */
struct pieces {
	struct buf buf; /* not handed on yet */
	void (*take)(void *context, struct str piece);
	void *context;
};

static inline void pieces_flush(struct pieces *p)
{
	if (!p->take)
		return;
	p->take(p->context, buf_str(&p->buf));
	buf_clear(&p->buf);
}

static inline void pieces_add(struct pieces *p, struct str bytes)
{
	enum { ENOUGH = 65536 };

	buf_add(&p->buf, bytes);
	if (p->buf.n >= ENOUGH)
		pieces_flush(p);
}

#endif
