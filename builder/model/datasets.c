/* The datasets. */
#include "model/dictionary.h"

#define COLUMNS(array) \
	.columns = (array), .column_count = sizeof(array) / sizeof *(array)
#define IS(name, zh, en) .id = (name), .title_zh = (zh), .title_en = (en)
#define ABOUT(zh, en) .about_zh = (zh), .about_en = (en)
#define TO_ORGANIZATION(column)                  \
	{                                        \
		{column}, DATASET_ORGANIZATIONS, \
		{                                \
			"organization_id"        \
		}                                \
	}

const struct dataset_kind dataset_kinds[DATASET_COUNT] = {
	[DATASET_AMOUNTS] =
		{
			IS("amounts", "金额", "Amounts"),
			ABOUT("表格、项目申报表、重点项目和年度主要任务"
			      "中的每一个金额，一个一行。",
			      "Every amount in tables, project forms, key "
			      "projects and the tasks of the year, one a row."),
			COLUMNS(dictionary_amounts),
			.references = {TO_ORGANIZATION("organization_id"),
				       TO_ORGANIZATION("unit_id")},
			.reference_count = 2,
			.fiscal = true,
		},
	[DATASET_INDICATORS] =
		{
			IS("indicators", "绩效指标", "Indicators"),
			ABOUT("每一个绩效指标，附公布的指标值和解读结果。",
			      "Every performance indicator, with its target "
			      "as published and as parsed."),
			COLUMNS(dictionary_indicators),
			.references = {TO_ORGANIZATION("organization_id")},
			.reference_count = 1,
		},
	[DATASET_PROJECTS] =
		{
			IS("projects", "项目", "Projects"),
			ABOUT("每一个项目的申报表或重点项目说明。",
			      "Every project that has a form or is described "
			      "as a key project."),
			COLUMNS(dictionary_projects),
			.primary_key = {"organization_id", "fiscal_year",
					"project_id"},
			.references = {TO_ORGANIZATION("organization_id"),
				       TO_ORGANIZATION("unit_id")},
			.reference_count = 2,
			.fiscal = true,
		},
	[DATASET_ORGANIZATIONS] =
		{
			IS("organizations", "机构", "Organisations"),
			ABOUT("部门和预算单位，以及它们各年的名称。",
			      "Departments and budget units with their "
			      "names over the years."),
			COLUMNS(dictionary_organizations),
			.primary_key = {"organization_id", "name"},
			.references = {TO_ORGANIZATION("parent_id"),
				       TO_ORGANIZATION("successor_id")},
			.reference_count = 2,
		},
	[DATASET_DOCUMENTS] =
		{
			IS("documents", "文件", "Documents"),
			ABOUT("所据的公布文件，以及其中有哪些表。",
			      "The published documents and the tables in "
			      "them."),
			COLUMNS(dictionary_documents),
			.primary_key = {"organization_id", "fiscal_year",
					"document_id"},
			.references = {TO_ORGANIZATION("organization_id")},
			.reference_count = 1,
		},
	[DATASET_FINDINGS] =
		{
			IS("findings", "核对发现", "Findings"),
			ABOUT("每一处不一致和四舍五入差异，附算式和所在位置。",
			      "Every conflict and every difference by "
			      "rounding, "
			      "with its arithmetic and its place."),
			COLUMNS(dictionary_findings),
			.primary_key = {"organization_id", "fiscal_year",
					"finding_id"},
			.references = {TO_ORGANIZATION("organization_id")},
			.reference_count = 1,
		},
	[DATASET_CHECKS] =
		{
			IS("checks", "核对次数", "Checks"),
			ABOUT("每条规则在每个部门一年里的各种结果各有几次，"
			      "无法核对的也在内。",
			      "How often each rule had each outcome in a "
			      "department's year, what could not be checked "
			      "included."),
			COLUMNS(dictionary_checks),
			.primary_key = {"rule", "organization_id",
					"fiscal_year", "outcome"},
			.references = {TO_ORGANIZATION("organization_id")},
			.reference_count = 1,
		},
	[DATASET_FACTS] =
		{
			IS("facts", "文字陈述的数", "Stated facts"),
			ABOUT("文件文字里陈述的数（编制、车辆、采购总额等），"
			      "以及它们与其他数的关系。",
			      "Figures that the documents state in prose "
			      "(staff, vehicles, totals), and how they relate "
			      "to others."),
			COLUMNS(dictionary_facts),
			.primary_key = {"organization_id", "fiscal_year",
					"fact_id"},
			.references = {TO_ORGANIZATION("organization_id"),
				       TO_ORGANIZATION("unit_id")},
			.reference_count = 2,
		},
	[DATASET_CLASSIFICATIONS] =
		{
			IS("classifications", "分类", "Classifications"),
			ABOUT("功能分类、经济分类和采购品目的编码和名称。",
			      "Codes and names of the functional, the economic "
			      "and the procurement classification."),
			COLUMNS(dictionary_classes),
			.primary_key = {"classification_id", "code"},
			.references = {{{"classification_id", "parent_code"},
					DATASET_CLASSIFICATIONS,
					{"classification_id", "code"}}},
			.reference_count = 1,
		},
	[DATASET_CHANGES] =
		{
			IS("changes", "改动记录", "Amendments"),
			ABOUT("已公布的数据后来改动的每一处，附改动前后的值和"
			      "记下的日期。",
			      "Every cell of the published data that was "
			      "amended later, with its values before and "
			      "after."),
			COLUMNS(dictionary_changes),
		},
};

const struct dataset_form_kind dataset_forms[DATASET_FORM_COUNT] = {
	[DATASET_CSV] = {"csv", "text/csv", "CSV", "CSV"},
	[DATASET_EXCEL] = {"excel.csv", "text/csv", "CSV（供 Excel 打开）",
			   "CSV for Excel"},
	[DATASET_JSON] = {"json", "application/json", "JSON", "JSON"},
	[DATASET_JSON_LINES] = {"jsonl", "application/jsonl", "JSON Lines",
				"JSON Lines"},
};
