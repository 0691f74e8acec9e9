/* The dataset of facts that documents state in prose. */
#include "export/record.h"
#include "model/dataset_columns.h"

/* What stands between operands, and between relations. */
#define OPERAND " ; "
#define RELATION " | "

static const char *relation_name(const struct fact_relation *r)
{
	switch (r->kind) {
	case FACT_SUM:
		return "sum";
	case FACT_CHANGE:
		return r->decrease ? "decrease" : "increase";
	case FACT_PERCENT:
		return r->decrease ? "percent-decrease" : "percent-increase";
	case FACT_COUNT:
		return "count";
	case FACT_EQUALS:
		break;
	}
	return "equals";
}

static struct str joined(struct arena *a, struct str head,
			 const char *separator, struct str tail)
{
	return str_format(a, "%.*s%s%.*s", STR_ARG(head), separator,
			  STR_ARG(tail));
}

/* What is counted, as document.json says it: basis-items:PROJECT. */
static struct str counted(struct arena *a, const struct fact_relation *r)
{
	struct str name = fact_count_name(r->counted);

	return r->term_count ? joined(a, name, ":", r->terms[0].address) : name;
}

static struct str operands(struct arena *a, const struct fact_relation *r)
{
	struct str out = {NULL, 0};

	if (r->kind == FACT_COUNT)
		return counted(a, r);
	for (size_t i = 0; i < r->term_count; i++)
		out = i ? joined(a, out, OPERAND, r->terms[i].address)
			: r->terms[i].address;
	return out;
}

static void fill_relations(struct arena *a, const struct fact *f,
			   struct record *r)
{
	struct str *names = &r->fields[FACTS_RELATION];
	struct str *all = &r->fields[FACTS_OPERANDS];

	for (size_t i = 0; i < f->relation_count; i++) {
		const struct fact_relation *one = &f->relations[i];
		const char *separator = i ? RELATION : "";

		*names = joined(a, *names, separator,
				str_from(relation_name(one)));
		*all = joined(a, *all, separator, operands(a, one));
	}
}

static void write_fact(struct year_export *e, const struct fact *f)
{
	struct arena *a = &e->arena;
	const struct audit_mark *mark = audit_mark(e->audit, f);
	struct record r = {
		.fields = {
			[FACTS_ORGANIZATION_ID] = e->organization_id,
			[FACTS_ORGANIZATION] = e->organization,
			[FACTS_UNIT_ID] = record_unit_id(f->organization),
			[FACTS_UNIT] = record_unit_name(e, f->organization,
							(struct str){NULL, 0}),
			[FACTS_FISCAL_YEAR] = e->fiscal_year,
			[FACTS_REFERENCE_YEAR] =
				f->year ? record_number(a, (uint64_t)f->year)
					: e->fiscal_year,
			[FACTS_ID] = f->id,
			[FACTS_NAME] = f->name,
			[FACTS_VALUE_PUBLISHED] = f->value_published,
			[FACTS_VALUE_UNIT] = f->unit,
			[FACTS_SOURCE_DOCUMENT] = record_document(e, &f->place),
			[FACTS_SOURCE_FILE] = f->span.path,
			[FACTS_SOURCE_LINE] = record_number(a, f->span.line),
			[FACTS_CHECK] = audit_outcome_name(
				mark ? mark->outcome : AUDIT_NOT_CHECKED),
		}};

	if (f->has_value)
		r.fields[FACTS_VALUE] = decimal_text(a, f->value);
	fill_relations(a, f, &r);
	record_write(&e->rows[DATASET_FACTS], DATASET_FACTS, &r);
}

void export_facts(struct year_export *e)
{
	for (size_t i = 0; i < e->year->fact_count; i++) {
		struct arena_mark mark = arena_mark(&e->arena);

		write_fact(e, &e->year->facts[i]);
		arena_rewind(&e->arena, mark);
	}
}
