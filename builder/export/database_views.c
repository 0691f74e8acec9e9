/* Indexes, and the views that answer the usual questions. */
#include "export/database_parts.h"

static const char indexes[] =
	"CREATE INDEX amounts_year ON amounts(organization_id, fiscal_year);"
	"CREATE INDEX amounts_table ON amounts(\"table\", fiscal_year);"
	"CREATE INDEX amounts_code ON amounts(row_code);"
	"CREATE INDEX amounts_name ON amounts(row_name);"
	"CREATE INDEX amounts_conflict ON amounts(\"check\")"
	" WHERE \"check\" = 'conflict';"
	"CREATE INDEX indicators_year"
	" ON indicators(organization_id, fiscal_year);"
	"CREATE INDEX indicators_kind ON indicators(target_kind, fiscal_year);"
	"CREATE INDEX indicators_name ON indicators(name);"
	"CREATE INDEX projects_name ON projects(project_name);"
	"CREATE INDEX findings_rule ON findings(rule, outcome);"
	"CREATE INDEX organizations_id ON organizations(organization_id);"
	"CREATE INDEX department_codes_code"
	" ON department_codes(role, code, fiscal_year);";

/* In these, @NAME@ is the text of a number of 1/100, ~NAME~ the sum of
 * amounts: NULL where one of them is no whole number of 1/100, for the sum
 * would lack something then. */
static const char *const views[] = {
	"CREATE VIEW totals_by_year AS SELECT fiscal_year, departments,"
	" @income_fen@ AS income_yuan, income_fen, income_departments,"
	" @expenditure_fen@ AS expenditure_yuan, expenditure_fen,"
	" expenditure_departments FROM (SELECT fiscal_year,"
	" count(*) AS departments, ~income~ AS income_fen,"
	" count(income_yuan) AS income_departments,"
	" ~expenditure~ AS expenditure_fen,"
	" count(expenditure_yuan) AS expenditure_departments"
	" FROM department_years GROUP BY fiscal_year)",

	"CREATE VIEW totals_by_function AS SELECT fiscal_year, code, name,"
	" departments, @amount_fen@ AS amount_yuan, amount_fen"
	" FROM (SELECT fiscal_year, code, min(name) AS name,"
	" count(*) AS departments, ~amount~ AS amount_fen"
	" FROM department_codes WHERE role = 'function'"
	" GROUP BY code, fiscal_year)",

	"CREATE VIEW totals_by_economy AS SELECT fiscal_year, code, name,"
	" departments, @amount_fen@ AS amount_yuan, amount_fen"
	" FROM (SELECT fiscal_year, code, min(name) AS name,"
	" count(*) AS departments, ~amount~ AS amount_fen"
	" FROM department_codes WHERE role = 'economy'"
	" GROUP BY code, fiscal_year)",

	"CREATE VIEW three_public AS SELECT row_number, organization_id,"
	" organization, unit, fiscal_year, reference_year, row_name,"
	" \"column\", amount_published, currency_unit_published, amount_yuan,"
	" amount_fen, \"check\", source_document FROM amounts"
	" WHERE \"table\" = 'three-public'",

	"CREATE VIEW year_on_year AS SELECT organization_id, organization,"
	" fiscal_year, previous_year, previous_yuan, expenditure_yuan,"
	" @change_fen@ AS change_yuan, change_fen,"
	" round(100.0 * change_fen / previous_fen, 2) AS change_percent"
	" FROM (SELECT y.organization_id, y.organization, y.fiscal_year,"
	" p.fiscal_year AS previous_year,"
	" p.expenditure_yuan AS previous_yuan,"
	" p.expenditure_fen AS previous_fen, y.expenditure_yuan,"
	" y.expenditure_fen - p.expenditure_fen AS change_fen"
	" FROM department_years y JOIN department_years p"
	" ON p.organization_id = y.organization_id"
	" AND p.fiscal_year = y.fiscal_year - 1"
	" WHERE p.expenditure_yuan IS NOT NULL"
	" AND y.expenditure_yuan IS NOT NULL)",

	"CREATE VIEW conflicts AS SELECT organization_id, organization,"
	" fiscal_year, finding_id, rule, severity, \"table\", place, message,"
	" message_en, stated, computed, difference, tolerance, unit,"
	" explanation, caused_by, source_document, source_file, source_line"
	" FROM findings WHERE outcome = 'conflict'",

	"CREATE VIEW conflict_amounts AS SELECT f.organization_id,"
	" f.fiscal_year, f.finding_id, f.message, f.message_en,"
	" a.row_number, a.\"table\", a.row_path, a.\"column\","
	" a.amount_published, a.currency_unit_published, a.amount_yuan,"
	" a.\"check\", a.source_file, a.source_line"
	" FROM findings f JOIN amounts a"
	" ON a.organization_id = f.organization_id"
	" AND a.fiscal_year = f.fiscal_year AND a.\"table\" = f.\"table\""
	" AND a.source_file = f.source_file AND a.source_line = f.source_line"
	" WHERE f.outcome = 'conflict'",

	"CREATE VIEW indicators_by_kind AS SELECT fiscal_year, target_kind,"
	" scope, count(*) AS indicators,"
	" count(DISTINCT organization_id) AS departments FROM indicators"
	" GROUP BY fiscal_year, target_kind, scope",

	"CREATE VIEW search AS SELECT s.names_search AS word, n.name_id,"
	" n.kind, n.code, n.name, n.name_en FROM names_search s"
	" JOIN names n ON n.name_id = s.rowid",
};

static void add_part(struct buf *sql, char mark, struct str name)
{
	if (mark == '@')
		buf_add_format(sql,
			       "CASE WHEN %.*s < 0 THEN '-' ELSE '' END"
			       " || (abs(%.*s) / 100) || CASE WHEN %.*s %% 100"
			       " THEN printf('.%%02d', abs(%.*s) %% 100)"
			       " ELSE '' END",
			       STR_ARG(name), STR_ARG(name), STR_ARG(name),
			       STR_ARG(name));
	else
		buf_add_format(sql,
			       "CASE WHEN count(%.*s_fen) = count(%.*s_yuan)"
			       " THEN sum(%.*s_fen) END",
			       STR_ARG(name), STR_ARG(name), STR_ARG(name));
}

static void make_view(struct sqlite *file, struct str view, struct buf *sql)
{
	buf_clear(sql);
	for (size_t at = 0; at < view.n; at++) {
		char c = view.s[at];

		if (c != '@' && c != '~') {
			buf_add_char(sql, c);
			continue;
		}
		size_t end = str_find_char(view, c, at + 1);

		add_part(sql, c, str_slice(view, at + 1, end));
		at = end;
	}
	buf_add_char(sql, '\0');
	sqlite_run(file, sql->s);
}

void database_views(struct sqlite *file)
{
	struct buf sql = {0};

	sqlite_run(file, indexes);
	for (size_t i = 0; i < sizeof views / sizeof *views; i++)
		make_view(file, str_from(views[i]), &sql);
	buf_free(&sql);
}
