/* The page of the indicators of a department's whole year. */
#include "view/check.h"
#include "view/citation.h"
#include "view/department.h"
#include "view/performance.h"
#include "view/table.h"

static const struct value_shape FORM =
	VALUE_SHAPE("performance_form", "title", "place", "indicators", "id");
static const struct value_shape PAGE =
	VALUE_SHAPE("year_performance", "heading", "year_url", "year_title",
		    "forms", "all_indicators_url", "citation");

static struct value forms(const struct pages *p, const struct marked_page *page)
{
	const struct budget_year *y = page->audit->year;
	const struct view *v = p->view;
	struct arena *a = p->arena;
	struct value *items = arena_array(a, struct value, y->overall_count);

	for (size_t i = 0; i < y->overall_count; i++) {
		const struct overall_performance *o = &y->overall[i];

		items[i] = VALUE_OBJECT(
			a, &FORM, value_text(o->title),
			value_text_or_none(view_place(v, a, y, &o->place)),
			view_indicators(v, a, page, &o->indicators, o->id,
					STR("")),
			value_text(o->id));
	}
	return value_list(items, y->overall_count);
}

void department_put_performance(const struct pages *p,
				const struct audit *audit)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str path = view_performance_path(a, y);
	struct str year = department_year_path(a, y);
	struct str all = view_indicator_list_path(a, y->organization);
	struct str name = view_word(p->view, "overall_performance");
	struct marked_page page = {audit, path, false};
	const struct crumb here = {name, STR(""), false};
	struct frame frame = {
		.path = path,
		.template_name = STR("performance"),
		.title = view_bracket(p->view, a, name,
				      department_year_title(p, y))};

	department_crumbs(p, y, &here, 1, &frame);
	view_put(p->view, a, &frame,
		 VALUE_OBJECT(a, &PAGE, value_text(name),
			      value_text(view_url(a, path, year)),
			      value_text(department_year_title(p, y)),
			      forms(p, &page),
			      value_text(view_url(a, path, all)),
			      view_page_citation(
				      p->view, a, y, &frame, STR(""),
				      DATASET_INDICATORS,
				      str_format(a, "%.*s/performance.json",
						 STR_ARG(y->folder)))),
		 p->sink);
}
