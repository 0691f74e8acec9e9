/* Facts stated in prose, against each other and the tables. */
#include "audit/unit.h"

#include "model/figure.h"

const struct audit_rule audit_fact = {
	.id = "fact",
	.severity = AUDIT_HIGH,
	.title = {"文字陈述的数", "Stated facts"},
	.says = {"文件文字陈述的数（编制、车辆、采购总额等）彼此一致，也与表一"
		 "致；文字里的增减幅度可以由两年的数重新算出。",
		 "Facts stated in prose (staff, vehicles, totals) agree with "
		 "each other and with the tables; stated changes and "
		 "percentages can be recomputed."},
	.why = {"同一份文件的文字和表格应当说同一个数。",
		"The prose and the tables of a document should state one "
		"figure."},
	.needs = {"document.json 写明了这个数与哪些数相对应。",
		  "document.json says which other figures the fact corresponds "
		  "to."},
};

static const struct audit_text NO_RELATION = {
	"文件中没有可以对照的数", "the document has no figure to compare with"};
static const struct audit_text NO_VALUE = {
	"这里公布的“{0}”不是一个数",
	"what is published here, \"{0}\", is no number"};
static const struct audit_text NO_TERM = {"没有地址是“{0}”的数",
					  "no figure has the address \"{0}\""};
static const struct audit_text OTHER_KIND = {
	"“{0}”的单位是“{1}”，这里是“{2}”，不能比较",
	"\"{0}\" is in \"{1}\", this is in \"{2}\": they cannot be compared"};
static const struct audit_text FROM_ZERO = {
	"上年是零（{0}与今年的数 {1} 相同），从零增长没有百分比，这里写的是 "
	"{2}",
	"the year before was zero (the change {0} is all of the figure {1}); "
	"growth from zero has no percentage, but {2} is stated"};
static const struct audit_text NOTHING_COUNTED = {"没有可以清点的内容",
						  "there is nothing to count"};
static const struct audit_text WRONG_COUNT[] = {
	[FACT_COUNT_UNITS] = {"这里写的是 {0}，各表中的预算单位有 {1} 个",
			      "stated {0}; the tables have {1} budget units"},
	[FACT_COUNT_ORGANIZATIONS] =
		{"这里写的是 {0}，机构名单中的下属机构有 {1} 个",
		 "stated {0}; the list of organisations has {1} below it"},
	[FACT_COUNT_FORMS] = {"这里写的是 {0}，项目申报表有 {1} 张",
			      "stated {0}; there are {1} project forms"},
	[FACT_COUNT_KEY_PROJECTS] = {"这里写的是 {0}，重点项目有 {1} 个",
				     "stated {0}; there are {1} key projects"},
	[FACT_COUNT_PERFORMANCE_PROJECTS] =
		{"这里写的是 {0}，绩效管理项目情况表列有 {1} 个项目",
		 "stated {0}; the table of projects under performance "
		 "management has {1}"},
	[FACT_COUNT_BASIS_ITEMS] = {"这里写的是 {0}，项目的测算项有 {1} 个",
				    "stated {0}; the calculation basis has {1} "
				    "items"},
};

static struct audit_figure term_figure(const struct auditing *x,
				       const struct fact_term *t)
{
	const struct figure *f = t->figure;

	if (f->fact)
		return audit_fact_figure(x, f->fact);
	if (f->project)
		return audit_project_figure(x, f->project, f->amount);
	return audit_cell_figure(x, f->table, f->row, f->column);
}

/* Can the figure stand in one computation with the stated one? Things are
 * counted in many words (家, 个); percentages stand apart. */
static bool fits(struct auditing *x, struct audit_check *c,
		 const struct audit_figure *f)
{
	bool percent = str_eq(c->unit, STR("%"));

	if (f->money == c->money && str_eq(f->unit, STR("%")) == percent)
		return true;
	struct str name =
		f->label.n ? f->label
			   : audit_place_name(x->arena, &f->place, LANGUAGE_ZH);

	audit_conclude(x, c, AUDIT_NOT_CHECKED, &OTHER_KIND, name, f->unit,
		       c->unit);
	return false;
}

/* false: the term cannot take part, and the check says why. */
static bool add_term(struct auditing *x, struct audit_check *c,
		     const struct fact_term *t, int sign)
{
	if (!t->figure) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_TERM, t->address);
		return false;
	}
	struct audit_figure f = term_figure(x, t);

	if (!fits(x, c, &f))
		return false;
	audit_add(x, c, f, sign);
	return true;
}

static void check_sum(struct auditing *x, struct audit_check *c,
		      const struct fact_relation *r)
{
	for (size_t i = 0; i < r->term_count; i++) {
		int sign = 1;

		if (r->kind == FACT_CHANGE)
			sign = (i == 0) != r->decrease ? 1 : -1;
		if (!add_term(x, c, &r->terms[i], sign))
			return;
	}
	if (r->kind == FACT_EQUALS)
		audit_judge_same(x, c);
	else
		audit_judge(x, c);
	unit_explains(x, c);
}

/* ---- percentages ---- */

/* change / base in percent, to many digits. */
static bool percent_of(struct decimal change, struct decimal base,
		       struct decimal *out)
{
	struct decimal hundred;

	return decimal_multiply(change, decimal_from_int(100), &hundred) &&
	       decimal_divide(hundred, base, 6, out);
}

static struct decimal magnitude(struct decimal v)
{
	return decimal_is_negative(v) ? decimal_negate(v) : v;
}

/* v plus or minus what is given. */
static bool move(struct decimal v, struct decimal by, bool up,
		 struct decimal *out)
{
	return up ? decimal_add(v, by, out) : decimal_subtract(v, by, out);
}

/* How far the percentage may be off because the change and the total are
 * rounded, added to the tolerance. False when the base may as well be zero. */
static bool widen(struct audit_check *c, const struct audit_term *change,
		  struct decimal base, struct decimal base_half)
{
	for (int side = -1; side <= 1; side += 2) {
		struct decimal moved, other_base, percent, off;
		bool up = side > 0;

		if (!move(change->value, change->half, up, &moved) ||
		    !move(base, base_half, !up, &other_base) ||
		    decimal_is_zero(other_base) ||
		    decimal_is_negative(other_base) ||
		    !percent_of(moved, other_base, &percent) ||
		    !decimal_subtract(percent, c->computed, &off))
			return false;
		off = magnitude(off);
		if (decimal_compare(off, c->tolerance) > 0)
			c->tolerance = off;
	}
	return decimal_add(c->tolerance, c->stated.half, &c->tolerance);
}

static void judge_percent(struct audit_check *c)
{
	if (!decimal_subtract(c->stated.value, c->computed, &c->difference))
		return;
	c->has_arithmetic = true;
	if (decimal_is_zero(c->difference))
		c->outcome = AUDIT_OK;
	else if (decimal_compare(magnitude(c->difference), c->tolerance) <= 0)
		c->outcome = AUDIT_ROUNDING;
	else
		c->outcome = AUDIT_CONFLICT;
}

static const struct audit_text PERCENT = {
	"变动 {0}，上年 {1}，算得 {2}%，这里写的是 {3}%",
	"change {0}, year before {1}: computed {2}%, stated {3}%"};
static const struct audit_text UNSURE_BASE = {
	"上年的数太小，百分比算不准", "the figure of the year before is too "
				      "small for a percentage"};

static struct str text_of(struct auditing *x, struct decimal v, struct str unit)
{
	struct buf b = {0};

	decimal_write_grouped(&b, v);
	buf_add(&b, unit);
	struct str text = str_copy(x->arena, buf_str(&b));

	buf_free(&b);
	return text;
}

/* The change and the total are terms of the check in their own unit. */
static void compute_percent(struct auditing *x, struct audit_check *c,
			    const struct fact_relation *r,
			    const struct audit_check *amounts)
{
	const struct audit_term *total = &amounts->stated;
	const struct audit_term *change = &amounts->parts[0];
	struct decimal base, base_half;

	c->parts = amounts->parts;
	c->part_count = amounts->part_count;
	c->formula = AUDIT_PERCENT;
	if (!move(total->value, change->value, r->decrease, &base) ||
	    !decimal_add(total->half, change->half, &base_half)) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNSURE_BASE, STR(""));
		return;
	}
	if (decimal_is_zero(base)) {
		audit_conclude(x, c, AUDIT_CONFLICT, &FROM_ZERO,
			       text_of(x, change->value, amounts->unit),
			       text_of(x, total->value, amounts->unit),
			       text_of(x, c->stated.value, c->unit));
		c->severity = AUDIT_MEDIUM;
		return;
	}
	struct decimal shown;

	c->tolerance = decimal_from_int(0);
	if (decimal_is_negative(base) ||
	    !percent_of(change->value, base, &c->computed) ||
	    !widen(c, change, base, base_half)) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNSURE_BASE, STR(""));
		return;
	}
	judge_percent(c);
	if (c->outcome != AUDIT_CONFLICT ||
	    !percent_of(change->value, base, &shown))
		return;
	decimal_divide(shown, decimal_from_int(1), 2, &shown);
	audit_conclude(x, c, AUDIT_CONFLICT, &PERCENT,
		       text_of(x, change->value, amounts->unit),
		       text_of(x, base, amounts->unit),
		       text_of(x, shown, STR("")),
		       text_of(x, c->stated.value, STR("")));
}

static void check_percent(struct auditing *x, struct audit_check *c,
			  const struct fact_relation *r)
{
	struct audit_check amounts = {0};
	const struct fact_term *t = r->terms;

	for (size_t i = 0; i < r->term_count; i++)
		if (!t[i].figure) {
			audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_TERM,
				       t[i].address);
			return;
		}
	if (r->term_count != 2) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_RELATION, STR(""));
		return;
	}
	struct audit_figure change = term_figure(x, &t[0]);
	struct audit_figure total = term_figure(x, &t[1]);

	amounts.money = total.money;
	amounts.unit = total.unit;
	amounts.power = total.power;
	if (!fits(x, &amounts, &change)) {
		audit_say(x, c, AUDIT_NOT_CHECKED, amounts.text,
			  amounts.arguments, amounts.argument_count);
		return;
	}
	audit_add(x, &amounts, change, r->decrease ? -1 : 1);
	amounts.stated.value = total.value;
	amounts.stated.half = (struct decimal){5, total.scale + 1};
	audit_add(x, &amounts, total, 1);
	if (amounts.text)
		audit_say(x, c, amounts.outcome, amounts.text,
			  amounts.arguments, amounts.argument_count);
	else
		compute_percent(x, c, r, &amounts);
}

/* ---- counts ---- */

static bool is_counted(const struct map_entry *e)
{
	return e->number == 1;
}

/* Budget units in a table; the department alone counts as one. */
static size_t count_units(struct auditing *x)
{
	struct arena scratch = {0};
	struct map seen = {0};
	size_t units = 0, own = 0;

	for (size_t i = 0; i < x->year->table_count; i++) {
		const struct table *t = x->year->tables[i];

		for (size_t j = 0; j < t->row_count; j++) {
			const struct organization *o = t->rows[j].unit;

			if (!o)
				continue;
			struct map_entry *e = map_put(&scratch, &seen, o->id);

			e->number++;
			if (!is_counted(e))
				continue;
			if (o == x->year->organization)
				own = 1;
			else
				units++;
		}
	}
	arena_free(&scratch);
	return units ? units : own;
}

static bool exists(const struct organization *o, int year)
{
	for (size_t i = 0; i < o->name_count; i++)
		if ((!o->names[i].valid_from ||
		     o->names[i].valid_from <= year) &&
		    (!o->names[i].valid_to || year <= o->names[i].valid_to))
			return true;
	return false;
}

static size_t count_organizations(struct auditing *x)
{
	const struct organizations *all = &x->site->organizations;
	size_t count = 0;

	for (size_t i = 0; i < all->count; i++)
		count += all->items[i] != x->year->organization &&
			 organization_is_within(all->items[i],
						x->year->organization) &&
			 exists(all->items[i], x->year->year);
	return count ? count : 1;
}

static size_t count_projects(struct auditing *x, enum project_form form)
{
	size_t count = 0;

	for (size_t i = 0; i < x->year->project_count; i++)
		count += x->year->projects[i].form == form;
	return count;
}

static size_t count_table_projects(struct auditing *x)
{
	const struct table *t =
		budget_table(x->year, STR("performance-projects"));
	size_t count = 0;

	for (size_t i = 0; t && i < t->row_count; i++)
		count += t->rows[i].level == 1;
	return count;
}

static size_t count(struct auditing *x, const struct fact_relation *r)
{
	switch (r->counted) {
	case FACT_COUNT_UNITS:
		return count_units(x);
	case FACT_COUNT_ORGANIZATIONS:
		return count_organizations(x);
	case FACT_COUNT_FORMS:
		return count_projects(x, PROJECT_FORM);
	case FACT_COUNT_KEY_PROJECTS:
		return count_projects(x, PROJECT_KEY);
	case FACT_COUNT_PERFORMANCE_PROJECTS:
		return count_table_projects(x);
	case FACT_COUNT_BASIS_ITEMS:
		return r->project ? r->project->basis_item_count : 0;
	}
	return 0;
}

static void check_count(struct auditing *x, struct audit_check *c,
			const struct fact_relation *r)
{
	size_t n = count(x, r);

	if (!n) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NOTHING_COUNTED,
			       STR(""));
		return;
	}
	c->has_arithmetic = true;
	c->formula = AUDIT_COUNT;
	c->computed = decimal_from_int((int64_t)n);
	c->tolerance = decimal_from_int(0);
	if (!decimal_subtract(c->stated.value, c->computed, &c->difference) ||
	    decimal_is_zero(c->difference)) {
		c->outcome = AUDIT_OK;
		return;
	}
	audit_conclude(x, c, AUDIT_CONFLICT, &WRONG_COUNT[r->counted],
		       c->stated.published, str_format(x->arena, "%zu", n));
	c->severity = AUDIT_MEDIUM;
}

static void check_relation(struct auditing *x, const struct fact *f,
			   const struct fact_relation *r)
{
	struct audit_check *c =
		audit_begin(x, AUDIT_FACT, audit_fact_figure(x, f));

	if (r->kind == FACT_PERCENT)
		check_percent(x, c, r);
	else if (r->kind == FACT_COUNT)
		check_count(x, c, r);
	else
		check_sum(x, c, r);
}

/* A fact that stands alone is said to be unchecked, unless it serves to check
 * another one. */
static void check_fact(struct auditing *x, const struct fact *f,
		       const struct map *used)
{
	if (f->relation_count && f->has_value) {
		for (size_t i = 0; i < f->relation_count; i++)
			check_relation(x, f, &f->relations[i]);
		return;
	}
	if (map_find(used, f->id))
		return;
	struct audit_check *c =
		audit_begin(x, AUDIT_FACT, audit_fact_figure(x, f));

	if (f->has_value)
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_RELATION, STR(""));
	else
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_VALUE,
			       f->value_published);
}

static void note_terms(struct arena *a, struct map *used,
		       const struct fact_relation *r)
{
	for (size_t i = 0; i < r->term_count; i++) {
		const struct figure *f = r->terms[i].figure;

		if (f && f->fact)
			map_put(a, used, f->fact->id)->number = 1;
	}
}

void audit_rule_facts(struct auditing *x)
{
	struct arena scratch = {0};
	struct map used = {0};

	for (size_t i = 0; i < x->year->fact_count; i++) {
		const struct fact *f = &x->year->facts[i];

		for (size_t j = 0; j < f->relation_count; j++)
			note_terms(&scratch, &used, &f->relations[j]);
	}
	for (size_t i = 0; i < x->year->fact_count; i++)
		check_fact(x, &x->year->facts[i], &used);
	arena_free(&scratch);
}
