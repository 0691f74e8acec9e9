/* Codes of projects: as long as the others, and of one project each. */
#include "audit/code_list.h"

const struct audit_rule audit_project_code = {
	.id = "project-code",
	.severity = AUDIT_LOW,
	.title = {"项目编码", "Project codes"},
	.says = {"项目编码长度与其他项目一致，且一个编码只用于一个项目。",
		 "A project code is as long as the others and is of one "
		 "project."},
	.why = {"编码是跟踪同一项目的唯一线索。",
		"The code is the only thread by which a project can be "
		"followed."},
	.needs = {"至少三个项目有编码可以比较长度，且多数编码一样长。",
		  "At least three projects have codes, most of one length."},
};

static const struct audit_text OTHER_LENGTH = {
	"编码“{0}”有 {1} 位，其他 {3} 个项目的编码是 {2} 位",
	"the code \"{0}\" has {1} characters, those of {3} other projects {2}"};
static const struct audit_text USED_TWICE = {
	"编码“{0}”也是“{1}”的编码", "the code \"{0}\" is also that of \"{1}\""};
static const struct audit_text NO_CODE = {"申报表没有项目编码",
					  "the form has no project code"};
static const struct audit_text NO_CODES = {
	"这一年的申报表都没有项目编码",
	"none of the year's forms has a project code"};
static const struct audit_text FEW_CODES = {
	"没有足够的其他编码可以比较长度",
	"there are not enough other codes to compare the length with"};
static const struct audit_text OTHER_CODE = {
	"申报表的编码是“{0}”，表中同名项目的编码是“{1}”",
	"the form has the code \"{0}\", the project of the same name in the "
	"table \"{1}\""};

enum { CODES_MIN = 3, LENGTHS_MAX = 64 };

/* How many forms have codes of each length, and the usual length. */
struct usual {
	size_t counts[LENGTHS_MAX];
	size_t total, length; /* length 0: there is no usual one */
};

static struct usual measure(const struct budget_year *y)
{
	struct usual u = {.total = 0};
	size_t best = 0;

	for (size_t i = 0; i < y->project_count; i++) {
		size_t n = y->projects[i].code.n;

		if (!n || n >= LENGTHS_MAX ||
		    y->projects[i].form != PROJECT_FORM)
			continue;
		u.total++;
		if (++u.counts[n] > u.counts[best])
			best = n;
	}
	if (u.total >= CODES_MIN && u.counts[best] * 2 > u.total)
		u.length = best;
	return u;
}

static struct audit_check *begin(struct auditing *x, const struct project *p)
{
	struct audit_place place = {
		.kind = AUDIT_PLACE_PROJECT,
		.year = x->year,
		.project = p,
		.span = span_at(x->year->performance_file, p->line, 0)};

	return audit_begin_at(x, AUDIT_PROJECT_CODE, place, p->code);
}

/* The row of a table with a column of project codes that has the form's name
 * and unit but not its code. */
static struct str code_in_tables(const struct project *p,
				 const struct map *rows)
{
	const struct table_row *row = map_get(rows, p->name);

	return row && row->unit == p->unit ? row->code : STR("");
}

/* Rows of tables with project codes, by name; ambiguous names are left out. */
static void collect_rows(struct auditing *x, struct arena *a, struct map *rows)
{
	for (size_t i = 0; i < x->year->table_count; i++) {
		const struct table *t = x->year->tables[i];
		size_t column = 0;

		while (column < t->column_count &&
		       t->columns[column].role != ROLE_PROJECT_CODE)
			column++;
		for (size_t j = 0; column < t->column_count && j < t->row_count;
		     j++) {
			const struct table_row *row = &t->rows[j];

			if (!row->name.n || !row->code.n ||
			    !str_eq(row->code, row->cells[column].published))
				continue;
			bool known = map_find(rows, row->name) != NULL;
			struct map_entry *e = map_put(a, rows, row->name);
			const struct table_row *before = e->pointer;

			if (!known)
				e->pointer = (void *)row;
			else if (before && !str_eq(before->code, row->code))
				e->pointer = NULL;
		}
	}
}

static void check_project(struct auditing *x, const struct usual *usual,
			  struct map *seen, struct arena *scratch,
			  const struct map *rows, const struct project *p)
{
	struct audit_check *c = begin(x, p);

	if (!p->code.n) {
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &NO_CODE, STR(""));
		return;
	}
	struct map_entry *e = map_put(scratch, seen, p->code);
	const struct project *before = e->pointer;
	struct str other = code_in_tables(p, rows);

	if (!before)
		e->pointer = (void *)p;
	if (before)
		audit_conclude(x, c, AUDIT_CONFLICT, &USED_TWICE, p->code,
			       before->name);
	else if (usual->length && p->code.n != usual->length)
		audit_conclude(x, c, AUDIT_CONFLICT, &OTHER_LENGTH, p->code,
			       str_format(x->arena, "%zu", p->code.n),
			       str_format(x->arena, "%zu", usual->length),
			       str_format(x->arena, "%zu",
					  usual->counts[usual->length]));
	else if (other.n && !str_eq(other, p->code))
		audit_conclude(x, c, AUDIT_CONFLICT, &OTHER_CODE, p->code,
			       other);
	else if (!usual->length)
		audit_conclude(x, c, AUDIT_NOT_CHECKED, &FEW_CODES, STR(""));
	else
		audit_say(x, c, AUDIT_OK, NULL, NULL, 0);
}

/* The first form of the year. */
static const struct project *first_form(const struct budget_year *y)
{
	for (size_t i = 0; i < y->project_count; i++)
		if (y->projects[i].form == PROJECT_FORM)
			return &y->projects[i];
	return NULL;
}

void audit_check_project_codes(struct auditing *x)
{
	struct usual usual = measure(x->year);
	struct arena scratch = {0};
	struct map seen = {0}, rows = {0};
	const struct project *first = first_form(x->year);

	if (first && !usual.total) {
		audit_conclude(x, begin(x, first), AUDIT_NOT_CHECKED, &NO_CODES,
			       STR(""));
		return;
	}
	collect_rows(x, &scratch, &rows);
	for (size_t i = 0; first && i < x->year->project_count; i++)
		if (x->year->projects[i].form == PROJECT_FORM)
			check_project(x, &usual, &seen, &scratch, &rows,
				      &x->year->projects[i]);
	arena_free(&scratch);
}
