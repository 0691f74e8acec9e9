/* Indicators, goals, projects and tasks to values. */
#include "view/performance.h"

#include "view/table.h"

static const struct value_shape INDICATOR =
	VALUE_SHAPE("indicator", "anchor", "level1", "level2", "name", "target",
		    "kind", "kind_id", "measure_unit", "explanation", "line");
static const struct value_shape GOAL_FACT =
	VALUE_SHAPE("goal_fact", "name", "target", "published");
static const struct value_shape TASK =
	VALUE_SHAPE("task", "name", "unit", "content", "total", "fiscal",
		    "other", "sum", "anchor");
static const struct value_shape OVERALL =
	VALUE_SHAPE("overall", "id", "title", "units", "place", "goal",
		    "goal_facts", "unit", "tasks", "indicators", "correction");
static const struct value_shape PROJECT_ROW =
	VALUE_SHAPE("project_row", "url", "name", "code", "unit_name", "amount",
		    "unit", "yuan", "form", "indicators");

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
			value_text(view_target_kind(v, a, x->target.kind)),
			value_text(target_kind_name(x->target.kind)),
			value_text(x->measure_unit), value_text(x->explanation),
			x->source_line ? value_uint(a, x->source_line)
				       : value_none());
	}
	return value_list(items, indicators->count);
}

struct value view_goal_facts(struct arena *a, const struct goal_fact *facts,
			     size_t count)
{
	struct value *items = arena_array(a, struct value, count);

	for (size_t i = 0; i < count; i++)
		items[i] =
			VALUE_OBJECT(a, &GOAL_FACT, value_text(facts[i].name),
				     value_text(facts[i].target_published),
				     value_text(facts[i].published));
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

static struct value tasks(const struct view *v, struct arena *a,
			  const struct budget_year *y,
			  const struct overall_performance *o)
{
	struct value *items = arena_array(a, struct value, o->task_count);

	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		items[i] = VALUE_OBJECT(
			a, &TASK, value_text(t->name),
			t->unit ? value_text(view_organization(v, t->unit,
							       y->year))
				: value_none(),
			value_text(t->content), value_text(t->total.published),
			value_text(t->fiscal.published),
			value_text(t->other.published), value_bool(t->is_total),
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
		names = str_format(
			a, "%.*s%s%.*s", STR_ARG(names), i ? "、" : "",
			STR_ARG(view_organization(v, o->units[i], y->year)));
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
			value_text(o->currency.name), tasks(v, a, y, o),
			view_indicators(v, a, &o->indicators, o->id),
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

struct value view_project_rows(const struct view *v, struct arena *a,
			       const struct budget_year *y, struct str from)
{
	struct value *items = arena_array(a, struct value, y->project_count);

	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];
		struct summary_amount amount = {0};

		amount.stated = project_yuan(p, PROJECT_YEAR, &amount.yuan);
		items[i] = VALUE_OBJECT(
			a, &PROJECT_ROW,
			value_text(
				view_url(a, from, view_project_path(a, y, p))),
			value_text(p->name), value_text(p->code),
			value_text(p->unit_name.n ? p->unit_name
				   : p->unit ? view_organization(v, p->unit,
								 y->year)
					     : STR("")),
			value_text(p->amounts[PROJECT_YEAR].published),
			value_text(p->currency.name),
			value_text(view_amount(v, a, &amount)),
			value_text(view_word(v, p->form == PROJECT_KEY
							? "key_project"
							: "form_project")),
			value_uint(a, p->indicators.count));
	}
	return value_list(items, y->project_count);
}
