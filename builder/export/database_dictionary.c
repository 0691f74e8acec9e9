/* The tables that say what the others are: the site, the datasets and their
 * columns, the views, questions with their queries. */
#include "export/database_parts.h"

/* A table or view that is no dataset. */
struct other {
	const char *name, *kind, *zh, *en;
};

static const struct other others[] = {
	{"site", "table", "本站：标题、发布者、许可、更新日期、单位",
	 "This site: title, publisher, licence, day of the last update, units"},
	{"datasets", "table", "各数据集是什么、有多少行",
	 "What each dataset is and how many rows it has"},
	{"columns", "table", "各数据集每一列的含义和单位",
	 "Meaning and unit of each column of the datasets"},
	{"others", "table", "本表：数据集以外的表和视图",
	 "This table: tables and views that are no datasets"},
	{"queries", "table", "常见的问题和可以直接运行的查询",
	 "Usual questions and the queries that answer them"},
	{"organization_ids", "table", "机构的编号和最近的名称",
	 "Ids of organisations with their latest names"},
	{"department_years", "table",
	 "各部门各年度的收入、支出、基本支出、项目支出、三公经费、政府采购合计"
	 "，"
	 "与网页一致",
	 "What each department comes to in each year: income, expenditure, "
	 "basic and project expenditure, three public expenses, procurement; "
	 "as on the pages"},
	{"department_codes", "table",
	 "各部门各年度的支出，按功能科目（function）和经济科目（economy）；"
	 "各级科目都在其中，不可跨级相加",
	 "Expenditure of each department-year by function and by economic "
	 "nature; holds codes of all levels, do not add up across levels"},
	{"names", "table", "可以检索的名称，每个一行",
	 "Names that can be searched, a row for each"},
	{"names_search", "table", "名称的全文索引；请用视图 search",
	 "Index of the names; use the view search"},
	{"totals_by_year", "view",
	 "各年度全部部门合计；*_departments 为有此数的部门数",
	 "All departments by year; *_departments tells how many state it"},
	{"totals_by_function", "view", "各年度按功能科目合计",
	 "All departments by year and function"},
	{"totals_by_economy", "view", "各年度按经济科目合计",
	 "All departments by year and economic nature"},
	{"three_public", "view", "三公经费，照公布的行和栏",
	 "The three public expenses by row and column as published"},
	{"year_on_year", "view", "各部门支出与上一年相比；两年都有数才列出",
	 "Expenditure of each department compared with the year "
	 "before, where both are there"},
	{"conflicts", "view", "核对不一致的各条，附公布的数与算出的数",
	 "What does not add up, with the stated and the computed figure"},
	{"conflict_amounts", "view", "核对不一致的各条所在行的全部金额",
	 "The amounts of the rows in which something does not add up"},
	{"indicators_by_kind", "view", "绩效指标按指标值的种类计数",
	 "Performance indicators counted by kind of target"},
	{"search", "view",
	 "按名称或编码的任一部分检索：word MATCH '信息*'。每个词后加 *，"
	 "一个词最多 12 个字，不含标点；几个词以空格相隔，须都出现",
	 "Search by any part of a name or code: word MATCH '0505*'. End each "
	 "word with *, at most 12 characters, no marks; several words, with "
	 "blanks between, must all be there"},
};

static const struct query {
	const char *zh, *en, *sql;
} queries[] = {
	{"各部门各年度的支出总额是多少？",
	 "What does each department spend in each year?",
	 "SELECT organization, fiscal_year, expenditure_yuan FROM "
	 "department_years ORDER BY fiscal_year, expenditure_fen DESC"},
	{"各年度按功能分类的类级科目各支出多少？",
	 "What is spent by function, at the first level?",
	 "SELECT fiscal_year, code, name, amount_yuan FROM totals_by_function "
	 "WHERE length(code) = 3 ORDER BY fiscal_year, amount_fen DESC"},
	{"各年度按经济分类的类级科目各支出多少？",
	 "What is spent by economic nature, at the first level?",
	 "SELECT fiscal_year, code, name, amount_yuan FROM totals_by_economy "
	 "WHERE length(code) = 3 ORDER BY fiscal_year, amount_fen DESC"},
	{"三公经费各是多少？", "What are the three public expenses?",
	 "SELECT organization, unit, reference_year, \"column\", amount_yuan "
	 "FROM three_public ORDER BY row_number"},
	{"各部门的支出比上一年度增减多少？",
	 "How did the expenditure of each department change?",
	 "SELECT organization, previous_year, fiscal_year, change_yuan, "
	 "change_percent FROM year_on_year ORDER BY change_fen DESC"},
	{"哪些数字核对不一致，差多少？",
	 "Which figures do not add up, and by how much?",
	 "SELECT organization, fiscal_year, place, stated, computed, "
	 "difference, unit FROM conflicts ORDER BY organization_id, "
	 "fiscal_year, finding_id"},
	{"各类绩效指标各有多少？", "How many indicators are there by kind?",
	 "SELECT target_kind, sum(indicators) AS indicators FROM "
	 "indicators_by_kind GROUP BY target_kind ORDER BY indicators DESC"},
	{"哪些名称含有“信息”二字？",
	 "Which names contain the two characters 信息?",
	 "SELECT kind, code, name FROM search WHERE word MATCH '信息*' "
	 "ORDER BY kind, name"},
	{"名称含“信息”的行，金额各是多少？",
	 "What are the amounts of rows with 信息 in their names?",
	 "SELECT a.organization, a.fiscal_year, a.row_name, a.\"column\", "
	 "a.amount_yuan FROM search s JOIN amounts a ON a.row_name = s.name "
	 "WHERE s.word MATCH '信息*' AND s.kind = 'row' ORDER BY a.row_number"},
};

static void add_texts(struct sqlite_insert *insert, size_t place,
		      const struct str *texts, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sqlite_text(insert, place + i, texts[i]);
	sqlite_row(insert);
}
#define ADD(insert, place, ...)                                         \
	add_texts((insert), (place), (const struct str[]){__VA_ARGS__}, \
		  sizeof((const struct str[]){__VA_ARGS__}) /           \
			  sizeof(struct str))

static void add_site(struct sqlite *file, const struct database_about *about)
{
	const struct config *c = about->config;
	const struct {
		const char *key;
		struct str value;
	} facts[] = {
		{"title", c->title},
		{"title_en", c->title_en},
		{"description", c->description},
		{"description_en", c->description_en},
		{"base_url", c->base_url},
		{"publisher", c->publisher_name},
		{"publisher_en", c->publisher_name_en},
		{"publisher_url", c->publisher_url},
		{"contact_email", c->contact_email},
		{"contact_url", c->contact_url},
		{"licence", c->licence_name},
		{"licence_url", c->licence_url},
		{"area", c->spatial},
		{"currency", c->currency},
		{"updated", c->updated},
		{"program", about->program},
		{"amounts", STR("*_yuan: whole units of the currency, exact "
				"text; *_fen: 1/100 of them, an integer, NULL "
				"where the amount is not a whole number of "
				"these")},
		{"numbers", STR("decimals are exact text: compare and sort by "
				"CAST(value AS REAL)")},
		{"row_number", STR("number of the row in the dataset's CSV "
				   "file, from 1, its header not counted")},
	};
	struct sqlite_insert *insert =
		sqlite_prepare(file, "INSERT INTO site VALUES(?1, ?2)");

	for (size_t i = 0; i < sizeof facts / sizeof *facts; i++)
		if (facts[i].value.n)
			ADD(insert, 1, str_from(facts[i].key), facts[i].value);
}

static void add_column(struct sqlite_insert *insert, const char *dataset,
		       size_t position, const struct dataset_column *c,
		       const char *unit)
{
	static const char *const types[] = {
		[DATASET_STRING] = "string",
		[DATASET_INTEGER] = "integer",
		[DATASET_DECIMAL] = "decimal",
	};

	sqlite_text(insert, 1, str_from(dataset));
	sqlite_integer(insert, 2, (int64_t)position);
	sqlite_integer(insert, 6, c->required);
	sqlite_text(insert, 3, str_from(c->name));
	sqlite_text(insert, 4, str_from(types[c->type]));
	sqlite_text(insert, 5, str_from(unit));
	ADD(insert, 7, str_from(c->example), str_from(c->zh), str_from(c->en));
}

/* The columns that the database has besides those of the CSV file. */
static const struct dataset_column row_number = {
	.name = "row_number",
	.type = DATASET_INTEGER,
	.zh = "在 CSV 文件中的行号，从 1 起，不计表头",
	.en = "Number of the row in the CSV file, from 1, its header not "
	      "counted",
	.required = true,
};
static const struct dataset_column hundredths = {
	.type = DATASET_INTEGER,
	.zh = "同一金额，以货币单位的百分之一（分）计；不是整数时为空",
	.en = "The same amount in 1/100 of the currency's unit; empty where "
	      "it is not a whole number of them",
};

static void add_columns(struct sqlite_insert *insert, struct arena *a,
			const struct dataset_kind *kind)
{
	size_t position = 1;

	add_column(insert, kind->id, position++, &row_number, NULL);
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct dataset_column *c = &kind->columns[i];

		add_column(insert, kind->id, position++, c,
			   database_fen_name(a, c).n ? "1" : NULL);
	}
	for (size_t i = 0; i < kind->column_count; i++) {
		struct str name = database_fen_name(a, &kind->columns[i]);
		struct dataset_column fen = hundredths;

		fen.name = str_cstr(a, name);
		if (name.n)
			add_column(insert, kind->id, position++, &fen, "1/100");
	}
}

static void add_datasets(struct sqlite *file, struct arena *a,
			 const size_t rows[DATASET_COUNT])
{
	struct sqlite_insert *dataset = sqlite_prepare(
		file, "INSERT INTO datasets VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
	struct sqlite_insert *column =
		sqlite_prepare(file, "INSERT INTO columns VALUES(?1, ?2, ?3, "
				     "?4, ?5, ?6, ?7, ?8, ?9)");

	for (size_t i = 0; i < DATASET_COUNT; i++) {
		const struct dataset_kind *k = &dataset_kinds[i];

		sqlite_integer(dataset, 6, (int64_t)rows[i]);
		ADD(dataset, 1, str_from(k->id), str_from(k->title_zh),
		    str_from(k->title_en), str_from(k->about_zh),
		    str_from(k->about_en));
		add_columns(column, a, k);
	}
}

void database_dictionary(struct sqlite *file, struct arena *a,
			 const struct database_about *about,
			 const size_t rows[DATASET_COUNT])
{
	struct sqlite_insert *other = sqlite_prepare(
		file, "INSERT INTO others VALUES(?1, ?2, ?3, ?4)");
	struct sqlite_insert *query = sqlite_prepare(
		file, "INSERT INTO queries(question_zh, question_en, sql)"
		      " VALUES(?1, ?2, ?3)");

	add_site(file, about);
	add_datasets(file, a, rows);
	for (size_t i = 0; i < sizeof others / sizeof *others; i++)
		ADD(other, 1, str_from(others[i].name),
		    str_from(others[i].kind), str_from(others[i].zh),
		    str_from(others[i].en));
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++)
		ADD(query, 1, str_from(queries[i].zh), str_from(queries[i].en),
		    str_from(queries[i].sql));
}
