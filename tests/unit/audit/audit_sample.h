/* A department-year built by hand, for the tests of the audit's rules.
 *
 *     struct sample s;
 *     sample_begin(&s);                 organisations dept, unit-a, unit-b;
 *                                       the year 2023
 *     SAMPLE_TABLE(&s, "expenditure", "unit code name total basic project",
 *                  "0|dept|||10|4|6",
 *                  "1|dept|201|类|10|4|6");
 *     sample_run(&s, audit_rule_rows);  or sample_audit(&s) for all rules
 *     c = sample_check(&s, AUDIT_ROW_SUM, "expenditure", "201", "total");
 *     sample_end(&s);
 *
 * A row is LEVEL|UNIT|CODE|NAME|figures of the measure and text columns. Before
 * the level: I or E, a side of a two-sided table; Y2022, a reference year; C,
 * a row of changes. A figure is a number, empty (blank), - (dash), 不适用, or
 * x (no cell). A unit that is no organisation's id is a name nobody knows.
 */
#ifndef TESTS_AUDIT_SAMPLE_H
#define TESTS_AUDIT_SAMPLE_H

#include "audit/auditing.h"
#include "model/official.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

enum { SAMPLE_YEARS_MAX = 8, SAMPLE_FIELDS_MAX = 32 };

struct sample {
	struct arena arena;
	struct config config;
	struct site site;
	struct department department;
	struct budget_year *year; /* what tables are added to */
	struct audit audit;
};

static inline struct organization *sample_organization(struct sample *s,
						       const char *id,
						       const char *name,
						       const char *parent)
{
	struct organizations *all = &s->site.organizations;
	struct organization *o = arena_new(&s->arena, struct organization);

	o->id = str_from(id);
	o->names = arena_new(&s->arena, struct organization_name);
	o->names->name = str_from(name);
	o->name_count = o->name_capacity = 1;
	o->parent_id = str_from(parent);
	o->parent = parent ? organization_find(all, o->parent_id) : NULL;
	*VEC_PUSH(&s->arena, all) = o;
	map_put(&s->arena, &all->by_id, o->id)->pointer = o;
	map_put(&s->arena, &all->by_name,
		organization_fold(&s->arena, o->names->name))
		->pointer = o;
	return o;
}

/* Years are added in ascending order; the last added is s->year. */
static inline struct budget_year *sample_year(struct sample *s, int year)
{
	assert_true(s->department.year_count < SAMPLE_YEARS_MAX);
	s->year = &s->department.years[s->department.year_count++];
	s->year->year = year;
	s->year->organization = s->department.organization;
	s->year->folder = str_format(&s->arena, "dept/%d", year);
	s->year->document_file =
		str_format(&s->arena, "dept/%d/document.json", year);
	s->year->performance_file =
		str_format(&s->arena, "dept/%d/performance.json", year);
	currency_unit_parse(STR("万元"), &s->year->currency);
	return s->year;
}

static inline void sample_begin(struct sample *s)
{
	*s = (struct sample){0};
	s->department.organization =
		sample_organization(s, "dept", "某局", NULL);
	sample_organization(s, "unit-a", "某局（本级）", "dept");
	sample_organization(s, "unit-b", "某中心", "dept");
	s->department.years =
		arena_array(&s->arena, struct budget_year, SAMPLE_YEARS_MAX);
	sample_year(s, 2023);
}

static inline void sample_end(struct sample *s)
{
	arena_free(&s->arena);
}

/* A figure as a reader of tables would understand it. */
static inline struct cell sample_figure(struct sample *s, struct str text)
{
	struct cell c = {.published = str_copy(&s->arena, text)};

	if (str_eq(text, STR("x")))
		c.kind = CELL_ABSENT;
	else if (!text.n)
		c.kind = CELL_EMPTY;
	else if (str_eq(text, STR("-")) || str_eq(text, STR("—")))
		c.kind = CELL_DASH;
	else if (str_eq(text, STR("不适用")))
		c.kind = CELL_NOT_APPLICABLE;
	else
		c.kind = CELL_NUMBER;
	if (c.kind == CELL_NUMBER) {
		struct decimal v = {0};
		bool minus = text.s[0] == '-', point = false;

		for (size_t i = minus; i < text.n; i++) {
			if (text.s[i] == ',')
				continue;
			if (text.s[i] == '.') {
				point = true;
				continue;
			}
			assert_in_range(text.s[i], '0', '9');
			v.coefficient = v.coefficient * 10 + text.s[i] - '0';
			v.scale += point;
		}
		c.value = minus ? decimal_negate(v) : v;
	}
	return c;
}

/* Columns of the table: ids with spaces between. */
static inline void sample_columns(struct sample *s, struct table *t,
				  const char *columns)
{
	struct str rest = str_from(columns);

	t->columns =
		arena_array(&s->arena, struct table_column, SAMPLE_FIELDS_MAX);
	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR(" "));
		struct table_column *c = &t->columns[t->column_count++];

		rest = cut.tail;
		c->id = cut.head;
		c->label = c->label_en = c->path[0] = cut.head;
		c->depth = 1;
		c->role = str_eq(c->id, STR("unit"))   ? ROLE_UNIT
			  : str_eq(c->id, STR("code")) ? ROLE_FUNCTIONAL_CODE
			  : str_eq(c->id, STR("name")) ? ROLE_FUNCTIONAL_NAME
						       : ROLE_MEASURE;
		for (size_t i = 0; t->kind && i < t->kind->column_count; i++) {
			const struct column_kind *k = &t->kind->columns[i];

			if (!str_eq(c->id, str_from(k->id)))
				continue;
			c->role = k->role;
			c->side = k->side;
		}
	}
}

/* I, E, Y2022, C before the level, and the level. */
static inline void sample_level(struct table_row *row, struct str s)
{
	if (str_starts(s, STR("Y")))
		row->reference_year = atoi(s.s + 1);
	else if (str_starts(s, STR("C")))
		row->is_change = true;
	if (row->reference_year || row->is_change) {
		row->level = 1;
		return;
	}
	if (str_starts(s, STR("I")))
		row->side = SIDE_INCOME;
	if (str_starts(s, STR("E")))
		row->side = SIDE_EXPENDITURE;
	row->level = (unsigned)atoi(row->side ? s.s + 1 : s.s);
}

static inline void sample_cells(struct sample *s, const struct table *t,
				struct table_row *row, struct str rest)
{
	row->cells = arena_array(&s->arena, struct cell, t->column_count);
	for (size_t i = 0; i < t->column_count; i++) {
		const struct table_column *c = &t->columns[i];
		struct cell *cell = &row->cells[i];

		if (c->side != row->side)
			continue;
		if (c->role == ROLE_UNIT) {
			*cell = (struct cell){.kind = CELL_TEXT,
					      .published = row->unit_name};
		} else if (c->role != ROLE_MEASURE && c->role != ROLE_TEXT) {
			bool code = str_eq(c->id, STR("code"));

			*cell = (struct cell){.kind = CELL_TEXT,
					      .published = code ? row->code
								: row->name};
		} else {
			struct str_cut cut = str_cut(rest, STR("|"));

			*cell = sample_figure(s, cut.head);
			rest = cut.found ? cut.tail : STR("x");
		}
		cell->line = row->line;
		cell->column = (uint32_t)i + 1;
	}
}

static inline struct str sample_key(struct sample *s,
				    const struct table_row *row, size_t number)
{
	struct str key = row->code;

	if (!key.n && row->is_change)
		key = STR("change");
	else if (!key.n && row->reference_year)
		key = str_format(&s->arena, "%d", row->reference_year);
	else if (!key.n && row->level == 0 && !row->side)
		key = STR("total");
	else if (!key.n)
		key = str_format(&s->arena, "row-%zu", number);
	if (row->unit && row->unit != s->department.organization)
		key = str_format(&s->arena, "%.*s-%.*s", STR_ARG(row->unit->id),
				 STR_ARG(key));
	return key;
}

static inline void sample_row(struct sample *s, struct table *t,
			      const char *text)
{
	struct table_row *row = &t->rows[t->row_count++];
	struct str fields[4], rest = str_from(text);

	for (size_t i = 0; i < 4; i++) {
		struct str_cut cut = str_cut(rest, STR("|"));

		fields[i] = cut.head;
		rest = cut.tail;
	}
	sample_level(row, fields[0]);
	row->line = (uint32_t)t->row_count + 1;
	row->unit = organization_find(&s->site.organizations, fields[1]);
	row->unit_name = row->unit ? row->unit->names->name : fields[1];
	row->code = fields[2];
	row->name = fields[3].n ? fields[3] : row->unit_name;
	row->path = row->name;
	row->key = sample_key(s, row, t->row_count);
	sample_cells(s, t, row, rest);
}

/* Rows of one name have keys row-N, N counted from 1. Unit 万元. */
static inline struct table *sample_table(struct sample *s, const char *id,
					 const char *columns,
					 const char *const *rows, size_t count)
{
	struct table *t = arena_new(&s->arena, struct table);

	t->id = str_from(id);
	t->kind = official_by_id(t->id);
	t->title = t->kind ? str_from(t->kind->title) : t->id;
	t->title_en = t->kind ? str_from(t->kind->title_en) : t->id;
	currency_unit_parse(STR("万元"), &t->unit);
	t->currency = STR("CNY");
	t->file = str_format(&s->arena, "dept/%d/%s.csv", s->year->year, id);
	sample_columns(s, t, columns);
	t->rows = arena_array(&s->arena, struct table_row, count);
	for (size_t i = 0; i < count; i++)
		sample_row(s, t, rows[i]);
	struct {
		struct table **items;
		size_t count, capacity;
	} tables = {s->year->tables, s->year->table_count,
		    s->year->table_capacity};

	*VEC_PUSH(&s->arena, &tables) = t;
	s->year->tables = tables.items;
	s->year->table_count = tables.count;
	s->year->table_capacity = tables.capacity;
	return t;
}
#define SAMPLE_TABLE(s, id, columns, ...)                                      \
	sample_table((s), (id), (columns), (const char *const[]){__VA_ARGS__}, \
		     sizeof((const char *const[]){__VA_ARGS__}) /              \
			     sizeof(const char *))

static inline struct auditing sample_auditing(struct sample *s)
{
	struct auditing x = {.arena = &s->arena,
			     .config = &s->config,
			     .site = &s->site,
			     .department = &s->department,
			     .year = s->year,
			     .audit = &s->audit};

	audit_measure_tables(&x);
	return x;
}

/* Run one rule, alone. The checks of earlier runs stay. */
static inline void sample_run(struct sample *s, void (*rule)(struct auditing *))
{
	struct auditing x = sample_auditing(s);

	s->audit.year = s->year;
	rule(&x);
}

/* All rules, causes and counts. */
static inline void sample_audit(struct sample *s)
{
	audit_year(&s->arena, &s->config, &s->site, &s->department, s->year,
		   &s->audit);
}

/* The check of a rule of the figure in a cell; row by its key; column NULL:
 * any. The first one; NULL when there is none. */
static inline struct audit_check *
sample_check(const struct sample *s, enum audit_rule_id rule, const char *table,
	     const char *row, const char *column)
{
	for (size_t i = 0; i < s->audit.count; i++) {
		struct audit_check *c = s->audit.items[i];
		const struct audit_place *p = &c->stated.place;

		if (c->rule == rule && str_eq(p->table_id, str_from(table)) &&
		    p->row && str_eq(p->row->key, str_from(row)) &&
		    (!column ||
		     str_eq(p->table->columns[p->column].id, str_from(column))))
			return c;
	}
	return NULL;
}

/* Checks of a rule; of AUDIT_OUTCOME_COUNT: of every outcome. */
static inline size_t sample_count(const struct sample *s,
				  enum audit_rule_id rule,
				  enum audit_outcome outcome)
{
	size_t count = 0;

	for (size_t i = 0; i < s->audit.count; i++)
		count += s->audit.items[i]->rule == rule &&
			 (s->audit.items[i]->outcome == outcome ||
			  outcome == AUDIT_OUTCOME_COUNT);
	return count;
}

static inline struct str sample_message(struct sample *s,
					const struct audit_check *c)
{
	return audit_message(&s->arena, c, LANGUAGE_ZH);
}

static inline void sample_assert_decimal(struct decimal value, const char *text)
{
	struct buf b = {0};

	decimal_write(&b, value);
	buf_add_char(&b, '\0');
	assert_string_equal(b.s, text);
	buf_free(&b);
}

#endif
