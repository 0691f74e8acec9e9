/* TOML 1.0: complete and strict, every value with its place.
 *
 * Several errors a run: after an error the parser goes on at the next line.
 */
#ifndef FORMAT_TOML_H
#define FORMAT_TOML_H

#include "diag/diag.h"

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

struct toml {
	enum toml_kind kind;
	uint32_t line, column; /* of the value */
	union {
		struct str string; /* also dates and times, as written */
		int64_t integer;
		double real;
		bool boolean;
		struct {
			struct toml_entry *items; /* arrays: key is empty */
			size_t count, capacity;
		};
	};
	unsigned char flags; /* of the parser: defined by header, dotted ... */
};

struct toml_entry {
	struct str key;
	uint32_t line, column; /* of the key */
	struct toml value;
};

/* The root table, in the arena; NULL when there was an error (reported).
 * first_line is the line number of the text's first line, for front matter. */
const struct toml *toml_read(struct arena *a, struct str text, struct str path,
			     uint32_t first_line, struct diag *d);

/* Value of a key of a table, or NULL. */
const struct toml *toml_get(const struct toml *table, struct str key);

/* Human name of a kind: "string", "array" ... for messages. */
const char *toml_kind_name(enum toml_kind kind);

#endif
