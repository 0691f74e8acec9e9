/* A department and its years to rows of the datasets. */
#include "export/record.h"
#include "format/csv.h"

void export_year(const struct audit *audit,
		 struct dataset_rows rows[DATASET_COUNT])
{
	const struct budget_year *year = audit->year;
	struct year_export e = {
		.year = year,
		.audit = audit,
		.organization_id = year->organization->id,
		.organization =
			organization_name(year->organization, year->year)->name,
		.rows = rows,
	};

	e.fiscal_year = record_number(&e.arena, (uint64_t)year->year);
	export_amounts(&e);
	export_indicators(&e);
	export_projects(&e);
	export_documents(&e);
	export_findings(&e);
	export_checks(&e);
	export_facts(&e);
	arena_free(&e.arena);
}

void export_site(const struct site *site,
		 struct dataset_rows rows[DATASET_COUNT])
{
	export_organizations(site, &rows[DATASET_ORGANIZATIONS]);
	export_classifications(site, &rows[DATASET_CLASSIFICATIONS]);
}

void export_csv_header(enum dataset which, struct buf *out)
{
	const struct dataset_kind *kind = &dataset_kinds[which];

	for (size_t i = 0; i < kind->column_count; i++) {
		if (i)
			buf_add_char(out, ',');
		csv_write_field(out, str_from(kind->columns[i].name));
	}
	buf_add(out, STR("\r\n"));
}
