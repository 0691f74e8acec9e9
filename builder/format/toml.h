/* TOML 1.0: complete and strict, every value with its place.
 *
 * Several errors a run: after an error the parser goes on at the next line
 * that looks like one of TOML, to TOML_ERRORS_MAX errors.
 */
#ifndef FORMAT_TOML_H
#define FORMAT_TOML_H

#include "diag/diag.h"

/* Levels of tables and arrays inside one another; errors of one file. */
enum { TOML_DEPTH_MAX = 100, TOML_ERRORS_MAX = 100 };

enum toml_kind {
	TOML_STRING,
	TOML_INTEGER,
	TOML_FLOAT,
	TOML_BOOL,
	TOML_OFFSET_DATETIME,
	TOML_LOCAL_DATETIME,
	TOML_LOCAL_DATE,
	TOML_LOCAL_TIME,
	TOML_ARRAY,
	TOML_TABLE,
};

struct map;

struct toml {
	enum toml_kind kind;
	/* Of the value; of a table without braces: of the name that made it. */
	uint32_t line, column;
	union {
		struct str string; /* also dates and times, as written */
		int64_t integer;
		double real;
		bool boolean;
		struct {
			struct toml_entry *items; /* arrays: key is empty */
			size_t count, capacity;
			struct map *index; /* of large tables; for toml_get() */
		};
	};
	bool broken; /* toml_read_part(): it could not be read to its end */
	unsigned char flags; /* of the parser: defined by header, dotted ... */
};

struct toml_entry {
	struct str key;
	uint32_t line, column; /* of the key */
	struct toml value;
};

/* The root table, in the arena (also its texts); NULL when there was an error
 * (reported). text may be any bytes; a BOM at its beginning is skipped. Line
 * breaks in texts over several lines are LF, whatever the file has.
 * first_line is the line number of the text's first line, for front matter. */
const struct toml *toml_read(struct arena *a, struct str text, struct str path,
			     uint32_t first_line, struct diag *d);

/* The same, but after an error what could be read, with values that are broken
 * marked. NULL when nothing can be read. */
const struct toml *toml_read_part(struct arena *a, struct str text,
				  struct str path, uint32_t first_line,
				  struct diag *d);

/* Value of a key of a table, or NULL. */
const struct toml *toml_get(const struct toml *table, struct str key);

/* Human name of a kind for messages: "text", "a whole number" ... */
struct str toml_kind_name(enum toml_kind kind, enum language language);

#endif
