/* The site's own pages, one after the other. */
#include "view/frame.h"
#include "view/site.h"

static const struct value_shape SITE_PAGE = VALUE_SHAPE("site_page", "body");

struct arena_mark site_begin(struct site_view *s, struct str path)
{
	struct arena_mark mark = arena_mark(s->arena);
	bool folder = s->view->language_folder.n > 0;

	s->up = STR("");
	for (size_t i = 0; i < path.n; i++)
		if (path.s[i] == '/')
			s->up = str_concat(s->arena, s->up, STR("../"));
	s->root = str_concat(s->arena, s->up, folder ? STR("../") : STR(""));
	return mark;
}

void site_put_below(struct site_view *s, struct arena_mark mark,
		    struct str path, const char *template_name,
		    const struct crumb *parent, struct str title,
		    struct value body)
{
	struct crumb crumbs[3] = {
		{view_word(s->view, "home"), STR("index.html"), false}};
	size_t count = 1;
	struct frame frame = {
		.path = path,
		.template_name = str_from(template_name),
		.title = title,
		.crumbs = crumbs,
		.anywhere = str_eq(path, STR("404.html")),
	};

	if (parent)
		crumbs[count++] = *parent;
	crumbs[count++] = (struct crumb){title, STR(""), false};
	frame.crumb_count = str_eq(path, crumbs[0].path) ? 0 : count;
	view_put(s->view, s->arena, &frame,
		 VALUE_OBJECT(s->arena, &SITE_PAGE, body), s->sink);
	arena_rewind(s->arena, mark);
}

void site_put(struct site_view *s, struct arena_mark mark, struct str path,
	      const char *template_name, struct str title, struct value body)
{
	site_put_below(s, mark, path, template_name, NULL, title, body);
}

static struct site_view site_view_of(const struct view *v, struct arena *page,
				     const struct summaries *summaries,
				     struct diag *d, struct page_sink sink)
{
	return (struct site_view){
		.view = v,
		.arena = page,
		.all = summaries,
		.diag = d,
		.sink = sink,
	};
}

void view_site(const struct view *v, struct arena *page,
	       const struct summaries *summaries, struct diag *d,
	       struct page_sink sink)
{
	struct site_view s = site_view_of(v, page, summaries, d, sink);

	site_home(&s);
	site_departments(&s);
	site_codes(&s, CLASSIFICATION_FUNCTIONAL);
	site_codes(&s, CLASSIFICATION_ECONOMIC);
	site_compare(&s);
	site_glossary(&s);
	site_free_pages(&s);
	site_not_found(&s);
	site_search(&s);
	site_names(&s);
}

void view_site_projects(const struct view *v, struct arena *page,
			const struct summaries *summaries, struct diag *d,
			struct page_sink sink)
{
	struct site_view s = site_view_of(v, page, summaries, d, sink);

	site_projects(&s);
	site_indicators(&s);
}

void view_site_audit(const struct view *v, struct arena *page,
		     const struct summaries *summaries,
		     const struct audit_digests *audits, struct diag *d,
		     struct page_sink sink)
{
	struct site_view s = site_view_of(v, page, summaries, d, sink);

	s.audits = audits;
	s.audit_count = summaries->count;
	site_audit(&s);
}
