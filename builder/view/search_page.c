/* The page of the search, and the lists that do without it: all departments by
 * the first letters of their sort keys. */
#include "view/code_list.h"
#include "view/site.h"

#include <assert.h>

enum { NAMES_MAX = 500 }; /* of a page */

static const struct value_shape SEARCH =
	VALUE_SHAPE("search", "base", "script", "place", "groups", "lists");
static const struct value_shape GROUP = VALUE_SHAPE("group", "types", "title");
static const struct value_shape LIST = VALUE_SHAPE("list", "url", "title");
static const struct value_shape NAMES =
	VALUE_SHAPE("names", "title", "initials", "groups");
static const struct value_shape INITIAL = VALUE_SHAPE(
	"initial", "name", "url", "id", "departments", "count", "current");
static const struct value_shape DEPARTMENT =
	VALUE_SHAPE("department", "name", "url", "old", "years");
static const struct value_shape YEAR = VALUE_SHAPE("year", "year", "url");

static struct value groups(const struct site_view *s)
{
	static const struct {
		const char *types, *word;
	} all[] = {
		{"d", "found_departments"}, {"u", "found_units"},
		{"k", "key_figures"},       {"p", "found_projects"},
		{"fe", "found_codes"},      {"g", "found_terms"},
		{"i", "found_indicators"},  {"r", "found_rows"},
		{"t", "found_texts"},
	};
	enum { COUNT = sizeof all / sizeof *all };
	struct value *items = site_items(s, COUNT);

	for (size_t i = 0; i < COUNT; i++)
		items[i] = VALUE_OBJECT(
			s->arena, &GROUP, value_text(str_from(all[i].types)),
			value_text(view_word(s->view, all[i].word)));
	return value_list(items, COUNT);
}

static struct value list_link(const struct site_view *s, struct str path,
			      const char *word)
{
	return VALUE_OBJECT(s->arena, &LIST,
			    value_text(str_concat(s->arena, s->up, path)),
			    value_text(view_word(s->view, word)));
}

static struct value lists(const struct site_view *s)
{
	struct values all = {0};

	*VEC_PUSH(s->arena, &all) =
		list_link(s, STR("names/index.html"), "names_list");
	*VEC_PUSH(s->arena, &all) =
		list_link(s, code_index_path(CLASSIFICATION_FUNCTIONAL),
			  "by_function_code");
	*VEC_PUSH(s->arena, &all) = list_link(
		s, code_index_path(CLASSIFICATION_ECONOMIC), "by_economy_code");
	*VEC_PUSH(s->arena, &all) =
		list_link(s, STR("projects/index.html"), "all_projects");
	*VEC_PUSH(s->arena, &all) =
		list_link(s, STR("glossary.html"), "glossary");
	return values_list(&all);
}

void site_search(struct site_view *s)
{
	struct str path = STR("search.html");
	struct arena_mark mark = site_begin(s, path);
	bool root = s->view->language_folder.n == 0;

	site_put(s, mark, path, "search", view_word(s->view, "search"),
		 VALUE_OBJECT(s->arena, &SEARCH,
			      value_text(str_concat(s->arena, s->root,
						    STR("search/"))),
			      site_asset(s, "search.js"),
			      value_text(root ? STR("0") : STR("1")), groups(s),
			      lists(s)));
}

/* A capital letter; 0 for others. */
static char initial_of(const struct summary *d)
{
	struct str key = d->organization->sort_key;

	if (!key.n)
		key = organization_name(d->organization, 0)->name;
	char c = key.n ? key.s[0] : '\0';

	return c >= 'a' && c <= 'z'   ? (char)(c - 'a' + 'A')
	       : c >= 'A' && c <= 'Z' ? c
				      : '\0';
}

/* Departments of one initial on one page. */
struct piece {
	char initial;
	size_t number; /* of the pieces of this initial, from 1 */
	const struct summary **items;
	size_t count;
};
struct pieces {
	struct piece *items;
	size_t count, capacity;
};

static void add_piece(const struct site_view *s, char initial,
		      struct pieces *out)
{
	struct piece *p = NULL;
	size_t number = 0;

	for (size_t i = 0; i < s->all->count; i++) {
		if (initial_of(&s->all->items[i]) != initial)
			continue;
		if (!p || p->count == NAMES_MAX) {
			p = VEC_PUSH(s->arena, out);
			*p = (struct piece){initial, ++number,
					    arena_array(s->arena,
							const struct summary *,
							NAMES_MAX),
					    0};
		}
		p->items[p->count++] = &s->all->items[i];
	}
}

static struct pieces pieces_of(const struct site_view *s)
{
	struct pieces all = {0};

	for (char c = 'A'; c <= 'Z'; c++)
		add_piece(s, c, &all);
	add_piece(s, '\0', &all);
	return all;
}

/* "A", "A 2"; the word for those without a letter. */
static struct str piece_name(const struct site_view *s, const struct piece *p)
{
	struct str name = p->initial ? str_format(s->arena, "%c", p->initial)
				     : view_word(s->view, "names_other");

	return p->number > 1 ? str_format(s->arena, "%.*s %zu", STR_ARG(name),
					  p->number)
			     : name;
}

/* "a", "a-2", "other". */
static struct str piece_id(const struct site_view *s, const struct piece *p)
{
	struct str id =
		p->initial ? str_format(s->arena, "%c", p->initial - 'A' + 'a')
			   : STR("other");

	return p->number > 1 ? str_format(s->arena, "%.*s-%zu", STR_ARG(id),
					  p->number)
			     : id;
}

static struct value department(const struct site_view *s,
			       const struct summary *d)
{
	struct value *years = site_items(s, d->year_count);
	const struct organization *o = d->organization;
	struct str old = STR("");

	for (size_t i = 0; i < d->year_count; i++) {
		const struct summary_year *y = &d->years[d->year_count - 1 - i];

		years[i] = VALUE_OBJECT(s->arena, &YEAR, site_year(s, y->year),
					site_year_url(s, d, y, STR("")));
	}
	for (size_t i = 0; i < o->name_count; i++)
		if (&o->names[i] != organization_name(o, 0))
			old = view_pair(s->view, s->arena, old, "list_comma",
					o->names[i].name);
	return VALUE_OBJECT(s->arena, &DEPARTMENT,
			    value_text(site_department_name(s, d, 0)),
			    site_department_url(s, d), value_text_or_none(old),
			    value_list(years, d->year_count));
}

/* With its departments where they are listed on this page. */
static struct value initial(const struct site_view *s, const struct piece *p,
			    bool alone, bool listed, bool current)
{
	struct str id = piece_id(s, p);
	struct value *items = site_items(s, p->count);

	for (size_t i = 0; listed && i < p->count; i++)
		items[i] = department(s, p->items[i]);
	return VALUE_OBJECT(
		s->arena, &INITIAL, value_text(piece_name(s, p)),
		value_text(str_format(s->arena, alone ? "%.*s.html" : "#%.*s",
				      STR_ARG(id))),
		value_text(id), value_list(items, listed ? p->count : 0),
		site_count(s, p->count), value_bool(current));
}

/* The page of one piece; NULL: the page of all, which lists them when they are
 * not too many. */
static void put_names(struct site_view *s, const struct pieces *all,
		      const struct piece *only, bool alone)
{
	struct str path = only ? str_format(s->arena, "names/%.*s.html",
					    STR_ARG(piece_id(s, only)))
			       : STR("names/index.html");
	struct arena_mark mark = site_begin(s, path);
	struct value *initials = site_items(s, all->count);
	struct values listed = {0};
	struct str title = view_word(s->view, "names_list");
	struct crumb parent = {title, STR("names/index.html"), false};

	assert(all->items || !all->count);
	for (size_t i = 0; i < all->count; i++) {
		const struct piece *p = &all->items[i];

		initials[i] = initial(s, p, alone, false, p == only);
		if (p == only || (!only && !alone))
			*VEC_PUSH(s->arena, &listed) =
				initial(s, p, alone, true, false);
	}
	if (only)
		title = view_pair(s->view, s->arena, title, "colon",
				  piece_name(s, only));
	struct value body = VALUE_OBJECT(s->arena, &NAMES, value_text(title),
					 value_list(initials, all->count),
					 values_list(&listed));

	if (only)
		site_put_below(s, mark, path, "names", &parent, title, body);
	else
		site_put(s, mark, path, "names", title, body);
}

void site_names(struct site_view *s)
{
	struct arena_mark mark = arena_mark(s->arena);
	struct pieces all = pieces_of(s);
	bool alone = s->all->count > NAMES_MAX;

	put_names(s, &all, NULL, alone);
	for (size_t i = 0; alone && i < all.count; i++)
		put_names(s, &all, &all.items[i], true);
	arena_rewind(s->arena, mark);
}
