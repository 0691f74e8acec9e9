/* JSON writer. */
#include "format/json_write.h"

#include <assert.h>

static void flush_newline(struct json_writer *w)
{
	if (w->newline_due)
		buf_add_char(w->out, '\n');
	w->newline_due = false;
}

/* What stands between the item before and the item to come. */
static void separate(struct json_writer *w)
{
	uint64_t level = (uint64_t)1 << w->depth;

	if (!w->after_key && (w->has_items & level))
		buf_add_char(w->out, ',');
	w->has_items |= level;
	w->after_key = false;
	flush_newline(w);
}

static void begin(struct json_writer *w, char bracket)
{
	separate(w);
	assert(w->depth < JSON_WRITE_DEPTH_MAX);
	buf_add_char(w->out, bracket);
	w->depth++;
	w->has_items &= ~((uint64_t)1 << w->depth);
}

static void end(struct json_writer *w, char bracket)
{
	assert(w->depth > 0 && !w->after_key);
	flush_newline(w);
	w->depth--;
	buf_add_char(w->out, bracket);
}

void json_write_begin_object(struct json_writer *w)
{
	begin(w, '{');
}

void json_write_end_object(struct json_writer *w)
{
	end(w, '}');
}

void json_write_begin_array(struct json_writer *w)
{
	begin(w, '[');
}

void json_write_end_array(struct json_writer *w)
{
	end(w, ']');
}

static void add_quoted(struct buf *out, struct str text)
{
	buf_add_char(out, '"');
	buf_add_json(out, text);
	buf_add_char(out, '"');
}

void json_write_key(struct json_writer *w, const char *key)
{
	assert(w->depth > 0 && !w->after_key);
	separate(w);
	add_quoted(w->out, str_from(key));
	buf_add_char(w->out, ':');
	w->after_key = true;
}

void json_write_string(struct json_writer *w, struct str value)
{
	separate(w);
	add_quoted(w->out, value);
}

void json_write_uint(struct json_writer *w, uint64_t value)
{
	separate(w);
	buf_add_uint(w->out, value);
}

void json_write_bool(struct json_writer *w, bool value)
{
	separate(w);
	buf_add(w->out, value ? STR("true") : STR("false"));
}

void json_write_null(struct json_writer *w)
{
	separate(w);
	buf_add(w->out, STR("null"));
}

void json_write_decimal(struct json_writer *w, struct decimal value)
{
	separate(w);
	decimal_write(w->out, value);
}

void json_write_newline(struct json_writer *w)
{
	w->newline_due = true;
	if (!w->depth)
		flush_newline(w);
}

void json_write_member(struct json_writer *w, const char *key, struct str value)
{
	json_write_key(w, key);
	json_write_string(w, value);
}

void json_write_member_or_null(struct json_writer *w, const char *key,
			       struct str value)
{
	json_write_key(w, key);
	if (value.n)
		json_write_string(w, value);
	else
		json_write_null(w);
}
