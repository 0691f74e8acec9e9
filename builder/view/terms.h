/* Terms of the glossary in running text: the first of each in a section becomes
 * a button that shows its definition, which stands at the section's end. */
#ifndef VIEW_TERMS_H
#define VIEW_TERMS_H

#include "view/frame.h"

struct view_terms;

/* For the sections of one page, at path `from`. */
struct view_terms *view_terms_new(const struct view *v, struct arena *a,
				  struct str from);
/* A new section begins. */
void view_terms_begin(struct view_terms *terms);
/* Append a run of text as HTML with its terms. */
void view_terms_add(struct view_terms *terms, struct str text, struct buf *out);
/* List of shape "explained": the terms that are on the page for the first time
 * in this section. */
struct value view_terms_value(const struct view_terms *terms);

#endif
