/* Currency units: amounts that fit others only by a factor of 10,000. */
#include "audit/unit.h"

#include "audit/unit_evidence.h"
#include "audit/unit_magnitude.h"

const struct audit_rule audit_unit_plausible = {
	.id = "unit-plausible",
	.severity = AUDIT_HIGH,
	.title = {"金额单位", "Currency units"},
	.says = {"表或申报表所印的金额单位与同一部门的其他数字相合。",
		 "The printed currency unit of a table or form fits the other "
		 "figures of the department."},
	.why = {"单位错了，金额就差一万倍。",
		"A wrong unit makes an amount ten thousand times too large or "
		"too small."},
	.needs = {"同一部门公布了可以对照的其他金额。",
		  "The department states other amounts to compare with."},
};

static const struct audit_text WRONG = {
	"所印单位是“{0}”：{1}是 {2}，而{3}，只有按“{4}”才相等；请核对两处的金额"
	"单位",
	"the printed unit is \"{0}\": {1} is {2}, but {3}; both are equal only "
	"in \"{4}\"; check the currency units of both"};
static const struct audit_text CORRECTED = {
	"所印单位是“{0}”：{1}是 {2}，而{3}，只有按“{4}”才相等。已按“{4}”更正，"
	"理由：{5}",
	"the printed unit is \"{0}\": {1} is {2}, but {3}; both are equal only "
	"in \"{4}\". Corrected to \"{4}\"; the reason given: {5}"};
static const struct audit_text BY_MAGNITUDE = {
	"所印单位是“{0}”，没有第二处金额可以核对，只有数量级：{1}是 {2}，"
	"而{3}；按“{4}”数量级才相当",
	"the printed unit is \"{0}\"; no second figure can be compared, only "
	"the magnitude: {1} is {2}, but {3}; the magnitude fits in \"{4}\""};
static const struct audit_text CORRECTED_BY_MAGNITUDE = {
	"所印单位是“{0}”，没有第二处金额可以核对，只有数量级：{1}是 {2}，"
	"而{3}；按“{4}”数量级才相当。已按“{4}”更正，理由：{5}",
	"the printed unit is \"{0}\"; no second figure can be compared, only "
	"the magnitude: {1} is {2}, but {3}; the magnitude fits in \"{4}\". "
	"Corrected to \"{4}\"; the reason given: {5}"};
static const struct audit_text BAD_CORRECTION = {
	"单位“{0}”被更正为“{5}”，但{1}是 {2}，{3}，按“{4}”才相等；请核对更正",
	"the unit \"{0}\" was corrected to \"{5}\", but {1} is {2} and {3}: "
	"they are equal in \"{4}\"; check the correction"};
static const struct audit_text UNPROVEN_CORRECTION = {
	"所印单位“{0}”被更正为“{1}”，没有其他数字可以证实；理由：{2}",
	"the printed unit \"{0}\" was corrected to \"{1}\"; no other figure "
	"confirms it; the reason given: {2}"};
static const struct audit_text NO_EVIDENCE = {
	"没有第二处可以对照的金额",
	"no second figure states the same as one of these"};

/* The figure that stands for the group: where the check is shown. */
static struct audit_place place_of(const struct auditing *x,
				   const struct money_group *g)
{
	struct audit_place p = {.year = x->year};

	if (g->kind == MONEY_TABLE) {
		p.kind = AUDIT_PLACE_TABLE;
		p.table_id = g->table->id;
		p.table = g->table;
		p.span = g->table->unit_at;
		p.span.path = g->table->file;
	} else if (g->kind == MONEY_OVERALL) {
		const struct task *t =
			&g->overall->tasks[g->overall->task_count - 1];

		p = audit_task_figure(x, g->overall, t, &t->total).place;
	} else {
		p = audit_project_figure(x, g->project, PROJECT_YEAR).place;
		p.cell = NULL;
		p.span = span_at(p.span.path, g->project->line, 0);
	}
	return p;
}

static struct str name_of(struct auditing *x, const struct audit_figure *f)
{
	return f->label.n ? f->label
			  : audit_place_name(x->arena, &f->place, LANGUAGE_ZH);
}

/* “信息安全运行维护” 252 万元; of another year: “2023 · 支出总表 ... */
static struct str quote(struct auditing *x, const struct audit_figure *f)
{
	struct str year = STR("");

	if (f->place.year != x->year)
		year = str_format(x->arena, "%d · ", f->place.year->year);
	return str_format(x->arena, "“%.*s%.*s” %.*s %.*s", STR_ARG(year),
			  STR_ARG(name_of(x, f)), STR_ARG(f->published),
			  STR_ARG(f->unit));
}

struct terms {
	struct audit_term *items;
	size_t count, capacity;
};

static void add_term(struct auditing *x, struct terms *terms,
		     const struct audit_figure *f)
{
	*VEC_PUSH(x->arena, terms) =
		(struct audit_term){.place = f->place,
				    .label = f->label,
				    .published = f->published,
				    .value = f->value,
				    .half = {5, f->scale + 1},
				    .sign = 1,
				    .blank = f->blank};
}

/* The figures of the evidence for a power, pair by pair; then the forms of
 * which nothing else is known. */
static void list_terms(struct auditing *x, struct audit_check *c,
		       const struct money_group *g, int power)
{
	struct terms terms = {0};

	for (size_t i = 0; i < g->count; i++) {
		if (g->items[i].power != power)
			continue;
		add_term(x, &terms, &g->items[i].own);
		add_term(x, &terms, &g->items[i].other);
	}
	c->parts = terms.items;
	c->part_count = terms.count;
	c->part_capacity = terms.capacity;
}

static bool is_listed(const struct audit_check *c, const struct project *p)
{
	for (size_t i = 0; i < c->part_count; i++)
		if (c->parts[i].place.project == p)
			return true;
	return false;
}

/* The other forms with the same unit: one finding for all. */
static void list_forms(struct auditing *x, struct audit_check *c,
		       const struct money_groups *all,
		       const struct money_group *g)
{
	struct terms terms = {c->parts, c->part_count, c->part_capacity};

	for (size_t i = 0; g->project && i < x->year->project_count; i++) {
		const struct project *p = &x->year->projects[i];
		struct audit_figure f =
			audit_project_figure(x, p, PROJECT_YEAR);

		if (&all->items[money_group_of(all, &f.place)] == g &&
		    !is_listed(c, p))
			add_term(x, &terms, &f);
	}
	c->parts = terms.items;
	c->part_count = terms.count;
	c->part_capacity = terms.capacity;
}

static const struct unit_evidence *first_for(const struct money_groups *all,
					     const struct money_group *g,
					     int power)
{
	for (size_t i = 0; i < g->count; i++) {
		const struct unit_evidence *e = &g->items[i];

		if (e->power == power && !unit_is_void(all, e))
			return e;
	}
	return NULL;
}

static struct audit_check *begin(struct auditing *x,
				 const struct money_group *g)
{
	return audit_begin_at(x, AUDIT_UNIT_PLAUSIBLE, place_of(x, g),
			      g->unit.name);
}

/* A finding by evidence that the unit is of another power. */
static void conclude_wrong(struct auditing *x, const struct money_groups *all,
			   struct money_group *g, int power)
{
	struct audit_check *c = begin(x, g);
	const struct unit_evidence *e = first_for(all, g, power);
	bool corrected = g->corrected.name.n > 0;
	bool right = corrected && g->corrected.power == power;

	g->judged = true;
	g->unreliable = !right;
	list_terms(x, c, g, power);
	list_forms(x, c, all, g);
	audit_conclude(x, c, AUDIT_CONFLICT,
		       right       ? &CORRECTED
		       : corrected ? &BAD_CORRECTION
				   : &WRONG,
		       g->unit.name, name_of(x, &e->own), e->own.published,
		       quote(x, &e->other), unit_name(power),
		       right ? g->reason : g->corrected.name);
}

/* The unit as printed fits. */
static void conclude_fits(struct auditing *x, const struct money_groups *all,
			  struct money_group *g)
{
	struct audit_check *c = begin(x, g);
	const struct unit_evidence *e = first_for(all, g, g->unit.power);

	g->judged = true;
	list_terms(x, c, g, g->unit.power);
	if (!g->corrected.name.n || g->corrected.power == g->unit.power) {
		audit_say(x, c, AUDIT_OK, NULL, NULL, 0);
		return;
	}
	g->unreliable = true;
	audit_conclude(x, c, AUDIT_CONFLICT, &BAD_CORRECTION, g->unit.name,
		       name_of(x, &e->own), e->own.published,
		       quote(x, &e->other), g->unit.name, g->corrected.name);
}

/* Nothing states the same: the magnitude, or nothing. */
static void conclude_alone(struct auditing *x, const struct money_groups *all,
			   struct money_group *g)
{
	struct unit_magnitude m;
	bool corrected = g->corrected.name.n > 0;

	if (!unit_largest(x, g, &m.own))
		return;
	struct audit_check *c = begin(x, g);

	if (unit_judge_magnitude(x, g, &m)) {
		bool right = corrected && g->corrected.power == m.power;

		list_forms(x, c, all, g);
		audit_conclude(x, c, AUDIT_CONFLICT,
			       right ? &CORRECTED_BY_MAGNITUDE : &BY_MAGNITUDE,
			       g->unit.name, name_of(x, &m.own),
			       m.own.published, quote(x, &m.other),
			       unit_name(m.power), g->reason);
	} else if (corrected) {
		audit_conclude(x, c, AUDIT_CONFLICT, &UNPROVEN_CORRECTION,
			       g->unit.name, g->corrected.name, g->reason);
		c->severity = AUDIT_MEDIUM;
	} else {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_EVIDENCE, STR(""));
	}
}

/* The unit of the document; where it states none, that of most tables and
 * forms, and of more than one: false where there is no such. */
static bool usual_power(const struct auditing *x,
			const struct money_groups *all, int *power)
{
	size_t most = 1;

	*power = x->year->currency.power;
	if (x->year->currency.name.n)
		return true;
	for (size_t p = 0; p < unit_power_count; p++) {
		size_t count = 0;

		for (size_t i = 0; i < all->count; i++)
			count += all->items[i].unit.power == unit_powers[p];
		if (count > most) {
			most = count;
			*power = unit_powers[p];
		}
	}
	return most > 1;
}

/* How likely the group is the wrong one of those that contradict each other:
 * more evidence against it than for it, then a unit unlike the usual one,
 * then a form. */
static long suspicion(const struct auditing *x, const struct money_groups *all,
		      const struct money_group *g)
{
	int power, usual;
	long against = (long)unit_best_other(all, g, &power);
	bool unusual = usual_power(x, all, &usual) && g->unit.power != usual;
	long in_favour = (long)unit_votes(all, g, g->unit.power);

	if (g->judged || against <= in_favour)
		return 0;
	return (against - in_favour) * 8 + (unusual ? 4 : 0) + (long)g->kind;
}

static struct money_group *most_suspect(const struct auditing *x,
					const struct money_groups *all)
{
	struct money_group *worst = NULL;
	long most = 0;

	for (size_t i = 0; i < all->count; i++) {
		long s = suspicion(x, all, &all->items[i]);

		if (s > most) {
			most = s;
			worst = &all->items[i];
		}
	}
	return worst;
}

/* First what was corrected though it fits as printed: its amounts would speak
 * against those that are right. */
static void judge_corrections(struct auditing *x, struct money_groups *all)
{
	for (size_t i = 0; i < all->count; i++) {
		struct money_group *g = &all->items[i];
		int power;

		if (g->corrected.name.n &&
		    unit_votes(all, g, g->unit.power) >
			    unit_best_other(all, g, &power))
			conclude_fits(x, all, g);
	}
}

void audit_rule_unit(struct auditing *x)
{
	struct money_groups all;
	struct money_group *g;
	int power = 0;

	unit_gather(x, &all);
	judge_corrections(x, &all);
	while ((g = most_suspect(x, &all))) {
		unit_best_other(&all, g, &power);
		conclude_wrong(x, &all, g, power);
	}
	for (size_t i = 0; i < all.count; i++) {
		g = &all.items[i];
		if (g->judged)
			continue;
		if (unit_votes(&all, g, g->unit.power))
			conclude_fits(x, &all, g);
		else
			conclude_alone(x, &all, g);
	}
}

/* ---- a wrong unit as the cause of another finding ---- */

/* Does the finding u on a unit cover the place? */
static bool covers(const struct audit_check *u, const struct audit_place *p)
{
	const struct audit_place *s = &u->stated.place;

	if (s->table || p->table)
		return s->table == p->table;
	if (s->project && p->project)
		return s->project->form == p->project->form &&
		       str_eq(s->project->place.source,
			      p->project->place.source) &&
		       str_eq(s->project->currency.name,
			      p->project->currency.name) &&
		       !p->project->corrected.name.n;
	return s->overall && s->overall == p->overall &&
	       !p->overall->corrected.name.n;
}

static bool fits_by_factor(const struct audit_check *c)
{
	for (int power = -8; power <= 8; power++) {
		struct decimal moved, tolerance, difference;

		if (!power || !decimal_shift(c->computed, power, &moved) ||
		    !decimal_shift(c->tolerance, power, &tolerance) ||
		    !decimal_add(tolerance, c->stated.half, &tolerance) ||
		    !decimal_subtract(c->stated.value, moved, &difference))
			continue;
		if (decimal_is_negative(difference))
			difference = decimal_negate(difference);
		if (decimal_compare(difference, tolerance) <= 0)
			return true;
	}
	return false;
}

bool unit_explains(struct auditing *x, struct audit_check *c)
{
	if (c->outcome != AUDIT_CONFLICT || !c->has_arithmetic ||
	    !c->part_count)
		return false;
	for (size_t i = 0; i < x->audit->count; i++) {
		const struct audit_check *u = x->audit->items[i];

		if (u->rule != AUDIT_UNIT_PLAUSIBLE ||
		    u->outcome != AUDIT_CONFLICT ||
		    (!covers(u, &c->stated.place) &&
		     !covers(u, &c->parts[0].place)) ||
		    !fits_by_factor(c))
			continue;
		c->cause = u;
		return true;
	}
	return false;
}
