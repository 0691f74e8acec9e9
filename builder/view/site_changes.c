/* The recorded changes of the published data. */
#include "view/site.h"

static const struct value_shape AMENDMENT = VALUE_SHAPE(
	"amendment", "anchor", "date", "department", "year", "url", "cells");
static const struct value_shape CELL =
	VALUE_SHAPE("changed_cell", "kind", "row", "column", "before", "after");

static struct value cell(const struct site_view *s, const struct change *c)
{
	static const char *const words[CHANGE_KIND_COUNT] = {
		[CHANGE_ALTERED] = "change_altered",
		[CHANGE_APPEARED] = "change_appeared",
		[CHANGE_VANISHED] = "change_vanished",
	};

	return VALUE_OBJECT(
		s->arena, &CELL, value_text(view_word(s->view, words[c->kind])),
		value_text(str_format(s->arena, "%.*s · %.*s",
				      STR_ARG(c->dataset), STR_ARG(c->row))),
		value_text(c->column), value_text(c->before),
		value_text(c->after));
}

/* The page of the year, if the site still has it. */
static struct value year_url(const struct site_view *s, const struct change *c,
			     int year)
{
	for (size_t i = 0; i < s->all->count; i++) {
		const struct summary *d = &s->all->items[i];

		if (!str_eq(d->organization->id, c->organization_id))
			continue;
		for (size_t j = 0; j < d->year_count; j++)
			if (d->years[j].year == year)
				return value_text(str_format(
					s->arena,
					"%.*sdepartments/%.*s/%d.html",
					STR_ARG(s->up),
					STR_ARG(c->organization_id), year));
	}
	return value_none();
}

static struct value amendment(const struct site_view *s,
			      const struct change *first, size_t count)
{
	const struct organization *o = organization_find(
		&s->view->site->organizations, first->organization_id);
	struct value *items = site_items(s, count);
	uint64_t year = 0;

	str_to_uint(first->fiscal_year, 9999, &year);
	for (size_t i = 0; i < count; i++)
		items[i] = cell(s, &first[i]);
	return VALUE_OBJECT(
		s->arena, &AMENDMENT,
		value_text(str_format(s->arena, "%.*s-%.*s-%.*s",
				      STR_ARG(first->date),
				      STR_ARG(first->organization_id),
				      STR_ARG(first->fiscal_year))),
		value_text(first->date),
		value_text(o ? view_organization(s->view, o, (int)year)
			     : first->organization_id),
		value_text(first->fiscal_year), year_url(s, first, (int)year),
		value_list(items, count));
}

bool site_changes_left_out(const struct site_view *s)
{
	return s->view->changes->count > SITE_LIST_MAX;
}

struct value site_changes(const struct site_view *s)
{
	const struct changes *all = s->view->changes;
	size_t first =
		site_changes_left_out(s) ? all->count - SITE_LIST_MAX : 0;
	struct values list = {0};

	for (size_t end = all->count; end > first;) {
		size_t begin = end - 1;

		while (begin > first && change_is_with(&all->items[begin - 1],
						       &all->items[end - 1]))
			begin--;
		*VEC_PUSH(s->arena, &list) =
			amendment(s, &all->items[begin], end - begin);
		end = begin;
	}
	return values_list(&list);
}
