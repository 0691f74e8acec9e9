/* The pages of the data: what there is to download, and what it means. */
#ifndef VIEW_DATA_PAGES_H
#define VIEW_DATA_PAGES_H

#include "model/dataset.h"
#include "view/view.h"

/* A published file. */
struct data_file {
	uint64_t size, rows;
	bool has_rows;
	struct str sha256; /* in hexadecimal; empty: not known */
};

/* What is known of the files once they are written. */
struct data_files {
	/* A file by its path from the site's root; false when there is none. */
	bool (*find)(void *context, struct str path, struct data_file *out);
	void *context;
	/* Fields of the first rows of each dataset, row by row. */
	const struct str *samples[DATASET_COUNT];
	size_t sample_rows[DATASET_COUNT];
};

/* data/index.html, data/DATASET.html, data/changes.html. The page arena is
 * rewound between pages. */
void view_data(const struct view *v, struct arena *page,
	       const struct summaries *summaries,
	       const struct data_files *files, struct diag *d,
	       struct page_sink sink);

#endif
