/* Metadata: what the files of data/ are, in the words of the standards.
 *
 * All of it is made of the dictionary (model/dataset.h), of site.toml, and of
 * the list of files; each function appends to a buffer.
 */
#ifndef EXPORT_METADATA_H
#define EXPORT_METADATA_H

#include "config/config.h"
#include "export/rdf.h"
#include "format/sha256.h"
#include "model/dataset.h"
#include "model/summary.h"

/* A file of the site. */
struct metadata_file {
	struct str path; /* from the site's root: data/amounts.csv */
	uint64_t size;
	const struct sha256 *sha256;
	uint64_t records;
	bool counted; /* records is known */
};

struct metadata {
	const struct config *config;
	const struct metadata_file *files; /* by path: those right in data/ */
	size_t file_count;
	int first_year, last_year; /* of the budgets; 0: there are none */
};

/* text/csv of "x.csv"; never NULL. */
const char *metadata_media_type(struct str path);
/* The dataset that a file right in data/ is a form of (amounts.csv, .json ...);
 * DATASET_COUNT: of none. */
int metadata_dataset_of(struct str path);
/* The file of data/, NULL when there is none. */
const struct metadata_file *metadata_find(const struct metadata *m,
					  struct str path);

/* Data Package of the site's datasets: data/datapackage.json. */
void metadata_package(const struct metadata *m, struct buf *out);
/* Data Package of a department-year: its files, all of one folder. */
struct metadata_year {
	struct str organization_id, organization, organization_en;
	const struct summary_year *year;
	const struct metadata_file *files; /* those of data/ORG/YEAR/ */
	size_t file_count;
};
void metadata_year_package(const struct metadata *m,
			   const struct metadata_year *y, struct buf *out);
/* CSV on the Web: data/NAME.csv-metadata.json. */
void metadata_csvw(const struct metadata *m, enum dataset which,
		   struct buf *out);
/* All of them as one group, data/csv-metadata.json, which alone can have
 * foreign keys: those that name exactly one row, as CSVW asks. */
void metadata_csvw_group(const struct metadata *m, struct buf *out);

/* The catalogue by DCAT, data/catalog.ttl and .jsonld: its head, which lists
 * all datasets; those of the site; then each department-year. */
struct metadata_years {
	struct str *items; /* ORG/YEAR */
	size_t count;
};
void metadata_dcat(const struct metadata *m, struct rdf_writer *w,
		   const struct metadata_years *years);
void metadata_dcat_year(const struct metadata *m, struct rdf_writer *w,
			const struct metadata_year *y);

/* One file of data/manifest.json, and one line of data/SHA256SUMS. */
void metadata_manifest_file(struct json_writer *w,
			    const struct metadata_file *f);
void metadata_sum(struct buf *out, const struct metadata_file *f);

#endif
