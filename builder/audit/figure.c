/* Figures with their unit and the precision at which they are printed. */
#include "audit/auditing.h"

/* Digits after the point without the zeros at the end. */
static unsigned needed_scale(struct decimal v)
{
	while (v.scale > 0 && v.coefficient % 10 == 0) {
		v.coefficient /= 10;
		v.scale--;
	}
	return v.scale;
}

unsigned audit_cell_scale(const struct cell *c)
{
	return c->kind == CELL_NUMBER ? c->value.scale : 0;
}

static unsigned table_scale(const struct table *t)
{
	unsigned needed = 0, common = DECIMAL_SCALE_MAX;
	bool any = false;

	for (size_t i = 0; i < t->row_count; i++)
		for (size_t j = 0; j < t->column_count; j++) {
			const struct cell *c = &t->rows[i].cells[j];

			if (c->kind != CELL_NUMBER ||
			    t->columns[j].role != ROLE_MEASURE)
				continue;
			any = true;
			if (needed_scale(c->value) > needed)
				needed = needed_scale(c->value);
			if (c->value.scale < common)
				common = c->value.scale;
		}
	if (!any)
		return 0;
	return needed > common ? needed : common;
}

unsigned audit_table_scale(const struct auditing *x, const struct table *t)
{
	for (size_t i = 0; i < x->year->table_count; i++)
		if (x->year->tables[i] == t)
			return x->scales[i];
	return table_scale(t);
}

void audit_measure_tables(struct auditing *x)
{
	x->scales = arena_array(x->arena, unsigned, x->year->table_count);
	for (size_t i = 0; i < x->year->table_count; i++)
		x->scales[i] = table_scale(x->year->tables[i]);
}

/* The cell's value; blank and dash count as zero and say so. */
static void take_cell(struct audit_figure *f, const struct cell *c)
{
	f->place.cell = c;
	f->published = c->published;
	f->has_value = c->kind == CELL_NUMBER;
	if (f->has_value)
		f->value = c->value;
	f->blank = c->kind == CELL_EMPTY || c->kind == CELL_DASH;
	f->has_value |= f->blank;
}

static void take_unit(struct audit_figure *f, const struct currency_unit *unit,
		      const struct currency_unit *corrected)
{
	const struct currency_unit *used = corrected->name.n ? corrected : unit;

	f->money = true;
	f->unit = used->name;
	f->power = used->power;
}

bool audit_lacks_unit(const struct table *t)
{
	return t->kind && !t->unit.name.n && !t->corrected.name.n;
}

struct audit_figure audit_cell_figure(const struct auditing *x,
				      const struct table *t,
				      const struct table_row *row,
				      size_t column)
{
	const struct cell *c = &row->cells[column];
	struct audit_figure f = {
		.place = {.kind = AUDIT_PLACE_CELL,
			  .year = x->year,
			  .table_id = t->id,
			  .table = t,
			  .row = row,
			  .column = column,
			  .span = cell_span(t->file, c, row->line)},
		.scale = audit_table_scale(x, t),
	};

	take_cell(&f, c);
	take_unit(&f, &t->unit, &t->corrected);
	f.has_value &= !audit_lacks_unit(t);
	return f;
}

struct audit_figure audit_project_figure(const struct auditing *x,
					 const struct project *p,
					 enum project_amount which)
{
	const struct cell *c = &p->amounts[which];
	struct audit_figure f = {
		.place = {.kind = AUDIT_PLACE_PROJECT,
			  .year = x->year,
			  .project = p,
			  .amount = which,
			  .span = cell_span(x->year->performance_file, c,
					    p->line)},
		.scale = audit_cell_scale(c),
	};

	take_cell(&f, c);
	take_unit(&f, &p->currency, &p->corrected);
	return f;
}

struct audit_figure audit_task_figure(const struct auditing *x,
				      const struct overall_performance *overall,
				      const struct task *task,
				      const struct cell *cell)
{
	struct audit_figure f = {
		.place = {.kind = AUDIT_PLACE_TASK,
			  .year = x->year,
			  .overall = overall,
			  .task = task,
			  .span = span_at(x->year->performance_file, task->line,
					  0)},
		.scale = audit_cell_scale(cell),
	};

	take_cell(&f, cell);
	take_unit(&f, &overall->currency, &overall->corrected);
	return f;
}

struct audit_figure audit_fact_figure(const struct auditing *x,
				      const struct fact *f)
{
	struct currency_unit unit;
	bool money = currency_unit_parse(f->unit, &unit);

	return (struct audit_figure){
		.place = {.kind = AUDIT_PLACE_FACT,
			  .year = x->year,
			  .fact = f,
			  .span = f->span},
		.published = f->value_published,
		.value = f->value,
		.scale = f->value.scale,
		.unit = f->unit,
		.power = money ? unit.power : 0,
		.money = money,
		.has_value = f->has_value,
	};
}
