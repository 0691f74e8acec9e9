/* Tables. */
#include "model/table.h"

int table_power(const struct table *t)
{
	return t->corrected.name.n ? t->corrected.power : t->unit.power;
}

bool table_yuan(const struct table *t, const struct cell *c,
		struct decimal *out)
{
	return c->kind == CELL_NUMBER &&
	       decimal_shift(c->value, table_power(t), out);
}

size_t table_column_index(const struct table *t, struct str id)
{
	size_t i = 0;

	while (i < t->column_count && !str_eq(t->columns[i].id, id))
		i++;
	return i;
}

size_t table_figure_count(const struct table *t)
{
	size_t count = 0;

	for (size_t i = 0; i < t->row_count; i++)
		for (size_t j = 0; j < t->column_count; j++)
			count += t->rows[i].cells[j].kind == CELL_NUMBER;
	return count;
}
