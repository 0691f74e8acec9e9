/* Own tables in sums. */
#include "model/counted.h"

/* 0 for other words, else how far the budget has come. */
static int progress_of(struct str phase)
{
	static const struct str phases[] = {
		STR_INIT("draft"), STR_INIT("approved"), STR_INIT("adjusted"),
		STR_INIT("final")};
	enum { COUNT = sizeof phases / sizeof *phases };

	for (int i = 0; i < COUNT; i++)
		if (str_eq(phase, phases[i]))
			return i + 1;
	return 0;
}

struct choice {
	struct str stage, phase;
};

static void offer(struct choice *c, struct str phase)
{
	bool chosen = c->phase.n && str_eq(c->phase, c->stage);

	if (phase.n && !chosen &&
	    (str_eq(phase, c->stage) ||
	     progress_of(phase) >= progress_of(c->phase)))
		c->phase = phase;
}

static bool is_of_year(const struct table_column *c, int year)
{
	return c->role == ROLE_MEASURE &&
	       (!c->reference_year || c->reference_year == year);
}

struct str counted_phase(const struct table *t, int year, struct str stage)
{
	struct choice c = {stage, {NULL, 0}};

	for (size_t j = 0; j < t->column_count; j++)
		for (size_t i = 0;
		     is_of_year(&t->columns[j], year) && i < t->row_count;
		     i++) {
			if (t->rows[i].cells[j].kind != CELL_NUMBER)
				continue;
			offer(&c, t->columns[j].phase);
			offer(&c, t->rows[i].phase);
		}
	return c.phase;
}

bool counted_row(const struct table_row *row, struct str phase)
{
	return !row->phase.n || str_eq(row->phase, phase);
}

size_t counted_column(const struct table *t, int year, struct str phase)
{
	size_t first = t->column_count;

	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];

		if (!is_of_year(c, year) ||
		    (c->phase.n && !str_eq(c->phase, phase)))
			continue;
		if (str_eq(c->id, STR("total")))
			return i;
		if (first == t->column_count)
			first = i;
	}
	return first;
}

/* The rows of a table that may be summed. */
struct counting {
	struct arena *scratch;
	const struct table *table;
	const struct organization *organization;
	size_t column;
	struct str phase;
	bool own; /* the organisation's rows, else those of its units */
	struct map codes;
};

static bool takes_part(const struct counting *c, const struct table_row *row)
{
	bool own = row_is_of(row, c->organization);

	return own == c->own && counted_row(row, c->phase) &&
	       row->cells[c->column].kind == CELL_NUMBER;
}

static bool is_total(const struct table_row *row)
{
	return row->level == 0 && !row->code.n;
}

/* Is the row below another one that takes part? */
static bool is_part(const struct counting *c, const struct table_row *row)
{
	for (size_t n = 1; n < row->code.n; n++) {
		struct str above = str_slice(row->code, 0, n);

		if (class_is_below(row->code, above) &&
		    map_find(&c->codes, above))
			return true;
	}
	return false;
}

static bool sum_rows(const struct counting *c, bool total, struct decimal *out)
{
	struct decimal sum = {0}, amount;
	bool any = false;

	for (size_t i = 0; i < c->table->row_count; i++) {
		const struct table_row *row = &c->table->rows[i];

		if (!takes_part(c, row) || is_total(row) != total ||
		    is_part(c, row) ||
		    !table_yuan(c->table, &row->cells[c->column], &amount))
			continue;
		if (!decimal_add(sum, amount, &sum))
			return false;
		any = true;
	}
	if (any)
		*out = sum;
	return any;
}

bool counted_sum(struct arena *scratch, const struct table *t,
		 const struct organization *organization, size_t column,
		 struct str phase, struct decimal *out)
{
	for (int own = 1; own >= 0 && column < t->column_count; own--) {
		struct counting c = {.scratch = scratch,
				     .table = t,
				     .organization = organization,
				     .column = column,
				     .phase = phase,
				     .own = own != 0};

		for (size_t i = 0; i < t->row_count; i++)
			if (t->rows[i].code.n && takes_part(&c, &t->rows[i]))
				map_put(scratch, &c.codes, t->rows[i].code);
		if (sum_rows(&c, true, out) || sum_rows(&c, false, out))
			return true;
	}
	return false;
}
