/* Inside model: a summary while it is made. */
#ifndef MODEL_SUMMING_H
#define MODEL_SUMMING_H

#include "model/counted.h"
#include "model/summary.h"

struct summing {
	struct arena *arena, *scratch;
	struct map texts; /* copies: years share most of their texts */
	const struct budget_year *year;
	struct summary_year *out;
};

/* A copy of the text, made once. */
struct str summary_keep(struct summing *s, struct str text);
/* The functional and economic codes of the year, with their totals. */
void summary_codes(struct summing *s);

#endif
