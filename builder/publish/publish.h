/* Publish: a site into an output folder, all or nothing.
 *
 *     publish_begin()     take the lock, look at the old site
 *     publish_put()       hand over the files, from any thread
 *     publish_stream_begin()  large ones piece by piece
 *     publish_keep_group()  or keep those of an unchanged department
 *     publish_commit()    swap the new site in
 *     publish_end()       give everything back
 *
 * What stands where, for the output DIR/public:
 *
 *     DIR/public/                the site; the file .budgetpress in it says
 *                                that it is ours and which site it is
 *     DIR/.public.budgetpress/   our own notes beside it, on the same disk:
 *         lock                   held while a builder is at work
 *         stage/                 files of the site that is being written
 *         spare/                 the site before: its files that did not change
 *                                are hard links to those of the live site
 *         manifest-ID            what the site ID holds: path, group, size,
 *                                hash and time of each file
 *         state-ID               the builder's own notes about it
 *
 * ID is a hash of the paths, groups and bytes of a site. A manifest counts only
 * for a tree that carries its ID: the two can never be believed when they do
 * not belong together. The notes can be deleted at any time; the next build
 * then writes every file anew, and refuses to drop files of the old site.
 *
 * What is promised:
 * - Whatever happens (kill, full disk, loss of power), the output folder is the
 *   old site or the new one, whole; the next build cleans up what was left.
 * - A file whose bytes did not change keeps its inode and its times. A file
 *   that somebody changed by hand in the output is written anew.
 * - A reader that opens a file by its path gets the old or the new one, whole.
 *   A path that is in both sites is there at every moment. Two files opened by
 *   path around the swap may be of two sites.
 * - A reader that opens the output folder once and all files through that
 *   descriptor reads one site, until the publication after the next begins its
 *   commit. .budgetpress goes away first then: if it reads the same before and
 *   after, all that was read between belongs together.
 * - A file of somebody else in the output is never lost: publish_commit()
 *   refuses to go on and lists such files. Without the manifest (a copy of the
 *   output folder alone) nobody can tell which those are: files that the new
 *   site does not have are then refused too, and the message says so.
 * Thumbs.db, desktop.ini and .DS_Store, which file managers leave behind, and
 * empty folders do not count.
 */
#ifndef PUBLISH_PUBLISH_H
#define PUBLISH_PUBLISH_H

#include "diag/diag.h"
#include "format/sha256.h"
#include "os/os.h"

struct publish;

/* Name of the file that marks a published folder as ours. */
#define PUBLISH_MARKER ".budgetpress"

/* Take the lock and look at the old site. source is the folder of the inputs:
 * the output may neither hold it nor be it nor lie in it. False after reporting
 * to d: another builder is at work, the folder is not empty and not ours, the
 * output is a link or a file or the home folder ... *out lives in the arena and
 * is always set; end it by publish_end(). */
bool publish_begin(struct arena *a, struct str output, struct str source,
		   struct diag *d, struct publish **out);

/* Say what publish_begin() and publish_commit() will say of this output, as far
 * as can be known before, and write nothing. False when no site can be put
 * there. scratch holds what is needed on the way. */
bool publish_survey(struct arena *scratch, struct str output, struct str source,
		    struct diag *d);

/* From now on the SHA-256 of each file below the folder ("data/") is taken as
 * it is put, and kept with the site. At most four folders, before the first
 * put. */
void publish_check(struct publish *p, struct str folder);

/* One file of the new site, from any thread. path is relative; its parts are of
 * [A-Za-z0-9._-], do not begin or end with a point, have at most 200 bytes and
 * are no device name of Windows; the whole has at most 1000. Other paths, and
 * paths that are equal but for the case, are refused and reported by
 * publish_commit(), and so are errors of the disk. group names what the file
 * belongs to (a department); empty is a group as well. */
void publish_put_group(struct publish *p, struct str group, struct str path,
		       struct str bytes);
static inline void publish_put(struct publish *p, struct str path,
			       struct str bytes)
{
	publish_put_group(p, (struct str){NULL, 0}, path, bytes);
}

/* The same, written piece by piece, for files that should not be in memory
 * whole. A stream belongs to one thread; every one that is begun must be ended
 * before publish_commit(). publish_stream_end() gives its memory back. */
struct publish_stream;
struct publish_stream *publish_stream_begin(struct publish *p, struct str group,
					    struct str path);
void publish_stream_add(struct publish_stream *s, struct str bytes);
void publish_stream_end(struct publish_stream *s);

/* The same, written by a library at a path of its own. begin gives that path
 * (absolute, in the arena, ends with NUL): the library makes the file there,
 * and removes what it makes beside it. Empty: the path was refused, write
 * nothing and do not end it. end, called by the same thread once the library
 * has closed the file, reads it for its size and hash; code is 0 or the errno
 * that the library met, and publish_commit() reports that then. */
struct str publish_file_begin(struct publish *p, struct str group,
			      struct str path, struct arena *a);
void publish_file_end(struct publish *p, struct str path, int code);

/* Append the size and the hash of a file that was put or kept; false when the
 * new site has none of this path. From any thread. */
bool publish_fingerprint(struct publish *p, struct str path, struct buf *out);
/* Read such a file back into the arena. False when there is none, or when it
 * cannot be read or was changed by somebody; publish_commit() reports that. */
bool publish_read(struct publish *p, struct arena *a, struct str path,
		  struct str *out);

/* Where the bytes of such a file are until publish_commit(), for a library that
 * reads it: absolute, in the arena. Empty when there is none. */
struct str publish_place(struct publish *p, struct arena *a, struct str path);

/* How many records a file has that was put: kept with the site. */
void publish_count(struct publish *p, struct str path, uint64_t records);

/* A file of the new site. */
struct publish_fact {
	struct str path;
	uint64_t size;
	const struct sha256 *sha256; /* NULL: not asked for */
	uint64_t records;
	bool counted; /* records is known */
};
/* The same of one file, from any thread; false when there is none. */
bool publish_find(struct publish *p, struct str path, struct publish_fact *out);
/* All files that were put or kept and whose path begins so, sorted by path; the
 * array lives in the arena. Only which they are, since there are many. Not
 * while others put. */
struct publish_file; /* inside publish */
struct publish_facts {
	const struct publish_file **items;
	size_t count;
};
/* What is known of one now, asked by the thread that puts. Its path and its
 * checksum live until publish_end(). */
struct publish_fact publish_fact_of(const struct publish_file *f);
struct publish_facts publish_list(struct publish *p, struct arena *a,
				  struct str beginning);

/* Keep all files of the group as the old site has them. False when it has none
 * or when one of them was touched since: nothing is kept then, put them. From
 * any thread. */
bool publish_keep_group(struct publish *p, struct str group);

/* Notes that the builder keeps with a site: small, by key; fingerprints of
 * inputs, summaries. get gives those of the site that is live, put takes those
 * of the site to come, and get_new gives them back. They are kept on the disk:
 * what is given lives in the arena. Empty: there is none, or it could not be
 * read, which publish_commit() reports then. A key that is not put again is
 * dropped. From any thread. */
struct str publish_state_get(struct publish *p, struct arena *a,
			     struct str key);
void publish_state_put(struct publish *p, struct str key, struct str bytes);
struct str publish_state_get_new(struct publish *p, struct arena *a,
				 struct str key);

struct publish_result {
	size_t files;   /* in the new site */
	size_t written; /* new or changed */
	size_t removed;
	uint64_t bytes; /* of all files */
};

/* Swap the new site in. False after reporting; the old site stays then.
 * Nothing changed: nothing is touched. Once, after all puts. */
bool publish_commit(struct publish *p, struct publish_result *out);

/* Was it the output folder or the disk (exit status 3), not the data (1), that
 * publish_begin() or publish_commit() reported? */
bool publish_world_failed(const struct publish *p);

/* Remove what is left of the stage, give the lock and all memory back. Without
 * a commit the old site stays as it is. */
void publish_end(struct publish *p);

#endif
