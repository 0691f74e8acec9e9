/* Where checks and what they speak of stand on the site's pages. */
#include "view/check.h"

#include "view/department.h"
#include "view/performance.h"

struct str view_audit_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d/audit.html",
			  STR_ARG(y->organization->id), y->year);
}

enum audit_shelf view_rule_shelf(enum audit_rule_id rule)
{
	static const enum audit_shelf shelves[AUDIT_RULE_COUNT] = {
		[AUDIT_ROW_SUM] = AUDIT_SHELF_ROWS,
		[AUDIT_PART_WITHIN] = AUDIT_SHELF_ROWS,
		[AUDIT_HIERARCHY_SUM] = AUDIT_SHELF_LEVELS,
		[AUDIT_UNIT_SUM] = AUDIT_SHELF_LEVELS,
		[AUDIT_BALANCE] = AUDIT_SHELF_LEVELS,
		[AUDIT_SAME_FIGURE] = AUDIT_SHELF_TABLES,
		[AUDIT_CHANGE] = AUDIT_SHELF_LEVELS,
		[AUDIT_UNIT_PLAUSIBLE] = AUDIT_SHELF_TABLES,
		[AUDIT_CODE] = AUDIT_SHELF_ENTRIES,
		[AUDIT_CODE_NAME] = AUDIT_SHELF_ENTRIES,
		[AUDIT_PROJECT_CODE] = AUDIT_SHELF_ENTRIES,
		[AUDIT_PROJECT_AMOUNT] = AUDIT_SHELF_TABLES,
		[AUDIT_TASK_SUM] = AUDIT_SHELF_TABLES,
		[AUDIT_BASIS_SUM] = AUDIT_SHELF_TABLES,
		[AUDIT_TARGET_PARSED] = AUDIT_SHELF_ENTRIES,
		[AUDIT_TARGET_UNIT] = AUDIT_SHELF_ENTRIES,
		[AUDIT_TARGET_SAME] = AUDIT_SHELF_ENTRIES,
		[AUDIT_TARGET_GOAL] = AUDIT_SHELF_ENTRIES,
		[AUDIT_INDICATOR] = AUDIT_SHELF_ENTRIES,
		[AUDIT_COMMENTARY_FIGURE] = AUDIT_SHELF_TEXT,
		[AUDIT_COMMENTARY_UNLINKED] = AUDIT_SHELF_TEXT,
		[AUDIT_FACT] = AUDIT_SHELF_TEXT,
		[AUDIT_TABLE_PRESENT] = AUDIT_SHELF_ENTRIES,
		[AUDIT_PERSONAL_DATA] = AUDIT_SHELF_ENTRIES,
		[AUDIT_OVERFLOW] = AUDIT_SHELF_TABLES,
	};

	return shelves[rule];
}

struct str view_shelf_path(struct arena *a, const struct budget_year *y,
			   enum audit_shelf shelf)
{
	static const char *const names[AUDIT_SHELF_COUNT] = {
		[AUDIT_SHELF_ROWS] = "rows",
		[AUDIT_SHELF_LEVELS] = "levels",
		[AUDIT_SHELF_TABLES] = "matches",
		[AUDIT_SHELF_TEXT] = "texts",
		[AUDIT_SHELF_ENTRIES] = "entries",
	};

	return str_format(a, "departments/%.*s/%d/%s.html",
			  STR_ARG(y->organization->id), y->year, names[shelf]);
}

/* The anchor on the year's page; empty where the page has none. */
static struct str year_anchor(struct arena *a, const struct audit_place *p)
{
	struct audit_address at = audit_address(p);

	switch (p->kind) {
	case AUDIT_PLACE_CELL:
		return str_format(a, "%.*s-%.*s", STR_ARG(at.table),
				  STR_ARG(at.row));
	case AUDIT_PLACE_TASK:
		return at.row;
	case AUDIT_PLACE_COMMENTARY:
		return str_concat(a, STR("text-"), p->commentary->name);
	case AUDIT_PLACE_TABLE:
		return p->table ? p->table_id : STR("");
	case AUDIT_PLACE_FACT:
	case AUDIT_PLACE_INDICATOR:
	case AUDIT_PLACE_PROJECT:
	case AUDIT_PLACE_FILE:
		break;
	}
	return STR("");
}

/* On the page of the year's performance. */
static struct str indicator_anchor(struct arena *a, const struct audit_place *p)
{
	struct audit_address at = audit_address(p);

	return str_format(a, "%.*s-%.*s", STR_ARG(at.row), STR_ARG(at.column));
}

/* An anchor of a page, from that page or from another. */
static struct str anchor_url(struct arena *a, struct str from, struct str page,
			     struct str anchor)
{
	return str_format(
		a, "%.*s#%.*s",
		STR_ARG(str_eq(page, from) ? STR("") : view_url(a, from, page)),
		STR_ARG(anchor));
}

static struct str project_url(struct arena *a, const struct audit_place *p,
			      struct str from)
{
	struct str page = view_project_path(a, p->year, p->project);
	struct str url = view_url(a, from, page);

	if (p->kind != AUDIT_PLACE_INDICATOR)
		return url;
	return str_format(a, "%.*s#indicator-%.*s", STR_ARG(url),
			  STR_ARG(p->indicator->key));
}

struct str view_place_url(struct arena *a, const struct audit_place *p,
			  struct str from)
{
	if (p->project)
		return project_url(a, p, from);
	if (p->kind == AUDIT_PLACE_FACT)
		return anchor_url(a, from, department_facts_path(a, p->year),
				  str_concat(a, STR("fact-"), p->fact->id));
	if (p->kind == AUDIT_PLACE_INDICATOR)
		return anchor_url(a, from, view_performance_path(a, p->year),
				  indicator_anchor(a, p));
	struct str anchor = year_anchor(a, p);

	return anchor.n ? anchor_url(a, from, department_year_path(a, p->year),
				     anchor)
			: anchor;
}

struct str view_check_url(struct arena *a, const struct budget_year *y,
			  const struct audit_check *c, struct str from,
			  bool is_year)
{
	if (is_year && view_is_finding(c))
		return str_concat(a, STR("#"), c->key);
	return anchor_url(
		a, from,
		c->outcome == AUDIT_OK
			? view_shelf_path(a, y, view_rule_shelf(c->rule))
			: view_audit_path(a, y),
		c->key);
}

struct str view_source_line(struct arena *a, const struct audit_place *p)
{
	struct str folder =
		str_format(a, "%.*s/%d/", STR_ARG(p->year->organization->id),
			   p->year->year);
	struct str file = p->span.path;

	if (str_starts(file, folder))
		file = str_slice(file, folder.n, file.n);
	if (!file.n || !p->span.line)
		return file;
	return str_format(a, "%.*s:%u", STR_ARG(file), p->span.line);
}
