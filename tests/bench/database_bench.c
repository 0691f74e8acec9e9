/* What a database of many amounts costs: time, memory, bytes.
 *
 * usage: database_bench [ROWS [FILE]]
 *
 * ROWS amounts (1,000,000 unless told) of departments that have 250 of them in
 * each of three years, a fifth of them under names of their own. FILE is kept;
 * without it the database is written to the temporary folder and removed.
 */
#include "export/database.h"
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

int main(int argc, char **argv)
{
	struct arena arena = {0}, row = {0};
	struct os_error e = {0};
	struct os_stat st = {0};
	struct rusage usage;
	struct config config = {.title = STR("bench")};
	struct database_about about = {&config, STR("bench")};
	size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
	struct str path = argc > 2 ? str_from(argv[2])
				   : STR("/tmp/budgetpress-bench.sqlite");
	uint64_t start = os_clock();

	os_remove(path, &e);
	struct database *d = database_begin(&arena, path, &about);
	struct dataset_sink sink = database_sink(d);

	sink.begin(sink.context, DATASET_AMOUNTS);
	for (size_t i = 0; i < rows; i++)
		put_row(&row, sink, i);
	sink.end(sink.context);
	double filled = (double)(os_clock() - start) / 1e9;

	put_departments(&arena, d, rows);
	if (!database_end(d, &e) || !os_stat(path, &st, &e))
		return 1;
	getrusage(RUSAGE_SELF, &usage);
	printf("database of %zu amounts: rows %.1f s, all %.1f s, %.0f MB, "
	       "memory %.0f MB\n",
	       rows, filled, (double)(os_clock() - start) / 1e9,
	       (double)st.size / 1e6, (double)usage.ru_maxrss / 1024);
	if (argc < 3)
		os_remove(path, &e);
	arena_free(&arena);
	arena_free(&row);
	return 0;
}
