/* The datasets of the site: what they are called and what their columns mean.
 * The one source of the dictionary: the export writes their rows, the pages
 * show their dictionary, Table Schema, CSVW and SQL are made of it. */
#ifndef MODEL_DATASET_H
#define MODEL_DATASET_H

#include <stdbool.h>
#include <stdbool.h>
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
	DATASET_FACTS,
	DATASET_CLASSIFICATIONS,
	DATASET_CHANGES,
	DATASET_COUNT
};

enum dataset_type { DATASET_STRING, DATASET_INTEGER, DATASET_DECIMAL };

/* What a table may hold is stated only where the program sees to it. NULL: not
 * stated. A field that is empty is not stated, in every dataset. */
struct dataset_column {
	const char *name;
	enum dataset_type type;
	const char *zh, *en;       /* meaning */
	bool required;             /* never empty */
	const char *const *values; /* the only ones, up to a NULL */
	const char *pattern;       /* of the whole text; a regular expression
				      of XML Schema and of ECMAScript */
	const char *example;
	const char *fiscal;  /* column type of the Fiscal Data Package */
	const char *concept; /* IRI of what it means, of a standard */
};

enum { DATASET_KEY_MAX = 5, DATASET_REFERENCES_MAX = 3 };

/* Columns that name a row of another dataset (or of this one). */
struct dataset_reference {
	const char *columns[DATASET_KEY_MAX + 1]; /* up to a NULL */
	enum dataset to;
	const char *keys[DATASET_KEY_MAX + 1]; /* columns of that one */
};

struct dataset_kind {
	const char *id; /* amounts */
	const char *title_zh, *title_en, *about_zh, *about_en;
	const char *limits_zh, *limits_en; /* what to mind in its use */
	const struct dataset_column *columns;
	size_t column_count;
	/* Columns that are of no two rows alike; none: there is no such key. */
	const char *primary_key[DATASET_KEY_MAX + 1];
	struct dataset_reference references[DATASET_REFERENCES_MAX];
	size_t reference_count;
	bool fiscal; /* a table of the Fiscal Data Package: it has a value */
};
extern const struct dataset_kind dataset_kinds[DATASET_COUNT];

/* Has each department-year a file of its own, data/ORG/YEAR/NAME.csv? The
 * others belong to the site alone. */
static inline bool dataset_has_years(enum dataset which)
{
	return which != DATASET_ORGANIZATIONS &&
	       which != DATASET_CLASSIFICATIONS && which != DATASET_CHANGES;
}

/* The forms of a dataset as text: data/NAME.ENDING. */
enum dataset_form {
	DATASET_CSV,
	DATASET_EXCEL, /* CSV for spreadsheets, see export/form.h */
	DATASET_JSON,  /* an array of objects, one a line */
	DATASET_JSON_LINES,
	DATASET_FORM_COUNT
};
struct dataset_form_kind {
	const char *ending, *media_type;
	const char *title_zh, *title_en;
};
extern const struct dataset_form_kind dataset_forms[DATASET_FORM_COUNT];

#endif
