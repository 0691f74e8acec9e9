/* Projects and tasks built by hand, for the tests of the audit's rules. */
#ifndef TESTS_AUDIT_FORMS_H
#define TESTS_AUDIT_FORMS_H

#include "audit_sample.h"

enum { FORMS_MAX = 8 };

/* A form of unit-a of the year; unit of money 万元 when currency is NULL. */
static inline struct project *forms_add(struct sample *s, const char *code,
					const char *name, const char *amount,
					const char *currency)
{
	struct project *p;

	if (!s->year->projects)
		s->year->projects =
			arena_array(&s->arena, struct project, FORMS_MAX);
	assert_true(s->year->project_count < FORMS_MAX);
	p = &s->year->projects[s->year->project_count++];
	p->code = p->id = str_from(code);
	p->name = str_from(name);
	p->form = PROJECT_FORM;
	p->unit = organization_find(&s->site.organizations, STR("unit-a"));
	p->amounts[PROJECT_YEAR] = sample_figure(s, str_from(amount));
	currency_unit_parse(str_from(currency ? currency : "万元"),
			    &p->currency);
	p->place.source = STR("forms");
	p->line = (uint32_t)s->year->project_count * 10;
	return p;
}

static inline void forms_set(struct sample *s, struct project *p,
			     enum project_amount which, const char *amount)
{
	p->amounts[which] = sample_figure(s, str_from(amount));
}

/* number and unit; NULL for what is not written. */
static inline void forms_basis(struct sample *s, struct project *p,
			       const char *name, const char *number,
			       const char *unit)
{
	struct basis_item *b;

	if (!p->basis_items)
		p->basis_items =
			arena_array(&s->arena, struct basis_item, FORMS_MAX);
	b = &p->basis_items[p->basis_item_count++];
	b->name = str_from(name);
	if (!number)
		return;
	b->amount_published =
		str_concat(&s->arena, str_from(number), str_from(unit));
	b->value = sample_figure(s, str_from(number)).value;
	b->has_value = true;
	b->has_unit = unit && currency_unit_parse(str_from(unit), &b->unit);
}

/* The overall form of a unit: total, then its tasks, "name|total|fiscal|other".
 */
static inline struct overall_performance *
forms_overall(struct sample *s, const char *unit, const char *currency,
	      const char *const *tasks, size_t count)
{
	struct overall_performance *o =
		arena_new(&s->arena, struct overall_performance);

	s->year->overall = o;
	s->year->overall_count = 1;
	o->id = o->title = STR("overall");
	o->units = arena_array(&s->arena, const struct organization *, 2);
	o->units[o->unit_count++] =
		organization_find(&s->site.organizations, str_from(unit));
	currency_unit_parse(str_from(currency), &o->currency);
	o->tasks = arena_array(&s->arena, struct task, count);
	for (size_t i = 0; i < count; i++) {
		struct task *t = &o->tasks[o->task_count++];
		struct str_cut name = str_cut(str_from(tasks[i]), STR("|"));
		struct str_cut total = str_cut(name.tail, STR("|"));
		struct str_cut fiscal = str_cut(total.tail, STR("|"));

		t->name = name.head;
		t->total = sample_figure(s, total.head);
		t->fiscal = sample_figure(s, fiscal.head);
		t->other = sample_figure(s, fiscal.tail);
		t->is_total = i + 1 == count;
		t->line = (uint32_t)i + 1;
	}
	return o;
}
#define FORMS_OVERALL(s, unit, currency, ...)                      \
	forms_overall((s), (unit), (currency),                     \
		      (const char *const[]){__VA_ARGS__},          \
		      sizeof((const char *const[]){__VA_ARGS__}) / \
			      sizeof(const char *))

#endif
