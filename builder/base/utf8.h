/* UTF-8: checking, reading and writing code points. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include "base/buf.h"

/* The code point at s.s[*at]; *at moves past it. s must be valid UTF-8 and
 * *at < s.n. */
uint32_t utf8_next(struct str s, size_t *at);
/* Append a code point (a Unicode scalar value). */
void utf8_put(struct buf *b, uint32_t code);
/* Position of the first byte that is not part of valid UTF-8 (RFC 3629: no
 * surrogates, no overlong forms, nothing over U+10FFFF); s.n when all is. */
size_t utf8_invalid_at(struct str s);
/* Number of code points of valid UTF-8. */
size_t utf8_length(struct str s);
/* Is it a Han ideograph, kana, or Chinese punctuation? */
bool utf8_is_cjk(uint32_t code);

#endif
