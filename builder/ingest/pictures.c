/* Pictures beside commentary: which are used, and whether they can be
 * published. */
#include "format/markdown.h"
#include "format/sha256.h"
#include "ingest/reading.h"

static const struct diag_kind UNUSED = {
	"picture-unused", DIAG_WARNING,
	"没有一篇说明文字用到图片“{0}”，不会公布；要用它，请在同一个文件夹的 "
	".md 里"
	"写 ![说明]({0})",
	"no commentary uses the picture \"{0}\", so it is not published; to "
	"use "
	"it write ![text]({0}) in a .md file of its folder"};
static const struct diag_kind LARGE = {
	"picture-large", DIAG_ERROR,
	"图片“{0}”有 {1} 字节，超过上限 {2}（4 MB）；请缩小后再放进来",
	"the picture \"{0}\" has {1} bytes, more than the {2} (4 MB) allowed; "
	"make it smaller"};
static const struct diag_kind NO_PICTURE = {
	"picture-format", DIAG_ERROR,
	"“{0}”的内容不是 PNG 或 JPEG "
	"图片（只改扩展名不行）；请用看图软件另存为其"
	"中一种",
	"\"{0}\" is neither a PNG nor a JPEG picture, whatever its name says; "
	"save it as one of them"};

enum { PICTURE_MAX = 4 * 1024 * 1024 };

bool picture_by_name(struct reading *r, struct str name)
{
	struct str ending = file_ending(r->scratch, name);

	return str_eq(ending, STR("png")) || str_eq(ending, STR("jpg")) ||
	       str_eq(ending, STR("jpeg"));
}

/* Does a text name it? What it is named for is found out when it is shown. */
static bool is_used(struct reading *r, const struct commentaries *all,
		    struct str name)
{
	for (size_t i = 0; i < all->count; i++) {
		struct str body = all->items[i].body;

		if (str_contains(body, name) ||
		    str_contains(markdown_decode_url(r->scratch, body), name))
			return true;
	}
	return false;
}

/* By what the bytes are. */
static bool is_good(struct reading *r, const struct ingest_file *file)
{
	struct span span = span_at(file->path, 0, 0);
	struct arena_mark mark = arena_mark(r->scratch);
	struct str bytes;

	if (file->size > PICTURE_MAX) {
		diag_report(r->diag, &LARGE, span, file->name,
			    str_format(r->scratch, "%llu",
				       (unsigned long long)file->size),
			    str_format(r->scratch, "%d", (int)PICTURE_MAX));
		return false;
	}
	struct str path =
		str_format(r->scratch, "%.*s/%.*s", STR_ARG(r->plan->root),
			   STR_ARG(file->path));

	if (!os_read(r->scratch, path, PICTURE_MAX, &bytes, r->error)) {
		r->failed = true;
		return false;
	}
	bool good = str_starts(bytes, STR("\x89PNG\r\n\x1a\n")) ||
		    str_starts(bytes, STR("\xff\xd8\xff"));

	if (!good)
		diag_report(r->diag, &NO_PICTURE, span, file->name);
	arena_rewind(r->scratch, mark);
	return good;
}

/* Some disks take capitals and small letters for one. */
static bool is_taken(struct reading *r, const struct picture *all, size_t count,
		     struct str name)
{
	struct str folded = id_folded(r->scratch, name);

	for (size_t i = 0; i < count; i++)
		if (str_eq(folded, id_folded(r->scratch, all[i].published)))
			return true;
	return false;
}

/* Names that no address can have, or that others have, are replaced by a hash
 * of theirs. */
static struct str published_name(struct reading *r, const struct picture *all,
				 size_t count, struct str name)
{
	struct sha256 hash = sha256_of(name);
	struct buf digits = {0};

	if (id_is_valid(name) && !is_taken(r, all, count, name))
		return name;
	sha256_write(&digits, &hash);
	struct str out = str_format(r->arena, "picture-%.*s.%.*s",
				    STR_ARG(str_slice(buf_str(&digits), 0, 16)),
				    STR_ARG(file_ending(r->scratch, name)));

	buf_free(&digits);
	return out;
}

void pictures_read(struct reading *r, const struct ingest_files *files,
		   struct commentaries *all)
{
	struct picture *pictures =
		arena_array(r->arena, struct picture, files->count);
	size_t count = 0;

	for (size_t i = 0; i < files->count && !r->failed; i++) {
		const struct ingest_file *file = &files->items[i];

		if (!picture_by_name(r, file->name))
			continue;
		if (!is_used(r, all, file->name)) {
			diag_report(r->diag, &UNUSED, span_at(file->path, 0, 0),
				    file->name);
			continue;
		}
		struct str name =
			is_good(r, file)
				? published_name(r, pictures, count, file->name)
				: STR("");

		pictures[count++] =
			(struct picture){file->name, file->path, name};
	}
	for (size_t i = 0; i < all->count; i++) {
		all->items[i].pictures = pictures;
		all->items[i].picture_count = count;
	}
}
