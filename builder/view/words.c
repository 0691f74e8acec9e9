/* The wording of the interface: key, Chinese, English. */
#include "view/word_tables.h"

#include <assert.h>
#include <string.h>

static const struct word general[] = {
	/* The frame */
	{"home", "首页", "Home"},
	{"departments", "部门", "Departments"},
	{"projects", "项目", "Projects"},
	{"indicators", "绩效指标", "Indicators"},
	{"data", "数据", "Data"},
	{"glossary", "名词解释", "Glossary"},
	{"about", "关于本站", "About"},
	{"skip", "跳到正文", "Skip to content"},
	{"navigation", "主导航", "Main navigation"},
	{"breadcrumbs", "当前位置", "You are here"},
	{"other_language", "English", "中文"},
	{"licence", "许可", "Licence"},
	{"publisher", "发布单位", "Publisher"},
	{"contact", "联系方式", "Contact"},
	{"site_id", "网站标识码", "Site id"},
	{"updated", "最近更新", "Last update"},
	/* Signs between words */
	{"colon", "：", ": "},
	{"comma", "，", ", "},
	{"list_comma", "、", ", "},
	{"open", "（", " ("},
	{"close", "）", ")"},
	/* What many pages say */
	{"unit_colon", "单位：", "Unit: "},
	{"source_colon", "来源：", "Source: "},
	{"lines", "原文行", "source lines"},
	{"lines_note",
	 "“原文行”：来源文件转成文字后的行号，从1数起。文字版没有放在本站。",
	 "\"Source lines\" are counted from 1 in the text form of the source "
	 "document, which is not on this site."},
	{"year", "年度", "Year"},
	{"department", "部门", "Department"},
	{"project", "项目", "Project"},
	{"indicator", "指标", "Indicator"},
	{"indicator_count", "指标数", "Indicators"},
	{"amount", "金额", "Amount"},
	{"code", "编码", "Code"},
	{"name", "名称", "Name"},
	{"unit", "单位", "Unit"},
	{"count", "个数", "Count"},
	{"blank_note", "空白：所据文件没有给出这个数。",
	 "Blank: the documents do not state the figure."},
	{"foreign_note", "以下文字只有英文。",
	 "The following text is in Chinese only."},
	/* Amounts */
	{"yuan", "元", "yuan"},
	{"ten_thousand_yuan", "万元", "10,000 yuan"},
	{"large_unit", "万元", "million yuan"},
	{"income", "收入总计", "Total income"},
	{"expenditure", "支出总计", "Total expenditure"},
	{"basic", "基本支出", "Basic expenditure"},
	{"project_expenditure", "项目支出", "Project expenditure"},
	{"three_public", "“三公”经费", "Travel, reception, vehicles"},
	{"procurement", "政府采购", "Procurement"},
	/* A department and its years */
	{"years", "各年预算", "Budgets by year"},
	{"predecessor", "前身", "Formerly"},
	{"successor", "承继单位", "Succeeded by"},
	{"names", "名称沿革", "Names over time"},
	{"until", "至", "until"},
	{"since", "自", "since"},
	{"units_below", "下属单位", "Units below"},
	{"district", "地区", "District"},
	{"title", "标题", "Title"},
	{"tables", "表格", "Tables"},
	{"tables_with_rows", "有内容的表格", "Tables with rows"},
	{"budget_year", "年预算", " budget"},
	{"targets_year", "年绩效目标", " performance targets"},
	{"key_figures", "主要数字", "Key figures"},
	{"on_this_page", "本页内容", "On this page"},
	{"commentary", "文字说明", "Commentary"},
	{"published_tables", "公布的表格", "Published tables"},
	{"tables_intro",
	 "文件公布的全部表格，数字照原样列出；空白表示没有填写，0 表示零。",
	 "Every table of the document, figures as published; blank means not "
	 "stated, 0 means zero."},
	{"missing", "目录列出，所据文本中没有",
	 "listed, not contained in the text used"},
	{"empty_table", "公布为空表", "published as empty"},
	{"download", "下载", "Download"},
	{"side_income", "收入", "Income"},
	{"side_expenditure", "支出", "Expenditure"},
	{"corrected_note", "公布的单位是“{0}”，本站按“{1}”计算。理由：{2}",
	 "Published unit \"{0}\"; this site counts in \"{1}\". Reason: {2}"},
	{"facts", "文中陈述的数", "Figures stated in the text"},
	{"fact", "事项", "What"},
	{"budget_unit", "预算单位", "Budget unit"},
	{"value", "数值", "Value"},
	{"place", "位置", "Place"},
	{"sources", "来源文件", "Source documents"},
	{"downloads", "下载本年数据", "Data of the year"},
	{"stage", "阶段", "Stage"},
	{"stage_draft", "草案", "draft"},
	{"stage_approved", "已批复", "approved"},
	{"stage_adjusted", "调整", "adjusted"},
	{"stage_final", "决算", "final accounts"},
	{"stage_targets", "绩效目标（没有收支表）",
	 "targets (no budget tables)"},
	{"no_totals", "没有公布收支总计", "no totals published"},
	/* Projects and targets */
	{"performance", "绩效目标", "Performance targets"},
	{"overall_performance", "部门整体支出绩效目标",
	 "Overall performance targets"},
	{"goal_numbers", "目标中的数量要求", "Numbers in the goal"},
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
	{"target", "指标值", "Target"},
	{"target_kind", "指标值类型", "Kind of target"},
	{"measure_unit", "度量单位", "Unit of measure"},
	{"explanation", "指标解释", "Explanation"},
	{"project_code", "项目编码", "Project code"},
	{"project_type", "项目类型", "Type"},
	{"project_unit", "申请单位", "Applying unit"},
	{"first_level_unit", "一级预算单位", "First-level budget unit"},
	{"duration", "实施期限（年）", "Duration (years)"},
	{"is_new", "是否新增", "New project"},
	{"allocation", "分配方式", "Allocation"},
	{"form", "表式", "Form"},
	{"form_content", "申报内容", "Content of the form"},
	{"form_project", "项目申报表", "Project form"},
	{"key_project", "重点项目", "Key project"},
	{"total_amount", "项目总金额（中期规划）",
	 "Total amount (medium term)"},
	{"year_amount", "本年度项目金额", "Amount of the year"},
	{"fiscal_amount", "其中：财政拨款", "Of it: fiscal appropriation"},
	{"other_amount", "其中：其他资金", "Of it: other funds"},
	{"published_amount", "公布的金额", "As published"},
	{"converted", "折合", "Converted"},
	{"converted_unit", "“折合”一栏的单位：",
	 "Unit of the converted amounts: "},
	{"policy_basis", "政策依据", "Policy basis"},
	{"calculation_basis", "测算依据", "Basis of calculation"},
	{"basis_items", "测算明细", "Items of the calculation"},
	{"item", "事项", "Item"},
	{"projects_by_year", "按年度，金额从大到小", "By year, largest first"},
	{"all_projects", "全部项目", "All projects"},
	{"all_indicators", "全部指标", "All indicators"},
	{"unnamed", "（未写名称）", "(no name)"},
	{"by_level", "按一级指标", "By level 1"},
	{"by_kind", "按指标值类型", "By kind of target"},
	{"by_department_year", "各部门各年", "By department and year"},
	{"kind_empty", "没有填写指标值", "no target stated"},
	{"level_empty", "没有填写一级指标", "no level stated"},
	{"kind_not_applicable", "不适用", "not applicable"},
	{"kind_number", "数量", "number"},
	{"kind_percent", "百分比", "percentage"},
	{"kind_range", "区间", "range"},
	{"kind_duration", "时长", "duration"},
	{"kind_frequency", "频次", "frequency"},
	{"kind_availability", "服务时间", "availability"},
	{"kind_deadline", "期限", "deadline"},
	{"kind_qualitative", "定性", "qualitative"},
	{"kind_text", "其他表述", "other wording"},
	/* The site's own pages */
	{"at_a_glance", "本站收录", "What is here"},
	{"newest_only",
	 "全部列出会太长，每个部门只列最近一年；其他年度见各部门的页面。",
	 " All of it would be too long: of each department, this has the "
	 "newest year only; the others are on its page."},
	{"totals", "各部门各年的收支",
	 "Income and expenditure by department and year"},
	{"department_years", "部门年度", "Department-years"},
	{"figures", "金额", "Amounts"},
	{"figures_in_tables", "其中表格里 {0}", "{0} of them in tables"},
	{"functions", "按功能分类", "By function"},
	{"economy", "按经济分类", "By economic nature"},
	{"children", "下级科目", "Below it"},
	{"code_amounts", "各部门各年的金额", "Amounts by department and year"},
	{"code_note",
	 "数字引向所在的表和行；部门没有自己的行时，是下属各单位之和。",
	 "A figure leads to its row in the table; where the department has no "
	 "row of its own, it is the sum of its units. "},
	{"dataset", "数据集", "Dataset"},
	{"rows", "行数", "Rows"},
	{"files", "文件", "Files"},
	{"dictionary", "字段说明", "Dictionary"},
	{"column", "字段", "Column"},
	{"type", "类型", "Type"},
	{"meaning", "含义", "Meaning"},
	{"format_note",
	 "各种文件都是 UTF-8；没有给出的值是空的。编码是文字，不是数字。CSV "
	 "一字不改；供 Excel 打开的一份，凡表格软件会当作公式来算或会改变的"
	 "文字，前面都加了单引号（'）。",
	 "All files are in UTF-8; what is not stated is empty. Codes are text, "
	 "not numbers. The CSV has every text unchanged; in the copy for Excel "
	 "an apostrophe stands before each text that spreadsheets would run as "
	 "a formula or change."},
	{"read_me", "说明", "Read me"},
	{"year_archive", "压缩包，含全部文件", "Archive of all files"},
	{"workbook", "Excel 工作簿，含全部表和数据",
	 "Excel workbook with all tables and data"},
	{"not_found", "没有这个页面", "Page not found"},
	{"not_found_text",
	 "地址可能有误，或页面已经改名。请从首页或部门列表找起。",
	 "The address may be wrong or the page was renamed. Start from the "
	 "home page or the list of departments."},
};

/* One table a subject. */
static const struct {
	const struct word *words;
	const size_t *count;
} tables[] = {
	{general, &(const size_t){sizeof general / sizeof *general}},
	{words_audit, &words_audit_count},
	{words_changes, &words_changes_count},
	{words_data, &words_data_count},
	{words_charts, &words_charts_count},
	{words_browse, &words_browse_count},
	{words_search, &words_search_count},
	{words_understand, &words_understand_count},
};

enum { TABLE_COUNT = sizeof tables / sizeof *tables };

static struct str in_language(const struct word *word, enum language language)
{
	return str_from(language == LANGUAGE_ZH ? word->zh : word->en);
}

static size_t word_count(void)
{
	size_t count = 0;

	for (size_t i = 0; i < TABLE_COUNT; i++)
		count += *tables[i].count;
	return count;
}

struct value words_all(struct arena *a, enum language language)
{
	size_t count = word_count(), at = 0;
	const char **members = arena_array(a, const char *, count);
	struct value *values = arena_array(a, struct value, count);
	struct value_shape *shape = arena_new(a, struct value_shape);

	for (size_t i = 0; i < TABLE_COUNT; i++)
		for (size_t j = 0; j < *tables[i].count; j++, at++) {
			const struct word *word = &tables[i].words[j];

			members[at] = word->key;
			values[at] = value_text(in_language(word, language));
		}
	*shape = (struct value_shape){"words", members, count};
	return value_object(a, shape, values, count);
}

static const struct word *find(const char *key)
{
	for (size_t i = 0; i < TABLE_COUNT; i++)
		for (size_t j = 0; j < *tables[i].count; j++) {
			const struct word *word = &tables[i].words[j];

			if (word->key[0] == key[0] &&
			    strcmp(word->key, key) == 0)
				return word;
		}
	return NULL;
}

struct str words_get(enum language language, const char *key)
{
	const struct word *word = find(key);

	assert(word);
	return in_language(word, language);
}
