/* The site's own outputs, once every department is done. */
#include "build/api.h"
#include "build/archive.h"
#include "build/data_pages.h"
#include "build/database.h"
#include "build/dataset.h"
#include "build/job.h"
#include "build/metadata.h"
#include "build/search.h"
#include "build/sitemap.h"
#include "build/workbook.h"
#include "view/feeds.h"

/* Keys and groups that no department has: their ids have no "/". */
#define PAGES STR("pages/")
#define FEEDS STR("feeds/")
#define ASSETS STR("assets/")
#define DATA_PAGES STR("data-pages/")

/* Fingerprint of all summaries in their order and of what is shared. */
static struct digest fingerprint(struct build *b)
{
	struct arena *scratch = &b->workers[0].department;
	struct buf all = {0};
	struct digest digest = {0};

	digest_write(&all, b->shared);
	digest_write(&all, b->history);
	for (size_t i = 0; i < b->order_count; i++) {
		size_t index = b->order[i].index;
		struct note note;

		build_note(b, index, scratch, &note);
		buf_add_format(&all, "\n%.*s ",
			       STR_ARG(b->plan.folders[index].id));
		digest_write(&all, digest_of(note.summary));
		digest_write(&all, digest_of(note.audits));
		arena_clear(scratch);
	}
	if (b->shared.low || b->shared.high)
		digest = digest_of(buf_str(&all));
	buf_free(&all);
	return digest;
}

/* Keep what was made from the same; its counts and messages are in its note. */
static bool keep(struct build *b, struct str key, struct digest inputs)
{
	struct arena *scratch = &b->workers[0].department;
	struct note note;

	if (!b->publish)
		return false;
	struct str bytes = publish_state_get(b->publish, scratch, key);
	bool kept = note_read(scratch, bytes, &note, NULL) &&
		    note_is_of(&note, inputs) &&
		    publish_keep_group(b->publish, key);

	if (kept) {
		note_read(scratch, bytes, &note, b->diag);
		links_take(b, note.links);
		build_count(b, &note.counts);
		publish_state_put(b->publish, key, bytes);
	}
	arena_clear(scratch);
	return kept;
}

static void put_note(struct build *b, struct str key, const struct note *note,
		     const struct diag *messages)
{
	struct worker *w = &b->workers[0];

	note_write(&w->note, &w->department, note, messages, NULL);
	if (b->publish)
		publish_state_put(b->publish, key, buf_str(&w->note));
}

/* All summaries with these parts, in memory as long as pages are made of
 * them. */
static struct summaries summaries_of(struct build *b, struct arena *a,
				     unsigned parts)
{
	struct arena *scratch = &b->workers[0].department;
	struct summaries all = {arena_array(a, struct summary, b->order_count),
				b->order_count};
	struct pool pool = {.arena = a};

	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		note_summary(scratch, &note, a, &pool, parts, &all.items[i]);
		all.items[i].organization = b->order[i].organization;
		arena_clear(scratch);
	}
	pool_free(&pool);
	return all;
}

/* The digests of all audits, in the order of the summaries. */
static struct audit_digests *audits_of(struct build *b, struct arena *a)
{
	struct arena *scratch = &b->workers[0].department;
	struct audit_digests *all =
		arena_array(a, struct audit_digests, b->order_count);

	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		note.audits = str_copy(a, note.audits);
		note_audits(scratch, &note, a, &all[i]);
		all[i].organization = b->order[i].organization;
		arena_clear(scratch);
	}
	return all;
}

/* Of the lists of projects alone, which are long: without what other pages
 * need. */
static void put_projects(struct build *b, struct rendering *to)
{
	struct arena arena = {0};
	struct summaries summaries = summaries_of(b, &arena, SUMMARY_PROJECTS);

	for (size_t i = 0; i < b->config.language_count; i++)
		view_site_projects(&b->views[i], &b->workers[0].page,
				   &summaries, to->diag, build_sink(to));
	arena_clear(&b->workers[0].page);
	arena_free(&arena);
}

static void put_audit(struct build *b, struct rendering *to)
{
	struct arena arena = {0};
	struct summaries summaries = summaries_of(b, &arena, 0);
	struct audit_digests *audits = audits_of(b, &arena);

	for (size_t i = 0; i < b->config.language_count; i++)
		view_site_audit(&b->views[i], &b->workers[0].page, &summaries,
				audits, to->diag, build_sink(to));
	arena_clear(&b->workers[0].page);
	arena_free(&arena);
}

static void put_others(struct build *b, struct rendering *to)
{
	struct arena arena = {0};
	struct summaries summaries = summaries_of(b, &arena, SUMMARY_CODES);

	for (size_t i = 0; i < b->config.language_count; i++)
		view_site(&b->views[i], &b->workers[0].page, &summaries,
			  to->diag, build_sink(to));
	if (b->publish)
		api_put_site(b, PAGES, &summaries);
	arena_clear(&b->workers[0].page);
	arena_free(&arena);
}

static void put_pages(struct build *b, struct digest inputs)
{
	struct arena arena = {0};
	struct diag messages = {0};
	struct rendering rendering = {.build = b,
				      .worker = &b->workers[0],
				      .diag = &messages,
				      .arena = &arena,
				      .group = PAGES};
	struct note note = {.inputs = inputs};

	put_others(b, &rendering);
	put_projects(b, &rendering);
	put_audit(b, &rendering);
	note.counts.pages = rendering.pages;
	note.links = links_pack(&arena, &rendering.links);
	links_take(b, note.links);
	build_count(b, &note.counts);
	put_note(b, PAGES, &note, &messages);
	diag_merge(b->diag, &messages);
	diag_free(&messages);
	arena_free(&arena);
}

static void put_feed(void *context, struct str path, struct str bytes)
{
	build_put(context, FEEDS, path, bytes);
}

static void put_feeds(struct build *b, struct digest inputs)
{
	struct arena arena = {0};
	struct diag none = {0};
	struct note note = {.inputs = inputs};
	struct feed_sink sink = {put_feed, b};
	struct summaries summaries = summaries_of(b, &arena, 0);

	view_feeds(&b->views[0], &b->workers[0].page, &summaries, sink);
	arena_clear(&b->workers[0].page);
	arena_free(&arena);
	put_note(b, FEEDS, &note, &none);
}

static void put_search(struct build *b, struct digest inputs)
{
	struct arena arena = {0};
	struct diag none = {0};
	struct note note = {.inputs = inputs};
	struct summaries summaries = summaries_of(b, &arena, SUMMARY_CODES);

	search_put_site(b, &summaries, &note);
	arena_free(&arena);
	put_note(b, SEARCH_SITE, &note, &none);
}

static void put_from_summaries(struct build *b)
{
	struct digest inputs = fingerprint(b);
	struct digest of_search = search_fingerprint(b, inputs);

	if (!keep(b, PAGES, inputs))
		put_pages(b, inputs);
	if (b->publish && !keep(b, FEEDS, inputs))
		put_feeds(b, inputs);
	if (b->publish && !keep(b, SEARCH_SITE, of_search))
		put_search(b, of_search);
}

static void put_data_pages(struct build *b, struct digest inputs)
{
	struct arena arena = {0};
	struct diag messages = {0};
	struct rendering rendering = {.build = b,
				      .worker = &b->workers[0],
				      .diag = &messages,
				      .arena = &arena,
				      .group = DATA_PAGES};
	struct page_sink sink = build_sink(&rendering);
	struct note note = {.inputs = inputs};
	struct summaries summaries = summaries_of(b, &arena, 0);
	struct data_files files;

	data_pages_files(b, &arena, &files);
	for (size_t i = 0; i < b->config.language_count; i++)
		view_data(&b->views[i], &b->workers[0].page, &summaries, &files,
			  &messages, sink);
	arena_clear(&b->workers[0].page);
	note.counts.pages = rendering.pages;
	build_count(b, &note.counts);
	put_note(b, DATA_PAGES, &note, &messages);
	diag_merge(b->diag, &messages);
	diag_free(&messages);
	arena_free(&arena);
}

/* What the pages of the data are made from: all else, and the checksums of all
 * files. */
static struct digest data_fingerprint(struct build *b)
{
	struct digest digest = fingerprint(b);
	struct buf all = {0};

	digest_write(&all, digest);
	if ((digest.low || digest.high) && b->publish &&
	    publish_fingerprint(b->publish, STR("data/SHA256SUMS"), &all))
		digest = digest_of(buf_str(&all));
	else
		digest = (struct digest){0};
	buf_free(&all);
	return digest;
}

static void put_data(struct build *b)
{
	struct digest inputs = data_fingerprint(b);

	if (!keep(b, DATA_PAGES, inputs))
		put_data_pages(b, inputs);
}

static void put_assets(struct build *b)
{
	for (size_t i = 0; i < b->share.asset_count; i++)
		build_put(b, ASSETS,
			  str_format(b->arena, "assets/%.*s",
				     STR_ARG(b->share.assets[i].name)),
			  b->share.assets[i].bytes);
}

/* In this order: each reads files that earlier ones put. */
static void (*const phases[])(struct build *) = {
	put_assets,   search_put_index, dataset_put_all,  metadata_put_tables,
	database_put, workbook_put,     archive_put_site, metadata_put_catalog,
	put_data,     sitemap_put,
};

void build_site(struct build *b)
{
	put_from_summaries(b);
	if (!b->publish) {
		put_data(b);
		links_check(b);
		return;
	}
	for (size_t i = 0; i < sizeof phases / sizeof *phases; i++) {
		phases[i](b);
		/* What one held is not in the way of the next. */
		build_release(b);
		os_trim_memory();
	}
	links_check(b);
}
