/* Fingerprints of what outputs are made from. */
#ifndef BUILD_FINGERPRINT_H
#define BUILD_FINGERPRINT_H

#include "ingest/ingest.h"
#include "publish/digest.h"

struct build;

/* Is the file so old that a change after it was looked at must show in its
 * times? What is as young as the build itself, or nearly, must not be trusted:
 * it could change again within one tick of the file system's clock. */
bool fingerprint_is_settled(const struct ingest_file *f, int64_t started_ns);

/* Of what all departments are made from: the program and its libraries,
 * site.toml, templates, assets, the files of content/ itself, the date of the
 * pages. All zero when something of it is not settled. */
struct digest fingerprint_shared(const struct build *b);
/* Of that and all files of the department's folder; all zero likewise. Scratch
 * is written over. */
struct digest fingerprint_department(const struct build *b,
				     const struct ingest_folder *folder,
				     struct buf *scratch);

#endif
