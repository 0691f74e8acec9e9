/* All projects; all indicators by level and by kind of target. */
#include "view/site.h"

static const struct value_shape PROJECT =
	VALUE_SHAPE("project", "name", "url", "code", "unit", "type", "amount",
		    "class", "indicators");
static const struct value_shape INDICATOR =
	VALUE_SHAPE("indicator", "level1", "level2", "name", "url", "target",
		    "kind", "project", "project_url");
static const struct value_shape GROUP = VALUE_SHAPE(
	"group", "id", "department", "year", "url", "count", "items");
static const struct value_shape PROJECTS =
	VALUE_SHAPE("projects", "groups", "listed", "total", "amount_unit");
static const struct value_shape TALLY = VALUE_SHAPE("tally", "name", "count");
static const struct value_shape INDICATORS =
	VALUE_SHAPE("indicators", "groups", "listed", "total", "levels",
		    "has_levels", "kinds");

static struct value group(const struct site_view *s, const struct summary *d,
			  const struct summary_year *y, size_t count,
			  struct value items)
{
	struct str id = str_format(s->arena, "%.*s-%d",
				   STR_ARG(d->organization->id), y->year);

	return VALUE_OBJECT(s->arena, &GROUP, value_text(id),
			    value_text(site_department_name(s, d, y->year)),
			    site_year(s, y->year),
			    site_year_url(s, d, y, STR("")),
			    site_count(s, count), items);
}

static struct value projects_of(const struct site_view *s,
				const struct summary *d,
				const struct summary_year *y)
{
	struct value *items = site_items(s, y->project_count);
	struct align column = {0};

	for (size_t i = 0; i < y->project_count; i++)
		align_add(&column, site_amount(s, &y->projects[i].year_amount));
	for (size_t i = 0; i < y->project_count; i++) {
		const struct summary_project *p = &y->projects[i];
		struct str amount = site_amount(s, &p->year_amount);

		items[i] = VALUE_OBJECT(
			s->arena, &PROJECT, value_text(p->name),
			site_project_url(s, d, y, p->id, STR("")),
			value_text_or_none(p->code),
			value_text_or_none(p->unit_name),
			value_text_or_none(p->type), value_text(amount),
			align_class(&column, amount),
			site_count(s, p->indicator_count));
	}
	return value_list(items, y->project_count);
}

static struct value indicators_of(const struct site_view *s,
				  const struct summary *d,
				  const struct summary_year *y)
{
	struct value *items = site_items(s, y->indicator_count);

	for (size_t i = 0; i < y->indicator_count; i++) {
		const struct summary_indicator *x = &y->indicators[i];
		bool of_project = x->project_id.n > 0;
		struct str anchor = str_format(
			s->arena, "%.*s-%.*s",
			STR_ARG(of_project ? STR("indicator") : x->overall_id),
			STR_ARG(x->key));

		items[i] = VALUE_OBJECT(
			s->arena, &INDICATOR, value_text_or_none(x->level1),
			value_text_or_none(x->level2), value_text(x->name),
			of_project ? site_project_url(s, d, y, x->project_id,
						      anchor)
				   : site_year_url(s, d, y, anchor),
			value_text_or_none(x->target_published),
			value_text(view_target_kind(s->view, x->kind)),
			value_text_or_none(x->project_name),
			of_project ? site_project_url(s, d, y, x->project_id,
						      STR(""))
				   : value_none());
	}
	return value_list(items, y->indicator_count);
}

static size_t project_total(const struct site_view *s)
{
	size_t total = 0;

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++)
			total += s->all->items[i].years[j].project_count;
	return total;
}

/* All indicators; *kept: is the list there for every year? */
static size_t indicator_total(const struct site_view *s, bool *kept)
{
	size_t total = 0;

	*kept = true;
	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++) {
			const struct summary_year *y =
				&s->all->items[i].years[j];

			total += y->indicator_count;
			*kept &= y->indicators || !y->indicator_count;
		}
	return total;
}

void site_projects(struct site_view *s)
{
	struct str path = STR("projects/index.html");
	struct arena_mark mark = site_begin(s, path);
	size_t total = project_total(s);
	bool listed = total <= SITE_LIST_MAX;
	struct values groups = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = s->all->items[i].year_count; j-- > 0;) {
			const struct summary *d = &s->all->items[i];
			const struct summary_year *y = &d->years[j];

			if (!y->project_count)
				continue;
			*VEC_PUSH(s->arena, &groups) = group(
				s, d, y, y->project_count,
				listed ? projects_of(s, d, y) : value_none());
		}
	site_put(s, mark, path, "projects", view_word(s->view, "all_projects"),
		 VALUE_OBJECT(s->arena, &PROJECTS, values_list(&groups),
			      value_bool(listed), site_count(s, total),
			      value_text(amount_unit(s->view))));
}

static struct value tally(const struct site_view *s, struct str name,
			  uint64_t count)
{
	return VALUE_OBJECT(s->arena, &TALLY, value_text_or_none(name),
			    site_count(s, count));
}

static struct value kind_tallies(const struct site_view *s)
{
	struct values list = {0};

	for (int kind = 0; kind <= TARGET_TEXT; kind++) {
		uint64_t count = 0;

		for (size_t i = 0; i < s->all->count; i++)
			for (size_t j = 0; j < s->all->items[i].year_count; j++)
				count += s->all->items[i]
						 .years[j]
						 .kind_counts[kind];
		if (count)
			*VEC_PUSH(s->arena, &list) =
				tally(s,
				      view_target_kind(s->view,
						       (enum target_kind)kind),
				      count);
	}
	return values_list(&list);
}

static void count_levels(const struct site_view *s,
			 const struct summary_year *y, struct map *levels)
{
	for (size_t k = 0; k < y->indicator_count; k++)
		map_put(s->arena, levels, y->indicators[k].level1)->number++;
}

static struct value level_tallies(const struct site_view *s)
{
	struct values list = {0};
	struct map levels = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++)
			count_levels(s, &s->all->items[i].years[j], &levels);
	for (size_t i = 0; i < levels.count; i++)
		*VEC_PUSH(s->arena, &list) =
			tally(s, levels.items[i].key, levels.items[i].number);
	return values_list(&list);
}

void site_indicators(struct site_view *s)
{
	struct str path = STR("indicators/index.html");
	struct arena_mark mark = site_begin(s, path);
	struct values groups = {0};
	bool kept;
	size_t total = indicator_total(s, &kept);
	bool listed = kept && total <= SITE_LIST_MAX;

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = s->all->items[i].year_count; j-- > 0;) {
			const struct summary *d = &s->all->items[i];
			const struct summary_year *y = &d->years[j];

			if (!y->indicator_count)
				continue;
			*VEC_PUSH(s->arena, &groups) = group(
				s, d, y, y->indicator_count,
				listed ? indicators_of(s, d, y) : value_none());
		}
	site_put(s, mark, path, "indicators",
		 view_word(s->view, "all_indicators"),
		 VALUE_OBJECT(s->arena, &INDICATORS, values_list(&groups),
			      value_bool(listed), site_count(s, total),
			      kept ? level_tallies(s) : value_none(),
			      value_bool(kept && total), kind_tallies(s)));
}
