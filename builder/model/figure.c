/* Figures by address. */
#include "model/figure.h"

struct search {
	struct arena *scratch;
	const struct budget_year *year;
	const struct organizations *organizations;
	struct figure *out;
};

/* Names among which a name is looked for, for the nearest one. */
struct names {
	const char **items;
	size_t count, capacity;
};

static void add_name(struct search *s, struct names *names, struct str name)
{
	if (name.n)
		*VEC_PUSH(s->scratch, names) = str_cstr(s->scratch, name);
}

static enum figure_result missing(struct search *s, enum figure_result result,
				  struct str part, const struct names *names)
{
	s->out->missing = part;
	if (names->count)
		s->out->nearest = str_nearest(part, names->items, names->count);
	return result;
}

static enum figure_result find_table(struct search *s, struct str id)
{
	struct names names = {0};

	s->out->table = budget_table(s->year, id);
	if (s->out->table)
		return FIGURE_FOUND;
	for (size_t i = 0; i < s->year->table_count; i++)
		add_name(s, &names, s->year->tables[i]->id);
	return missing(s, FIGURE_NO_TABLE, id, &names);
}

static enum figure_result no_column(struct search *s, struct str id)
{
	struct names names = {0};

	for (size_t i = 0; i < s->out->table->column_count; i++)
		if (s->out->table->columns[i].role == ROLE_MEASURE)
			add_name(s, &names, s->out->table->columns[i].id);
	return missing(s, FIGURE_NO_COLUMN, id, &names);
}

static bool is_of(const struct search *s, const struct table_row *row,
		  const struct organization *unit)
{
	return row->unit == unit &&
	       row->side == s->out->table->columns[s->out->column].side;
}

static enum figure_result no_row(struct search *s, struct str name,
				 const struct organization *unit)
{
	struct names names = {0};

	for (size_t i = 0; i < s->out->table->row_count; i++) {
		const struct table_row *row = &s->out->table->rows[i];

		if (!is_of(s, row, unit))
			continue;
		add_name(s, &names, row->code);
		add_name(s, &names, row->name);
	}
	return missing(s, FIGURE_NO_ROW, name, &names);
}

static enum figure_result no_unit(struct search *s, struct str name)
{
	struct names names = {0};

	for (size_t i = 0; i < s->out->table->row_count; i++)
		if (s->out->table->rows[i].unit)
			add_name(s, &names, s->out->table->rows[i].unit->id);
	return missing(s, FIGURE_NO_UNIT, name, &names);
}

static bool has_name(struct search *s, const struct table_row *row,
		     struct str name)
{
	uint64_t year;

	if (str_eq(row->code, name) || str_eq(row->key, name) ||
	    str_eq(row->name, name) || str_eq(row->path, name))
		return true;
	if (row->is_change)
		return str_eq(name, STR("change"));
	if (row->reference_year && str_to_uint(name, 9999, &year))
		return row->reference_year == (int)year;
	return str_eq(organization_fold(s->scratch, row->name),
		      organization_fold(s->scratch, name));
}

static const struct table_row *named_row(struct search *s, struct str name,
					 const struct organization *unit)
{
	const struct table *t = s->out->table;

	for (size_t i = 0; i < t->row_count; i++)
		if (is_of(s, &t->rows[i], unit) &&
		    has_name(s, &t->rows[i], name))
			return &t->rows[i];
	return NULL;
}

/* How sure it is that the row is the total: 0 it is not. */
static int total_rank(const struct search *s, const struct table_row *row)
{
	if (row->is_change)
		return 0;
	if (row->reference_year)
		return row->reference_year == s->year->year ? 4 : 0;
	if (row->level == 0 && row->side == SIDE_NONE)
		return 4;
	if (str_contains(row->name, STR("总计")))
		return 3;
	if (str_eq(row->name, STR("合计")))
		return 2;
	return row->level == 0 && str_contains(row->name, STR("合计"));
}

static const struct table_row *total_row(struct search *s,
					 const struct organization *unit)
{
	const struct table *t = s->out->table;
	const struct table_row *best = NULL;
	int best_rank = 0;

	for (size_t i = 0; i < t->row_count; i++) {
		const struct table_row *row = &t->rows[i];
		int rank = is_of(s, row, unit) ? total_rank(s, row) : 0;

		if (rank > best_rank) {
			best = row;
			best_rank = rank;
		}
	}
	return best;
}

static bool has_unit(const struct table *t, const struct organization *unit)
{
	for (size_t i = 0; i < t->row_count; i++)
		if (t->rows[i].unit == unit)
			return true;
	return false;
}

/* The unit behind the @; the department without it. */
static const struct organization *find_unit(struct search *s,
					    struct str_cut table)
{
	const struct organization *unit = s->year->organization;

	if (table.found)
		unit = organization_find(s->organizations, table.tail);
	if (table.found && !unit)
		unit = organization_by_name(s->scratch, s->organizations,
					    table.tail);
	return unit && (!table.found || has_unit(s->out->table, unit)) ? unit
								       : NULL;
}

static size_t last_slash(struct str s)
{
	size_t at = s.n;

	while (at && s.s[at - 1] != '/')
		at--;
	return at;
}

/* rest is [ROW/]COLUMN. */
static enum figure_result find_cell(struct search *s, struct str first,
				    struct str rest)
{
	struct figure *f = s->out;
	struct str_cut table = str_cut(first, STR("@"));
	size_t at = last_slash(rest);
	struct str column = str_slice(rest, at, rest.n);
	struct str row = str_slice(rest, 0, at ? at - 1 : 0);

	if (!table.head.n || !column.n)
		return FIGURE_BAD_ADDRESS;
	if (find_table(s, table.head) != FIGURE_FOUND)
		return FIGURE_NO_TABLE;
	f->column = table_column_index(f->table, column);
	if (f->column == f->table->column_count ||
	    f->table->columns[f->column].role != ROLE_MEASURE)
		return no_column(s, column);
	const struct organization *unit = find_unit(s, table);

	if (!unit)
		return no_unit(s, table.tail);
	f->row = row.n ? named_row(s, row, unit) : total_row(s, unit);
	if (!f->row)
		return no_row(s, row, unit);
	f->cell = &f->row->cells[f->column];
	return FIGURE_FOUND;
}

static enum figure_result find_fact(struct search *s, struct str id)
{
	struct names names = {0};

	s->out->fact = budget_fact(s->year, id);
	if (s->out->fact)
		return FIGURE_FOUND;
	for (size_t i = 0; i < s->year->fact_count; i++)
		add_name(s, &names, s->year->facts[i].id);
	return missing(s, FIGURE_NO_FACT, id, &names);
}

static enum figure_result no_project(struct search *s, struct str id)
{
	struct names names = {0};

	for (size_t i = 0; i < s->year->project_count; i++)
		add_name(s, &names, s->year->projects[i].id);
	return missing(s, FIGURE_NO_PROJECT, id, &names);
}

/* The field of an amount, "amount" being that of the year. */
static enum figure_result find_amount(struct search *s, struct str field)
{
	struct names names = {0};
	int which = PROJECT_YEAR;

	if (!str_eq(field, STR("amount")))
		for (which = 0; which < PROJECT_AMOUNT_COUNT; which++) {
			struct str name =
				project_amount_name((enum project_amount)which);

			if (str_eq(name, field))
				break;
			add_name(s, &names, name);
		}
	if (which == PROJECT_AMOUNT_COUNT)
		return missing(s, FIGURE_NO_COLUMN, field, &names);
	s->out->amount = (enum project_amount)which;
	s->out->cell = &s->out->project->amounts[which];
	return FIGURE_FOUND;
}

/* rest is PROJECT/FIELD. */
static enum figure_result find_project(struct search *s, struct str rest)
{
	struct str_cut cut = str_cut(rest, STR("/"));

	if (!cut.found || !cut.head.n || !cut.tail.n)
		return FIGURE_BAD_ADDRESS;
	s->out->project = budget_project(s->year, cut.head);
	if (!s->out->project)
		return no_project(s, cut.head);
	return find_amount(s, cut.tail);
}

enum figure_result figure_find_table(struct arena *scratch,
				     const struct budget_year *y, struct str id,
				     struct figure *out)
{
	struct search s = {scratch, y, NULL, out};

	*out = (struct figure){0};
	return find_table(&s, id);
}

enum figure_result figure_find(struct arena *scratch,
			       const struct budget_year *y,
			       const struct organizations *organizations,
			       struct str address, struct figure *out)
{
	struct search s = {scratch, y, organizations, out};
	struct str_cut cut = str_cut(address, STR("/"));

	*out = (struct figure){0};
	if (!cut.found || !cut.head.n || !cut.tail.n)
		return FIGURE_BAD_ADDRESS;
	if (str_eq(cut.head, STR("fact")))
		return find_fact(&s, cut.tail);
	if (str_eq(cut.head, STR("project")))
		return find_project(&s, cut.tail);
	return find_cell(&s, cut.head, cut.tail);
}
