/* The datasets of projects and of indicators. */
#include "export/record.h"
#include "model/dataset_columns.h"

static struct str yuan_text(struct year_export *e, const struct project *p,
			    enum project_amount which)
{
	struct decimal yuan;

	return project_yuan(p, which, &yuan) ? decimal_text(&e->arena, yuan)
					     : (struct str){NULL, 0};
}

static void fill_amounts(struct year_export *e, const struct project *p,
			 struct record *r)
{
	struct str *f = r->fields;

	f[PROJECTS_CURRENCY_UNIT] = p->currency.name;
	f[PROJECTS_CURRENCY_UNIT_CORRECTED] = p->corrected.name;
	f[PROJECTS_CORRECTION_REASON] = p->correction_reason;
	f[PROJECTS_TOTAL_PUBLISHED] = p->amounts[PROJECT_TOTAL].published;
	f[PROJECTS_TOTAL_YUAN] = yuan_text(e, p, PROJECT_TOTAL);
	f[PROJECTS_YEAR_PUBLISHED] = p->amounts[PROJECT_YEAR].published;
	f[PROJECTS_YEAR_YUAN] = yuan_text(e, p, PROJECT_YEAR);
	f[PROJECTS_FISCAL_YUAN] = yuan_text(e, p, PROJECT_FISCAL);
	f[PROJECTS_OTHER_YUAN] = yuan_text(e, p, PROJECT_OTHER);
}

static void export_project(struct year_export *e, const struct project *p)
{
	struct record r = {
		.fields = {
			[PROJECTS_ORGANIZATION_ID] = e->organization_id,
			[PROJECTS_ORGANIZATION] = e->organization,
			[PROJECTS_UNIT_ID] = record_unit_id(p->unit),
			[PROJECTS_UNIT] =
				record_unit_name(e, p->unit, p->unit_name),
			[PROJECTS_FISCAL_YEAR] = e->fiscal_year,
			[PROJECTS_FORM] = p->form == PROJECT_KEY ? STR("key")
								 : STR("form"),
			[PROJECTS_LEVEL] =
				record_number(&e->arena, (uint64_t)p->level),
			[PROJECTS_ID] = p->id,
			[PROJECTS_CODE] = p->code,
			[PROJECTS_NAME] = p->name,
			[PROJECTS_TYPE] = p->type,
			[PROJECTS_DURATION_YEARS] = p->duration_years,
			[PROJECTS_IS_NEW] = p->is_new,
			[PROJECTS_ALLOCATION] = p->allocation,
			[PROJECTS_INDICATORS] = str_format(&e->arena, "%zu",
							   p->indicators.count),
			[PROJECTS_SOURCE_DOCUMENT] =
				record_document(e, &p->place),
			[PROJECTS_SOURCE_FILE] = e->year->performance_file,
			[PROJECTS_SOURCE_LINE] =
				record_number(&e->arena, p->line),
		}};

	fill_amounts(e, p, &r);
	record_write(&e->rows[DATASET_PROJECTS], DATASET_PROJECTS, &r);
}

void export_projects(struct year_export *e)
{
	for (size_t i = 0; i < e->year->project_count; i++) {
		struct arena_mark mark = arena_mark(&e->arena);

		export_project(e, &e->year->projects[i]);
		arena_rewind(&e->arena, mark);
	}
}

/* What all indicators of a form have in common: a record to be completed. */
static void export_list(struct year_export *e, const struct record *common,
			const struct indicators *list)
{
	for (size_t i = 0; i < list->count; i++) {
		struct arena_mark mark = arena_mark(&e->arena);
		const struct indicator *x = &list->items[i];
		const struct target *t = &x->target;
		struct record r = *common;
		struct str *f = r.fields;

		f[INDICATOR_LEVEL1] = x->level1;
		f[INDICATOR_LEVEL2] = x->level2;
		f[INDICATOR_NAME] = x->name;
		f[INDICATOR_TARGET_PUBLISHED] = x->target_published;
		f[INDICATOR_TARGET_KIND] = target_kind_name(t->kind);
		f[INDICATOR_OPERATOR] = target_operator_name(t->operator);
		if (t->has_value)
			f[INDICATOR_VALUE] = decimal_text(&e->arena, t->value);
		if (t->has_value_max)
			f[INDICATOR_VALUE_MAX] =
				decimal_text(&e->arena, t->value_max);
		f[INDICATOR_TARGET_UNIT] = t->unit;
		f[INDICATOR_DEADLINE] = str_from(t->deadline);
		f[INDICATOR_PERIOD] = t->period;
		f[INDICATOR_MEASURE_UNIT] = x->measure_unit;
		f[INDICATOR_EXPLANATION] = x->explanation;
		f[INDICATOR_SOURCE_LINE] = record_number(&e->arena, x->line);
		record_write(&e->rows[DATASET_INDICATORS], DATASET_INDICATORS,
			     &r);
		arena_rewind(&e->arena, mark);
	}
}

static struct record common_fields(struct year_export *e, struct str scope,
				   struct str unit,
				   const struct source_place *place)
{
	return (struct record){
		.fields = {
			[INDICATOR_ORGANIZATION_ID] = e->organization_id,
			[INDICATOR_ORGANIZATION] = e->organization,
			[INDICATOR_UNIT] = unit,
			[INDICATOR_FISCAL_YEAR] = e->fiscal_year,
			[INDICATOR_SCOPE] = scope,
			[INDICATOR_SOURCE_DOCUMENT] = record_document(e, place),
			[INDICATOR_SOURCE_FILE] = e->year->performance_file,
		}};
}

/* The names of the units of an overall form, joined with "、". */
static struct str unit_names(struct year_export *e,
			     const struct overall_performance *o)
{
	struct str names = {NULL, 0};

	for (size_t i = 0; i < o->unit_count; i++) {
		struct str name = record_unit_name(e, o->units[i], names);

		names = i ? str_format(&e->arena, "%.*s、%.*s", STR_ARG(names),
				       STR_ARG(name))
			  : name;
	}
	return names;
}

void export_indicators(struct year_export *e)
{
	const struct budget_year *y = e->year;

	for (size_t i = 0; i < y->overall_count; i++) {
		const struct overall_performance *o = &y->overall[i];
		struct record common = common_fields(
			e, STR("overall"), unit_names(e, o), &o->place);

		export_list(e, &common, &o->indicators);
	}
	for (size_t i = 0; i < y->project_count; i++) {
		const struct project *p = &y->projects[i];
		struct record common = common_fields(
			e,
			p->form == PROJECT_KEY ? STR("key-project")
					       : STR("project"),
			record_unit_name(e, p->unit, p->unit_name), &p->place);

		common.fields[INDICATOR_PROJECT_CODE] = p->code;
		common.fields[INDICATOR_PROJECT_NAME] = p->name;
		export_list(e, &common, &p->indicators);
	}
}
