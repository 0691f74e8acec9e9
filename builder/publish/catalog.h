/* Catalog: the files of the old site and of the new one, in one table.
 *
 * Files are found by their path without regard to case, since disks and
 * archives that ignore case must be able to hold the site. A folder of the new
 * site is an entry too: a file and a folder cannot share a name. Entries never
 * move. Not locked: see job.h.
 */
#ifndef PUBLISH_CATALOG_H
#define PUBLISH_CATALOG_H

#include "base/map.h"
#include "format/sha256.h"
#include "publish/digest.h"

enum file_state {
	FILE_OLD,     /* of the old site; nobody asked for it yet */
	FILE_CLAIMED, /* of the new site; being compared or written */
	FILE_KEPT,    /* of the new site, as the old one has it */
	FILE_STAGED,  /* of the new site; its bytes are in the stage */
	FILE_FOLDER,  /* a folder of the new site */
	FILE_MADE,    /* a folder of the new site that is in the stage */
};

/* What is known of some files besides. */
struct file_more {
	struct sha256 sha256;
	uint64_t records;
	bool hashed;  /* sha256 is known */
	bool counted; /* records is known */
};

struct publish_file {
	const char *path;
	struct file_more *more; /* in the catalog's arena; NULL: nothing */
	struct digest digest;
	uint64_t size;
	int64_t mtime_ns;
	uint32_t hash;          /* of the path without regard to case */
	uint32_t group;         /* see catalog_group() */
	uint32_t next_of_group; /* 1 + index of another old file; 0 is none */
	uint16_t path_size;
	uint8_t state; /* enum file_state */
	bool known;    /* the old site has it */
};

struct catalog {
	struct arena arena;
	struct publish_file **chunks;
	size_t chunk_capacity;
	size_t count;     /* files and folders */
	size_t old_count; /* the first ones: the old site, sorted by path */
	uint32_t *slots;  /* 1 + index of an entry, 0 is free */
	size_t slot_count;
	struct map groups; /* name to 1 + index of its last old file */
};

void catalog_free(struct catalog *c);

static inline struct str file_path(const struct publish_file *f)
{
	return (struct str){f->path, f->path_size};
}
struct publish_file *catalog_at(const struct catalog *c, size_t index);

/* Number of a group, made when it is new; its name. */
uint32_t catalog_group(struct catalog *c, struct str name);
struct str catalog_group_name(const struct catalog *c, uint32_t group);

/* What is known besides, made when it is not there. */
struct file_more *catalog_more(struct catalog *c, struct publish_file *f);

/* Make room for this many files at once. */
void catalog_reserve(struct catalog *c, size_t files);
/* A file of the old site; they come sorted, before all others. */
struct publish_file *catalog_add_old(struct catalog *c, uint32_t group,
				     struct str path);
/* Claim a path (its folders too) for the new site. NULL when that cannot be:
 * *clash is the entry in the way, equal but for the case. */
struct publish_file *catalog_claim(struct catalog *c, uint32_t group,
				   struct str path,
				   struct publish_file **clash);
/* Claim the folders above a path. */
bool catalog_claim_folders(struct catalog *c, struct str path,
			   struct publish_file **clash);
/* The entry of the new site that is equal but for the case, or NULL. */
struct publish_file *catalog_in_new(const struct catalog *c, struct str path);
/* Does the old or the new site have a file of exactly this path? */
bool catalog_has_file(const struct catalog *c, struct str path);

/* The files of the new site sorted by path, in an array on the heap. */
struct publish_file **catalog_sorted(const struct catalog *c, size_t *count);

#endif
