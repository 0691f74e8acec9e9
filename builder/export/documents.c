/* The datasets of documents and of organisations. */
#include "export/record.h"
#include "model/dataset_columns.h"

/* Ids of the document's tables of a status, joined with a blank. */
static struct str tables_of(struct year_export *e, struct str source,
			    enum table_status status)
{
	struct str ids = {NULL, 0};

	for (size_t i = 0; i < e->year->declaration_count; i++) {
		const struct table_declaration *d = &e->year->declarations[i];

		if (d->status != status || !str_eq(d->place.source, source))
			continue;
		ids = ids.n ? str_format(&e->arena, "%.*s %.*s", STR_ARG(ids),
					 STR_ARG(d->id))
			    : d->id;
	}
	return ids;
}

void export_documents(struct year_export *e)
{
	const struct budget_year *y = e->year;

	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *s = &y->sources[i];
		struct record r = {
			.fields = {
				[DOCUMENT_ORGANIZATION_ID] = e->organization_id,
				[DOCUMENT_ORGANIZATION] = e->organization,
				[DOCUMENT_FISCAL_YEAR] = e->fiscal_year,
				[DOCUMENT_STAGE] = y->stage,
				[DOCUMENT_ID] = s->id,
				[DOCUMENT_TITLE] = s->title,
				[DOCUMENT_PUBLISHER] = s->publisher,
				[DOCUMENT_PUBLICATION_DATE] =
					s->publication_date,
				[DOCUMENT_URL] = s->url,
				[DOCUMENT_FILE] = s->file,
				[DOCUMENT_TABLES_PUBLISHED] =
					tables_of(e, s->id, TABLE_PUBLISHED),
				[DOCUMENT_TABLES_EMPTY] = tables_of(
					e, s->id, TABLE_DECLARED_EMPTY),
				[DOCUMENT_TABLES_MISSING] =
					tables_of(e, s->id, TABLE_MISSING),
				[DOCUMENT_SOURCE_FILE] = y->document_file,
			}};

		record_write(&e->rows[DATASET_DOCUMENTS], DATASET_DOCUMENTS,
			     &r);
	}
}

/* Is the name at this place one that the organisation had before? */
static bool is_again(const struct organization *o, size_t at)
{
	for (size_t i = 0; i < at; i++)
		if (str_eq(o->names[i].name, o->names[at].name))
			return true;
	return false;
}

/* The last year of a name, which may have been taken up again; 0: none. */
static int last_year(const struct organization *o, struct str name)
{
	int year = 0;

	for (size_t i = 0; i < o->name_count; i++)
		if (str_eq(o->names[i].name, name))
			year = o->names[i].valid_to;
	return year;
}

static void write_name(struct arena *a, const struct organization *o,
		       const struct organization_name *n,
		       struct dataset_rows *rows)
{
	struct record r = {
		.fields = {
			[ORGANIZATION_ID] = o->id,
			[ORGANIZATION_NAME] = n->name,
			[ORGANIZATION_NAME_EN] = n->name_en,
			[ORGANIZATION_PARENT_ID] = o->parent_id,
			[ORGANIZATION_KIND] = o->kind,
			[ORGANIZATION_DISTRICT] = o->district,
			[ORGANIZATION_VALID_FROM] =
				record_number(a, (uint64_t)n->valid_from),
			[ORGANIZATION_VALID_TO] = record_number(
				a, (uint64_t)last_year(o, n->name)),
			[ORGANIZATION_SUCCESSOR_ID] = o->successor_id,
		}};

	record_write(rows, DATASET_ORGANIZATIONS, &r);
}

void export_organizations(const struct site *site, struct dataset_rows *rows)
{
	struct arena a = {0};

	for (size_t i = 0; i < site->organizations.count; i++) {
		const struct organization *o = site->organizations.items[i];

		for (size_t j = 0; j < o->name_count; j++)
			if (!is_again(o, j))
				write_name(&a, o, &o->names[j], rows);
		arena_clear(&a);
	}
	arena_free(&a);
}
