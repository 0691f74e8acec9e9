/* What the bytes of a file look like, where more than one encoding fits. */
#ifndef FORMAT_ENCODING_GUESS_H
#define FORMAT_ENCODING_GUESS_H

#include "base/str.h"

/* Valid UTF-8 that reads as usual Chinese in GB18030: all its characters
 * outside ASCII have two bytes, are common Chinese characters in GB18030, touch
 * no Latin letter, and two of them stand side by side. */
bool encoding_looks_like_gb18030(struct str valid_utf8);

/* Invalid UTF-8 that was UTF-8 once: more characters of three bytes than
 * broken bytes. Text in GB18030 is never like that. */
bool encoding_looks_like_utf8(struct str bytes);

/* Valid GB18030 in which fewer than half of the characters outside ASCII are
 * of the common set (GB 2312): it may be something else. */
bool encoding_looks_unlike_gb18030(struct str bytes);

#endif
