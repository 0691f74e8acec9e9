/* Targets and the units in which they are to be measured. */
#include "audit/targets.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct audit_rule audit_target_unit = {
	.id = "target-unit",
	.severity = AUDIT_MEDIUM,
	.title = {"目标值的单位", "Units of targets"},
	.says = {"目标值与度量单位、与指标的名称相合：“率”用百分比，数量不用百"
		 "分"
		 "比，“显著”不配数字单位。",
		 "A target fits its measure unit and the name of its "
		 "indicator: rates are in per cent, numbers of things are "
		 "not, and \"notable\" has no numeric unit."},
	.why = {"单位不合的目标到期无法判断是否做到，例如“显著”不能用百分比衡"
		"量。",
		"Whether a target in an unsuitable unit was met cannot be "
		"said: "
		"\"notable\" is no percentage."},
	.needs = {"指标填了目标值，并有度量单位，或名称说明了用什么单位。",
		  "The indicator states a target, and a measure unit or a name "
		  "that implies one."},
};

static const struct audit_text NO_UNITS = {
	"这张表没有度量单位一栏，只核对了从指标名称能看出单位的",
	"this form has no column of measure units; only indicators whose name "
	"implies one were checked"};
static const struct audit_text UNKNOWN_UNIT = {
	"不认识度量单位“{1}”或目标值“{0}”的单位，没有核对",
	"the measure unit \"{1}\" or that of the target \"{0}\" is not known"};
static const struct audit_text OTHER_UNIT = {
	"目标值“{0}”与度量单位“{1}”不是一种单位",
	"the target \"{0}\" and the measure unit \"{1}\" do not fit"};
static const struct audit_text WORD = {
	"目标值是文字“{0}”，度量单位却是“{1}”；共 {2} 处",
	"the target is the word \"{0}\", but the measure unit is \"{1}\"; in "
	"{2} places"};
static const struct audit_text EXPRESSION = {
	"目标值是算式“{0}”，度量单位却是“{1}”",
	"the target is the expression \"{0}\", but the measure unit is "
	"\"{1}\""};
static const struct audit_text RATE = {
	"指标是“率”，目标值“{0}”却不是百分比",
	"the indicator is a rate, but the target \"{0}\" is no percentage"};
static const struct audit_text BARE_RATE = {
	"指标是百分比，目标值“{0}”没有百分号",
	"the indicator is a percentage, but the target \"{0}\" has no per cent "
	"sign"};
static const struct audit_text AMOUNT = {
	"指标是数量，目标值“{0}”却是百分比",
	"the indicator is a number of things, but the target \"{0}\" is a "
	"percentage"};
static const struct audit_text ABOVE = {
	"这个百分比不会超过 100%，目标值却是“{0}”",
	"this percentage cannot exceed 100%, but the target is \"{0}\""};
static const struct audit_text ZEROS = {
	"目标值写作“{0}”，数字可能漏了一位",
	"the target is written \"{0}\"; a digit may be missing"};

/* What a check comes to; text NULL: it holds. */
struct verdict {
	const struct audit_text *text;
	enum audit_outcome outcome;
	bool low, any; /* any: there was something to check */
};

static const struct verdict holds = {NULL, AUDIT_OK, false, true};
static const struct verdict nothing = {NULL, AUDIT_OK, false, false};

static struct verdict conflict(const struct audit_text *text, bool low)
{
	return (struct verdict){text, AUDIT_CONFLICT, low, true};
}

static const struct verdict unknown = {&UNKNOWN_UNIT, AUDIT_NOT_CHECKED, false,
				       true};

/* CCR > 1 */
static bool is_expression(const struct indicator *i)
{
	struct str s = str_trim(i->target_published);
	char c = s.n ? s.s[0] : '0';

	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool is_numeric(struct measure m)
{
	return m.class == MEASURE_PERCENT || m.class == MEASURE_TIME ||
	       m.class == MEASURE_COUNT;
}

static struct verdict compare_units(struct measure target,
				    struct measure measure)
{
	if (target.class == MEASURE_NONE)
		return holds;
	if (target.class == MEASURE_OTHER || measure.class == MEASURE_OTHER)
		return unknown;
	if (target.class != measure.class)
		return conflict(&OTHER_UNIT, false);
	return target.bits & measure.bits
		       ? holds
		       : conflict(&OTHER_UNIT, target.class == MEASURE_COUNT);
}

/* Against the column of measure units. */
static struct verdict check_measure(const struct indicator *i)
{
	struct measure m = measure_of(i->measure_unit);
	const struct target *t = &i->target;

	if (m.class == MEASURE_NONE)
		return nothing;
	switch (t->kind) {
	case TARGET_QUALITATIVE:
		return is_numeric(m) ? conflict(&WORD, false) : unknown;
	case TARGET_FREQUENCY:
	case TARGET_AVAILABILITY:
	case TARGET_DEADLINE:
		return m.class == MEASURE_PERCENT ? conflict(&OTHER_UNIT, false)
						  : holds;
	case TARGET_TEXT:
		return unknown;
	default:
		break;
	}
	if (is_expression(i) && !t->unit.n && m.class == MEASURE_PERCENT)
		return conflict(&EXPRESSION, false);
	if (str_eq(str_trim(t->unit), str_trim(i->measure_unit)))
		return holds;
	return compare_units(measure_of(t->unit), m);
}

/* Rates that are no shares of a whole, or of which times are usual. */
static bool is_share(struct str name)
{
	static const struct str others[] = {
		STR_INIT("频率"),   STR_INIT("速率"),   STR_INIT("效率"),
		STR_INIT("功率"),   STR_INIT("汇率"),   STR_INIT("利率"),
		STR_INIT("税率"),   STR_INIT("费率"),   STR_INIT("码率"),
		STR_INIT("帧率"),   STR_INIT("倍率"),   STR_INIT("比率"),
		STR_INIT("分辨率"), STR_INIT("容积率"), STR_INIT("故障率"),
		STR_INIT("事故率"), STR_INIT("发生率"), STR_INIT("投诉率"),
		STR_INIT("发病率"), STR_INIT("死亡率"), STR_INIT("增长率")};
	static const struct str shares[] = {STR_INIT("率"), STR_INIT("满意度")};

	name = target_name_bare(name);
	return target_name_ends_in(name, shares, COUNT(shares)) &&
	       !target_name_ends_in(name, others, COUNT(others));
}

/* Shares that more than the whole cannot have. */
static bool is_bounded(struct str name)
{
	static const struct str shares[] = {
		STR_INIT("满意度"), STR_INIT("满意率"), STR_INIT("合格率"),
		STR_INIT("覆盖率"), STR_INIT("通过率"), STR_INIT("准确率"),
		STR_INIT("及时率"), STR_INIT("参与率"), STR_INIT("出勤率"),
		STR_INIT("在岗率"), STR_INIT("到位率"), STR_INIT("达标率"),
		STR_INIT("解决率"), STR_INIT("修复率"), STR_INIT("整改率"),
		STR_INIT("使用率"), STR_INIT("办结率"), STR_INIT("归档率"),
		STR_INIT("验收率"), STR_INIT("故障率")};

	return target_name_ends_in(target_name_bare(name), shares,
				   COUNT(shares));
}

/* Numbers of things by their name. */
static bool is_amount(struct str name)
{
	static const struct str amounts[] = {
		STR_INIT("数量"), STR_INIT("次数"),   STR_INIT("人数"),
		STR_INIT("个数"), STR_INIT("份数"),   STR_INIT("篇数"),
		STR_INIT("场次"), STR_INIT("人次"),   STR_INIT("完成量"),
		STR_INIT("件数"), STR_INIT("发放量"), STR_INIT("访问量")};

	name = target_name_bare(name);
	return target_name_ends_in(name, amounts, COUNT(amounts)) &&
	       !str_contains(name, STR("增")) && !str_contains(name, STR("比"));
}

static bool exceeds(const struct target *t, int64_t limit)
{
	struct decimal most = decimal_from_int(limit);

	return (t->has_value && decimal_compare(t->value, most) > 0) ||
	       (t->has_value_max && decimal_compare(t->value_max, most) > 0);
}

/* 00%, 095%: the first digit is a zero before another digit. */
static bool begins_with_zeros(struct str s)
{
	size_t at = 0;

	while (at < s.n && !(s.s[at] >= '0' && s.s[at] <= '9'))
		at++;
	return at + 1 < s.n && s.s[at] == '0' && s.s[at + 1] >= '0' &&
	       s.s[at + 1] <= '9';
}

static bool in_percent(const struct indicator *i)
{
	return i->target.kind == TARGET_PERCENT ||
	       measure_of(i->target.unit).class == MEASURE_PERCENT ||
	       (!i->target.unit.n &&
		measure_of(i->measure_unit).class == MEASURE_PERCENT);
}

static struct verdict check_share(const struct indicator *i)
{
	const struct target *t = &i->target;
	enum measure_class class = measure_of(t->unit).class;
	bool number = t->kind == TARGET_NUMBER || t->kind == TARGET_PERCENT ||
		      t->kind == TARGET_RANGE;

	if (t->kind == TARGET_DURATION || t->kind == TARGET_AVAILABILITY ||
	    (number && class == MEASURE_COUNT))
		return conflict(&RATE, false);
	if (!number)
		return nothing;
	if (class == MEASURE_NONE && !in_percent(i) && exceeds(t, 1) &&
	    measure_of(i->measure_unit).class == MEASURE_NONE)
		return conflict(&BARE_RATE, true);
	return holds;
}

/* Against the indicator's own name, and against itself. */
static struct verdict check_name(const struct indicator *i)
{
	const struct target *t = &i->target;

	if (t->kind == TARGET_PERCENT && begins_with_zeros(i->target_published))
		return conflict(&ZEROS, false);
	if (in_percent(i) && is_bounded(i->name) && exceeds(t, 100))
		return conflict(&ABOVE, false);
	if (is_share(i->name))
		return check_share(i);
	if (!is_amount(i->name))
		return nothing;
	return t->kind == TARGET_PERCENT ? conflict(&AMOUNT, true) : holds;
}

static struct verdict check(const struct indicator *i)
{
	struct verdict by_name = check_name(i);
	struct verdict by_unit = check_measure(i);

	if (by_unit.outcome == AUDIT_CONFLICT)
		return by_unit;
	if (by_name.outcome == AUDIT_CONFLICT || !by_unit.any)
		return by_name;
	return by_unit;
}

/* The first finding of its kind stands for the others: a word with one unit all
 * over a source, an indicator that two forms state alike. */
struct kinds {
	struct map first, numbers;
};

static struct str kind_of(struct auditing *x, const struct target_form *f,
			  const struct indicator *i,
			  const struct audit_text *text)
{
	struct str what = f->source;

	if (text != &WORD)
		what = target_name_fold(x->arena, i->name);
	return str_format(x->arena, "%s\n%.*s\n%.*s\n%.*s", text->en,
			  STR_ARG(what),
			  STR_ARG(str_replace(x->arena, i->target_published,
					      STR(" "), STR(""))),
			  STR_ARG(str_trim(i->measure_unit)));
}

static void find_first(struct auditing *x, struct kinds *kinds, struct str kind,
		       struct audit_check *c)
{
	struct map_entry *e = map_put(x->arena, &kinds->first, kind);
	size_t n = ++map_put(x->arena, &kinds->numbers, kind)->number;
	struct audit_check *first = e->pointer;

	if (first) {
		c->cause = first;
		first->arguments[2] = str_format(x->arena, "%zu", n);
	} else {
		e->pointer = c;
	}
}

static void check_indicator(struct auditing *x, struct kinds *kinds,
			    const struct target_form *f,
			    const struct indicator *i)
{
	struct verdict v = target_is_stated(i) ? check(i) : nothing;

	if (!v.any)
		return;
	struct audit_check *c =
		audit_begin_at(x, AUDIT_TARGET_UNIT, target_place(x, f, i),
			       i->target_published);

	if (v.low)
		c->severity = AUDIT_LOW;
	audit_conclude(x, c, v.outcome, v.text, str_trim(i->target_published),
		       i->measure_unit, STR("1"));
	if (v.outcome == AUDIT_CONFLICT)
		find_first(x, kinds, kind_of(x, f, i, v.text), c);
}

void target_check_units(struct auditing *x, const struct target_forms *forms)
{
	struct kinds kinds = {0};

	for (size_t i = 0; i < forms->count; i++) {
		const struct target_form *f = &forms->items[i];
		bool units = false;

		for (size_t j = 0; j < f->indicators->count; j++) {
			const struct indicator *one = &f->indicators->items[j];

			units |= one->measure_unit.n > 0;
			check_indicator(x, &kinds, f, one);
		}
		if (!units && f->indicators->count)
			audit_conclude(x,
				       audit_begin_at(x, AUDIT_TARGET_UNIT,
						      target_form_place(x, f),
						      STR("")),
				       AUDIT_NOT_CHECKED, &NO_UNITS, STR(""));
	}
}
