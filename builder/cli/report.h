/* What the person at the terminal sees: messages, progress, the summary. */
#ifndef CLI_REPORT_H
#define CLI_REPORT_H

#include "build/build.h"
#include "cli/options.h"

struct report {
	const struct options *options;
	uint64_t started; /* os_clock() */
	bool terminal;    /* standard error is one */
	bool colour;
	bool progress_shown;
};

struct report report_begin(const struct options *o);
/* Shown on a terminal once a second has passed. */
void report_progress(void *report, size_t done, size_t total);
/* All messages to standard error; with --quiet the errors. */
void report_messages(struct report *r, const struct diag *d);
/* What the audit found and the messages, the gravest first, then the closing
 * summary. */
void report_end(struct report *r, const struct diag *d,
		const struct build_result *result, enum build_status status);

#endif
