/* Manifest: what a published tree holds, as a file.
 *
 * Binary, in the byte order of the machine, which alone reads it: a header with
 * a checksum of all that follows, the groups, the files sorted by path. A path
 * is written as the number of bytes it shares with the one before and the rest.
 * Behind it stands what is known of some files besides.
 */
#ifndef PUBLISH_MANIFEST_H
#define PUBLISH_MANIFEST_H

#include "publish/catalog.h"
#include "publish/path.h"
#include "publish/pieces.h"

/* One file of a manifest. */
struct manifest_file {
	struct str path; /* until the next is read */
	struct digest digest;
	uint64_t size;
	int64_t mtime_ns;
	uint32_t group;
	bool has_more;
	struct file_more more; /* when it has */
};

/* Identity of a site: of its paths, groups, sizes and hashes, not times. */
struct digest manifest_id(const struct catalog *c,
			  struct publish_file *const *files, size_t count);

/* When the tree was complete: its marker, which is written last. */
struct manifest_seal {
	uint64_t inode;
	int64_t time_ns;
};

void manifest_write(struct pieces *out, const struct catalog *c,
		    struct publish_file *const *files, size_t count,
		    struct manifest_seal seal);

struct manifest_reader {
	struct str rest;
	struct manifest_seal seal;
	uint64_t file_count;
	uint32_t group_count;
	struct manifest_file file;
	char path[PATH_BYTES_MAX];
};

/* Begin to read; false when bytes are not a whole manifest of this version.
 * Group i (below group_count) is then got by manifest_next_group(), before the
 * files. */
bool manifest_open(struct manifest_reader *r, struct str bytes);
bool manifest_next_group(struct manifest_reader *r, struct str *name);
/* The next file in r->file; false at the end. */
bool manifest_next(struct manifest_reader *r);

/* All of it into an empty catalog; false and an empty catalog when it is not
 * a whole manifest. */
bool manifest_load(struct catalog *c, struct str bytes,
		   struct manifest_seal *seal);

#endif
