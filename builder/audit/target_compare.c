/* Two targets of one indicator: do they promise the same? */
#include "audit/targets.h"

static bool is_number(const struct target *t)
{
	return t->kind == TARGET_NUMBER || t->kind == TARGET_PERCENT ||
	       t->kind == TARGET_DURATION || t->kind == TARGET_RANGE ||
	       t->kind == TARGET_FREQUENCY || t->kind == TARGET_AVAILABILITY;
}

/* 个 and a blank fit each other, % and a blank too; % and 个 do not. */
static bool units_fit(const struct target *a, const struct target *b)
{
	struct measure m = measure_of(a->unit), n = measure_of(b->unit);

	if (m.class == MEASURE_NONE || n.class == MEASURE_NONE)
		return true;
	if (m.class == MEASURE_OTHER || n.class == MEASURE_OTHER)
		return str_eq(a->unit, b->unit);
	return m.class == n.class && (m.bits & n.bits);
}

static bool at_least(const struct target *t)
{
	return t->operator== OPERATOR_AT_LEAST || t->operator==
		OPERATOR_MORE_THAN;
}

static bool at_most(const struct target *t)
{
	return t->operator== OPERATOR_AT_MOST || t->operator==
		OPERATOR_LESS_THAN;
}

static enum target_relation compare_dates(const struct target *a,
					  const struct target *b)
{
	size_t n = strlen(a->deadline);

	if (!n || n != strlen(b->deadline))
		return TARGET_UNLIKE;
	int order = strcmp(a->deadline, b->deadline);

	return !order      ? TARGET_EQUAL
	       : order < 0 ? TARGET_LOOSER
			   : TARGET_DIFFERS;
}

/* Equal, where both or neither have a number. */
static bool same_value(bool has_a, struct decimal a, bool has_b,
		       struct decimal b)
{
	return has_a == has_b && (!has_a || !decimal_compare(a, b));
}

static enum target_relation compare_numbers(const struct target *a,
					    const struct target *b)
{
	bool opposite =
		(at_least(a) && at_most(b)) || (at_most(a) && at_least(b));

	if (opposite)
		return TARGET_DIFFERS;
	if (same_value(a->has_value, a->value, b->has_value, b->value) &&
	    same_value(a->has_value_max, a->value_max, b->has_value_max,
		       b->value_max) &&
	    str_eq(a->period, b->period))
		return TARGET_EQUAL;
	if (!a->has_value || !b->has_value || a->has_value_max ||
	    b->has_value_max)
		return TARGET_DIFFERS;
	int order = decimal_compare(b->value, a->value);
	bool less = (order < 0 && !at_most(a) && !at_most(b)) ||
		    (order > 0 && (at_most(a) || at_most(b)));

	return less ? TARGET_LOOSER : TARGET_DIFFERS;
}

enum target_relation target_compare(const struct target *a,
				    const struct target *b)
{
	bool bare = (a->kind == TARGET_NUMBER && !a->unit.n) ||
		    (b->kind == TARGET_NUMBER && !b->unit.n);

	if (a->kind == TARGET_DEADLINE && b->kind == TARGET_DEADLINE)
		return compare_dates(a, b);
	if (!is_number(a) || !is_number(b) || (a->kind != b->kind && !bare) ||
	    !units_fit(a, b))
		return TARGET_UNLIKE;
	return compare_numbers(a, b);
}
