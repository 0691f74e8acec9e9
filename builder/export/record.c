/* Records: fields to a CSV line and a JSON object. */
#include "export/record.h"

#include "format/csv.h"

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
static void write_json_value(struct buf *out, enum dataset_type type,
			     struct str field)
{
	uint64_t n;

	if (!field.n) {
		buf_add(out, STR("null"));
	} else if (type == DATASET_INTEGER &&
		   str_to_uint(field, UINT64_MAX, &n)) {
		buf_add_uint(out, n);
	} else {
		buf_add_char(out, '"');
		buf_add_json(out, field);
		buf_add_char(out, '"');
	}
}

/* An object on one line; names of columns need no escaping. */
static void write_json(struct buf *out, const struct dataset_kind *kind,
		       const struct record *r)
{
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];

		buf_add(out, i ? STR(",\"") : STR("{\""));
		buf_add(out, str_from(c->name));
		buf_add(out, STR("\":"));
		write_json_value(out, c->type, r->fields[i]);
	}
	buf_add_char(out, '}');
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
	char digits[20];
	size_t at = sizeof digits;

	for (; n; n /= 10)
		digits[--at] = (char)('0' + n % 10);
	return str_copy(a, (struct str){digits + at, sizeof digits - at});
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
