/* The glossary, the free pages of content/, the page for what is not there. */
#include "view/commentary.h"
#include "view/frame.h"
#include "view/site.h"

static const struct value_shape TERM =
	VALUE_SHAPE("term", "id", "term", "term_lang", "other", "other_lang",
		    "definition", "definition_lang");
static const struct value_shape GLOSSARY =
	VALUE_SHAPE("glossary", "terms", "foreign");
static const struct value_shape PAGE =
	VALUE_SHAPE("page", "title", "lang", "content");
static const struct value_shape NOT_FOUND =
	VALUE_SHAPE("not_found", "home_url", "departments_url");

const struct commentary *site_free_page(const struct site_view *s,
					struct str name)
{
	const struct commentaries *all = &s->view->site->pages;
	const struct commentary *other = NULL;

	for (size_t i = 0; i < all->count; i++) {
		const struct commentary *c = &all->items[i];

		if (!str_eq(c->name, name))
			continue;
		if (str_eq(c->language, view_language(s->view)))
			return c;
		other = other ? other : c;
	}
	return other;
}

struct value site_commentary(struct site_view *s, const struct commentary *c,
			     struct str page)
{
	struct commentary_place place = {
		.organizations = &s->view->site->organizations,
		.view = s->view,
		.sink = &s->sink,
		.page = page,
		.heading_shift = 0,
		.id_prefix = STR("section-"),
	};
	struct buf html = {0};

	commentary_render(s->arena, c, &place, s->diag, &html);
	struct str copy = str_copy(s->arena, buf_str(&html));

	buf_free(&html);
	return value_markup(copy);
}

/* Is it a page of its own, or does another page have the name? */
bool site_is_free_page(struct str name)
{
	static const struct str taken[] = {
		STR_INIT("index"),  STR_INIT("glossary"), STR_INIT("404"),
		STR_INIT("search"), STR_INIT("compare"),
	};

	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		if (str_eq(name, taken[i]))
			return false;
	return true;
}

static void put_free_page(struct site_view *s, const struct commentary *c)
{
	struct arena_mark outer = arena_mark(s->arena);
	struct str path = str_format(s->arena, "%.*s.html", STR_ARG(c->name));
	struct arena_mark mark = site_begin(s, path);
	struct str title = c->title.n ? c->title : c->name;

	site_put(s, mark, path, "page", title,
		 VALUE_OBJECT(s->arena, &PAGE, value_text(title),
			      view_foreign(s->view, c->language),
			      site_commentary(s, c, path)));
	arena_rewind(s->arena, outer);
}

void site_free_pages(struct site_view *s)
{
	const struct commentaries *all = &s->view->site->pages;
	struct arena_mark mark = arena_mark(s->arena);
	struct map done = {0};

	for (size_t i = 0; i < all->count; i++) {
		struct str name = all->items[i].name;

		if (!site_is_free_page(name) ||
		    map_put(s->arena, &done, name)->number++)
			continue;
		put_free_page(s, site_free_page(s, name));
	}
	arena_rewind(s->arena, mark);
}

/* A term with its name in the page's language first. */
static struct value term(const struct site_view *s, size_t number,
			 const struct glossary_term *t)
{
	bool english = s->view->language == LANGUAGE_EN;
	struct value data = view_data_language(s->view);
	bool first = english && t->name_en.n;
	struct value en = english ? value_none() : value_text(STR("en"));

	return VALUE_OBJECT(
		s->arena, &TERM,
		value_text(str_format(s->arena, "term-%zu", number)),
		value_text(first ? t->name_en : t->term),
		first ? value_none() : data,
		value_text_or_none(first ? t->term : t->name_en),
		first ? data : en,
		value_text(site_text(s, t->definition, t->definition_en)),
		english && t->definition_en.n ? value_none() : data);
}

void site_glossary(struct site_view *s)
{
	const struct site *site = s->view->site;
	struct str path = STR("glossary.html");
	struct arena_mark mark = site_begin(s, path);
	struct value *items = site_items(s, site->term_count);
	bool foreign = false; /* is a definition in another language? */

	for (size_t i = 0; i < site->term_count; i++) {
		items[i] = term(s, i + 1, &site->terms[i]);
		foreign |= s->view->language == LANGUAGE_EN &&
			   view_data_language(s->view).count &&
			   !site->terms[i].definition_en.n;
	}
	site_put(s, mark, path, "glossary", view_word(s->view, "glossary"),
		 VALUE_OBJECT(s->arena, &GLOSSARY,
			      value_list(items, site->term_count),
			      value_bool(foreign)));
}

void site_not_found(struct site_view *s)
{
	struct str path = STR("404.html");
	struct arena_mark mark = site_begin(s, path);
	struct str home = view_path(s->view, s->arena, STR("index.html"));
	struct str departments =
		view_path(s->view, s->arena, STR("departments/index.html"));

	site_put(s, mark, path, "not-found", view_word(s->view, "not_found"),
		 VALUE_OBJECT(s->arena, &NOT_FOUND,
			      value_text(view_anywhere_url(s->view, s->arena,
							   path, home)),
			      value_text(view_anywhere_url(
				      s->view, s->arena, path, departments))));
}
