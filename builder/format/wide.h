/* Full-width punctuation: what a Chinese input method types where a file
 * format needs a mark of ASCII. */
#ifndef FORMAT_WIDE_H
#define FORMAT_WIDE_H

#include "base/str.h"

struct wide_mark {
	struct str wide;  /* “ */
	struct str plain; /* " */
};

/* The mark that s begins with, NULL when it begins with none. */
const struct wide_mark *wide_mark_at(struct str s);

#endif
