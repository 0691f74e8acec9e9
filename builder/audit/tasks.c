/* Amounts of the main tasks of a year: sums, and against the tables. */
#include "audit/unit.h"

#include "model/figure.h"

const struct audit_rule audit_task_sum = {
	.id = "task-sum",
	.severity = AUDIT_HIGH,
	.title = {"年度主要任务合计", "Sums of the main tasks"},
	.says = {"年度主要任务的金额合计等于各任务之和，每项任务等于其资金来源"
		 "之和，合计等于所含单位的支出总计。",
		 "The total of the main tasks equals their sum and the "
		 "expenditure of the units responsible for them; each task "
		 "equals "
		 "the sum of its sources."},
	.why = {"整体绩效目标表的钱要与任务对得上。",
		"The money of the overall targets must match the tasks."},
	.needs = {"整体支出绩效目标表列有任务金额。",
		  "The overall target form lists amounts of tasks."},
};

static const struct audit_text NO_EXPENDITURE = {
	"文件里没有“{0}”的支出总计可以对照",
	"the document does not state the expenditure of \"{0}\""};

typedef const struct cell *task_column(const struct task *t);

static const struct cell *total_of(const struct task *t)
{
	return &t->total;
}
static const struct cell *fiscal_of(const struct task *t)
{
	return &t->fiscal;
}
static const struct cell *other_of(const struct task *t)
{
	return &t->other;
}

/* A cell that the form does not have counts as blank. */
static struct audit_figure figure_of(struct auditing *x,
				     const struct overall_performance *o,
				     const struct task *t,
				     const struct cell *cell)
{
	struct audit_figure f = audit_task_figure(x, o, t, cell);

	if (cell->kind == CELL_ABSENT)
		f.blank = f.has_value = true;
	return f;
}

/* total = fiscal + other */
static void check_sources(struct auditing *x,
			  const struct overall_performance *o,
			  const struct task *t)
{
	if (t->fiscal.kind != CELL_NUMBER && t->other.kind != CELL_NUMBER)
		return;
	struct audit_check *c =
		audit_begin(x, AUDIT_TASK_SUM, figure_of(x, o, t, &t->total));

	audit_add(x, c, figure_of(x, o, t, &t->fiscal), 1);
	audit_add(x, c, figure_of(x, o, t, &t->other), 1);
	audit_judge(x, c);
}

/* The total line of a column = the tasks' */
static void check_column(struct auditing *x,
			 const struct overall_performance *o,
			 const struct task *total, task_column *column)
{
	if (column(total)->kind != CELL_NUMBER)
		return;
	struct audit_check *c = audit_begin(
		x, AUDIT_TASK_SUM, figure_of(x, o, total, column(total)));

	for (size_t i = 0; i < o->task_count; i++)
		if (!o->tasks[i].is_total)
			audit_add(x, c,
				  figure_of(x, o, &o->tasks[i],
					    column(&o->tasks[i])),
				  1);
	audit_judge(x, c);
}

/* The total expenditure of a unit in the tables. */
static bool expenditure_of(struct auditing *x, const struct organization *unit,
			   struct audit_figure *out)
{
	static const char *const tables[] = {"expenditure",
					     "income-expenditure"};
	bool own = unit == x->year->organization;
	struct figure f;

	for (size_t i = 0; i < 2; i++) {
		const char *column = i ? "支出总计/expenditure" : "total";
		struct str address =
			own ? str_format(x->arena, "%s/%s", tables[i], column)
			    : str_format(x->arena, "%s@%.*s/%s", tables[i],
					 STR_ARG(unit->id), column);

		if (figure_find(x->arena, x->year, &x->site->organizations,
				address, &f) == FIGURE_FOUND &&
		    f.cell->kind == CELL_NUMBER) {
			*out = audit_cell_figure(x, f.table, f.row, f.column);
			return true;
		}
	}
	return false;
}

/* The total of the tasks = the expenditure of the form's units. */
static void check_units(struct auditing *x, const struct overall_performance *o,
			const struct task *total)
{
	if (!o->unit_count || total->total.kind != CELL_NUMBER)
		return;
	struct audit_check *c = audit_begin(
		x, AUDIT_TASK_SUM, figure_of(x, o, total, &total->total));

	for (size_t i = 0; i < o->unit_count; i++) {
		struct audit_figure f;

		if (!expenditure_of(x, o->units[i], &f)) {
			audit_conclude(
				x, c, AUDIT_NOT_CHECKED, &NO_EXPENDITURE,
				organization_name(o->units[i], x->year->year)
					->name);
			return;
		}
		audit_add(x, c, f, 1);
	}
	if (c->part_count == 1)
		audit_judge_same(x, c);
	else
		audit_judge(x, c);
	unit_explains(x, c);
}

/* The expenditure of one of several units = its tasks. */
static void check_unit(struct auditing *x, const struct overall_performance *o,
		       const struct organization *unit)
{
	struct audit_figure f;

	if (!expenditure_of(x, unit, &f))
		return;
	struct audit_check *c = audit_begin(x, AUDIT_TASK_SUM, f);

	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		if (t->unit == unit && !t->is_total)
			audit_add(x, c, figure_of(x, o, t, &t->total), 1);
	}
	audit_judge(x, c);
	unit_explains(x, c);
}

/* Do all tasks say of which of the form's units they are? */
static bool tells_units(const struct overall_performance *o)
{
	for (size_t i = 0; i < o->task_count; i++)
		if (!o->tasks[i].unit && !o->tasks[i].is_total)
			return false;
	return o->unit_count > 1;
}

static void check_overall(struct auditing *x,
			  const struct overall_performance *o)
{
	for (size_t i = 0; i < o->task_count; i++) {
		const struct task *t = &o->tasks[i];

		check_sources(x, o, t);
		if (!t->is_total)
			continue;
		check_column(x, o, t, total_of);
		check_column(x, o, t, fiscal_of);
		check_column(x, o, t, other_of);
		check_units(x, o, t);
	}
	for (size_t i = 0; tells_units(o) && i < o->unit_count; i++)
		check_unit(x, o, o->units[i]);
}

void audit_check_tasks(struct auditing *x)
{
	for (size_t i = 0; i < x->year->overall_count; i++)
		check_overall(x, &x->year->overall[i]);
}
