/* Summaries as bytes: what a build keeps of a department for the next one. */
#ifndef MODEL_SUMMARY_PACK_H
#define MODEL_SUMMARY_PACK_H

#include "base/pack.h"
#include "model/summary.h"

/* Append the summary, but for its organisation. */
void summary_pack(struct pack_writer *w, const struct summary *s);
/* What only some of the site's pages look at, and most of the memory. */
enum summary_part {
	SUMMARY_CODES = 1,    /* functions and economies */
	SUMMARY_PROJECTS = 2, /* projects and indicators */
	SUMMARY_WHOLE = SUMMARY_CODES | SUMMARY_PROJECTS,
};

/* Read one into the arena. Of parts that are not asked for there are the totals
 * of codes and the counts of projects and indicators alone. With a pool, whose
 * arena must live as long, its texts and lines are there: most are the same in
 * all departments. Without, texts are views of the bytes. False when the bytes
 * are not a summary. */
bool summary_unpack(struct pack_reader *r, struct arena *a, unsigned parts,
		    struct summary *out);

#endif
