/* The API: its documents. */
#include "export/api.h"

#include <stdio.h>

/* null where it is empty. */
static void member(struct json_writer *w, const char *key, struct str text)
{
	json_write_member_or_null(w, key, text);
}

static void member_number(struct json_writer *w, const char *key, uint64_t n)
{
	json_write_key(w, key);
	json_write_uint(w, n);
}

/* 0 is not stated. */
static void member_year(struct json_writer *w, const char *key, int year)
{
	json_write_key(w, key);
	if (year)
		json_write_uint(w, (uint64_t)year);
	else
		json_write_null(w);
}

static void write_decimal(struct json_writer *w, struct decimal amount)
{
	struct buf digits = {0};

	decimal_write(&digits, amount);
	json_write_string(w, buf_str(&digits));
	buf_free(&digits);
}

static void member_amount(struct json_writer *w, const char *key,
			  const struct summary_amount *amount)
{
	json_write_key(w, key);
	if (amount->stated)
		write_decimal(w, amount->yuan);
	else
		json_write_null(w);
}

/* A link of pieces, which need no escapes. */
static void link_of(struct json_writer *w, const char *key,
		    const struct str *pieces, size_t count)
{
	struct buf link = {0};

	for (size_t i = 0; i < count; i++)
		buf_add(&link, pieces[i]);
	json_write_member(w, key, buf_str(&link));
	buf_free(&link);
}
#define LINK(w, key, ...)                                      \
	link_of((w), (key), (const struct str[]){__VA_ARGS__}, \
		sizeof((const struct str[]){__VA_ARGS__}) /    \
			sizeof(struct str))

/* The digits of a year, for one expression: year_text(&space, year). */
struct year_space {
	char text[12];
};

static struct str year_text(struct year_space *space, int year)
{
	int n = snprintf(space->text, sizeof space->text, "%d", year);

	return (struct str){space->text, (size_t)n};
}

static void write_names(struct json_writer *w, const struct organization *o)
{
	json_write_key(w, "names");
	json_write_begin_array(w);
	for (size_t i = 0; i < o->name_count; i++) {
		const struct organization_name *n = &o->names[i];

		json_write_begin_object(w);
		json_write_member(w, "name", n->name);
		member(w, "name_en", n->name_en);
		member_year(w, "valid_from", n->valid_from);
		member_year(w, "valid_to", n->valid_to);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_totals(struct json_writer *w, const struct summary_year *y)
{
	json_write_key(w, "totals");
	json_write_begin_object(w);
	member_amount(w, "income", &y->income);
	member_amount(w, "expenditure", &y->expenditure);
	member_amount(w, "basic", &y->basic);
	member_amount(w, "project", &y->project);
	member_amount(w, "three_public", &y->three_public);
	member_amount(w, "procurement", &y->procurement);
	json_write_end_object(w);
}

static void write_year_line(struct json_writer *w, struct str id,
			    const struct summary_year *y)
{
	struct year_space space;

	json_write_newline(w);
	json_write_begin_object(w);
	member_year(w, "year", y->year);
	LINK(w, "url", id, STR("/"), year_text(&space, y->year), STR(".json"));
	json_write_member(w, "title", y->title);
	json_write_member(w, "stage", y->stage);
	write_totals(w, y);
	json_write_end_object(w);
}

void api_organization(const struct summary *s, struct buf *out)
{
	const struct organization *o = s->organization;
	struct json_writer w = {.out = out};

	json_write_begin_object(&w);
	json_write_member(&w, "id", o->id);
	write_names(&w, o);
	member(&w, "kind", o->kind);
	member(&w, "district", o->district);
	member(&w, "parent", o->parent_id);
	member(&w, "successor", o->successor_id);
	json_write_key(&w, "years");
	json_write_begin_array(&w);
	for (size_t i = 0; i < s->year_count; i++)
		write_year_line(&w, o->id, &s->years[i]);
	json_write_newline(&w);
	json_write_end_array(&w);
	json_write_end_object(&w);
	json_write_newline(&w);
}

static void write_codes(struct json_writer *w, const char *key,
			const struct summary_code *codes, size_t count)
{
	json_write_newline(w);
	json_write_key(w, key);
	json_write_begin_array(w);
	for (size_t i = 0; i < count; i++) {
		json_write_begin_object(w);
		json_write_member(w, "code", codes[i].row->line->code);
		member(w, "name", codes[i].row->line->name);
		json_write_key(w, "amount");
		write_decimal(w, codes[i].yuan);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_projects(struct json_writer *w, const struct summary_year *y)
{
	json_write_newline(w);
	json_write_key(w, "projects");
	json_write_begin_array(w);
	for (size_t i = 0; i < y->project_count; i++) {
		const struct summary_project *p = &y->projects[i];

		json_write_newline(w);
		json_write_begin_object(w);
		json_write_member(w, "id", p->id);
		member(w, "code", p->code);
		json_write_member(w, "name", p->name);
		member(w, "unit", p->unit_name);
		member(w, "type", p->type);
		member_amount(w, "amount", &p->year_amount);
		member_number(w, "indicators", p->indicator_count);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static const char *status_name(enum table_status status)
{
	static const char *const names[] = {
		[TABLE_PUBLISHED] = "published",
		[TABLE_DECLARED_EMPTY] = "declared-empty",
		[TABLE_MISSING] = "missing",
	};

	return names[status];
}

static void write_tables(struct json_writer *w, const struct summary *s,
			 const struct summary_year *y)
{
	struct year_space space;
	struct str year = year_text(&space, y->year);

	json_write_newline(w);
	json_write_key(w, "tables");
	json_write_begin_array(w);
	for (size_t i = 0; i < y->table_count; i++) {
		const struct summary_table *t = &y->tables[i];

		json_write_newline(w);
		json_write_begin_object(w);
		json_write_member(w, "id", t->id);
		json_write_member(w, "title", t->title);
		member(w, "title_en", t->title_en);
		json_write_member(w, "status",
				  str_from(status_name(t->status)));
		member_number(w, "rows", t->row_count);
		if (t->row_count)
			LINK(w, "csv", STR("../../../../data/"),
			     s->organization->id, STR("/"), year, STR("/"),
			     t->id, STR(".csv"));
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_sources(struct json_writer *w, const struct summary_year *y)
{
	json_write_newline(w);
	json_write_key(w, "sources");
	json_write_begin_array(w);
	for (size_t i = 0; i < y->source_count; i++) {
		const struct source_document *d = &y->sources[i];

		json_write_begin_object(w);
		json_write_member(w, "id", d->id);
		json_write_member(w, "title", d->title);
		member(w, "publisher", d->publisher);
		member(w, "publication_date", d->publication_date);
		member(w, "url", d->url);
		json_write_end_object(w);
	}
	json_write_end_array(w);
}

static void write_organization(struct json_writer *w, const struct summary *s,
			       int year)
{
	const struct organization_name *name =
		organization_name(s->organization, year);

	json_write_key(w, "organization");
	json_write_begin_object(w);
	json_write_member(w, "id", s->organization->id);
	json_write_member(w, "name", name->name);
	member(w, "name_en", name->name_en);
	json_write_end_object(w);
}

void api_year(const struct config *config, const struct summary *s,
	      const struct summary_year *y, struct buf *out)
{
	struct json_writer w = {.out = out};
	struct year_space space;
	struct str year = year_text(&space, y->year);
	struct str id = s->organization->id;

	json_write_begin_object(&w);
	write_organization(&w, s, y->year);
	member_year(&w, "year", y->year);
	json_write_member(&w, "title", y->title);
	json_write_member(&w, "stage", y->stage);
	json_write_member(&w, "currency", config->currency);
	LINK(&w, "page", STR("../../../../departments/"), id, STR("/"), year,
	     STR(".html"));
	LINK(&w, "datapackage", STR("../../../../data/"), id, STR("/"), year,
	     STR("/datapackage.json"));
	json_write_newline(&w);
	write_totals(&w, y);
	write_codes(&w, "functions", y->functions, y->function_count);
	write_codes(&w, "economy", y->economies, y->economy_count);
	write_projects(&w, y);
	write_tables(&w, s, y);
	write_sources(&w, y);
	json_write_end_object(&w);
	json_write_newline(&w);
}

void api_list_begin(struct json_writer *w, const char *name)
{
	json_write_begin_object(w);
	json_write_key(w, name);
	json_write_begin_array(w);
}

void api_list_organization(struct json_writer *w, const struct summary *s)
{
	const struct organization_name *name =
		organization_name(s->organization, 0);

	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "id", s->organization->id);
	json_write_member(w, "name", name->name);
	member(w, "name_en", name->name_en);
	json_write_key(w, "years");
	json_write_begin_array(w);
	for (size_t i = 0; i < s->year_count; i++)
		json_write_uint(w, (uint64_t)s->years[i].year);
	json_write_end_array(w);
	LINK(w, "url", s->organization->id, STR(".json"));
	json_write_end_object(w);
}

void api_list_code(struct json_writer *w, struct str code, struct str name,
		   bool has_document)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "code", code);
	member(w, "name", name);
	if (has_document)
		LINK(w, "url", code, STR(".json"));
	json_write_end_object(w);
}

void api_list_end(struct json_writer *w)
{
	json_write_newline(w);
	json_write_end_array(w);
	json_write_end_object(w);
	json_write_newline(w);
}

void api_code_begin(struct json_writer *w, const struct api_code *code)
{
	json_write_begin_object(w);
	json_write_member(w, "code", code->code);
	member(w, "name", code->name);
	member(w, "parent", code->parent);
	LINK(w, "page", STR("../../../"), str_from(code->folder), STR("/"),
	     code->code, STR(".html"));
	json_write_key(w, "amounts");
	json_write_begin_array(w);
}

void api_code_amount(struct json_writer *w, const struct organization *o,
		     int year, struct decimal amount)
{
	json_write_newline(w);
	json_write_begin_object(w);
	json_write_member(w, "organization", o->id);
	member_year(w, "year", year);
	json_write_key(w, "amount");
	write_decimal(w, amount);
	json_write_end_object(w);
}

void api_code_end(struct json_writer *w)
{
	api_list_end(w);
}
