/* Indicators, goals, projects and tasks to values. */
#ifndef VIEW_PERFORMANCE_H
#define VIEW_PERFORMANCE_H

#include "view/check.h"

/* Object of shape "indicator_table": one row a promise, those that do not apply
 * apart; none where there is no indicator. prefix begins the anchors; money is
 * what the project has, empty where the indicators are of no project. */
struct value view_indicators(const struct view *v, struct arena *a,
			     const struct marked_page *page,
			     const struct indicators *indicators,
			     struct str prefix, struct str money);
/* indicators/ORG.html, projects/ORG.html: all of a department's. */
struct str view_indicator_list_path(struct arena *a,
				    const struct organization *o);
struct str view_project_list_path(struct arena *a,
				  const struct organization *o);
/* List of shape "goal_fact". */
struct value view_goal_facts(struct arena *a, const struct goal_fact *facts,
			     size_t count);
/* List of shape "overall": 部门整体支出绩效目标表, without its indicators,
 * which have a page of their own. */
struct value view_overall(const struct view *v, struct arena *a,
			  const struct marked_page *page);
/* List of shape "project_row": the year's projects with links to their
 * pages. */
struct value view_project_rows(const struct view *v, struct arena *a,
			       const struct marked_page *page);
/* Sentence on a corrected unit; none when there is no correction. */
struct value view_correction(const struct view *v, struct arena *a,
			     struct str published, struct str corrected,
			     struct str reason);
/* departments/ORG/YEAR/performance.html: the indicators of the whole year. */
struct str view_performance_path(struct arena *a, const struct budget_year *y);
/* departments/ORG/YEAR/projects/ID.html */
struct str view_project_path(struct arena *a, const struct budget_year *y,
			     const struct project *p);

#endif
