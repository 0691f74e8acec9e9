/* Build: one function a phase; owns the arenas and the gates. */
#ifndef BUILD_BUILD_H
#define BUILD_BUILD_H

#include "audit/digest.h"

struct build_options {
	struct str root;   /* folder of site.toml */
	struct str output; /* empty: as site.toml says */
	size_t jobs;       /* 0: one for each processor */
	bool check_only;   /* read and check everything, write nothing */
	bool record;       /* keep what is published in history/ */
	bool dump_values;  /* print the values of every page instead */
	/* Called from any thread, may be NULL: done of total departments. */
	void (*progress)(void *context, size_t done, size_t total);
	void *progress_context;
};

/* What was read and rendered, or kept as it was. */
struct build_counts {
	size_t departments, years, tables, figures, indicators, projects, pages;
};

/* What a build did, for the closing summary. */
struct build_result {
	struct build_counts counts; /* the same whether much was kept or not */
	size_t kept; /* departments that were not read: nothing had changed */
	struct audit_report audit; /* in the diag's arena */
	size_t datasets, files, written;
	uint64_t bytes;
	struct str output; /* where the site is; in the diag's arena */
	bool published;
};

enum build_status {
	BUILD_GOOD,
	BUILD_DATA_ERRORS,  /* the data have errors; nothing was published */
	BUILD_WORLD_FAILED, /* disk, permission */
};

/* Run all phases. Messages go to d, sorted. */
enum build_status build_run(const struct build_options *options, struct diag *d,
			    struct build_result *out);

/* What list-tables shows: one line for each table recognised. */
enum build_status build_list_tables(const struct build_options *options,
				    enum language language, struct diag *d,
				    struct buf *out);

#endif
