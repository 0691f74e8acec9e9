/* JSON: streaming writer over a buffer. Commas are its business. */
#ifndef FORMAT_JSON_WRITE_H
#define FORMAT_JSON_WRITE_H

#include "base/decimal.h"

struct json_writer {
	struct buf *out;
	uint64_t has_items; /* bit d: level d has an item already */
	unsigned depth;     /* at most 63 */
	bool after_key;
};

void json_begin_object(struct json_writer *w);
void json_end_object(struct json_writer *w);
void json_begin_array(struct json_writer *w);
void json_end_array(struct json_writer *w);
void json_key(struct json_writer *w, const char *key);
void json_string(struct json_writer *w, struct str value);
void json_uint(struct json_writer *w, uint64_t value);
void json_bool(struct json_writer *w, bool value);
void json_null(struct json_writer *w);
/* Exact digits as a JSON number. */
void json_decimal(struct json_writer *w, struct decimal value);
/* A line break where white space is allowed, for diffs and line tools. */
void json_newline(struct json_writer *w);
/* key and value; an empty string is written as null by the second. */
void json_member_string(struct json_writer *w, const char *key,
			struct str value);
void json_member_string_or_null(struct json_writer *w, const char *key,
				struct str value);

#endif
