/* The official tables of a Chinese department budget, as published from 2021
 * on: titles and column headers in the forms that departments print. */
#include "model/official.h"

#include "base/utf8.h"

#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define UNIT_COLUMN                                                 \
	{                                                           \
		"unit", "预算单位|单位|部门名称|单位名称|实施单位", \
			"Budget unit", ROLE_UNIT, SIDE_NONE         \
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
	{"item", "支出/项目|项目", "Item", ROLE_ROW_NAME, SIDE_EXPENDITURE},
	{"expenditure", "支出/预算数|预算数|支出/金额|金额", "Expenditure",
	 ROLE_MEASURE, SIDE_EXPENDITURE},
};
static const struct column_kind income[] = {
	UNIT_COLUMN,
	{"total", "收入总计|总计", "Total income", ROLE_MEASURE, SIDE_NONE},
	{"current_income", "本年收入/小计|本年收入合计", "Income of the year",
	 ROLE_MEASURE, SIDE_NONE},
	{"appropriation", "政府预算拨款/小计", "Government appropriation",
	 ROLE_MEASURE, SIDE_NONE},
	{"general", "一般公共预算拨款/小计|一般公共预算拨款",
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
	{"total", "总计|合计", "Total", ROLE_MEASURE, SIDE_NONE},
	{"abroad", "因公出国（境）费|因公出国（境）费用",
	 "Official travel abroad", ROLE_MEASURE, SIDE_NONE},
	{"reception", "公务接待费", "Official reception", ROLE_MEASURE,
	 SIDE_NONE},
	{"vehicles",
	 "公务用车购置及运行维护费/小计|公务用车购置和运行维护费/小计",
	 "Official vehicles", ROLE_MEASURE, SIDE_NONE},
	{"vehicle_purchase", "公务用车购置费", "Vehicle purchase", ROLE_MEASURE,
	 SIDE_NONE},
	{"vehicle_operation", "公务用车运行维护费", "Vehicle operation",
	 ROLE_MEASURE, SIDE_NONE},
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
#define TABLE(id, title, title_en, titles, layout, columns, relations)        \
	{                                                                     \
		id, title, title_en, titles, layout, columns, COUNT(columns), \
			relations                                             \
	}

const struct table_kind official_tables[] = {
	TABLE("income-expenditure", "收支总表", "Income and expenditure",
	      "部门收支总表|部门收支总体情况表|收支总体情况表",
	      LAYOUT_TWO_SIDED, two_sided, ""),
	TABLE("income", "收入总表", "Income", "部门收入总表|部门收入总体情况表",
	      LAYOUT_ROWS, income,
	      "total=current_income+carried_over;current_income=appropriation+"
	      "special_account+unit_funds" SUM_SOURCES
	      ";general=basic_appropriation+duty_appropriation+special_fund+"
	      "government_investment"),
	TABLE("expenditure", "支出总表", "Expenditure",
	      "部门支出总表|部门支出总体情况表", LAYOUT_ROWS, expenditure,
	      SUM_BASIC_PROJECT ";total>procurement;procurement>procurement_"
				"sme+procurement_micro"),
	TABLE("basic-expenditure", "基本支出总表", "Basic expenditure",
	      "基本支出表|部门基本支出总表", LAYOUT_ROWS, basic_expenditure,
	      SUM_FUNDED),
	TABLE("project-expenditure", "项目支出总表", "Project expenditure",
	      "项目支出表|部门项目支出总表", LAYOUT_ROWS, project_expenditure,
	      SUM_FUNDED ";general=duty+special_fund+government_investment"),
	TABLE("appropriation", "政府预算拨款收支总表",
	      "Government appropriation, income and expenditure",
	      "财政拨款收支总表|财政拨款收支总体情况表", LAYOUT_TWO_SIDED,
	      two_sided, ""),
	TABLE("general-by-function", "一般公共预算支出表（按功能分类）",
	      "General public budget by function",
	      "一般公共预算支出表|一般公共预算支出情况表|"
	      "一般公共预算支出表（按功能分类科目）",
	      LAYOUT_ROWS, by_function, SUM_BASIC_PROJECT),
	TABLE("general-by-economy", "一般公共预算支出表（按经济分类）",
	      "General public budget by economic classification",
	      "一般公共预算支出表（按经济分类科目）|一般公共预算基本支出表",
	      LAYOUT_ROWS, by_economy, SUM_BASIC_PROJECT),
	TABLE("three-public", "一般公共预算“三公”经费支出表",
	      "Travel abroad, reception and vehicles",
	      "一般公共预算三公经费支出表|三公经费支出表|"
	      "一般公共预算三公经费支出情况表|财政拨款三公经费支出表",
	      LAYOUT_ROWS, three_public,
	      "total=abroad+reception+vehicles;vehicles=vehicle_purchase+"
	      "vehicle_operation"),
	TABLE("government-fund", "政府性基金预算支出表", "Government funds",
	      "政府性基金预算支出情况表", LAYOUT_ROWS, by_function,
	      SUM_BASIC_PROJECT),
	TABLE("state-capital", "国有资本经营预算支出表", "State capital",
	      "国有资本经营预算支出情况表", LAYOUT_ROWS, by_function,
	      SUM_BASIC_PROJECT),
	TABLE("special-transfers", "上级专项转移支付支出表",
	      "Special transfers from higher levels", "", LAYOUT_ROWS,
	      special_transfers, ""),
	TABLE("procurement", "政府采购项目支出表", "Procurement",
	      "政府采购预算表|政府采购支出表", LAYOUT_ROWS, procurement, ""),
	TABLE("performance-projects", "部门预算绩效管理项目情况表",
	      "Projects under performance management", "", LAYOUT_ROWS,
	      performance_projects, "total=general+other"),
};
const size_t official_table_count = COUNT(official_tables);

const struct table_kind *official_by_id(struct str id)
{
	for (size_t i = 0; i < official_table_count; i++)
		if (str_eq(id, str_from(official_tables[i].id)))
			return &official_tables[i];
	return NULL;
}

bool official_relation(struct str *rest, struct column_relation *out)
{
	struct str_cut one = str_cut(*rest, STR(";"));
	struct str_cut sum = str_cut(one.head, STR("="));
	struct str_cut within = str_cut(one.head, STR(">"));

	if (!rest->n)
		return false;
	*rest = one.tail;
	out->is_sum = sum.found;
	out->whole = sum.found ? sum.head : within.head;
	out->parts = sum.found ? sum.tail : within.tail;
	return true;
}

bool official_part(struct str *parts, struct str *out)
{
	struct str_cut cut = str_cut(*parts, STR("+"));

	if (!parts->n)
		return false;
	*parts = cut.tail;
	*out = cut.head;
	return true;
}

/* Is the folded title one of the '|'-separated alternatives? */
static bool is_one_of(struct str title, const char *alternatives)
{
	for (const char *at = alternatives; at; at = strchr(at, '|')) {
		at += *at == '|';
		if (!strncmp(at, title.s, title.n) &&
		    (!at[title.n] || at[title.n] == '|'))
			return title.n > 0;
	}
	return false;
}

const struct table_kind *official_by_title(struct arena *scratch,
					   struct str title)
{
	struct str name = official_fold(scratch, title);

	for (size_t i = 0; i < official_table_count; i++) {
		const struct table_kind *kind = &official_tables[i];

		if (is_one_of(name, kind->title) ||
		    is_one_of(name, kind->titles) ||
		    str_eq(title, str_from(kind->id)))
			return kind;
	}
	return NULL;
}

/* Drop a leading year: 2023年, ２０２３年度 stays folded to 2023年 first. */
static struct str without_year(struct str s)
{
	size_t at = 0;

	while (at < s.n && s.s[at] >= '0' && s.s[at] <= '9')
		at++;
	struct str rest = str_slice(s, at, s.n);

	if (at != 4 || !str_starts(rest, STR("年")))
		return s;
	rest = str_slice(rest, STR("年").n, rest.n);
	if (str_starts(rest, STR("度")) && rest.n > STR("度").n)
		rest = str_slice(rest, STR("度").n, rest.n);
	return rest.n ? rest : s;
}

static struct str without_prefix(struct str s, struct str prefix)
{
	return str_starts(s, prefix) && s.n > prefix.n
		       ? str_slice(s, prefix.n, s.n)
		       : s;
}

/* What a code point of a label becomes; the code itself when it stays. */
static struct str folded(struct str label, size_t from, size_t to)
{
	static const struct {
		struct str from, to;
	} folds[] = {
		{STR_INIT(" "), STR_INIT("")},
		{STR_INIT("\t"), STR_INIT("")},
		{STR_INIT("\n"), STR_INIT("")},
		{STR_INIT("\r"), STR_INIT("")},
		{STR_INIT("\""), STR_INIT("")},
		{STR_INIT("("), STR_INIT("（")},
		{STR_INIT(")"), STR_INIT("）")},
		{STR_INIT(","), STR_INIT("、")},
		{STR_INIT("："), STR_INIT(":")},
		{STR_INIT("，"), STR_INIT("、")},
		{STR_INIT("　"), STR_INIT("")},
		{STR_INIT("“"), STR_INIT("")},
		{STR_INIT("\xC2\xA0"), STR_INIT("")},
		{STR_INIT("”"), STR_INIT("")},
	};
	struct str one = str_slice(label, from, to);

	for (size_t i = 0; i < COUNT(folds); i++)
		if (str_eq(one, folds[i].from))
			return folds[i].to;
	return one;
}

/* Most code points: digits, letters and, from U+4000 to U+9FFF, Chinese. */
static bool is_never_folded(unsigned char lead)
{
	return (lead >= '0' && lead <= '9') || (lead >= 'A' && lead <= 'Z') ||
	       (lead >= 'a' && lead <= 'z') || (lead >= 0xE4 && lead <= 0xE9);
}

struct str official_fold(struct arena *a, struct str label)
{
	char *text = arena_text(a, label.n * 3);
	struct str out = {text, 0};

	for (size_t at = 0; at < label.n;) {
		size_t from = at;
		unsigned char lead = (unsigned char)label.s[at];

		utf8_next(label, &at);
		struct str part = is_never_folded(lead)
					  ? str_slice(label, from, at)
					  : folded(label, from, at);

		if (part.n)
			memcpy(text + out.n, part.s, part.n);
		out.n += part.n;
	}
	out = without_prefix(without_year(out), STR("其中:"));
	return without_prefix(out, STR("其中"));
}

/* Do the parts of the pattern occur in this order, the last one at the end?
 * Returns the number of parts, 0 when they do not. */
static size_t pattern_fit(struct str pattern, const struct str *labels,
			  size_t count)
{
	size_t parts = 0, at = 0;

	while (pattern.n) {
		struct str_cut cut = str_cut(pattern, STR("/"));

		pattern = cut.tail;
		if (!pattern.n)
			at = at < count ? count - 1 : count;
		while (at < count && !str_eq(labels[at], cut.head))
			at++;
		if (at++ == count)
			return 0;
		parts++;
	}
	return parts;
}

static size_t column_fit(const struct column_kind *column,
			 const struct str *labels, size_t count)
{
	struct str rest = str_from(column->patterns);
	size_t best = 0;

	if (count == 1 && str_eq(labels[0], str_from(column->id)))
		return SIZE_MAX;
	while (rest.n) {
		struct str_cut cut = str_cut(rest, STR("|"));
		size_t fit = pattern_fit(cut.head, labels, count);

		best = fit > best ? fit : best;
		rest = cut.tail;
	}
	return best;
}

const struct column_kind *official_column(struct arena *scratch,
					  const struct table_kind *kind,
					  const struct str *labels,
					  size_t count, enum table_side side)
{
	const struct column_kind *found = NULL;
	struct str names[HEADER_DEPTH_MAX];
	size_t best = 0;

	if (count > HEADER_DEPTH_MAX)
		return NULL;
	for (size_t i = 0; i < count; i++)
		names[i] = official_fold(scratch, labels[i]);
	for (size_t i = 0; i < kind->column_count; i++) {
		const struct column_kind *column = &kind->columns[i];
		size_t fit = side == column->side
				     ? column_fit(column, names, count)
				     : 0;

		if (fit > best) {
			best = fit;
			found = column;
		}
	}
	return found;
}
