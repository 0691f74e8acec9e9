/* Inside publish: the publication at work, and what its files share. */
#ifndef PUBLISH_JOB_H
#define PUBLISH_JOB_H

#include "publish/manifest.h"
#include "publish/notes.h"
#include "publish/publish.h"

enum { CHECKED_FOLDERS_MAX = 4 };

/* A tree that may be a site of ours. */
struct tree {
	struct str path;
	bool exists;      /* a folder that is not empty */
	bool believed;    /* id is known and its manifest is there */
	struct digest id; /* what its marker says */
};

struct publish {
	struct arena arena; /* paths, old notes; not the catalog's */
	struct diag *out;   /* the caller's list, given messages at the end */
	struct str output;  /* absolute, without links */
	struct str state;   /* the folder beside it */
	struct str stage;
	struct tree live, spare;
	struct manifest_seal seal; /* of the live tree, when it is believed */
	struct os_lock lock;       /* descriptor -1: not held */
	bool begun; /* the folder beside the output is ours to tidy */

	struct os_mutex *mutex; /* guards all below */
	struct catalog catalog;
	struct notes notes;
	bool notes_read;
	struct diag messages;
	struct str
		checked[CHECKED_FOLDERS_MAX]; /* "data/": see publish_check() */
	size_t checked_count;
	bool refused;      /* a message says why nothing can be published */
	bool world_failed; /* it was the world */
	size_t staged;     /* files */
};

/* A message with a place nowhere; nothing can be published then. */
void publish_refuse(struct publish *p, const struct diag_kind *kind,
		    const struct str *arguments, size_t count);
#define PUBLISH_REFUSE(p, kind, ...)                                   \
	publish_refuse((p), (kind), (const struct str[]){__VA_ARGS__}, \
		       sizeof((const struct str[]){__VA_ARGS__}) /     \
			       sizeof(struct str))
/* Hand the messages to the caller's list. */
void publish_flush(struct publish *p);
/* An error of the world; only the first is reported. Always false. */
bool publish_fail(struct publish *p, const struct os_error *e);

/* output.c: settle the paths, refuse what is no place for a site, lock. */
bool output_open(struct publish *p, struct str output, struct str source);
/* The same without making or locking anything; what is there is in p->live. */
bool output_look(struct publish *p, struct str output, struct str source);

/* state.c: the folder beside the output. */

/* Look at the live tree and the spare one, remove all that does not belong to
 * them. */
bool state_sweep(struct publish *p, struct os_error *e);
/* Whether the tree is there and which site it says it is. What cannot be read
 * is an error: it must not be taken for a tree of nobody and removed. */
bool state_look_at(struct publish *p, struct tree *t, struct os_error *e);
/* DIR/.public.budgetpress/PREFIX-ID, in the arena. */
struct str state_path(struct publish *p, const char *prefix, struct digest id);
/* Write PREFIX-ID in one step: what make hands on of what. */
bool state_write(struct publish *p, const char *prefix, struct digest id,
		 bool (*make)(struct pieces *out, const void *what,
			      struct os_error *e),
		 const void *what, struct os_error *e);
/* The bytes of a marker. */
void marker_write(struct buf *out, struct digest id);
/* From now on the tree is not believed, not even after a loss of power. */
bool tree_disown(struct tree *t, struct os_error *e);

/* stage.c: files of the new site. */

/* The entry of a path that is to be written, NULL after reporting. */
struct publish_file *stage_claim(struct publish *p, struct str group,
				 struct str path);
/* Is the live file the one that the manifest describes? */
bool stage_is_untouched(const struct publish *p, const struct publish_file *f);
/* A claimed file is kept, or staged with this digest and these facts. */
void stage_settle(struct publish *p, struct publish_file *f, bool keep,
		  struct digest digest, const struct os_stat *st);
/* The staged file is complete; when it is the live file, that one stays. False
 * when it cannot be removed then. */
bool stage_settle_written(struct publish *p, struct publish_file *f,
			  struct digest digest, const struct os_stat *st,
			  struct os_error *e);
/* An error of the world, from any thread. */
void stage_fail(struct publish *p, const struct os_error *e);
/* Is the SHA-256 of files of this path asked for? */
bool stage_is_checked(const struct publish *p, struct str path);
/* Keep the SHA-256 of a file that was settled. */
void stage_set_sha256(struct publish *p, struct publish_file *f,
		      struct sha256 hash);
/* Make the folder of a claimed file in the stage; from any thread. */
bool stage_folder_of(struct publish *p, const struct publish_file *f,
		     struct os_error *e);

/* Make the folder of a path of the new site in the stage, once. */
bool stage_folder(struct publish *p, struct str path, struct os_error *e);

/* foreign.c: refuse when the live tree holds files of somebody else. */
bool foreign_check(struct publish *p, struct os_error *e);

/* assemble.c: make a whole tree of the new site out of the stage. *tree is the
 * one that it is in: stage or spare. files are sorted. */
bool assemble(struct publish *p, struct publish_file *const *files,
	      size_t count, struct str *tree, struct os_error *e);

#endif
