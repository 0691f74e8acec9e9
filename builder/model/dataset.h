/* The datasets of the site: what they are called and what their columns mean.
 * The export writes their rows, the pages show their dictionary. */
#ifndef MODEL_DATASET_H
#define MODEL_DATASET_H

#include <stddef.h>

/* The tidy datasets of the site. */
enum dataset {
	DATASET_AMOUNTS,
	DATASET_INDICATORS,
	DATASET_PROJECTS,
	DATASET_ORGANIZATIONS,
	DATASET_DOCUMENTS,
	DATASET_FINDINGS,
	DATASET_CHECKS,
	DATASET_COUNT
};

enum dataset_type { DATASET_STRING, DATASET_INTEGER, DATASET_DECIMAL };

struct dataset_column {
	const char *name;
	enum dataset_type type;
	const char *zh, *en; /* meaning */
};

struct dataset_kind {
	const char *id; /* amounts */
	const char *title_zh, *title_en, *about_zh, *about_en;
	const struct dataset_column *columns;
	size_t column_count;
};
extern const struct dataset_kind dataset_kinds[DATASET_COUNT];

#endif
