/* Keys: a TOML table to a struct, by a table of keys.
 *
 * The table of keys is all that has to be written for a new key: its name, its
 * type, the member it goes to, its default. Unknown keys are errors that name
 * the nearest known one; a wrong value is an error that says what is expected,
 * and then counts as not given.
 */
#ifndef CONFIG_KEY_H
#define CONFIG_KEY_H

#include "format/toml.h"

struct key;
struct key_section;

struct key_reader {
	struct arena *arena; /* of the result */
	struct diag *diag;
	struct str path;               /* of the file */
	struct str where;              /* "table.column", empty at the top */
	const struct key_section *top; /* section of the whole file */
	const void *root;              /* struct that the file is read into */
	bool partial; /* the file is broken: say nothing of missing keys */
};

/* What a value must be. set() writes it to the key's members of the struct;
 * false after reporting. */
struct key_type {
	enum toml_kind kind;
	const char *zh, *en; /* what is expected: 整数, a whole number */
	bool (*fits)(struct str text); /* texts only: is the form right? */
	bool (*set)(struct key_reader *r, const struct key *k,
		    const struct toml *value, char *out);
};

extern const struct key_type key_text;      /* struct str: one line */
extern const struct key_type key_prose;     /* struct str: any lines */
extern const struct key_type key_date;      /* struct str: 2026-03-01 */
extern const struct key_type key_url;       /* struct str: http(s) or empty */
extern const struct key_type key_base_url;  /* the same, no / at the end */
extern const struct key_type key_email;     /* struct str */
extern const struct key_type key_folder;    /* struct str: below the site */
extern const struct key_type key_file;      /* the same, may have * */
extern const struct key_type key_id;        /* struct str: a-z 0-9 - _ */
extern const struct key_type key_currency;  /* struct str: CNY */
extern const struct key_type key_country;   /* struct str: CN */
extern const struct key_type key_character; /* char: one of k->choices */
extern const struct key_type key_choice;    /* an enum: k->choices */
extern const struct key_type key_bool;      /* bool */
extern const struct key_type key_int;       /* int: k->min to k->max */
extern const struct key_type key_uint;      /* uint32_t: the same */
extern const struct key_type key_power;     /* int p of 10^p: 1, 10, 100 */
extern const struct key_type key_choices;   /* array of enums, size_t count */
extern const struct key_type key_lengths;   /* array of unsigned, count */
extern const struct key_type key_names;     /* struct key_name *, count */
extern const struct key_type key_table;     /* k->section, same struct */
extern const struct key_type key_tables;    /* array of structs, count */

/* A text with its place. */
struct key_name {
	struct str text;
	struct span span;
};

struct key_choice {
	const char *name;
	unsigned value;
};

/* Where a key that is not given takes its value from. */
enum key_source {
	KEY_FALLBACK, /* text or number below; zero when there is none */
	KEY_SAME,     /* another member of the same struct, read before */
	KEY_ROOT,     /* a member of the file's struct, read before */
};

struct key {
	const char *name;
	const struct key_type *type;
	size_t offset;       /* of the member */
	size_t count_offset; /* arrays: of its size_t count */
	size_t span_offset;  /* of a struct span for the value, 0: none */
	bool required;
	enum key_source source;
	size_t source_offset, source_size; /* KEY_SAME, KEY_ROOT */
	const char *text;                  /* default */
	int number;                        /* default */
	int min, max;                      /* numbers; arrays: of items */
	const struct key_choice *choices;
	size_t choice_count;
	const struct key_section *section; /* key_table, key_tables */
};

struct key_section {
	const struct key *keys;
	size_t count;
	size_t size;        /* of the struct, key_tables only */
	size_t span_offset; /* key_tables: of its struct span */
	/* Checks of keys against each other, after all are read; may be NULL.
	 * table is never NULL. */
	void (*check)(struct key_reader *r, const struct toml *table,
		      void *out);
};

/* Read table (NULL: none of the keys is given) into out. Errors are
 * reported. */
void key_section_read(struct key_reader *r, const struct key_section *section,
		      const struct toml *table, void *out);

/* For checks: the place of a key's value, of the table when it is not given. */
struct span key_span(const struct key_reader *r, const struct toml *table,
		     const char *name);
/* The name of a key as messages show it: "table.column.role". */
struct str key_where(const struct key_reader *r, struct str name);
/* The choices of a key: "error", "warning". */
struct str key_choice_names(struct arena *a, const struct key *k);
/* Report that a value is not what it should be. */
void key_report_type(struct key_reader *r, const struct key *k,
		     const struct toml *value);

#endif
