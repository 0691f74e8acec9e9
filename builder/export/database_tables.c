/* The tables of the database, from the dictionary of the datasets. */
#include "export/database_parts.h"

#include <stdint.h>

/* Tables that are no datasets. */
static const char fixed[] =
	"CREATE TABLE site(key TEXT PRIMARY KEY, value TEXT) STRICT;"
	"CREATE TABLE datasets(dataset TEXT PRIMARY KEY, title_zh TEXT,"
	" title_en TEXT, about_zh TEXT, about_en TEXT, rows INTEGER) STRICT;"
	"CREATE TABLE columns(dataset TEXT REFERENCES datasets,"
	" position INTEGER, \"column\" TEXT, type TEXT, unit TEXT,"
	" required INTEGER, example TEXT, meaning_zh TEXT, meaning_en TEXT, "
	"PRIMARY KEY(dataset, position),"
	" UNIQUE(dataset, \"column\")) STRICT;"
	"CREATE TABLE others(name TEXT PRIMARY KEY, kind TEXT,"
	" meaning_zh TEXT, meaning_en TEXT) STRICT;"
	"CREATE TABLE queries(query INTEGER PRIMARY KEY, question_zh TEXT,"
	" question_en TEXT, sql TEXT) STRICT;"
	"CREATE TABLE organization_ids(organization_id TEXT PRIMARY KEY,"
	" name TEXT, name_en TEXT) STRICT;"
	"CREATE TABLE department_years(organization_id TEXT NOT NULL"
	" REFERENCES organization_ids, fiscal_year INTEGER NOT NULL,"
	" organization TEXT, stage TEXT,"
	" income_yuan TEXT, income_fen INTEGER,"
	" expenditure_yuan TEXT, expenditure_fen INTEGER,"
	" basic_yuan TEXT, basic_fen INTEGER,"
	" project_yuan TEXT, project_fen INTEGER,"
	" three_public_yuan TEXT, three_public_fen INTEGER,"
	" procurement_yuan TEXT, procurement_fen INTEGER,"
	" PRIMARY KEY(organization_id, fiscal_year)) STRICT;"
	"CREATE TABLE department_codes(organization_id TEXT NOT NULL,"
	" fiscal_year INTEGER NOT NULL,"
	" role TEXT NOT NULL CHECK(role IN ('function', 'economy')),"
	" code TEXT NOT NULL, name TEXT, amount_yuan TEXT NOT NULL,"
	" amount_fen INTEGER, \"table\" TEXT,"
	" PRIMARY KEY(organization_id, fiscal_year, role, code),"
	" FOREIGN KEY(organization_id, fiscal_year)"
	" REFERENCES department_years) STRICT;"
	"CREATE TABLE names(name_id INTEGER PRIMARY KEY, kind TEXT NOT NULL,"
	" code TEXT, name TEXT NOT NULL, name_en TEXT) STRICT;"
	"CREATE UNIQUE INDEX names_key ON names(kind, name, ifnull(code, ''));"
	"CREATE VIRTUAL TABLE names_search USING fts5(name, content='names',"
	" content_rowid='name_id', detail=none, columnsize=0);";

struct str database_fen_name(struct arena *a, const struct dataset_column *c)
{
	struct str name = str_from(c->name), ending = STR("_yuan");

	if (c->type != DATASET_DECIMAL || !str_ends(name, ending))
		return (struct str){NULL, 0};
	return str_concat(a, str_slice(name, 0, name.n - ending.n),
			  STR("_fen"));
}

bool database_fen(struct str amount, int64_t *out)
{
	bool negative = amount.n && amount.s[0] == '-';
	struct str_cut cut = str_cut(
		str_slice(amount, negative ? 1 : 0, amount.n), STR("."));
	struct str rest = cut.tail;
	uint64_t whole, part = 0;

	while (rest.n && rest.s[rest.n - 1] == '0')
		rest.n--;
	if (rest.n > 2 || !str_to_uint(cut.head, INT64_MAX / 100 - 1, &whole) ||
	    (rest.n && !str_to_uint(rest, 99, &part)))
		return false;
	*out = (int64_t)(whole * 100 + (rest.n == 1 ? part * 10 : part));
	if (negative)
		*out = -*out;
	return true;
}

static bool has(const struct dataset_kind *kind, const char *name)
{
	for (size_t i = 0; i < kind->column_count; i++)
		if (strcmp(kind->columns[i].name, name) == 0)
			return true;
	return false;
}

static bool is_key(const struct dataset_kind *kind, const char *name)
{
	for (size_t i = 0; kind->primary_key[i]; i++)
		if (strcmp(kind->primary_key[i], name) == 0)
			return true;
	return false;
}

/* "(a, b)" */
static void add_names(struct buf *sql, const char *const *names)
{
	for (size_t i = 0; names[i]; i++)
		buf_add_format(sql, "%s\"%s\"", i ? ", " : "(", names[i]);
	buf_add_char(sql, ')');
}

/* A dataset has organisations by name; an id alone is the key of a table of its
 * own. */
static void add_reference(struct buf *sql, const struct dataset_reference *r)
{
	buf_add(sql, STR(", FOREIGN KEY"));
	add_names(sql, r->columns);
	buf_add(sql, STR(" REFERENCES "));
	if (r->to == DATASET_ORGANIZATIONS && !r->columns[1]) {
		buf_add(sql, STR("organization_ids"));
	} else {
		buf_add_format(sql, "\"%s\"", dataset_kinds[r->to].id);
		add_names(sql, r->keys);
	}
}

static void add_keys(struct buf *sql, const struct dataset_kind *kind)
{
	if (kind->primary_key[0]) {
		buf_add(sql, STR(", UNIQUE"));
		add_names(sql, kind->primary_key);
	}
	if (has(kind, "organization_id"))
		buf_add(sql, has(kind, "fiscal_year")
				     ? STR(", FOREIGN KEY(organization_id,"
					   " fiscal_year)"
					   " REFERENCES department_years")
				     : STR(", FOREIGN KEY(organization_id)"
					   " REFERENCES organization_ids"));
	for (size_t i = 0; i < kind->reference_count; i++)
		add_reference(sql, &kind->references[i]);
}

static void add_column(struct buf *sql, const struct dataset_kind *kind,
		       const struct dataset_column *c)
{
	buf_add_format(sql, ", \"%s\" %s%s", c->name,
		       c->type == DATASET_INTEGER ? "INTEGER" : "TEXT",
		       is_key(kind, c->name) ? " NOT NULL" : "");
}

static void make_table(struct sqlite *file, struct arena *a, enum dataset which,
		       struct buf *sql)
{
	const struct dataset_kind *kind = &dataset_kinds[which];

	buf_clear(sql);
	buf_add_format(sql,
		       "CREATE TABLE \"%s\"(row_number INTEGER PRIMARY KEY",
		       kind->id);
	for (size_t i = 0; i < kind->column_count; i++)
		add_column(sql, kind, &kind->columns[i]);
	for (size_t i = 0; i < kind->column_count; i++) {
		struct str fen = database_fen_name(a, &kind->columns[i]);

		if (fen.n)
			buf_add_format(sql, ", \"%.*s\" INTEGER", STR_ARG(fen));
	}
	add_keys(sql, kind);
	buf_add(sql, STR(") STRICT"));
	buf_add_char(sql, '\0');
	sqlite_run(file, sql->s);
}

void database_tables(struct sqlite *file, struct arena *a)
{
	struct buf sql = {0};

	sqlite_run(file, fixed);
	for (int i = 0; i < DATASET_COUNT; i++)
		make_table(file, a, (enum dataset)i, &sql);
	buf_free(&sql);
}
