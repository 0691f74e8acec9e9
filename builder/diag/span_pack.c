/* Places as bytes. */
#include "diag/span_pack.h"

void pack_span(struct pack_writer *w, struct span span)
{
	pack_text(w, span.path);
	pack_uint(w, span.line);
	pack_uint(w, span.column);
	pack_uint(w, span.cell.row);
	pack_uint(w, span.cell.column);
}

static uint32_t unpack_place(struct pack_reader *r)
{
	return (uint32_t)unpack_uint(r, UINT32_MAX);
}

struct span unpack_span(struct pack_reader *r)
{
	struct span span = {.path = unpack_text(r)};

	span.line = unpack_place(r);
	span.column = unpack_place(r);
	span.cell.row = unpack_place(r);
	span.cell.column = unpack_place(r);
	return span;
}
