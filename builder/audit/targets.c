/* Performance targets: readable, consistent, with fitting units. */
#include "audit/targets.h"

#include "base/utf8.h"

const struct audit_rule audit_target_parsed = {
	.id = "target-parsed",
	.severity = AUDIT_LOW,
	.title = {"目标值可识别", "Readable targets"},
	.says = {"目标值能读出数量、期限或程度。",
		 "A target can be read as a number, a date or a degree."},
	.why = {"读不懂的目标，到期无法检查。",
		"What cannot be read cannot be checked when it falls due."},
	.needs = {"指标填了目标值。", "The indicator states a target."},
};

const struct audit_rule audit_indicator = {
	.id = "indicator",
	.severity = AUDIT_LOW,
	.title = {"指标完整", "Complete indicators"},
	.says = {"指标有名称和目标值，不重复。",
		 "An indicator has a name and a target and stands once."},
	.why = {"没有名称或重复的指标不能用来考核。",
		"An indicator without a name, or given twice, cannot be used "
		"to judge."},
	.needs = {"申报表列有指标。", "The form lists indicators."},
};

static const struct audit_text UNREADABLE = {
	"目标值写的是“{0}”，看不出要达到多少、到什么时候或什么程度",
	"the target is \"{0}\": no number, date or degree can be read in it"};
static const struct audit_text NOT_UNDERSTOOD = {
	"目标值“{0}"
	"”不是单独的一个数、期限或程度，没有用程序核对，请直接阅读原文",
	"the target \"{0}\" is not one number, date or degree; it was not "
	"checked by the program, read it as it stands"};
static const struct audit_text NAMELESS = {
	"{0} 个目标值没有指标名称：{1}",
	"{0} targets have no name of an indicator: {1}"};
static const struct audit_text AIMLESS = {"{0} 个指标没有目标值：{1}",
					  "{0} indicators have no target: {1}"};
static const struct audit_text PROMISES = {
	"{0} 个指标的名称本身是一句承诺，没有另写目标值：{1}",
	"the names of {0} indicators are promises, without targets: {1}"};
static const struct audit_text REPEATED = {
	"{0} 个指标与前面的重复（名称和目标值都相同）：{1}",
	"{0} indicators repeat an earlier one, name and target: {1}"};

struct audit_place target_place(const struct auditing *x,
				const struct target_form *f,
				const struct indicator *i)
{
	return (struct audit_place){
		.kind = AUDIT_PLACE_INDICATOR,
		.year = x->year,
		.project = f->project,
		.overall = f->overall,
		.indicator = i,
		.span = span_at(x->year->performance_file, i->line, 0),
	};
}

struct audit_place target_form_place(const struct auditing *x,
				     const struct target_form *f)
{
	bool project = f->project != NULL;

	return (struct audit_place){
		.kind = project ? AUDIT_PLACE_PROJECT : AUDIT_PLACE_TABLE,
		.year = x->year,
		.table_id = project ? STR("") : STR("overall-performance"),
		.project = f->project,
		.overall = f->overall,
		.span = span_at(x->year->performance_file,
				project ? f->project->line : f->overall->line,
				0),
	};
}

bool target_is_stated(const struct indicator *i)
{
	return i->target.kind != TARGET_EMPTY &&
	       i->target.kind != TARGET_NOT_APPLICABLE;
}

/* 不适用 and the like in place of a name. */
static bool is_no_name(struct str name)
{
	static const struct str words[] = {STR_INIT("不适用"), STR_INIT("无"),
					   STR_INIT("/"), STR_INIT("-"),
					   STR_INIT("—")};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq(name, words[i]))
			return true;
	return false;
}

/* Is the line of the form filled in at all? */
static bool is_used(const struct indicator *i)
{
	struct str name = str_trim(i->name);

	return !is_no_name(name) && (name.n || target_is_stated(i));
}

static bool has_digit(struct str s)
{
	static const struct str digits = STR_INIT(
		"0123456789０１２３４５６７８９一二三四五六七八九十两百千万半");

	for (size_t at = 0, from = 0; at < s.n; from = at) {
		utf8_next(s, &at);
		if (str_contains(digits, str_slice(s, from, at)))
			return true;
	}
	return false;
}

static bool has_han(struct str s)
{
	for (size_t at = 0; at < s.n;) {
		uint32_t c = utf8_next(s, &at);

		if (c >= 0x3400 && utf8_is_cjk(c) && c < 0xFE00)
			return true;
	}
	return false;
}

/* Nothing in the text could ever be measured: a sign without a number, marks,
 * or a word that says that it is still open. */
static bool is_meaningless(struct str s)
{
	static const struct str open[] = {STR_INIT("待定"),
					  STR_INIT("另行确定"),
					  STR_INIT("视情况"), STR_INIT("未定")};
	static const struct str signs[] = {STR_INIT("≥"), STR_INIT("≤"),
					   STR_INIT(">"), STR_INIT("<"),
					   STR_INIT("%"), STR_INIT("％")};

	for (size_t i = 0; i < sizeof open / sizeof *open; i++)
		if (str_contains(s, open[i]))
			return true;
	if (!has_han(s))
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_contains(s, signs[i]) && !has_digit(s))
			return true;
	return false;
}

/* A form whose targets all can be read makes one check, else each target that
 * cannot. */
static void check_parsed(struct auditing *x, const struct target_form *f)
{
	size_t stated = 0, unread = 0;

	for (size_t i = 0; i < f->indicators->count; i++) {
		const struct indicator *one = &f->indicators->items[i];

		stated += target_is_stated(one);
		if (one->target.kind != TARGET_TEXT)
			continue;
		unread++;
		bool bad = is_meaningless(one->target_published);

		audit_conclude(x,
			       audit_begin_at(x, AUDIT_TARGET_PARSED,
					      target_place(x, f, one),
					      one->target_published),
			       bad ? AUDIT_CONFLICT : AUDIT_NOT_CHECKED,
			       bad ? &UNREADABLE : &NOT_UNDERSTOOD,
			       one->target_published);
	}
	if (stated && !unread)
		audit_begin_at(x, AUDIT_TARGET_PARSED, target_form_place(x, f),
			       STR(""))
			->outcome = AUDIT_OK;
}

/* What is wrong with the indicators of a form, and which they are. */
struct defect {
	const struct audit_text *text;
	const struct indicator *first;
	struct buf names;
	size_t count;
};

static void add_defect(struct defect *d, const struct indicator *i,
		       struct str name)
{
	enum { NAMES_MAX = 12 };

	if (!d->first)
		d->first = i;
	if (d->count++ >= NAMES_MAX)
		return;
	if (d->count > 1)
		buf_add(&d->names, STR("；"));
	buf_add(&d->names, name);
}

/* 有效保障正常工作: the degree stands in the name. */
static bool is_promise(struct str name)
{
	static const struct str words[] = {
		STR_INIT("有效"), STR_INIT("显著"), STR_INIT("保障"),
		STR_INIT("提高"), STR_INIT("提升"), STR_INIT("促进"),
		STR_INIT("改善"), STR_INIT("推动"), STR_INIT("确保")};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_starts(name, words[i]))
			return true;
	return false;
}

static void report_defect(struct auditing *x, const struct target_form *f,
			  struct defect *d)
{
	if (d->count)
		audit_conclude(x,
			       audit_begin_at(x, AUDIT_INDICATOR,
					      target_place(x, f, d->first),
					      d->first->target_published),
			       d->text == &PROMISES ? AUDIT_NOT_CHECKED
						    : AUDIT_CONFLICT,
			       d->text, str_format(x->arena, "%zu", d->count),
			       buf_str(&d->names));
	buf_free(&d->names);
}

/* Level, name and target, and whether they stood before. */
static bool is_repeated(struct auditing *x, struct map *seen,
			const struct indicator *i)
{
	struct str key =
		str_format(x->arena, "%.*s\n%.*s\n%.*s", STR_ARG(i->level2),
			   STR_ARG(target_name_fold(x->arena, i->name)),
			   STR_ARG(str_trim(i->target_published)));

	return map_put(x->arena, seen, key)->number++ > 0;
}

static void check_indicators(struct auditing *x, const struct target_form *f)
{
	struct defect nameless = {.text = &NAMELESS};
	struct defect aimless = {.text = &AIMLESS};
	struct defect repeated = {.text = &REPEATED};
	struct defect promises = {.text = &PROMISES};
	struct map seen = {0};
	size_t used = 0;

	for (size_t i = 0; i < f->indicators->count; i++) {
		const struct indicator *one = &f->indicators->items[i];

		if (!is_used(one))
			continue;
		used++;
		if (!str_trim(one->name).n)
			add_defect(&nameless, one, one->target_published);
		else if (one->target.kind == TARGET_EMPTY)
			add_defect(is_promise(one->name) ? &promises : &aimless,
				   one, one->name);
		else if (is_repeated(x, &seen, one))
			add_defect(&repeated, one, one->name);
	}
	if (used && !nameless.count && !aimless.count && !repeated.count &&
	    !promises.count)
		audit_begin_at(x, AUDIT_INDICATOR, target_form_place(x, f),
			       STR(""))
			->outcome = AUDIT_OK;
	report_defect(x, f, &nameless);
	report_defect(x, f, &aimless);
	report_defect(x, f, &repeated);
	report_defect(x, f, &promises);
}

/* Forms of one project have one code or, where one has none, one name in one
 * unit. */
static const struct target_form *
same_project(struct auditing *x, struct map *seen, const struct target_form *f)
{
	const struct project *p = f->project;
	struct str unit = p->unit ? p->unit->id : STR("");
	struct str name =
		str_format(x->arena, "%.*s\n%.*s", STR_ARG(unit),
			   STR_ARG(target_name_fold(x->arena, p->name)));
	const struct target_form *by_code =
		p->code.n ? map_get(seen, p->code) : NULL;
	struct map_entry *e = map_put(x->arena, seen, name);
	const struct target_form *by_name = e->pointer;

	if (!by_name)
		e->pointer = (void *)f;
	if (p->code.n && !by_code)
		map_put(x->arena, seen, p->code)->pointer = (void *)f;
	if (by_code)
		return by_code;
	return by_name && (!p->code.n || !by_name->project->code.n) ? by_name
								    : f;
}

static void add_project(struct auditing *x, struct target_forms *forms,
			struct map *seen, const struct project *p)
{
	struct target_form *f = &forms->items[forms->count++];

	*f = (struct target_form){
		.project = p,
		.indicators = &p->indicators,
		.goals = p->goal_facts,
		.goal_count = p->goal_fact_count,
		.title = p->name,
		.source = p->place.source,
		.same = f,
	};
	if (p->indicators.count)
		f->same = same_project(x, seen, f);
}

static struct target_forms find_forms(struct auditing *x)
{
	const struct budget_year *y = x->year;
	struct target_forms forms = {
		.items = arena_array(x->arena, struct target_form,
				     y->overall_count + y->project_count)};
	struct map seen = {0};

	for (size_t i = 0; i < y->overall_count; i++) {
		const struct overall_performance *o = &y->overall[i];
		struct target_form *f = &forms.items[forms.count++];

		*f = (struct target_form){
			.overall = o,
			.indicators = &o->indicators,
			.goals = o->goal_facts,
			.goal_count = o->goal_fact_count,
			.title = o->title,
			.source = o->place.source,
			.same = f,
		};
	}
	for (size_t i = 0; i < y->project_count; i++)
		add_project(x, &forms, &seen, &y->projects[i]);
	return forms;
}

void audit_rule_targets(struct auditing *x)
{
	struct target_forms forms = find_forms(x);

	for (size_t i = 0; i < forms.count; i++)
		check_parsed(x, &forms.items[i]);
	target_check_units(x, &forms);
	target_check_same(x, &forms);
	target_check_goals(x, &forms);
	for (size_t i = 0; i < forms.count; i++)
		check_indicators(x, &forms.items[i]);
}
