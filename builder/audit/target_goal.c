/* The numbers of goals against the indicators of the same form. */
#include "audit/targets.h"

const struct audit_rule audit_target_goal = {
	.id = "target-goal",
	.severity = AUDIT_MEDIUM,
	.title = {"目标与指标", "Goals and indicators"},
	.says = {"目标文字中的数与同一张表里同名指标的目标值相同。",
		 "A number in the text of a goal is that of the indicator of "
		 "the same form."},
	.why = {"文字承诺与指标应当是同一回事。",
		"What the text promises and what is measured should be one "
		"thing."},
	.needs = {"目标文字中的数已录入，且有同名的指标；长期目标不与年度指标比"
		  "较。",
		  "The number of the goal is recorded and there is an "
		  "indicator of that name; goals for several years are not "
		  "compared with indicators of one."},
};

static const struct audit_text DIFFERS = {
	"目标写的是“{0}”（{1}），指标“{2}”的目标值却是“{3}”",
	"the goal says \"{0}\" ({1}), but the target of the indicator \"{2}\" "
	"is \"{3}\""};
static const struct audit_text NO_INDICATOR = {
	"目标写的是“{0}”（{1}），没有同名的指标可以比较",
	"the goal says \"{0}\" ({1}); there is no indicator of that name"};
static const struct audit_text SEVERAL = {
	"目标写的是“{0}”（{1}），有几个相近的指标，看不出指的是哪个",
	"the goal says \"{0}\" ({1}); several indicators are like it"};
static const struct audit_text LONG_TERM = {
	"“{1}”（{0}）是几年的目标，没有与年度指标比较",
	"\"{1}\" ({0}) is a goal of several years, not compared with those of "
	"one"};

/* The indicators most like a goal. */
struct candidates {
	int match;
	size_t count;
	bool equal; /* one has the same number */
	const struct indicator *first;
};

static bool is_long_term(struct str name)
{
	return str_contains(name, STR("长期")) ||
	       str_contains(name, STR("累计")) ||
	       str_contains(name, STR("中期")) ||
	       str_contains(name, STR("总目标"));
}

static void consider(struct auditing *x, struct candidates *c,
		     const struct goal_fact *g, struct str name,
		     const struct indicator *i)
{
	enum target_relation relation = target_compare(&g->target, &i->target);
	struct arena_mark mark = arena_mark(x->arena);
	int match =
		relation == TARGET_UNLIKE
			? 0
			: target_name_match(
				  name, target_name_fold(x->arena, i->name));

	arena_rewind(x->arena, mark);
	if (!match || match < c->match)
		return;
	if (match > c->match)
		*c = (struct candidates){.match = match, .first = i};
	c->count++;
	c->equal |= relation == TARGET_EQUAL;
}

static struct str goal_text(const struct goal_fact *g)
{
	return g->published.n ? g->published : g->target_published;
}

/* Where a goal stands: at the indicator it is compared with, else at the form.
 */
static struct audit_check *begin(struct auditing *x,
				 const struct target_form *f,
				 const struct goal_fact *g,
				 const struct indicator *i)
{
	struct audit_check *c = audit_begin_at(
		x, AUDIT_TARGET_GOAL,
		i ? target_place(x, f, i) : target_form_place(x, f),
		i ? i->target_published : goal_text(g));

	if (!i)
		c->stated.label = g->name;
	return c;
}

static void say(struct auditing *x, struct audit_check *c,
		enum audit_outcome outcome, const struct audit_text *text,
		const struct goal_fact *g, const struct indicator *i)
{
	audit_conclude(x, c, outcome, text, goal_text(g), g->name,
		       i ? i->name : STR(""),
		       i ? str_trim(i->target_published) : STR(""));
}

static void check_goal(struct auditing *x, const struct target_form *f,
		       const struct goal_fact *g)
{
	struct candidates c = {0};

	if (is_long_term(g->name)) {
		say(x, begin(x, f, g, NULL), AUDIT_NOT_CHECKED, &LONG_TERM, g,
		    NULL);
		return;
	}
	struct str name = target_name_fold(x->arena, g->name);

	for (size_t i = 0; i < f->indicators->count; i++)
		consider(x, &c, g, name, &f->indicators->items[i]);
	if (!c.count)
		say(x, begin(x, f, g, NULL), AUDIT_NOT_CHECKED, &NO_INDICATOR,
		    g, NULL);
	else if (c.equal)
		begin(x, f, g, c.first)->outcome = AUDIT_OK;
	else if (c.count > 1)
		say(x, begin(x, f, g, NULL), AUDIT_NOT_CHECKED, &SEVERAL, g,
		    NULL);
	else
		say(x, begin(x, f, g, c.first), AUDIT_CONFLICT, &DIFFERS, g,
		    c.first);
}

void target_check_goals(struct auditing *x, const struct target_forms *forms)
{
	for (size_t i = 0; i < forms->count; i++)
		for (size_t j = 0; j < forms->items[i].goal_count; j++)
			check_goal(x, &forms->items[i],
				   &forms->items[i].goals[j]);
}
