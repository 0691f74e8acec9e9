/* The official tables: ids, titles, columns in all their published forms. */
#ifndef MODEL_OFFICIAL_H
#define MODEL_OFFICIAL_H

#include "model/table.h"

/* A column and the header labels by which it is known. patterns are separated
 * by '|'; in a pattern the parts between '/' must occur in this order among
 * the labels above the column, the last part being the lowest label. The
 * pattern with most parts wins. Labels are compared folded (official_fold);
 * patterns and other titles stand here in folded form. */
struct column_kind {
	const char *id;
	const char *patterns;
	const char *label_en;
	enum column_role role;
	enum table_side side;
};

enum table_layout {
	LAYOUT_ROWS,      /* one row a line */
	LAYOUT_TWO_SIDED, /* income left, expenditure right */
};

struct table_kind {
	const char *id;
	const char *title, *title_en;
	const char *titles; /* other published titles, separated by '|' */
	enum table_layout layout;
	const struct column_kind *columns;
	size_t column_count;
	/* Columns that every published form of the table has, by their ids,
	 * separated by ';': without one of needs the table cannot be read
	 * ("code+name": one not without the other), without one of expects it
	 * is not the published one. A table without units is its department's
	 * alone, one without years its budget year's. See official_lacks(). */
	const char *needs, *expects;
	/* What holds between the columns of a row, separated by ';':
	 * "total=basic+project" a sum, "total>part+part" each is within it.
	 * See official_relation(). */
	const char *relations;
};

/* A relation of columns, by their ids. */
struct column_relation {
	struct str whole;
	struct str parts; /* with '+' between them */
	bool is_sum;      /* else each part is within the whole */
};

extern const struct table_kind official_tables[];
extern const size_t official_table_count;

/* NULL when there is none. Title: any published form, folded; also file names
 * without ending (支出总表, expenditure). */
const struct table_kind *official_by_id(struct str id);
const struct table_kind *official_by_title(struct arena *scratch,
					   struct str title);
/* The column whose pattern fits the labels best; NULL when none does. Also
 * fits a single label equal to the column's id. */
const struct column_kind *official_column(struct arena *scratch,
					  const struct table_kind *kind,
					  const struct str *labels,
					  size_t count, enum table_side side);
/* The first relation of *rest, which is shortened; false when it is empty. */
bool official_relation(struct str *rest, struct column_relation *out);
/* The columns among wanted (needs or expects of the kind) that found, of count
 * columns, does not have: their labels with 、 between them, in the arena;
 * empty when there is none. */
struct str official_lacks(struct arena *a, const struct table_kind *kind,
			  const char *wanted,
			  const struct column_kind *const *found, size_t count);
/* The next part of *parts, which is shortened; false when it is empty. */
bool official_part(struct str *parts, struct str *out);
/* Is the name of a row that of a total: 合计, 总计, 共计? */
bool official_is_total(struct arena *scratch, struct str name);
/* A label without spaces, line breaks, quotes, leading year (2023年) and
 * 其中：, with half-width brackets made full-width. */
struct str official_fold(struct arena *a, struct str label);

#endif
