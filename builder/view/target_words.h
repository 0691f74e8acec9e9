/* Performance targets in plain words. */
#ifndef VIEW_TARGET_WORDS_H
#define VIEW_TARGET_WORDS_H

#include "view/view.h"

/* "不少于10个", "at least 95%": what the parsed target asks for; the published
 * text where it is plain already, or is not understood. measure_unit stands in
 * for a unit that the target does not have; it may be empty. */
struct str view_target_words(const struct view *v, struct arena *a,
			     const struct target *t, struct str published,
			     struct str measure_unit);
/* "2021年10月底前": by when; empty where the target is no deadline. */
struct str view_target_deadline(const struct view *v, struct arena *a,
				const struct target *t, struct str published);
/* The published text where words say something else than it; empty where they
 * differ in spaces alone, so that nothing is said twice. */
struct str view_target_published(struct arena *a, struct str words,
				 struct str published);

#endif
