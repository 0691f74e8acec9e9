/* Completeness: is each official table there? */
#include "audit/auditing.h"

#include "model/official.h"

const struct audit_rule audit_table_present = {
	.id = "table-present",
	.severity = AUDIT_MEDIUM,
	.title = {"表格齐全", "Tables present"},
	.says = {"部门预算的每张表都已公布，或说明为空；说明为空的表里没有数。",
		 "Each table of a department's budget is published or declared "
		 "empty, and what is declared empty holds no figures."},
	.why = {"缺一张表，就有一部分钱看不见。",
		"With a table missing, some of the money cannot be seen."},
	.needs = {"部门公布了预算表，并说明了缺少的表；没有说明的表，可能只是不"
		  "在"
		  "收录的文件里，不算缺。",
		  "The department publishes budget tables and says which are "
		  "not there; a table of which nothing is said may stand in a "
		  "document that was not collected, and does not count as "
		  "missing."},
};

static const struct audit_text FORMS_ONLY = {
	"这一年收录的文件里没有预算表，只有绩效目标或其他资料，无法判断是否齐"
	"全",
	"no budget tables were collected for this year, only targets or other "
	"material; whether tables are missing cannot be said"};
static const struct audit_text ABSENT = {
	"收录的文件里没有这张表，也没有关于它的说明；可能在没有收录的部分",
	"the documents collected do not hold this table and say nothing of "
	"it; it may stand in a part that was not collected"};
static const struct audit_text MISSING = {
	"文件列出了这张表，收录的文本里却没有。{0}",
	"the document lists this table, but its text as collected does not "
	"hold it. {0}"};
static const struct audit_text UNREAD = {
	"这一年有文件读不出来，这张表可能就在其中",
	"a file of this year cannot be read and may hold this table"};
static const struct audit_text NOT_EMPTY = {
	"文件说明这张表为空，表里却有 {0} 个不是零的数，第一个是 {1}",
	"the table is declared empty, but holds {0} figures other than zero, "
	"the first is {1}"};

static const struct table *find(const struct budget_year *y, struct str id)
{
	for (size_t i = 0; i < y->table_count; i++)
		if (str_eq(y->tables[i]->id, id))
			return y->tables[i];
	return NULL;
}

static struct audit_check *begin(struct auditing *x, struct str id,
				 const struct table *t)
{
	const struct budget_year *y = x->year;
	struct audit_place place = {
		.kind = AUDIT_PLACE_TABLE,
		.year = y,
		.table_id = id,
		.table = t,
		.span = span_at(t && t->file.n ? t->file : y->document_file, 0,
				0),
	};

	for (size_t i = 0; i < y->declaration_count; i++)
		if (!place.span.line && !(t && t->file.n) &&
		    str_eq(y->declarations[i].id, id))
			place.span = y->declarations[i].span;
	return audit_begin_at(x, AUDIT_TABLE_PRESENT, place, STR(""));
}

/* Figures other than zero; first is one of them. */
static size_t count_figures(const struct table *t, const struct cell **first)
{
	size_t count = 0;

	for (size_t i = 0; i < t->row_count; i++)
		for (size_t j = 0; j < t->column_count; j++) {
			const struct cell *c = &t->rows[i].cells[j];

			if (c->kind == CELL_NUMBER &&
			    t->columns[j].role == ROLE_MEASURE &&
			    !decimal_is_zero(c->value) && !count++)
				*first = c;
		}
	return count;
}

static void check_table(struct auditing *x, struct str id,
			const struct table *t)
{
	struct audit_check *c = begin(x, id, t);
	const struct cell *first = NULL;
	size_t figures = 0;

	if (!t) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &ABSENT, STR(""));
		return;
	}
	if (t->status == TABLE_MISSING && x->year->incomplete) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &UNREAD, STR(""));
		return;
	}
	if (t->status == TABLE_MISSING) {
		audit_conclude(x, c, AUDIT_CONFLICT, &MISSING, t->status_note);
		return;
	}
	if (t->status == TABLE_DECLARED_EMPTY)
		figures = count_figures(t, &first);
	c->outcome = AUDIT_OK;
	if (!figures)
		return;
	c->stated.place.span = cell_span(t->file, first, 0);
	audit_conclude(x, c, AUDIT_CONFLICT, &NOT_EMPTY,
		       str_format(x->arena, "%zu", figures), first->published);
}

static void check_form(struct auditing *x, const char *id, bool present)
{
	struct audit_check *c = begin(x, str_from(id), NULL);

	c->stated.place.span.path =
		present ? x->year->performance_file : x->year->document_file;
	if (present)
		c->outcome = AUDIT_OK;
	else
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &ABSENT, STR(""));
}

static bool has_forms(const struct budget_year *y)
{
	for (size_t i = 0; i < y->project_count; i++)
		if (y->projects[i].form == PROJECT_FORM)
			return true;
	return false;
}

static bool has_tables(const struct budget_year *y)
{
	for (size_t i = 0; i < y->table_count; i++)
		if (y->tables[i]->kind)
			return true;
	return false;
}

void audit_rule_tables(struct auditing *x)
{
	const struct budget_year *y = x->year;
	bool any = has_tables(y);

	for (size_t i = 0; i < official_table_count; i++) {
		struct str id = str_from(official_tables[i].id);

		if (any)
			check_table(x, id, find(y, id));
		else
			audit_conclude(x, begin(x, id, NULL), AUDIT_NOT_CHECKED,
				       &FORMS_ONLY, STR(""));
	}
	check_form(x, "overall-performance", y->overall_count > 0);
	check_form(x, "project-forms", has_forms(y));
}
