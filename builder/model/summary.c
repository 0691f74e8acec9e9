/* Summaries: totals, codes, projects and indicators of a department. */
#include "model/summing.h"

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

static void state(struct summary_amount *to, const struct table *t,
		  const struct table_row *row, size_t column)
{
	if (!to->stated && column < t->column_count)
		to->stated = table_yuan(t, &row->cells[column], &to->yuan);
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

static void state_column(const struct summing *s, struct summary_amount *to,
			 struct str table, struct str column)
{
	const struct table *t = budget_table(s->year, table);
	const struct table_row *row;

	if (t && t->is_own) {
		state_own(s, to, t, table_column_index(t, column));
		return;
	}
	row = department_row(s->year, t);
	if (row)
		state(to, t, row, table_column_index(t, column));
}

/* The line 收入总计 or 支出总计 of a two-sided table. */
static void state_side(const struct summing *s, struct summary_amount *to,
		       enum table_side side)
{
	const struct table *t =
		budget_table(s->year, STR("income-expenditure"));
	struct str column =
		side == SIDE_INCOME ? STR("income") : STR("expenditure");

	for (size_t i = 0; t && i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];

		if (row->side == side && str_contains(row->name, STR("总计")))
			state(to, t, row, table_column_index(t, column));
	}
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

	state_side(s, &y->income, SIDE_INCOME);
	state_column(s, &y->income, STR("income"), STR("total"));
	state_side(s, &y->expenditure, SIDE_EXPENDITURE);
	state_column(s, &y->expenditure, STR("expenditure"), STR("total"));
	state_counted(s, &y->income, COUNTS_INCOME);
	state_counted(s, &y->expenditure, COUNTS_EXPENDITURE);
	state_column(s, &y->basic, STR("expenditure"), STR("basic"));
	state_column(s, &y->project, STR("expenditure"), STR("project"));
	state_column(s, &y->three_public, STR("three-public"), STR("total"));
	state_column(s, &y->procurement, STR("procurement"), STR("amount"));
	state_column(s, &y->procurement, STR("expenditure"),
		     STR("procurement"));
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
