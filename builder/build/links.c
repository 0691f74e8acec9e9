/* Links of commentary to the site itself. */
#include "build/links.h"

#include "build/job.h"
#include "diag/span_pack.h"

#include <stdlib.h>

static const struct diag_kind DEAD = {
	"link-dead", DIAG_ERROR,
	"链接“{0}”指向“{1}”，网站里没有这个文件。相对地址从网页算起，例如 "
	"../about.html；请改正或删去",
	"the link \"{0}\" leads to \"{1}\", which the site does not have; "
	"relative addresses begin at the page, such as ../about.html: correct "
	"or remove it"};
static const struct diag_kind LEAVING = {
	"link-leaving", DIAG_ERROR,
	"链接“{0}”指到网站文件夹之外了；请写 https:// 开头的完整地址，或改正",
	"the link \"{0}\" leads out of the site's folder; write the whole "
	"address with https://, or correct it"};

enum { PICTURE_MAX = 16 * 1024 * 1024 };

void links_add(void *context, struct str path, struct str url, struct span span)
{
	struct rendering *r = context;
	struct arena *a = r->arena;
	const struct diag *d = r->diag;

	if (d->folder.n)
		span.path = str_format(a, "%.*s/%.*s", STR_ARG(d->folder),
				       STR_ARG(span.path));
	span.path = str_copy(a, span.path);
	*VEC_PUSH(a, &r->links) =
		(struct site_link){str_copy(a, path), str_copy(a, url), span};
}

void links_put_picture(void *context, const struct picture *picture,
		       struct str path)
{
	struct rendering *r = context;
	struct build *b = r->build;
	struct publish_fact known;
	struct os_error e = {0};
	struct arena scratch = {0};
	struct str bytes;

	if (!b->publish || publish_find(b->publish, path, &known))
		return;
	if (os_read(&scratch,
		    str_format(&scratch, "%.*s/%.*s", STR_ARG(b->plan.root),
			       STR_ARG(picture->file)),
		    PICTURE_MAX, &bytes, &e))
		build_put(b, r->group, path, bytes);
	else
		build_fail(b, &e);
	arena_free(&scratch);
}

struct str links_pack(struct arena *a, const struct site_links *links)
{
	struct buf bytes = {0};
	struct pack_writer w = {.out = &bytes, .arena = a};

	pack_uint(&w, links->count);
	for (size_t i = 0; i < links->count; i++) {
		const struct site_link *x = &links->items[i];

		pack_text(&w, x->path);
		pack_text(&w, x->url);
		pack_span(&w, x->span);
	}
	struct str packed = str_copy(a, buf_str(&bytes));

	buf_free(&bytes);
	return packed;
}

void links_take(struct build *b, struct str packed)
{
	struct arena scratch = {0};
	struct pack_reader r = {.rest = packed, .arena = &scratch};
	size_t count = packed.n ? unpack_count(&r) : 0;

	for (size_t i = 0; i < count; i++) {
		struct site_link x = {.path = unpack_text(&r)};

		x.url = unpack_text(&r);
		x.span = unpack_span(&r);
		if (r.failed)
			break;
		x.path = str_copy(b->arena, x.path);
		x.url = str_copy(b->arena, x.url);
		x.span.path = str_copy(b->arena, x.span.path);
		*VEC_PUSH(b->arena, &b->links) = x;
	}
	arena_free(&scratch);
}

void links_page(struct build *b, struct str path)
{
	os_mutex_lock(b->mutex);
	*VEC_PUSH(b->arena, &b->pages) = digest_of(path).low;
	os_mutex_unlock(b->mutex);
}

static int by_number(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

/* Without a site only the pages are known; other files are believed. */
static bool is_expected(const struct build *b, struct str path)
{
	static const struct str others[] = {
		STR_INIT("data/"),       STR_INIT("api/"),
		STR_INIT("assets/"),     STR_INIT("feed.xml"),
		STR_INIT("sitemap.xml"), STR_INIT("robots.txt"),
	};
	uint64_t hash = digest_of(path).low;

	if (b->pages.count && bsearch(&hash, b->pages.items, b->pages.count,
				      sizeof hash, by_number))
		return true;
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		if (str_starts(path, others[i]) &&
		    !str_ends(path, STR(".html")))
			return true;
	return false;
}

static void check(struct build *b, const struct site_link *x)
{
	struct publish_fact known;

	if (!x->path.n)
		diag_report(b->diag, &LEAVING, x->span, x->url);
	else if (b->publish ? !publish_find(b->publish, x->path, &known)
			    : !is_expected(b, x->path))
		diag_report(b->diag, &DEAD, x->span, x->url, x->path);
}

void links_check(struct build *b)
{
	if (b->pages.count)
		qsort(b->pages.items, b->pages.count, sizeof *b->pages.items,
		      by_number);
	for (size_t i = 0; i < b->links.count; i++)
		check(b, &b->links.items[i]);
}
