/* A department's budgets. */
#include "model/budget.h"

struct table *budget_table(const struct budget_year *y, struct str id)
{
	for (size_t i = 0; i < y->table_count; i++)
		if (str_eq(y->tables[i]->id, id))
			return y->tables[i];
	return NULL;
}

const struct source_document *budget_source(const struct budget_year *y,
					    struct str id)
{
	for (size_t i = 0; i < y->source_count; i++)
		if (str_eq(y->sources[i].id, id))
			return &y->sources[i];
	return NULL;
}

struct project *budget_project(const struct budget_year *y, struct str id)
{
	for (size_t i = 0; i < y->project_count; i++)
		if (str_eq(y->projects[i].id, id))
			return &y->projects[i];
	return NULL;
}

const struct fact *budget_fact(const struct budget_year *y, struct str id)
{
	for (size_t i = 0; i < y->fact_count; i++)
		if (str_eq(y->facts[i].id, id))
			return &y->facts[i];
	return NULL;
}

bool project_yuan(const struct project *p, enum project_amount which,
		  struct decimal *out)
{
	const struct cell *c = &p->amounts[which];
	int power =
		p->corrected.name.n ? p->corrected.power : p->currency.power;

	return c->kind == CELL_NUMBER && decimal_shift(c->value, power, out);
}

struct str project_amount_name(enum project_amount which)
{
	static const struct str names[PROJECT_AMOUNT_COUNT] = {
		[PROJECT_TOTAL] = STR_INIT("total_amount"),
		[PROJECT_YEAR] = STR_INIT("year_amount"),
		[PROJECT_FISCAL] = STR_INIT("fiscal_amount"),
		[PROJECT_OTHER] = STR_INIT("other_amount"),
	};

	return names[which];
}

static const struct str counted_names[] = {
	[FACT_COUNT_UNITS] = STR_INIT("units"),
	[FACT_COUNT_ORGANIZATIONS] = STR_INIT("organizations"),
	[FACT_COUNT_FORMS] = STR_INIT("project-forms"),
	[FACT_COUNT_KEY_PROJECTS] = STR_INIT("key-projects"),
	[FACT_COUNT_PERFORMANCE_PROJECTS] = STR_INIT("performance-projects"),
	[FACT_COUNT_BASIS_ITEMS] = STR_INIT("basis-items"),
};

struct str fact_count_name(enum fact_count counted)
{
	return counted_names[counted];
}

bool fact_count_parse(struct str name, enum fact_count *out)
{
	for (size_t i = 0; i < sizeof counted_names / sizeof *counted_names;
	     i++)
		if (str_eq(name, counted_names[i])) {
			*out = (enum fact_count)i;
			return true;
		}
	return false;
}
