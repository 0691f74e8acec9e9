/* The page of all checks of a department's year. */
#include "view/audit_year.h"
#include "view/check.h"
#include "view/department.h"

void department_put_audit(const struct pages *p, const struct audit *audit)
{
	struct arena *a = p->arena;
	const struct budget_year *y = audit->year;
	struct str path = view_audit_path(a, y);
	struct str year = department_year_path(a, y);
	struct str title = view_pair(p->view, a, view_word(p->view, "audit"),
				     "colon", department_year_title(p, y));
	struct crumb crumbs[] = {
		{view_word(p->view, "home"), STR("index.html"), false},
		{view_word(p->view, "departments"),
		 STR("departments/index.html"), false},
		{view_organization(p->view, y->organization, y->year),
		 department_path(a, y->organization), false},
		{str_format(a, "%d", y->year), year, false},
		{view_word(p->view, "audit"), STR(""), false},
	};
	struct frame frame = {path,
			      STR("audit-year"),
			      title,
			      crumbs,
			      sizeof crumbs / sizeof *crumbs,
			      false};

	view_put(p->view, a, &frame,
		 view_audit_page(p->view, a, audit, title, year,
				 department_year_title(p, y)),
		 p->sink);
}
