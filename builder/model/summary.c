/* Summaries: totals, codes, projects and indicators of a department. */
#include "model/summary.h"

#include "model/counted.h"

#include <stdlib.h>

struct summing {
	struct arena *arena, *scratch;
	struct map texts; /* copies: years share most of their texts */
	const struct budget_year *year;
	struct summary_year *out;
};

static struct str keep(struct summing *s, struct str text)
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

/* The column of a role, column_count when there is none. */
static size_t role_column(const struct table *t, enum column_role role)
{
	size_t i = 0;

	while (i < t->column_count && t->columns[i].role != role)
		i++;
	return i;
}

static bool has_role(const struct table *t, enum column_role role)
{
	return t->row_count && !t->is_other_currency &&
	       t->counts != COUNTS_INCOME &&
	       role_column(t, role) < t->column_count;
}

/* The table that tells the codes of a role: the named ones first. */
static const struct table *table_of_codes(const struct budget_year *y,
					  enum column_role role)
{
	static const struct str first[] = {
		STR_INIT("expenditure"),
		STR_INIT("general-by-function"),
		STR_INIT("general-by-economy"),
		STR_INIT("basic-expenditure"),
	};

	for (size_t i = 0; i < sizeof first / sizeof *first; i++) {
		const struct table *t = budget_table(y, first[i]);

		if (t && has_role(t, role))
			return t;
	}
	for (size_t i = 0; i < y->table_count; i++)
		if (y->tables[i]->counts && has_role(y->tables[i], role))
			return y->tables[i];
	for (size_t i = 0; i < y->table_count; i++)
		if (has_role(y->tables[i], role))
			return y->tables[i];
	return NULL;
}

/* A code while it is summed. */
struct code_sum {
	struct summary_line line;
	struct decimal yuan;
};

static int by_code(const void *a, const void *b)
{
	return str_cmp(((const struct code_sum *)a)->line.code,
		       ((const struct code_sum *)b)->line.code);
}

/* Codes while they are summed, in scratch memory. */
struct codes {
	struct code_sum *items;
	size_t count, capacity;
	struct map places; /* of a code: 1 + index */
	size_t own;        /* the first so many are the department's own */
	const struct table *table;
	enum column_role role;
	size_t column;
	struct str phase;
};

/* Rows of own tables may have codes of several roles. */
static struct str role_text(const struct codes *all,
			    const struct table_row *row, enum column_role role,
			    struct str otherwise)
{
	size_t column = role_column(all->table, role);

	return !all->table->is_own || column == all->table->column_count
		       ? otherwise
		       : row->cells[column].published;
}

static void add_code(struct summing *s, struct codes *all,
		     const struct table_row *row, struct str code,
		     struct decimal yuan)
{
	struct map_entry *place = map_put(s->scratch, &all->places, code);

	if (place->number) {
		struct code_sum *known = &all->items[place->number - 1];

		if (place->number > all->own)
			(void)decimal_add(known->yuan, yuan, &known->yuan);
		return;
	}
	*VEC_PUSH(s->scratch, all) =
		(struct code_sum){{code,
				   role_text(all, row,
					     all->role == ROLE_FUNCTIONAL_CODE
						     ? ROLE_FUNCTIONAL_NAME
						     : ROLE_ECONOMIC_NAME,
					     row->name),
				   all->table->id, row->key},
				  yuan};
	place->number = all->count;
}

/* The rows of the department itself, or those of its units. */
static void add_codes(struct summing *s, struct codes *all, bool own)
{
	const struct table *t = all->table;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		bool is_own = !row->unit || row->unit == s->year->organization;
		struct str code = role_text(all, row, all->role, row->code);
		struct decimal yuan;

		if (code.n && is_own == own && counted_row(row, all->phase) &&
		    table_yuan(t, &row->cells[all->column], &yuan))
			add_code(s, all, row, code, yuan);
	}
}

static void keep_codes(struct summing *s, struct codes *all,
		       struct summary_code **items, size_t *count)
{
	*count = all->count;
	if (!all->count)
		return;
	qsort(all->items, all->count, sizeof *all->items, by_code);
	*items = arena_array(s->arena, struct summary_code, all->count);
	for (size_t i = 0; i < all->count; i++) {
		const struct summary_line *from = &all->items[i].line;
		struct summary_line *line =
			arena_new(s->arena, struct summary_line);

		*line = (struct summary_line){
			keep(s, from->code), keep(s, from->name),
			keep(s, from->table), keep(s, from->row_key)};
		(*items)[i] = (struct summary_code){line, all->items[i].yuan};
	}
}

static void sum_codes(struct summing *s, enum column_role role,
		      struct summary_code **items, size_t *count)
{
	struct codes all = {.table = table_of_codes(s->year, role),
			    .role = role};

	if (!all.table)
		return;
	all.phase = counted_phase(all.table, s->year->year, s->year->stage);
	all.column = counted_column(all.table, s->year->year, all.phase);
	if (all.column == all.table->column_count)
		return;
	add_codes(s, &all, true);
	all.own = all.count;
	add_codes(s, &all, false);
	keep_codes(s, &all, items, count);
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
			.id = keep(s, p->id),
			.code = keep(s, p->code),
			.name = keep(s, p->name),
			.unit_name = keep(s, unit),
			.type = keep(s, p->type),
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
					.overall_id = keep(s, overall_id),
					.level1 = keep(s, x->level1),
					.level2 = keep(s, x->level2),
					.name = keep(s, x->name),
					.target_published =
						keep(s, x->target_published),
					.key = keep(s, x->key),
					.kind = x->target.kind,
				};
		if (kept && p) {
			struct summary_indicator *to =
				&out->indicators[out->indicator_count];

			to->project_id = keep(s, p->id);
			to->project_name = keep(s, p->name);
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
			.id = keep(s, t->id),
			.title = keep(s, t->title),
			.title_en = keep(s, t->title_en),
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
			.id = keep(s, from->id),
			.title = keep(s, from->title),
			.publisher = keep(s, from->publisher),
			.publication_date = keep(s, from->publication_date),
			.url = keep(s, from->url),
			.file = keep(s, from->file),
		};
	}
}

static void sum_year(struct summing *s, bool keep_indicators)
{
	s->out->year = s->year->year;
	s->out->title = keep(s, s->year->title);
	s->out->stage = s->year->stage;
	sum_totals(s);
	s->out->stage = keep(s, s->out->stage);
	sum_codes(s, ROLE_FUNCTIONAL_CODE, &s->out->functions,
		  &s->out->function_count);
	sum_codes(s, ROLE_ECONOMIC_CODE, &s->out->economies,
		  &s->out->economy_count);
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
