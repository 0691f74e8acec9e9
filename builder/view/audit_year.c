/* The audit of a department-year: its page, and its part of the year's page. */
#include "view/audit_year.h"

#include "view/check.h"

static const struct value_shape RULE_ROW =
	VALUE_SHAPE("rule_row", "id", "title", "url", "ok", "rounding",
		    "conflict", "not_checked");
static const struct value_shape GROUP =
	VALUE_SHAPE("group", "rule", "title", "count", "checks");
static const struct value_shape PAGE =
	VALUE_SHAPE("audit_year", "heading", "year_url", "year_title",
		    "summary", "rules", "findings", "has_findings", "follow",
		    "has_follow", "rounding", "has_rounding", "ok", "has_ok",
		    "not_checked", "has_not_checked", "csv");
static const struct value_shape TABLE =
	VALUE_SHAPE("listed_table", "name", "status", "url");
static const struct value_shape PART = VALUE_SHAPE(
	"year_audit", "summary", "findings", "tables", "has_tables", "url");

static struct value summary(const struct view *v, struct arena *a,
			    const struct audit *audit)
{
	size_t counts[AUDIT_OUTCOME_COUNT] = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		for (size_t j = 0; j < AUDIT_OUTCOME_COUNT; j++)
			counts[j] += audit->counts[i][j];
	return view_audit_summary(v, a, counts, audit->finding_count);
}

struct str view_rule_path(struct arena *a, enum audit_rule_id rule)
{
	return str_format(a, "audit/%s.html", audit_rules[rule]->id);
}

static bool is_used(const size_t counts[AUDIT_OUTCOME_COUNT])
{
	for (size_t i = 0; i < AUDIT_OUTCOME_COUNT; i++)
		if (counts[i])
			return true;
	return false;
}

static struct value rules(const struct view *v, struct arena *a,
			  const struct audit *audit, struct str from)
{
	struct values list = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
		const struct audit_rule *rule = audit_rules[i];
		const size_t *n = audit->counts[i];

		if (!is_used(n))
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &RULE_ROW, value_text(str_from(rule->id)),
			value_text(view_rule_text(v, &rule->title)),
			value_text(view_url(
				a, from,
				view_rule_path(a, (enum audit_rule_id)i))),
			value_uint(a, n[AUDIT_OK]),
			value_uint(a, n[AUDIT_ROUNDING]),
			value_uint(a, n[AUDIT_CONFLICT]),
			value_uint(a, n[AUDIT_NOT_CHECKED]));
	}
	return values_list(&list);
}

/* Findings in full, the gravest first. */
static struct value findings(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str from)
{
	struct values list = {0};

	for (int s = AUDIT_SEVERITY_COUNT - 1; s >= 0; s--)
		for (size_t i = 0; i < audit->count; i++) {
			const struct audit_check *c = audit->items[i];

			if (view_is_finding(c) && (int)c->severity == s)
				*VEC_PUSH(a, &list) =
					view_check(v, a, audit, c, from);
		}
	return values_list(&list);
}

/* Conflicts that follow from others, in full. */
static struct value follow(const struct view *v, struct arena *a,
			   const struct audit *audit, struct str from)
{
	struct values list = {0};

	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];

		if (c->outcome == AUDIT_CONFLICT && c->cause)
			*VEC_PUSH(a, &list) = view_check(v, a, audit, c, from);
	}
	return values_list(&list);
}

static struct value group(const struct view *v, struct arena *a,
			  const struct audit *audit, struct str from,
			  enum audit_rule_id rule, enum audit_outcome outcome)
{
	struct values list = {0};

	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];

		if (c->rule == rule && c->outcome == outcome)
			*VEC_PUSH(a, &list) = view_check_brief(v, a, c, from);
	}
	return VALUE_OBJECT(
		a, &GROUP, value_text(str_from(audit_rules[rule]->id)),
		value_text(view_rule_text(v, &audit_rules[rule]->title)),
		value_uint(a, list.count), values_list(&list));
}

static struct value groups(const struct view *v, struct arena *a,
			   const struct audit *audit, struct str from,
			   enum audit_outcome outcome)
{
	struct values list = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		if (audit->counts[i][outcome])
			*VEC_PUSH(a, &list) =
				group(v, a, audit, from, (enum audit_rule_id)i,
				      outcome);
	return values_list(&list);
}

/* Is a table there? In the words of its status, else of the audit. */
static struct str presence(const struct view *v, const struct audit_check *c)
{
	const struct table *t = c->stated.place.table;

	if (t && t->status == TABLE_DECLARED_EMPTY)
		return view_word(v, "empty_table");
	if (c->outcome == AUDIT_OK)
		return view_word(v, "present");
	return t && t->status == TABLE_MISSING ? view_word(v, "missing")
					       : view_word(v, "not_collected");
}

/* Which of the official tables are there. */
static struct value tables(const struct view *v, struct arena *a,
			   const struct audit *audit)
{
	struct values list = {0};

	for (size_t i = 0; i < audit->count; i++) {
		const struct audit_check *c = audit->items[i];
		const struct audit_place *p = &c->stated.place;

		if (c->rule != AUDIT_TABLE_PRESENT || !p->table_id.n)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &TABLE,
			value_text(audit_place_name(a, p, v->language)),
			value_text(presence(v, c)),
			p->table ? value_text(
					   str_concat(a, STR("#"), p->table_id))
				 : value_none());
	}
	return values_list(&list);
}

struct value view_year_audit(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str from)
{
	struct value listed = tables(v, a, audit);

	return VALUE_OBJECT(
		a, &PART, summary(v, a, audit), findings(v, a, audit, from),
		listed, value_bool(listed.count > 0),
		value_text(view_url(a, from, view_audit_path(a, audit->year))));
}

struct value view_audit_page(const struct view *v, struct arena *a,
			     const struct audit *audit, struct str heading,
			     struct str year_page, struct str year_title)
{
	struct str from = view_audit_path(a, audit->year);
	struct str csv = str_format(a, "data/%.*s/%d/findings.csv",
				    STR_ARG(audit->year->organization->id),
				    audit->year->year);
	struct value lists[] = {
		findings(v, a, audit, from),
		follow(v, a, audit, from),
		groups(v, a, audit, from, AUDIT_ROUNDING),
		groups(v, a, audit, from, AUDIT_OK),
		groups(v, a, audit, from, AUDIT_NOT_CHECKED),
	};

	return VALUE_OBJECT(a, &PAGE, value_text(heading),
			    value_text(view_url(a, from, year_page)),
			    value_text(year_title), summary(v, a, audit),
			    rules(v, a, audit, from), lists[0],
			    value_bool(lists[0].count > 0), lists[1],
			    value_bool(lists[1].count > 0), lists[2],
			    value_bool(lists[2].count > 0), lists[3],
			    value_bool(lists[3].count > 0), lists[4],
			    value_bool(lists[4].count > 0),
			    value_text(view_root_url(v, a, from, csv)));
}
