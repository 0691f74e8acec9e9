/* Notes: what a build keeps of a department for the next one, as bytes.
 *
 * The fingerprint of what it was made from, its counts, its messages, its
 * summary, the digests of its audits. Notes are read by the same program only;
 * bytes that are no note are refused.
 */
#ifndef BUILD_NOTE_H
#define BUILD_NOTE_H

#include "audit/digest_pack.h"
#include "build/build.h"
#include "export/export.h"
#include "model/summary_pack.h"
#include "publish/digest.h"
#include "view/search.h"

struct note {
	struct digest inputs; /* all zero: of inputs that are not trusted */
	struct build_counts counts;
	size_t volumes[SHELF_COUNT]; /* of the search, by shelf */
	struct str names;   /* lines of the search: of the first shelf */
	struct str audits;  /* packed; empty when there are none */
	struct str links;   /* of commentary, packed: see links.h */
	struct str summary; /* as audits */
};

/* Write a note over what is in out; its field summary is not looked at. */
void note_write(struct buf *out, struct arena *scratch, const struct note *n,
		const struct diag *messages, const struct summary *summary);
/* Read it; texts are views of bytes. Messages go to d, if it is not NULL. False
 * when bytes are not a note; then out is empty. */
bool note_read(struct arena *scratch, struct str bytes, struct note *out,
	       struct diag *d);
/* The note's summary, without its organisation; parts and pool are those of
 * summary_unpack(), pool may be NULL. Scratch is another arena than a. False
 * when it is damaged. */
bool note_summary(struct arena *scratch, const struct note *n, struct arena *a,
		  struct pool *pool, unsigned parts, struct summary *out);
/* The digests of the department's audits, likewise; texts are views of the
 * note's bytes. */
bool note_audits(struct arena *scratch, const struct note *n, struct arena *a,
		 struct audit_digests *out);
/* Pack digests for the note's field audits; in the arena. */
struct str note_pack_audits(struct arena *a, const struct audit_digest *years,
			    size_t count);

static inline bool note_is_of(const struct note *n, struct digest inputs)
{
	return (inputs.low || inputs.high) && digest_eq(n->inputs, inputs);
}

#endif
