/* The wording of the audit. */
#include "view/word_tables.h"

const struct word words_audit[] = {
	{"audit", "核对", "Audit"},
	{"audit_ok", "一致", "agrees"},
	{"audit_rounding", "四舍五入差异", "rounding"},
	{"audit_conflict", "不一致", "conflict"},
	{"audit_not_checked", "无法核对", "not checked"},
	{"audit_sentence",
	 "共核对 {0} 处：{1} 处一致，{2} 处四舍五入差异，{3} "
	 "处不一致（归为 {5} 个问题）；另有 {4} 处无法核对。",
	 "{0} checks: {1} agree, {2} differ by rounding, {3} conflict "
	 "({5} findings); {4} more could not be made."},
	{"audit_legend", "点数字看算式。",
	 "A marked figure leads to its arithmetic."},
	{"audit_details", "算式和来源", "Arithmetic and sources"},
	{"audit_all_checks", "本年全部核对和算式",
	 "All checks of the year with their arithmetic"},
	{"audit_about",
	 "本站把公布的每个数和其他数重新核算：合计是否等于各部分，两张表里的"
	 "同一个数是否相同，增减是否算得对。不一致不等于有错，原因可能在文件里"
	 "没有写明；数字一律照原样列出，不作改动。",
	 "Every published figure is recomputed from the others: do parts add "
	 "up, is one figure the same in two tables, are changes worked out "
	 "right. A conflict is not proof of an error; the reason may not be in "
	 "the document. Figures are shown as published and never altered."},
	{"audit_findings", "不一致之处", "Discrepancies"},
	{"audit_follow", "由上述各处引起", "Consequences of the above"},
	{"audit_follow_note", "这些数也对不上，但原因是前面列出的某一处。",
	 "These disagree as well, but only because of one of the discrepancies "
	 "above."},
	{"audit_rounding_note",
	 "各部分公布时已经四舍五入；差额在容许范围内，不算不一致。",
	 "The parts were rounded before publication; the difference is within "
	 "what rounding allows and does not count as a conflict."},
	{"audit_not_checked_note",
	 "缺少需要的数，或不能比较；既不算一致，也不算不一致。",
	 "Figures are missing or cannot be compared. These checks count "
	 "neither as agreeing nor as conflicting."},
	{"audit_agrees", "一致之处", "What agrees"},
	{"audit_agrees_below", "每一处的算式，按核对的内容分列：",
	 "The arithmetic of each check, grouped by what is compared:"},
	{"audit_agrees_note",
	 "这里列出核对后一致的每一处和它的算式：等号左边是公布的数，右边是"
	 "算它用的数，点名称可以看到每个数在公布的表里的位置。",
	 "Every check that agrees, with its arithmetic: the stated figure on "
	 "the left, the figures it is computed from on the right. Each name "
	 "links to the figure in the published tables."},
	{"audit_brief_note",
	 "空白按零计；行末是每个数在输入文件中的行号，文件夹：",
	 "Blank cells count as zero. Each line ends with the input files and "
	 "line numbers that its figures come from, in the folder"},
	{"audit_blank_short", "空白", "blank"},
	{"audit_counted", "数得", "counted"},
	{"audit_equal", "相等", "equal"},
	{"shelf_rows", "各行的合计", "Totals of rows"},
	{"shelf_levels", "各级、各单位的合计和收支平衡",
	 "Totals of levels and units, balances"},
	{"shelf_tables", "表与表之间", "Tables against each other"},
	{"shelf_text", "文字里的数", "Figures in the text"},
	{"shelf_entries", "代码、指标和必备表格",
	 "Codes, targets and required tables"},
	{"audit_arithmetic", "算式", "Arithmetic"},
	{"audit_blank", "空白，按零计", "blank, counted as zero"},
	{"audit_computed", "算得", "Computed"},
	{"audit_stated", "公布", "Stated"},
	{"audit_difference", "差额", "Difference"},
	{"audit_tolerance", "容许差额", "Tolerance"},
	{"audit_answer", "公布单位的说明", "The publisher's answer"},
	{"audit_cause", "原因在", "Caused by"},
	{"audit_consequences", "由此引起的其他不一致",
	 "Also fails because of this"},
	{"audit_none", "没有。", "None."},
	{"audit_left_out", "另有不一致未在此列出，见数据文件：",
	 "Others are in the data file only: "},
	{"audit_rule", "规则", "Rule"},
	{"audit_rules", "规则和结果", "Rules and results"},
	{"audit_says", "核对什么", "What it checks"},
	{"audit_needs", "适用条件", "When it applies"},
	{"audit_severity", "不一致时的程度", "Severity of a conflict"},
	{"audit_all", "全部规则", "All rules"},
	{"severity_low", "轻微", "low"},
	{"severity_medium", "中等", "medium"},
	{"severity_high", "重要", "high"},
	{"severity_error", "错误", "error"},
	{"tables_present", "官方表格是否齐全",
	 "Official tables and whether they were published"},
	{"present", "已公布", "published"},
	{"not_collected", "收录的文件中没有", "not in the documents collected"},
};
const size_t words_audit_count = sizeof words_audit / sizeof *words_audit;
