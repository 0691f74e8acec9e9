/* White space of lines: what decides whether a tag stands alone. */
#ifndef TEMPLATE_LINE_H
#define TEMPLATE_LINE_H

#include "base/str.h"

/* Spaces and tabs only? */
bool line_is_blank(struct str s);
/* The spaces and tabs of text that begin at `from`. */
struct str line_blanks(struct str text, size_t from);
/* Where the line after `at` begins when only white space is left on this one;
 * 0 when there is more. */
size_t line_next(struct str text, size_t at);

#endif
