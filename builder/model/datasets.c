/* The dictionary of the datasets: columns in the order of dataset_columns.h. */
#include "model/dataset.h"
#include "model/dataset_columns.h"

#define ORGANIZATION_COLUMNS                                          \
	{"organization_id", DATASET_STRING, "部门的编号，始终不变",   \
	 "Id of the department; never changes"},                      \
	{                                                             \
		"organization", DATASET_STRING, "部门在这一年的名称", \
			"Name of the department in that year"         \
	}
#define UNIT_COLUMN                                       \
	{                                                 \
		"unit", DATASET_STRING, "预算单位的名称", \
			"Name of the budget unit"         \
	}
#define UNIT_ID_COLUMN                                       \
	{                                                    \
		"unit_id", DATASET_STRING, "预算单位的编号", \
			"Id of the budget unit"              \
	}
#define FISCAL_YEAR_COLUMN                                                \
	{                                                                 \
		"fiscal_year", DATASET_INTEGER, "预算年度", "Fiscal year" \
	}
#define SOURCE_DOCUMENT_COLUMN                                               \
	{                                                                    \
		"source_document", DATASET_STRING, "公布的文件和其中的位置", \
			"Published document and the place in it"             \
	}
#define SOURCE_FILE_COLUMN                                   \
	{                                                    \
		"source_file", DATASET_STRING,               \
			"本站所据的文件，在 content/ 之下",  \
			"File of the inputs, under content/" \
	}
#define SOURCE_COLUMNS                                                     \
	SOURCE_DOCUMENT_COLUMN, SOURCE_FILE_COLUMN,                        \
	{                                                                  \
		"source_line", DATASET_INTEGER, "该文件中的行号，从 1 起", \
			"Line in that file, from 1"                        \
	}

static const struct dataset_column amounts[AMOUNT_FIELDS] = {
	ORGANIZATION_COLUMNS,
	UNIT_ID_COLUMN,
	UNIT_COLUMN,
	FISCAL_YEAR_COLUMN,
	{"reference_year", DATASET_INTEGER,
	 "金额所指的年度；表内自带年度时可能与预算年度不同",
	 "Year that the amount is for; differs from the fiscal year where the "
	 "table carries years itself"},
	{"stage", DATASET_STRING,
	 "预算的阶段：draft 草案，approved 批准，adjusted 调整，final 决算",
	 "Stage of the budget: draft, approved, adjusted or final"},
	{"table", DATASET_STRING,
	 "表的编号；project-forms 为项目申报表，key-projects 为重点项目，"
	 "performance-tasks 为年度主要任务",
	 "Id of the table; project-forms, key-projects and performance-tasks "
	 "stand for amounts in performance forms"},
	{"row_code", DATASET_STRING, "行的科目编码、品目编码或项目代码",
	 "Code of the row: classification, procurement item or project"},
	{"row_name", DATASET_STRING, "行的名称", "Name of the row"},
	{"row_path", DATASET_STRING, "从最上级起各级名称，以“ / ”相连",
	 "Names from the top level down, joined with \" / \""},
	{"column", DATASET_STRING, "栏目名称，各级以“ / ”相连",
	 "Labels of the column, joined with \" / \""},
	{"amount_published", DATASET_STRING, "公布的数字，一字不改",
	 "The amount exactly as published"},
	{"currency_unit_published", DATASET_STRING, "公布的货币单位",
	 "Currency unit as published"},
	{"amount_yuan", DATASET_DECIMAL,
	 "以元计的金额；单位有更正时按更正后的单位换算",
	 "The amount in whole units of the currency, exact, by the corrected "
	 "unit where one is given"},
	SOURCE_COLUMNS,
	{"check", DATASET_STRING, "核对的结果；not-checked 为未核对",
	 "Result of the audit; not-checked means that nothing was checked"},
};

static const struct dataset_column indicators[INDICATOR_FIELDS] = {
	ORGANIZATION_COLUMNS,
	{"unit", DATASET_STRING, "预算单位的名称；几个单位以“、”相连",
	 "Name of the budget unit; several are joined with an ideographic "
	 "comma"},
	FISCAL_YEAR_COLUMN,
	{"scope", DATASET_STRING,
	 "指标的范围：overall 整体支出，project 项目，key-project 重点项目",
	 "What the indicator is about: overall, project or key-project"},
	{"project_code", DATASET_STRING, "项目代码", "Code of the project"},
	{"project_name", DATASET_STRING, "项目名称", "Name of the project"},
	{"level1", DATASET_STRING, "一级指标", "First level of the indicator"},
	{"level2", DATASET_STRING, "二级指标", "Second level of the indicator"},
	{"name", DATASET_STRING, "三级指标：指标名称", "Name of the indicator"},
	{"target_published", DATASET_STRING, "公布的指标值，一字不改",
	 "The target exactly as published"},
	{"target_kind", DATASET_STRING, "指标值的种类",
	 "Kind of target: number, percent, range, duration, frequency, "
	 "availability, deadline, qualitative, text ..."},
	{"operator", DATASET_STRING, "比较方式",
	 "Comparison: equal, at-least, at-most ..."},
	{"value", DATASET_DECIMAL, "指标值中的数", "Number of the target"},
	{"value_max", DATASET_DECIMAL, "范围的上限", "Upper end of a range"},
	{"target_unit", DATASET_STRING, "指标值里写的计量单位",
	 "Unit written in the target"},
	{"measure_unit", DATASET_STRING, "另列的计量单位",
	 "Unit given in a column of its own"},
	{"explanation", DATASET_STRING, "公布的指标说明",
	 "Published explanation of the indicator"},
	SOURCE_COLUMNS,
};

static const struct dataset_column projects[PROJECTS_FIELDS] = {
	ORGANIZATION_COLUMNS,
	UNIT_ID_COLUMN,
	UNIT_COLUMN,
	FISCAL_YEAR_COLUMN,
	{"form", DATASET_STRING, "来源：form 申报表，key 文字说明中的重点项目",
	 "form: a declaration form; key: a key project of the document's text"},
	{"level", DATASET_INTEGER, "项目级次：1 一级，2 二级",
	 "Level of the project: 1 or 2"},
	{"project_id", DATASET_STRING, "项目编号，在部门一年内唯一",
	 "Id of the project, unique in a department's year"},
	{"project_code", DATASET_STRING, "公布的项目代码",
	 "Code of the project as published"},
	{"project_name", DATASET_STRING, "项目名称", "Name of the project"},
	{"type", DATASET_STRING, "项目类型", "Type of the project"},
	{"duration_years", DATASET_STRING, "项目年限",
	 "Duration in years as published"},
	{"is_new", DATASET_STRING, "是否新增项目",
	 "Whether the project is new, as published"},
	{"allocation", DATASET_STRING, "资金分配方式",
	 "How the funds are allocated"},
	{"currency_unit_published", DATASET_STRING, "公布的货币单位",
	 "Currency unit as published"},
	{"currency_unit_corrected", DATASET_STRING, "更正后的货币单位",
	 "Currency unit after correction"},
	{"correction_reason", DATASET_STRING, "更正单位的理由",
	 "Why the unit was corrected"},
	{"total_amount_published", DATASET_STRING, "公布的项目总金额",
	 "Total amount of the project as published"},
	{"total_amount_yuan", DATASET_DECIMAL, "项目总金额（元）",
	 "Total amount of the project in whole units of the currency"},
	{"year_amount_published", DATASET_STRING, "公布的本年度金额",
	 "Amount of the year as published"},
	{"year_amount_yuan", DATASET_DECIMAL, "本年度金额（元）",
	 "Amount of the year in whole units of the currency"},
	{"fiscal_amount_yuan", DATASET_DECIMAL, "其中：财政拨款（元）",
	 "Of it fiscal appropriation, in whole units of the currency"},
	{"other_amount_yuan", DATASET_DECIMAL, "其中：其他资金（元）",
	 "Of it other funds, in whole units of the currency"},
	{"indicators", DATASET_INTEGER, "绩效指标的个数",
	 "Number of performance indicators"},
	SOURCE_COLUMNS,
};

static const struct dataset_column organizations[ORGANIZATION_FIELDS] = {
	{"organization_id", DATASET_STRING, "机构的编号，始终不变",
	 "Id of the organisation; never changes"},
	{"name", DATASET_STRING, "机构名称；改过名的机构每个名称一行",
	 "Name; an organisation that was renamed has a row for each name"},
	{"name_en", DATASET_STRING, "英文名称", "Name in English"},
	{"parent_id", DATASET_STRING, "上级机构的编号",
	 "Id of the organisation above it"},
	{"kind", DATASET_STRING, "机构的种类，例如 department 部门，unit 单位",
	 "Kind of organisation: department, unit, office ..."},
	{"district", DATASET_STRING, "所在的区", "District"},
	{"valid_from", DATASET_INTEGER, "名称起用的年度",
	 "First fiscal year of the name"},
	{"valid_to", DATASET_INTEGER, "名称最后使用的年度",
	 "Last fiscal year of the name"},
	{"successor_id", DATASET_STRING, "承继机构的编号",
	 "Id of the organisation that took over"},
};

static const struct dataset_column documents[DOCUMENT_FIELDS] = {
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	{"stage", DATASET_STRING,
	 "预算的阶段：draft 草案，approved 批准，adjusted 调整，final 决算",
	 "Stage of the budget: draft, approved, adjusted or final"},
	{"document_id", DATASET_STRING, "文件编号，在部门一年内唯一",
	 "Id of the document, unique in a department's year"},
	{"title", DATASET_STRING, "文件标题", "Title of the document"},
	{"publisher", DATASET_STRING, "公布单位", "Publisher"},
	{"publication_date", DATASET_STRING, "公布日期", "Publication date"},
	{"url", DATASET_STRING, "公布的网址", "Address of the publication"},
	{"file", DATASET_STRING, "文件名", "File of the document"},
	{"tables_published", DATASET_STRING, "文件中的表，编号以空格相隔",
	 "Ids of the tables that it contains, with blanks between"},
	{"tables_declared_empty", DATASET_STRING, "公布为空表的表",
	 "Ids of the tables that were published as empty"},
	{"tables_missing", DATASET_STRING, "目录列出而所据文本中没有的表",
	 "Ids of the tables that it lists and does not contain"},
	SOURCE_FILE_COLUMN,
};

#define RULE_COLUMN                                            \
	{                                                      \
		"rule", DATASET_STRING, "核对规则的编号",      \
			"Id of the rule; audit/ explains each" \
	}
#define OUTCOME_COLUMN                                          \
	{                                                       \
		"outcome", DATASET_STRING,                      \
			"结果：ok 一致，rounding "        \
			"四舍五入差异，"                 \
			"conflict 不一致，"                 \
			"not-checked 无法核对",                 \
			"ok, rounding, conflict or not-checked" \
	}

static const struct dataset_column findings[FINDING_FIELDS] = {
	{"finding_id", DATASET_STRING, "编号，在部门一年内唯一",
	 "Id, unique in a department's year"},
	RULE_COLUMN,
	OUTCOME_COLUMN,
	{"severity", DATASET_STRING,
	 "不一致的程度：low 轻微，medium 一般，high 重要，error 不可发布",
	 "How grave a conflict is: low, medium, high or error"},
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	{"table", DATASET_STRING,
	 "表的编号；project-forms、key-projects、performance-tasks、"
	 "indicators、facts、commentary 指表以外的内容",
	 "Id of the table; project-forms, key-projects, performance-tasks, "
	 "indicators, facts and commentary stand for what is no table"},
	{"row", DATASET_STRING, "行的编号，即网页上的锚点（不含表的编号）",
	 "Key of the row: its anchor on the page without the table's id"},
	{"column", DATASET_STRING, "列的编号", "Id of the column"},
	{"place", DATASET_STRING, "数字所在的位置，用文字说明",
	 "Where the figure stands, in words (Chinese)"},
	{"message", DATASET_STRING, "发现了什么", "What was found, in Chinese"},
	{"message_en", DATASET_STRING, "发现了什么（英文）",
	 "What was found, in English"},
	{"stated", DATASET_STRING, "公布的数或文字",
	 "The figure or text as stated"},
	{"computed", DATASET_DECIMAL, "按其他数算出的数",
	 "What other figures give"},
	{"difference", DATASET_DECIMAL, "公布的数减去算出的数",
	 "Stated less computed"},
	{"tolerance", DATASET_DECIMAL, "四舍五入允许的差",
	 "Difference that rounding allows"},
	{"unit", DATASET_STRING, "以上各数的单位", "Unit of these figures"},
	{"caused_by", DATASET_STRING, "由哪一条引起（finding_id）",
	 "finding_id of the finding that explains this one"},
	{"explanation", DATASET_STRING, "发布单位的说明",
	 "The publisher's explanation"},
	SOURCE_COLUMNS,
};

static const struct dataset_column checks[CHECK_FIELDS] = {
	RULE_COLUMN,
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	OUTCOME_COLUMN,
	{"count", DATASET_INTEGER, "核对的次数", "Number of checks"},
};

#define COLUMNS(array) array, sizeof array / sizeof *array

const struct dataset_kind dataset_kinds[DATASET_COUNT] = {
	[DATASET_AMOUNTS] =
		{"amounts", "金额", "Amounts",
		 "表格、项目申报表、重点项目和年度主要任务中的每一个"
		 "金额，一个一行。",
		 "Every amount in tables, project forms, key "
		 "projects and the tasks of the year, one a row.",
		 COLUMNS(amounts)},
	[DATASET_INDICATORS] = {"indicators", "绩效指标", "Indicators",
				"每一个绩效指标，附公布的指标值和解读结果。",
				"Every performance indicator, with its target "
				"as published and as parsed.",
				COLUMNS(indicators)},
	[DATASET_PROJECTS] = {"projects", "项目", "Projects",
			      "每一个项目的申报表或重点项目说明。",
			      "Every project that has a form or is described "
			      "as a key project.",
			      COLUMNS(projects)},
	[DATASET_ORGANIZATIONS] = {"organizations", "机构", "Organisations",
				   "部门和预算单位，以及它们各年的名称。",
				   "Departments and budget units with their "
				   "names over the years.",
				   COLUMNS(organizations)},
	[DATASET_DOCUMENTS] = {"documents", "文件", "Documents",
			       "所据的公布文件，以及其中有哪些表。",
			       "The published documents and the tables in "
			       "them.",
			       COLUMNS(documents)},
	[DATASET_FINDINGS] =
		{"findings", "核对发现", "Findings",
		 "每一处不一致和四舍五入差异，附算式和所在位置。",
		 "Every conflict and every difference by rounding, "
		 "with its arithmetic and its place.",
		 COLUMNS(findings)},
	[DATASET_CHECKS] = {"checks", "核对次数", "Checks",
			    "每条规则在每个部门一年里的各种结果各有几次，"
			    "无法核对的也在内。",
			    "How often each rule had each outcome in a "
			    "department's year, what could not be checked "
			    "included.",
			    COLUMNS(checks)},
};
