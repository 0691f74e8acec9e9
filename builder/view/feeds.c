/* Feeds: feed.xml, robots.txt. */
#include "view/feeds.h"

#include "view/site.h"

/* The address of a page: absolute where the site has one, else relative. */
static void add_url(struct buf *out, const struct view *v, struct str path)
{
	if (v->config->base_url.n) {
		buf_add_html(out, v->config->base_url);
		buf_add_char(out, '/');
	}
	buf_add_html(out, path);
}

static struct str year_path(struct arena *a, const struct summary *d,
			    const struct summary_year *y)
{
	return str_format(a, "departments/%.*s/%d.html",
			  STR_ARG(d->organization->id), y->year);
}

/* The latest date on which a document of the year was published, else that of
 * the site's last update, else the first day of the fiscal year: a date that
 * stays as it is from build to build. */
static struct str year_date(const struct view *v, struct arena *a,
			    const struct summary_year *y)
{
	struct str best = {NULL, 0};

	for (size_t i = 0; i < y->source_count; i++) {
		struct str date = y->sources[i].publication_date;

		if (date.n == 10 && str_cmp(date, best) > 0)
			best = date;
	}
	if (!best.n)
		best = v->config->updated;
	if (!best.n)
		best = str_format(a, "%04d-01-01", y->year);
	return str_format(a, "%.*sT00:00:00Z", STR_ARG(best));
}

/* The latest of the entries. */
static struct str feed_date(const struct view *v, struct arena *a,
			    const struct summaries *all)
{
	struct str best = STR("1970-01-01T00:00:00Z");

	for (size_t i = 0; i < v->changes->count; i++)
		if (str_cmp(v->changes->items[i].date, best) > 0)
			best = str_format(a, "%.*sT00:00:00Z",
					  STR_ARG(v->changes->items[i].date));

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++) {
			struct str date =
				year_date(v, a, &all->items[i].years[j]);

			if (str_cmp(date, best) > 0)
				best = date;
		}
	return best;
}

static void add_element(struct buf *out, const char *name, struct str text)
{
	buf_add_format(out, "<%s>", name);
	buf_add_html(out, text);
	buf_add_format(out, "</%s>\n", name);
}

static void add_id(struct buf *out, const struct view *v, struct str path)
{
	buf_add(out, STR("<id>"));
	if (!v->config->base_url.n)
		buf_add(out, STR("urn:budgetpress:"));
	add_url(out, v, path);
	buf_add(out, STR("</id>\n"));
}

static void add_link(struct buf *out, const struct view *v, const char *rel,
		     struct str path)
{
	buf_add_format(out, "<link rel=\"%s\" href=\"", rel);
	add_url(out, v, path);
	buf_add(out, STR("\"/>\n"));
}

static void add_entry(struct buf *out, struct arena *a, const struct view *v,
		      const struct summary *d, const struct summary_year *y)
{
	struct str path = year_path(a, d, y);
	struct str name = organization_name(d->organization, y->year)->name;

	buf_add(out, STR("<entry>\n"));
	add_element(out, "title",
		    y->title.n
			    ? y->title
			    : str_format(a, "%.*s %d", STR_ARG(name), y->year));
	add_id(out, v, path);
	add_link(out, v, "alternate", path);
	add_element(out, "updated", year_date(v, a, y));
	add_element(out, "summary", name);
	buf_add(out, STR("</entry>\n"));
}

/* Anchor of the changes of a department's year, recorded on one day. */
static struct str changes_anchor(struct arena *a, const struct change *c)
{
	return str_format(a, "data/changes.html#%.*s-%.*s-%.*s",
			  STR_ARG(c->date), STR_ARG(c->organization_id),
			  STR_ARG(c->fiscal_year));
}

static void add_amendment(struct buf *out, struct arena *a,
			  const struct view *v, const struct change *c,
			  size_t count)
{
	const struct organization *o =
		organization_find(&v->site->organizations, c->organization_id);
	uint64_t year = 0;

	str_to_uint(c->fiscal_year, 9999, &year);
	struct str name =
		o ? organization_name(o, (int)year)->name : c->organization_id;
	struct str path = changes_anchor(a, c);
	struct str text =
		str_replace(a, view_word(v, "changes_title"), STR("{0}"),
			    str_format(a, "%.*s %.*s", STR_ARG(name),
				       STR_ARG(c->fiscal_year)));

	buf_add(out, STR("<entry>\n"));
	add_element(
		out, "title",
		str_replace(a, text, STR("{1}"), str_format(a, "%zu", count)));
	add_id(out, v, path);
	add_link(out, v, "alternate", path);
	add_element(out, "updated",
		    str_format(a, "%.*sT00:00:00Z", STR_ARG(c->date)));
	add_element(out, "summary", name);
	buf_add(out, STR("</entry>\n"));
}

enum { FEED_AMENDMENTS_MAX = 50 };

/* The newest first; one entry for the changes of a year on one day. */
static void add_amendments(struct buf *out, struct arena *a,
			   const struct view *v)
{
	const struct changes *all = v->changes;
	size_t written = 0;

	for (size_t end = all->count; end > 0 && written < FEED_AMENDMENTS_MAX;
	     written++) {
		size_t begin = end - 1;

		while (begin > 0 && change_is_with(&all->items[begin - 1],
						   &all->items[end - 1]))
			begin--;
		add_amendment(out, a, v, &all->items[begin], end - begin);
		end = begin;
	}
}

enum { FEED_ENTRIES_MAX = 100 };

/* The newest fiscal years first. */
static void add_entries(struct buf *out, struct arena *a, const struct view *v,
			const struct summaries *all)
{
	size_t written = 0;
	int newest = 0;

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++)
			if (all->items[i].years[j].year > newest)
				newest = all->items[i].years[j].year;
	for (int year = newest; year > newest - 50; year--)
		for (size_t i = 0; i < all->count; i++)
			for (size_t j = 0; j < all->items[i].year_count; j++) {
				const struct summary *d = &all->items[i];

				if (d->years[j].year == year &&
				    written++ < FEED_ENTRIES_MAX)
					add_entry(out, a, v, d, &d->years[j]);
			}
}

static void put_feed(const struct view *v, struct arena *a,
		     const struct summaries *all, struct feed_sink sink)
{
	const struct config *c = v->config;
	struct buf out = {0};

	buf_add(&out, STR("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
			  "<feed xmlns=\"http://www.w3.org/2005/Atom\">\n"));
	add_element(&out, "title", c->title);
	add_id(&out, v, STR("feed.xml"));
	add_link(&out, v, "self", STR("feed.xml"));
	add_link(&out, v, "alternate", STR("index.html"));
	add_element(&out, "updated", feed_date(v, a, all));
	buf_add(&out, STR("<author>\n"));
	add_element(&out, "name",
		    c->publisher_name.n ? c->publisher_name : c->title);
	buf_add(&out, STR("</author>\n"));
	add_amendments(&out, a, v);
	add_entries(&out, a, v, all);
	buf_add(&out, STR("</feed>\n"));
	sink.put(sink.context, STR("feed.xml"), buf_str(&out));
	buf_free(&out);
}

static void put_robots(const struct view *v, struct feed_sink sink)
{
	struct buf out = {0};

	buf_add(&out, STR("User-agent: *\nAllow: /\n"));
	if (v->config->base_url.n)
		buf_add_format(&out, "Sitemap: %.*s/sitemap.xml\n",
			       STR_ARG(v->config->base_url));
	sink.put(sink.context, STR("robots.txt"), buf_str(&out));
	buf_free(&out);
}

void view_feeds(const struct view *root, struct arena *scratch,
		const struct summaries *summaries, struct feed_sink sink)
{
	put_feed(root, scratch, summaries, sink);
	put_robots(root, sink);
}
