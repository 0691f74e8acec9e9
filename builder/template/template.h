/* Templates: Mustache, compiled once, rendered over value trees.
 *
 * The Mustache specification (interpolation, sections, inverted sections,
 * comments, partials, delimiters) and its inheritance module ({{<layout}}
 * {{$block}}); no lambdas. {{name}} escapes text for HTML and writes markup
 * as it is; {{{name}}} and {{&name}} never escape. A name that no object on
 * the context stack provides is an error with the template's file, line and
 * column. A compiled set is immutable and shared by threads.
 */
#ifndef TEMPLATE_TEMPLATE_H
#define TEMPLATE_TEMPLATE_H

#include "diag/diag.h"
#include "template/value.h"

struct template_set;
struct template;

/* Text of a template: name ("department-year"), path for messages, source. */
struct template_source {
	struct str name;
	struct str path;
	struct str text;
};

/* Compile all; NULL after reporting (unclosed section with both ends, unknown
 * partial, bad delimiter, recursion of inheritance ...). strict: missing names
 * are errors when rendering; otherwise they are empty, as the specification's
 * tests want. The set lives in the arena. */
struct template_set *template_compile(struct arena *a,
				      const struct template_source *sources,
				      size_t count, bool strict,
				      struct diag *d);
/* NULL when there is none of that name. */
const struct template *template_find(const struct template_set *set,
				     struct str name);

/* Per-thread state of rendering: caches of where names are found. A zeroed
 * struct is valid; release with template_renderer_free(). */
struct template_renderer {
	struct arena arena;
	void *caches;
	size_t cache_count;
};
void template_renderer_free(struct template_renderer *r);

/* Append the page to out. False after reporting missing names or recursion
 * over 100 levels. */
bool template_render(struct template_renderer *r, const struct template *t,
		     const struct value *root, struct diag *d, struct buf *out);

#endif
