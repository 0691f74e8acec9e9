/* The datasets of the audit: what did not hold, and how often what held. */
#include "audit/audit.h"
#include "export/record.h"
#include "model/dataset_columns.h"

static struct str digits(struct arena *a, const struct audit_check *c,
			 struct decimal value)
{
	return c->has_arithmetic ? decimal_text(a, value)
				 : (struct str){NULL, 0};
}

static struct str stated(struct arena *a, const struct audit_check *c)
{
	return c->has_arithmetic ? decimal_text(a, c->stated.value)
				 : c->stated.published;
}

/* Where the figure stands in the published documents. */
static struct str document(struct year_export *e, const struct audit_place *p)
{
	const struct source_place *place = p->table     ? &p->table->place
					   : p->project ? &p->project->place
					   : p->overall ? &p->overall->place
					   : p->fact    ? &p->fact->place
							: NULL;

	return place ? record_document(e, place) : (struct str){NULL, 0};
}

static void write_finding(struct year_export *e, const struct audit_check *c)
{
	struct arena *a = &e->arena;
	const struct audit_place *p = &c->stated.place;
	struct audit_address at = audit_address(p);
	struct record r = {
		.fields = {
			[FINDING_ID] = c->key,
			[FINDING_RULE] = str_from(audit_rules[c->rule]->id),
			[FINDING_OUTCOME] = audit_outcome_name(c->outcome),
			[FINDING_ORGANIZATION_ID] = e->organization_id,
			[FINDING_ORGANIZATION] = e->organization,
			[FINDING_FISCAL_YEAR] = e->fiscal_year,
			[FINDING_TABLE] = at.table,
			[FINDING_ROW] = at.row,
			[FINDING_COLUMN] = at.column,
			[FINDING_PLACE] = audit_place_name(a, p, LANGUAGE_ZH),
			[FINDING_MESSAGE] = audit_message(a, c, LANGUAGE_ZH),
			[FINDING_MESSAGE_EN] = audit_message(a, c, LANGUAGE_EN),
			[FINDING_STATED] = stated(a, c),
			[FINDING_COMPUTED] = digits(a, c, c->computed),
			[FINDING_DIFFERENCE] = digits(a, c, c->difference),
			[FINDING_TOLERANCE] = digits(a, c, c->tolerance),
			[FINDING_UNIT] = c->unit,
			[FINDING_SOURCE_DOCUMENT] = document(e, p),
			[FINDING_SOURCE_FILE] = p->span.path,
			[FINDING_SOURCE_LINE] = record_number(a, p->span.line),
		}};

	if (c->outcome == AUDIT_CONFLICT)
		r.fields[FINDING_SEVERITY] = audit_severity_name(c->severity);
	if (c->cause)
		r.fields[FINDING_CAUSE] = c->cause->key;
	if (c->explanation)
		r.fields[FINDING_EXPLANATION] = c->explanation->text;
	record_write(&e->rows[DATASET_FINDINGS], DATASET_FINDINGS, &r);
}

void export_findings(struct year_export *e)
{
	for (size_t i = 0; i < e->audit->count; i++) {
		const struct audit_check *c = e->audit->items[i];
		struct arena_mark mark = arena_mark(&e->arena);

		if (c->outcome == AUDIT_CONFLICT ||
		    c->outcome == AUDIT_ROUNDING)
			write_finding(e, c);
		arena_rewind(&e->arena, mark);
	}
}

static void write_count(struct year_export *e, enum audit_rule_id rule,
			enum audit_outcome outcome, size_t count)
{
	struct record r = {
		.fields = {
			[CHECK_RULE] = str_from(audit_rules[rule]->id),
			[CHECK_ORGANIZATION_ID] = e->organization_id,
			[CHECK_ORGANIZATION] = e->organization,
			[CHECK_FISCAL_YEAR] = e->fiscal_year,
			[CHECK_OUTCOME] = audit_outcome_name(outcome),
			[CHECK_COUNT] = record_number(&e->arena, count),
		}};

	record_write(&e->rows[DATASET_CHECKS], DATASET_CHECKS, &r);
}

void export_checks(struct year_export *e)
{
	for (int i = 0; i < AUDIT_RULE_COUNT; i++)
		for (int j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			if (e->audit->counts[i][j])
				write_count(e, (enum audit_rule_id)i,
					    (enum audit_outcome)j,
					    e->audit->counts[i][j]);
}
