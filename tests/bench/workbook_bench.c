/* What a workbook of many amounts costs: time, memory, bytes.
 *
 * usage: workbook_bench [ROWS [FILE]]
 *
 * ROWS amounts (1,000,000 unless told). FILE is kept; without it the workbook
 * is written to the temporary folder and removed.
 */
#include "export/workbook.h"
#include "model/dataset_columns.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>

enum { ROWS_OF_YEAR = 250 };

static void put_row(struct arena *a, struct dataset_sink sink, size_t i)
{
	size_t at = i % ROWS_OF_YEAR, department = i / ROWS_OF_YEAR / 3;
	struct str name = str_format(a, "市级机关第%zu局", department);
	struct str row = str_format(a, "信息化系统运行维护%zu号项目", i / 5);
	struct str fields[AMOUNT_FIELDS] = {
		[AMOUNT_ORGANIZATION_ID] =
			str_format(a, "organization-%zu", department),
		[AMOUNT_ORGANIZATION] = name,
		[AMOUNT_UNIT_ID] = STR("organization"),
		[AMOUNT_UNIT] = name,
		[AMOUNT_FISCAL_YEAR] = STR("2025"),
		[AMOUNT_REFERENCE_YEAR] = STR("2025"),
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

int main(int argc, char **argv)
{
	struct arena arena = {0}, row = {0};
	struct diag none = {0};
	struct os_error e = {0};
	struct os_stat st = {0};
	struct rusage usage;
	struct config config = {.title = STR("bench"), .language_count = 1};
	size_t rows = argc > 1 ? strtoul(argv[1], NULL, 10) : 1000000;
	struct str path = argc > 2 ? str_from(argv[2])
				   : STR("/tmp/budgetpress-bench.xlsx");
	uint64_t start = os_clock();
	struct workbook *b = workbook_begin(&arena, path, &config, &none);
	struct dataset_sink sink = workbook_sink(b);

	sink.begin(sink.context, DATASET_AMOUNTS);
	for (size_t i = 0; i < rows; i++)
		put_row(&row, sink, i);
	sink.end(sink.context);
	double filled = (double)(os_clock() - start) / 1e9;

	if (!workbook_end(b, &e) || !os_stat(path, &st, &e))
		return 1;
	getrusage(RUSAGE_SELF, &usage);
	printf("workbook of %zu amounts: rows %.1f s, all %.1f s, %.0f MB, "
	       "memory %.0f MB\n",
	       rows, filled, (double)(os_clock() - start) / 1e9,
	       (double)st.size / 1e6, (double)usage.ru_maxrss / 1024);
	if (argc < 3)
		os_remove(path, &e);
	arena_free(&arena);
	arena_free(&row);
	return 0;
}
