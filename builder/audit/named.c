/* Amounts of named things, found by their names. */
#include "audit/named.h"

/* 专项业务项目 and 专项业务经费 are 专项业务. */
static struct str without_ending(struct str name)
{
	static const struct str endings[] = {STR_INIT("经费"),
					     STR_INIT("项目")};
	bool cut = true;

	while (cut) {
		cut = false;
		for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
			if (str_ends(name, endings[i]) &&
			    name.n > endings[i].n) {
				name.n -= endings[i].n;
				cut = true;
			}
	}
	return name;
}

static struct named *add(struct auditing *x, struct named_amounts *all,
			 enum named_kind kind, struct audit_figure figure,
			 struct str name)
{
	struct named *n = VEC_PUSH(x->arena, all);

	*n = (struct named){
		.kind = kind,
		.figure = figure,
		.name = without_ending(organization_fold(x->arena, name)),
	};
	return n;
}

static void add_projects(struct auditing *x, struct named_amounts *all,
			 enum project_form form)
{
	for (size_t i = 0; i < x->year->project_count; i++) {
		const struct project *p = &x->year->projects[i];

		if (p->form != form)
			continue;
		struct named *n = add(
			x, all, form == PROJECT_FORM ? NAMED_FORM : NAMED_KEY,
			audit_project_figure(x, p, PROJECT_YEAR), p->name);

		n->code = p->code;
		n->unit = p->unit;
		n->level = p->level > 0 ? (unsigned)p->level : 0;
		n->project = p;
	}
}

static void add_rows(struct auditing *x, struct named_amounts *all,
		     const char *id, enum named_kind kind)
{
	const struct table *t = budget_table(x->year, str_from(id));
	size_t column = t ? table_column_index(t, STR("total")) : 0;

	if (!t || column == t->column_count)
		return;
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (!row->level || !row->name.n || row->is_change)
			continue;
		struct named *n =
			add(x, all, kind, audit_cell_figure(x, t, row, column),
			    row->name);

		n->code = row->code;
		n->unit = row->unit;
		n->level = kind == NAMED_PROJECT_TABLE ? row->level : 0;
	}
}

static void add_tasks(struct auditing *x, struct named_amounts *all)
{
	for (size_t i = 0; i < x->year->overall_count; i++) {
		const struct overall_performance *o = &x->year->overall[i];

		for (size_t j = 0; j < o->task_count; j++) {
			const struct task *t = &o->tasks[j];

			if (t->is_total)
				continue;
			struct named *n = add(
				x, all, NAMED_TASK,
				audit_task_figure(x, o, t, &t->total), t->name);

			n->unit = t->unit;
			if (!n->unit && o->unit_count == 1)
				n->unit = o->units[0];
		}
	}
}

/* Amounts of money alone; facts are of no use without something to compare
 * them with. */
static void add_facts(struct auditing *x, struct named_amounts *all)
{
	for (size_t i = 0; all->count && i < x->year->fact_count; i++) {
		const struct fact *f = &x->year->facts[i];
		struct audit_figure figure = audit_fact_figure(x, f);

		if (!figure.money || f->year != x->year->year)
			continue;
		struct named *n = add(x, all, NAMED_FACT, figure, f->name);

		n->unit = f->organization;
		n->fact = f;
	}
}

static void index_names(struct auditing *x, struct named_amounts *all)
{
	for (size_t i = all->count; i-- > 0;) {
		struct named *n = &all->items[i];
		struct map_entry *e = map_put(x->arena, &all->by_name, n->name);

		n->next = e->pointer;
		e->pointer = n;
	}
}

void named_collect(struct auditing *x, struct named_amounts *out)
{
	*out = (struct named_amounts){0};
	add_projects(x, out, PROJECT_FORM);
	add_projects(x, out, PROJECT_KEY);
	add_rows(x, out, "project-expenditure", NAMED_PROJECT_TABLE);
	add_rows(x, out, "performance-projects", NAMED_PERFORMANCE_TABLE);
	add_tasks(x, out);
	add_facts(x, out);
	index_names(x, out);
}

/* Codes decide where both have one; units where both are known. */
static bool is_same_thing(const struct named *a, const struct named *b)
{
	if (a->code.n && b->code.n && str_eq(a->code, b->code))
		return true;
	return (!a->unit || !b->unit || a->unit == b->unit) &&
	       (!a->level || !b->level || a->level == b->level);
}

static bool same_amount(const struct named *a, const struct named *b)
{
	return a->figure.power == b->figure.power &&
	       decimal_compare(a->figure.value, b->figure.value) == 0;
}

struct named *named_find(const struct named_amounts *all,
			 const struct named *like, enum named_kind kind,
			 bool *ambiguous)
{
	struct named *found = NULL;

	*ambiguous = false;
	for (struct named *n = map_get(&all->by_name, like->name); n;
	     n = n->next) {
		if (n == like || n->kind != kind || !is_same_thing(like, n))
			continue;
		if (found && !same_amount(found, n))
			*ambiguous = true;
		if (!found)
			found = n;
	}
	return found;
}
