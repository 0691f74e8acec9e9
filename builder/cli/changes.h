/* Changes as text, for people. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "build/diff.h"

/* Under a line for each department and year, a line for each change; the last
 * line counts them. Tables, columns and organisations by their names, as far as
 * these are known; names: see build_diff(). */
void changes_print(const struct changes *c, const struct map *names,
		   enum language language, struct buf *out);

#endif
