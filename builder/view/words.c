/* The wording of the interface: key, Chinese, English. */
#include "view/words.h"

#include <assert.h>
#include <string.h>

struct word {
	const char *key, *zh, *en;
};

static const struct word all[] = {
	{"home", "首页", "Home"},
	{"departments", "部门", "Departments"},
	{"projects", "项目", "Projects"},
	{"indicators", "绩效指标", "Indicators"},
	{"data", "数据", "Data"},
	{"glossary", "名词解释", "Glossary"},
	{"about", "关于本站", "About"},
	{"functions", "功能分类", "Functions"},
	{"economy", "经济分类", "Economic classification"},
	{"skip", "跳到正文", "Skip to content"},
	{"navigation", "主导航", "Main navigation"},
	{"breadcrumbs", "当前位置", "You are here"},
	{"other_language", "English", "中文"},
	{"licence", "许可", "Licence"},
	{"publisher", "发布单位", "Publisher"},
	{"contact", "联系方式", "Contact"},
	{"site_id", "网站标识码", "Site id"},
	{"unit", "单位", "Unit"},
	{"unit_colon", "单位：", "Unit: "},
	{"source", "来源", "Source"},
	{"source_colon", "来源：", "Source: "},
	{"lines", "原文行", "lines of the source text"},
	{"rows", "行", "rows"},
	{"year", "年度", "Year"},
	{"budget_year", "年预算", " budget"},
	{"key_figures", "主要数字", "Key figures"},
	{"income", "收入总计", "Total income"},
	{"expenditure", "支出总计", "Total expenditure"},
	{"basic", "基本支出", "Basic expenditure"},
	{"project_expenditure", "项目支出", "Project expenditure"},
	{"three_public", "“三公”经费", "Travel, reception, vehicles"},
	{"procurement", "政府采购", "Procurement"},
	{"tables", "公布的表格", "Published tables"},
	{"tables_intro",
	 "下面是文件公布的全部表格，数字照原样列出；空白表示没有填写，0 "
	 "表示零。",
	 "Every table of the document, figures as published; blank means not "
	 "stated, 0 means zero."},
	{"not_stated", "未填写", "not stated"},
	{"missing", "目录列出，所据文本中没有",
	 "listed, not contained in the text used"},
	{"empty_table", "公布为空表", "published as empty"},
	{"download", "下载", "Download"},
	{"download_csv", "CSV", "CSV"},
	{"download_json", "JSON", "JSON"},
	{"notes", "注", "Notes"},
	{"side_income", "收入", "Income"},
	{"side_expenditure", "支出", "Expenditure"},
	{"in_file", "数据文件", "Data file"},
	{"commentary", "说明", "Commentary"},
	{"performance", "绩效目标", "Performance targets"},
	{"overall_performance", "整体支出绩效目标",
	 "Overall performance targets"},
	{"goal", "目标", "Goal"},
	{"annual_goal", "年度目标", "Goal of the year"},
	{"long_term_goal", "长期目标", "Long-term goal"},
	{"tasks", "年度主要任务", "Main tasks of the year"},
	{"task", "任务", "Task"},
	{"content", "主要内容", "Content"},
	{"total", "总额", "Total"},
	{"fiscal", "财政拨款", "Fiscal appropriation"},
	{"other_funds", "其他资金", "Other funds"},
	{"level1", "一级指标", "Level 1"},
	{"level2", "二级指标", "Level 2"},
	{"indicator", "指标", "Indicator"},
	{"target", "指标值", "Target"},
	{"target_kind", "目标类型", "Kind of target"},
	{"measure_unit", "度量单位", "Unit of measure"},
	{"explanation", "指标解释", "Explanation"},
	{"project", "项目", "Project"},
	{"project_code", "项目编码", "Project code"},
	{"project_type", "项目类型", "Type"},
	{"project_unit", "申请单位", "Applying unit"},
	{"first_level_unit", "一级预算单位", "First-level budget unit"},
	{"duration", "实施期限（年）", "Duration (years)"},
	{"is_new", "是否新增", "New project"},
	{"allocation", "分配方式", "Allocation"},
	{"total_amount", "项目总金额（中期规划）",
	 "Total amount (medium term)"},
	{"year_amount", "本年度项目金额", "Amount of the year"},
	{"fiscal_amount", "其中：财政拨款", "Of it: fiscal appropriation"},
	{"other_amount", "其中：其他资金", "Of it: other funds"},
	{"published_amount", "公布的金额", "As published"},
	{"in_yuan", "折合（元）", "In yuan"},
	{"unit_corrected", "单位更正", "Unit corrected"},
	{"corrected_note", "公布的单位是“{0}”，本站按“{1}”计算。理由：{2}",
	 "Published unit \"{0}\"; this site counts in \"{1}\". Reason: {2}"},
	{"policy_basis", "政策依据", "Policy basis"},
	{"calculation_basis", "测算依据", "Basis of calculation"},
	{"item", "事项", "Item"},
	{"amount", "金额", "Amount"},
	{"facts", "文中陈述的事实", "Facts stated in the text"},
	{"fact", "事实", "Fact"},
	{"value", "数值", "Value"},
	{"place", "位置", "Place"},
	{"sources", "来源文件", "Source documents"},
	{"title", "标题", "Title"},
	{"years", "各年预算", "Budgets by year"},
	{"names", "名称沿革", "Names over time"},
	{"valid_years", "使用年度", "Years of use"},
	{"units_below", "下属单位", "Units below"},
	{"department", "部门", "Department"},
	{"district", "地区", "District"},
	{"form_project", "项目申报表", "Project form"},
	{"key_project", "重点项目", "Key project"},
	{"form", "表式", "Form"},
	{"no_goal", "没有公布目标", "no goal published"},
	{"indicator_count", "指标数", "Indicators"},
	{"figure_count", "数字个数", "Figures"},
	{"table_count", "表格数", "Tables"},
	{"on_this_page", "本页内容", "On this page"},
	{"home_intro", "各部门年度支出", "Expenditure by department and year"},
	{"all_departments", "全部部门", "All departments"},
	{"all_projects", "全部项目", "All projects"},
	{"all_indicators", "全部指标", "All indicators"},
	{"by_level", "按指标级别", "By level"},
	{"by_kind", "按目标类型", "By kind of target"},
	{"count", "个数", "Count"},
	{"datasets", "数据集", "Datasets"},
	{"dataset", "数据集", "Dataset"},
	{"columns", "字段", "Columns"},
	{"column", "字段", "Column"},
	{"type", "类型", "Type"},
	{"meaning", "含义", "Meaning"},
	{"term", "名词", "Term"},
	{"definition", "解释", "Definition"},
	{"code", "编码", "Code"},
	{"name", "名称", "Name"},
	{"parent", "上级科目", "Parent"},
	{"children", "下级科目", "Children"},
	{"not_found", "没有这个页面", "Page not found"},
	{"not_found_text",
	 "地址可能有误，或页面已经改名。请从首页或部门列表找起。",
	 "The address may be wrong or the page was renamed. Start from the "
	 "home page or the list of departments."},
	{"stage_draft", "草案", "draft"},
	{"stage_approved", "已批复", "approved"},
	{"stage_adjusted", "调整", "adjusted"},
	{"stage_final", "决算", "final accounts"},
	{"yuan", "元", "yuan"},
	{"back_to_top", "回到页首", "Back to top"},
	{"updated", "生成日期", "Built on"},
	{"kind_empty", "未填", "not stated"},
	{"kind_not_applicable", "不适用", "not applicable"},
	{"kind_number", "数量", "number"},
	{"kind_percent", "百分比", "percent"},
	{"kind_range", "区间", "range"},
	{"kind_duration", "时长", "duration"},
	{"kind_frequency", "频次", "frequency"},
	{"kind_availability", "服务时间", "availability"},
	{"kind_deadline", "期限", "deadline"},
	{"kind_qualitative", "定性", "qualitative"},
	{"kind_text", "其他表述", "other wording"},
	{"per_file", "下载全部数据", "Download the data"},
	{"codes", "科目", "Codes"},
};

enum { WORD_COUNT = sizeof all / sizeof *all };

static struct str in_language(const struct word *word, enum language language)
{
	return str_from(language == LANGUAGE_ZH ? word->zh : word->en);
}

struct value words_all(struct arena *a, enum language language)
{
	const char **members = arena_array(a, const char *, WORD_COUNT);
	struct value_shape *shape = arena_new(a, struct value_shape);
	struct value values[WORD_COUNT];

	for (size_t i = 0; i < WORD_COUNT; i++) {
		members[i] = all[i].key;
		values[i] = value_text(in_language(&all[i], language));
	}
	*shape = (struct value_shape){"words", members, WORD_COUNT};
	return value_object(a, shape, values, WORD_COUNT);
}

struct str words_get(enum language language, const char *key)
{
	size_t i = 0;

	while (i < WORD_COUNT &&
	       (all[i].key[0] != key[0] || strcmp(all[i].key, key) != 0))
		i++;
	assert(i < WORD_COUNT);
	return in_language(&all[i], language);
}
