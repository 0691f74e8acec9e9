/* Records: fields to a CSV line. */
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

void record_write(struct dataset_rows *rows, enum dataset which,
		  const struct record *r)
{
	write_csv(&rows->csv, &dataset_kinds[which], r);
	rows->count++;
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
