/* The wording of the interface, in both languages. */
#ifndef VIEW_WORDS_H
#define VIEW_WORDS_H

#include "diag/diag.h"
#include "template/value.h"

/* All words of a language as an object: {{words.total}} in templates. */
struct value words_all(struct arena *a, enum language language);
/* One word; asserts that the key is known. */
struct str words_get(enum language language, const char *key);

#endif
