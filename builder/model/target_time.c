/* Targets: dates, periods and frequencies. */
#include "model/target_time.h"

#include <stdio.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))

/* A period that stands here; empty when none does. */
static struct str accept_period(struct target_scan *s)
{
	static const struct {
		struct str word, period;
	} periods[] = {
		{STR_INIT("半年度"), STR_INIT("half-year")},
		{STR_INIT("半年"), STR_INIT("half-year")},
		{STR_INIT("年度"), STR_INIT("year")},
		{STR_INIT("年"), STR_INIT("year")},
		{STR_INIT("季度"), STR_INIT("quarter")},
		{STR_INIT("季"), STR_INIT("quarter")},
		{STR_INIT("个月"), STR_INIT("month")},
		{STR_INIT("月度"), STR_INIT("month")},
		{STR_INIT("月"), STR_INIT("month")},
		{STR_INIT("周"), STR_INIT("week")},
		{STR_INIT("星期"), STR_INIT("week")},
		{STR_INIT("个工作日"), STR_INIT("day")},
		{STR_INIT("工作日"), STR_INIT("day")},
		{STR_INIT("日"), STR_INIT("day")},
		{STR_INIT("天"), STR_INIT("day")},
	};

	for (size_t i = 0; i < COUNT(periods); i++)
		if (target_accept(s, periods[i].word))
			return periods[i].period;
	return STR("");
}

/* Year, month and day of a date, 0 where not stated. */
struct date {
	int year, month, day;
	const char *mark; /* "." "-" "/" between the parts, or NULL */
};

/* 2026年6月30日, 2026年6月, 2026年, 6月30日, 6月. */
static bool chinese_date(struct target_scan *s, struct date *d)
{
	struct str start = s->rest;
	int number;

	if (!target_integer(s, 4, &number))
		return false;
	if (target_accept(s, STR("年"))) {
		d->year = number;
		if (!target_integer(s, 2, &number))
			return number >= 1900 && number <= 2199;
	}
	d->month = number;
	if (!target_accept(s, STR("月"))) {
		s->rest = start;
		return false;
	}
	start = s->rest;
	if (!target_integer(s, 2, &d->day))
		return true;
	if (!target_accept(s, STR("日")) && !target_accept(s, STR("号")))
		s->rest = start;
	return true;
}

/* 2026-06-30, 2026.6.30, 2026/6/30. */
static bool numeric_date(struct target_scan *s, struct date *d)
{
	static const struct str marks[] = {STR_INIT("-"), STR_INIT("."),
					   STR_INIT("/")};
	size_t mark;

	if (!target_integer(s, 4, &d->year))
		return false;
	mark = target_accept_any(s, marks, COUNT(marks));
	return mark < COUNT(marks) && target_integer(s, 2, &d->month) &&
	       target_accept(s, marks[mark]) && target_integer(s, 2, &d->day);
}

static bool is_possible(const struct date *d)
{
	static const int days[] = {31, 29, 31, 30, 31, 30,
				   31, 31, 30, 31, 30, 31};

	if (d->year && (d->year < 1900 || d->year > 2199))
		return false;
	if (!d->month)
		return d->year && !d->day;
	return d->month >= 1 && d->month <= 12 && d->day >= 0 &&
	       d->day <= days[d->month - 1];
}

static void write_date(const struct date *d, char out[11])
{
	unsigned month = (unsigned)d->month % 100, day = (unsigned)d->day % 100;
	char year[5] = "-";

	if (d->year)
		snprintf(year, sizeof year, "%04u", (unsigned)d->year % 10000);
	if (!d->month)
		snprintf(out, 11, "%s", year);
	else if (!d->day)
		snprintf(out, 11, "%s-%02u", year, month);
	else
		snprintf(out, 11, "%s-%02u-%02u", year, month, day);
}

/* 底前, 前, 内: the end of the target. Which is it? */
static enum target_operator accept_before(struct target_scan *s)
{
	static const struct str ends[] = {STR_INIT("底"), STR_INIT("末"),
					  STR_INIT("初")};
	static const struct str befores[] = {
		STR_INIT("以前"), STR_INIT("之前"), STR_INIT("前"),
		STR_INIT("以内"), STR_INIT("之内"), STR_INIT("内"),
	};
	bool end = target_accept_any(s, ends, COUNT(ends)) < COUNT(ends);
	bool before =
		target_accept_any(s, befores, COUNT(befores)) < COUNT(befores);

	target_accept(s, STR("完成"));
	return before ? OPERATOR_BEFORE : end ? OPERATOR_EQUAL : OPERATOR_NONE;
}

/* 年底前, 当年内, 本年度内: no date, and yet a deadline. */
static bool end_of_year(struct target_scan *s)
{
	static const struct str years[] = {
		STR_INIT("当年度"), STR_INIT("当年"), STR_INIT("本年度"),
		STR_INIT("本年"),   STR_INIT("年度"), STR_INIT("年"),
	};

	if (target_accept_any(s, years, COUNT(years)) == COUNT(years))
		return false;
	target_accept(s, STR("年"));
	return true;
}

/* 每季度末, 每月5日前, 每年12月底前. */
static bool recurring(struct target_scan *s, struct target *out)
{
	struct date date = {0};
	int day = 0;

	if (!target_accept(s, STR("每")))
		return false;
	out->period = accept_period(s);
	if (!out->period.n)
		return false;
	if (str_eq(out->period, STR("year")) && chinese_date(s, &date)) {
		if (!is_possible(&date))
			return false;
		write_date(&date, out->deadline);
	} else if (target_integer(s, 2, &day)) {
		if (day < 1 || day > 31 ||
		    (!target_accept(s, STR("日")) &&
		     !target_accept(s, STR("号"))))
			return false;
	}
	out->operator= accept_before(s);
	return !s->rest.n && out->operator!= OPERATOR_NONE;
}

static bool dated(struct target_scan *s, struct target *out)
{
	static const struct str befores[] = {
		STR_INIT("不晚于"), STR_INIT("不迟于"), STR_INIT("截至"),
		STR_INIT("≤"),      STR_INIT("于"),     STR_INIT("在"),
	};
	size_t word = target_accept_any(s, befores, COUNT(befores));
	struct str start = s->rest;
	struct date date = {0};
	bool numeric = numeric_date(s, &date);

	if (!numeric) {
		s->rest = start;
		date = (struct date){0};
	}
	if ((!numeric && !chinese_date(s, &date)) || !is_possible(&date))
		return false;
	write_date(&date, out->deadline);
	out->operator= accept_before(s);
	if (out->operator== OPERATOR_NONE && word<4)
		out->operator= OPERATOR_BEFORE;
	if (out->operator== OPERATOR_NONE && date.year)
		out->operator= OPERATOR_EQUAL;
	return !s->rest.n && out->operator!= OPERATOR_NONE;
}

bool target_parse_deadline(struct target_scan *s, struct target *out)
{
	struct str start = s->rest;

	*out = (struct target){.kind = TARGET_DEADLINE};
	if (recurring(s, out))
		return true;
	*out = (struct target){.kind = TARGET_DEADLINE};
	s->rest = start;
	if (end_of_year(s)) {
		out->operator= accept_before(s);
		if (!s->rest.n && out->operator== OPERATOR_BEFORE)
			return true;
	}
	*out = (struct target){.kind = TARGET_DEADLINE};
	s->rest = start;
	if (dated(s, out))
		return true;
	s->rest = start;
	return false;
}

/* 次, 回: what a frequency counts. */
static bool accept_times(struct target_scan *s, struct target *out)
{
	struct str start = s->rest;

	if (!target_accept(s, STR("次")) && !target_accept(s, STR("回")))
		return false;
	out->unit =
		target_published(s, str_slice(start, 0, start.n - s->rest.n));
	return true;
}

static void accept_verb(struct target_scan *s)
{
	static const struct str verbs[] = {
		STR_INIT("开展"), STR_INIT("发放"), STR_INIT("支付"),
		STR_INIT("缴纳"), STR_INIT("报送"), STR_INIT("结算"),
		STR_INIT("更新"), STR_INIT("完成"), STR_INIT("进行"),
		STR_INIT("组织"), STR_INIT("发布"), STR_INIT("检查"),
		STR_INIT("推送"), STR_INIT("审核"),
	};

	target_accept(s, STR("按时"));
	target_accept(s, STR("及时"));

	target_accept_any(s, verbs, COUNT(verbs));
}

/* 每月, 每年2次, 每1年开展一次, 工作日每日推送一次, 按月发放. */
static bool every(struct target_scan *s, struct target *out)
{
	struct decimal number;

	target_accept(s, STR("工作日"));
	if (!target_accept(s, STR("每"))) {
		if (!target_accept(s, STR("按")))
			return false;
	} else if (target_number(s, &number) &&
		   decimal_compare(number, decimal_from_int(1)) != 0) {
		return false;
	}
	out->period = accept_period(s);
	if (!out->period.n)
		return false;
	accept_verb(s);
	if (!s->rest.n)
		return true;
	out->operator= target_operator_before(s);
	out->has_value = target_amount(s, &out->value);
	if (out->operator== OPERATOR_NONE)
		out->operator= OPERATOR_EQUAL;
	return out->has_value && accept_times(s, out) && !s->rest.n;
}

/* 1次/季度, ≥1次/月, 2次每年. */
static bool times_per(struct target_scan *s, struct target *out)
{
	out->operator= target_operator_before(s);
	if (out->operator== OPERATOR_NONE)
		out->operator= OPERATOR_EQUAL;
	out->has_value = target_amount(s, &out->value);
	if (!out->has_value || !accept_times(s, out))
		return false;
	if (!target_accept(s, STR("/")) && !target_accept(s, STR("每")))
		return false;
	out->period = accept_period(s);
	return out->period.n && !s->rest.n;
}

bool target_parse_frequency(struct target_scan *s, struct target *out)
{
	struct str start = s->rest;

	*out = (struct target){.kind = TARGET_FREQUENCY};
	if (every(s, out))
		return true;
	*out = (struct target){.kind = TARGET_FREQUENCY};
	s->rest = start;
	if (times_per(s, out))
		return true;
	s->rest = start;
	return false;
}

/* 7*24小时 or 24小时不间断; days is 0 where they are not stated. */
static bool days_and_hours(struct target_scan *s, int *days, int *hours)
{
	static const struct str crosses[] = {STR_INIT("*"), STR_INIT("x"),
					     STR_INIT("X")};
	static const struct str units[] = {STR_INIT("个小时"), STR_INIT("小时"),
					   STR_INIT("h")};

	*days = 0;
	if (!target_integer(s, 2, hours))
		return false;
	if (target_accept_any(s, crosses, COUNT(crosses)) < COUNT(crosses)) {
		*days = *hours;
		if (!target_integer(s, 2, hours))
			return false;
	}
	bool unit = target_accept_any(s, units, COUNT(units)) < COUNT(units);
	bool nonstop = unit && target_accept(s, STR("不间断"));

	return (nonstop || (*days && !s->rest.n && (unit || *hours == 24))) &&
	       *days <= 7 && *hours >= 1 && *hours <= 24;
}

bool target_parse_availability(struct target_scan *s, struct target *out)
{
	struct str start = s->rest;
	int days, hours;

	*out = (struct target){.kind = TARGET_AVAILABILITY,
			       .unit = STR("小时")};
	out->operator= target_operator_before(s);
	if (out->operator== OPERATOR_NONE)
		out->operator= OPERATOR_EQUAL;
	if (days_and_hours(s, &days, &hours)) {
		out->has_value = days > 0;
		out->value = decimal_from_int(days);
		out->has_value_max = true;
		out->value_max = decimal_from_int(hours);
		return true;
	}
	s->rest = start;
	return false;
}
