/* The wording of what helps to understand a page. */
#include "view/word_tables.h"

const struct word words_understand[] = {
	/* The sentences at the beginning of a year's page */
	{"made_from_data", "由数据生成", "Made from the data"},
	{"open_end", "。", "."},
	{"open_not_stated", "所据文件没有可以计入的{0}年支出总计",
	 "The documents give no total expenditure of {0} that can be counted"},
	{"open_spent", "{0}年预算支出{1}", "The budget of {0} spends {1}"},
	{"open_spent_final", "{0}年决算支出{1}",
	 "By the final accounts of {0}, {1} were spent"},
	{"open_per_hundred", "，其中每100元有{0}元用于项目",
	 "; of every 100 yuan, {0} go to projects"},
	{"open_about_per_hundred", "，其中每100元约有{0}元用于项目",
	 "; of every 100 yuan, about {0} go to projects"},
	{"open_under_one", "，其中每100元只有不到1元用于项目",
	 "; of every 100 yuan, less than 1 goes to projects"},
	{"open_over_99", "，其中每100元有99元以上用于项目",
	 "; of every 100 yuan, more than 99 go to projects"},
	{"open_no_projects", "，全部是基本支出，没有项目支出",
	 ", all of it basic expenditure and none for projects"},
	{"open_all_projects", "，全部用于项目", ", all of it for projects"},
	{"open_spending", "支出", "Spending is "},
	{"open_same", "与{0}年相同", "the same as in {0}"},
	{"open_more", "比{0}年增加{1}", "{1} more than in {0}"},
	{"open_less", "比{0}年减少{1}", "{1} less than in {0}"},
	{"open_more_rate", "，增长{0}", ", an increase of {0}"},
	{"open_less_rate", "，下降{0}", ", a decrease of {0}"},
	{"open_function", "按功能分类，最大的一类是“{0}”，{1}",
	 "By function, the largest part is \"{0}\" with {1}"},
	{"open_share", "，占支出总计的{0}", ", {0} of the total"},
	{"open_about_share", "，约占支出总计的{0}", ", about {0} of the total"},
	{"open_one_function", "按功能分类，全部属于“{0}”",
	 "By function, all of it is \"{0}\""},
	{"open_three_public", "“三公”经费预算{0}",
	 "Official travel, reception and vehicles are to cost {0}"},
	{"open_three_public_final", "“三公”经费支出{0}",
	 "Official travel, reception and vehicles cost {0}"},
	{"open_promises", "公布的项目有{0}个，绩效指标有{1}条",
	 "Published with it are {0} projects and {1} performance indicators"},
	{"overall_indicators", "本表的全部绩效指标",
	 "All indicators of the form"},
	{"change_from", "比{0}年 {1}", "{1} on {0}"},
	{"change_none", "与{0}年相同", "the same as in {0}"},
};

const size_t words_understand_count =
	sizeof words_understand / sizeof *words_understand;
