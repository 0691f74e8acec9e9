/* unit_corrections: units that the publisher printed wrongly. */
#include "ingest/year.h"

static const struct diag_kind NO_TARGET = {
	"correction-target-missing", DIAG_ERROR,
	"applies_to“{0}”什么也没有对上；请核对编号和 source",
	"applies_to \"{0}\" fits nothing; check the id and the source"};
static const struct diag_kind OTHER_UNIT = {
	"correction-unit-differs", DIAG_ERROR,
	"更正说公布的单位是“{0}”，而 {1} 的单位是“{2}”；请改正其中一个",
	"the correction says that the published unit is \"{0}\", but that of "
	"{1} is \"{2}\"; correct one of them"};

struct correction {
	struct year_reading *y;
	const struct unit_correction *rule;
	struct currency_unit to;
	size_t uses;
};

/* Put the right unit into one thing whose published unit is `is`. */
static void correct(struct correction *c, struct str name,
		    const struct currency_unit *is,
		    struct currency_unit *corrected, struct str *reason)
{
	c->uses++;
	if (!str_eq(is->name, c->rule->published)) {
		diag_report(c->y->reading->diag, &OTHER_UNIT, c->rule->span,
			    c->rule->published, name, is->name);
		return;
	}
	*corrected = c->to;
	*reason = c->rule->reason;
}

static bool is_of_source(const struct correction *c, struct source_place place)
{
	return !c->rule->source.n || str_eq(c->rule->source, place.source);
}

static void correct_projects(struct correction *c, struct str id)
{
	struct budget_year *year = c->y->year;

	for (size_t i = 0; i < year->project_count; i++) {
		struct project *p = &year->projects[i];
		bool meant = id.n ? str_eq(p->id, id) : p->form == PROJECT_FORM;

		if (meant && is_of_source(c, p->place))
			correct(c, p->id, &p->currency, &p->corrected,
				&p->correction_reason);
	}
}

static void correct_overall(struct correction *c, struct str id)
{
	struct budget_year *year = c->y->year;

	for (size_t i = 0; i < year->overall_count; i++) {
		struct overall_performance *p = &year->overall[i];

		if (str_eq(p->id, id) && is_of_source(c, p->place))
			correct(c, p->id, &p->currency, &p->corrected,
				&p->correction_reason);
	}
}

static void correct_table(struct correction *c, struct str id)
{
	struct table *t = budget_table(c->y->year, id);

	if (t)
		correct(c, t->id, &t->unit, &t->corrected,
			&t->correction_reason);
}

static void apply(struct correction *c)
{
	struct str_cut cut = str_cut(c->rule->applies_to, STR(":"));

	if (str_eq(cut.head, STR("table")))
		correct_table(c, cut.tail);
	else if (str_eq(cut.head, STR("overall")))
		correct_overall(c, cut.tail);
	else if (cut.found && cut.tail.n)
		correct_projects(c, cut.tail);
	else if (!cut.found)
		correct_projects(c, STR(""));
	if (!c->uses && !c->y->year->incomplete)
		diag_report(c->y->reading->diag, &NO_TARGET, c->rule->span,
			    c->rule->applies_to);
}

void corrections_apply(struct year_reading *y)
{
	for (size_t i = 0; i < y->year->correction_count; i++) {
		struct correction c = {.y = y,
				       .rule = &y->year->corrections[i]};

		/* What has no known unit or target was reported before. */
		if (currency_unit_parse(c.rule->corrected, &c.to) &&
		    c.rule->applies_to.n)
			apply(&c);
	}
}
