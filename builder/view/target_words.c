/* Performance targets in plain words. */
#include "view/target_words.h"

#include "view/frame.h"

static struct str fill(const struct view *v, struct arena *a, const char *key,
		       struct str first, struct str second)
{
	struct str text = str_replace(a, view_word(v, key), STR("{0}"), first);

	return str_replace(a, text, STR("{1}"), second);
}

static struct str without_spaces(struct arena *a, struct str text)
{
	return str_replace(a, str_replace(a, text, STR(" "), STR("")),
			   STR("\xE3\x80\x80"), STR(""));
}

static bool has_letter(struct str text)
{
	for (size_t i = 0; i < text.n; i++)
		if ((text.s[i] >= 'A' && text.s[i] <= 'Z') ||
		    (text.s[i] >= 'a' && text.s[i] <= 'z'))
			return true;
	return false;
}

/* A number with its unit: "30,000套/年", "95%", "10 个" in English. */
static struct str amount(const struct view *v, struct arena *a,
			 struct decimal value, struct str unit)
{
	bool space = v->language == LANGUAGE_EN && unit.n &&
		     !str_starts(unit, STR("%"));
	struct buf text = {0};

	decimal_write_grouped(&text, value);
	if (space)
		buf_add_char(&text, ' ');
	buf_add(&text, unit);
	struct str copy = str_copy(a, buf_str(&text));

	buf_free(&text);
	return copy;
}

/* The number with its comparison: "不少于10个". */
static struct str compared(const struct view *v, struct arena *a,
			   const struct target *t, struct str number)
{
	bool rate = t->kind == TARGET_PERCENT;

	switch (t->operator) {
	case OPERATOR_AT_LEAST:
		return fill(v, a, rate ? "rate_at_least" : "at_least", number,
			    STR(""));
	case OPERATOR_AT_MOST:
		return fill(v, a, "at_most", number, STR(""));
	case OPERATOR_MORE_THAN:
		return fill(v, a, "more_than", number, STR(""));
	case OPERATOR_LESS_THAN:
		return fill(v, a, rate ? "rate_less_than" : "less_than", number,
			    STR(""));
	default:
		return number;
	}
}

static struct str counted(const struct view *v, struct arena *a,
			  const struct target *t, struct str published,
			  struct str measure_unit)
{
	struct str unit = t->unit;

	if (!unit.n && t->kind == TARGET_NUMBER && !has_letter(published) &&
	    target_parse(measure_unit).kind != TARGET_NOT_APPLICABLE)
		unit = measure_unit;
	if (t->kind == TARGET_RANGE && t->has_value && t->has_value_max)
		return fill(v, a, "between", amount(v, a, t->value, unit),
			    amount(v, a, t->value_max, unit));
	if (!t->has_value || t->has_value_max || has_letter(published))
		return published;
	return compared(v, a, t, amount(v, a, t->value, unit));
}

static struct str period_word(const struct view *v, struct arena *a,
			      struct str period)
{
	static const char *const keys[] = {"per_year",    "per_half_year",
					   "per_quarter", "per_month",
					   "per_week",    "per_day"};
	struct str wanted = str_concat(
		a, STR("per_"), str_replace(a, period, STR("-"), STR("_")));

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
		if (str_eq(wanted, str_from(keys[i])))
			return view_word(v, keys[i]);
	return period;
}

/* 每季度不少于1次. What is said of working days, or without a number, is plain
 * in Chinese. */
static struct str frequency(const struct view *v, struct arena *a,
			    const struct target *t, struct str published)
{
	bool zh = v->language == LANGUAGE_ZH;
	bool working = str_contains(published, STR("工作日"));
	struct str period = working ? view_word(v, "per_working_day")
				    : period_word(v, a, t->period);

	if (zh && (working || !t->has_value))
		return without_spaces(a, published);
	if (!t->has_value) /* "a month" is every month */
		return str_concat(a, STR("every"),
				  str_slice(period, 1, period.n));
	struct str times = compared(
		v, a, t, amount(v, a, t->value, zh ? t->unit : STR("")));

	return zh ? str_concat(a, period, times)
		  : str_format(a, "%.*s %.*s", STR_ARG(times), STR_ARG(period));
}

static struct str availability(const struct view *v, struct arena *a,
			       const struct target *t, struct str published)
{
	if (t->operator!= OPERATOR_EQUAL || !t->has_value_max)
		return published;
	return fill(v, a, t->has_value ? "days_and_hours" : "hours_a_day",
		    decimal_text(a, t->value), decimal_text(a, t->value_max));
}

struct str view_target_deadline(const struct view *v, struct arena *a,
				const struct target *t, struct str published)
{
	struct str date = str_from(t->deadline);

	if (t->kind != TARGET_DEADLINE)
		return STR("");
	if (v->language == LANGUAGE_ZH || t->period.n)
		return without_spaces(a, published);
	if (!date.n)
		return view_word(v, "by_end_of_year");
	if (t->operator!= OPERATOR_BEFORE)
		return str_copy(a, date);
	return fill(v, a,
		    str_contains(published, STR("底")) ? "by_end_of"
						       : "by_date",
		    date, STR(""));
}

struct str view_target_words(const struct view *v, struct arena *a,
			     const struct target *t, struct str published,
			     struct str measure_unit)
{
	switch (t->kind) {
	case TARGET_EMPTY:
	case TARGET_NOT_APPLICABLE:
		return view_target_kind(v, t->kind);
	case TARGET_NUMBER:
	case TARGET_PERCENT:
	case TARGET_RANGE:
	case TARGET_DURATION:
		return counted(v, a, t, published, measure_unit);
	case TARGET_FREQUENCY:
		return frequency(v, a, t, published);
	case TARGET_AVAILABILITY:
		return availability(v, a, t, published);
	case TARGET_DEADLINE:
		return view_target_deadline(v, a, t, published);
	default:
		return published;
	}
}

struct str view_target_published(struct arena *a, struct str words,
				 struct str published)
{
	return str_eq(without_spaces(a, words), without_spaces(a, published))
		       ? STR("")
		       : published;
}
