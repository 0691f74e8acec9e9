/* The documents of the API. */
#include "build/api.h"

#include "export/api.h"
#include "view/code_list.h"

/* Hand over what is in the worker's buffer. */
static void put(struct build *b, struct worker *w, struct str group,
		struct str path)
{
	build_put(b, group, path, buf_str(&w->html));
	buf_clear(&w->html);
}

void api_put_department(struct build *b, struct worker *w,
			const struct summary *summary)
{
	struct str id = summary->organization->id;

	buf_clear(&w->html);
	api_organization(summary, &w->html);
	put(b, w, id,
	    str_format(&w->department, API_FOLDER "organizations/%.*s.json",
		       STR_ARG(id)));
	for (size_t i = 0; i < summary->year_count; i++) {
		api_year(&b->config, summary, &summary->years[i], &w->html);
		put(b, w, id,
		    str_format(&w->department,
			       API_FOLDER "organizations/%.*s/%d.json",
			       STR_ARG(id), summary->years[i].year));
	}
}

/* What the site's documents are made of. */
struct making {
	struct build *build;
	struct worker *worker;
	struct str group;
	const struct summaries *summaries;
};

static void put_organizations(const struct making *m)
{
	struct json_writer w = {.out = &m->worker->html};

	api_list_begin(&w, "organizations");
	for (size_t i = 0; i < m->summaries->count; i++)
		api_list_organization(&w, &m->summaries->items[i]);
	api_list_end(&w);
	put(m->build, m->worker, m->group,
	    STR(API_FOLDER "organizations/index.json"));
}

/* The name of the code in its classification, else as published first. */
static struct str name_of(const struct making *m, enum classification_role role,
			  const struct code_item *item)
{
	const struct classification *c =
		classification_of(&m->build->site.classifications, role);
	const struct class_entry *e = c ? class_find(c, item->code) : NULL;

	return e ? e->name : item->name;
}

static void put_code(const struct making *m, enum classification_role role,
		     const struct code_item *item, const char *folder)
{
	const struct code_item *parent = item->parent;
	struct api_code code = {.folder = folder,
				.code = item->code,
				.name = name_of(m, role, item)};
	struct json_writer w = {.out = &m->worker->html};

	if (parent)
		code.parent = parent->code;
	api_code_begin(&w, &code);
	for (size_t i = 0; i < m->summaries->count; i++) {
		const struct summary *s = &m->summaries->items[i];

		for (size_t j = 0; j < s->year_count; j++) {
			const struct summary_code *c =
				code_in_year(&s->years[j], role, item->code);

			if (c)
				api_code_amount(&w, s->organization,
						s->years[j].year, c->yuan);
		}
	}
	api_code_end(&w);
	put(m->build, m->worker, m->group,
	    str_format(&m->worker->page, API_FOLDER "%s/%.*s.json", folder,
		       STR_ARG(item->code)));
}

static void put_codes(const struct making *m, enum classification_role role,
		      const char *folder)
{
	struct arena *a = &m->worker->page;
	struct arena_mark mark = arena_mark(a);
	struct code_list list = code_list_of(a, m->summaries, role);
	struct json_writer w = {.out = &m->worker->html};

	api_list_begin(&w, folder);
	for (size_t i = 0; i < list.count; i++)
		api_list_code(&w, list.items[i].code,
			      name_of(m, role, &list.items[i]),
			      code_has_page(list.items[i].code));
	api_list_end(&w);
	put(m->build, m->worker, m->group,
	    str_format(a, API_FOLDER "%s/index.json", folder));
	for (size_t i = 0; i < list.count; i++)
		if (code_has_page(list.items[i].code))
			put_code(m, role, &list.items[i], folder);
	arena_rewind(a, mark);
}

void api_put_site(struct build *b, struct str group,
		  const struct summaries *summaries)
{
	struct making m = {b, &b->workers[0], group, summaries};

	buf_clear(&m.worker->html);
	put_organizations(&m);
	put_codes(&m, CLASSIFICATION_FUNCTIONAL, "functions");
	put_codes(&m, CLASSIFICATION_ECONOMIC, "economy");
	api_openapi(&b->config, BUDGETPRESS_VERSION, &m.worker->html);
	put(b, m.worker, group, STR(API_FOLDER "openapi.json"));
	api_index(&b->config, &m.worker->html);
	put(b, m.worker, group, STR(API_FOLDER "index.json"));
}
