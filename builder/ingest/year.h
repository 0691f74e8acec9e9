/* Inside ingest: what the files of one department-year share. */
#ifndef INGEST_YEAR_H
#define INGEST_YEAR_H

#include "format/json.h"
#include "ingest/reading.h"

struct year_reading {
	struct reading *reading;
	const struct site *site;
	struct budget_year *year;
	const struct ingest_year *files;
	struct json_reader json; /* of the file in hand */
	enum encoding encoding;  /* of the year's CSV files */
};

/* The steps, in this order. */
void document_read(struct year_reading *y);
void tables_read(struct year_reading *y);
void performance_read(struct year_reading *y);
/* Apply unit_corrections to tables, projects, overall targets. */
void corrections_apply(struct year_reading *y);

/* Find the figures that the relations of facts name; the last step. */
void relations_resolve(struct year_reading *y);

/* Part of document_read(): how a fact follows from other figures. */
void relations_read(struct year_reading *y, struct json_object *fact,
		    struct fact *out);
/* Part of document_read(): the member tables. */
void declarations_read(struct year_reading *y, struct json_object *root);
/* Part of tables_read(): what is declared is said of the tables that were
 * read; a declared table without a file becomes one without rows. */
void declarations_apply(struct year_reading *y);
void year_add_table(struct year_reading *y, struct table *t);
/* What document.json declares of a table, or NULL. */
const struct table_declaration *declaration_find(const struct budget_year *year,
						 struct str id);

/* The file of a name, or NULL. */
const struct ingest_file *year_file(const struct year_reading *y,
				    struct str name);
/* Root of a JSON file, begun; empty when the file has errors. */
struct json_object year_json(struct year_reading *y,
			     const struct ingest_file *file);

/* Items of an array member, one after the other:
 *	struct json_items items = json_items(o, "facts");
 *	struct json_object fact;
 *	while (json_items_next(&items, &fact)) ...
 */
struct json_items {
	struct json_object *object;
	const char *name;
	const struct json *array;
	size_t count, next;
};
struct json_items json_items(struct json_object *o, const char *name);
bool json_items_next(struct json_items *items, struct json_object *out);
/* The place of a member's value, of the object when it is absent. */
struct span member_span(struct json_object *o, const char *name);

/* Members with a meaning. Each reports what is wrong with its value. */

/* An amount: published text and value. */
struct cell read_amount(struct json_object *o, const char *name);
/* An organisation's id, NULL when absent or unknown. */
const struct organization *read_organization(struct year_reading *y,
					     struct json_object *o,
					     const char *name);
/* source, place, lines. The only source of a year need not be named. */
struct source_place read_place(struct year_reading *y, struct json_object *o);
/* A unit of money, the year's where there is none. */
struct currency_unit read_unit(struct year_reading *y, struct json_object *o,
			       const char *name);
/* Date: YYYY, YYYY-MM or YYYY-MM-DD; empty when absent. */
struct str read_date(struct json_object *o, const char *name);

/* performance_parts.c: what projects and overall targets have in common. */
struct indicators read_indicators(struct json_object *o, size_t *number);
struct goal_fact *read_goal_facts(struct json_object *o, size_t *count);
struct basis_item *read_basis_items(struct json_object *o, size_t *count);

#endif
