/* Manifest. */
#include "publish/manifest.h"

#include <string.h>

#define MAGIC 0x32464d5053534250u /* "PBSSPMF2" */

struct header {
	uint64_t magic;
	uint64_t checksum; /* of all bytes after these two */
	struct manifest_seal seal;
	uint64_t file_count;
	uint64_t group_count;
};

struct record {
	uint64_t size;
	struct digest digest;
	int64_t mtime_ns;
	uint32_t group;
	uint16_t shared, rest; /* bytes of the path; shared has MORE besides */
};

/* A bit that no number of bytes of a path has. */
enum { MORE = 1 << 15 };
_Static_assert((int)PATH_BYTES_MAX < (int)MORE, "the bit is free");

struct digest manifest_id(const struct catalog *c,
			  struct publish_file *const *files, size_t count)
{
	struct digest id = {MAGIC, count};
	struct buf b = {0};

	for (size_t i = 0; i < count; i++) {
		const struct publish_file *f = files[i];
		struct str group = catalog_group_name(c, f->group);
		uint64_t facts[6] = {id.low,         id.high, f->digest.low,
				     f->digest.high, f->size, group.n};

		buf_clear(&b);
		buf_add(&b, (struct str){(char *)facts, sizeof facts});
		buf_add(&b, group);
		buf_add(&b, file_path(f));
		id = digest_of(buf_str(&b));
	}
	buf_free(&b);
	return id;
}

static uint16_t shared_bytes(struct str a, struct str b)
{
	uint16_t n = 0;

	while (n < a.n && n < b.n && a.s[n] == b.s[n])
		n++;
	return n;
}

static void write_file(struct pieces *out, const struct publish_file *f,
		       struct str before)
{
	struct str path = file_path(f);
	uint16_t shared = shared_bytes(before, path);
	struct record r = {.size = f->size,
			   .digest = f->digest,
			   .mtime_ns = f->mtime_ns,
			   .group = f->group,
			   .shared = (uint16_t)(shared | (f->more ? MORE : 0)),
			   .rest = (uint16_t)(path.n - shared)};

	pieces_add(out, (struct str){(char *)&r, sizeof r});
	pieces_add(out, str_slice(path, shared, path.n));
	if (f->more)
		pieces_add(out, (struct str){(char *)f->more, sizeof *f->more});
}

static uint64_t checksum_of(struct str bytes)
{
	return digest_of(
		       str_slice(bytes, offsetof(struct header, seal), bytes.n))
		.low;
}

/* All that the checksum is of. */
struct body {
	struct header header;
	const struct catalog *catalog;
	struct publish_file *const *files;
};

static void write_body(struct pieces *out, const struct body *body)
{
	const struct catalog *c = body->catalog;
	struct str header = {(const char *)&body->header, sizeof body->header};
	struct str before = {NULL, 0};

	pieces_add(out,
		   str_slice(header, offsetof(struct header, seal), header.n));
	for (size_t i = 0; i < c->groups.count; i++) {
		struct str name = c->groups.items[i].key;
		uint32_t size = (uint32_t)name.n;

		pieces_add(out, (struct str){(char *)&size, sizeof size});
		pieces_add(out, name);
	}
	for (size_t i = 0; i < body->header.file_count; i++) {
		write_file(out, body->files[i], before);
		before = file_path(body->files[i]);
	}
	pieces_flush(out);
}

void manifest_write(struct pieces *out, const struct catalog *c,
		    struct publish_file *const *files, size_t count,
		    struct manifest_seal seal)
{
	struct body body = {.header = {.magic = MAGIC,
				       .seal = seal,
				       .file_count = count,
				       .group_count = c->groups.count},
			    .catalog = c,
			    .files = files};
	struct arena arena = {0};
	struct pieces sum = {.take = digest_take,
			     .context = digest_begin(&arena)};

	write_body(&sum, &body);
	body.header.checksum = digest_end(sum.context).low;
	pieces_add(out, (struct str){(char *)&body.header,
				     offsetof(struct header, seal)});
	write_body(out, &body);
	buf_free(&sum.buf);
	arena_free(&arena);
}

/* Take a piece of this size from the rest. */
static bool take(struct manifest_reader *r, void *to, size_t size)
{
	if (r->rest.n < size)
		return false;
	if (size)
		memcpy(to, r->rest.s, size);
	r->rest = str_slice(r->rest, size, r->rest.n);
	return true;
}

bool manifest_open(struct manifest_reader *r, struct str bytes)
{
	struct header h;

	*r = (struct manifest_reader){.rest = bytes};
	if (!take(r, &h, sizeof h) || h.magic != MAGIC ||
	    h.checksum != checksum_of(bytes) || h.group_count > r->rest.n ||
	    h.file_count > r->rest.n / sizeof(struct record))
		return false;
	r->seal = h.seal;
	r->file_count = h.file_count;
	r->group_count = (uint32_t)h.group_count;
	return true;
}

bool manifest_next_group(struct manifest_reader *r, struct str *name)
{
	uint32_t size;

	if (!take(r, &size, sizeof size) || r->rest.n < size)
		return false;
	*name = str_slice(r->rest, 0, size);
	r->rest = str_slice(r->rest, size, r->rest.n);
	return true;
}

bool manifest_next(struct manifest_reader *r)
{
	struct record record;

	if (!take(r, &record, sizeof record))
		return false;
	size_t shared = record.shared & (MORE - 1);

	if (shared > r->file.path.n || shared + record.rest > PATH_BYTES_MAX ||
	    record.group >= r->group_count ||
	    !take(r, r->path + shared, record.rest))
		return false;
	r->file =
		(struct manifest_file){.path = {r->path, shared + record.rest},
				       .digest = record.digest,
				       .size = record.size,
				       .mtime_ns = record.mtime_ns,
				       .group = record.group,
				       .has_more = record.shared & MORE};
	return path_is_good(r->file.path) &&
	       (!r->file.has_more ||
		take(r, &r->file.more, sizeof r->file.more));
}

static bool load(struct catalog *c, struct manifest_reader *r)
{
	struct str name;

	for (uint32_t i = 0; i < r->group_count; i++) {
		if (!manifest_next_group(r, &name) ||
		    catalog_group(c, name) != i)
			return false;
	}
	catalog_reserve(c, r->file_count);
	while (manifest_next(r)) {
		struct publish_file *f =
			catalog_add_old(c, r->file.group, r->file.path);

		f->digest = r->file.digest;
		f->size = r->file.size;
		f->mtime_ns = r->file.mtime_ns;
		if (r->file.has_more)
			*catalog_more(c, f) = r->file.more;
	}
	return c->count == r->file_count && !r->rest.n;
}

bool manifest_load(struct catalog *c, struct str bytes,
		   struct manifest_seal *seal)
{
	struct manifest_reader r;

	if (manifest_open(&r, bytes) && load(c, &r)) {
		*seal = r.seal;
		return true;
	}
	catalog_free(c);
	return false;
}
