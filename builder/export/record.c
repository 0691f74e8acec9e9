/* Records: fields to a CSV line and a JSON object. */
#include "export/record.h"

#include "format/csv.h"
#include "format/json_write.h"

static void write_csv(struct buf *out, const struct dataset_kind *kind,
		      const struct record *r)
{
	for (size_t i = 0; i < kind->column_count; i++) {
		if (i)
			buf_add_char(out, ',');
		csv_write_field(out, r->fields[i]);
	}
	buf_add(out, STR("\r\n"));
}

/* Whole numbers are numbers; amounts are text, which no reader rounds. */
static void write_json(struct buf *out, const struct dataset_kind *kind,
		       const struct record *r)
{
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];
		uint64_t n;

		if (c->type == DATASET_INTEGER &&
		    str_to_uint(r->fields[i], UINT64_MAX, &n)) {
			json_write_key(&w, c->name);
			json_write_uint(&w, n);
		} else {
			json_write_member_or_null(&w, c->name, r->fields[i]);
		}
	}
	json_write_end_object(&w);
}

void record_write(struct dataset_rows *rows, enum dataset which,
		  const struct record *r)
{
	const struct dataset_kind *kind = &dataset_kinds[which];

	write_csv(&rows->csv, kind, r);
	if (rows->count++)
		buf_add(&rows->json, STR(",\n"));
	write_json(&rows->json, kind, r);
}

struct str record_number(struct arena *a, uint64_t n)
{
	if (!n)
		return (struct str){NULL, 0};
	return str_format(a, "%llu", (unsigned long long)n);
}

struct str record_document(struct year_export *e,
			   const struct source_place *place)
{
	const struct source_document *s = budget_source(e->year, place->source);

	if (!s || !s->title.n)
		return place->place;
	if (!place->place.n)
		return s->title;
	return str_format(&e->arena, "%.*s %.*s", STR_ARG(s->title),
			  STR_ARG(place->place));
}

struct str record_unit_id(const struct organization *unit)
{
	return unit ? unit->id : (struct str){NULL, 0};
}

struct str record_unit_name(const struct year_export *e,
			    const struct organization *unit,
			    struct str published)
{
	return unit ? organization_name(unit, e->year->year)->name : published;
}
