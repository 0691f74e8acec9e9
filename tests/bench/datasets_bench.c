/* What a workbook and a database of many amounts cost: time, memory, bytes.
 *
 * usage: datasets_bench [ROWS]
 *
 * ROWS amounts (1,000,000 unless told) of departments that have 250 of them in
 * each of three years, a fifth of them under names of their own. The files are
 * written to the temporary folder and removed.
 */
#include "export/database.h"
#include "export/workbook.h"
#include "model/dataset_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { ROWS_OF_YEAR = 250, YEARS = 3 };

static void put_row(struct arena *a, struct dataset_sink sink, size_t i)
{
	static const char *const years[YEARS] = {"2023", "2024", "2025"};
	size_t at = i % ROWS_OF_YEAR, year = i / ROWS_OF_YEAR % YEARS;
	size_t department = i / ROWS_OF_YEAR / YEARS;
	struct str name = str_format(a, "市级机关第%zu局", department);
	struct str row =
		at % 5 ? str_format(a, "一般公共服务支出第%zu项", at)
		       : str_format(a, "信息化系统运行维护%zu号项目", i / 5);
	struct str fields[AMOUNT_FIELDS] = {
		[AMOUNT_ORGANIZATION_ID] =
			str_format(a, "organization-%zu", department),
		[AMOUNT_ORGANIZATION] = name,
		[AMOUNT_UNIT] = name,
		[AMOUNT_FISCAL_YEAR] = str_from(years[year]),
		[AMOUNT_REFERENCE_YEAR] = str_from(years[year]),
		[AMOUNT_STAGE] = STR("approved"),
		[AMOUNT_TABLE] = STR("general-by-function"),
		[AMOUNT_ROW_CODE] = str_format(a, "20%zu", 10000 + at),
		[AMOUNT_ROW_NAME] = row,
		[AMOUNT_ROW_PATH] = row,
		[AMOUNT_COLUMN] = STR("政府预算拨款 / 小计"),
		[AMOUNT_PUBLISHED] = str_format(a, "%zu.25", i % 99991),
		[AMOUNT_CURRENCY_UNIT] = STR("万元"),
		[AMOUNT_YUAN] = str_format(a, "%zu2500", i % 99991),
		[AMOUNT_SOURCE_DOCUMENT] = STR("某市某局部门预算 表3"),
		[AMOUNT_SOURCE_FILE] = STR("organization/2023/expenditure.csv"),
		[AMOUNT_SOURCE_LINE] = STR("26"),
		[AMOUNT_CHECK] = STR("ok"),
	};

	sink.row(sink.context, fields);
	arena_clear(a);
}

/* Departments must be known to the tables. */
static void put_departments(struct arena *a, struct database *d, size_t rows)
{
	size_t each = (size_t)ROWS_OF_YEAR * YEARS;

	for (size_t i = 0; i * each < rows; i++) {
		struct organization_name name = {.name = STR("局")};
		struct organization o = {
			.id = str_format(a, "organization-%zu", i),
			.names = &name,
			.name_count = 1,
		};
		struct summary_year years[YEARS] = {
			{.year = 2023}, {.year = 2024}, {.year = 2025}};
		struct summary s = {&o, years, YEARS};

		database_department(d, &s);
	}
}

static double since(uint64_t start)
{
	return (double)(os_clock() - start) / 1e9;
}

static double put_rows(struct dataset_sink sink, size_t rows, uint64_t start)
{
	struct arena row = {0};

	sink.begin(sink.context, DATASET_AMOUNTS);
	for (size_t i = 0; i < rows; i++)
		put_row(&row, sink, i);
	sink.end(sink.context);
	arena_free(&row);
	return since(start);
}

/* Memory is the most that was held so far. */
static void tell(const char *what, struct str path, size_t rows, double filled,
		 uint64_t start)
{
	struct os_error e = {0};
	struct os_stat st = {0};
	struct rusage usage;

	getrusage(RUSAGE_SELF, &usage);
	if (!os_stat(path, &st, &e))
		exit(1);
	printf("%s of %zu amounts: rows %.1f s, all %.1f s, %.0f MB, "
	       "memory %.0f MB\n",
	       what, rows, filled, since(start), (double)st.size / 1e6,
	       (double)usage.ru_maxrss / 1024);
	os_remove(path, &e);
}

static bool put_workbook(size_t rows)
{
	struct str path = STR("/tmp/budgetpress-bench.xlsx");
	struct arena arena = {0};
	struct diag none = {0};
	struct os_error e = {0};
	struct config config = {.title = STR("bench"), .language_count = 1};
	uint64_t start = os_clock();
	struct workbook *b = workbook_begin(&arena, path, &config, &none);
	double filled = put_rows(workbook_sink(b), rows, start);
	bool ok = workbook_end(b, &e);

	if (ok)
		tell("workbook", path, rows, filled, start);
	arena_free(&arena);
	return ok;
}

static bool put_database(size_t rows)
{
	struct str path = STR("/tmp/budgetpress-bench.sqlite");
	struct arena arena = {0}, scratch = {0};
	struct os_error e = {0};
	struct config config = {.title = STR("bench")};
	struct database_about about = {&config, STR("bench")};
	uint64_t start = os_clock();

	os_remove(path, &e);
	struct database *d = database_begin(&arena, path, &about);
	double filled = put_rows(database_sink(d), rows, start);

	put_departments(&scratch, d, rows);
	bool ok = database_end(d, &e);

	if (ok)
		tell("database", path, rows, filled, start);
	arena_free(&arena);
	arena_free(&scratch);
	return ok;
}

int main(int argc, char **argv)
{
	size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;

	return put_workbook(rows) && put_database(rows) ? 0 : 1;
}
