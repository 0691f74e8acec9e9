/* Amounts of projects against their calculation basis. */
#include "audit/unit.h"

const struct audit_rule audit_basis_sum = {
	.id = "basis-sum",
	.severity = AUDIT_HIGH,
	.title = {"测算依据", "Calculation basis"},
	.says = {"测算依据中各项金额之和等于项目本年度金额，且每项都写明单位。",
		 "The items of the calculation basis add up to the amount of "
		 "the project in the year, and each names its unit."},
	.why = {"测算依据说明钱是怎么算出来的。",
		"The basis says how the money was arrived at."},
	.needs = {"项目列出了有金额的测算项；跨几个年度的测算项只在合计还不到"
		  "本年度金额时才算不一致，只列举一部分的不比较。",
		  "The project lists items with amounts. Items over several "
		  "years conflict only when all of them together are less than "
		  "the amount of the year; a list that names only some is "
		  "not compared."},
};

static const struct audit_text NO_ITEMS = {
	"测算依据没有列出金额", "the calculation basis states no amounts"};
static const struct audit_text NO_AMOUNT = {
	"测算项“{0}”的金额“{1}”不是一个数",
	"the amount \"{1}\" of the item \"{0}\" is no number"};
static const struct audit_text SEVERAL_YEARS = {
	"测算项跨几个年度（如“{0}”），不能与本年度金额直接比较",
	"the items are of several years (\"{0}\"): they cannot be compared "
	"with the amount of one year"};
static const struct audit_text OPEN_LIST = {
	"测算依据只列举了一部分测算项（如“{0}”等），不能与本年度金额比较",
	"the calculation basis names only some of its items (\"{0}\" and "
	"others): they cannot be compared with the amount of the year"};
static const struct audit_text SHORT = {
	"测算项的金额合计只有 {0}，比本年度金额 {1}少 {2}",
	"the items of the basis come to {0} only, {2} less than the amount of "
	"the year, {1}"};
static const struct audit_text MORE = {
	"测算项的金额合计是 {0}，比本年度金额 {1}多 {2}",
	"the items of the basis come to {0}, {2} more than the amount of the "
	"year, {1}"};
static const struct audit_text NO_UNIT = {
	"测算项“{0}”的金额“{1}”没有写单位{2}",
	"the amount \"{1}\" of the item \"{0}\" has no unit{2}"};

/* 合计, 总计 among the items: not one more part. */
static bool is_total(const struct basis_item *b)
{
	return str_starts(b->name, STR("合计")) ||
	       str_starts(b->name, STR("总计")) ||
	       str_starts(b->name, STR("小计")) ||
	       str_starts(b->name, STR("以上合计"));
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does the text name a year, 20xx, other than this one? */
static bool names_other_year(struct str text, int year)
{
	for (size_t i = 0; i + 4 <= text.n; i++) {
		uint64_t found;

		if ((i && is_digit(text.s[i - 1])) ||
		    (i + 4 < text.n && is_digit(text.s[i + 4])) ||
		    !str_to_uint(str_slice(text, i, i + 4), 2099, &found) ||
		    found < 2000)
			continue;
		if ((int)found != year)
			return true;
	}
	return false;
}

/* The unit of the items that have one; that of the project otherwise. */
static struct currency_unit usual_unit(const struct project *p)
{
	for (size_t i = 0; i < p->basis_item_count; i++)
		if (p->basis_items[i].has_unit)
			return p->basis_items[i].unit;
	return p->corrected.name.n ? p->corrected : p->currency;
}

static struct audit_figure item_figure(const struct auditing *x,
				       const struct project *p,
				       const struct basis_item *b,
				       struct currency_unit usual)
{
	struct currency_unit unit = b->has_unit ? b->unit : usual;

	return (struct audit_figure){
		.place = {.kind = AUDIT_PLACE_PROJECT,
			  .year = x->year,
			  .project = p,
			  .span = span_at(x->year->performance_file, p->line,
					  0)},
		.label = b->name,
		.published = b->amount_published,
		.value = b->value,
		.scale = b->value.scale,
		.unit = unit.name,
		.power = unit.power,
		.money = true,
		.has_value = b->has_value,
	};
}

static struct str amount(struct auditing *x, const struct audit_check *c,
			 struct decimal value)
{
	struct buf b = {0};

	decimal_write_grouped(&b, value);
	buf_add_char(&b, ' ');
	buf_add(&b, c->unit);
	struct str text = str_copy(x->arena, buf_str(&b));

	buf_free(&b);
	return text;
}

static void say_difference(struct auditing *x, struct audit_check *c)
{
	bool short_of = !decimal_is_negative(c->difference);
	struct decimal off =
		short_of ? c->difference : decimal_negate(c->difference);

	audit_conclude(x, c, AUDIT_CONFLICT, short_of ? &SHORT : &MORE,
		       amount(x, c, c->computed), amount(x, c, c->stated.value),
		       amount(x, c, off));
}

/* An item that names another year, or NULL. */
static const struct basis_item *of_other_year(const struct auditing *x,
					      const struct project *p)
{
	for (size_t i = 0; i < p->basis_item_count; i++)
		if (names_other_year(p->basis_items[i].name, x->year->year))
			return &p->basis_items[i];
	return NULL;
}

/* Items of several years may be more than the year's amount. That they are
 * less is worth saying, but less grave than with items of the year. */
static void judge(struct auditing *x, struct audit_check *c,
		  const struct project *p)
{
	const struct basis_item *other = of_other_year(x, p);

	audit_judge(x, c);
	if (c->outcome != AUDIT_CONFLICT || c->rule == AUDIT_OVERFLOW ||
	    unit_explains(x, c))
		return;
	if (other && decimal_is_negative(c->difference)) {
		c->has_arithmetic = false;
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &SEVERAL_YEARS,
			       other->name);
		return;
	}
	say_difference(x, c);
	if (other)
		c->severity = AUDIT_MEDIUM;
}

/* The items = the amount of the year. */
static struct audit_check *check_sum(struct auditing *x,
				     const struct project *p)
{
	struct audit_check *c = audit_begin(
		x, AUDIT_BASIS_SUM, audit_project_figure(x, p, PROJECT_YEAR));
	struct currency_unit usual = usual_unit(p);

	for (size_t i = 0; i < p->basis_item_count; i++) {
		const struct basis_item *b = &p->basis_items[i];

		if (is_total(b))
			continue;
		if (!b->has_value) {
			audit_conclude(x, c, AUDIT_NOT_CHECKED,
				       b->amount_published.n ? &NO_AMOUNT
							     : &NO_ITEMS,
				       b->name, b->amount_published);
			return c;
		}
		audit_add(x, c, item_figure(x, p, b, usual), 1);
	}
	judge(x, c, p);
	if (p->basis_is_open && c->has_arithmetic &&
	    !decimal_is_negative(c->difference)) {
		c->has_arithmetic = false;
		c->cause = NULL;
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &OPEN_LIST,
			       p->basis_items[0].name);
	}
	return c;
}

/* A total among the items = the items before it. */
static void check_totals(struct auditing *x, const struct project *p)
{
	struct currency_unit usual = usual_unit(p);
	size_t from = 0;

	for (size_t i = 0; i < p->basis_item_count; i++) {
		const struct basis_item *total = &p->basis_items[i];

		if (!is_total(total) || !total->has_value || i == from)
			continue;
		struct audit_check *c = audit_begin(
			x, AUDIT_BASIS_SUM, item_figure(x, p, total, usual));

		for (; from < i; from++)
			if (p->basis_items[from].has_value)
				audit_add(x, c,
					  item_figure(x, p,
						      &p->basis_items[from],
						      usual),
					  1);
		from = i + 1;
		audit_judge(x, c);
	}
}

/* Items without a unit: one finding for a project. It is slight when the sum
 * shows which unit is meant. */
static void check_units(struct auditing *x, const struct project *p,
			const struct audit_check *sum)
{
	struct audit_check *c = NULL;
	struct currency_unit usual = usual_unit(p);
	bool clear = sum->outcome == AUDIT_OK || sum->outcome == AUDIT_ROUNDING;

	for (size_t i = 0; i < p->basis_item_count; i++) {
		const struct basis_item *b = &p->basis_items[i];
		struct audit_figure f = item_figure(x, p, b, usual);

		if (!b->has_value || b->has_unit)
			continue;
		if (c) {
			audit_add(x, c, f, 1);
			continue;
		}
		c = audit_begin(x, AUDIT_BASIS_SUM, f);
		audit_conclude(x, c, AUDIT_CONFLICT, &NO_UNIT, b->name,
			       b->amount_published,
			       clear ? str_format(x->arena, " (%.*s)",
						  STR_ARG(usual.name))
				     : STR(""));
		c->severity = clear ? AUDIT_LOW : AUDIT_MEDIUM;
	}
}

static void check_project(struct auditing *x, const struct project *p)
{
	if (!p->basis_item_count) {
		struct audit_check *c =
			audit_begin(x, AUDIT_BASIS_SUM,
				    audit_project_figure(x, p, PROJECT_YEAR));

		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_ITEMS, STR(""));
		return;
	}
	struct audit_check *sum = check_sum(x, p);

	check_totals(x, p);
	check_units(x, p, sum);
}

void audit_rule_basis(struct auditing *x)
{
	for (size_t i = 0; i < x->year->project_count; i++)
		if (x->year->projects[i].form == PROJECT_FORM)
			check_project(x, &x->year->projects[i]);
}
