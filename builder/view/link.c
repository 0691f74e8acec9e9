/* Relative addresses in commentary. */
#include "view/link.h"

#include "format/markdown.h"
#include "view/frame.h"

static const struct diag_kind NO_PICTURE = {
	"picture-missing", DIAG_ERROR,
	"找不到图片“{0}”：请把它（PNG 或 JPEG）放进这个 .md "
	"所在的文件夹，或改正文件"
	"名；别的格式请先另存为 PNG 或 JPEG",
	"there is no picture \"{0}\": put it (PNG or JPEG) into the folder of "
	"this .md file, or correct the name; save other formats as one of "
	"these first"};

/* "mailto:" of "mailto:a@b": has the address a scheme? */
static bool has_scheme(struct str url)
{
	for (size_t i = 0; i < url.n; i++) {
		char c = (char)(url.s[i] | 0x20);

		if (url.s[i] == ':')
			return i > 0;
		if (!(c >= 'a' && c <= 'z') &&
		    !(i && ((c >= '0' && c <= '9') || c == '+' || c == '-' ||
			    c == '.')))
			return false;
	}
	return false;
}

bool link_is_relative(struct str url)
{
	return url.n && !has_scheme(url) && url.s[0] != '/' &&
	       url.s[0] != '#' && url.s[0] != '?';
}

/* The address without what stands behind ? and #. */
static struct str path_of(struct str url)
{
	size_t n = 0;

	while (n < url.n && url.s[n] != '?' && url.s[n] != '#')
		n++;
	return str_slice(url, 0, n);
}

/* One step up; the top stays. */
static struct str without_last(struct str folder)
{
	if (!folder.n)
		return folder;
	folder.n--;
	while (folder.n && folder.s[folder.n - 1] != '/')
		folder.n--;
	return folder;
}

/* The file of the site to which path leads from the page; empty when it leads
 * out of the site. */
static struct str resolve(struct arena *a, struct str page, struct str path)
{
	struct str at = page;

	while (at.n && at.s[at.n - 1] != '/')
		at.n--;
	while (path.n) {
		struct str_cut cut = str_cut(path, STR("/"));

		if (str_eq(cut.head, STR("..")) && !at.n)
			return STR("");
		if (str_eq(cut.head, STR("..")))
			at = without_last(at);
		else if (cut.head.n && !str_eq(cut.head, STR(".")))
			at = str_format(a, "%.*s%.*s%s", STR_ARG(at),
					STR_ARG(cut.head),
					cut.found ? "/" : "");
		path = cut.tail;
	}
	return !at.n || at.s[at.n - 1] == '/'
		       ? str_concat(a, at, STR("index.html"))
		       : at;
}

struct str link_resolve(struct arena *a, const struct commentary_place *place,
			struct str url, struct span span)
{
	struct str path = path_of(url);
	struct str file = resolve(a, place->page, markdown_decode_url(a, path));
	struct str from = view_path(place->view, a, place->page);
	/* Pages are there in each language, all else once. */
	struct str to = str_ends(file, STR(".html"))
				? view_path(place->view, a, file)
				: file;

	place->sink->link(place->sink->context, file, url, span);
	if (!file.n)
		return STR("");
	return str_concat(a, url_relative(a, from, to),
			  str_slice(url, path.n, url.n));
}

static const struct picture *find_picture(const struct commentary *c,
					  struct str name)
{
	for (size_t i = 0; i < c->picture_count; i++)
		if (str_eq(c->pictures[i].name, name))
			return &c->pictures[i];
	return NULL;
}

/* departments/org/2023/images/ of org/2023/10-overview.md */
static struct str picture_path(struct arena *a, const struct picture *picture)
{
	size_t folder = picture->file.n - picture->name.n;
	struct str below = str_slice(picture->file, 0, folder);

	return str_format(a, "%s%.*simages/%.*s", below.n ? "departments/" : "",
			  STR_ARG(below), STR_ARG(picture->published));
}

struct str link_picture(struct arena *a, const struct commentary_place *place,
			const struct commentary *c, struct str url)
{
	struct str name = markdown_decode_url(a, path_of(url));

	if (str_starts(name, STR("./")))
		name = str_slice(name, 2, name.n);
	const struct picture *picture = find_picture(c, name);

	if (!picture)
		return STR("");
	if (!picture->published.n)
		return picture->name;
	struct str path = picture_path(a, picture);

	place->sink->picture(place->sink->context, picture, path);
	return url_relative(a, view_path(place->view, a, place->page), path);
}

void link_report_picture(struct diag *d, struct str url, struct span span)
{
	diag_report(d, &NO_PICTURE, span, url);
}
