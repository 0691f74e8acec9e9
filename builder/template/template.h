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

/* Per-thread state of rendering: which member of which shape a name is. A
 * zeroed struct is valid; release with template_renderer_free(). Shapes are
 * known by their address and must live as long as the renderer. */
struct template_cache;
struct template_renderer {
	struct arena arena;
	struct template_cache *cache;
};
void template_renderer_free(struct template_renderer *r);

/* Append the page to out. False after reporting missing names, lists or
 * objects written as text (both when strict), recursion over 100 levels or
 * rendering without end. A place is reported once in the renderer's life for
 * each stack of shapes, so that what is reported about many pages does not
 * depend on how they are shared out among threads. */
bool template_render(struct template_renderer *r, const struct template *t,
		     const struct value *root, struct diag *d, struct buf *out);

#endif
