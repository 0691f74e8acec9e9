/* The audit of a year: all rules, then causes, counts and the index. */
#include "audit/auditing.h"

static void run_rules(struct auditing *x)
{
	static void (*const rules[])(struct auditing *) = {
		audit_rule_rows,    audit_rule_hierarchy,  audit_rule_balance,
		audit_rule_same,    audit_rule_change,     audit_rule_unit,
		audit_rule_codes,   audit_rule_projects,   audit_rule_basis,
		audit_rule_targets, audit_rule_commentary, audit_rule_facts,
		audit_rule_tables,  audit_rule_personal,
	};

	for (size_t i = 0; i < sizeof rules / sizeof *rules; i++)
		rules[i](x);
}

/* Counts by rule and outcome, and each check's key: row-sum-12. */
static void count_outcomes(struct auditing *x)
{
	size_t numbers[AUDIT_RULE_COUNT] = {0};

	for (size_t i = 0; i < x->audit->count; i++) {
		struct audit_check *c = x->audit->items[i];

		c->key =
			str_format(x->arena, "%s-%zu", audit_rules[c->rule]->id,
				   ++numbers[c->rule]);
		x->audit->counts[c->rule][c->outcome]++;
		if (c->outcome == AUDIT_CONFLICT && !c->cause)
			x->audit->finding_count++;
	}
}

/* People call rows by their codes and names, too. */
static bool is_row(const struct audit_place *p, struct str row)
{
	const struct table_row *r = p->row;

	return str_eq(row, audit_address(p).row) ||
	       (r && (str_eq(row, r->code) || str_eq(row, r->name))) ||
	       (p->task && str_eq(row, p->task->name));
}

static bool concerns(const struct explanation *e, const struct audit_check *c)
{
	struct audit_address at = audit_address(&c->stated.place);
	bool row = is_row(&c->stated.place, e->row);

	return str_eq(e->rule, str_from(audit_rules[c->rule]->id)) &&
	       (!e->table.n || str_eq(e->table, at.table)) &&
	       (!e->row.n || row) &&
	       (!e->column.n || str_eq(e->column, at.column));
}

/* The publisher's answers: how a finding is shown, never its class. */
static void attach_explanations(struct auditing *x)
{
	for (size_t i = 0; i < x->audit->count; i++)
		for (size_t j = 0; j < x->year->explanation_count; j++) {
			struct audit_check *c = x->audit->items[i];
			const struct explanation *e = &x->year->explanations[j];

			if (c->outcome == AUDIT_CONFLICT && concerns(e, c))
				c->explanation = e;
		}
}

/* An address as a key of the index. */
static struct str thing_key(const void *const *thing)
{
	return (struct str){(const char *)thing, sizeof *thing};
}

/* conflict, rounding, ok, not checked: the gravest first. */
static int gravity(enum audit_outcome outcome)
{
	static const int order[AUDIT_OUTCOME_COUNT] = {
		[AUDIT_CONFLICT] = 3,
		[AUDIT_ROUNDING] = 2,
		[AUDIT_OK] = 1,
		[AUDIT_NOT_CHECKED] = 0,
	};

	return order[outcome];
}

static const void *thing_of(const struct audit_place *p)
{
	return p->cell   ? (const void *)p->cell
	       : p->fact ? (const void *)p->fact
			 : (const void *)p->indicator;
}

static struct audit_mark *find_mark(struct auditing *x, const void *thing)
{
	struct audit_mark *mark = map_get(&x->audit->marks, thing_key(&thing));

	if (mark)
		return mark;
	mark = arena_new(x->arena, struct audit_mark);
	mark->thing = thing;
	map_put(x->arena, &x->audit->marks, thing_key(&mark->thing))->pointer =
		mark;
	return mark;
}

static void add_mark(struct auditing *x, const struct audit_place *place,
		     const struct audit_check *c)
{
	const void *thing = thing_of(place);

	if (!thing)
		return;
	struct audit_mark *mark = find_mark(x, thing);
	size_t at = mark->count;

	*VEC_PUSH(x->arena, mark) = c;
	for (; at > 0 &&
	       gravity(mark->items[at - 1]->outcome) < gravity(c->outcome);
	     at--)
		mark->items[at] = mark->items[at - 1];
	mark->items[at] = c;
	mark->outcome = mark->items[0]->outcome;
}

/* Two figures that should be the same and are not: either may be wrong. */
static bool disputes_part(const struct audit_check *c)
{
	return c->outcome == AUDIT_CONFLICT && c->has_arithmetic &&
	       c->formula == AUDIT_SUM && c->part_count == 1;
}

static void add_marks(struct auditing *x, const struct audit_check *c)
{
	add_mark(x, &c->stated.place, c);
	if (disputes_part(c))
		add_mark(x, &c->parts[0].place, c);
}

void audit_year(struct arena *a, const struct config *config,
		const struct site *site, const struct department *department,
		const struct budget_year *year, struct audit *out)
{
	struct auditing x = {a, config, site, department, year, out, NULL};

	*out = (struct audit){.year = year};
	audit_measure_tables(&x);
	run_rules(&x);
	attach_explanations(&x);
	audit_find_causes(&x);
	count_outcomes(&x);
	for (size_t i = 0; i < out->count; i++)
		add_marks(&x, out->items[i]);
}

const struct audit_mark *audit_mark(const struct audit *audit,
				    const void *thing)
{
	return map_get(&audit->marks, thing_key(&thing));
}
