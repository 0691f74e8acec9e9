/* ZIP, front to back: see the header.
 *
 * The sizes of a member stand behind it, in a data descriptor, and again in the
 * directory at the end.
 */
#include "format/zip_stream.h"

#include "format/deflate.h"

#include <errno.h>

enum {
	VERSION = 20,
	FLAGS = 1 << 3 | 1 << 11, /* sizes follow; names are UTF-8 */
	DEFLATED = 8,
	TIME = 0,
	DATE = 1 << 5 | 1, /* 1980-01-01 */
	SIGNATURE_MEMBER = 0x04034b50,
	SIGNATURE_SIZES = 0x08074b50,
	SIGNATURE_ENTRY = 0x02014b50,
	SIGNATURE_END = 0x06054b50,
	ROOM = 65536, /* bytes that are written at once */
};

struct member {
	struct str name;
	uint64_t at, size, packed;
	uint32_t crc;
};

struct zip_stream {
	struct arena *arena;
	struct os_output file;
	struct os_error error; /* the first one; code 0: none */
	struct deflate *deflate;
	struct buf out;   /* not written yet */
	uint64_t written; /* bytes before those */
	struct {
		struct member *items;
		size_t count, capacity;
	} members;
	bool is_open; /* the last of them */
};

static void put2(struct buf *out, uint32_t n)
{
	buf_add_char(out, (char)(n & 0xff));
	buf_add_char(out, (char)(n >> 8 & 0xff));
}

static void put4(struct buf *out, uint64_t n)
{
	put2(out, (uint32_t)(n & 0xffff));
	put2(out, (uint32_t)(n >> 16 & 0xffff));
}

struct zip_stream *zip_stream_begin(struct arena *a, struct str path, int level)
{
	struct zip_stream *z = arena_new(a, struct zip_stream);

	z->arena = a;
	z->deflate = deflate_new(level);
	if (!os_output_begin(str_copy(a, path), &z->file, &z->error))
		z->file.descriptor = -1;
	return z;
}

static void flush(struct zip_stream *z)
{
	z->written += z->out.n;
	if (!z->error.code)
		os_output_add(&z->file, buf_str(&z->out), &z->error);
	buf_clear(&z->out);
}

static uint64_t position(const struct zip_stream *z)
{
	return z->written + z->out.n;
}

static struct member *last(struct zip_stream *z)
{
	return &z->members.items[z->members.count - 1];
}

static void put_sizes(struct buf *out, const struct member *m)
{
	put4(out, m->crc);
	put4(out, m->packed);
	put4(out, m->size);
}

/* What the head of a member and its entry in the directory have in common. */
static void put_kind(struct buf *out)
{
	put2(out, VERSION);
	put2(out, FLAGS);
	put2(out, DEFLATED);
	put2(out, TIME);
	put2(out, DATE);
}

static size_t head_size(const struct member *m)
{
	enum { FIXED = 30 };

	return FIXED + m->name.n;
}

static void end_member(struct zip_stream *z)
{
	struct member *m;

	if (!z->is_open)
		return;
	z->is_open = false;
	m = last(z);
	deflate_end(z->deflate, &z->out);
	m->packed = position(z) - m->at - head_size(m);
	put4(&z->out, SIGNATURE_SIZES);
	put_sizes(&z->out, m);
	if (z->out.n >= ROOM)
		flush(z);
}

void zip_stream_member(struct zip_stream *z, struct str name)
{
	static const struct member empty;
	struct member *m;

	end_member(z);
	m = VEC_PUSH(z->arena, &z->members);
	m->name = str_copy(z->arena, name);
	m->at = position(z);
	put4(&z->out, SIGNATURE_MEMBER);
	put_kind(&z->out);
	put_sizes(&z->out, &empty);
	put2(&z->out, (uint32_t)name.n);
	put2(&z->out, 0);
	buf_add(&z->out, name);
	z->is_open = true;
}

void zip_stream_add(struct zip_stream *z, struct str piece)
{
	struct member *m = last(z);

	assert(z->is_open);
	m->crc = deflate_crc(m->crc, piece);
	m->size += piece.n;
	deflate_add(z->deflate, piece, &z->out);
	if (z->out.n >= ROOM)
		flush(z);
}

static void put_entry(struct buf *out, const struct member *m)
{
	put4(out, SIGNATURE_ENTRY);
	put2(out, VERSION);
	put_kind(out);
	put_sizes(out, m);
	put2(out, (uint32_t)m->name.n);
	put4(out, 0); /* no extra field, no comment */
	put4(out, 0); /* on the first disk; nothing about the text */
	put4(out, 0); /* no rights */
	put4(out, m->at);
	buf_add(out, m->name);
}

static void put_directory(struct zip_stream *z)
{
	uint64_t at = position(z);

	for (size_t i = 0; i < z->members.count; i++)
		put_entry(&z->out, &z->members.items[i]);
	uint64_t size = position(z) - at;

	put4(&z->out, SIGNATURE_END);
	put4(&z->out, 0); /* one disk */
	put2(&z->out, (uint32_t)z->members.count);
	put2(&z->out, (uint32_t)z->members.count);
	put4(&z->out, size);
	put4(&z->out, at);
	put2(&z->out, 0);
}

static bool fits(const struct zip_stream *z)
{
	bool ok = position(z) < UINT32_MAX && z->members.count < UINT16_MAX;

	for (size_t i = 0; i < z->members.count; i++)
		ok &= z->members.items[i].size < UINT32_MAX;
	return ok;
}

static bool close_file(struct zip_stream *z)
{
	struct os_error ignored;
	struct os_stat st;

	if (!os_output_end(&z->file, &st, &z->error))
		return false;
	if (fits(z))
		return true;
	os_remove(z->file.path, &ignored);
	return os_error_set(&z->error, EFBIG, "write", z->file.path);
}

bool zip_stream_end(struct zip_stream *z, struct os_error *e)
{
	end_member(z);
	put_directory(z);
	flush(z);
	bool ok = !z->error.code && close_file(z);

	deflate_free(z->deflate);
	buf_free(&z->out);
	return ok ||
	       os_error_set(e, z->error.code, z->error.what, z->file.path);
}
