/* The manifest: what the published folder holds. One line a file:
 * hash, size, time in nanoseconds, path. */
#include "publish/publish_int.h"

#include <inttypes.h>
#include <stdlib.h>

#define FIRST_LINE "budgetpress site 1\n"

bool publish_path_is_good(struct str path)
{
	enum { PART_MAX = 200, PATH_MAX_BYTES = 1000 };
	size_t part = 0;

	if (!path.n || path.n > PATH_MAX_BYTES)
		return false;
	for (size_t i = 0; i <= path.n; i++) {
		char c = i < path.n ? path.s[i] : '/';
		bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
			     (c >= '0' && c <= '9') || c == '-' || c == '_' ||
			     (c == '.' && part);

		if (c == '/' ? !part : !plain || part == PART_MAX)
			return false;
		part = c == '/' ? 0 : part + 1;
	}
	return true;
}

struct publish_file *publish_find(const struct publish_files *files,
				  struct str path)
{
	const struct map_entry *e = map_find(&files->by_path, path);

	return e ? &files->items[e->number - 1] : NULL;
}

struct publish_file *publish_add(struct arena *a, struct publish_files *files,
				 struct str path)
{
	struct publish_file *file = VEC_PUSH(a, files);

	file->path = path;
	map_put(a, &files->by_path, path)->number = files->count;
	return file;
}

static int by_path(const void *a, const void *b)
{
	const struct publish_file *left = a, *right = b;

	return str_cmp(left->path, right->path);
}

void publish_manifest_write(struct publish_files *files, struct buf *out)
{
	buf_add(out, STR(FIRST_LINE));
	if (files->count)
		qsort(files->items, files->count, sizeof *files->items,
		      by_path);
	for (size_t i = 0; i < files->count; i++) {
		const struct publish_file *f = &files->items[i];

		buf_add_format(out,
			       "%016" PRIx64 "%016" PRIx64 " %" PRIu64
			       " %" PRId64 " %.*s\n",
			       f->hash[0], f->hash[1], f->size, f->mtime_ns,
			       STR_ARG(f->path));
	}
}

static bool read_hex(struct str text, uint64_t *out)
{
	uint64_t value = 0;

	for (size_t i = 0; i < text.n; i++) {
		char c = text.s[i];
		int digit = c >= '0' && c <= '9'   ? c - '0'
			    : c >= 'a' && c <= 'f' ? c - 'a' + 10
						   : -1;

		if (digit < 0)
			return false;
		value = value << 4 | (uint64_t)digit;
	}
	*out = value;
	return text.n == 16;
}

static bool read_line(struct arena *a, struct str line,
		      struct publish_files *out)
{
	struct str_cut hash = str_cut(line, STR(" "));
	struct str_cut size = str_cut(hash.tail, STR(" "));
	struct str_cut time = str_cut(size.tail, STR(" "));
	struct publish_file file = {0};
	uint64_t mtime;

	if (!time.found || hash.head.n != 32 ||
	    !read_hex(str_slice(hash.head, 0, 16), &file.hash[0]) ||
	    !read_hex(str_slice(hash.head, 16, 32), &file.hash[1]) ||
	    !str_to_uint(size.head, UINT64_MAX, &file.size) ||
	    !str_to_uint(time.head, INT64_MAX, &mtime) ||
	    !publish_path_is_good(time.tail) || publish_find(out, time.tail))
		return false;
	file.path = time.tail;
	file.mtime_ns = (int64_t)mtime;
	*publish_add(a, out, file.path) = file;
	return true;
}

bool publish_manifest_read(struct arena *a, struct str text,
			   struct publish_files *out)
{
	if (!str_starts(text, STR(FIRST_LINE)))
		return false;
	text = str_slice(text, sizeof FIRST_LINE - 1, text.n);
	while (text.n) {
		struct str_cut line = str_cut(text, STR("\n"));

		if (!line.found || !read_line(a, line.head, out))
			return false;
		text = line.tail;
	}
	return true;
}
