/* What of the site itself can be found: codes, terms, free pages. */
#include "view/amount.h"
#include "view/code_list.h"
#include "view/search_text.h"
#include "view/site.h"

static void add(struct search_lines *out, enum search_shelf shelf,
		const struct search_entry *e)
{
	search_entry_write(&out->shelves[shelf], e);
}

/* The codes of a classification, with what they come to in each year. */
struct coding {
	struct search_views views;
	struct arena *arena;
	const struct code_list *list;
	struct code_sums sums;
};

/* Years newest first; of those without a sum, the year alone. */
static size_t code_figures(const struct coding *c, size_t code,
			   struct search_figure *out)
{
	size_t count = 0;

	for (size_t i = c->sums.year_count; i-- > 0;) {
		const struct code_sum *sum = code_sum_at(&c->sums, code, i);
		struct summary_amount amount = {!sum->mixed, sum->yuan};

		if (!sum->departments)
			continue;
		struct search_figure *f = &out[count++];

		f->year = c->sums.years[i];
		for (size_t j = 0;
		     j < c->views.count && j < SEARCH_LANGUAGES_MAX; j++)
			f->amounts[j] = amount_text(&c->views.items[j],
						    c->arena, &amount);
	}
	return count;
}

static void add_code(const struct coding *c, size_t code,
		     struct search_lines *out)
{
	const struct code_item *item = &c->list->items[code];
	const struct class_entry *known = class_find(
		classification_of(&c->views.items[0].site->classifications,
				  c->list->role),
		item->code);
	struct search_figure *figures = arena_array(
		c->arena, struct search_figure, c->sums.year_count + 1);
	struct search_entry e = {
		.type = c->list->role == CLASSIFICATION_FUNCTIONAL ? 'f' : 'e',
		.url = code_path(c->arena, c->list->role, item->code),
		.name = known ? known->name : item->name,
		.name_en = known ? known->name_en : STR(""),
		.code = item->code,
		.figures = figures,
	};

	e.figure_count = code_figures(c, code, figures);
	add(out, SHELF_NAMES, &e);
}

static void add_codes(struct search_views views, struct arena *a,
		      const struct summaries *all,
		      enum classification_role role, struct search_lines *out)
{
	struct arena_mark mark = arena_mark(a);
	struct site_view s = {.view = &views.items[0], .arena = a, .all = all};
	struct site_years years = site_years(&s);
	struct code_list list = code_list_of(a, all, role);
	struct coding c = {
		views, a, &list,
		code_sums_of(a, all, &list, years.items, years.count)};

	for (size_t i = 0; i < list.count; i++)
		if (code_has_page(list.items[i].code))
			add_code(&c, i, out);
	arena_rewind(a, mark);
}

static void add_terms(const struct site *site, struct arena *a,
		      struct search_lines *out)
{
	for (size_t i = 0; i < site->term_count; i++) {
		const struct glossary_term *t = &site->terms[i];
		struct search_entry e = {
			.type = 'g',
			.url = str_format(a, "glossary.html#term-%zu", i + 1),
			.name = t->term,
			.name_en = t->name_en,
			.text = t->definition_en.n
					? str_format(a, "%.*s %.*s",
						     STR_ARG(t->definition),
						     STR_ARG(t->definition_en))
					: t->definition,
		};

		add(out, SHELF_NAMES, &e);
	}
}

static void add_pages(const struct site *site, struct arena *a,
		      struct search_lines *out)
{
	const struct commentaries *all = &site->pages;

	for (size_t i = 0; i < all->count; i++) {
		const struct commentary *c = &all->items[i];
		bool home = str_eq(c->name, STR("index"));
		struct search_entry e = {
			.type = 't',
			.url = str_format(a, "%.*s.html", STR_ARG(c->name)),
			.name = c->title.n ? c->title : c->name,
			.language = search_commentary_language(all, c),
			.text = search_commentary_text(a, c),
		};

		if (home || site_is_free_page(c->name))
			add(out, SHELF_TEXTS, &e);
	}
}

void view_search_site(struct search_views views, struct arena *scratch,
		      const struct summaries *summaries,
		      struct search_lines *out)
{
	const struct site *site = views.items[0].site;
	struct arena_mark mark = arena_mark(scratch);

	add_codes(views, scratch, summaries, CLASSIFICATION_FUNCTIONAL, out);
	add_codes(views, scratch, summaries, CLASSIFICATION_ECONOMIC, out);
	add_terms(site, scratch, out);
	add_pages(site, scratch, out);
	arena_rewind(scratch, mark);
}
