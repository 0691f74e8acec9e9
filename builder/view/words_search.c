/* The wording of the search. */
#include "view/word_tables.h"

const struct word words_search[] = {
	{"search", "搜索", "Search"},
	{"search_site", "全站搜索", "Search this site"},
	{"search_short", "部门、项目、编码……", "Department, project, code"},
	{"search_label", "部门、单位、项目、指标、科目、名词",
	 "Departments, units, projects, indicators, codes, terms"},
	{"search_script",
	 "搜索要用 JavaScript，这个浏览器没有运行它。下面的目录不用它也能查。",
	 "The search needs JavaScript, which is not running here. The lists "
	 "below do without."},
	{"search_hint",
	 "输入两个字以上，或编码开头的几位；几个词之间用空格隔开。"
	 "方向键选择结果，回车打开，“/”回到输入框。",
	 "Enter a word or the beginning of a code; put blanks between words. "
	 "Arrow keys choose a result, Enter opens it, / leads back here."},
	{"search_busy", "正在查找……", "Searching ..."},
	{"search_found", "找到 {n} 条。", "{n} results."},
	{"search_partly", "已找到 {n} 条，还没有查完。",
	 "{n} results so far; there may be more."},
	{"search_none", "没有找到。可以换一个词、少写几个字，或用下面的目录。",
	 "Nothing found. Try another word or fewer, or the lists below."},
	{"search_failed", "搜索用的文件没有能全部打开，请再试一次。",
	 "Files of the search could not be loaded; please try again."},
	{"search_more", "显示其余 {n} 条", "Show {n} more"},
	{"search_further", "继续查找（还有 {n} 处可能有）",
	 "Search on ({n} places left)"},
	{"search_lists", "目录", "Lists"},
	{"found_departments", "部门", "Departments"},
	{"found_units", "预算单位", "Budget units"},
	{"found_projects", "项目", "Projects"},
	{"found_codes", "科目", "Classification codes"},
	{"found_terms", "名词解释", "Glossary"},
	{"found_indicators", "绩效指标", "Indicators"},
	{"found_rows", "采购和其他表中的项", "Procurement and other tables"},
	{"found_texts", "说明文字", "Text"},
	{"names_list", "按名称查部门", "Departments by name"},
	{"names_initials", "首字母", "Initials"},
	{"names_other", "其他", "Other"},
	{"by_function_code", "功能科目（按编码）", "Functions by code"},
	{"by_economy_code", "经济科目（按编码）",
	 "Economic classification by code"},
};
const size_t words_search_count = sizeof words_search / sizeof *words_search;
