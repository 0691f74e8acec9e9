/* The wording of charts. */
#include "view/word_tables.h"

const struct word words_charts[] = {
	{"charts", "收支一览", "At a glance"},
	{"chart_table", "图中的数", "Figures of the chart"},
	{"chart_file", "图表文件（SVG，可嵌入其他网页）",
	 "This chart as a file (SVG) to embed"},
	{"chart_source", "来源", "Source"},
	{"chart_from", "从", "From"},
	{"chart_to", "到", "To"},
	{"chart_share", "占比", "Share"},
	{"chart_share_note", "占支出总计的比例",
	 "share of the total expenditure"},
	{"chart_absent", "未公布", "not stated"},
	{"chart_rest", "其他 ", "Others ("},
	{"chart_rest_end", " 项", ")"},
	{"chart_largest", "最大的：", "Largest: "},
	{"chart_pieces", "个", "number"},
	{"chart_years", "各年的收支", "Income and expenditure by year"},
	{"chart_map_functions", "年支出：按功能分类",
	 " expenditure by function"},
	{"chart_map_departments", "年支出：按部门",
	 " expenditure by department"},
	{"chart_map_note", "有数据的部门：", "departments with figures: "},
	{"chart_flow", "钱从哪里来，用到哪里去",
	 "Where the money comes from and goes"},
	{"chart_spent", "支出总计", "Total"},
	{"chart_basic", "基本支出", "Basic"},
	{"chart_project", "项目支出", "Projects"},
	{"chart_three_public", "“三公”经费：各年",
	 "Travel, reception, vehicles by year"},
	{"chart_projects", "项目的大小", "Projects by size"},
	{"chart_key_projects", "重点项目的大小", "Key projects by size"},
	{"chart_indicators", "绩效指标：按一级指标", "Indicators by level 1"},
	{"chart_targets", "绩效指标：按指标值类型",
	 "Indicators by kind of target"},
	{"chart_empty", "没有可画的数：各项都是零或没有公布。",
	 "Nothing to draw: all figures are zero or not stated."},
	{"chart_negative",
	 "有的部分是负数，用面积或宽度画不出来；请看下面的数。",
	 "Some parts are negative, which areas and widths cannot show; the "
	 "figures are below."},
	{"chart_unbalanced",
	 "公布的各部分相加与总数不符，差额超出四舍五入的范围，因此不画图；"
	 "请看下面的数。",
	 "The published parts do not add up to the total, by more than "
	 "rounding explains: not drawn; the figures are below."},
	{"chart_one_year", "只有一年的数，没有可以比较的年份。",
	 "There is one year only, and nothing to compare it with."},
	{"chart_audit", "核对的结果", "What the audit found"},
};

const size_t words_charts_count = sizeof words_charts / sizeof *words_charts;
