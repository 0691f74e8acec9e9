/* Charts of the pages: what they show, from the model; how they are drawn is
 * chart/'s. */
#ifndef VIEW_CHART_H
#define VIEW_CHART_H

#include "chart/chart.h"
#include "view/department.h"

/* The charts of a department-year, by name; commentary places them as
 * ![text](chart:NAME). */
enum view_chart_id {
	VIEW_CHART_FLOW,
	VIEW_CHART_FUNCTIONS,
	VIEW_CHART_ECONOMY,
	VIEW_CHART_THREE_PUBLIC,
	VIEW_CHART_PROJECTS,
	VIEW_CHART_INDICATORS,
	VIEW_CHART_TARGETS,
	VIEW_CHART_AUDIT,
	VIEW_CHART_COUNT
};
extern const char *const view_chart_names[VIEW_CHART_COUNT];

struct view_charts {
	const struct view *view;
	struct arena *arena;
	struct str from;   /* path of the page */
	struct str folder; /* of the files: data/ORG/YEAR/charts/ */
	struct chart items[VIEW_CHART_COUNT];
	bool there[VIEW_CHART_COUNT];  /* the year has figures for it */
	bool placed[VIEW_CHART_COUNT]; /* it stands on the page already */
};

void view_charts_of_year(const struct pages *p, const struct audit *audit,
			 const struct summary_year *s, struct view_charts *out);
/* The figure as markup; none when it is not there or was placed before. */
struct value view_chart_value(struct view_charts *all, enum view_chart_id id);
/* All that were not placed, shape "charts": one member for each; "money" and
 * "goals" say whether there are any of these. */
struct value view_charts_value(struct view_charts *all);
/* The files of all charts, to the sink. */
void view_charts_put(const struct view_charts *all, const struct budget_year *y,
		     struct page_sink sink);

/* What the makers of charts share. */
struct chart_amount view_chart_amount(const struct view *v, struct arena *a,
				      const struct summary_amount *amount);
struct chart_words view_chart_words(const struct view *v);
/* A figure as markup; its file is in folder, or there is none where that is
 * empty. */
struct value view_chart_figure(const struct view *v, struct arena *a,
			       const struct chart *c, struct str from,
			       struct str folder);
/* Hand the file to the sink; source says where the figures are from, and from
 * when. */
void view_chart_put(const struct view *v, struct arena *a,
		    const struct chart *c, struct str folder, struct str source,
		    struct page_sink sink);
/* "Largest: a 12, b 5, c 1." of the items, which are sorted. */
struct str view_chart_largest(const struct view *v, struct arena *a,
			      const struct chart *c);
/* Largest first; those after the first max - 1 become one, which has the url.
 * Nothing is put together when there are no more than max. */
void view_chart_group(const struct view *v, struct arena *a, struct chart *c,
		      size_t max, struct str rest_url);
/* Shares of a whole, where the items make it up but for the tolerance and none
 * is negative. */
void view_chart_share(struct arena *a, struct chart *c, struct decimal whole,
		      struct decimal tolerance);

/* Flow: income, department, basic and project, functions. */
bool view_chart_flow(const struct pages *p, const struct budget_year *y,
		     const struct summary_year *s,
		     const struct chart *functions, struct chart *out);
/* By function or by economic nature, at the first level. */
bool view_chart_codes(const struct pages *p, const struct budget_year *y,
		      const struct summary_year *s,
		      enum classification_role role, struct chart *out);
bool view_chart_three_public(const struct pages *p, const struct budget_year *y,
			     struct chart *out);
bool view_chart_projects(const struct pages *p, const struct budget_year *y,
			 struct chart *out);
bool view_chart_indicators(const struct pages *p, const struct budget_year *y,
			   struct chart *out);
bool view_chart_targets(const struct pages *p, const struct summary_year *s,
			struct chart *out);
bool view_chart_audit(const struct pages *p, const struct audit *audit,
		      struct chart *out);

/* Years of a department: totals; none from a single year. The file goes to the
 * sink. */
struct value view_chart_department(const struct pages *p, struct str from);

#endif
