/* The dataset of amounts: tables, project forms, key projects, tasks. */
#include "export/record.h"
#include "model/dataset_columns.h"

/* What all amounts of a table or a form have in common. */
struct amount_source {
	struct str table, document, file, currency_unit, corrected, stage;
	int power; /* to yuan */
};

/* A row of a table, a project, a task: what its amounts have in common. */
struct amount_row {
	struct str unit_id, unit, id, level, code, name, path;
	int reference_year; /* 0: the fiscal year */
	uint32_t line;      /* where the cell does not know its own */
};

/* The gravest outcome of the checks that recompute the figure. */
static struct str check_of(const struct audit *audit, const struct cell *c)
{
	const struct audit_mark *checks = audit_mark(audit, c);

	return audit_outcome_name(checks ? checks->outcome : AUDIT_NOT_CHECKED);
}

static void write_amount(struct year_export *e, const struct amount_source *s,
			 const struct amount_row *row, struct str column_id,
			 struct str column, const struct cell *c)
{
	struct arena_mark mark = arena_mark(&e->arena);
	struct decimal yuan;
	struct record r = {
		.fields = {
			[AMOUNT_ORGANIZATION_ID] = e->organization_id,
			[AMOUNT_ORGANIZATION] = e->organization,
			[AMOUNT_UNIT_ID] = row->unit_id,
			[AMOUNT_UNIT] = row->unit,
			[AMOUNT_FISCAL_YEAR] = e->fiscal_year,
			[AMOUNT_REFERENCE_YEAR] = e->fiscal_year,
			[AMOUNT_STAGE] = s->stage,
			[AMOUNT_TABLE] = s->table,
			[AMOUNT_ROW_ID] = row->id,
			[AMOUNT_ROW_LEVEL] = row->level,
			[AMOUNT_ROW_CODE] = row->code,
			[AMOUNT_ROW_NAME] = row->name,
			[AMOUNT_ROW_PATH] = row->path,
			[AMOUNT_COLUMN_ID] = column_id,
			[AMOUNT_COLUMN] = column,
			[AMOUNT_PUBLISHED] = c->published,
			[AMOUNT_CURRENCY_UNIT] = s->currency_unit,
			[AMOUNT_CURRENCY_UNIT_CORRECTED] = s->corrected,
			[AMOUNT_SOURCE_DOCUMENT] = s->document,
			[AMOUNT_SOURCE_FILE] = s->file,
			[AMOUNT_CHECK] = check_of(e->audit, c),
		}};

	if (c->kind != CELL_NUMBER)
		return;
	if (decimal_shift(c->value, s->power, &yuan))
		r.fields[AMOUNT_YUAN] = decimal_text(&e->arena, yuan);
	if (row->reference_year)
		r.fields[AMOUNT_REFERENCE_YEAR] =
			record_number(&e->arena, (uint64_t)row->reference_year);
	r.fields[AMOUNT_SOURCE_LINE] =
		record_number(&e->arena, c->line ? c->line : row->line);
	record_write(&e->rows[DATASET_AMOUNTS], DATASET_AMOUNTS, &r);
	arena_rewind(&e->arena, mark);
}

static void export_table_row(struct year_export *e, const struct table *t,
			     const struct amount_source *table,
			     const struct table_row *row)
{
	struct amount_row common = {
		.unit_id = record_unit_id(row->unit),
		.unit = record_unit_name(e, row->unit, row->unit_name),
		.id = row->key,
		.level = str_format(&e->arena, "%u", row->level),
		.code = row->code,
		.name = row->name,
		.path = row->path.n ? row->path : row->name,
		.line = row->line,
	};

	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];
		struct amount_source source = *table;

		if (c->role != ROLE_MEASURE)
			continue;
		if (c->phase.n)
			source.stage = c->phase;
		else if (row->phase.n)
			source.stage = row->phase;
		common.reference_year = c->reference_year ? c->reference_year
							  : row->reference_year;
		write_amount(e, &source, &common, c->id, c->label,
			     &row->cells[i]);
	}
}

static void export_table(struct year_export *e, const struct table *t)
{
	struct amount_source source = {
		.table = t->id,
		.document = record_document(e, &t->place),
		.file = t->file,
		.currency_unit = t->unit.name,
		.corrected = t->corrected.name,
		.stage = e->year->stage,
		.power = table_power(t),
	};

	for (size_t i = 0; i < t->row_count; i++)
		export_table_row(e, t, &source, &t->rows[i]);
}

/* The field's label as the forms print it. */
static struct str project_label(const struct project *p,
				enum project_amount which)
{
	static const struct str labels[PROJECT_AMOUNT_COUNT] = {
		[PROJECT_TOTAL] = STR_INIT("项目总金额"),
		[PROJECT_YEAR] = STR_INIT("本年度项目金额"),
		[PROJECT_FISCAL] = STR_INIT("其中：财政拨款"),
		[PROJECT_OTHER] = STR_INIT("其他资金"),
	};

	if (p->form == PROJECT_KEY && which == PROJECT_YEAR)
		return STR("预算数");
	return labels[which];
}

static int corrected_power(const struct currency_unit *published,
			   const struct currency_unit *corrected)
{
	return corrected->name.n ? corrected->power : published->power;
}

static void export_project(struct year_export *e, const struct project *p)
{
	struct amount_source source = {
		.table = p->form == PROJECT_KEY ? STR("key-projects")
						: STR("project-forms"),
		.document = record_document(e, &p->place),
		.file = e->year->performance_file,
		.currency_unit = p->currency.name,
		.corrected = p->corrected.name,
		.stage = e->year->stage,
		.power = corrected_power(&p->currency, &p->corrected),
	};
	struct amount_row row = {
		.unit_id = record_unit_id(p->unit),
		.unit = record_unit_name(e, p->unit, p->unit_name),
		.id = p->id,
		.code = p->code,
		.name = p->name,
		.path = p->name,
		.line = p->line,
	};

	for (int i = 0; i < PROJECT_AMOUNT_COUNT; i++)
		write_amount(e, &source, &row,
			     project_amount_name((enum project_amount)i),
			     project_label(p, (enum project_amount)i),
			     &p->amounts[i]);
}

static void export_task(struct year_export *e, const struct amount_source *s,
			const struct task *t)
{
	struct amount_row row = {
		.unit_id = record_unit_id(t->unit),
		.unit = record_unit_name(e, t->unit, (struct str){NULL, 0}),
		.id = t->key,
		.level = t->is_total ? STR("0") : STR("1"),
		.name = t->name,
		.path = t->name,
		.line = t->line,
	};

	write_amount(e, s, &row, STR("total"), STR("总额"), &t->total);
	write_amount(e, s, &row, STR("fiscal"), STR("财政拨款"), &t->fiscal);
	write_amount(e, s, &row, STR("other"), STR("其他资金"), &t->other);
}

static void export_tasks(struct year_export *e,
			 const struct overall_performance *o)
{
	struct amount_source source = {
		.table = STR("performance-tasks"),
		.document = record_document(e, &o->place),
		.file = e->year->performance_file,
		.currency_unit = o->currency.name,
		.corrected = o->corrected.name,
		.stage = e->year->stage,
		.power = corrected_power(&o->currency, &o->corrected),
	};

	for (size_t i = 0; i < o->task_count; i++)
		export_task(e, &source, &o->tasks[i]);
}

void export_amounts(struct year_export *e)
{
	const struct budget_year *y = e->year;

	for (size_t i = 0; i < y->table_count; i++)
		export_table(e, y->tables[i]);
	for (size_t i = 0; i < y->project_count; i++)
		export_project(e, &y->projects[i]);
	for (size_t i = 0; i < y->overall_count; i++)
		export_tasks(e, &y->overall[i]);
}
