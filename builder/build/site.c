/* The site's own outputs, once every department is done. */
#include "build/job.h"
#include "view/feeds.h"

/* Header, rows of all departments in their order, footer. */
static void put_dataset(struct build *b, enum dataset which,
			const struct dataset_rows *shared)
{
	struct str id = str_from(dataset_kinds[which].id);
	struct buf csv = {0}, json = {0};
	bool any = false;

	export_csv_header(which, &csv);
	buf_add(&json, STR("[\n"));
	for (size_t i = 0; i <= b->plan.folder_count; i++) {
		const struct dataset_rows *rows =
			i < b->plan.folder_count ? &b->rows[i][which] : shared;

		if (!rows || !rows->count)
			continue;
		buf_add(&csv, buf_str(&rows->csv));
		buf_add(&json, any ? STR(",\n") : STR(""));
		buf_add(&json, buf_str(&rows->json));
		any = true;
	}
	buf_add(&json, STR("\n]\n"));
	build_put(b, str_format(b->arena, "data/%.*s.csv", STR_ARG(id)),
		  buf_str(&csv));
	build_put(b, str_format(b->arena, "data/%.*s.json", STR_ARG(id)),
		  buf_str(&json));
	b->result->datasets++;
	buf_free(&csv);
	buf_free(&json);
}

static void put_datasets(struct build *b)
{
	struct dataset_rows organizations = {0};

	export_organizations(&b->site, &organizations);
	for (int i = 0; i < DATASET_COUNT; i++)
		put_dataset(b, (enum dataset)i,
			    i == DATASET_ORGANIZATIONS ? &organizations : NULL);
	buf_free(&organizations.csv);
	buf_free(&organizations.json);
}

static void put_assets(struct build *b)
{
	for (size_t i = 0; i < b->share.asset_count; i++)
		build_put(b,
			  str_format(b->arena, "assets/%.*s",
				     STR_ARG(b->share.assets[i].name)),
			  b->share.assets[i].bytes);
}

static void put_feed(void *context, struct str path, struct str bytes)
{
	build_put(context, path, bytes);
}

void build_site(struct build *b)
{
	struct rendering rendering = {b, &b->workers[0], b->diag};
	struct page_sink sink = {build_put_page, &rendering};

	for (size_t i = 0; i < b->config.language_count; i++)
		view_site(&b->views[i], &b->workers[0].page, &b->summaries,
			  b->diag, sink);
	if (!b->publish)
		return;
	put_datasets(b);
	put_assets(b);
	struct feed_sink feeds = {put_feed, b};

	view_feeds(&b->views[0], b->arena, &b->summaries, feeds);
}
