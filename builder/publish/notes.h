/* Notes: small blobs by key that the builder keeps with a site; one file.
 *
 * In memory are their keys. Their values are in a scratch file, those of the
 * old site as its file has them, those of the new one behind: so memory does
 * not grow with what is noted. Not locked.
 */
#ifndef PUBLISH_NOTES_H
#define PUBLISH_NOTES_H

#include "base/map.h"
#include "os/os.h"
#include "publish/pieces.h"

/* A zeroed struct is closed. */
struct notes {
	struct arena arena;
	struct map by_key; /* to struct note */
	struct os_scratch values;
	bool open;
	size_t old_count; /* with a value of the old site */
	size_t new_count; /* with a value of the new site */
	bool differ;      /* some value is new or another than before */
};

/* Begin without notes; the scratch file is made in the folder. What is begun
 * must be closed, also when it failed. */
bool notes_open(struct notes *n, struct str folder, struct os_error *e);
void notes_close(struct notes *n);
/* Take the old site's values from a file, once, before all that follows. What
 * is not such a file, whole, gives no notes and is no error. */
bool notes_load(struct notes *n, struct str path, struct os_error *e);
/* A value of the old site, of the new one; empty when there is none. The bytes
 * live in the arena. */
bool notes_get_old(const struct notes *n, struct arena *a, struct str key,
		   struct str *out, struct os_error *e);
bool notes_get_new(const struct notes *n, struct arena *a, struct str key,
		   struct str *out, struct os_error *e);
/* The new site's value. */
bool notes_put(struct notes *n, struct str key, struct str bytes,
	       struct os_error *e);
/* Are the new values others than the old ones? */
bool notes_changed(const struct notes *n);
/* The file of the new values. */
bool notes_write(struct pieces *out, const struct notes *n, struct os_error *e);

#endif
