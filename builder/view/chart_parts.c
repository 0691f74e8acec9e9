/* Charts of the three public expenses, of projects, of indicators. */
#include "view/amount.h"
#include "view/chart.h"
#include "view/check.h"
#include "view/performance.h"

#include <stdlib.h>

enum { PROJECTS_MAX = 12, LEVELS_MAX = 8 };

static struct str data_language(const struct view *v)
{
	struct value foreign = view_data_language(v);

	return foreign.kind == VALUE_TEXT
		       ? (struct str){foreign.text, foreign.count}
		       : STR("");
}

static void set_unit(const struct view *v, struct arena *a, struct chart *c,
		     struct str unit)
{
	c->unit = str_concat(a, view_word(v, "unit_colon"), unit);
	c->name_head = view_word(v, "name");
	c->amount_head = view_word(v, "amount");
	c->share_head = view_word(v, "chart_share");
}

/* The columns of the three public expenses that are shown. */
static const char *const expenses[] = {"total", "abroad", "reception",
				       "vehicles"};
enum { EXPENSES = sizeof expenses / sizeof *expenses };

static bool is_year_row(const struct budget_year *y,
			const struct table_row *row)
{
	return row->reference_year && !row->is_change &&
	       row_is_of(row, y->organization);
}

static int by_year(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

/* The years that the department's own rows are of. */
static void find_years(const struct pages *p, const struct budget_year *y,
		       const struct table *t, struct chart *out)
{
	size_t kept = 0;

	out->years = arena_array(p->arena, int, t->row_count);
	for (size_t i = 0; i < t->row_count; i++)
		if (is_year_row(y, &t->rows[i]))
			out->years[out->year_count++] =
				t->rows[i].reference_year;
	qsort(out->years, out->year_count, sizeof *out->years, by_year);
	for (size_t i = 0; i < out->year_count; i++)
		if (!kept || out->years[kept - 1] != out->years[i])
			out->years[kept++] = out->years[i];
	out->year_count = kept;
}

static void fill_series(const struct pages *p, const struct budget_year *y,
			const struct table *t, size_t column,
			const struct chart *c, struct chart_series *s)
{
	s->amounts = arena_array(p->arena, struct chart_amount, c->year_count);
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		struct summary_amount amount = {0};

		if (!is_year_row(y, row))
			continue;
		amount.stated =
			table_yuan(t, &row->cells[column], &amount.yuan);
		for (size_t j = 0; j < c->year_count; j++)
			if (c->years[j] == row->reference_year &&
			    !s->amounts[j].stated)
				s->amounts[j] = view_chart_amount(
					p->view, p->arena, &amount);
	}
}

/* "Total: 2022 9.34, 2023 12.01" */
static struct str describe_years(const struct pages *p, const struct chart *c)
{
	struct str text = STR("");
	const struct chart_series *s = c->series;

	for (size_t i = 0; c->series_count && i < c->year_count; i++)
		if (s->amounts[i].stated)
			text = view_pair(
				p->view, p->arena, text, "comma",
				str_format(p->arena, "%d %.*s", c->years[i],
					   STR_ARG(s->amounts[i].text)));
	return c->series_count
		       ? view_pair(p->view, p->arena, s->name, "colon", text)
		       : text;
}

bool view_chart_three_public(const struct pages *p, const struct budget_year *y,
			     struct chart *out)
{
	const struct table *t = budget_table(y, STR("three-public"));
	bool english = p->view->language == LANGUAGE_EN;

	*out = (struct chart){.kind = CHART_YEARS};
	if (!t || !t->row_count || t->is_other_currency)
		return false;
	find_years(p, y, t, out);
	if (!out->year_count)
		return false;
	out->series = arena_array(p->arena, struct chart_series, EXPENSES);
	for (size_t i = 0; i < EXPENSES; i++) {
		size_t column = table_column_index(t, str_from(expenses[i]));
		struct chart_series *s = &out->series[out->series_count];

		if (column == t->column_count)
			continue;
		const struct table_column *k = &t->columns[column];
		bool translated = english && k->label_en.n;

		s->name = translated ? k->label_en
			  : k->depth ? k->path[0]
				     : k->label;
		s->language = translated ? STR("") : data_language(p->view);
		fill_series(p, y, t, column, out, s);
		out->series_count++;
	}
	out->title = view_word(p->view, "chart_three_public");
	set_unit(p->view, p->arena, out, amount_unit(p->view));
	out->table_url = STR("#three-public");
	out->description = describe_years(p, out);
	return true;
}

/* Which projects can stand side by side: forms of the level that most have,
 * else key projects; those of other levels are parts of them or hold them. */
static bool is_shown(const struct project *x, enum project_form form, int level)
{
	return x->form == form && (form == PROJECT_KEY || x->level == level);
}

static size_t count_shown(const struct budget_year *y, enum project_form form,
			  int level)
{
	size_t count = 0;

	for (size_t i = 0; i < y->project_count; i++)
		count += is_shown(&y->projects[i], form, level);
	return count;
}

static void add_projects(const struct pages *p, const struct budget_year *y,
			 enum project_form form, int level, struct chart *out)
{
	struct str from = department_year_path(p->arena, y);

	out->items = arena_array(p->arena, struct chart_item, y->project_count);
	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *x = &y->projects[i];
		struct summary_amount amount = {0};

		if (!is_shown(x, form, level))
			continue;
		amount.stated = project_yuan(x, PROJECT_YEAR, &amount.yuan);
		out->items[out->item_count++] = (struct chart_item){
			.name = x->name,
			.language = data_language(p->view),
			.url = view_url(p->arena, from,
					view_project_path(p->arena, y, x)),
			.code = x->id,
			.amount = view_chart_amount(p->view, p->arena, &amount),
		};
		if (!amount.stated)
			out->items[out->item_count - 1].amount.text =
				view_word(p->view, "chart_absent");
	}
}

bool view_chart_projects(const struct pages *p, const struct budget_year *y,
			 struct chart *out)
{
	enum project_form form = PROJECT_FORM;
	int level = 0;

	*out = (struct chart){.kind = CHART_BARS};
	if (!y->project_count)
		return false;
	for (int i = 1; i <= 2; i++)
		if (count_shown(y, PROJECT_FORM, i) >
		    count_shown(y, PROJECT_FORM, level))
			level = i;
	if (!count_shown(y, PROJECT_FORM, level))
		form = PROJECT_KEY;
	add_projects(p, y, form, level, out);
	view_chart_group(p->view, p->arena, out, PROJECTS_MAX,
			 STR("#projects"));
	out->title =
		view_word(p->view, form == PROJECT_KEY ? "chart_key_projects"
						       : "chart_projects");
	set_unit(p->view, p->arena, out, amount_unit(p->view));
	out->table_url = STR("#projects");
	out->description = view_chart_largest(p->view, p->arena, out);
	return true;
}

static struct chart_amount count_amount(struct arena *a, size_t n)
{
	struct decimal value = decimal_from_int((int64_t)n);

	return (struct chart_amount){true, value, decimal_text(a, value)};
}

/* Names in the order in which they come first, and how often they come. */
static void count_levels(const struct pages *p, const struct indicators *list,
			 struct map *counts)
{
	for (size_t i = 0; i < list->count; i++)
		map_put(p->arena, counts, list->items[i].level1)->number++;
}

static void share_counts(const struct pages *p, struct chart *c)
{
	struct decimal sum = {0};

	for (size_t i = 0; i < c->item_count; i++)
		(void)decimal_add(sum, c->items[i].amount.value, &sum);
	view_chart_share(p->arena, c, sum, (struct decimal){0});
	set_unit(p->view, p->arena, c, view_word(p->view, "chart_pieces"));
	c->name_head = view_word(p->view, "name");
	c->amount_head = view_word(p->view, "count");
	c->description = view_chart_largest(p->view, p->arena, c);
}

bool view_chart_indicators(const struct pages *p, const struct budget_year *y,
			   struct chart *out)
{
	struct map counts = {0};

	*out = (struct chart){.kind = CHART_BARS};
	for (size_t i = 0; i < y->overall_count; i++)
		count_levels(p, &y->overall[i].indicators, &counts);
	for (size_t i = 0; i < y->project_count; i++)
		count_levels(p, &y->projects[i].indicators, &counts);
	if (!counts.count)
		return false;
	out->items = arena_array(p->arena, struct chart_item, counts.count);
	for (size_t i = 0; i < counts.count; i++) {
		struct str name = counts.items[i].key;

		out->items[out->item_count++] = (struct chart_item){
			.name = name.n ? name
				       : view_word(p->view, "level_empty"),
			.language = name.n ? data_language(p->view) : STR(""),
			.amount =
				count_amount(p->arena, counts.items[i].number),
		};
	}
	share_counts(p, out);
	view_chart_group(p->view, p->arena, out, LEVELS_MAX, STR(""));
	out->title = view_word(p->view, "chart_indicators");
	return true;
}

bool view_chart_targets(const struct pages *p, const struct summary_year *s,
			struct chart *out)
{
	enum { KINDS = sizeof s->kind_counts / sizeof *s->kind_counts };

	*out = (struct chart){.kind = CHART_BARS};
	out->items = arena_array(p->arena, struct chart_item, KINDS);
	for (size_t i = 0; i < KINDS; i++)
		if (s->kind_counts[i])
			out->items[out->item_count++] = (struct chart_item){
				.name = view_target_kind(p->view,
							 (enum target_kind)i),
				.amount = count_amount(p->arena,
						       s->kind_counts[i]),
			};
	if (!out->item_count)
		return false;
	share_counts(p, out);
	view_chart_group(p->view, p->arena, out, KINDS, STR(""));
	out->title = view_word(p->view, "chart_targets");
	return true;
}

bool view_chart_audit(const struct pages *p, const struct audit *audit,
		      struct chart *out)
{
	*out = (struct chart){.kind = CHART_BARS};
	out->items =
		arena_array(p->arena, struct chart_item, AUDIT_OUTCOME_COUNT);
	for (size_t i = 0; i < AUDIT_OUTCOME_COUNT; i++) {
		size_t sum = 0;

		for (size_t j = 0; j < AUDIT_RULE_COUNT; j++)
			sum += audit->counts[j][i];
		out->items[out->item_count++] = (struct chart_item){
			.name = view_outcome_word(p->view,
						  (enum audit_outcome)i),
			.amount = count_amount(p->arena, sum),
		};
	}
	share_counts(p, out);
	out->title = view_word(p->view, "chart_audit");
	out->table_url =
		view_url(p->arena, department_year_path(p->arena, audit->year),
			 view_audit_path(p->arena, audit->year));
	return chart_obstacle(out) == CHART_CLEAR;
}
