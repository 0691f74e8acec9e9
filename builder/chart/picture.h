/* Inside chart: the <svg> of a drawing with its names. */
#ifndef CHART_PICTURE_H
#define CHART_PICTURE_H

#include "chart/chart.h"

/* For a page when imprint is NULL, else for a file of its own. The chart must
 * have no obstacle. */
void picture_add(const struct chart *c, const struct chart_words *w,
		 const struct chart_imprint *imprint, struct buf *out);

#endif
