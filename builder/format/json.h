/* JSON: reading by jansson into an arena tree that knows places.
 *
 * Objects keep the order of the file; duplicate keys, BOM, bad UTF-8, depth
 * over 100 and numbers that are not integers of 64 bits are errors. Amounts
 * are integers or strings, never reals. The tree holds nothing of jansson.
 */
#ifndef FORMAT_JSON_H
#define FORMAT_JSON_H

#include "diag/diag.h"

enum json_kind {
	JSON_KIND_NULL,
	JSON_KIND_BOOL,
	JSON_KIND_INTEGER,
	JSON_KIND_STRING,
	JSON_KIND_ARRAY,
	JSON_KIND_OBJECT,
};

struct json {
	enum json_kind kind;
	uint32_t line, column; /* where the value starts */
	union {
		bool boolean;
		int64_t integer;
		struct str string;
		struct {
			struct json_member *members; /* arrays: key is empty */
			size_t count;
		};
	};
};

struct json_member {
	struct str key;
	uint32_t line, column; /* of the key */
	struct json value;
};

enum { JSON_DEPTH_MAX = 100 };

/* The tree, in the arena, or NULL after reporting. */
const struct json *json_read(struct arena *a, struct str text, struct str path,
			     struct diag *d);

/* Reader of objects against the members that the caller asks for. Every
 * accessor reports a wrong type with the path inside the document
 * ("projects[2].code"), what was expected and what was found, and then behaves
 * as if the member were absent; json_object_end() reports members that nobody
 * asked for, with the nearest known name. */
struct json_reader {
	struct arena *arena;
	struct diag *diag;
	struct str path; /* of the file */
};

enum { JSON_NAMES_MAX = 40 };

struct json_object {
	struct json_reader *reader;
	const struct json *value; /* NULL: empty, all members absent */
	struct str where;         /* path inside the document, "" at the top */
	const char *known[JSON_NAMES_MAX]; /* names that were asked for */
	size_t known_count;
};

/* Begin to read value, which must be an object (NULL: an empty one; anything
 * else is reported and read as empty). At most JSON_NAMES_MAX names can be
 * asked for; they must live until json_object_end(). */
struct json_object json_object_begin(struct json_reader *r,
				     const struct json *value,
				     struct str where);
void json_object_end(struct json_object *o);
/* Member, NULL when absent or null. */
const struct json *json_get(struct json_object *o, const char *name);
/* Text; empty when absent or null. */
struct str json_get_string(struct json_object *o, const char *name);
/* The same, absence is an error (but not in an object that is itself absent).
 */
struct str json_need_string(struct json_object *o, const char *name);
/* Integer, fallback when absent. */
int64_t json_get_integer(struct json_object *o, const char *name,
			 int64_t fallback);
bool json_get_bool(struct json_object *o, const char *name, bool fallback);
/* Integer or string as its text; empty when absent. For amounts and codes. */
struct str json_get_text(struct json_object *o, const char *name);
/* Array (NULL when absent). where of item i: json_where(). */
const struct json *json_get_array(struct json_object *o, const char *name);
/* Object member as a reader; empty when absent. End it, too. */
struct json_object json_get_object(struct json_object *o, const char *name);
/* "where.name[i]" in the arena. */
struct str json_where(struct json_object *o, const char *name, size_t i);
/* Place of a value for messages; the file's path, its line and column (none
 * when value is NULL). */
struct span json_span(const struct json_reader *r, const struct json *value);

#endif
