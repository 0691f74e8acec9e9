/* Any text as a performance target: the parse says nothing that the text does
 * not hold, and what it says, written plainly, is parsed as the same. */
#include "base/utf8.h"
#include "model/target.h"

#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool ok)
{
	if (!ok)
		abort();
}

static bool is_listed(struct str word, const char *list)
{
	struct str_cut cut = {.tail = str_from(list)};

	do {
		cut = str_cut(cut.tail, STR(" "));
		if (str_eq(cut.head, word))
			return true;
	} while (cut.found);
	return false;
}

static bool is_inside(struct str part, struct str text)
{
	return part.s >= text.s && part.s + part.n <= text.s + text.n;
}

static void check_number(bool has, struct decimal d)
{
	require(d.scale <= DECIMAL_SCALE_MAX && d.coefficient >= 0);
	if (!has)
		require(decimal_is_zero(d));
}

static bool holds_digit(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if (s.s[i] >= '0' && s.s[i] <= '9')
			return true;
	return false;
}

static void check_unit(struct str text, const struct target *t)
{
	require(!t->unit.n || is_inside(t->unit, text) ||
		is_listed(t->unit, "% 小时"));
	require(utf8_invalid_at(t->unit) == t->unit.n);
	require(!holds_digit(t->unit));
	require(is_listed(t->period, "year half-year quarter month week day "));
}

/* "2026-06-30", "2026", "--12-31", "". */
static void check_deadline(const struct target *t)
{
	size_t n = strnlen(t->deadline, sizeof t->deadline);

	require(n == 0 || n == 4 || n == 7 || n == 10 || t->deadline[0] == '-');
	require(n < sizeof t->deadline);
	for (size_t i = 0; i < n; i++)
		require(t->deadline[i] == '-' ||
			(t->deadline[i] >= '0' && t->deadline[i] <= '9'));
	if (n)
		require(t->kind == TARGET_DEADLINE);
}

/* Which parts each kind has. */
static void check_kind(const struct target *t)
{
	bool amount = t->kind >= TARGET_NUMBER && t->kind <= TARGET_DURATION;
	bool words = t->kind == TARGET_EMPTY || t->kind == TARGET_TEXT ||
		     t->kind == TARGET_NOT_APPLICABLE ||
		     t->kind == TARGET_QUALITATIVE;

	require(target_kind_name(t->kind).n > 0);
	require((target_operator_name(t->operator).n > 0) ==
		(t->operator!= OPERATOR_NONE));
	if (amount)
		require(t->has_value && t->operator!= OPERATOR_NONE);
	if (words)
		require(!t->has_value && !t->has_value_max && !t->unit.n &&
			!t->period.n && t->operator== OPERATOR_NONE);
	if (t->kind == TARGET_PERCENT)
		require(str_eq(t->unit, STR("%")));
	if (t->kind == TARGET_FREQUENCY)
		require(t->period.n > 0);
	require((t->kind == TARGET_RANGE) == (t->operator== OPERATOR_BETWEEN));
	if (t->kind == TARGET_RANGE)
		require(t->has_value_max &&
			decimal_compare(t->value, t->value_max) <= 0);
}

static void write_target(struct buf *b, const struct target *t)
{
	static const char *const signs[] = {
		[OPERATOR_NONE] = "",       [OPERATOR_EQUAL] = "=",
		[OPERATOR_AT_LEAST] = "≥",  [OPERATOR_AT_MOST] = "≤",
		[OPERATOR_MORE_THAN] = ">", [OPERATOR_LESS_THAN] = "<",
		[OPERATOR_BETWEEN] = "",    [OPERATOR_BEFORE] = "",
	};

	buf_add(b, str_from(signs[t->operator]));
	decimal_write(b, t->value);
	if (t->kind == TARGET_RANGE) {
		buf_add_char(b, '-');
		decimal_write(b, t->value_max);
	}
	buf_add(b, t->unit);
}

/* An amount written with a sign, plain digits and its unit. What stands behind
 * per month may then be a frequency. */
static void parse_again(const struct target *t)
{
	struct buf b = {0};

	write_target(&b, t);
	struct target again = target_parse(buf_str(&b));
	bool frequency = again.kind == TARGET_FREQUENCY &&
			 str_contains(t->unit, STR("/"));

	require(frequency ||
		(again.kind == t->kind && str_eq(again.unit, t->unit)));
	require(again.operator== t->operator);
	require(decimal_compare(again.value, t->value) == 0);
	require(decimal_compare(again.value_max, t->value_max) == 0);
	buf_free(&b);
}

/* Digits of which the reader takes 18, and a bare duration that is a date. */
static bool can_be_written(const struct target *t)
{
	decimal_coefficient limit = 1;

	for (int i = 0; i < 18; i++)
		limit *= 10;
	return t->kind >= TARGET_NUMBER && t->kind <= TARGET_DURATION &&
	       t->value.coefficient < limit && t->value_max.coefficient < limit;
}

static bool equal(const struct target *a, const struct target *b)
{
	return a->kind == b->kind &&
	       a->operator== b->operator&& a->has_value == b->has_value &&
		       a->has_value_max == b->has_value_max &&
		       decimal_compare(a->value, b->value) == 0 &&
	       decimal_compare(a->value_max, b->value_max) == 0 &&
	       str_eq(a->unit, b->unit) && str_eq(a->period, b->period) &&
	       !strcmp(a->deadline, b->deadline);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena a = {0};
	struct str text = {(const char *)data, size};

	if (utf8_invalid_at(text) < size)
		return 0;
	struct target t = target_parse(text);

	check_unit(text, &t);
	check_number(t.has_value, t.value);
	check_number(t.has_value_max, t.value_max);
	check_deadline(&t);
	check_kind(&t);
	if (can_be_written(&t))
		parse_again(&t);
	struct target spaced = target_parse(
		str_concat(&a, str_concat(&a, STR(" "), text), STR("　")));

	require(equal(&t, &spaced));
	arena_free(&a);
	return 0;
}
