/* Places and messages in words. */
#include "audit/audit.h"

#include "model/official.h"

#define SEPARATOR " · "

static void add_part(struct buf *b, struct str part)
{
	if (!part.n)
		return;
	if (buf_str(b).n)
		buf_add(b, STR(SEPARATOR));
	buf_add(b, part);
}

static struct str pick(enum language language, struct str zh, struct str en)
{
	return language == LANGUAGE_EN && en.n ? en : zh;
}

/* Forms that are no tables; else the id. */
static struct str form_title(struct str id, enum language l)
{
	if (str_eq(id, STR("overall-performance")))
		return pick(l, STR("部门（单位）整体支出绩效目标表"),
			    STR("Overall targets of the department"));
	if (str_eq(id, STR("project-forms")))
		return pick(l, STR("项目支出绩效目标申报表"),
			    STR("Targets of projects"));
	return id;
}

/* Title of a table that may not be there. */
static struct str table_title(const struct audit_place *p, enum language l)
{
	const struct table_kind *kind = official_by_id(p->table_id);

	if (p->table)
		return pick(l, p->table->title, p->table->title_en);
	if (!kind)
		return form_title(p->table_id, l);
	return pick(l, str_from(kind->title), str_from(kind->title_en));
}

static void add_cell(struct buf *b, const struct audit_place *p,
		     enum language l)
{
	const struct table_column *column = &p->table->columns[p->column];
	struct str unit = p->row->unit_name;

	if (p->row->unit) {
		const struct organization_name *name =
			organization_name(p->row->unit, p->year->year);

		unit = pick(l, name->name, name->name_en);
	}
	add_part(b, table_title(p, l));
	add_part(b, unit);
	if (!str_eq(p->row->name, p->row->unit_name))
		add_part(b, p->row->name);
	add_part(b, pick(l, column->label, column->label_en));
}

static struct str amount_word(enum project_amount which, enum language l)
{
	static const struct audit_text words[PROJECT_AMOUNT_COUNT] = {
		[PROJECT_TOTAL] = {"项目总金额", "total amount"},
		[PROJECT_YEAR] = {"本年度金额", "amount of the year"},
		[PROJECT_FISCAL] = {"财政拨款", "fiscal appropriation"},
		[PROJECT_OTHER] = {"其他资金", "other funds"},
	};

	return str_from(l == LANGUAGE_EN ? words[which].en : words[which].zh);
}

static void add_task(struct buf *b, const struct audit_place *p,
		     enum language l)
{
	const struct task *t = p->task;
	bool en = l == LANGUAGE_EN;

	add_part(b, p->overall->title);
	add_part(b, t->name);
	if (p->cell == &t->fiscal)
		add_part(b, amount_word(PROJECT_FISCAL, l));
	else if (p->cell == &t->other)
		add_part(b, amount_word(PROJECT_OTHER, l));
	else
		add_part(b, en ? STR("total") : STR("总额"));
}

static void add_indicator(struct buf *b, const struct audit_place *p)
{
	add_part(b, p->project ? p->project->name : p->overall->title);
	add_part(b, p->indicator->name);
}

struct str audit_place_name(struct arena *a, const struct audit_place *p,
			    enum language l)
{
	struct buf b = {0};

	switch (p->kind) {
	case AUDIT_PLACE_CELL:
		add_cell(&b, p, l);
		break;
	case AUDIT_PLACE_TABLE:
		add_part(&b, table_title(p, l));
		break;
	case AUDIT_PLACE_PROJECT:
		add_part(&b, p->project->name);
		if (p->cell)
			add_part(&b, amount_word(p->amount, l));
		break;
	case AUDIT_PLACE_TASK:
		add_task(&b, p, l);
		break;
	case AUDIT_PLACE_INDICATOR:
		add_indicator(&b, p);
		break;
	case AUDIT_PLACE_FACT:
		add_part(&b, p->fact->name);
		break;
	case AUDIT_PLACE_COMMENTARY:
		add_part(&b, p->commentary->title);
		break;
	case AUDIT_PLACE_FILE:
		add_part(&b, p->span.path);
		break;
	}
	struct str name = str_copy(a, buf_str(&b));

	buf_free(&b);
	return name;
}

static struct audit_address cell_address(const struct audit_place *p)
{
	return (struct audit_address){p->table->id, p->row->key,
				      p->table->columns[p->column].id};
}

static struct audit_address project_address(const struct audit_place *p)
{
	bool key = p->project->form == PROJECT_KEY;

	return (struct audit_address){
		key ? STR("key-projects") : STR("project-forms"),
		p->project->id,
		p->cell ? project_amount_name(p->amount) : STR("")};
}

static struct audit_address task_address(const struct audit_place *p)
{
	struct audit_address out = {STR("performance-tasks"), p->task->key,
				    STR("total")};

	if (p->cell == &p->task->fiscal)
		out.column = STR("fiscal");
	else if (p->cell == &p->task->other)
		out.column = STR("other");
	return out;
}

struct audit_address audit_address(const struct audit_place *p)
{
	switch (p->kind) {
	case AUDIT_PLACE_CELL:
		return cell_address(p);
	case AUDIT_PLACE_PROJECT:
		return project_address(p);
	case AUDIT_PLACE_TASK:
		return task_address(p);
	case AUDIT_PLACE_INDICATOR:
		return (struct audit_address){STR("indicators"),
					      p->project ? p->project->id
							 : p->overall->id,
					      p->indicator->key};
	case AUDIT_PLACE_FACT:
		return (struct audit_address){STR("facts"), p->fact->id,
					      STR("value")};
	case AUDIT_PLACE_COMMENTARY:
		return (struct audit_address){STR("commentary"),
					      p->commentary->name, STR("")};
	case AUDIT_PLACE_TABLE:
	case AUDIT_PLACE_FILE:
		break;
	}
	return (struct audit_address){p->table_id, STR(""), STR("")};
}
