/* The page of the figures that a year's documents state in their text. */
#include "view/amount.h"
#include "view/check.h"
#include "view/citation.h"
#include "view/department.h"
#include "view/table.h"

static const struct value_shape FACT =
	VALUE_SHAPE("fact", "anchor", "name", "value", "class", "mark", "unit",
		    "organization", "place", "lines");
static const struct value_shape PAGE =
	VALUE_SHAPE("year_facts", "heading", "year_url", "year_title",
		    "main_source", "facts", "citation");

struct str department_facts_path(struct arena *a, const struct budget_year *y)
{
	return str_format(a, "departments/%.*s/%d/facts.html",
			  STR_ARG(y->organization->id), y->year);
}

/* The unit that a fact is of, where it is not the department itself. */
static struct value fact_unit(const struct pages *p,
			      const struct budget_year *y, const struct fact *f)
{
	if (!f->organization || f->organization == y->organization)
		return value_none();
	return value_text(view_organization(p->view, f->organization, y->year));
}

/* The place is said without its document where that is the year's first. */
static struct value facts(const struct pages *p, const struct marked_page *page)
{
	const struct budget_year *y = page->audit->year;
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, y->fact_count);
	struct align column = {0};

	for (size_t i = 0; i < y->fact_count; i++)
		align_add(&column, y->facts[i].value_published);
	for (size_t i = 0; i < y->fact_count; i++) {
		const struct fact *f = &y->facts[i];

		struct source_place place = f->place;

		if (y->source_count && str_eq(place.source, y->sources[0].id))
			place.source = STR("");
		place.lines = STR("");
		items[i] = VALUE_OBJECT(
			a, &FACT,
			value_text(str_format(a, "fact-%.*s", STR_ARG(f->id))),
			value_text(f->name), value_text(f->value_published),
			align_class(&column, f->value_published),
			view_mark(a, page, f), value_text(f->unit),
			fact_unit(p, y, f),
			value_text(view_place(p->view, a, y, &place)),
			value_text(f->place.lines));
	}
	return value_list(items, y->fact_count);
}

void department_put_facts(const struct pages *p, const struct audit *audit)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str path = department_facts_path(a, y);
	struct str year = department_year_path(a, y);
	struct str name = view_word(p->view, "facts");
	struct marked_page page = {audit, path, false};
	const struct crumb here = {name, STR(""), false};
	struct frame frame = {
		.path = path,
		.template_name = STR("facts"),
		.title = view_bracket(p->view, a, name,
				      department_year_title(p, y))};

	department_crumbs(p, y, &here, 1, &frame);
	view_put(
		p->view, a, &frame,
		VALUE_OBJECT(
			a, &PAGE, value_text(name),
			value_text(view_url(a, path, year)),
			value_text(department_year_title(p, y)),
			value_text_or_none(y->source_count ? y->sources[0].title
							   : STR("")),
			facts(p, &page),
			view_page_citation(p->view, a, y, &frame, STR(""),
					   DATASET_FACTS,
					   str_format(a, "%.*s/document.json",
						      STR_ARG(y->folder)))),
		p->sink);
}
