/* Summaries: the classification codes of a year. */
#include "model/summing.h"

#include <stdlib.h>

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
	struct str row_key;
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
				   all->table->id},
				  row->key,
				  yuan};
	place->number = all->count;
}

/* The rows of the department itself, or those of its units. */
static void add_codes(struct summing *s, struct codes *all, bool own)
{
	const struct table *t = all->table;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		bool is_own = row_is_of(row, s->year->organization);
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

		struct summary_row *row =
			arena_new(s->arena, struct summary_row);

		*line = (struct summary_line){summary_keep(s, from->code),
					      summary_keep(s, from->name),
					      summary_keep(s, from->table)};
		*row = (struct summary_row){
			line, summary_keep(s, all->items[i].row_key)};
		(*items)[i] = (struct summary_code){row, all->items[i].yuan};
	}
}

static void sum_codes(struct summing *s, enum column_role role,
		      struct summary_code **items, size_t *count,
		      struct summary_amount *total)
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
	total->stated =
		counted_sum(s->scratch, all.table, s->year->organization,
			    all.column, all.phase, &total->yuan);
}

void summary_codes(struct summing *s)
{
	struct summary_year *y = s->out;

	sum_codes(s, ROLE_FUNCTIONAL_CODE, &y->functions, &y->function_count,
		  &y->function_total);
	sum_codes(s, ROLE_ECONOMIC_CODE, &y->economies, &y->economy_count,
		  &y->economy_total);
}
