/* The classification codes that occur in the departments' tables. */
#include "view/code_list.h"

#include <stdlib.h>

static const struct summary_code *codes_of(const struct summary_year *y,
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
		       ((const struct summary_code *)item)->line->code);
}

const struct summary_code *code_in_year(const struct summary_year *y,
					enum classification_role role,
					struct str code)
{
	size_t count;
	const struct summary_code *codes = codes_of(y, role, &count);

	return count ? bsearch(&code, codes, count, sizeof *codes, compare)
		     : NULL;
}

static int by_code(const void *a, const void *b)
{
	return str_cmp(((const struct code_item *)a)->code,
		       ((const struct code_item *)b)->code);
}

static void collect(struct arena *a, const struct summary_year *y,
		    enum classification_role role, struct map *seen,
		    struct code_list *list)
{
	size_t count;
	const struct summary_code *codes = codes_of(y, role, &count);

	for (size_t k = 0; k < count; k++) {
		const struct summary_line *line = codes[k].line;

		if (map_put(a, seen, line->code)->number++ == 0)
			*VEC_PUSH(a, list) =
				(struct code_item){line->code, line->name};
	}
}

struct code_list code_list_of(struct arena *a, const struct summaries *all,
			      enum classification_role role)
{
	struct code_list list = {0};
	struct map seen = {0};

	for (size_t i = 0; i < all->count; i++)
		for (size_t j = 0; j < all->items[i].year_count; j++)
			collect(a, &all->items[i].years[j], role, &seen, &list);
	if (list.count)
		qsort(list.items, list.count, sizeof *list.items, by_code);
	return list;
}

const struct code_item *code_parent(const struct code_list *list,
				    const struct code_item *item)
{
	const struct code_item *parent = NULL;

	for (const struct code_item *p = list->items; p < item; p++)
		if (str_starts(item->code, p->code) && p->code.n < item->code.n)
			parent = p;
	return parent;
}

bool code_has_page(struct str code)
{
	bool good = code.n > 0 && code.n <= 60 && code.s[0] != '.';

	for (size_t i = 0; i < code.n && good; i++) {
		char c = code.s[i];

		good = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
		       (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
		       c == '_';
	}
	return good;
}

struct str code_path(struct arena *a, enum classification_role role,
		     struct str code)
{
	return str_format(a, "%s/%.*s.html",
			  role == CLASSIFICATION_FUNCTIONAL ? "functions"
							    : "economy",
			  STR_ARG(code));
}
