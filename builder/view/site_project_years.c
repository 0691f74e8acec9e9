/* The projects of a year over all departments, the largest first: what a list
 * of each department does not show. */
#include "view/project_list.h"

#include <stdlib.h>

static const struct value_shape PIECE =
	VALUE_SHAPE("piece", "name", "url", "current");

static struct str piece_path(const struct site_view *s, int year, size_t number)
{
	return number > 1
		       ? str_format(s->arena, "projects/years/%d-%zu.html",
				    year, number)
		       : str_format(s->arena, "projects/years/%d.html", year);
}

/* Largest first, what is not stated last; else as the departments stand. */
static int by_amount(const void *a, const void *b)
{
	const struct listed_project *x = a, *y = b;
	const struct summary_amount *left = &x->project->year_amount;
	const struct summary_amount *right = &y->project->year_amount;
	int order;

	if (left->stated != right->stated)
		return left->stated ? -1 : 1;
	order = left->stated ? decimal_compare(right->yuan, left->yuan) : 0;
	return order ? order : x->order < y->order ? -1 : x->order > y->order;
}

static struct listed_projects projects_of(const struct site_view *s, int year)
{
	struct listed_projects list = {0};

	for (size_t i = 0; i < s->all->count; i++)
		for (size_t j = 0; j < s->all->items[i].year_count; j++) {
			const struct summary *d = &s->all->items[i];
			const struct summary_year *y = &d->years[j];

			for (size_t k = 0;
			     y->year == year && k < y->project_count; k++)
				*VEC_PUSH(s->arena,
					  &list) = (struct listed_project){
					d, y, &y->projects[k], list.count};
		}
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_amount);
	return list;
}

static size_t piece_count(const struct listed_projects *list)
{
	return (list->count + PROJECTS_OF_PAGE_MAX - 1) / PROJECTS_OF_PAGE_MAX;
}

static struct value pieces(const struct site_view *s, int year, size_t count,
			   size_t current)
{
	struct values list = {0};

	for (size_t i = 1; count > 1 && i <= count; i++)
		*VEC_PUSH(s->arena, &list) = VALUE_OBJECT(
			s->arena, &PIECE,
			value_text(
				view_bracket(s->view, s->arena,
					     str_format(s->arena, "%d", year),
					     str_format(s->arena, "%zu", i))),
			value_text(str_concat(s->arena, s->up,
					      piece_path(s, year, i))),
			value_bool(i == current));
	return values_list(&list);
}

static void put_piece(struct site_view *s, int year, size_t number)
{
	struct str path = piece_path(s, year, number);
	struct arena_mark mark = site_begin(s, path);
	struct listed_projects list = projects_of(s, year);
	size_t from = (number - 1) * PROJECTS_OF_PAGE_MAX;
	size_t count = piece_count(&list);
	struct str title = view_word(s->view, "all_projects");
	struct crumb parent = {title, STR("projects/index.html"), false};
	struct listed_projects part = {list.items + from, list.count - from, 0};

	if (part.count > PROJECTS_OF_PAGE_MAX)
		part.count = PROJECTS_OF_PAGE_MAX;
	title = view_pair(s->view, s->arena, title, "colon",
			  str_format(s->arena, "%d", year));
	if (number > 1)
		title = view_bracket(s->view, s->arena, title,
				     str_format(s->arena, "%zu", number));
	site_put_below(s, mark, path, "projects", &parent, title,
		       project_list(s, &part, list.count,
				    pieces(s, year, count, number)));
}

struct value project_years(const struct site_view *s)
{
	struct site_years years = site_years(s);
	struct values list = {0};

	for (size_t i = years.count; i-- > 0;)
		if (projects_of(s, years.items[i]).count)
			*VEC_PUSH(s->arena, &list) = VALUE_OBJECT(
				s->arena, &PIECE, site_year(s, years.items[i]),
				value_text(str_concat(
					s->arena, s->up,
					piece_path(s, years.items[i], 1))),
				value_bool(false));
	return values_list(&list);
}

void site_project_years(struct site_view *s)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct site_years years = site_years(s);

	for (size_t i = years.count; i-- > 0;) {
		struct listed_projects list = projects_of(s, years.items[i]);

		for (size_t j = 0; j < piece_count(&list); j++)
			put_piece(s, years.items[i], j + 1);
	}
	arena_rewind(s->arena, mark);
}
