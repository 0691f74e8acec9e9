/* The catalogue: a department-year, with the documents that it is made from. */
#include "export/dcat_parts.h"

/* The whole of it in one file, and what says what the others are. */
static bool is_listed(const struct metadata_file *f)
{
	return str_ends(f->path, STR(".zip")) ||
	       str_ends(f->path, STR(".xlsx")) ||
	       str_ends(f->path, STR("/datapackage.json"));
}

static void write_source(struct rdf_writer *w, const struct source_document *s)
{
	struct str title = s->title.n ? s->title : s->id;

	rdf_blank(w, "prov:Entity");
	rdf_property(w, "dct:title");
	rdf_text(w, title, NULL);
	if (s->publisher.n) {
		rdf_property(w, "prov:wasAttributedTo");
		rdf_blank(w, "prov:Agent");
		rdf_property(w, "foaf:name");
		rdf_text(w, s->publisher, NULL);
		rdf_end_node(w);
	}
	dcat_date(w, "dct:issued", s->publication_date);
	if (s->url.n) {
		rdf_property(w, "foaf:page");
		rdf_link(w, s->url);
	}
	rdf_end_node(w);
}

static void write_sources(struct rdf_writer *w, const struct summary_year *y)
{
	if (!y->source_count)
		return;
	rdf_property(w, "prov:wasDerivedFrom");
	for (size_t i = 0; i < y->source_count; i++)
		write_source(w, &y->sources[i]);
}

static void write_distributions(const struct metadata *m, struct rdf_writer *w,
				struct arena *a, const struct metadata_year *y)
{
	bool any = false;

	for (size_t i = 0; i < y->file_count; i++) {
		if (!is_listed(&y->files[i]))
			continue;
		if (!any)
			rdf_property(w, "dcat:distribution");
		any = true;
		rdf_link(w, dcat_distribution_iri(m, a, &y->files[i]));
	}
}

/* A text in both languages; only in English where the site's names are not
 * Chinese. */
static void write_about(const struct metadata *m, struct rdf_writer *w,
			const char *property, struct str zh, struct str en)
{
	dcat_texts(m, w, property, metadata_is_chinese(m) ? zh : STR(""), en);
}

static void write_titles(const struct metadata *m, struct rdf_writer *w,
			 struct arena *a, const struct metadata_year *y)
{
	int year = y->year->year;
	struct str zh = y->organization;
	struct str en = y->organization_en.n ? y->organization_en : zh;

	write_about(m, w, "dct:title",
		    str_format(a, "%.*s%d年预算", STR_ARG(zh), year),
		    str_format(a, "%.*s: budget %d", STR_ARG(en), year));
	write_about(m, w, "dct:description",
		    str_format(a,
			       "%.*s%d年预算的全部表格、项目、绩效指标和核对"
			       "结果。",
			       STR_ARG(zh), year),
		    str_format(a,
			       "All tables, projects, performance indicators "
			       "and results of the audit of the budget %d of "
			       "%.*s.",
			       year, STR_ARG(en)));
}

void metadata_dcat_year(const struct metadata *m, struct rdf_writer *w,
			const struct metadata_year *y)
{
	struct arena a = {0};
	int year = y->year->year;
	struct str name =
		str_format(&a, "%.*s/%d", STR_ARG(y->organization_id), year);

	rdf_node(w, metadata_url(m, &a, dcat_year_page(&a, name, "#dataset")),
		 "dcat:Dataset");
	write_titles(m, w, &a, y);
	rdf_property(w, "dct:identifier");
	rdf_text(w, name, NULL);
	dcat_common(m, w, &a);
	dcat_temporal(w, &a, year, year);
	dcat_themes(w, "IRREG");
	dcat_keywords(m, w, y->organization,
		      y->organization_en.n ? y->organization_en
					   : y->organization);
	dcat_contact(m, w, &a);
	dcat_link(m, w, &a, "dcat:landingPage", dcat_year_page(&a, name, ""));
	write_sources(w, y->year);
	write_distributions(m, w, &a, y);
	rdf_end_node(w);
	for (size_t i = 0; i < y->file_count; i++)
		if (is_listed(&y->files[i]))
			dcat_distribution(m, w, &y->files[i]);
	arena_free(&a);
}
