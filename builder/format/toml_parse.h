/* Inside TOML: what the files of the parser share.
 *
 * Functions that return bool return false after reporting an error behind
 * which the line (or the list, or the text over several lines) makes no more
 * sense. Errors inside a single word are reported and reading goes on.
 */
#ifndef FORMAT_TOML_PARSE_H
#define FORMAT_TOML_PARSE_H

#include "format/toml.h"

/* How tables and arrays came to be: what may still be added to them. */
enum toml_flag {
	TOML_FLAG_HEADER = 1,   /* table that has its [header] */
	TOML_FLAG_DOTTED = 2,   /* table made by a dotted key */
	TOML_FLAG_CLOSED = 4,   /* table in braces: complete */
	TOML_FLAG_SECTIONS = 8, /* array made by [[headers]] */
};

struct toml_mark {
	size_t at; /* byte of the text */
	uint32_t line, column;
};

struct toml_key {
	struct str name;
	struct toml_mark mark;
};

struct toml_parser {
	struct arena *arena;
	struct diag *diag;
	struct str path, text;
	size_t at;
	struct toml_mark mark; /* the last place that was asked for */
	struct toml_mark start;
	struct { /* parts of the dotted key that was read last */
		struct toml_key *items;
		size_t count, capacity;
	} keys;
	struct buf buf;
	struct toml *root;
	struct toml *table; /* of the last header; keys go here */
	unsigned depth;     /* of table; the root has 0 */
	unsigned open;      /* brackets and long texts begun and not ended */
	size_t errors;
};

/* toml_scan.c: characters, places and errors. */

/* Byte `ahead` of the place, -1 behind the end. */
int toml_peek(const struct toml_parser *p, size_t ahead);
/* Step over c; false when something else stands here. */
bool toml_accept(struct toml_parser *p, char c);
bool toml_at_line_end(const struct toml_parser *p);
void toml_skip_blanks(struct toml_parser *p);
void toml_skip_comment(struct toml_parser *p);
/* LF, CRLF, or a lone CR, which was reported before. */
void toml_skip_line_end(struct toml_parser *p);
/* Blanks, comments and line ends, as between the items of an array. */
void toml_skip_lines(struct toml_parser *p);
/* The bytes from here to a blank, a line end or one of ,=]}# and wide marks. */
struct str toml_word(const struct toml_parser *p);
bool toml_is_bare(int c);
/* Line and column of byte `at`; fast when places are asked for in order. */
struct toml_mark toml_mark(struct toml_parser *p, size_t at);
/* Report an error at byte `at`, unless it is a control character: those are
 * reported before. Returns false. */
bool toml_report(struct toml_parser *p, const struct diag_kind *kind, size_t at,
		 const struct str *arguments, size_t count);
#define toml_fail(p, kind, at, ...)                                       \
	toml_report((p), (kind), (at), (const struct str[]){__VA_ARGS__}, \
		    sizeof((const struct str[]){__VA_ARGS__}) /           \
			    sizeof(struct str))
/* Something else should stand here. {0} and {1} of the kind are what stands
 * here in Chinese and English, {2} is more. Full-width marks have an error of
 * their own. Returns false. */
bool toml_unexpected(struct toml_parser *p, const struct diag_kind *kind,
		     struct str more);
/* Report that there are too many levels. Returns false. */
bool toml_fail_too_deep(struct toml_parser *p);
/* Report all control characters of the text. */
void toml_check_controls(struct toml_parser *p);

/* toml_string.c: texts and keys. */

/* A text that begins here, with one or three quotes of either kind. */
bool toml_read_string(struct toml_parser *p, struct str *out);
/* A dotted key to p->keys. The value of its first part has this depth. */
bool toml_read_key(struct toml_parser *p, unsigned depth);
/* The first count parts of p->keys with points between. */
struct str toml_key_text(struct toml_parser *p, size_t count);

/* toml_number.c, toml_time.c: the word that begins here is of this kind. */
void toml_read_number(struct toml_parser *p, struct toml *out);
bool toml_is_time(struct str word);
void toml_read_time(struct toml_parser *p, struct toml *out);

/* toml_value.c */

/* A value that begins here; if it is a table or an array it has this depth. */
bool toml_read_value(struct toml_parser *p, unsigned depth, struct toml *out);
/* key = value into table; the value of a key of one part has this depth. */
bool toml_read_pair(struct toml_parser *p, struct toml *table, unsigned depth);

/* toml_table.c: keys to tables. Each takes p->keys. */

/* Place for the value of a key in table, NULL after reporting. */
struct toml *toml_define(struct toml_parser *p, struct toml *table);
/* Let p->table be a table that belongs to nothing: for keys below a header
 * that is wrong. */
void toml_open_nowhere(struct toml_parser *p);
/* Table of a [header] or a new one of a [[header]]: p->table and p->depth. */
void toml_open_section(struct toml_parser *p, bool is_array);

#endif
