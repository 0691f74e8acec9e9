/* Personal data in text: telephone and identity numbers of mainland China, and
 * what follows the label of a contact (联系人：, 联系电话：).
 *
 * Amounts, dates, codes and the short numbers of services (12345, 400-...) are
 * none.
 */
#ifndef BASE_PERSONAL_H
#define BASE_PERSONAL_H

#include "base/str.h"

enum personal_kind {
	PERSONAL_PHONE,    /* 138 0013 8000, 0755-82345678 */
	PERSONAL_IDENTITY, /* 18 digits whose date and check digit are right */
	PERSONAL_CONTACT,  /* the name or number behind a label */
};
/* Bytes [from, to) of the text. */
struct personal {
	enum personal_kind kind;
	size_t from, to;
};

/* How a label and its value are divided. */
enum personal_form {
	PERSONAL_PROSE, /* by a colon */
	PERSONAL_CELLS, /* also by the end of a cell: comma, tab */
	PERSONAL_JSON,  /* as a member and its value */
};

/* The first at or after from; false when there is none. */
bool personal_find(struct str text, enum personal_form form, size_t from,
		   struct personal *out);
/* Is it a label of contacts, and of no other thing: 项目联系人, phone? */
bool personal_is_label(struct str text);
/* A value that may stand under such a label: a name, seven digits or more. */
bool personal_is_value(struct str text);
/* text with all that is found cut to its first character and …; text itself
 * when nothing is. */
struct str personal_mask(struct arena *a, struct str text);

#endif
