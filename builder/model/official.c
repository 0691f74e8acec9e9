/* The official tables of a Chinese department budget, as published from 2021
 * on: titles and column headers in the forms that departments print. */
#include "model/official.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define UNIT_NAMES "预算单位|单位|部门名称|单位名称|实施单位|部门（单位）名称"
#define UNIT_COLUMN                                                     \
	{                                                               \
		"unit", UNIT_NAMES, "Budget unit", ROLE_UNIT, SIDE_NONE \
	}
#define FUNCTIONAL_COLUMNS                                                \
	{"code", "科目编码|功能分类科目编码|功能科目编码", "Code",        \
	 ROLE_FUNCTIONAL_CODE, SIDE_NONE},                                \
	{                                                                 \
		"name", "科目名称|功能分类科目名称|功能科目名称", "Name", \
			ROLE_FUNCTIONAL_NAME, SIDE_NONE                   \
	}
#define TOTAL_BASIC_PROJECT                                                    \
	{"total", "支出总计|总计|合计|支出合计|预算数", "Total", ROLE_MEASURE, \
	 SIDE_NONE},                                                           \
		{"basic", "基本支出|基本支出/小计", "Basic expenditure",       \
		 ROLE_MEASURE, SIDE_NONE},                                     \
	{                                                                      \
		"project", "项目支出|项目支出/小计", "Project expenditure",    \
			ROLE_MEASURE, SIDE_NONE                                \
	}
/* Funds by source, as in tables 2, 4 and 5. */
#define FUND_COLUMNS                                                         \
	{"government_fund", "政府性基金预算拨款", "Government funds",        \
	 ROLE_MEASURE, SIDE_NONE},                                           \
		{"state_capital", "国有资本经营预算拨款", "State capital",   \
		 ROLE_MEASURE, SIDE_NONE},                                   \
		{"special_account", "财政专户管理资金",                      \
		 "Special fiscal account", ROLE_MEASURE, SIDE_NONE},         \
		{"unit_funds", "单位资金|单位资金/小计", "Own funds",        \
		 ROLE_MEASURE, SIDE_NONE},                                   \
		{"operating_income", "事业收入|单位资金/事业收入",           \
		 "Institutional income", ROLE_MEASURE, SIDE_NONE},           \
		{"business_income", "事业单位经营收入|经营收入",             \
		 "Business income", ROLE_MEASURE, SIDE_NONE},                \
		{"superior_grants", "上级补助收入", "Grants from superiors", \
		 ROLE_MEASURE, SIDE_NONE},                                   \
		{"subordinate_income", "附属单位上缴收入",                   \
		 "Paid in by subordinates", ROLE_MEASURE, SIDE_NONE},        \
		{"other_income", "其他收入", "Other income", ROLE_MEASURE,   \
		 SIDE_NONE},                                                 \
	{                                                                    \
		"carried_over", "上年结余、结转|上年结转|上年结余结转",      \
			"Carried over", ROLE_MEASURE, SIDE_NONE              \
	}

static const struct column_kind two_sided[] = {
	{"item", "收入/项目|项目", "Item", ROLE_ROW_NAME, SIDE_INCOME},
	{"income", "收入/预算数|预算数|收入/金额|金额", "Income", ROLE_MEASURE,
	 SIDE_INCOME},
	{"item", "支出/项目|项目|支出/项目（按功能分类）|项目（按功能分类）",
	 "Item", ROLE_ROW_NAME, SIDE_EXPENDITURE},
	{"expenditure", "支出/预算数|预算数|支出/金额|金额", "Expenditure",
	 ROLE_MEASURE, SIDE_EXPENDITURE},
};
static const struct column_kind income[] = {
	UNIT_COLUMN,
	{"unit_code", "部门（单位）代码|单位代码|单位编码", "Code of the unit",
	 ROLE_TEXT, SIDE_NONE},
	{"total", "收入总计|总计|合计|收入合计", "Total income", ROLE_MEASURE,
	 SIDE_NONE},
	{"current_income", "本年收入/小计|本年收入合计", "Income of the year",
	 ROLE_MEASURE, SIDE_NONE},
	{"appropriation", "政府预算拨款/小计", "Government appropriation",
	 ROLE_MEASURE, SIDE_NONE},
	{"general",
	 "一般公共预算拨款/小计|一般公共预算拨款|一般公共预算拨款收入",
	 "General public budget", ROLE_MEASURE, SIDE_NONE},
	{"basic_appropriation", "基本支出拨款", "For basic expenditure",
	 ROLE_MEASURE, SIDE_NONE},
	{"duty_appropriation", "履职类项目拨款", "For duty projects",
	 ROLE_MEASURE, SIDE_NONE},
	{"special_fund", "财政专项资金拨款", "Special funds", ROLE_MEASURE,
	 SIDE_NONE},
	{"government_investment", "政府投资项目拨款",
	 "Government investment projects", ROLE_MEASURE, SIDE_NONE},
	FUND_COLUMNS,
};
static const struct column_kind expenditure[] = {
	UNIT_COLUMN,
	FUNCTIONAL_COLUMNS,
	TOTAL_BASIC_PROJECT,
	{"procurement", "政府采购项目/小计|政府采购项目", "Procurement",
	 ROLE_MEASURE, SIDE_NONE},
	{"procurement_sme",
	 "政府采购项目/面向中小企业政府采购项目|面向中小企业政府采购项目",
	 "Procurement from small and medium enterprises", ROLE_MEASURE,
	 SIDE_NONE},
	{"procurement_micro",
	 "政府采购项目/面向小型、微型企业政府采购项目|"
	 "面向小型、微型企业政府采购项目|面向小微企业政府采购项目",
	 "Procurement from small and micro enterprises", ROLE_MEASURE,
	 SIDE_NONE},
};
static const struct column_kind basic_expenditure[] = {
	UNIT_COLUMN,
	{"code", "科目编码|经济分类科目编码", "Code", ROLE_ECONOMIC_CODE,
	 SIDE_NONE},
	{"name", "科目名称|经济分类科目名称", "Name", ROLE_ECONOMIC_NAME,
	 SIDE_NONE},
	{"total", "总计|合计|支出总计", "Total", ROLE_MEASURE, SIDE_NONE},
	{"appropriation", "政府预算拨款/小计", "Government appropriation",
	 ROLE_MEASURE, SIDE_NONE},
	{"general", "一般公共预算拨款/小计|一般公共预算拨款",
	 "General public budget", ROLE_MEASURE, SIDE_NONE},
	FUND_COLUMNS,
};
static const struct column_kind project_expenditure[] = {
	UNIT_COLUMN,
	{"project_name", "项目名称", "Project", ROLE_PROJECT_NAME, SIDE_NONE},
	{"total", "总计|合计|支出总计", "Total", ROLE_MEASURE, SIDE_NONE},
	{"appropriation", "政府预算拨款/小计", "Government appropriation",
	 ROLE_MEASURE, SIDE_NONE},
	{"general", "一般公共预算拨款/小计|一般公共预算拨款",
	 "General public budget", ROLE_MEASURE, SIDE_NONE},
	{"duty", "履职类项目拨款", "Duty projects", ROLE_MEASURE, SIDE_NONE},
	{"special_fund", "财政专项资金拨款", "Special funds", ROLE_MEASURE,
	 SIDE_NONE},
	{"government_investment", "政府投资项目拨款",
	 "Government investment projects", ROLE_MEASURE, SIDE_NONE},
	FUND_COLUMNS,
};
static const struct column_kind by_function[] = {
	UNIT_COLUMN,
	FUNCTIONAL_COLUMNS,
	TOTAL_BASIC_PROJECT,
};
static const struct column_kind by_economy[] = {
	UNIT_COLUMN,
	{"code", "科目编码|经济分类科目编码|经济科目编码", "Code",
	 ROLE_ECONOMIC_CODE, SIDE_NONE},
	{"name", "科目名称|经济分类科目名称|经济科目名称", "Name",
	 ROLE_ECONOMIC_NAME, SIDE_NONE},
	TOTAL_BASIC_PROJECT,
};
static const struct column_kind three_public[] = {
	UNIT_COLUMN,
	{"year", "年度|预算年度", "Year", ROLE_YEAR, SIDE_NONE},
	{"total", "总计|合计|三公经费合计", "Total", ROLE_MEASURE, SIDE_NONE},
	{"abroad", "因公出国（境）费|因公出国（境）费用",
	 "Official travel abroad", ROLE_MEASURE, SIDE_NONE},
	{"reception", "公务接待费", "Official reception", ROLE_MEASURE,
	 SIDE_NONE},
	{"vehicles",
	 "公务用车购置及运行维护费/小计|公务用车购置和运行维护费/小计|"
	 "公务用车购置及运行费/小计",
	 "Official vehicles", ROLE_MEASURE, SIDE_NONE},
	{"vehicle_purchase", "公务用车购置费", "Vehicle purchase", ROLE_MEASURE,
	 SIDE_NONE},
	{"vehicle_operation", "公务用车运行维护费|公务用车运行费",
	 "Vehicle operation", ROLE_MEASURE, SIDE_NONE},
};
static const struct column_kind special_transfers[] = {
	UNIT_COLUMN,
	FUNCTIONAL_COLUMNS,
	{"project_name", "项目名称", "Project", ROLE_PROJECT_NAME, SIDE_NONE},
	{"amount", "项目金额|金额|预算数", "Amount", ROLE_MEASURE, SIDE_NONE},
};
static const struct column_kind procurement[] = {
	UNIT_COLUMN,
	{"code", "编号|采购品目编码|品目编码", "Code", ROLE_PROCUREMENT_CODE,
	 SIDE_NONE},
	{"name", "采购品目|采购品目名称|品目名称", "Item",
	 ROLE_PROCUREMENT_NAME, SIDE_NONE},
	{"amount", "金额|预算金额|采购金额", "Amount", ROLE_MEASURE, SIDE_NONE},
};
static const struct column_kind performance_projects[] = {
	UNIT_COLUMN,
	{"project_name", "项目名称", "Project", ROLE_PROJECT_NAME, SIDE_NONE},
	{"total", "预算金额/合计|合计|预算金额/总计", "Total", ROLE_MEASURE,
	 SIDE_NONE},
	{"general", "预算金额/一般公共预算拨款|一般公共预算拨款",
	 "General public budget", ROLE_MEASURE, SIDE_NONE},
	{"other", "预算金额/其他资金|其他资金", "Other funds", ROLE_MEASURE,
	 SIDE_NONE},
	{"period", "预算执行时间|执行时间", "Period", ROLE_TEXT, SIDE_NONE},
};

#define SUM_BASIC_PROJECT "total=basic+project"
#define SUM_SOURCES                                                     \
	";appropriation=general+government_fund+state_capital"          \
	";unit_funds=operating_income+business_income+superior_grants+" \
	"subordinate_income+other_income"
#define SUM_FUNDED                                                \
	"total=appropriation+special_account+unit_funds+carried_" \
	"over" SUM_SOURCES
#define TABLE(id, title, title_en, titles, layout, columns, needs, expects,   \
	      relations)                                                      \
	{                                                                     \
		id, title, title_en, titles, layout, columns, COUNT(columns), \
			needs, expects, relations                             \
	}
/* Kinds of funds that a department has not may be left out. */
#define FUNDED "general"
#define BY_CODE "code;name;total"
#define BASIC_PROJECT "basic;project"
#define TWO_SIDES "item;income;expenditure"

const struct table_kind official_tables[] = {
	TABLE("income-expenditure", "收支总表", "Income and expenditure",
	      "部门收支总表|部门收支总体情况表|收支总体情况表",
	      LAYOUT_TWO_SIDED, two_sided, TWO_SIDES, "", ""),
	TABLE("income", "收入总表", "Income", "部门收入总表|部门收入总体情况表",
	      LAYOUT_ROWS, income, "total", FUNDED,
	      "total=current_income+carried_over;current_income=appropriation+"
	      "special_account+unit_funds" SUM_SOURCES
	      ";general=basic_appropriation+duty_appropriation+special_fund+"
	      "government_investment"),
	TABLE("expenditure", "支出总表", "Expenditure",
	      "部门支出总表|部门支出总体情况表", LAYOUT_ROWS, expenditure,
	      "total;code+name", BASIC_PROJECT,
	      SUM_BASIC_PROJECT ";total>procurement;procurement>procurement_"
				"sme+procurement_micro"),
	TABLE("basic-expenditure", "基本支出总表", "Basic expenditure",
	      "基本支出表|部门基本支出总表", LAYOUT_ROWS, basic_expenditure,
	      "total;code+name", FUNDED, SUM_FUNDED),
	TABLE("project-expenditure", "项目支出总表", "Project expenditure",
	      "项目支出表|部门项目支出总表", LAYOUT_ROWS, project_expenditure,
	      "total", FUNDED,
	      SUM_FUNDED ";general=duty+special_fund+government_investment"),
	TABLE("appropriation", "政府预算拨款收支总表",
	      "Government appropriation, income and expenditure",
	      "财政拨款收支总表|财政拨款收支总体情况表", LAYOUT_TWO_SIDED,
	      two_sided, TWO_SIDES, "", ""),
	TABLE("general-by-function", "一般公共预算支出表（按功能分类）",
	      "General public budget by function",
	      "一般公共预算支出表|一般公共预算支出情况表|"
	      "一般公共预算支出表（按功能分类科目）",
	      LAYOUT_ROWS, by_function, BY_CODE, BASIC_PROJECT,
	      SUM_BASIC_PROJECT),
	TABLE("general-by-economy", "一般公共预算支出表（按经济分类）",
	      "General public budget by economic classification",
	      "一般公共预算支出表（按经济分类科目）|一般公共预算基本支出表",
	      LAYOUT_ROWS, by_economy, BY_CODE, BASIC_PROJECT,
	      SUM_BASIC_PROJECT),
	TABLE("three-public", "一般公共预算“三公”经费支出表",
	      "Travel abroad, reception and vehicles",
	      "一般公共预算三公经费支出表|三公经费支出表|"
	      "一般公共预算三公经费支出情况表|财政拨款三公经费支出表",
	      LAYOUT_ROWS, three_public, "total",
	      "abroad;reception;vehicles;vehicle_purchase;vehicle_operation",
	      "total=abroad+reception+vehicles;vehicles=vehicle_purchase+"
	      "vehicle_operation"),
	TABLE("government-fund", "政府性基金预算支出表", "Government funds",
	      "政府性基金预算支出情况表", LAYOUT_ROWS, by_function, BY_CODE,
	      BASIC_PROJECT, SUM_BASIC_PROJECT),
	TABLE("state-capital", "国有资本经营预算支出表", "State capital",
	      "国有资本经营预算支出情况表", LAYOUT_ROWS, by_function, BY_CODE,
	      BASIC_PROJECT, SUM_BASIC_PROJECT),
	TABLE("special-transfers", "上级专项转移支付支出表",
	      "Special transfers from higher levels", "", LAYOUT_ROWS,
	      special_transfers, "code;name;amount", "project_name", ""),
	TABLE("procurement", "政府采购项目支出表", "Procurement",
	      "政府采购预算表|政府采购支出表", LAYOUT_ROWS, procurement,
	      "code;name;amount", "", ""),
	TABLE("performance-projects", "部门预算绩效管理项目情况表",
	      "Projects under performance management", "", LAYOUT_ROWS,
	      performance_projects, "project_name;total", "general;other",
	      "total=general+other"),
};
const size_t official_table_count = COUNT(official_tables);
