/* Volumes of the search. */
#include "build/search.h"

#include "build/search_key.h"

/* The file names of the shelves; those of departments have a folder before
 * them. */
static const char *const shelf_names[SHELF_COUNT] = {"names", "projects",
						     "indicators", "texts"};

struct str search_volume_key(struct arena *a, struct str organization,
			     enum search_shelf shelf)
{
	struct str folder = STR("");

	if (organization.n)
		folder = str_format(a, "departments/%.*s/",
				    STR_ARG(organization));
	return str_format(a, "%.*s%s", STR_ARG(folder), shelf_names[shelf]);
}

struct putting {
	struct build *build;
	struct arena *arena;
	struct str group;
};

static void put_volume(void *context, size_t number, struct str key,
		       struct str bytes)
{
	const struct putting *p = context;

	(void)number;
	build_put(p->build, p->group,
		  str_format(p->arena, "search/%.*s.js", STR_ARG(key)), bytes);
}

static size_t put_shelf(const struct putting *p, struct str organization,
			enum search_shelf shelf,
			const struct search_lines *lines)
{
	struct putting copy = *p;
	struct search_volume_sink sink = {put_volume, &copy};

	return search_volumes(search_volume_key(p->arena, organization, shelf),
			      buf_str(&lines->head),
			      buf_str(&lines->shelves[shelf]), sink);
}

static struct search_views views_of(struct build *b)
{
	return (struct search_views){b->views, b->config.language_count};
}

void search_put_department(struct build *b, struct worker *w,
			   const struct department *department,
			   struct note *note)
{
	struct search_lines lines = {0};
	struct str id = department->organization->id;
	struct putting p = {b, &w->department, id};

	if (!b->publish)
		return;
	view_search_department(views_of(b), &w->page, department, &lines);
	arena_clear(&w->page);
	for (int i = SHELF_PROJECTS; i < SHELF_COUNT; i++)
		note->volumes[i] =
			put_shelf(&p, id, (enum search_shelf)i, &lines);
	note->names =
		str_copy(&w->department, buf_str(&lines.shelves[SHELF_NAMES]));
	search_lines_free(&lines);
}

/* The names of all departments in their order. */
static void add_names(struct build *b, struct buf *out)
{
	struct arena *scratch = &b->workers[0].department;

	for (size_t i = 0; i < b->order_count; i++) {
		struct note note;

		build_note(b, b->order[i].index, scratch, &note);
		buf_add(out, note.names);
		arena_clear(scratch);
	}
}

struct digest search_fingerprint(struct build *b, struct digest of_pages)
{
	struct buf all = {0};
	struct digest digest = {0};

	digest_write(&all, of_pages);
	add_names(b, &all);
	if (of_pages.low || of_pages.high)
		digest = digest_of(buf_str(&all));
	buf_free(&all);
	return digest;
}

void search_put_site(struct build *b, const struct summaries *summaries,
		     struct note *note)
{
	struct worker *w = &b->workers[0];
	struct search_lines lines = {0};
	struct putting p = {b, &w->page, SEARCH_SITE};

	add_names(b, &lines.shelves[SHELF_NAMES]);
	view_search_site(views_of(b), &w->page, summaries, &lines);
	for (int i = 0; i < SHELF_COUNT; i++)
		note->volumes[i] =
			put_shelf(&p, STR(""), (enum search_shelf)i, &lines);
	arena_clear(&w->page);
	search_lines_free(&lines);
}
