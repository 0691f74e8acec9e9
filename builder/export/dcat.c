/* The catalogue by DCAT 3, with what DCAT-AP asks for. */
#include "export/dcat_parts.h"

static struct str dataset_page(struct arena *a, enum dataset which,
			       const char *anchor)
{
	return str_format(a, "data/%s.html%s", dataset_kinds[which].id, anchor);
}

static void write_publisher(const struct metadata *m, struct rdf_writer *w,
			    struct arena *a)
{
	const struct config *c = m->config;
	bool named = c->publisher_name.n > 0;

	rdf_node(w, metadata_url(m, a, STR("data/catalog.ttl#publisher")),
		 "foaf:Agent");
	dcat_site_texts(m, w, "foaf:name", named ? c->publisher_name : c->title,
			named ? c->publisher_name_en : c->title_en);
	if (c->publisher_url.n) {
		rdf_property(w, "foaf:homepage");
		rdf_link(w, c->publisher_url);
	}
	rdf_end_node(w);
}

static void list_datasets(const struct metadata *m, struct rdf_writer *w,
			  struct arena *a, const struct metadata_years *years)
{
	rdf_property(w, "dcat:dataset");
	for (int i = 0; i < DATASET_COUNT; i++)
		rdf_link(w, metadata_url(m, a,
					 dataset_page(a, (enum dataset)i,
						      "#dataset")));
	for (size_t i = 0; i < years->count; i++) {
		struct arena_mark mark = arena_mark(a);

		rdf_link(w, metadata_url(m, a,
					 dcat_year_page(a, years->items[i],
							"#dataset")));
		arena_rewind(a, mark);
	}
}

static void write_catalog(const struct metadata *m, struct rdf_writer *w,
			  struct arena *a, const struct metadata_years *years)
{
	const struct config *c = m->config;
	bool described = c->description.n > 0;

	rdf_node(w, metadata_url(m, a, STR("data/catalog.ttl#catalog")),
		 "dcat:Catalog");
	dcat_site_texts(m, w, "dct:title", c->title, c->title_en);
	dcat_site_texts(m, w, "dct:description",
			described ? c->description : c->title,
			described ? c->description_en : c->title_en);
	dcat_link(m, w, a, "foaf:homepage", STR("index.html"));
	dcat_link(m, w, a, "foaf:page", STR("data/README.txt"));
	dcat_common(m, w, a);
	dcat_licence(m, w);
	rdf_property(w, "dcat:themeTaxonomy");
	rdf_link(w, STR(DCAT_EU "data-theme"));
	list_datasets(m, w, a, years);
	rdf_end_node(w);
}

/* Is the file the dataset in some form? data/amounts.csv, .excel.csv, .json;
 * what describes it is not. */
static bool is_of_dataset(const struct metadata_file *f, enum dataset which)
{
	struct str name = metadata_name(f->path);
	struct str id = str_from(dataset_kinds[which].id);

	return str_starts(name, id) && name.n > id.n && name.s[id.n] == '.' &&
	       !str_ends(name, STR(".html")) &&
	       !str_ends(name, STR(".csv-metadata.json"));
}

/* The whole in one file is a form of every dataset. */
static bool is_of_all(const struct metadata_file *f)
{
	return str_ends(f->path, STR(".xlsx")) ||
	       str_ends(f->path, STR(".sqlite")) ||
	       str_ends(f->path, STR(".zip"));
}

static void write_dataset(const struct metadata *m, struct rdf_writer *w,
			  struct arena *a, enum dataset which)
{
	const struct dataset_kind *k = &dataset_kinds[which];
	bool any = false;

	rdf_node(w, metadata_url(m, a, dataset_page(a, which, "#dataset")),
		 "dcat:Dataset");
	dcat_texts(m, w, "dct:title", str_from(k->title_zh),
		   str_from(k->title_en));
	dcat_texts(m, w, "dct:description", str_from(k->about_zh),
		   str_from(k->about_en));
	rdf_property(w, "dct:identifier");
	rdf_text(w, str_from(k->id), NULL);
	dcat_common(m, w, a);
	dcat_temporal(w, a, m->first_year, m->last_year);
	dcat_themes(w, dataset_has_years(which) ? "ANNUAL" : "IRREG");
	dcat_keywords(m, w, str_from(k->title_zh), str_from(k->title_en));
	dcat_contact(m, w, a);
	dcat_link(m, w, a, "dcat:landingPage", dataset_page(a, which, ""));
	for (size_t i = 0; i < m->file_count; i++) {
		const struct metadata_file *f = &m->files[i];

		if (!is_of_dataset(f, which) && !is_of_all(f))
			continue;
		if (!any)
			rdf_property(w, "dcat:distribution");
		any = true;
		rdf_link(w, dcat_distribution_iri(m, a, f));
	}
	rdf_end_node(w);
}

static void write_datasets(const struct metadata *m, struct rdf_writer *w,
			   struct arena *a)
{
	for (int i = 0; i < DATASET_COUNT; i++) {
		struct arena_mark mark = arena_mark(a);

		write_dataset(m, w, a, (enum dataset)i);
		for (size_t j = 0; j < m->file_count; j++) {
			const struct metadata_file *f = &m->files[j];

			if (is_of_dataset(f, (enum dataset)i))
				dcat_distribution(m, w, f);
		}
		arena_rewind(a, mark);
	}
	for (size_t j = 0; j < m->file_count; j++)
		if (is_of_all(&m->files[j]))
			dcat_distribution(m, w, &m->files[j]);
}

void metadata_dcat(const struct metadata *m, struct rdf_writer *w,
		   const struct metadata_years *years)
{
	struct arena a = {0};

	write_publisher(m, w, &a);
	write_catalog(m, w, &a, years);
	write_datasets(m, w, &a);
	arena_free(&a);
}
