/* Inside publish. */
#ifndef PUBLISH_PUBLISH_INT_H
#define PUBLISH_PUBLISH_INT_H

#include "base/map.h"
#include "publish/publish.h"

struct publish_file {
	struct str path;
	uint64_t hash[2];
	uint64_t size;
	int64_t mtime_ns;
	bool kept; /* as the old site has it */
};

struct publish_files {
	struct publish_file *items;
	size_t count, capacity;
	struct map by_path; /* index + 1 */
};

struct publish {
	struct arena *arena;
	struct diag *diag;
	struct str output, state, stage;
	struct os_lock lock;
	struct os_mutex *mutex; /* guards all below but old */
	bool has_old;           /* there is a site of ours */
	struct publish_files old, new;
	struct map folded;  /* lower-case paths of the new site */
	struct map folders; /* made in the stage */
	bool refused; /* a path was reported: nothing may be published */
	bool failed;
	struct os_error error; /* the first */
};

struct str publish_join(struct arena *a, struct str folder, struct str name);
struct publish_file *publish_find(const struct publish_files *files,
				  struct str path);
struct publish_file *publish_add(struct arena *a, struct publish_files *files,
				 struct str path);

/* May this path be published? */
bool publish_path_is_good(struct str path);

/* The manifest's text from files (sorted by path), and back. False when the
 * text is not a manifest of this version. */
void publish_manifest_write(struct publish_files *files, struct buf *out);
bool publish_manifest_read(struct arena *a, struct str text,
			   struct publish_files *out);

/* 128 bits of XXH3. */
void publish_hash(struct str bytes, uint64_t out[2]);

extern const struct diag_kind publish_world_error;
/* Report an error of the world. */
void publish_report_world(struct diag *d, const struct os_error *e);

#endif
