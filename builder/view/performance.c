/* Indicators, goals, projects and tasks to values. */
#include "view/performance.h"

#include "view/amount.h"
#include "view/table.h"

static const struct value_shape INDICATOR =
	VALUE_SHAPE("indicator", "anchor", "level1", "level2", "name", "target",
		    "kind", "muted", "measure_unit", "explanation");
static const struct value_shape GOAL_FACT =
	VALUE_SHAPE("goal_fact", "name", "published");
static const struct value_shape TASK = VALUE_SHAPE(
	"task", "name", "unit", "content", "amounts", "sum", "anchor");
static const struct value_shape AMOUNT = VALUE_SHAPE("amount", "text", "class");
static const struct value_shape OVERALL = VALUE_SHAPE(
	"overall", "id", "title", "units", "place", "goal", "goal_facts",
	"has_goal_facts", "unit", "tasks", "has_tasks", "task_texts",
	"have_task_units", "indicators", "has_indicators", "have_units",
	"have_explanations", "correction");
static const struct value_shape PROJECT_ROW =
	VALUE_SHAPE("project_row", "url", "name", "unit_name", "published",
		    "unit", "converted", "form", "indicators");

struct value view_indicators(const struct view *v, struct arena *a,
			     const struct indicators *indicators,
			     struct str prefix)
{
	struct value *items = arena_array(a, struct value, indicators->count);

	for (size_t i = 0; i < indicators->count; i++) {
		const struct indicator *x = &indicators->items[i];

		items[i] = VALUE_OBJECT(
			a, &INDICATOR,
			value_text(str_format(a, "%.*s-%.*s", STR_ARG(prefix),
					      STR_ARG(x->key))),
			value_text(x->level1), value_text(x->level2),
			value_text(x->name), value_text(x->target_published),
			value_text(view_target_kind(v, x->target.kind)),
			value_bool(x->target.kind == TARGET_NOT_APPLICABLE),
			value_text(x->measure_unit),
			value_text(x->explanation));
	}
	return value_list(items, indicators->count);
}

struct value view_have_units(const struct indicators *indicators)
{
	bool found = false;

	for (size_t i = 0; i < indicators->count; i++)
		found |= indicators->items[i].measure_unit.n > 0;
	return value_bool(found);
}

struct value view_have_explanations(const struct indicators *indicators)
{
	bool found = false;

	for (size_t i = 0; i < indicators->count; i++)
		found |= indicators->items[i].explanation.n > 0;
	return value_bool(found);
}

struct value view_goal_facts(struct arena *a, const struct goal_fact *facts,
			     size_t count)
{
	struct value *items = arena_array(a, struct value, count);

	for (size_t i = 0; i < count; i++)
		items[i] = VALUE_OBJECT(
			a, &GOAL_FACT, value_text(facts[i].name),
			value_text(facts[i].published.n
					   ? facts[i].published
					   : facts[i].target_published));
	return value_list(items, count);
}

struct value view_correction(const struct view *v, struct arena *a,
			     struct str published, struct str corrected,
			     struct str reason)
{
	struct str text = view_word(v, "corrected_note");

	if (!corrected.n)
		return value_none();
	text = str_replace(a, text, STR("{0}"), published);
	text = str_replace(a, text, STR("{1}"), corrected);
	return value_text(str_replace(a, text, STR("{2}"), reason));
}

/* A row of amounts of a table, each against its column. */
static struct value amount_cells(struct arena *a, const struct align *columns,
				 const struct str *texts, size_t count)
{
	struct value *items = arena_array(a, struct value, count);

	for (size_t i = 0; i < count; i++)
		items[i] = VALUE_OBJECT(a, &AMOUNT, value_text(texts[i]),
					align_class(&columns[i], texts[i]));
	return value_list(items, count);
}

enum { TASK_AMOUNTS = 3 };

static void task_amounts(const struct task *t, struct str out[TASK_AMOUNTS])
{
	out[0] = t->total.published;
	out[1] = t->fiscal.published;
	out[2] = t->other.published;
}

static bool have_task_units(const struct overall_performance *o)
{
	for (size_t i = 0; i < o->task_count; i++)
		if (o->tasks[i].unit)
			return true;
	return false;
}

static struct value tasks(const struct view *v, struct arena *a,
			  const struct budget_year *y,
			  const struct overall_performance *o)
{
	struct value *items = arena_array(a, struct value, o->task_count);
	struct align columns[TASK_AMOUNTS] = {{0}};
	struct str texts[TASK_AMOUNTS];

	for (size_t i = 0; i < o->task_count; i++) {
		task_amounts(&o->tasks[i], texts);
		for (size_t k = 0; k < TASK_AMOUNTS; k++)
			align_add(&columns[k], texts[k]);
	}
	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		task_amounts(t, texts);
		items[i] = VALUE_OBJECT(
			a, &TASK, value_text(t->name),
			t->unit ? value_text(view_organization(v, t->unit,
							       y->year))
				: value_none(),
			value_text(t->content),
			amount_cells(a, columns, texts, TASK_AMOUNTS),
			value_bool(t->is_total),
			value_text(str_format(a, "%.*s-task-%zu",
					      STR_ARG(o->id), i + 1)));
	}
	return value_list(items, o->task_count);
}

static struct str unit_names(const struct view *v, struct arena *a,
			     const struct budget_year *y,
			     const struct overall_performance *o)
{
	struct str names = STR("");

	for (size_t i = 0; i < o->unit_count; i++)
		names = view_pair(v, a, names, "list_comma",
				  view_organization(v, o->units[i], y->year));
	return names;
}

struct value view_overall(const struct view *v, struct arena *a,
			  const struct budget_year *y)
{
	struct value *items = arena_array(a, struct value, y->overall_count);

	for (size_t i = 0; i < y->overall_count; i++) {
		const struct overall_performance *o = &y->overall[i];

		items[i] = VALUE_OBJECT(
			a, &OVERALL, value_text(o->id), value_text(o->title),
			value_text(unit_names(v, a, y, o)),
			value_text_or_none(view_place(v, a, y, &o->place)),
			value_text_or_none(o->goal),
			view_goal_facts(a, o->goal_facts, o->goal_fact_count),
			value_bool(o->goal_fact_count > 0),
			value_text_or_none(
				amount_published_unit(v, a, o->currency.name)),
			tasks(v, a, y, o), value_bool(o->task_count > 0),
			value_uint(a, have_task_units(o) ? 3 : 2),
			value_bool(have_task_units(o)),
			view_indicators(v, a, &o->indicators, o->id),
			value_bool(o->indicators.count > 0),
			view_have_units(&o->indicators),
			view_have_explanations(&o->indicators),
			view_correction(v, a, o->currency.name,
					o->corrected.name,
					o->correction_reason));
	}
	return value_list(items, y->overall_count);
}

struct str view_project_path(struct arena *a, const struct budget_year *y,
			     const struct project *p)
{
	return str_format(a, "departments/%.*s/%d/projects/%.*s.html",
			  STR_ARG(y->organization->id), y->year,
			  STR_ARG(p->id));
}

static struct str project_amount(const struct view *v, struct arena *a,
				 const struct project *p)
{
	struct summary_amount amount = {0};

	amount.stated = project_yuan(p, PROJECT_YEAR, &amount.yuan);
	return amount_number(v, a, &amount);
}

static struct str project_unit(const struct view *v,
			       const struct budget_year *y,
			       const struct project *p)
{
	if (p->unit && v->language == LANGUAGE_EN)
		return view_organization(v, p->unit, y->year);
	return p->unit_name.n ? p->unit_name
	       : p->unit      ? view_organization(v, p->unit, y->year)
			      : STR("");
}

struct value view_project_rows(const struct view *v, struct arena *a,
			       const struct budget_year *y, struct str from)
{
	enum { AMOUNTS = 2 }; /* as published, in the unit of the table */
	struct value *items = arena_array(a, struct value, y->project_count);
	struct align columns[AMOUNTS] = {{0}};

	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];

		align_add(&columns[0], p->amounts[PROJECT_YEAR].published);
		align_add(&columns[1], project_amount(v, a, p));
	}
	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];
		const struct str texts[AMOUNTS] = {
			p->amounts[PROJECT_YEAR].published,
			project_amount(v, a, p)};

		items[i] = VALUE_OBJECT(
			a, &PROJECT_ROW,
			value_text(
				view_url(a, from, view_project_path(a, y, p))),
			value_text(p->name), value_text(project_unit(v, y, p)),
			amount_cells(a, &columns[0], &texts[0], 1),
			value_text(
				amount_published_unit(v, a, p->currency.name)),
			amount_cells(a, &columns[1], &texts[1], 1),
			value_text(view_word(v, p->form == PROJECT_KEY
							? "key_project"
							: "form_project")),
			value_uint(a, p->indicators.count));
	}
	return value_list(items, y->project_count);
}
