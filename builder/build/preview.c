/* The picture that shows where a page of the site is shared. */
#include "build/preview.h"

static const struct diag_kind MISSING = {
	"preview-missing", DIAG_ERROR,
	"找不到图片“{0}”。preview 写的是相对于 site.toml 所在文件夹的路径；"
	"请放好图片，或删去这一项",
	"there is no picture \"{0}\"; preview is a path from the folder of "
	"site.toml: put the picture there or remove the key"};
static const struct diag_kind NO_PICTURE = {
	"preview-format", DIAG_ERROR,
	"“{0}”不是 PNG 或 JPEG 图片。请另存为其中一种，建议 1200×630 像素",
	"\"{0}\" is neither a PNG nor a JPEG picture; save it as one of them, "
	"best with 1200 by 630 pixels"};

enum { PICTURE_MAX = 4 * 1024 * 1024 };

/* Name in assets/, by what the bytes are; empty for what is no picture. */
static struct str name_of(struct str bytes)
{
	return str_starts(bytes, STR("\x89PNG\r\n\x1a\n")) ? STR("preview.png")
	       : str_starts(bytes, STR("\xff\xd8\xff"))    ? STR("preview.jpg")
							   : STR("");
}

static void replace(struct build *b, struct str name, struct str bytes)
{
	for (size_t i = 0; i < b->share.asset_count; i++) {
		struct asset *asset = &b->share.assets[i];

		if (str_eq(asset->name, STR("preview.png")))
			*asset = (struct asset){name, bytes};
	}
}

/* The bytes; false after reporting. */
static bool read(struct build *b, struct str path, struct str *bytes)
{
	struct os_error e = {0};
	struct os_stat st;

	if (os_stat(path, &st, &e) && st.kind != OS_FILE) {
		diag_report(b->diag, &MISSING, b->config.preview_span,
			    b->config.preview);
		return false;
	}
	if (e.what || !os_read(b->arena, path, PICTURE_MAX, bytes, &e))
		return build_fail(b, &e), false;
	return true;
}

/* The site's own picture in place of the program's; its name, empty after
 * reporting. */
static struct str load_own(struct build *b, struct str path)
{
	struct str name = STR(""), bytes;

	if (!read(b, path, &bytes))
		return name;
	name = name_of(bytes);
	if (name.n)
		replace(b, name, bytes);
	else
		diag_report(b->diag, &NO_PICTURE, b->config.preview_span,
			    b->config.preview);
	return name;
}

bool preview_load(struct build *b, struct str path)
{
	struct str name = STR("");

	if (b->config.preview.n)
		name = load_own(b, path);
	if (!name.n)
		name = STR("preview.png");
	for (size_t i = 0; i < b->config.language_count; i++)
		b->views[i].preview =
			str_concat(b->arena, STR("assets/"), name);
	return !b->world_failed;
}
