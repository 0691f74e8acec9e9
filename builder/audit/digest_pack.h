/* Digests as bytes: what a build keeps of an audit for the next one. */
#ifndef AUDIT_DIGEST_PACK_H
#define AUDIT_DIGEST_PACK_H

#include "audit/digest.h"
#include "base/pack.h"

void audit_digest_pack(struct pack_writer *w, const struct audit_digest *d);
/* Read one into the arena; its texts are views of the bytes. False when the
 * bytes are not a digest. */
bool audit_digest_unpack(struct pack_reader *r, struct arena *a,
			 struct audit_digest *out);

#endif
