/* Performance targets: which form a published target has. */
#include "model/target_time.h"

#include "base/utf8.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

struct operator_word {
	struct str word;
	enum target_operator operator;
};

static enum target_operator accept_operator(struct target_scan *s,
					    const struct operator_word *words,
					    size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (target_accept(s, words[i].word))
			return words[i].operator;
	return OPERATOR_NONE;
}

/* Longer words stand before those that they begin with. */
static const struct operator_word signs[] = {
	{STR_INIT("≥"), OPERATOR_AT_LEAST},
	{STR_INIT(">="), OPERATOR_AT_LEAST},
	{STR_INIT("≤"), OPERATOR_AT_MOST},
	{STR_INIT("<="), OPERATOR_AT_MOST},
	{STR_INIT(">"), OPERATOR_MORE_THAN},
	{STR_INIT("<"), OPERATOR_LESS_THAN},
	{STR_INIT("="), OPERATOR_EQUAL},
};

enum target_operator target_operator_before(struct target_scan *s)
{
	static const struct operator_word words[] = {
		{STR_INIT("大于或等于"), OPERATOR_AT_LEAST},
		{STR_INIT("大于等于"), OPERATOR_AT_LEAST},
		{STR_INIT("不低于"), OPERATOR_AT_LEAST},
		{STR_INIT("不少于"), OPERATOR_AT_LEAST},
		{STR_INIT("不小于"), OPERATOR_AT_LEAST},
		{STR_INIT("达到"), OPERATOR_AT_LEAST},
		{STR_INIT("至少"), OPERATOR_AT_LEAST},
		{STR_INIT("小于或等于"), OPERATOR_AT_MOST},
		{STR_INIT("小于等于"), OPERATOR_AT_MOST},
		{STR_INIT("不超过"), OPERATOR_AT_MOST},
		{STR_INIT("不高于"), OPERATOR_AT_MOST},
		{STR_INIT("不多于"), OPERATOR_AT_MOST},
		{STR_INIT("不大于"), OPERATOR_AT_MOST},
		{STR_INIT("至多"), OPERATOR_AT_MOST},
		{STR_INIT("超过"), OPERATOR_MORE_THAN},
		{STR_INIT("大于"), OPERATOR_MORE_THAN},
		{STR_INIT("高于"), OPERATOR_MORE_THAN},
		{STR_INIT("多于"), OPERATOR_MORE_THAN},
		{STR_INIT("小于"), OPERATOR_LESS_THAN},
		{STR_INIT("低于"), OPERATOR_LESS_THAN},
		{STR_INIT("少于"), OPERATOR_LESS_THAN},
		{STR_INIT("等于"), OPERATOR_EQUAL},
	};
	enum target_operator found = accept_operator(s, signs, COUNT(signs));

	return found ? found : accept_operator(s, words, COUNT(words));
}

/* Step over the name of the measure before an operator: CCR > 1, 满意度≥90%. */
static void skip_label(struct target_scan *s)
{
	struct str start = s->rest;

	while (s->rest.n) {
		struct str here = s->rest;
		size_t at = 0;

		if (target_operator_before(s)) {
			s->rest = here;
			return;
		}
		uint32_t c = utf8_next(here, &at);

		if (!utf8_is_cjk(c) && !(c >= 'A' && c <= 'Z') &&
		    !(c >= 'a' && c <= 'z'))
			break;
		s->rest = str_slice(here, at, here.n);
	}
	s->rest = start;
}

/* 以上 and the like at the end of the unit, cut from it. */
static enum target_operator operator_behind(struct str *unit)
{
	static const struct operator_word words[] = {
		{STR_INIT("及以上"), OPERATOR_AT_LEAST},
		{STR_INIT("以上"), OPERATOR_AT_LEAST},
		{STR_INIT("及以下"), OPERATOR_AT_MOST},
		{STR_INIT("以下"), OPERATOR_AT_MOST},
		{STR_INIT("以内"), OPERATOR_AT_MOST},
		{STR_INIT("之内"), OPERATOR_AT_MOST},
		{STR_INIT("内"), OPERATOR_AT_MOST},
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_ends(*unit, words[i].word)) {
			unit->n -= words[i].word.n;
			return words[i].operator;
		}
	return OPERATOR_NONE;
}

/* 10个左右, 10多个: the number is not exact; 八小时不间断 is no amount. */
static bool is_vague(struct str unit)
{
	return str_ends(unit, STR("左右")) || str_ends(unit, STR("不等")) ||
	       str_contains(unit, STR("不间断")) ||
	       str_starts(unit, STR("多")) || str_starts(unit, STR("余"));
}

/* At most ten letters, with / for "per" and brackets: no digits, no marks, no
 * 以上 left at the end. */
static bool is_unit(struct str unit)
{
	struct str whole = unit;
	size_t count = 0;

	if (operator_behind(&whole))
		return false;
	for (size_t at = 0; at < unit.n; count++) {
		uint32_t c = utf8_next(unit, &at);
		bool mark = c == '/' || c == '(' || c == ')' || c == 0xB2 ||
			    c == 0xB3 || c == 0x2103 || c == 0xB7;
		bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
		bool han = c >= 0x3400 && utf8_is_cjk(c);

		if (!mark && !letter && !han)
			return false;
	}
	return count <= 10 && !is_vague(unit);
}

static bool is_duration(struct str unit, bool bounded)
{
	static const struct str units[] = {
		STR_INIT("毫秒"),   STR_INIT("秒"),       STR_INIT("秒钟"),
		STR_INIT("分钟"),   STR_INIT("小时"),     STR_INIT("个小时"),
		STR_INIT("天"),     STR_INIT("个自然日"), STR_INIT("自然日"),
		STR_INIT("工作日"), STR_INIT("个工作日"), STR_INIT("周"),
		STR_INIT("个星期"), STR_INIT("个月"),     STR_INIT("个季度"),
		STR_INIT("年"),     STR_INIT("ms"),       STR_INIT("s"),
		STR_INIT("min"),    STR_INIT("h"),
	};

	/* 5日 may be a day of the month, ≤5日 cannot. */
	if (str_eq(unit, STR("日")))
		return bounded;
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_eq(unit, units[i]))
			return true;
	return false;
}

/* What stands behind the number of a date: 6月, 5号, 2月前, 2026年底. */
static bool is_of_date(struct str unit, bool bounded)
{
	static const struct str ends[] = {STR_INIT("前"), STR_INIT("底"),
					  STR_INIT("末"), STR_INIT("初")};

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(unit, ends[i]))
			return true;
	return str_starts(unit, STR("月")) || str_starts(unit, STR("号")) ||
	       (str_eq(unit, STR("日")) && !bounded);
}

/* The unit, with percent and permille signs apart; false for other text. */
static bool settle_unit(struct target_scan *s, struct str unit,
			struct target *out)
{
	bool bounded = out->operator!= OPERATOR_NONE;

	out->unit = target_published(s, unit);
	if (str_eq(unit, STR("%"))) {
		out->unit = STR("%");
		out->kind = TARGET_PERCENT;
		return true;
	}
	if ((!str_eq(unit, STR("‰")) && !is_unit(unit)) ||
	    is_of_date(unit, bounded))
		return false;
	out->kind =
		is_duration(unit, bounded) ? TARGET_DURATION : TARGET_NUMBER;
	return true;
}

/* Behind the first number: the second number of a range. Its unit must be the
 * first one's or the first has none; 内 may follow it. */
static bool read_range(struct target_scan *s, struct target *out)
{
	static const struct str marks[] = {STR_INIT("--"), STR_INIT("-"),
					   STR_INIT("~"), STR_INIT("至"),
					   STR_INIT("到")};
	struct str start = s->rest;
	struct decimal max = {0};
	size_t at = 0;

	for (; at < start.n; utf8_next(start, &at)) {
		s->rest = str_slice(start, at, start.n);
		if (target_accept_any(s, marks, COUNT(marks)) < COUNT(marks))
			break;
	}
	struct str first = str_slice(start, 0, at);
	bool found = at < start.n && target_amount(s, &max);
	struct str unit = s->rest;

	s->rest = start;
	if (!found || operator_behind(&unit) == OPERATOR_AT_LEAST)
		return false;
	if ((first.n && !str_eq(first, unit)) ||
	    decimal_compare(out->value, max) > 0 || !settle_unit(s, unit, out))
		return false;
	out->kind = TARGET_RANGE;
	out->operator= OPERATOR_BETWEEN;
	out->value_max = max;
	out->has_value_max = true;
	return true;
}

static bool parse_number(struct target_scan *s, struct target *out)
{
	skip_label(s);
	if (target_parse_availability(s, out) || target_parse_frequency(s, out))
		return true;
	*out = (struct target){.kind = TARGET_NUMBER};
	out->operator= target_operator_before(s);
	if (!target_amount(s, &out->value))
		return false;
	out->has_value = true;
	if (out->operator== OPERATOR_NONE && read_range(s, out))
		return true;
	struct str unit = s->rest;
	enum target_operator behind = operator_behind(&unit);

	if (behind && out->operator&& behind != out->operator)
		return false;
	if (behind)
		out->operator= behind;
	if (!settle_unit(s, unit, out))
		return false;
	if (!out->operator)
		out->operator= OPERATOR_EQUAL;
	return true;
}

/* Words of quality, one or more and nothing else. */
static bool parse_qualitative(struct target_scan *s)
{
	static const struct str words[] = {
		STR_INIT("可持续"), STR_INIT("不断"), STR_INIT("保障"),
		STR_INIT("保持"),   STR_INIT("充分"), STR_INIT("促进"),
		STR_INIT("达标"),   STR_INIT("到位"), STR_INIT("得到"),
		STR_INIT("高效"),   STR_INIT("规范"), STR_INIT("合格"),
		STR_INIT("合规"),   STR_INIT("合理"), STR_INIT("及时"),
		STR_INIT("加强"),   STR_INIT("健全"), STR_INIT("降低"),
		STR_INIT("较高"),   STR_INIT("较好"), STR_INIT("进一步"),
		STR_INIT("良好"),   STR_INIT("满意"), STR_INIT("明显"),
		STR_INIT("全面"),   STR_INIT("确保"), STR_INIT("顺利"),
		STR_INIT("提高"),   STR_INIT("提升"), STR_INIT("推动"),
		STR_INIT("推进"),   STR_INIT("完成"), STR_INIT("完善"),
		STR_INIT("稳步"),   STR_INIT("稳定"), STR_INIT("显著"),
		STR_INIT("有所"),   STR_INIT("有效"), STR_INIT("有序"),
		STR_INIT("优化"),   STR_INIT("优良"), STR_INIT("优秀"),
		STR_INIT("增强"),   STR_INIT("增加"), STR_INIT("正常"),
		STR_INIT("逐步"),   STR_INIT("逐年"), STR_INIT("准确"),
		STR_INIT("持续"),   STR_INIT("长期"), STR_INIT("按时"),
		STR_INIT("安全"),   STR_INIT("改善"), STR_INIT("大幅"),
		STR_INIT("平稳"),   STR_INIT("扩大"), STR_INIT("整体"),
		STR_INIT("开放"),   STR_INIT("长效"), STR_INIT("地"),
		STR_INIT("好"),     STR_INIT("高"),
	};
	struct str start = s->rest;

	while (target_accept_any(s, words, COUNT(words)) < COUNT(words))
		continue;
	bool all = !s->rest.n;

	s->rest = start;
	return all;
}

static bool parse_absent(struct target_scan *s, struct target *out)
{
	static const struct str words[] = {STR_INIT("不适用"), STR_INIT("无"),
					   STR_INIT("N/A"), STR_INIT("n/a"),
					   STR_INIT("/")};

	if (!s->rest.n || str_eq(s->rest, STR("-")) ||
	    str_eq(s->rest, STR("--"))) {
		out->kind = TARGET_EMPTY;
		return true;
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(s->rest, words[i])) {
			out->kind = TARGET_NOT_APPLICABLE;
			return true;
		}
	return false;
}

struct target target_parse(struct str text)
{
	struct target_scan s;
	struct target out = {.kind = TARGET_TEXT};

	if (!target_scan_begin(&s, text))
		return out;
	struct str start = s.rest;

	if (parse_absent(&s, &out) || target_parse_availability(&s, &out) ||
	    target_parse_deadline(&s, &out) || target_parse_frequency(&s, &out))
		return out;
	if (parse_qualitative(&s))
		return (struct target){.kind = TARGET_QUALITATIVE};
	s.rest = start;
	if (parse_number(&s, &out))
		return out;
	return (struct target){.kind = TARGET_TEXT};
}

struct str target_kind_name(enum target_kind kind)
{
	static const struct str names[] = {
		[TARGET_EMPTY] = STR_INIT("empty"),
		[TARGET_NOT_APPLICABLE] = STR_INIT("not-applicable"),
		[TARGET_NUMBER] = STR_INIT("number"),
		[TARGET_PERCENT] = STR_INIT("percent"),
		[TARGET_RANGE] = STR_INIT("range"),
		[TARGET_DURATION] = STR_INIT("duration"),
		[TARGET_FREQUENCY] = STR_INIT("frequency"),
		[TARGET_AVAILABILITY] = STR_INIT("availability"),
		[TARGET_DEADLINE] = STR_INIT("deadline"),
		[TARGET_QUALITATIVE] = STR_INIT("qualitative"),
		[TARGET_TEXT] = STR_INIT("text"),
	};

	return names[kind];
}

struct str target_operator_name(enum target_operator op)
{
	static const struct str names[] = {
		[OPERATOR_NONE] = STR_INIT(""),
		[OPERATOR_EQUAL] = STR_INIT("equal"),
		[OPERATOR_AT_LEAST] = STR_INIT("at-least"),
		[OPERATOR_AT_MOST] = STR_INIT("at-most"),
		[OPERATOR_MORE_THAN] = STR_INIT("more-than"),
		[OPERATOR_LESS_THAN] = STR_INIT("less-than"),
		[OPERATOR_BETWEEN] = STR_INIT("between"),
		[OPERATOR_BEFORE] = STR_INIT("before"),
	};

	return names[op];
}
