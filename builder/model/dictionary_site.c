/* The dictionary: organisations, documents, and what the audit says. */
#include "model/dictionary.h"

const char *const dictionary_outcomes[] = {"ok", "rounding", "conflict",
					   "not-checked", NULL};
const char *const dictionary_stages[] = {"draft", "approved", "adjusted",
					 "final", NULL};
static const char *const schemes[] = {"functional", "economic", "procurement",
				      NULL};
static const char *const severities[] = {"low", "medium", "high", "error",
					 NULL};

const struct dataset_column dictionary_organizations[ORGANIZATION_FIELDS] = {
	{TEXT("organization_id", "机构的编号，始终不变",
	      "Id of the organisation; never changes"),
	 .required = true, .pattern = ID_PATTERN, .example = "finance-bureau",
	 .concept = DCT("identifier")},
	{TEXT("name", "机构名称；改过名的机构每个名称一行",
	      "Name; an organisation that was renamed has a row for each name"),
	 .required = true, .example = "某市财政局",
	 .concept = SKOS("prefLabel")},
	{TEXT("name_en", "英文名称", "Name in English"),
	 .example = "Finance Bureau"},
	{TEXT("parent_id", "上级机构的编号", "Id of the organisation above it"),
	 .pattern = ID_PATTERN, .example = "finance-bureau",
	 .concept = ORG("subOrganizationOf")},
	{TEXT("kind", "机构的种类，例如 department 部门，unit 单位",
	      "Kind of organisation: department, unit, office ..."),
	 .example = "department", .concept = ORG("classification")},
	{TEXT("district", "所在的区", "District"), .example = "城东区",
	 .concept = DCT("spatial")},
	{WHOLE("valid_from", "名称起用的年度", "First fiscal year of the name"),
	 .example = "2024"},
	{WHOLE("valid_to", "名称最后使用的年度",
	       "Last fiscal year of the name"),
	 .example = "2023"},
	{TEXT("successor_id", "承继机构的编号",
	      "Id of the organisation that took over"),
	 .pattern = ID_PATTERN, .example = "finance-bureau"},
};

const struct dataset_column dictionary_documents[DOCUMENT_FIELDS] = {
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	{TEXT("stage",
	      "预算的阶段：draft 草案，approved 批准，adjusted 调整，final "
	      "决算",
	      "Stage of the budget: draft, approved, adjusted or final"),
	 .required = true, .values = dictionary_stages, .example = "approved",
	 .concept = OBEU("budgetPhase")},
	{TEXT("document_id", "文件编号，在部门一年内唯一",
	      "Id of the document, unique in a department's year"),
	 .required = true, .example = "budget", .concept = DCT("identifier")},
	{TEXT("title", "文件标题", "Title of the document"),
	 .example = "2026年部门预算", .concept = DCT("title")},
	{TEXT("publisher", "公布单位", "Publisher"), .example = "某市财政局",
	 .concept = DCT("publisher")},
	{TEXT("publication_date", "公布日期", "Publication date"),
	 .pattern = DATE_PATTERN, .example = "2026-02-20",
	 .concept = DCT("issued")},
	{TEXT("url", "公布的网址", "Address of the publication"),
	 .example = "https://example.org/budget-2026.pdf",
	 .concept = DCAT("landingPage")},
	{TEXT("file", "文件名", "File of the document"),
	 .example = "budget-2026.pdf"},
	{TEXT("tables_published", "文件中的表，编号以空格相隔",
	      "Ids of the tables that it contains, with blanks between"),
	 .example = "income expenditure three-public"},
	{TEXT("tables_declared_empty", "公布为空表的表",
	      "Ids of the tables that were published as empty"),
	 .example = "state-capital"},
	{TEXT("tables_missing", "目录列出而所据文本中没有的表",
	      "Ids of the tables that it lists and does not contain"),
	 .example = "special-transfers"},
	SOURCE_FILE_COLUMN,
};

#define RULE_COLUMN                                            \
	{                                                      \
		TEXT("rule", "核对规则的编号",                 \
		     "Id of the rule; audit/ explains each"),  \
			.required = true, .example = "row-sum" \
	}
#define OUTCOME_COLUMN                                                   \
	{                                                                \
		TEXT("outcome",                                          \
		     "结果：ok 一致，rounding "                    \
		     "四舍五入差异，"                             \
		     "conflict 不一致，"                             \
		     "not-checked 无法核对",                             \
		     "ok, rounding, conflict or not-checked"),           \
			.required = true, .values = dictionary_outcomes, \
			.example = "conflict"                            \
	}

const struct dataset_column dictionary_findings[FINDING_FIELDS] = {
	{TEXT("finding_id", "编号，在部门一年内唯一",
	      "Id, unique in a department's year"),
	 .required = true, .example = "row-sum-2",
	 .concept = DCT("identifier")},
	RULE_COLUMN,
	OUTCOME_COLUMN,
	{TEXT("severity",
	      "不一致的程度：low 轻微，medium 一般，high 重要，error 不可发布",
	      "How grave a conflict is: low, medium, high or error"),
	 .values = severities, .example = "medium"},
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	{TEXT("table",
	      "表的编号；project-forms、key-projects、performance-tasks、"
	      "indicators、facts、commentary 指表以外的内容",
	      "Id of the table; project-forms, key-projects, "
	      "performance-tasks, "
	      "indicators, facts and commentary stand for what is no table"),
	 .example = "expenditure"},
	{TEXT("row", "行的编号，与金额数据集的 row_id 相同；空的是整张表",
	      "Id of the row, the row_id of the amounts; empty: the whole "
	      "table"),
	 .example = "total"},
	{TEXT("column",
	      "列的编号，与金额数据集的 column_id 相同；编码、名称和没有数"
	      "字的格子在那里没有行，空的是整行或项目的测算项",
	      "Id of the column, the column_id of the amounts; codes, names "
	      "and cells without a number have no row there; empty: the whole "
	      "row, or an item of a project's calculation"),
	 .example = "current_income"},
	{TEXT("place", "数字所在的位置，用文字说明",
	      "Where the figure stands, in words (Chinese)"),
	 .example = "收入总表 · 合计"},
	{TEXT("message", "发现了什么", "What was found, in Chinese"),
	 .required = true,
	 .example = "公布的是 5,282 万元，按各组成部分计算是 5,281 万元"},
	{TEXT("message_en", "发现了什么（英文）", "What was found, in English"),
	 .required = true,
	 .example = "stated 5,282, computed from its parts 5,281"},
	{TEXT("stated", "公布的数或文字", "The figure or text as stated"),
	 .example = "5282"},
	{NUMBER("computed", "按其他数算出的数", "What other figures give"),
	 .example = "5281"},
	{NUMBER("difference", "公布的数减去算出的数", "Stated less computed"),
	 .example = "1"},
	{NUMBER("tolerance", "四舍五入允许的差",
		"Difference that rounding allows"),
	 .example = "2.5"},
	{TEXT("unit", "以上各数的单位", "Unit of these figures"),
	 .example = "万元"},
	{TEXT("caused_by", "由哪一条引起（finding_id）",
	      "finding_id of the finding that explains this one"),
	 .example = "row-sum-1"},
	{TEXT("explanation", "发布单位的说明", "The publisher's explanation"),
	 .example = "按采购合同约定"},
	SOURCE_COLUMNS,
};

const struct dataset_column dictionary_checks[CHECK_FIELDS] = {
	RULE_COLUMN,
	ORGANIZATION_COLUMNS,
	FISCAL_YEAR_COLUMN,
	OUTCOME_COLUMN,
	{WHOLE("count", "核对的次数", "Number of checks"), .required = true,
	 .example = "126"},
};

const struct dataset_column dictionary_classes[CLASS_FIELDS] = {
	{TEXT("scheme",
	      "分类的种类：functional 支出功能分类，economic 支出经济分类，"
	      "procurement 采购品目",
	      "Kind of classification: functional, economic or procurement"),
	 .required = true, .values = schemes, .example = "functional"},
	{TEXT("classification_id", "分类的编号，见 site.toml",
	      "Id of the classification, as in site.toml"),
	 .required = true, .example = "functional",
	 .concept = SKOS("inScheme")},
	{TEXT("code", "编码", "Code"), .required = true, .example = "2010350",
	 .concept = SKOS("notation")},
	{WHOLE("level", "级次，最上为 1", "Level, from 1 at the top"),
	 .required = true, .example = "3"},
	{TEXT("parent_code", "上一级的编码", "Code above it"),
	 .example = "20103", .concept = SKOS("broader")},
	{TEXT("name", "名称", "Name"), .required = true, .example = "事业运行",
	 .concept = SKOS("prefLabel")},
	{TEXT("name_en", "英文名称", "Name in English"),
	 .example = "Operation of institutions"},
	SOURCE_FILE_COLUMN,
	SOURCE_LINE_COLUMN,
};

static const char *const change_kinds[] = {"altered", "appeared", "vanished",
					   NULL};
static const char *const followed[] = {"amounts", "indicators", "projects",
				       "facts", NULL};

const struct dataset_column dictionary_changes[CHANGES_FIELDS] = {
	{TEXT("date", "记下这处改动的日期", "Day on which it was recorded"),
	 .required = true, .pattern = DATE_PATTERN, .example = "2026-03-01"},
	{TEXT("dataset", "哪个数据集", "Dataset that it is of"),
	 .required = true, .values = followed, .example = "amounts"},
	{TEXT("organization_id", "部门的编号；部门可能已经不在本站",
	      "Id of the department, which may have left the site"),
	 .required = true, .pattern = ID_PATTERN, .example = "finance-bureau"},
	FISCAL_YEAR_COLUMN,
	{TEXT("change",
	      "altered 改动，appeared 新增，vanished 消失；整行新增或消失的，"
	      "只列它的第一格",
	      "altered, appeared or vanished; of a row that appeared or "
	      "vanished the first cell is listed"),
	 .required = true, .values = change_kinds, .example = "altered"},
	{TEXT("row", "哪一行，用文字说明", "Row, by what it is of"),
	 .required = true, .example = "expenditure · 2010350 · 总计"},
	{TEXT("column", "数据集里的哪个字段", "Column of the dataset"),
	 .required = true, .example = "amount_published"},
	{TEXT("before", "原来的值", "What it was"), .example = "1,250"},
	{TEXT("after", "现在的值", "What it is"), .example = "1,205"},
};
