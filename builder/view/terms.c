/* Terms of the glossary in running text. */
#include "view/terms.h"

#include "base/utf8.h"

static const struct value_shape EXPLAINED =
	VALUE_SHAPE("explained", "id", "term", "definition", "url");

/* A single character is a word of its own in too many places. */
enum { TERM_MIN = 2 };

struct view_terms {
	const struct view *view;
	struct arena *arena;
	struct str glossary; /* URL */
	size_t count;
	unsigned *section; /* of each: where it was last explained, or 0 */
	unsigned *first;   /* and where first */
	unsigned now;
};

struct view_terms *view_terms_new(const struct view *v, struct arena *a,
				  struct str from)
{
	struct view_terms *terms = arena_new(a, struct view_terms);
	size_t count = v->site->term_count;

	*terms = (struct view_terms){
		.view = v,
		.arena = a,
		.glossary = view_url(a, from, STR("glossary.html")),
		.count = count,
		.section = arena_array(a, unsigned, count),
		.first = arena_array(a, unsigned, count),
	};
	for (size_t i = 0; i < count; i++)
		terms->section[i] = terms->first[i] = 0;
	return terms;
}

void view_terms_begin(struct view_terms *terms)
{
	terms->now++;
}

static struct str name_of(const struct view_terms *terms, size_t i)
{
	const struct glossary_term *t = &terms->view->site->terms[i];

	return terms->view->language == LANGUAGE_EN ? t->name_en : t->term;
}

static struct str definition_of(const struct view_terms *terms, size_t i)
{
	const struct glossary_term *t = &terms->view->site->terms[i];

	return terms->view->language == LANGUAGE_EN ? t->definition_en
						    : t->definition;
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9');
}

/* Is the name at this place, and no part of a longer word of Latin letters? */
static bool is_at(struct str text, size_t at, struct str name)
{
	size_t end = at + name.n;

	if (!name.n || !str_eq(str_slice(text, at, end), name))
		return false;
	return !(at && is_letter(text.s[at - 1]) && is_letter(name.s[0])) &&
	       !(end < text.n && is_letter(text.s[end]) &&
		 is_letter(name.s[name.n - 1]));
}

/* The longest term at this place; count when there is none. */
static size_t term_at(const struct view_terms *terms, struct str text,
		      size_t at)
{
	size_t found = terms->count, length = 0;

	for (size_t i = 0; i < terms->count; i++) {
		struct str name = name_of(terms, i);

		if (name.n > length && is_at(text, at, name) &&
		    utf8_length(name) >= TERM_MIN &&
		    definition_of(terms, i).n) {
			found = i;
			length = name.n;
		}
	}
	return found;
}

static void add_term(struct view_terms *terms, size_t i, struct buf *out)
{
	struct str name = name_of(terms, i);

	if (terms->section[i] == terms->now) {
		buf_add_html(out, name);
		return;
	}
	terms->section[i] = terms->now;
	if (!terms->first[i])
		terms->first[i] = terms->now;
	buf_add_format(out, "<button class=\"term\" popovertarget=\"t%zu\">",
		       i + 1);
	buf_add_html(out, name);
	buf_add(out, STR("</button>"));
}

void view_terms_add(struct view_terms *terms, struct str text, struct buf *out)
{
	size_t from = 0, at = 0;

	while (at < text.n) {
		size_t i = term_at(terms, text, at);

		if (i == terms->count) {
			utf8_next(text, &at);
			continue;
		}
		buf_add_html(out, str_slice(text, from, at));
		add_term(terms, i, out);
		at += name_of(terms, i).n;
		from = at;
	}
	buf_add_html(out, str_slice(text, from, text.n));
}

struct value view_terms_value(const struct view_terms *terms)
{
	struct arena *a = terms->arena;
	struct values list = {0};

	for (size_t i = 0; i < terms->count; i++)
		if (terms->first[i] == terms->now)
			*VEC_PUSH(a, &list) = VALUE_OBJECT(
				a, &EXPLAINED,
				value_text(str_format(a, "t%zu", i + 1)),
				value_text(name_of(terms, i)),
				value_text(definition_of(terms, i)),
				value_text(str_format(a, "%.*s#term-%zu",
						      STR_ARG(terms->glossary),
						      i + 1)));
	return values_list(&list);
}
