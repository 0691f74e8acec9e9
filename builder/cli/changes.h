/* Changes as text, for people. */
#ifndef CLI_CHANGES_H
#define CLI_CHANGES_H

#include "export/changes.h"

/* Under a line for each department and year, a line for each change; the last
 * line counts them. */
void changes_print(const struct changes *c, enum language language,
		   struct buf *out);

#endif
