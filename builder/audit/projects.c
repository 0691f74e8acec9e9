/* Amounts of projects: by source of funds, and in all places that state them.
 */
#include "audit/named.h"
#include "audit/unit.h"

const struct audit_rule audit_project_amount = {
	.id = "project-amount",
	.severity = AUDIT_HIGH,
	.title = {"项目金额", "Project amounts"},
	.says = {"项目金额等于各资金来源之和，不大于项目总金额；申报表、重点项"
		 "目、项目支出表、绩效项目表和年度主要任务的金额相同。",
		 "The amount of a project is the sum of its sources, is not "
		 "more "
		 "than its total over the years, and is the same in all "
		 "places that state it."},
	.why = {"同一个项目不应当有两个金额。",
		"One project must not have two amounts."},
	.needs = {"项目公布了金额和资金来源，或在两处公布。",
		  "The project states an amount and its sources, or stands in "
		  "two places."},
};

static const struct audit_text NOTHING_TO_COMPARE = {
	"没有列出资金来源，其他表里也没有这个项目的金额",
	"no sources of funds are listed and no other table states the amount"};
static const struct audit_text NAME_TWICE = {
	"“{0}”在对照的地方不止一处，金额不同，无法确定是哪一处",
	"\"{0}\" stands in several places with different amounts"};
static const struct audit_text OTHER_LEVEL = {
	"申报表是二级项目，对照的“{0}”（{1}）可能是同名的一级项目",
	"the form is of a second-level project; \"{0}\" ({1}) may be its "
	"first-level project of the same name"};
static const struct audit_text MORE_THAN_TOTAL = {
	"本年度金额 {0} 大于项目总金额 {1}",
	"the amount of the year, {0}, exceeds the total of the project, {1}"};

static bool is_stated(const struct project *p, enum project_amount which)
{
	return p->amounts[which].kind == CELL_NUMBER;
}

/* year amount = fiscal + other */
static bool check_sources(struct auditing *x, const struct project *p)
{
	if (!is_stated(p, PROJECT_FISCAL) && !is_stated(p, PROJECT_OTHER))
		return false;
	struct audit_check *c =
		audit_begin(x, AUDIT_PROJECT_AMOUNT,
			    audit_project_figure(x, p, PROJECT_YEAR));

	for (enum project_amount i = PROJECT_FISCAL; i <= PROJECT_OTHER; i++) {
		struct audit_figure part = audit_project_figure(x, p, i);

		if (p->amounts[i].kind == CELL_ABSENT)
			part.blank = part.has_value = true;
		audit_add(x, c, part, 1);
	}
	audit_judge(x, c);
	return true;
}

/* What is spent in the year is part of the total over the years. */
static void check_total(struct auditing *x, const struct project *p)
{
	const struct cell *total = &p->amounts[PROJECT_TOTAL];
	const struct cell *year = &p->amounts[PROJECT_YEAR];

	if (!is_stated(p, PROJECT_TOTAL) || !is_stated(p, PROJECT_YEAR))
		return;
	struct audit_check *c =
		audit_begin_at(x, AUDIT_PROJECT_AMOUNT,
			       audit_project_figure(x, p, PROJECT_TOTAL).place,
			       total->published);

	if (decimal_compare(year->value, total->value) <= 0)
		audit_say(x, c, AUDIT_OK, NULL, NULL, 0);
	else
		audit_conclude(x, c, AUDIT_CONFLICT, &MORE_THAN_TOTAL,
			       year->published, total->published);
}

/* Key projects and tasks are first-level projects. */
static bool lists_first_level(enum named_kind kind)
{
	return kind == NAMED_KEY || kind == NAMED_TASK ||
	       kind == NAMED_PERFORMANCE_TABLE;
}

static void compare(struct auditing *x, const struct named *a,
		    const struct named *b)
{
	struct audit_check *c = audit_begin(x, AUDIT_PROJECT_AMOUNT, a->figure);

	audit_add(x, c, b->figure, 1);
	audit_judge_same(x, c);
	if (c->outcome != AUDIT_CONFLICT)
		return;
	if (unit_explains(x, c))
		return;
	if (a->level == 2 && lists_first_level(b->kind)) {
		struct str name = audit_place_name(x->arena, &b->figure.place,
						   LANGUAGE_ZH);

		c->has_arithmetic = false;
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &OTHER_LEVEL, name,
			       b->figure.published);
	}
}

static bool states_amount(const struct named *n)
{
	return n->figure.has_value && !n->figure.blank;
}

static bool compare_kind(struct auditing *x, struct named_amounts *all,
			 struct named *a, enum named_kind kind)
{
	bool ambiguous;
	struct named *b = named_find(all, a, kind, &ambiguous);

	if (!b || !states_amount(b) ||
	    (a->level == 2 && !a->project && lists_first_level(kind)))
		return false;
	b->compared = true;
	if (ambiguous) {
		struct audit_check *c =
			audit_begin(x, AUDIT_PROJECT_AMOUNT, a->figure);

		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NAME_TWICE,
			       b->figure.place.row ? b->figure.place.row->name
						   : b->name);
	} else {
		compare(x, a, b);
	}
	return true;
}

static void check_amount(struct auditing *x, struct named_amounts *all,
			 struct named *a)
{
	bool made = a->project && check_sources(x, a->project);

	if (a->project)
		check_total(x, a->project);
	for (enum named_kind kind = a->kind + 1;
	     !a->compared && states_amount(a) && kind <= NAMED_TASK; kind++)
		if (compare_kind(x, all, a, kind))
			made = true;
	if (made || a->compared || !a->project)
		return;
	struct audit_check *c = audit_begin(x, AUDIT_PROJECT_AMOUNT, a->figure);

	if (states_amount(a))
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NOTHING_TO_COMPARE,
			       STR(""));
}

void audit_rule_projects(struct auditing *x)
{
	struct named_amounts all;

	named_collect(x, &all);
	for (size_t i = 0; i < all.count; i++)
		if (all.items[i].kind < NAMED_TASK)
			check_amount(x, &all, &all.items[i]);
	audit_check_tasks(x);
}
