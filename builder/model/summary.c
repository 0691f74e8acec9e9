/* Summaries: totals, codes, projects and indicators of a department. */
#include "model/summing.h"

#include <stddef.h>

struct str summary_keep(struct summing *s, struct str text)
{
	if (!text.n)
		return (struct str){NULL, 0};
	struct map_entry *entry = map_find(&s->texts, text);

	if (!entry) {
		text = str_copy(s->arena, text);
		entry = map_put(s->scratch, &s->texts, text);
	}
	return entry->key;
}

/* The row of the whole department: no code, no name of its own, of its year. */
static const struct table_row *department_row(const struct budget_year *y,
					      const struct table *t)
{
	for (size_t i = 0; t && i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		bool total = row->reference_year
				     ? row->reference_year == y->year
				     : row->level == 0;

		if (total && !row->is_change && !row->code.n &&
		    row->side == SIDE_NONE && row->unit == y->organization)
			return row;
	}
	return NULL;
}

static void state_own(const struct summing *s, struct summary_amount *to,
		      const struct table *t, size_t column)
{
	if (!to->stated && !t->is_other_currency)
		to->stated = counted_sum(
			s->scratch, t, s->year->organization, column,
			counted_phase(t, s->year->year, s->year->stage),
			&to->yuan);
}

/* Where each total is stated, what goes first if it is there. A side is that
 * of the line 收入总计 or 支出总计 of the two-sided table. */
static const struct statement {
	const char *table, *column;
	enum summary_figure figure;
	enum table_side side;
} statements[] = {
	{"income-expenditure", "income", SUMMARY_INCOME, SIDE_INCOME},
	{"income", "total", SUMMARY_INCOME, SIDE_NONE},
	{"income-expenditure", "expenditure", SUMMARY_EXPENDITURE,
	 SIDE_EXPENDITURE},
	{"expenditure", "total", SUMMARY_EXPENDITURE, SIDE_NONE},
	{"expenditure", "basic", SUMMARY_BASIC, SIDE_NONE},
	{"expenditure", "project", SUMMARY_PROJECT, SIDE_NONE},
	{"three-public", "total", SUMMARY_THREE_PUBLIC, SIDE_NONE},
	{"procurement", "amount", SUMMARY_PROCUREMENT, SIDE_NONE},
	{"expenditure", "procurement", SUMMARY_PROCUREMENT, SIDE_NONE},
};
enum { STATEMENTS = sizeof statements / sizeof *statements };

/* The first line 总计 of the side that has an amount. */
static const struct table_row *side_row(const struct table *t,
					enum table_side side, size_t column)
{
	struct decimal yuan;

	for (size_t i = 0; column < t->column_count && i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row->side == side && str_contains(row->name, STR("总计")) &&
		    table_yuan(t, &row->cells[column], &yuan))
			return row;
	}
	return NULL;
}

static bool find_cell(const struct budget_year *y, const struct statement *at,
		      struct summary_cell *out)
{
	const struct table *t = budget_table(y, str_from(at->table));
	struct decimal yuan;

	if (!t || (t->is_own && !at->side))
		return false;
	size_t column = table_column_index(t, str_from(at->column));
	const struct table_row *row =
		at->side ? side_row(t, at->side, column) : department_row(y, t);

	if (!row || column == t->column_count ||
	    !table_yuan(t, &row->cells[column], &yuan))
		return false;
	*out = (struct summary_cell){t, row, column};
	return true;
}

bool summary_cell(const struct budget_year *y, enum summary_figure figure,
		  struct summary_cell *out)
{
	for (size_t i = 0; i < STATEMENTS; i++)
		if (statements[i].figure == figure &&
		    find_cell(y, &statements[i], out))
			return true;
	return false;
}

bool summary_states(const struct budget_year *y, enum summary_figure figure,
		    const struct cell *cell)
{
	struct summary_cell at;

	for (size_t i = 0; i < STATEMENTS; i++)
		if (statements[i].figure == figure &&
		    find_cell(y, &statements[i], &at) &&
		    &at.row->cells[at.column] == cell)
			return true;
	return false;
}

/* Where the summary has each figure. */
static const size_t offsets[SUMMARY_FIGURE_COUNT] = {
	[SUMMARY_INCOME] = offsetof(struct summary_year, income),
	[SUMMARY_EXPENDITURE] = offsetof(struct summary_year, expenditure),
	[SUMMARY_BASIC] = offsetof(struct summary_year, basic),
	[SUMMARY_PROJECT] = offsetof(struct summary_year, project),
	[SUMMARY_THREE_PUBLIC] = offsetof(struct summary_year, three_public),
	[SUMMARY_PROCUREMENT] = offsetof(struct summary_year, procurement),
};

const struct summary_amount *summary_figure(const struct summary_year *s,
					    enum summary_figure figure)
{
	const void *at = (const char *)s + offsets[figure];

	return at;
}

static void state_figure(const struct summing *s, const struct statement *at)
{
	void *place = (char *)s->out + offsets[at->figure];
	struct summary_amount *to = place;
	const struct table *t = budget_table(s->year, str_from(at->table));
	struct summary_cell cell;

	if (to->stated || !t)
		return;
	if (t->is_own && !at->side)
		state_own(s, to, t,
			  table_column_index(t, str_from(at->column)));
	else if (find_cell(s->year, at, &cell))
		to->stated =
			table_yuan(t, &cell.row->cells[cell.column], &to->yuan);
}

/* What the own tables of a year come to that count as this. */
static void state_counted(const struct summing *s, struct summary_amount *to,
			  enum table_counts counts)
{
	for (size_t i = 0; i < s->year->table_count; i++) {
		const struct table *t = s->year->tables[i];
		struct str phase =
			counted_phase(t, s->year->year, s->year->stage);

		if (t->counts != counts || to->stated)
			continue;
		state_own(s, to, t, counted_column(t, s->year->year, phase));
		if (to->stated && counts == COUNTS_EXPENDITURE && phase.n)
			s->out->stage = phase;
	}
}

static void sum_totals(const struct summing *s)
{
	struct summary_year *y = s->out;

	for (size_t i = 0; i < STATEMENTS; i++)
		state_figure(s, &statements[i]);
	state_counted(s, &y->income, COUNTS_INCOME);
	state_counted(s, &y->expenditure, COUNTS_EXPENDITURE);
}

static void sum_projects(struct summing *s)
{
	const struct budget_year *y = s->year;
	struct summary_year *out = s->out;

	out->project_count = y->project_count;
	out->projects =
		arena_array(s->arena, struct summary_project, y->project_count);
	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];
		struct summary_project *to = &out->projects[i];
		struct str unit =
			p->unit ? organization_name(p->unit, y->year)->name
				: p->unit_name;

		*to = (struct summary_project){
			.id = summary_keep(s, p->id),
			.code = summary_keep(s, p->code),
			.name = summary_keep(s, p->name),
			.unit_name = summary_keep(s, unit),
			.type = summary_keep(s, p->type),
			.form = p->form,
			.level = p->level,
			.indicator_count = p->indicators.count,
		};
		to->year_amount.stated =
			project_yuan(p, PROJECT_YEAR, &to->year_amount.yuan);
	}
}

static void add_indicators(struct summing *s, const struct indicators *list,
			   struct str overall_id, const struct project *p,
			   bool kept)
{
	struct summary_year *out = s->out;

	for (size_t i = 0; i < list->count; i++) {
		const struct indicator *x = &list->items[i];

		out->kind_counts[x->target.kind]++;
		if (kept)
			out->indicators[out->indicator_count] =
				(struct summary_indicator){
					.overall_id =
						summary_keep(s, overall_id),
					.level1 = summary_keep(s, x->level1),
					.level2 = summary_keep(s, x->level2),
					.name = summary_keep(s, x->name),
					.target_published = summary_keep(
						s, x->target_published),
					.measure_unit = summary_keep(
						s, x->measure_unit),
					.key = summary_keep(s, x->key),
					.kind = x->target.kind,
				};
		if (kept && p) {
			struct summary_indicator *to =
				&out->indicators[out->indicator_count];

			to->project_id = summary_keep(s, p->id);
			to->project_name = summary_keep(s, p->name);
		}
		out->indicator_count++;
	}
}

static void sum_indicators(struct summing *s, bool kept)
{
	const struct budget_year *y = s->year;
	size_t count = 0;

	for (size_t i = 0; i < y->overall_count; i++)
		count += y->overall[i].indicators.count;
	for (size_t i = 0; i < y->project_count; i++)
		count += y->projects[i].indicators.count;
	if (kept)
		s->out->indicators =
			arena_array(s->arena, struct summary_indicator, count);
	for (size_t i = 0; i < y->overall_count; i++)
		add_indicators(s, &y->overall[i].indicators, y->overall[i].id,
			       NULL, kept);
	for (size_t i = 0; i < y->project_count; i++)
		add_indicators(s, &y->projects[i].indicators, STR(""),
			       &y->projects[i], kept);
	s->out->indicator_rows = count;
}

static size_t task_figures(const struct budget_year *y)
{
	size_t count = 0;

	for (size_t i = 0; i < y->overall_count; i++)
		for (size_t j = 0; j < y->overall[i].task_count; j++) {
			const struct task *t = &y->overall[i].tasks[j];

			count += t->total.kind == CELL_NUMBER;
			count += t->fiscal.kind == CELL_NUMBER;
			count += t->other.kind == CELL_NUMBER;
		}
	return count;
}

static void count_rows(struct summing *s)
{
	const struct budget_year *y = s->year;
	struct summary_year *out = s->out;

	out->figure_count = task_figures(y);
	for (size_t i = 0; i < y->project_count; i++)
		for (int j = 0; j < PROJECT_AMOUNT_COUNT; j++)
			out->figure_count +=
				y->projects[i].amounts[j].kind == CELL_NUMBER;
	for (size_t i = 0; i < y->table_count; i++)
		out->figure_count += table_figure_count(y->tables[i]);
	out->amount_rows = out->figure_count;
	out->project_rows = y->project_count;
	out->fact_rows = y->fact_count;
}

static void sum_tables(struct summing *s)
{
	const struct budget_year *y = s->year;

	s->out->table_count = y->table_count;
	s->out->tables =
		arena_array(s->arena, struct summary_table, y->table_count);
	for (size_t i = 0; i < y->table_count; i++) {
		const struct table *t = y->tables[i];

		s->out->tables[i] = (struct summary_table){
			.id = summary_keep(s, t->id),
			.title = summary_keep(s, t->title),
			.title_en = summary_keep(s, t->title_en),
			.status = t->status,
			.row_count = t->row_count,
			.figure_count = table_figure_count(t),
		};
	}
}

static void sum_sources(struct summing *s)
{
	const struct budget_year *y = s->year;

	s->out->source_count = y->source_count;
	s->out->sources =
		arena_array(s->arena, struct source_document, y->source_count);
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *from = &y->sources[i];

		s->out->sources[i] = (struct source_document){
			.id = summary_keep(s, from->id),
			.title = summary_keep(s, from->title),
			.publisher = summary_keep(s, from->publisher),
			.publication_date =
				summary_keep(s, from->publication_date),
			.url = summary_keep(s, from->url),
			.file = summary_keep(s, from->file),
		};
	}
}

/* A fact of the department itself, in people, of its own year. */
static bool is_headcount(const struct budget_year *y, const struct fact *f)
{
	return f->has_value && str_eq(f->unit, STR("人")) &&
	       (!f->organization || f->organization == y->organization) &&
	       (!f->year || f->year == y->year);
}

static void sum_staff(struct summing *s)
{
	const struct fact *all = budget_fact(s->year, STR("staff-actual"));
	struct summary_staff *to = &s->out->staff;

	if (all && is_headcount(s->year, all)) {
		*to = (struct summary_staff){true, all->value,
					     summary_keep(s, all->id)};
		return;
	}
	for (size_t i = 0; i < s->year->fact_count; i++) {
		const struct fact *f = &s->year->facts[i];

		if (!is_headcount(s->year, f) ||
		    !str_starts(f->id, STR("staff-")) ||
		    !str_ends(f->id, STR("-actual")) ||
		    !decimal_add(to->heads, f->value, &to->heads))
			continue;
		if (!to->stated)
			to->fact = summary_keep(s, f->id);
		to->stated = true;
	}
}

static void note_currencies(struct summing *s)
{
	for (size_t i = 0; i < s->year->table_count; i++)
		s->out->has_other_currency |=
			s->year->tables[i]->is_other_currency;
}

static void sum_year(struct summing *s, bool keep_indicators)
{
	s->out->year = s->year->year;
	s->out->title = summary_keep(s, s->year->title);
	s->out->stage = s->year->stage;
	sum_totals(s);
	s->out->stage = summary_keep(s, s->out->stage);
	summary_codes(s);
	sum_staff(s);
	note_currencies(s);
	sum_projects(s);
	sum_indicators(s, keep_indicators);
	sum_tables(s);
	sum_sources(s);
	count_rows(s);
}

void summary_of(struct arena *a, const struct department *department,
		bool keep_indicators, struct summary *out)
{
	struct arena scratch = {0};
	struct summing s = {.arena = a, .scratch = &scratch};

	out->organization = department->organization;
	out->year_count = department->year_count;
	out->years =
		arena_array(a, struct summary_year, department->year_count);
	for (size_t i = 0; i < department->year_count; i++) {
		s.year = &department->years[i];
		s.out = &out->years[i];
		sum_year(&s, keep_indicators);
	}
	arena_free(&scratch);
}
