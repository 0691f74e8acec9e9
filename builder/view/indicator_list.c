/* The list of indicators: by department-year and by project. */
#include "view/indicator_list.h"

#include "view/target_words.h"

static const struct value_shape INDICATOR =
	VALUE_SHAPE("indicator", "level1", "level2", "name", "url", "target",
		    "published", "kind", "muted", "deadline", "due");
static const struct value_shape GROUP =
	VALUE_SHAPE("indicator_group", "project", "project_url", "amount",
		    "exact", "money", "count", "open", "rows");
static const struct value_shape SECTION =
	VALUE_SHAPE("indicator_section", "department", "department_id", "year",
		    "year_url", "count", "groups");

/* Where the indicator stands in its form. */
static struct value indicator_url(const struct site_view *s,
				  const struct listed_year *at,
				  const struct summary_indicator *x)
{
	bool of_project = x->project_id.n > 0;
	struct str anchor = str_format(
		s->arena, "%.*s-%.*s",
		STR_ARG(of_project ? STR("indicator") : x->overall_id),
		STR_ARG(x->key));

	if (of_project)
		return site_project_url(s, at->department, at->year,
					x->project_id, anchor);
	return value_text(str_format(
		s->arena, "%.*sdepartments/%.*s/%d/performance.html#%.*s",
		STR_ARG(s->up), STR_ARG(at->department->organization->id),
		at->year->year, STR_ARG(anchor)));
}

static struct value indicator(const struct site_view *s,
			      const struct listed_year *at,
			      const struct summary_indicator *x)
{
	const struct view *v = s->view;
	struct target *t = arena_new(s->arena, struct target);

	*t = target_parse(x->target_published);
	struct str words = view_target_words(
		v, s->arena, t, x->target_published, x->measure_unit);

	return VALUE_OBJECT(
		s->arena, &INDICATOR, value_text_or_none(x->level1),
		value_text_or_none(x->level2),
		value_text(x->name.n ? x->name : view_word(v, "unnamed")),
		indicator_url(s, at, x), value_text(words),
		value_text_or_none(view_target_published(s->arena, words,
							 x->target_published)),
		value_text(view_target_kind(v, x->kind)),
		value_bool(x->kind == TARGET_NOT_APPLICABLE ||
			   x->kind == TARGET_EMPTY),
		value_text_or_none(view_target_deadline(v, s->arena, t,
							x->target_published)),
		value_text_or_none(str_from(t->deadline)));
}

static const struct summary_project *
project_of(const struct summary_year *y, const struct summary_indicator *x)
{
	for (size_t i = 0; x->project_id.n && i < y->project_count; i++)
		if (str_eq(y->projects[i].id, x->project_id))
			return &y->projects[i];
	return NULL;
}

/* Those of one project, or of the department as a whole. */
static struct value group(const struct site_view *s,
			  const struct listed_year *at,
			  const struct summary_indicator *first, size_t count,
			  bool open)
{
	const struct summary_project *p = project_of(at->year, first);
	struct summary_amount none = {0};
	const struct summary_amount *money = p ? &p->year_amount : &none;
	struct value *rows = site_items(s, count);

	for (size_t i = 0; i < count; i++)
		rows[i] = indicator(s, at, &first[i]);
	return VALUE_OBJECT(
		s->arena, &GROUP, value_text_or_none(first->project_name),
		first->project_id.n
			? site_project_url(s, at->department, at->year,
					   first->project_id, STR(""))
			: value_none(),
		value_text(site_amount(s, money)), site_exact(s, money),
		value_text_or_none(amount_text(s->view, s->arena, money)),
		site_count(s, count), value_bool(open),
		value_list(rows, count));
}

static bool same_group(const struct summary_indicator *a,
		       const struct summary_indicator *b)
{
	return str_eq(a->project_id, b->project_id) &&
	       str_eq(a->project_name, b->project_name);
}

static struct value section(const struct site_view *s,
			    const struct listed_year *at, bool open)
{
	const struct summary_year *y = at->year;
	struct values groups = {0};
	size_t end;

	for (size_t i = 0; i < y->indicator_count; i = end) {
		for (end = i + 1; end < y->indicator_count; end++)
			if (!same_group(&y->indicators[i], &y->indicators[end]))
				break;
		*VEC_PUSH(s->arena, &groups) = group(s, at, &y->indicators[i],
						     end - i, open && i == 0);
	}
	return VALUE_OBJECT(
		s->arena, &SECTION,
		value_text(site_department_name(s, at->department, y->year)),
		value_text(at->department->organization->id),
		site_year(s, y->year),
		site_year_url(s, at->department, y, STR("")),
		site_count(s, y->indicator_count), values_list(&groups));
}

struct value indicator_sections(const struct site_view *s,
				const struct listed_year *years, size_t count)
{
	struct values list = {0};

	for (size_t i = 0; i < count; i++) {
		bool first = list.count == 0;

		if (years[i].year->indicator_count && years[i].year->indicators)
			*VEC_PUSH(s->arena, &list) =
				section(s, &years[i], first);
	}
	return values_list(&list);
}
