/* Which paths may be published, and pieces of paths. */
#ifndef PUBLISH_PATH_H
#define PUBLISH_PATH_H

#include "base/str.h"

enum { PATH_PART_MAX = 200, PATH_BYTES_MAX = 1000 };

/* A path that stays below the output and can be stored on any disk. */
bool path_is_good(struct str path);
/* "a/b" of "a/b/c", empty of "c". */
struct str path_folder(struct str path);
/* "c" of "a/b/c". */
struct str path_name(struct str path);
/* folder/name on the stack, for one call: path_join(&space, folder, name). */
struct path_space {
	char text[8192];
};
struct str path_join(struct path_space *space, struct str folder,
		     struct str name);

#endif
