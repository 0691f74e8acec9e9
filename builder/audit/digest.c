/* Digests of audits. */
#include "audit/digest.h"

#include <stdlib.h>

static size_t consequences(const struct audit *audit,
			   const struct audit_check *cause)
{
	size_t count = 0;

	for (size_t i = 0; i < audit->count; i++)
		count += audit->items[i]->cause == cause;
	return count;
}

static void keep_address(struct arena *a, const struct audit_check *c,
			 struct audit_finding *f)
{
	struct audit_address at = audit_address(&c->stated.place);

	f->table = str_copy(a, at.table);
	f->row = str_copy(a, at.row);
	f->column = str_copy(a, at.column);
}

static void keep_arithmetic(struct arena *a, const struct audit_check *c,
			    struct audit_finding *f)
{
	if (!c->has_arithmetic) {
		f->stated = str_copy(a, c->stated.published);
		return;
	}
	f->stated = decimal_text(a, c->stated.value);
	f->computed = decimal_text(a, c->computed);
	f->difference = decimal_text(a, c->difference);
	f->tolerance = decimal_text(a, c->tolerance);
	f->unit = str_copy(a, c->unit);
}

static void describe(struct arena *a, const struct audit *audit,
		     const struct audit_check *c, struct audit_finding *f)
{
	f->rule = c->rule;
	f->severity = c->severity;
	f->key = str_copy(a, c->key);
	for (int i = 0; i < LANGUAGE_COUNT; i++) {
		enum language l = (enum language)i;

		f->place[i] = audit_place_name(a, &c->stated.place, l);
		f->message[i] = audit_message(a, c, l);
	}
	keep_address(a, c, f);
	keep_arithmetic(a, c, f);
	if (c->explanation)
		f->explanation = str_copy(a, c->explanation->text);
	f->span = c->stated.place.span;
	f->span.path = str_copy(a, f->span.path);
	f->consequences = consequences(audit, c);
}

/* Grave ones first; else as they were found. */
static int by_severity(const void *x, const void *y)
{
	const struct audit_check *a = *(const struct audit_check *const *)x;
	const struct audit_check *b = *(const struct audit_check *const *)y;

	if (a->severity != b->severity)
		return a->severity > b->severity ? -1 : 1;
	if (a->rule != b->rule)
		return a->rule < b->rule ? -1 : 1;
	return a->number < b->number ? -1 : a->number > b->number;
}

void audit_digest_of(struct arena *a, const struct audit *audit,
		     struct audit_digest *out)
{
	const struct audit_check **found = arena_array(
		a, const struct audit_check *, audit->finding_count);
	size_t count = 0;

	*out = (struct audit_digest){.year = audit->year->year};
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			out->counts[i][j] = audit->counts[i][j];
	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];

		if (c->outcome == AUDIT_CONFLICT && !c->cause)
			found[count++] = c;
	}
	if (count)
		qsort(found, count, sizeof *found, by_severity);
	out->findings = arena_array(a, struct audit_finding, count);
	out->finding_count = count;
	for (size_t i = 0; i < count; i++)
		describe(a, audit, found[i], &out->findings[i]);
}

size_t audit_digest_count(const struct audit_digest *d,
			  enum audit_outcome outcome)
{
	size_t count = 0;

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		count += d->counts[i][outcome];
	return count;
}

/* content/ before the path. */
static struct span span_in(struct arena *a, struct str folder, struct span span)
{
	if (folder.n && span.path.n)
		span.path = str_format(a, "%.*s/%.*s", STR_ARG(folder),
				       STR_ARG(span.path));
	return span;
}

void audit_report_add(struct arena *a, struct audit_report *r,
		      const struct organization *o,
		      const struct audit_digest *d)
{
	struct str id = str_copy(a, o->id);
	struct str name = str_copy(a, organization_name(o, d->year)->name);

	for (size_t i = 0; i < AUDIT_OUTCOME_COUNT; i++)
		r->counts[i] += audit_digest_count(d, (enum audit_outcome)i);
	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			r->by_rule[i][j] += d->counts[i][j];
	for (size_t i = 0; i < d->finding_count; i++)
		*VEC_PUSH(a, r) = (struct audit_report_item){
			id, name, d->year, &d->findings[i],
			span_in(a, r->folder, d->findings[i].span)};
}
