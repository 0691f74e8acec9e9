/* The wording of the site's own pages. */
#include "view/site.h"

#include <assert.h>

struct word {
	const char *name, *zh, *en;
};

/* In the order of the shape's members below. */
static const struct word words[] = {
	{"home", "首页", "Home"},
	{"departments", "部门", "Departments"},
	{"department", "部门", "Department"},
	{"projects", "项目", "Projects"},
	{"project", "项目", "Project"},
	{"indicators", "绩效指标", "Performance indicators"},
	{"indicator", "指标", "Indicator"},
	{"functions", "按功能分类", "By function"},
	{"economy", "按经济分类", "By economic nature"},
	{"data", "数据下载", "Data"},
	{"glossary", "词汇表", "Glossary"},
	{"not_found", "没有找到这一页", "Page not found"},
	{"not_found_text", "这个地址没有网页。可以从首页或部门列表重新找起。",
	 "There is no page at this address. Start again from the home page or "
	 "the list of departments."},
	{"year", "年度", "Year"},
	{"stage", "阶段", "Stage"},
	{"unit", "单位", "Unit"},
	{"unit_is", "单位：", "Unit: "},
	{"budget_unit", "预算单位", "Budget unit"},
	{"income", "收入总计", "Total income"},
	{"expenditure", "支出总计", "Total expenditure"},
	{"basic", "基本支出", "Basic expenditure"},
	{"project_expenditure", "项目支出", "Project expenditure"},
	{"three_public", "“三公”经费", "Three public expenses"},
	{"procurement", "政府采购", "Procurement"},
	{"code", "代码", "Code"},
	{"name", "名称", "Name"},
	{"count", "个数", "Count"},
	{"amount", "本年度金额", "Amount of the year"},
	{"type", "类型", "Type"},
	{"level1", "一级指标", "First level"},
	{"level2", "二级指标", "Second level"},
	{"target", "指标值", "Target"},
	{"kind", "指标值的种类", "Kind of target"},
	{"by_level", "按一级指标", "By first level"},
	{"by_kind", "按指标值的种类", "By kind of target"},
	{"all_indicators", "全部指标", "All indicators"},
	{"all_projects", "全部项目", "All projects"},
	{"by_department_year", "各部门各年", "By department and year"},
	{"totals", "各部门各年的收支",
	 "Income and expenditure by department "
	 "and year"},
	{"at_a_glance", "本站有什么", "What is here"},
	{"blank_note", "空白：所据文件没有给出这个数。",
	 "Blank: the documents do not state the figure."},
	{"parent", "上级科目", "Above it"},
	{"children", "下级科目", "Below it"},
	{"code_amounts", "各部门各年的金额", "Amounts by department and year"},
	{"code_note",
	 "数字引向所在的表和行；部门没有自己的行时，是下属各单位之和。",
	 "A figure leads to its row in the table; where the department has no "
	 "row of its own, it is the sum of its units."},
	{"tables", "表格", "Tables"},
	{"figures", "金额", "Amounts"},
	{"department_years", "部门年度", "Department-years"},
	{"dataset", "数据集", "Dataset"},
	{"rows", "行数", "Rows"},
	{"files", "文件", "Files"},
	{"dictionary", "字段说明", "Dictionary"},
	{"column", "字段", "Column"},
	{"meaning", "含义", "Meaning"},
	{"format_note",
	 "CSV 和 JSON 都是 UTF-8；没有给出的值是空的。代码是文字，"
	 "不是数字。",
	 "CSV and JSON are in UTF-8; what is not stated is empty. Codes are "
	 "text, not numbers."},
	{"licence", "许可", "Licence"},
	{"term", "词", "Term"},
	{"definition", "解释", "Definition"},
	{"details", "详见", "See"},
};
enum { WORD_COUNT = sizeof words / sizeof *words };

static const struct value_shape WORDS = VALUE_SHAPE(
	"site_words", "home", "departments", "department", "projects",
	"project", "indicators", "indicator", "functions", "economy", "data",
	"glossary", "not_found", "not_found_text", "year", "stage", "unit",
	"unit_is", "budget_unit", "income", "expenditure", "basic",
	"project_expenditure", "three_public", "procurement", "code", "name",
	"count", "amount", "type", "level1", "level2", "target", "kind",
	"by_level", "by_kind", "all_indicators", "all_projects",
	"by_department_year", "totals", "at_a_glance", "blank_note", "parent",
	"children", "code_amounts", "code_note", "tables", "figures",
	"department_years", "dataset", "rows", "files", "dictionary", "column",
	"meaning", "format_note", "licence", "term", "definition", "details");

_Static_assert(WORD_COUNT < 80, "a value for each word fits the stack");

static const char *say(const struct word *w, enum language language)
{
	return language == LANGUAGE_EN ? w->en : w->zh;
}

struct value site_words(struct arena *a, enum language language)
{
	struct value values[WORD_COUNT];

	assert(WORDS.count == WORD_COUNT);
	for (size_t i = 0; i < WORD_COUNT; i++)
		values[i] = value_text(str_from(say(&words[i], language)));
	return value_object(a, &WORDS, values, WORD_COUNT);
}

static struct str find(const struct word *list, size_t count, struct str name,
		       enum language language)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq(name, str_from(list[i].name)))
			return str_from(say(&list[i], language));
	return name;
}

struct str site_stage_word(enum language language, struct str stage)
{
	static const struct word stages[] = {
		{"draft", "草案", "Draft"},
		{"approved", "批准", "Approved"},
		{"adjusted", "调整", "Adjusted"},
		{"final", "决算", "Final"},
	};

	return find(stages, sizeof stages / sizeof *stages, stage, language);
}

struct str site_kind_word(enum language language, enum target_kind kind)
{
	static const struct word kinds[] = {
		{"empty", "没有填写", "Not stated"},
		{"not-applicable", "不适用", "Not applicable"},
		{"number", "数量", "Number"},
		{"percent", "百分比", "Percentage"},
		{"range", "范围", "Range"},
		{"duration", "时长", "Duration"},
		{"frequency", "频次", "Frequency"},
		{"availability", "全天候", "Availability"},
		{"deadline", "期限", "Deadline"},
		{"qualitative", "定性", "Qualitative"},
		{"text", "文字", "Text"},
	};

	return find(kinds, sizeof kinds / sizeof *kinds, target_kind_name(kind),
		    language);
}
