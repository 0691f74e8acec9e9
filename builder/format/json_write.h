/* JSON: streaming writer over a buffer. Commas are its business.
 *
 *	struct json_writer w = {.out = &buf};
 *	json_write_begin_object(&w);
 *	json_write_member(&w, "name", name);
 *	json_write_end_object(&w);
 */
#ifndef FORMAT_JSON_WRITE_H
#define FORMAT_JSON_WRITE_H

#include "base/decimal.h"

enum { JSON_WRITE_DEPTH_MAX = 63 };

struct json_writer {
	struct buf *out;
	uint64_t has_items; /* bit d: level d has an item already */
	unsigned depth;     /* at most JSON_WRITE_DEPTH_MAX */
	bool after_key;
	bool newline_due; /* a line break that waits for its comma */
};

void json_write_begin_object(struct json_writer *w);
void json_write_end_object(struct json_writer *w);
void json_write_begin_array(struct json_writer *w);
void json_write_end_array(struct json_writer *w);
void json_write_key(struct json_writer *w, const char *key);
void json_write_string(struct json_writer *w, struct str value);
void json_write_uint(struct json_writer *w, uint64_t value);
void json_write_bool(struct json_writer *w, bool value);
void json_write_null(struct json_writer *w);
/* Exact digits as a JSON number. */
void json_write_decimal(struct json_writer *w, struct decimal value);
/* A line break before the next item or closing bracket, after the comma; at
 * the end of the document a line break at once. For diffs and line tools. */
void json_write_newline(struct json_writer *w);
/* key and value; an empty string is written as null by the second. */
void json_write_member(struct json_writer *w, const char *key,
		       struct str value);
void json_write_member_or_null(struct json_writer *w, const char *key,
			       struct str value);

#endif
