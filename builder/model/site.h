/* What all departments share: organisations, classifications, glossary. */
#ifndef MODEL_SITE_H
#define MODEL_SITE_H

#include "model/budget.h"

struct glossary_term {
	struct str term, name_en, definition, definition_en;
	struct span span;
};

struct site {
	struct organizations organizations;
	struct classifications classifications;
	struct glossary_term *terms; /* in the order of the file */
	size_t term_count;
	struct commentaries pages; /* index.md, about.md, ... of content/ */
};

#endif
