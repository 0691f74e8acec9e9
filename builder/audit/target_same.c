/* One indicator in several places of a year. */
#include "audit/targets.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct audit_rule audit_target_same = {
	.id = "target-same",
	.severity = AUDIT_MEDIUM,
	.title = {"同一指标的目标值", "Targets of one indicator"},
	.says = {"同一指标在同一张表、同一项目的两处、整体目标与项目里，目标值"
		 "的"
		 "数相同；几个项目都有的指标，项目的要求不比整体目标低。",
		 "One indicator has one number in a form, in two places of a "
		 "project, and in the overall targets and the project; of an "
		 "indicator of several projects none asks for less than the "
		 "overall target."},
	.why = {"两个目标值，读者不知道承诺的是哪个。",
		"With two targets a reader cannot know which was promised."},
	.needs = {"同名指标出现在同一张表、同一项目，或本部门的整体目标与项目"
		  "里；各表都有的满意度、支出进度等不比较。",
		  "The indicator stands twice in a form or a project, or in "
		  "the overall targets and a project of their units; "
		  "satisfaction and spending, which every form has, are not "
		  "compared between forms."},
};

static const struct audit_text IN_FORM = {
	"同一张表里有两个目标值：{0} 和 {1}",
	"one form has two targets: {0} and {1}"};
static const struct audit_text IN_PROJECT = {
	"同一项目的两处目标值不同：{0} 和 {1}",
	"two places of one project have different targets: {0} and {1}"};
static const struct audit_text IN_OVERALL = {
	"整体目标是 {0}，项目“{2}”的同名指标是 {1}",
	"the overall target is {0}, that of the same indicator of \"{2}\" is "
	"{1}"};
static const struct audit_text LOOSER = {
	"整体目标是 {0}，{3} 个项目的同名指标只要求 {1}：{2}",
	"the overall target is {0}, {3} projects ask only for {1} under the "
	"same name: {2}"};
static const struct audit_text UNLIKE = {
	"{0} 和 {1}（{2}）单位或写法不同，不能比较",
	"{0} and {1} ({2}) are of other units or forms and cannot be compared"};

/* An indicator where it stands. */
struct entry {
	const struct target_form *form;
	const struct indicator *indicator;
};
struct entries {
	struct entry *items;
	size_t count, capacity;
};

/* What each form has of its own, whatever it is about. */
static bool is_common(struct str name)
{
	static const struct str words[] = {
		STR_INIT("支出进度"), STR_INIT("预算执行"),
		STR_INIT("成本控制"), STR_INIT("资金支出"),
		STR_INIT("资金使用"), STR_INIT("工作完成"),
		STR_INIT("满意度"),   STR_INIT("项目完成")};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_contains(name, words[i]))
			return true;
	return false;
}

static enum target_relation relation(const struct entry *a,
				     const struct entry *b)
{
	return target_compare(&a->indicator->target, &b->indicator->target);
}

/* The target as a term of the check, so that both places are shown. */
static void add_place(struct auditing *x, struct audit_check *c,
		      const struct entry *e)
{
	struct audit_figure f = {
		.place = target_place(x, e->form, e->indicator),
		.label = e->form->title,
		.published = e->indicator->target_published,
		.has_value = true,
	};

	audit_add(x, c, f, 1);
}

static struct audit_check *begin(struct auditing *x, const struct entry *e)
{
	return audit_begin_at(x, AUDIT_TARGET_SAME,
			      target_place(x, e->form, e->indicator),
			      e->indicator->target_published);
}

static struct str target_text(const struct entry *e)
{
	return str_trim(e->indicator->target_published);
}

static void say_unlike(struct auditing *x, struct audit_check *c,
		       const struct entry *a, const struct entry *b)
{
	audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNLIKE, target_text(a),
		       target_text(b), b->form->title);
}

/* Two places that must say the same. */
static void check_pair(struct auditing *x, const struct entry *a,
		       const struct entry *b, const struct audit_text *text,
		       bool low)
{
	enum target_relation found = relation(a, b);

	struct audit_check *c = begin(x, a);

	add_place(x, c, b);
	if (found == TARGET_UNLIKE) {
		say_unlike(x, c, a, b);
		return;
	}
	if (low)
		c->severity = AUDIT_LOW;
	if (found == TARGET_EQUAL)
		audit_conclude(x, c, AUDIT_OK, NULL, STR(""));
	else
		audit_conclude(x, c, AUDIT_CONFLICT, text, target_text(a),
			       target_text(b), b->form->title);
}

static bool is_of(const struct target_form *overall,
		  const struct target_form *project)
{
	const struct organization *unit = project->project->unit;

	for (size_t i = 0; unit && i < overall->overall->unit_count; i++)
		if (overall->overall->units[i] &&
		    organization_is_within(unit, overall->overall->units[i]))
			return true;
	return false;
}

/* The name in one project: the overall target is of that. A number of things
 * may count more than the project's, so it weighs less. */
static void check_one(struct auditing *x, const struct entry *overall,
		      const struct entry *project)
{
	enum target_kind kind = overall->indicator->target.kind;

	check_pair(x, overall, project, &IN_OVERALL, kind == TARGET_NUMBER);
}

/* The name in several projects: each is a part, and none may ask for less. */
static void check_several(struct auditing *x, const struct entry *overall,
			  const struct entries *projects)
{
	struct audit_check *c = begin(x, overall);
	const struct entry *worst = NULL;
	struct buf names = {0};
	size_t looser = 0, compared = 0;

	for (size_t i = 0; i < projects->count; i++) {
		const struct entry *e = &projects->items[i];
		enum target_relation found = relation(overall, e);

		compared += found != TARGET_UNLIKE;
		if (found != TARGET_LOOSER)
			continue;
		add_place(x, c, e);
		if (!worst || relation(worst, e) == TARGET_LOOSER)
			worst = e;
		if (looser++)
			buf_add(&names, STR("；"));
		buf_add(&names, e->form->title);
	}
	c->severity = AUDIT_LOW;
	if (looser)
		audit_conclude(x, c, AUDIT_CONFLICT, &LOOSER,
			       target_text(overall), target_text(worst),
			       buf_str(&names),
			       str_format(x->arena, "%zu", looser));
	else if (compared)
		audit_conclude(x, c, AUDIT_OK, NULL, STR(""));
	else
		say_unlike(x, c, overall, &projects->items[0]);
	buf_free(&names);
}

static void check_overall(struct auditing *x, const struct entry *overall,
			  const struct entries *all)
{
	struct entries projects = {0};
	const struct target_form *first = NULL;
	bool several = false;

	for (size_t i = 0; i < all->count; i++) {
		const struct entry *e = &all->items[i];

		if (!e->form->project || !is_of(overall->form, e->form))
			continue;
		*VEC_PUSH(x->arena, &projects) = *e;
		several |= first && first != e->form->same;
		first = e->form->same;
	}
	if (several)
		check_several(x, overall, &projects);
	else if (projects.count)
		check_one(x, overall, &projects.items[0]);
}

/* The entry of the same project's first form, or NULL. */
static const struct entry *of_same_project(const struct entries *all,
					   const struct entry *e)
{
	if (e->form->same == e->form)
		return NULL;
	for (size_t i = 0; i < all->count; i++)
		if (all->items[i].form == e->form->same)
			return &all->items[i];
	return NULL;
}

static void check_name(struct auditing *x, const struct entries *all)
{
	bool common = is_common(all->items[0].indicator->name);

	for (size_t i = 0; i < all->count; i++) {
		const struct entry *e = &all->items[i];
		const struct entry *before = i ? e - 1 : NULL;
		const struct entry *twin = of_same_project(all, e);

		if (before && before->form == e->form &&
		    str_eq(before->indicator->level2, e->indicator->level2))
			check_pair(x, before, e, &IN_FORM, false);
		if (twin)
			check_pair(x, twin, e, &IN_PROJECT, false);
		if (e->form->overall && !common)
			check_overall(x, e, all);
	}
}

static void add_form(struct auditing *x, struct map *names,
		     const struct target_form *f)
{
	for (size_t i = 0; i < f->indicators->count; i++) {
		const struct indicator *one = &f->indicators->items[i];
		struct map_entry *e;

		if (!target_is_stated(one) ||
		    one->target.kind == TARGET_QUALITATIVE ||
		    one->target.kind == TARGET_TEXT)
			continue;
		e = map_put(x->arena, names,
			    target_name_fold(x->arena, one->name));
		if (!e->pointer)
			e->pointer = arena_new(x->arena, struct entries);
		struct entries *all = e->pointer;

		*VEC_PUSH(x->arena, all) = (struct entry){f, one};
	}
}

void target_check_same(struct auditing *x, const struct target_forms *forms)
{
	struct map names = {0};

	for (size_t i = 0; i < forms->count; i++)
		add_form(x, &names, &forms->items[i]);
	for (size_t i = 0; i < names.count; i++) {
		const struct entries *all = names.items[i].pointer;

		if (names.items[i].key.n && all->count > 1)
			check_name(x, all);
	}
}
