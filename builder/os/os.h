/* The operating system: the only room with POSIX.
 *
 * Files, directories, threads, clock, environment. Knows nothing of budgets.
 * Functions that can fail return false (or -1) and fill a struct os_error.
 */
#ifndef OS_OS_H
#define OS_OS_H

#include "base/buf.h"

/* What went wrong in the world: the call that failed, on which path, errno.
 * The path is copied into text, cut when it is longer; path points there, so in
 * a copy of the struct only path.n counts. */
struct os_error {
	int code;         /* errno */
	const char *what; /* verb: "open", "write", "rename" ... */
	struct str path;
	char text[512];
};

/* Fill the error, for what a library met; always false. */
bool os_error_set(struct os_error *e, int code, const char *what,
		  struct str path);
/* "cannot open content/x.csv: No such file or directory", in the language's own
 * words for the usual errnos (disk full, no permission ...); english when
 * !chinese. */
void os_error_format(struct buf *out, const struct os_error *e, bool chinese);
/* Only the words for the errno. */
void os_error_reason(struct buf *out, const struct os_error *e, bool chinese);

enum os_kind { OS_NONE, OS_FILE, OS_DIRECTORY, OS_LINK, OS_OTHER };

struct os_stat {
	enum os_kind kind;
	uint64_t size;
	int64_t mtime_ns; /* of the content */
	int64_t ctime_ns; /* of the content, the names, the rights */
	uint64_t inode;
	uint64_t device;
};

/* Does not follow a link at the end. A path that does not exist is OS_NONE and
 * no error. */
bool os_stat(struct str path, struct os_stat *out, struct os_error *e);

struct os_entry {
	struct str name;
	enum os_kind kind;
};
struct os_list {
	struct os_entry *items;
	size_t count, capacity;
};
/* Entries of a directory without . and .., in byte order of their names. */
bool os_list(struct arena *a, struct str path, struct os_list *out,
	     struct os_error *e);
/* Call visit for each entry of a directory without . and .., in no order. It
 * gives the error of a visit that returned false, which ends the visiting. */
bool os_visit(struct str path,
	      bool (*visit)(void *context, struct str name, enum os_kind kind,
			    struct os_error *e),
	      void *context, struct os_error *e);

/* Whole file into the arena. More than max bytes is an error with code EFBIG.
 * Anything that is not a regular file (also through a link) is refused. */
bool os_read(struct arena *a, struct str path, uint64_t max, struct str *out,
	     struct os_error *e);
/* Call visit for each piece of such a file, in their order; the facts are those
 * of the file that was read. For files that should not be in memory whole. */
bool os_read_pieces(struct str path,
		    void (*visit)(void *context, struct str piece),
		    void *context, struct os_stat *out, struct os_error *e);
/* New file with these bytes; an old one of the name (also a link) is removed
 * first, never written over. All or error: what was begun is removed. Does not
 * sync. */
bool os_write(struct str path, struct str bytes, struct os_error *e);
/* The same, but it is an error (EEXIST) when the name is taken; fills out. */
bool os_create(struct str path, struct str bytes, struct os_stat *out,
	       struct os_error *e);
/* A new file that is written piece by piece. Zero or more adds, then end; what
 * fails leaves nothing of it behind, also end without success. */
struct os_output {
	int descriptor; /* -1: not open */
	struct str path;
};
/* The path must live until the end. An error (EEXIST) when the name is taken.
 */
bool os_output_begin(struct str path, struct os_output *out,
		     struct os_error *e);
bool os_output_add(struct os_output *o, struct str bytes, struct os_error *e);
bool os_output_end(struct os_output *o, struct os_stat *out,
		   struct os_error *e);
/* A file without a name, for what is too much for memory. It is written at its
 * end and read anywhere; it goes away when it is closed. */
struct os_scratch {
	int descriptor;
	uint64_t size;
};
bool os_scratch_open(struct str folder, struct os_scratch *out,
		     struct os_error *e);
bool os_scratch_add(struct os_scratch *s, struct str bytes, struct os_error *e);
/* n bytes that were added. */
bool os_scratch_read(const struct os_scratch *s, uint64_t from, char *to,
		     size_t n, struct os_error *e);
void os_scratch_close(struct os_scratch *s);
/* Flush the file system that holds path. */
bool os_sync(struct str path, struct os_error *e);
/* Flush the names in one directory. */
bool os_sync_directory(struct str path, struct os_error *e);
bool os_make_directories(struct str path, struct os_error *e);
bool os_link(struct str from, struct str to, struct os_error *e);
bool os_remove(struct str path, struct os_error *e); /* a file */
/* A folder and all in it; links are removed, not followed. No error when
 * there is nothing. */
bool os_remove_tree(struct str path, struct os_error *e);
bool os_rename(struct str from, struct str to, struct os_error *e);
/* Swap two names in one step (renameat2 RENAME_EXCHANGE). */
bool os_exchange(struct str a, struct str b, struct os_error *e);

/* An exclusive lock held by the process until os_unlock() or its end.
 * Returns 1 got it, 0 somebody else holds it, -1 error. */
struct os_lock {
	int descriptor;
};
int os_lock(struct str path, struct os_lock *out, struct os_error *e);
void os_unlock(struct os_lock *lock);

/* Absolute path without links; the path must exist. */
bool os_real_path(struct arena *a, struct str path, struct str *out,
		  struct os_error *e);
/* Folder of the running program, for finding templates beside it. */
struct str os_program_directory(struct arena *a);
/* Append what tells this program and its libraries from other versions: their
 * paths, sizes and times. */
void os_program_identity(struct buf *out);

/* Run work(context, index, worker) for every index below count on `workers`
 * threads (0: one for each processor, at most 64); returns when all are done.
 * The order of starting is that of the indexes. */
void os_parallel(size_t count, size_t workers,
		 void (*work)(void *context, size_t index, size_t worker),
		 void *context);
size_t os_processors(void);

/* From now on large blocks that are freed go back to the system at once.
 * Without it the allocator learns from the first of them to keep such. */
void os_return_memory(void);
/* Give the system all that was freed, of all threads: the allocator keeps it.
 */
void os_trim_memory(void);

/* Mutual exclusion for what workers share. */
struct os_mutex;
struct os_mutex *os_mutex_new(struct arena *a);
void os_mutex_lock(struct os_mutex *m);
void os_mutex_unlock(struct os_mutex *m);

/* Nanoseconds of a clock that only goes forward. */
uint64_t os_clock(void);
/* Nanoseconds since 1970 by the clock that files get their times from. */
int64_t os_file_clock(void);
/* Seconds since 1970 now; SOURCE_DATE_EPOCH when it is set and valid. */
int64_t os_now(void);
/* Environment variable, empty when not set. */
struct str os_environment(const char *name);
bool os_is_terminal(int descriptor);
/* Write all bytes to a descriptor (1 standard output, 2 standard error). */
bool os_print(int descriptor, struct str bytes);

#endif
