/* Summaries: totals, codes, projects and indicators of a department. */
#include "model/summary.h"

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

static void state_column(const struct summing *s, struct summary_amount *to,
			 struct str table, struct str column)
{
	const struct table *t = budget_table(s->year, table);
	const struct table_row *row = department_row(s->year, t);

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

static void sum_totals(const struct summing *s)
{
	struct summary_year *y = s->out;

	state_side(s, &y->income, SIDE_INCOME);
	state_column(s, &y->income, STR("income"), STR("total"));
	state_side(s, &y->expenditure, SIDE_EXPENDITURE);
	state_column(s, &y->expenditure, STR("expenditure"), STR("total"));
	state_column(s, &y->basic, STR("expenditure"), STR("basic"));
	state_column(s, &y->project, STR("expenditure"), STR("project"));
	state_column(s, &y->three_public, STR("three-public"), STR("total"));
	state_column(s, &y->procurement, STR("procurement"), STR("amount"));
	state_column(s, &y->procurement, STR("expenditure"),
		     STR("procurement"));
}

static bool has_role(const struct table *t, enum column_role role)
{
	for (size_t i = 0; i < t->column_count; i++)
		if (t->columns[i].role == role)
			return t->row_count > 0;
	return false;
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
		if (has_role(y->tables[i], role))
			return y->tables[i];
	return NULL;
}

/* Column "total", else the first measure of the fiscal year. */
static size_t total_column(const struct budget_year *y, const struct table *t)
{
	size_t total = table_column_index(t, STR("total"));

	for (size_t i = 0; total == t->column_count && i < t->column_count; i++)
		if (t->columns[i].role == ROLE_MEASURE &&
		    (!t->columns[i].reference_year ||
		     t->columns[i].reference_year == y->year))
			return i;
	return total;
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
};

static void add_code(struct summing *s, struct codes *all,
		     const struct table *t, const struct table_row *row,
		     struct decimal yuan)
{
	struct map_entry *place = map_put(s->scratch, &all->places, row->code);

	if (place->number) {
		struct code_sum *code = &all->items[place->number - 1];

		if (place->number > all->own)
			(void)decimal_add(code->yuan, yuan, &code->yuan);
		return;
	}
	*VEC_PUSH(s->scratch, all) = (struct code_sum){
		{row->code, row->name, t->id, row->key}, yuan};
	place->number = all->count;
}

/* The rows of the department itself, or those of its units. */
static void add_codes(struct summing *s, struct codes *all,
		      const struct table *t, size_t column, bool own)
{
	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		bool is_own = !row->unit || row->unit == s->year->organization;
		struct decimal yuan;

		if (row->code.n && is_own == own &&
		    table_yuan(t, &row->cells[column], &yuan))
			add_code(s, all, t, row, yuan);
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
	const struct table *t = table_of_codes(s->year, role);
	size_t column = t ? total_column(s->year, t) : 0;
	struct codes all = {0};

	if (!t || column == t->column_count)
		return;
	add_codes(s, &all, t, column, true);
	all.own = all.count;
	add_codes(s, &all, t, column, false);
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
	s->out->stage = keep(s, s->year->stage);
	sum_totals(s);
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
