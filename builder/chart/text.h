/* Text in drawings: how wide it is and where it breaks. */
#ifndef CHART_TEXT_H
#define CHART_TEXT_H

#include "base/buf.h"

/* Size and distance of lines, in pixels. */
enum { TEXT_SIZE = 13, TEXT_LINE = 17 };

/* Width in pixels, estimated: a Chinese character is as wide as high. */
unsigned text_width(struct str s);

enum { TEXT_LINES_MAX = 3 };
struct text_lines {
	struct str items[TEXT_LINES_MAX]; /* views of the text */
	size_t count;
	bool is_cut; /* the last one ends in an ellipsis, which it lacks */
};
/* At most max lines (1 to TEXT_LINES_MAX) of at most width pixels. */
struct text_lines text_wrap(struct str s, unsigned width, size_t max);

#endif
