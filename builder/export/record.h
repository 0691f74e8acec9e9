/* A record of a dataset, and what all records of a year have in common. */
#ifndef EXPORT_RECORD_H
#define EXPORT_RECORD_H

#include "export/export.h"

enum { RECORD_FIELDS_MAX = 27 };

/* One row; fields stand in the order of the dataset's columns, empty ones are
 * not stated. */
struct record {
	struct str fields[RECORD_FIELDS_MAX];
};

/* A department-year that is being written. */
struct year_export {
	const struct budget_year *year;
	const struct audit *audit;
	struct arena arena; /* texts of this year */
	struct str organization_id, organization, fiscal_year;
	struct dataset_rows *rows; /* DATASET_COUNT of them */
};

/* Append the record to the rows of its dataset. */
void record_write(struct dataset_rows *rows, enum dataset which,
		  const struct record *r);

/* Digits in the arena; empty for 0, which means "not stated". */
struct str record_number(struct arena *a, uint64_t n);
/* "document's title place" of what stands at the place, as far as stated. */
struct str record_document(struct year_export *e,
			   const struct source_place *place);
/* Id and name of a budget unit in the year; the published name where the
 * organisation is not known. */
struct str record_unit_id(const struct organization *unit);
struct str record_unit_name(const struct year_export *e,
			    const struct organization *unit,
			    struct str published);

/* The parts of a year, each with its own datasets. */
void export_amounts(struct year_export *e);
void export_indicators(struct year_export *e);
void export_projects(struct year_export *e);
void export_documents(struct year_export *e);
void export_findings(struct year_export *e);
void export_checks(struct year_export *e);
void export_facts(struct year_export *e);
void export_organizations(const struct site *site, struct dataset_rows *rows);
void export_classifications(const struct site *site, struct dataset_rows *rows);

#endif
