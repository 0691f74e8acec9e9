/* The index of the search: which volumes have which grams.
 *
 * Volumes are numbered in the order in which they are added. The index is cut
 * into shards by the first bits of the grams, as many as keep a shard near
 * SEARCH_SHARD_BYTES; each is a classic script with one text:
 *
 *     budgetpressSearch.shard(17,"...");
 *
 * The text is numbers of 5 bits a character, from A-Za-z0-9-_ , the sixth bit
 * saying that more follow, lowest first. For each gram of the shard, in order:
 * how far it is from the one before; 2 n for n gaps between volumes that
 * follow, or 2 n + 1 for n characters of 6 volumes each, a bit for each.
 *
 *     budgetpressSearch.block(0,"d00001/1-1\n...");
 *
 * has the keys of SEARCH_BLOCK volumes, and start.js the sizes of it all.
 * Memory is bounded: what is added goes to a file.
 */
#ifndef EXPORT_SEARCH_INDEX_H
#define EXPORT_SEARCH_INDEX_H

#include "format/search_grams.h"
#include "os/os.h"

enum {
	SEARCH_SHARD_BYTES = 8 * 1024,
	SEARCH_BLOCK = 256,
	SEARCH_SHELVES = 4,
};

struct search_index;

/* The scratch file has no name; it is made in the folder. NULL on errors of
 * the world. */
struct search_index *search_index_begin(struct arena *a, struct str folder,
					struct os_error *e);
/* The next volume, its grams sorted. */
bool search_index_add(struct search_index *x, struct str key,
		      const struct search_grams *grams, struct os_error *e);

/* Volumes of another kind follow; after the last of SEARCH_SHELVES kinds too.
 */
void search_index_end_shelf(struct search_index *x);

struct search_index_sink {
	/* path below the search folder. */
	void (*put)(void *context, struct str path, struct str bytes);
	void *context;
};
/* Write all of it. version is a text that changes when the volumes do, so that
 * no browser takes files of two builds for those of one. */
bool search_index_write(struct search_index *x, struct str version,
			struct search_index_sink sink, struct os_error *e);
/* Give its memory and the file back; NULL is none. */
void search_index_end(struct search_index *x);

#endif
