/* All tags of a template, for looking ahead. */
#ifndef TEMPLATE_TAGS_H
#define TEMPLATE_TAGS_H

#include "template/scan.h"

struct tags {
	struct str text; /* of the template */
	struct tag *items;
	size_t count, capacity;
};

/* False after reporting; the tags that are right are there nevertheless. */
bool tags_scan(struct arena *a, const struct template_source *source,
	       struct diag *d, struct tags *tags);

/* When on the line of tag i only tags follow that begin blocks and parents:
 * where the next line begins; 0 otherwise. */
size_t tags_line_after_opens(const struct tags *tags, size_t i);
/* Do only closing tags follow on the line of tag i? */
bool tags_only_closes_follow(const struct tags *tags, size_t i);
/* Does tag i or a later one close this name? */
bool tags_has_close(const struct tags *tags, size_t i, struct str name);

#endif
