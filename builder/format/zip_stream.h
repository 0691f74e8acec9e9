/* ZIP: an archive written front to back, of members that are in memory or come
 * piece by piece. The same calls give the same bytes: members have the time
 * 1980-01-01 and no rights. (Archives of files: format/zip.h.)
 */
#ifndef FORMAT_ZIP_STREAM_H
#define FORMAT_ZIP_STREAM_H

#include "os/os.h"

struct zip_stream;

/* A new archive, begun in the arena; the path must be free. End it by
 * zip_stream_end(). level: 1 (fast) to 9 (small). */
struct zip_stream *zip_stream_begin(struct arena *a, struct str path,
				    int level);
/* A member, of which zero or more pieces follow until the next one begins. The
 * name is relative, its parts joined by /. */
void zip_stream_member(struct zip_stream *z, struct str name);
void zip_stream_add(struct zip_stream *z, struct str piece);
/* Write all. False with the first error, for which nothing is left at the
 * path; a member or an archive of 4 GB is one (EFBIG). */
bool zip_stream_end(struct zip_stream *z, struct os_error *e);

#endif
