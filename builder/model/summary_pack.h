/* Summaries as bytes: what a build keeps of a department for the next one. */
#ifndef MODEL_SUMMARY_PACK_H
#define MODEL_SUMMARY_PACK_H

#include "base/pack.h"
#include "model/summary.h"

/* Append the summary, but for its organisation. */
void summary_pack(struct pack_writer *w, const struct summary *s);
/* Read one into the arena; its texts are views of the bytes, which must live as
 * long. False when the bytes are not a summary. */
bool summary_unpack(struct pack_reader *r, struct arena *a,
		    struct summary *out);

#endif
