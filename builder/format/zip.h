/* ZIP: an archive of files that stand on the disk.
 *
 * Members are read and written piece by piece when the archive ends, none is in
 * memory whole. The same names and bytes in the same order give the same
 * archive: times are those of ZIP_TIME, rights are 0644, names are UTF-8.
 */
#ifndef FORMAT_ZIP_H
#define FORMAT_ZIP_H

#include "os/os.h"

/* Of all members: the first moment that the format knows. */
#define ZIP_TIME "1980-01-01 00:00:00"

struct zip_writer;

/* A new archive, begun in the arena; what stands at the path is replaced. End
 * it by zip_writer_end(). */
struct zip_writer *zip_writer_begin(struct arena *a, struct str path);
/* The file `from` as member `name` (relative, parts joined by /). It must be
 * there, unchanged, until zip_writer_end(). level: 1 (fast) to 9 (small), 0 for
 * bytes that are packed already. */
void zip_writer_add(struct zip_writer *z, struct str name, struct str from,
		    unsigned level);
/* Write all. False with the first error; nothing is left at the path then
 * that was not there before. */
bool zip_writer_end(struct zip_writer *z, struct os_error *e);

#endif
