/* The datasets. */
#include "model/dictionary.h"

#define COLUMNS(array) \
	.columns = (array), .column_count = sizeof(array) / sizeof *(array)
#define IS(name, zh, en) .id = (name), .title_zh = (zh), .title_en = (en)
#define ABOUT(zh, en) .about_zh = (zh), .about_en = (en)
#define LIMITS(zh, en) .limits_zh = (zh), .limits_en = (en)
#define TO_ORGANIZATION(column)                  \
	{                                        \
		{column}, DATASET_ORGANIZATIONS, \
		{                                \
			"organization_id"        \
		}                                \
	}
/* Its row of that year: an organisation has one for each of its names. */
#define OF_ORGANIZATION                                                     \
	{                                                                   \
		{"organization_id", "organization"}, DATASET_ORGANIZATIONS, \
		{                                                           \
			"organization_id", "name"                           \
		}                                                           \
	}

const struct dataset_kind dataset_kinds[DATASET_COUNT] = {
	[DATASET_AMOUNTS] =
		{
			IS("amounts", "金额", "Amounts"),
			ABOUT("表格、项目申报表、重点项目和年度主要任务"
			      "中的每一个金额，一个一行。",
			      "Every amount in tables, project forms, key "
			      "projects and the tasks of the year, one a row."),
			LIMITS("公布时已经四舍五入的数，相加可能差一两个末位。a"
			       "mount_yuan "
			       "为空，是因为公布的不是数，或者单位不是钱；它不"
			       "等于零。同一笔钱会出现在几张表里，同一张表里"
			       "又有合计和上级科目：不要把不同表的数相加，一张"
			       "表里"
			       "只加同一 row_level、同一 column_id 的行。",
			       "Figures were rounded before they were "
			       "published; sums may differ in the last digit. "
			       "amount_yuan is empty where what was published "
			       "is no number or its unit is not money; that is "
			       "not zero. The same money stands in several "
			       "tables, and in one table in totals and "
			       "parents too: add only rows of one table, one "
			       "row_level and one column_id."),
			COLUMNS(dictionary_amounts),
			.primary_key = {"organization_id", "fiscal_year",
					"table", "row_id", "column_id"},
			.references = {OF_ORGANIZATION,
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
			LIMITS("解读（operator、value、target_"
			       "unit）由程序得出，以 target_published "
			       "为准；target_kind 为 text 的没有能解读的数。",
			       "What was parsed (operator, value, target_unit) "
			       "was found by program; target_published "
			       "prevails. Where target_kind is text, no number "
			       "could be read."),
			COLUMNS(dictionary_indicators),
			.references = {OF_ORGANIZATION},
			.reference_count = 1,
		},
	[DATASET_PROJECTS] =
		{
			IS("projects", "项目", "Projects"),
			ABOUT("每一个项目的申报表或重点项目说明。",
			      "Every project that has a form or is described "
			      "as a key project."),
			LIMITS("同一个项目可以既有申报表又列为重点项目，各占一"
			       "行（form）。金额的单位按申报表原样，印错的在 "
			       "currency_unit_corrected 里更正。",
			       "A project may have a form and be a key project "
			       "as well: a row each (form). Units are as "
			       "printed on the form; misprints are corrected "
			       "in currency_unit_corrected."),
			COLUMNS(dictionary_projects),
			.primary_key = {"organization_id", "fiscal_year",
					"project_id"},
			.references = {OF_ORGANIZATION,
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
			LIMITS("改过名的单位每个名称一行，编号不变；恢复用过的"
			       "名称，"
			       "仍是一行，从最初一年到最后一年。",
			       "A body that was renamed has a row for each "
			       "name; its id stays. A name that was taken up "
			       "again has one row, from its first year to its "
			       "last."),
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
			LIMITS("publication_date "
			       "为空，是因为文件上没有写明日期。",
			       "publication_date is empty where the document "
			       "does not state it."),
			COLUMNS(dictionary_documents),
			.primary_key = {"organization_id", "fiscal_year",
					"document_id"},
			.references = {OF_ORGANIZATION},
			.reference_count = 1,
		},
	[DATASET_FINDINGS] =
		{
			IS("findings", "核对发现", "Findings"),
			ABOUT("每一处不一致和四舍五入差异，附算式和所在位置。",
			      "Every conflict and every difference by "
			      "rounding, "
			      "with its arithmetic and its place."),
			LIMITS("不一致不等于有错：原因可能在没有收录的文件里。"
			       "四舍五入差异也在其中，用 outcome 区分。",
			       "A conflict is no proof of an error: the reason "
			       "may be in documents that were not collected. "
			       "Differences by rounding are listed, too: see "
			       "outcome."),
			COLUMNS(dictionary_findings),
			.primary_key = {"organization_id", "fiscal_year",
					"finding_id"},
			.references = {OF_ORGANIZATION},
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
			LIMITS("只有发生过的结果才有一行；没有的就是零次。",
			       "Only outcomes that occurred have a row; what "
			       "is missing is zero."),
			COLUMNS(dictionary_checks),
			.primary_key = {"rule", "organization_id",
					"fiscal_year", "outcome"},
			.references = {OF_ORGANIZATION},
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
			LIMITS("只收录了文件正文里写明的数；没有写明的不作推断"
			       "。",
			       "Only what the documents state; nothing is "
			       "inferred."),
			COLUMNS(dictionary_facts),
			.primary_key = {"organization_id", "fiscal_year",
					"fact_id"},
			.references = {OF_ORGANIZATION,
				       TO_ORGANIZATION("unit_id")},
			.reference_count = 2,
		},
	[DATASET_CLASSIFICATIONS] =
		{
			IS("classifications", "分类", "Classifications"),
			ABOUT("功能分类、经济分类和采购品目的编码和名称。",
			      "Codes and names of the functional, the economic "
			      "and the procurement classification."),
			LIMITS("只有本站用到的科目，不是完整的科目表；英文名称"
			       "是本站的译名。",
			       "Only codes that this site uses, not the whole "
			       "classification; English names are this site's "
			       "own."),
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
			LIMITS("只有记录过的版本之间的改动；第一次记录以前改过"
			       "什么，本站不知道。",
			       "Only what changed between recorded versions; "
			       "what was amended before the first record is "
			       "not known."),
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
