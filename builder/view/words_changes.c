/* The wording of amendments. */
#include "view/word_tables.h"

const struct word words_changes[] = {
	{"changes", "改动记录", "Amendments"},
	{"changes_title", "更正：{0} 有 {1} 处改动",
	 "Amended: {0}, {1} changes"},
	{"changes_about",
	 "已公布的数据后来改动的每一处：原来是什么，现在是什么，哪一天记下。第"
	 "一次"
	 "记录之前的改动不在其中。",
	 "Every cell of the published data that was amended later: what it "
	 "was, "
	 "what it is, and the day on which that was recorded. What changed "
	 "before the first record is not among them."},
	{"changes_none", "还没有记录到改动。", "No change has been recorded."},
	{"change_before", "原来", "Before"},
	{"change_after", "现在", "Now"},
	{"change_row", "哪一处", "What"},
	{"change_altered", "改动", "altered"},
	{"change_appeared", "新增", "appeared"},
	{"change_vanished", "消失", "vanished"},
	{"change_left_out", "更早的改动见数据文件。",
	 "Earlier changes are in the data file."},
};
const size_t words_changes_count = sizeof words_changes / sizeof *words_changes;
