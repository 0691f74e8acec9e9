/* The dataset of classifications. */
#include "export/record.h"
#include "model/dataset_columns.h"

static void write_entry(struct arena *a, const struct classification *c,
			const struct class_entry *entry,
			struct dataset_rows *rows)
{
	struct record r = {
		.fields = {
			[CLASS_SCHEME] =
				str_from(classification_role_name(c->role)),
			[CLASS_CLASSIFICATION_ID] = c->id,
			[CLASS_CODE] = entry->code,
			[CLASS_LEVEL] = record_number(a, entry->level),
			[CLASS_NAME] = entry->name,
			[CLASS_NAME_EN] = entry->name_en,
			[CLASS_SOURCE_FILE] = c->file,
			[CLASS_SOURCE_LINE] = record_number(a, entry->line),
		}};

	if (entry->parent)
		r.fields[CLASS_PARENT_CODE] = entry->parent->code;
	record_write(rows, DATASET_CLASSIFICATIONS, &r);
}

void export_classifications(const struct site *site, struct dataset_rows *rows)
{
	struct arena a = {0};

	for (size_t i = 0; i < site->classifications.count; i++) {
		const struct classification *c = site->classifications.items[i];

		for (size_t j = 0; j < c->count; j++)
			write_entry(&a, c, c->items[j], rows);
		arena_clear(&a);
	}
	arena_free(&a);
}
