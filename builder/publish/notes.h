/* Notes: small blobs by key that the builder keeps with a site; one file. */
#ifndef PUBLISH_NOTES_H
#define PUBLISH_NOTES_H

#include "base/buf.h"
#include "base/map.h"
#include "publish/pieces.h"

/* A zeroed struct has no notes. Not locked. */
struct notes {
	struct arena arena;
	struct map by_key; /* to struct note */
	size_t old_count;  /* with a value of the old site */
	size_t new_count;  /* with a value of the new site */
	bool differ;       /* some value is new or another than before */
};

void notes_free(struct notes *n);
/* Fill from a file's bytes, which must live as long as n. What is not such a
 * file gives no notes. */
void notes_load(struct notes *n, struct str bytes);
/* The old site's value, empty when there is none. */
struct str notes_get(const struct notes *n, struct str key);
/* The new site's value; gives the copy of it. */
struct str notes_put(struct notes *n, struct str key, struct str bytes);
/* Are the new values others than the old ones? */
bool notes_changed(const struct notes *n);
/* The file of the new values. */
void notes_write(struct pieces *out, const struct notes *n);

#endif
