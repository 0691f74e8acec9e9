/* Indicators, goals, projects and tasks to values. */
#include "view/performance.h"

#include "view/amount.h"
#include "view/citation.h"
#include "view/table.h"

static const struct value_shape GOAL_FACT =
	VALUE_SHAPE("goal_fact", "name", "published");
static const struct value_shape TASK = VALUE_SHAPE(
	"task", "name", "unit", "content", "amounts", "sum", "anchor");
static const struct value_shape AMOUNT =
	VALUE_SHAPE("amount", "text", "class", "mark");
static const struct value_shape OVERALL =
	VALUE_SHAPE("overall", "id", "title", "units", "place", "goal",
		    "goal_facts", "has_goal_facts", "unit", "power", "tasks",
		    "has_tasks", "task_texts", "have_task_units",
		    "indicators_url", "indicator_count", "correction", "cite");
static const struct value_shape PROJECT_ROW = VALUE_SHAPE(
	"project_row", "url", "name", "unit_name", "published", "unit",
	"converted", "converted_class", "form", "indicators");

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

static struct value amount_cell(struct arena *a, const struct marked_page *page,
				const struct align *column,
				const struct cell *cell)
{
	return VALUE_OBJECT(a, &AMOUNT, value_text(cell->published),
			    align_class(column, cell->published),
			    view_mark(a, page, cell));
}

enum { TASK_AMOUNTS = 3 };

/* A task's amounts, each against its column. */
static struct value task_amounts(struct arena *a,
				 const struct marked_page *page,
				 const struct align columns[TASK_AMOUNTS],
				 const struct task *t)
{
	struct value *items = arena_array(a, struct value, TASK_AMOUNTS);

	items[0] = amount_cell(a, page, &columns[0], &t->total);
	items[1] = amount_cell(a, page, &columns[1], &t->fiscal);
	items[2] = amount_cell(a, page, &columns[2], &t->other);
	return value_list(items, TASK_AMOUNTS);
}

static bool have_task_units(const struct overall_performance *o)
{
	for (size_t i = 0; i < o->task_count; i++)
		if (o->tasks[i].unit)
			return true;
	return false;
}

static struct value tasks(const struct view *v, struct arena *a,
			  const struct marked_page *page,
			  const struct overall_performance *o)
{
	struct value *items = arena_array(a, struct value, o->task_count);
	struct align columns[TASK_AMOUNTS] = {{0}};

	for (size_t i = 0; i < o->task_count; i++) {
		align_add(&columns[0], o->tasks[i].total.published);
		align_add(&columns[1], o->tasks[i].fiscal.published);
		align_add(&columns[2], o->tasks[i].other.published);
	}
	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		items[i] = VALUE_OBJECT(
			a, &TASK, value_text(t->name),
			t->unit ? value_text(view_organization(
					  v, t->unit, page->audit->year->year))
				: value_none(),
			value_text(t->content),
			task_amounts(a, page, columns, t),
			value_bool(t->is_total), value_text(t->key));
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
			  const struct marked_page *page)
{
	const struct budget_year *y = page->audit->year;
	struct value *items = arena_array(a, struct value, y->overall_count);
	struct str all = view_url(a, page->path, view_performance_path(a, y));

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
			o->currency.name.n && !o->corrected.name.n &&
					o->currency.power >= 0
				? amount_power(v, a, o->currency.power)
				: value_none(),
			tasks(v, a, page, o), value_bool(o->task_count > 0),
			value_uint(a, have_task_units(o) ? 3 : 2),
			value_bool(have_task_units(o)),
			o->indicators.count
				? value_text(str_format(a, "%.*s#%.*s",
							STR_ARG(all),
							STR_ARG(o->id)))
				: value_none(),
			value_uint(a, o->indicators.count),
			view_correction(v, a, o->currency.name,
					o->corrected.name,
					o->correction_reason),
			value_text(view_cite_url(a, y, page->path, o->id)));
	}
	return value_list(items, y->overall_count);
}

struct str view_performance_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d/performance.html",
			  STR_ARG(y->organization->id), y->year);
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
			       const struct marked_page *page)
{
	const struct budget_year *y = page->audit->year;
	struct value *items = arena_array(a, struct value, y->project_count);
	struct align published = {0}, converted = {0};

	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];

		align_add(&published, p->amounts[PROJECT_YEAR].published);
		align_add(&converted, project_amount(v, a, p));
	}
	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];
		struct str amount = project_amount(v, a, p);

		items[i] = VALUE_OBJECT(
			a, &PROJECT_ROW,
			value_text(view_url(a, page->path,
					    view_project_path(a, y, p))),
			value_text(p->name), value_text(project_unit(v, y, p)),
			amount_cell(a, page, &published,
				    &p->amounts[PROJECT_YEAR]),
			value_text(
				amount_published_unit(v, a, p->currency.name)),
			value_text(amount), align_class(&converted, amount),
			value_text(view_word(v, p->form == PROJECT_KEY
							? "key_project"
							: "form_project")),
			value_uint(a, p->indicators.count));
	}
	return value_list(items, y->project_count);
}
