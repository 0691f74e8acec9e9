/* Inside view: what the pages of the data share. */
#ifndef VIEW_DATA_VIEW_H
#define VIEW_DATA_VIEW_H

#include "view/data_pages.h"
#include "view/site.h"

struct data_view {
	struct site_view site;
	const struct data_files *files;
};

/* A link to a file with its size, shape "data_file"; none when there is no such
 * file. */
struct value data_file(const struct data_view *d, struct str name,
		       struct str path);
/* The files of a dataset, of that shape. */
struct value data_forms(const struct data_view *d, enum dataset which);
/* 12.3 KB */
struct str data_size(struct arena *a, uint64_t bytes);
/* schema.org JSON-LD of a dataset, or of the catalogue of all (DATASET_COUNT),
 * fit to stand in a script element. */
struct value data_json_ld(const struct data_view *d, enum dataset which);

#endif
