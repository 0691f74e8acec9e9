/* Publish: a site into an output folder, all or nothing.
 *
 * The new site is staged beside the old one and the two folders are swapped in
 * one step (renameat2 RENAME_EXCHANGE). Until then the old site is untouched,
 * whatever happens; after it the new one is whole. A file whose bytes did not
 * change keeps its inode and times: the new folder holds a hard link to it.
 *
 * Beside the output DIR/public stands DIR/.public.budgetpress/ with the lock
 * and, during a build, the stage. The published folder carries its own manifest
 * in the file .budgetpress: path, size, time and XXH3 hash of every file. It
 * is also the sign that the folder is ours; a folder without it is never
 * touched.
 *
 * A reader that opens files by path sees each file whole, old or new; one that
 * loads several pages around the moment of the swap may get some of each.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "diag/diag.h"
#include "os/os.h"

struct publish;

/* Name of the manifest in the published folder. */
#define PUBLISH_MARKER ".budgetpress"

/* Take the lock and look at the old site. source is the folder of the inputs:
 * the output may neither hold it nor be it. False after reporting: another
 * builder is at work, the folder is not ours, the output is a link or a file.
 * The result lives in the arena; end it by publish_end(). */
bool publish_begin(struct arena *a, struct str output, struct str source,
		   struct diag *d, struct publish **out);

/* One file of the new site, from any thread. path is relative, its parts of
 * [A-Za-z0-9._-], not beginning with a point, at most 200 bytes each; other
 * paths and paths that differ only in case are reported and refused. Errors of
 * the world are kept and come out of publish_commit(). */
void publish_put(struct publish *p, struct str path, struct str bytes);

struct publish_result {
	size_t files;   /* in the new site */
	size_t written; /* new or changed */
	size_t removed;
	uint64_t bytes;
};

/* Swap the new site in. False after reporting; the old site stays then.
 * Nothing changed: nothing is touched. */
bool publish_commit(struct publish *p, struct publish_result *out);

/* Remove what is left of the stage and give the lock back. */
void publish_end(struct publish *p);

#endif
