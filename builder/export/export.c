/* A department and its years to rows of the datasets. */
#include "export/record.h"
#include "format/csv.h"
#include "model/dataset_columns.h"

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

static void export_changes(const struct changes *changes,
			   struct dataset_rows *rows)
{
	for (size_t i = 0; i < changes->count; i++) {
		const struct change *c = &changes->items[i];
		struct record r = {
			.fields = {
				[CHANGES_DATE] = c->date,
				[CHANGES_DATASET] = c->dataset,
				[CHANGES_ORGANIZATION_ID] = c->organization_id,
				[CHANGES_FISCAL_YEAR] = c->fiscal_year,
				[CHANGES_CHANGE] = change_kind_name(c->kind),
				[CHANGES_ROW] = c->row,
				[CHANGES_COLUMN] = c->column,
				[CHANGES_BEFORE] = c->before,
				[CHANGES_AFTER] = c->after,
			}};

		record_write(rows, DATASET_CHANGES, &r);
	}
}

void export_site(const struct site *site, const struct changes *changes,
		 struct dataset_rows rows[DATASET_COUNT])
{
	export_organizations(site, &rows[DATASET_ORGANIZATIONS]);
	export_classifications(site, &rows[DATASET_CLASSIFICATIONS]);
	export_changes(changes, &rows[DATASET_CHANGES]);
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
