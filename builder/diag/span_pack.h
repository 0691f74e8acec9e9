/* Places as bytes that the same program reads back; see base/pack.h. */
#ifndef DIAG_SPAN_PACK_H
#define DIAG_SPAN_PACK_H

#include "base/pack.h"
#include "diag/diag.h"

void pack_span(struct pack_writer *w, struct span span);
struct span unpack_span(struct pack_reader *r);

#endif
