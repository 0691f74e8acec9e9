/* The frame of every page: title, navigation, breadcrumbs, footer. */
#ifndef VIEW_FRAME_H
#define VIEW_FRAME_H

#include "view/view.h"

/* A step of the breadcrumbs; the last has no target. */
struct crumb {
	struct str name;
	struct str path; /* in the language's folder; empty: this page */
	bool is_data;    /* the name is of the data, in their language */
};

struct frame {
	struct str path;          /* in the language's folder: glossary.html */
	struct str template_name; /* glossary */
	struct str title;         /* of the page, without the site's name */
	const struct crumb *crumbs;
	size_t crumb_count; /* 0: no breadcrumbs */
	bool anywhere;      /* shown at any address: 404.html */
};

/* Full path of a page of this language. */
struct str view_path(const struct view *v, struct arena *a, struct str path);
/* Relative URL from one page of this language to another. */
struct str view_url(struct arena *a, struct str from, struct str to);
/* Relative URL from a page to a file of the site's root (data/x.csv). */
struct str view_root_url(const struct view *v, struct arena *a, struct str from,
			 struct str to);
/* URL to a file of the site from a page that is shown at any address: it begins
 * at the root of the host where base_url says where the site stands on it, else
 * it is relative to `from`, a page of this language. */
struct str view_anywhere_url(const struct view *v, struct arena *a,
			     struct str from, struct str to);
/* Give the page to the sink: the frame with content as {{page}}. */
void view_put(const struct view *v, struct arena *a, const struct frame *frame,
	      struct value content, struct page_sink sink);

/* An organisation's name in the view's language, where it has one. */
struct str view_organization(const struct view *v, const struct organization *o,
			     int year);
/* A word of the interface. */
struct str view_word(const struct view *v, const char *key);
/* Name of a stage or a kind of target in the view's language. */
struct str view_stage(const struct view *v, struct str id);
struct str view_target_kind(const struct view *v, enum target_kind kind);

/* The view's language as in HTML. */
struct str view_language(const struct view *v);
/* The lang attribute of text in this language: none where the page is in it. */
struct value view_foreign(const struct view *v, struct str language);
/* The same for the data, which are in the language of the root. */
struct value view_data_language(const struct view *v);
/* Both with a sign between them, "colon", "comma" or "list_comma"; one alone
 * when the other is empty. */
struct str view_pair(const struct view *v, struct arena *a, struct str left,
		     const char *sign, struct str right);
/* text（inside） */
struct str view_bracket(const struct view *v, struct arena *a, struct str text,
			struct str inside);

#endif
