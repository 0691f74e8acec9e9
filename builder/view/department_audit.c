/* The pages of the checks of a department's year. */
#include "view/audit_year.h"
#include "view/department.h"

/* A page of what agrees. */
static void put_shelf(const struct pages *p, const struct audit *audit,
		      enum audit_shelf shelf, struct str audit_title)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str name = view_shelf_title(p->view, shelf);
	const struct crumb below[] = {
		{view_word(p->view, "audit"), view_audit_path(a, y), false},
		{name, STR(""), false},
	};
	struct frame frame = {.path = view_shelf_path(a, y, shelf),
			      .template_name = STR("audit-shelf"),
			      .title = view_pair(p->view, a, name, "colon",
						 department_year_title(p, y))};

	department_crumbs(p, y, below, 2, &frame);
	view_put(p->view, a, &frame,
		 view_audit_shelf(p->view, a, audit, shelf, frame.title,
				  audit_title),
		 p->sink);
}

void department_put_audit(const struct pages *p, const struct audit *audit)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str path = view_audit_path(a, y);
	struct str year = department_year_path(a, y);
	struct str title = view_pair(p->view, a, view_word(p->view, "audit"),
				     "colon", department_year_title(p, y));
	const struct crumb here = {view_word(p->view, "audit"), STR(""), false};
	struct frame frame = {.path = path,
			      .template_name = STR("audit-year"),
			      .title = title};

	department_crumbs(p, y, &here, 1, &frame);
	view_put(p->view, a, &frame,
		 view_audit_page(p->view, a, audit, title, year,
				 department_year_title(p, y)),
		 p->sink);
	for (int i = 0; i < AUDIT_SHELF_COUNT; i++)
		if (view_shelf_count(audit, (enum audit_shelf)i))
			put_shelf(p, audit, (enum audit_shelf)i, title);
}
