/* schema.org descriptions of the data, as search engines of datasets read them:
 * https://developers.google.com/search/docs/appearance/structured-data/dataset
 */
#include "view/data_view.h"

/* Text of JSON that is safe in a script element. */
static void add_text(struct buf *out, struct str text)
{
	struct buf json = {0};

	buf_add_json(&json, text);
	buf_add_char(out, '"');
	for (size_t i = 0; i < json.n; i++) {
		if (json.s[i] == '<')
			buf_add(out, STR("\\u003c"));
		else
			buf_add_char(out, json.s[i]);
	}
	buf_add_char(out, '"');
	buf_free(&json);
}

static void add_member(struct buf *out, const char *name, struct str text)
{
	if (!text.n)
		return;
	buf_add_format(out, ",\"%s\":", name);
	add_text(out, text);
}

/* Addresses are whole where the site has one. */
static struct str address(const struct data_view *d, struct str path)
{
	struct str base = d->site.view->config->base_url;

	return base.n ? str_format(d->site.arena, "%.*s/%.*s", STR_ARG(base),
				   STR_ARG(path))
		      : str_concat(d->site.arena, d->site.root, path);
}

static void add_publisher(struct buf *out, const struct data_view *d)
{
	const struct config *c = d->site.view->config;

	if (!c->publisher_name.n)
		return;
	buf_add(out, STR(",\"creator\":{\"@type\":\"Organization\""));
	add_member(
		out, "name",
		site_text(&d->site, c->publisher_name, c->publisher_name_en));
	add_member(out, "url", c->publisher_url);
	buf_add_char(out, '}');
}

static void add_distributions(struct buf *out, const struct data_view *d,
			      enum dataset which)
{
	bool any = false;

	for (size_t i = 0; i < DATASET_FORM_COUNT; i++) {
		const struct dataset_form_kind *f = &dataset_forms[i];
		struct str path =
			str_format(d->site.arena, "data/%s.%s",
				   dataset_kinds[which].id, f->ending);
		struct data_file file = {0};

		if (!d->files->find(d->files->context, path, &file))
			continue;
		buf_add(out, any ? STR(",") : STR(",\"distribution\":["));
		any = true;
		buf_add(out, STR("{\"@type\":\"DataDownload\""));
		add_member(out, "encodingFormat", str_from(f->media_type));
		add_member(out, "contentUrl", address(d, path));
		buf_add_format(out, ",\"contentSize\":\"%zu B\"}",
			       (size_t)file.size);
	}
	if (any)
		buf_add_char(out, ']');
}

/* First and last year of what the site holds: 2021/2026. */
static void add_years(struct buf *out, const struct data_view *d)
{
	const struct summaries *all = d->site.all;
	int first = 0, last = 0;

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++) {
			int year = all->items[i].years[j].year;

			if (!first || year < first)
				first = year;
			if (year > last)
				last = year;
		}
	if (first)
		buf_add_format(out, ",\"temporalCoverage\":\"%d/%d\"", first,
			       last);
}

static void add_common(struct buf *out, const struct data_view *d)
{
	const struct config *c = d->site.view->config;

	add_publisher(out, d);
	add_member(out, "license", c->licence_url);
	add_member(out, "dateModified", c->updated);
	add_member(out, "inLanguage", view_language(d->site.view));
	buf_add(out, STR(",\"isAccessibleForFree\":true"));
}

static void add_dataset(struct buf *out, const struct data_view *d,
			enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];
	const struct config *c = d->site.view->config;
	struct str title = site_text(&d->site, c->title, c->title_en);

	buf_add(out, STR("{\"@context\":\"https://schema.org/\","
			 "\"@type\":\"Dataset\""));
	add_member(out, "name",
		   str_format(d->site.arena, "%.*s: %.*s", STR_ARG(title),
			      STR_ARG(site_text(&d->site, str_from(k->title_zh),
						str_from(k->title_en)))));
	add_member(out, "description",
		   str_format(d->site.arena, "%.*s %.*s",
			      STR_ARG(site_text(&d->site, str_from(k->about_zh),
						str_from(k->about_en))),
			      STR_ARG(site_text(&d->site, c->description,
						c->description_en))));
	add_member(out, "url",
		   address(d, str_format(d->site.arena, "%.*sdata/%s.html",
					 STR_ARG(d->site.view->language_folder),
					 k->id)));
	add_common(out, d);
	add_years(out, d);
	add_member(out, "spatialCoverage", c->spatial);
	buf_add(out, STR(",\"variableMeasured\":["));
	for (size_t i = 0; i < k->column_count; i++) {
		if (i)
			buf_add_char(out, ',');
		add_text(out, str_from(k->columns[i].name));
	}
	buf_add_char(out, ']');
	add_distributions(out, d, which);
	buf_add(out, STR(",\"includedInDataCatalog\":{\"@type\":"
			 "\"DataCatalog\""));
	add_member(out, "name", title);
	buf_add(out, STR("}}"));
}

static void add_catalog(struct buf *out, const struct data_view *d)
{
	const struct config *c = d->site.view->config;

	buf_add(out, STR("{\"@context\":\"https://schema.org/\","
			 "\"@type\":\"DataCatalog\""));
	add_member(out, "name", site_text(&d->site, c->title, c->title_en));
	add_member(out, "description",
		   site_text(&d->site, c->description, c->description_en));
	add_common(out, d);
	buf_add(out, STR(",\"dataset\":["));
	for (int i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];

		buf_add(out, i ? STR(",{\"@type\":\"Dataset\"")
			       : STR("{\"@type\":\"Dataset\""));
		add_member(out, "name",
			   site_text(&d->site, str_from(k->title_zh),
				     str_from(k->title_en)));
		add_member(out, "description",
			   site_text(&d->site, str_from(k->about_zh),
				     str_from(k->about_en)));
		add_member(out, "license", c->licence_url);
		add_publisher(out, d);
		buf_add_char(out, '}');
	}
	buf_add(out, STR("]}"));
}

struct value data_json_ld(const struct data_view *d, enum dataset which)
{
	struct buf b = {0};

	if (which == DATASET_COUNT)
		add_catalog(&b, d);
	else
		add_dataset(&b, d, which);
	struct str text = str_copy(d->site.arena, buf_str(&b));

	buf_free(&b);
	return value_markup(text);
}
