/* Text as the search compares it.
 *
 * NFKC, lower case, letters and digits alone: what stands between them is one
 * blank, but quotes, also those of books, and the commas of numbers go without
 * a trace. "“三公”经费：１２,５７８ ㎡" is "三公经费 12578 m2".
 * assets/search.js folds what a reader asks in the same way.
 */
#ifndef FORMAT_SEARCH_FOLD_H
#define FORMAT_SEARCH_FOLD_H

#include "base/buf.h"

/* The three kinds of characters that are left. */
enum search_class {
	SEARCH_HAN,    /* U+2E80 and above: Chinese, Japanese, Korean */
	SEARCH_DIGIT,  /* 0-9 */
	SEARCH_LETTER, /* all others */
	SEARCH_BLANK,
};
enum search_class search_class_of(uint32_t code);

/* Append text, folded; no blank at its ends. */
void search_fold(struct buf *out, struct str text);

#endif
