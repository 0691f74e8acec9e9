/* The audit of a department-year: its page, and its part of the year's page. */
#include "view/audit_year.h"

#include "view/check_brief.h"

static const struct value_shape RULE_ROW =
	VALUE_SHAPE("rule_row", "id", "title", "url", "ok", "ok_url",
		    "rounding", "conflict", "not_checked");
static const struct value_shape PAGE = VALUE_SHAPE(
	"audit_year", "heading", "year_url", "year_title", "summary", "rules",
	"findings", "has_findings", "follow", "has_follow", "rounding",
	"has_rounding", "shelves", "has_shelves", "not_checked",
	"has_not_checked", "folder", "csv");
static const struct value_shape SHELF =
	VALUE_SHAPE("shelf", "title", "url", "count");
static const struct value_shape SHELF_PAGE =
	VALUE_SHAPE("audit_shelf", "heading", "audit_url", "audit_title",
		    "folder", "groups", "shelves");
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

/* What of a rule agrees. */
static struct str ok_url(struct arena *a, const struct budget_year *y,
			 enum audit_rule_id rule, struct str from)
{
	struct str page = view_shelf_path(a, y, view_rule_shelf(rule));

	return str_format(a, "%.*s#%s", STR_ARG(view_url(a, from, page)),
			  audit_rules[rule]->id);
}

static struct value rules(const struct view *v, struct arena *a,
			  const struct audit *audit, struct str from)
{
	struct values list = {0};

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++) {
		enum audit_rule_id id = (enum audit_rule_id)i;
		const struct audit_rule *rule = audit_rules[i];
		const size_t *n = audit->counts[i];

		if (!is_used(n))
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &RULE_ROW, value_text(str_from(rule->id)),
			value_text(view_rule_text(v, &rule->title)),
			value_text(view_url(a, from, view_rule_path(a, id))),
			value_uint(a, n[AUDIT_OK]),
			n[AUDIT_OK]
				? value_text(ok_url(a, audit->year, id, from))
				: value_none(),
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

struct str view_shelf_title(const struct view *v, enum audit_shelf shelf)
{
	static const char *const words[AUDIT_SHELF_COUNT] = {
		[AUDIT_SHELF_ROWS] = "shelf_rows",
		[AUDIT_SHELF_LEVELS] = "shelf_levels",
		[AUDIT_SHELF_TABLES] = "shelf_tables",
		[AUDIT_SHELF_TEXT] = "shelf_text",
		[AUDIT_SHELF_ENTRIES] = "shelf_entries",
	};

	return view_word(v, words[shelf]);
}

size_t view_shelf_count(const struct audit *audit, enum audit_shelf shelf)
{
	size_t count = 0;

	for (size_t i = 0; i < AUDIT_RULE_COUNT; i++)
		if (view_rule_shelf((enum audit_rule_id)i) == shelf)
			count += audit->counts[i][AUDIT_OK];
	return count;
}

/* The pages of what agrees; the one on which it is shown has no address. */
static struct value shelves(const struct view *v, struct arena *a,
			    const struct audit *audit, struct str from)
{
	struct values list = {0};

	for (int i = 0; i < AUDIT_SHELF_COUNT; i++) {
		enum audit_shelf shelf = (enum audit_shelf)i;
		struct str page = view_shelf_path(a, audit->year, shelf);
		size_t count = view_shelf_count(audit, shelf);

		if (!count)
			continue;
		*VEC_PUSH(a, &list) = VALUE_OBJECT(
			a, &SHELF, value_text(view_shelf_title(v, shelf)),
			str_eq(page, from)
				? value_none()
				: value_text(view_url(a, from, page)),
			value_uint(a, count));
	}
	return values_list(&list);
}

/* Of the year's inputs. */
static struct str folder(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "content/%.*s/%d/", STR_ARG(y->organization->id),
			  y->year);
}

struct value view_audit_shelf(const struct view *v, struct arena *a,
			      const struct audit *audit, enum audit_shelf shelf,
			      struct str heading, struct str audit_title)
{
	struct str from = view_shelf_path(a, audit->year, shelf);

	return VALUE_OBJECT(
		a, &SHELF_PAGE, value_text(heading),
		value_text(view_url(a, from, view_audit_path(a, audit->year))),
		value_text(audit_title), value_text(folder(a, audit->year)),
		view_shelf_groups(v, a, audit, from, shelf),
		shelves(v, a, audit, from));
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
		view_brief_groups(v, a, audit, from, AUDIT_ROUNDING),
		shelves(v, a, audit, from),
		view_brief_groups(v, a, audit, from, AUDIT_NOT_CHECKED),
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
			    value_text(folder(a, audit->year)),
			    value_text(view_root_url(v, a, from, csv)));
}
