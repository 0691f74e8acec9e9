/* Inside targets: the text without blanks and in one width, with the way back
 * to the published text. */
#ifndef MODEL_TARGET_SCAN_H
#define MODEL_TARGET_SCAN_H

#include "model/target.h"

/* Bytes of a folded target; longer ones are not parsed. */
enum { TARGET_SIZE_MAX = 240 };

struct target_scan {
	struct str text; /* published */
	char folded[TARGET_SIZE_MAX];
	/* Place in text where each folded byte came from; the end, too. */
	size_t origin[TARGET_SIZE_MAX + 1];
	struct str rest; /* of folded: what is still to be read */
};

/* Fold; false when the text is too long for a target or has blanks inside a
 * number. */
bool target_scan_begin(struct target_scan *s, struct str text);
/* Step over word when the rest begins with it. */
bool target_accept(struct target_scan *s, struct str word);
/* Step over the first of count words that the rest begins with; its index, or
 * count. */
size_t target_accept_any(struct target_scan *s, const struct str *words,
			 size_t count);
/* A number: 1,000 0.1 十二 两. */
bool target_number(struct target_scan *s, struct decimal *out);
/* The same with its 万, multiplied out; false when more of the number follows
 * that no rule reads (三百). */
bool target_amount(struct target_scan *s, struct decimal *out);
/* Up to max_digits ASCII digits as a whole number. */
bool target_integer(struct target_scan *s, size_t max_digits, int *out);
/* The published text of a part of the rest. */
struct str target_published(const struct target_scan *s, struct str part);

#endif
