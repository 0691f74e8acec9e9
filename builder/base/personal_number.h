/* Inside personal data: numbers written in groups. */
#ifndef BASE_PERSONAL_NUMBER_H
#define BASE_PERSONAL_NUMBER_H

#include "base/personal.h"

enum { NUMBER_GROUPS_MAX = 8, NUMBER_DIGITS_MAX = 40 };

/* 138 0013-8000: groups of digits with one blank, hyphen or bracket between. */
struct number_group {
	size_t from, to; /* bytes */
	size_t first, n; /* digits */
	char before;     /* ' ', '-' or ')'; 0: the number begins */
};
struct number {
	char digits[NUMBER_DIGITS_MAX]; /* as ASCII */
	size_t digit_count;
	struct number_group groups[NUMBER_GROUPS_MAX];
	size_t group_count;
	size_t from, to;
};

/* Bytes of the digit at `at`, also a full-width one; 0 when it is none. */
size_t number_digit(struct str text, size_t at, char *out);
/* Read the number that begins at `at`; where to look on. */
size_t number_read(struct str text, size_t at, struct number *out);
/* Is some part of it a telephone or identity number? */
bool number_is_personal(struct str text, const struct number *n,
			struct personal *out);

#endif
