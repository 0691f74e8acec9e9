/* sitemap.xml: all pages of the site. */
#include "build/sitemap.h"

#define GROUP STR("sitemap/")
#define NAMESPACE "http://www.sitemaps.org/schemas/sitemap/0.9"

enum { ADDRESSES_MAX = 50000, PIECE = 1 << 16 };

struct sitemap {
	struct build *build;
	const struct publish_file **pages; /* that are to be found */
	size_t count;
};

/* Not what is shown in place of a page, nor what only asks for a word. */
static bool is_found(struct str path)
{
	return str_ends(path, STR(".html")) &&
	       !str_ends(path, STR("404.html")) &&
	       !str_ends(path, STR("search.html"));
}

static struct sitemap pages_of(struct build *b, struct arena *a)
{
	struct publish_facts all = publish_list(b->publish, a, STR(""));
	struct sitemap s = {b, all.items, 0};

	for (size_t i = 0; i < all.count; i++)
		if (is_found(publish_fact_of(all.items[i]).path))
			all.items[s.count++] = all.items[i];
	return s;
}

/* Readers want whole addresses: without a base URL the file serves those only
 * who know where they got it, and robots.txt does not name it. */
static void add_address(const struct sitemap *s, struct buf *out,
			const char *element, struct str path)
{
	struct str base = s->build->config.base_url;

	buf_add_format(out, "<%s><loc>", element);
	if (base.n) {
		buf_add_html(out, base);
		buf_add_char(out, '/');
	}
	buf_add_html(out, path);
	buf_add_format(out, "</loc></%s>\n", element);
}

static void begin(struct buf *out, const char *root)
{
	buf_add_format(out,
		       "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
		       "<%s xmlns=\"" NAMESPACE "\">\n",
		       root);
}

/* So many pages from the first on. */
static void put_pages(const struct sitemap *s, struct str path, size_t first,
		      size_t count)
{
	struct publish_stream *stream =
		publish_stream_begin(s->build->publish, GROUP, path);
	struct buf out = {0};

	begin(&out, "urlset");
	for (size_t i = first; i < first + count; i++) {
		add_address(s, &out, "url", publish_fact_of(s->pages[i]).path);
		if (out.n > PIECE) {
			publish_stream_add(stream, buf_str(&out));
			buf_clear(&out);
		}
	}
	buf_add(&out, STR("</urlset>\n"));
	publish_stream_add(stream, buf_str(&out));
	publish_stream_end(stream);
	buf_free(&out);
}

static void put_all(const struct sitemap *s, struct arena *a)
{
	size_t files = (s->count + ADDRESSES_MAX - 1) / ADDRESSES_MAX;
	struct buf out = {0};

	if (files < 2) {
		put_pages(s, STR("sitemap.xml"), 0, s->count);
		return;
	}
	begin(&out, "sitemapindex");
	for (size_t i = 0; i < files; i++) {
		size_t first = i * ADDRESSES_MAX, left = s->count - first;
		struct str name = str_format(a, "sitemap-%zu.xml", i + 1);

		put_pages(s, name, first,
			  left < ADDRESSES_MAX ? left : ADDRESSES_MAX);
		add_address(s, &out, "sitemap", name);
	}
	buf_add(&out, STR("</sitemapindex>\n"));
	build_put(s->build, GROUP, STR("sitemap.xml"), buf_str(&out));
	buf_free(&out);
}

/* Of the addresses. */
static struct str fingerprint(const struct sitemap *s, struct arena *a)
{
	struct digest_stream *stream = digest_begin(a);
	struct buf text = {0};

	digest_add(stream, s->build->config.base_url);
	for (size_t i = 0; i < s->count; i++) {
		digest_add(stream, STR("\n"));
		digest_add(stream, publish_fact_of(s->pages[i]).path);
	}
	digest_write(&text, digest_end(stream));
	struct str out = str_copy(a, buf_str(&text));

	buf_free(&text);
	return out;
}

void sitemap_put(struct build *b)
{
	struct arena *a = &b->workers[0].department;
	struct sitemap s = pages_of(b, a);
	struct str made_from = fingerprint(&s, a);

	if (!str_eq(publish_state_get(b->publish, a, GROUP), made_from) ||
	    !publish_keep_group(b->publish, GROUP))
		put_all(&s, a);
	publish_state_put(b->publish, GROUP, made_from);
	arena_clear(a);
}
