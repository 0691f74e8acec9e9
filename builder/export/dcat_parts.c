/* The catalogue: what its datasets and distributions have in common. */
#include "export/dcat_parts.h"

void dcat_link(const struct metadata *m, struct rdf_writer *w, struct arena *a,
	       const char *property, struct str path)
{
	rdf_property(w, property);
	rdf_link(w, metadata_url(m, a, path));
}

/* Both languages, the site's first; nothing when nothing is stated. */
void dcat_texts(const struct metadata *m, struct rdf_writer *w,
		const char *property, struct str zh, struct str en)
{
	bool chinese = metadata_is_chinese(m);
	struct str first = chinese ? zh : en, second = chinese ? en : zh;

	if (!first.n && !second.n)
		return;
	rdf_property(w, property);
	if (first.n)
		rdf_text(w, first, chinese ? "zh" : "en");
	if (second.n && !str_eq(first, second))
		rdf_text(w, second, chinese ? "en" : "zh");
}

/* A text of site.toml with its English form, which may be the same. */
void dcat_site_texts(const struct metadata *m, struct rdf_writer *w,
		     const char *property, struct str text, struct str en)
{
	if (metadata_is_chinese(m))
		dcat_texts(m, w, property, text,
			   str_eq(text, en) ? STR("") : en);
	else
		dcat_texts(m, w, property, STR(""), text);
}

static void write_languages(const struct metadata *m, struct rdf_writer *w)
{
	rdf_property(w, "dct:language");
	for (size_t i = 0; i < m->config->language_count; i++)
		rdf_link(w, m->config->languages[i] == LANGUAGE_ZH
				    ? STR(DCAT_EU "language/ZHO")
				    : STR(DCAT_EU "language/ENG"));
}

void dcat_date(struct rdf_writer *w, const char *property, struct str date)
{
	if (!date.n)
		return;
	rdf_property(w, property);
	rdf_typed(w, date,
		  date.n == sizeof "2026" - 1      ? "xsd:gYear"
		  : date.n == sizeof "2026-03" - 1 ? "xsd:gYearMonth"
						   : "xsd:date");
}

static void write_spatial(const struct metadata *m, struct rdf_writer *w)
{
	const struct config *c = m->config;

	if (!c->spatial.n && !c->country.n)
		return;
	rdf_property(w, "dct:spatial");
	rdf_blank(w, "dct:Location");
	if (c->spatial.n) {
		rdf_property(w, "skos:prefLabel");
		rdf_text(w, c->spatial, metadata_is_chinese(m) ? "zh" : "en");
	}
	if (c->country.n) {
		rdf_property(w, "dct:identifier");
		rdf_text(w, c->country, NULL);
	}
	rdf_end_node(w);
}

void dcat_temporal(struct rdf_writer *w, struct arena *a, int first, int last)
{
	if (!first)
		return;
	rdf_property(w, "dct:temporal");
	rdf_blank(w, "dct:PeriodOfTime");
	rdf_property(w, "dcat:startDate");
	rdf_typed(w, str_format(a, "%d-01-01", first), "xsd:date");
	rdf_property(w, "dcat:endDate");
	rdf_typed(w, str_format(a, "%d-12-31", last), "xsd:date");
	rdf_end_node(w);
}

void dcat_licence(const struct metadata *m, struct rdf_writer *w)
{
	const struct config *c = m->config;

	if (c->licence_url.n) {
		rdf_property(w, "dct:license");
		rdf_link(w, c->licence_url);
	} else if (c->licence_name.n) {
		rdf_property(w, "dct:license");
		rdf_blank(w, "dct:LicenseDocument");
		rdf_property(w, "dct:title");
		rdf_text(w, c->licence_name, NULL);
		rdf_end_node(w);
	}
}

void dcat_contact(const struct metadata *m, struct rdf_writer *w,
		  struct arena *a)
{
	const struct config *c = m->config;

	if (!c->contact_email.n && !c->contact_url.n)
		return;
	rdf_property(w, "dcat:contactPoint");
	rdf_blank(w, "vcard:Kind");
	rdf_property(w, "vcard:fn");
	rdf_text(w, c->publisher_name.n ? c->publisher_name : c->title, NULL);
	if (c->contact_email.n) {
		rdf_property(w, "vcard:hasEmail");
		rdf_link(w, str_concat(a, STR("mailto:"), c->contact_email));
	}
	if (c->contact_url.n) {
		rdf_property(w, "vcard:hasURL");
		rdf_link(w, c->contact_url);
	}
	rdf_end_node(w);
}

/* What catalogue and datasets have in common. */
void dcat_common(const struct metadata *m, struct rdf_writer *w,
		 struct arena *a)
{
	dcat_link(m, w, a, "dct:publisher", STR("data/catalog.ttl#publisher"));
	dcat_date(w, "dct:modified", m->config->updated);
	write_languages(m, w);
	write_spatial(m, w);
}

void dcat_keywords(const struct metadata *m, struct rdf_writer *w,
		   struct str zh, struct str en)
{
	rdf_property(w, "dcat:keyword");
	rdf_text(w, zh, "zh");
	rdf_text(w, STR("部门预算"), "zh");
	rdf_text(w, STR("预算公开"), "zh");
	rdf_text(w, en, "en");
	rdf_text(w, STR("government budget"), "en");
	rdf_text(w, STR("open budget"), "en");
	if (m->config->spatial.n)
		rdf_text(w, m->config->spatial,
			 metadata_is_chinese(m) ? "zh" : "en");
}

void dcat_themes(struct rdf_writer *w, const char *frequency)
{
	struct arena a = {0};

	rdf_property(w, "dcat:theme");
	rdf_link(w, STR(DCAT_EU "data-theme/GOVE"));
	rdf_link(w, STR(DCAT_EU "data-theme/ECON"));
	rdf_property(w, "dct:accrualPeriodicity");
	rdf_link(w, str_concat(&a, STR(DCAT_EU "frequency/"),
			       str_from(frequency)));
	arena_free(&a);
}

struct str dcat_year_page(struct arena *a, struct str org_year,
			  const char *anchor)
{
	return str_format(a, "departments/%.*s.html%s", STR_ARG(org_year),
			  anchor);
}

static void write_checksum(struct rdf_writer *w, const struct sha256 *hash)
{
	struct buf digits = {0};

	sha256_write(&digits, hash);
	rdf_property(w, "spdx:checksum");
	rdf_blank(w, "spdx:Checksum");
	rdf_property(w, "spdx:algorithm");
	rdf_term(w, "spdx:checksumAlgorithm_sha256");
	rdf_property(w, "spdx:checksumValue");
	rdf_typed(w, buf_str(&digits), "xsd:hexBinary");
	rdf_end_node(w);
	buf_free(&digits);
}

static void write_media_type(struct rdf_writer *w, struct arena *a,
			     const struct metadata_form *form)
{
	rdf_property(w, "dct:format");
	rdf_link(w, str_format(a, DCAT_EU "file-type/%s", form->file_type));
	rdf_property(w, "dcat:mediaType");
	rdf_link(w, str_format(a,
			       "https://www.iana.org/assignments/media-types/"
			       "%s",
			       form->media_type));
}

struct str dcat_distribution_iri(const struct metadata *m, struct arena *a,
				 const struct metadata_file *f)
{
	return str_concat(a, metadata_url(m, a, f->path), STR("#distribution"));
}

void dcat_distribution(const struct metadata *m, struct rdf_writer *w,
		       const struct metadata_file *f)
{
	struct arena a = {0};

	rdf_node(w, dcat_distribution_iri(m, &a, f), "dcat:Distribution");
	rdf_property(w, "dct:title");
	rdf_text(w, metadata_name(f->path), NULL);
	dcat_link(m, w, &a, "dcat:accessURL", f->path);
	dcat_link(m, w, &a, "dcat:downloadURL", f->path);
	write_media_type(w, &a, metadata_form_of(f->path));
	rdf_property(w, "dcat:byteSize");
	rdf_typed(w, str_format(&a, "%llu", (unsigned long long)f->size),
		  "xsd:nonNegativeInteger");
	if (f->sha256)
		write_checksum(w, f->sha256);
	rdf_property(w, "dcatap:availability");
	rdf_link(w, STR(DCAT_EU "planned-availability/STABLE"));
	dcat_licence(m, w);
	rdf_end_node(w);
	arena_free(&a);
}
