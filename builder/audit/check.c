/* Checks: begun with a stated figure, given parts, judged. */
#include "audit/auditing.h"

#include "base/personal.h"

#include <assert.h>

const struct audit_rule audit_overflow = {
	.id = "overflow",
	.severity = AUDIT_ERROR,
	.title = {"数值过大", "Figures out of range"},
	.says = {"每个数都在可以精确计算的范围内。",
		 "Every figure is within the range of exact computation."},
	.why = {"算不准的数不能公布为已核对。",
		"A figure that cannot be computed exactly cannot be called "
		"checked."},
	.needs = {"对所有参与计算的数检查。",
		  "All figures that take part in a computation are checked."},
};

static const struct audit_text NO_PARTS = {"没有可以相加的组成部分",
					   "there are no parts to add up"};
static const struct audit_text NOT_STATED = {
	"没有公布“{0}”的数字", "no figure is published for \"{0}\""};
static const struct audit_text TOO_LARGE = {
	"“{0}”（{1}）太大，超出可以精确计算的范围；请核对这个数",
	"\"{0}\" ({1}) is too large to be computed exactly; check the figure"};

struct audit_check *audit_begin_at(struct auditing *x, enum audit_rule_id rule,
				   struct audit_place place,
				   struct str published)
{
	struct audit_check *c = arena_new(x->arena, struct audit_check);

	c->rule = rule;
	c->outcome = AUDIT_NOT_CHECKED;
	c->severity = audit_rules[rule]->severity;
	c->stated.place = place;
	c->stated.published = published;
	*VEC_PUSH(x->arena, x->audit) = c;
	return c;
}

static struct str place_name(struct auditing *x, const struct audit_term *t)
{
	return t->label.n ? t->label
			  : audit_place_name(x->arena, &t->place, LANGUAGE_ZH);
}

static void too_large(struct auditing *x, struct audit_check *c,
		      const struct audit_term *t)
{
	audit_conclude(x, c, AUDIT_CONFLICT, &TOO_LARGE, place_name(x, t),
		       t->published);
	c->rule = AUDIT_OVERFLOW;
	c->severity = AUDIT_ERROR;
}

/* A figure as a term of c, in the unit whose power is given. */
static bool take_term(struct audit_term *t, const struct audit_figure *f,
		      int power, int sign)
{
	struct decimal half = {5, f->scale + 1};

	t->place = f->place;
	t->label = f->label;
	t->published = f->published;
	t->sign = sign;
	t->blank = f->blank;
	return decimal_shift(f->value, f->power - power, &t->value) &&
	       (f->blank || decimal_shift(half, f->power - power, &t->half));
}

struct audit_check *audit_begin(struct auditing *x, enum audit_rule_id rule,
				struct audit_figure stated)
{
	struct audit_check *c =
		audit_begin_at(x, rule, stated.place, stated.published);

	c->unit = stated.unit;
	c->power = stated.power;
	c->money = stated.money;
	take_term(&c->stated, &stated, stated.power, 1);
	if (!stated.has_value || stated.blank)
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NOT_STATED,
			       place_name(x, &c->stated));
	return c;
}

struct parts {
	struct audit_term *items;
	size_t count, capacity;
};

void audit_add(struct auditing *x, struct audit_check *c,
	       struct audit_figure part, int sign)
{
	struct parts parts = {c->parts, c->part_count, c->part_capacity};
	struct audit_term *t = VEC_PUSH(x->arena, &parts);

	assert(part.money == c->money);
	c->parts = parts.items;
	c->part_count = parts.count;
	c->part_capacity = parts.capacity;
	if (!take_term(t, &part, c->power, sign))
		too_large(x, c, t);
	else if (!part.has_value)
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NOT_STATED,
			       place_name(x, t));
}

/* Sum of the parts and the tolerance; false after an overflow. */
static bool add_up(struct auditing *x, struct audit_check *c)
{
	c->computed = decimal_from_int(0);
	c->tolerance = c->stated.half;
	for (size_t i = 0; i < c->part_count; i++) {
		const struct audit_term *t = &c->parts[i];
		struct decimal value =
			t->sign < 0 ? decimal_negate(t->value) : t->value;

		if (!decimal_add(c->computed, value, &c->computed) ||
		    !decimal_add(c->tolerance, t->half, &c->tolerance)) {
			too_large(x, c, t);
			return false;
		}
	}
	if (decimal_subtract(c->stated.value, c->computed, &c->difference))
		return true;
	too_large(x, c, &c->stated);
	return false;
}

static struct decimal magnitude(struct decimal v)
{
	return decimal_is_negative(v) ? decimal_negate(v) : v;
}

/* Nothing said yet against judging it? */
static bool is_ready(struct auditing *x, struct audit_check *c)
{
	if (c->text)
		return false;
	if (c->part_count)
		return add_up(x, c);
	audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_PARTS, STR(""));
	return false;
}

void audit_judge(struct auditing *x, struct audit_check *c)
{
	if (!is_ready(x, c))
		return;
	c->has_arithmetic = true;
	if (decimal_is_zero(c->difference))
		c->outcome = AUDIT_OK;
	else if (decimal_compare(magnitude(c->difference), c->tolerance) <= 0)
		c->outcome = AUDIT_ROUNDING;
	else
		c->outcome = AUDIT_CONFLICT;
}

/* Do all figures of c print the same precision? */
static bool same_precision(const struct audit_check *c)
{
	for (size_t i = 0; i < c->part_count; i++)
		if (decimal_compare(c->parts[i].half, c->stated.half) != 0)
			return false;
	return true;
}

void audit_judge_same(struct auditing *x, struct audit_check *c)
{
	struct decimal unit;

	audit_judge(x, c);
	if (c->outcome != AUDIT_ROUNDING || !same_precision(c))
		return;
	c->outcome = AUDIT_CONFLICT;
	c->tolerance = decimal_from_int(0);
	if (decimal_add(c->stated.half, c->stated.half, &unit) &&
	    decimal_compare(magnitude(c->difference), unit) <= 0)
		c->severity = AUDIT_LOW;
}

void audit_say(struct auditing *x, struct audit_check *c,
	       enum audit_outcome outcome, const struct audit_text *text,
	       const struct str *arguments, size_t count)
{
	assert(count <= AUDIT_ARGUMENTS_MAX);
	c->outcome = outcome;
	c->text = text;
	c->argument_count = count;
	for (size_t i = 0; i < count; i++)
		c->arguments[i] = str_copy(
			x->arena, personal_mask(x->arena, arguments[i]));
}
