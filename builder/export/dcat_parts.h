/* Inside export: what the datasets of the catalogue have in common. */
#ifndef EXPORT_DCAT_PARTS_H
#define EXPORT_DCAT_PARTS_H

#include "export/metadata_parts.h"

/* Lists of codes that DCAT-AP asks for. */
#define DCAT_EU "http://publications.europa.eu/resource/authority/"

/* A property that is a file of the site. */
void dcat_link(const struct metadata *m, struct rdf_writer *w, struct arena *a,
	       const char *property, struct str path);
/* Both languages, the site's first; nothing when nothing is stated. */
void dcat_texts(const struct metadata *m, struct rdf_writer *w,
		const char *property, struct str zh, struct str en);
/* A text of site.toml with its English form, which may be the same. */
void dcat_site_texts(const struct metadata *m, struct rdf_writer *w,
		     const char *property, struct str text, struct str en);
/* A day, month or year; nothing when it is not stated. */
void dcat_date(struct rdf_writer *w, const char *property, struct str date);
/* Publisher, last update, languages, area. */
void dcat_common(const struct metadata *m, struct rdf_writer *w,
		 struct arena *a);
void dcat_temporal(struct rdf_writer *w, struct arena *a, int first, int last);
/* What it is about, and how often it comes: "ANNUAL", "IRREG". */
void dcat_themes(struct rdf_writer *w, const char *frequency);
/* Words to find a dataset by, its own name first. */
void dcat_keywords(const struct metadata *m, struct rdf_writer *w,
		   struct str zh, struct str en);
void dcat_licence(const struct metadata *m, struct rdf_writer *w);
void dcat_contact(const struct metadata *m, struct rdf_writer *w,
		  struct arena *a);
/* The page of ORG/YEAR. */
struct str dcat_year_page(struct arena *a, struct str org_year,
			  const char *anchor);
struct str dcat_distribution_iri(const struct metadata *m, struct arena *a,
				 const struct metadata_file *f);
/* A node of its own. */
void dcat_distribution(const struct metadata *m, struct rdf_writer *w,
		       const struct metadata_file *f);

#endif
