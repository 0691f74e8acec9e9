/* The classification codes that occur in the departments' tables. */
#include "view/code_list.h"

#include <stdlib.h>

#include "view/frame.h"

const struct summary_code *codes_of_year(const struct summary_year *y,
					 enum classification_role role,
					 size_t *count)
{
	bool functional = role == CLASSIFICATION_FUNCTIONAL;

	*count = functional ? y->function_count : y->economy_count;
	return functional ? y->functions : y->economies;
}

static int compare(const void *key, const void *item)
{
	return str_cmp(*(const struct str *)key,
		       ((const struct summary_code *)item)->row->line->code);
}

const struct summary_code *code_in_year(const struct summary_year *y,
					enum classification_role role,
					struct str code)
{
	size_t count;
	const struct summary_code *codes = codes_of_year(y, role, &count);

	return count ? bsearch(&code, codes, count, sizeof *codes, compare)
		     : NULL;
}

static int by_code(const void *a, const void *b)
{
	return str_cmp(((const struct code_item *)a)->code,
		       ((const struct code_item *)b)->code);
}

static void collect(struct arena *a, const struct summary_year *y,
		    struct map *seen, struct code_list *list)
{
	size_t count;
	const struct summary_code *codes = codes_of_year(y, list->role, &count);

	for (size_t k = 0; k < count; k++) {
		const struct summary_line *line = codes[k].row->line;

		if (map_put(a, seen, line->code)->number++ == 0)
			*VEC_PUSH(a, list) = (struct code_item){
				line->code, line->name, NULL, 0};
	}
}

/* Which lengths codes have: a parent is looked for in these alone, as a code
 * may be absurdly long. */
static const bool *lengths_of(struct arena *a, const struct code_list *list)
{
	size_t longest = 0;

	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].code.n > longest)
			longest = list->items[i].code.n;
	bool *lengths = arena_array(a, bool, longest + 1);

	for (size_t i = 0; i < list->count; i++)
		lengths[list->items[i].code.n] = true;
	return lengths;
}

/* The longest code that begins this one and is above it. */
static const struct code_item *find_parent(const struct code_list *list,
					   const bool *lengths, struct str code)
{
	for (size_t n = code.n; n-- > 1;) {
		struct str above = str_slice(code, 0, n);
		const struct map_entry *e =
			lengths[n] ? map_find(&list->places, above) : NULL;

		if (e && class_is_below(code, above))
			return &list->items[e->number - 1];
	}
	return NULL;
}

struct code_list code_list_of(struct arena *a, const struct summaries *all,
			      enum classification_role role)
{
	struct code_list list = {.role = role};
	struct map seen = {0};

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++)
			collect(a, &all->items[i].years[j], &seen, &list);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_code);
	for (size_t i = 0; i < list.count; i++)
		map_put(a, &list.places, list.items[i].code)->number = i + 1;
	const bool *lengths = lengths_of(a, &list);

	for (size_t i = 0; i < list.count; i++) {
		struct code_item *item = &list.items[i];

		item->parent = find_parent(&list, lengths, item->code);
		item->depth = item->parent ? item->parent->depth + 1 : 0;
	}
	return list;
}

bool code_has_page(struct str code)
{
	bool good = code.n > 0 && code.n <= 60 && code.s[0] != '.' &&
		    !str_eq(code, STR("index"));

	for (size_t i = 0; i < code.n && good; i++) {
		char c = code.s[i];

		good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
		       c == '_';
	}
	return good;
}

static const char *folder(enum classification_role role)
{
	return role == CLASSIFICATION_FUNCTIONAL ? "functions" : "economy";
}

struct str code_path(struct arena *a, enum classification_role role,
		     struct str code)
{
	return str_format(a, "%s/%.*s.html", folder(role), STR_ARG(code));
}

struct str code_index_path(enum classification_role role)
{
	return role == CLASSIFICATION_FUNCTIONAL ? STR("functions/index.html")
						 : STR("economy/index.html");
}

struct str code_name(const struct view *v, enum classification_role role,
		     const struct code_item *item)
{
	const struct classification *c =
		classification_of(&v->site->classifications, role);
	const struct class_entry *e = c ? class_find(c, item->code) : NULL;

	if (!e)
		return item->name;
	return v->language == LANGUAGE_EN && e->name_en.n ? e->name_en
	       : e->name.n                                ? e->name
							  : e->name_en;
}

struct str code_table_title(const struct view *v, const struct summary_year *y,
			    struct str table)
{
	for (size_t i = 0; i < y->table_count; i++) {
		const struct summary_table *t = &y->tables[i];

		if (!str_eq(t->id, table))
			continue;
		return v->language == LANGUAGE_EN && t->title_en.n ? t->title_en
		       : t->title.n                                ? t->title
								   : t->id;
	}
	return table;
}

static void add_year(struct code_sums *s, const struct summary_year *y,
		     size_t at)
{
	size_t count;
	const struct summary_code *codes =
		codes_of_year(y, s->list->role, &count);

	for (size_t k = 0; k < count; k++) {
		size_t code =
			map_find(&s->list->places, codes[k].row->line->code)
				->number -
			1;
		struct code_sum *sum = &s->items[code * s->year_count + at];
		struct str table = codes[k].row->line->table;

		if (!sum->departments++)
			sum->table = table;
		if (!str_eq(sum->table, table) ||
		    !decimal_add(sum->yuan, codes[k].yuan, &sum->yuan))
			sum->mixed = true;
	}
}

struct code_sums code_sums_of(struct arena *a, const struct summaries *all,
			      const struct code_list *list, const int *years,
			      size_t year_count)
{
	struct code_sums s = {
		.list = list, .years = years, .year_count = year_count};

	s.items = arena_array(a, struct code_sum, list->count * year_count);
	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++)
			for (size_t k = 0; k < year_count; k++)
				if (all->items[i].years[j].year == years[k])
					add_year(&s, &all->items[i].years[j],
						 k);
	return s;
}
