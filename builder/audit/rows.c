/* Rows: a total is the sum of its parts; a part is not larger than its whole.
 */
#include "audit/auditing.h"

const struct audit_rule audit_row_sum = {
	.id = "row-sum",
	.severity = AUDIT_HIGH,
	.title = {"行内合计", "Row sums"},
	.says = {"同一行的合计等于它的各个组成部分之和。",
		 "A total in a row equals the sum of its parts in the same "
		 "row."},
	.why = {"合计与分项对不上，读者就不知道该信哪个数。",
		"When a total and its parts disagree, a reader cannot know "
		"which figure to believe."},
	.needs = {"表的各列有已知的合计关系，该行公布了合计和至少一个分项。",
		  "The columns have a known relation, and the row states the "
		  "total and at least one part."},
};

const struct audit_rule audit_part_within = {
	.id = "part-within",
	.severity = AUDIT_HIGH,
	.title = {"其中项", "Parts within a whole"},
	.says = {"“其中”的数不大于它所属的数。",
		 "A part named \"of which\" is not larger than its whole."},
	.why = {"其中项超过总数，说明至少有一个数填错了位置或单位。",
		"A part larger than its whole shows that a figure stands in "
		"the wrong place or unit."},
	.needs = {"该行公布了总数和其中项。",
		  "The row states both the whole and the part."},
};

void audit_rule_rows(struct auditing *x)
{
	(void)x;
}
