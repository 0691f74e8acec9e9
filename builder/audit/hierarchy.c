/* Hierarchies: class is the sum of its subclasses, department of its units. */
#include "audit/auditing.h"

const struct audit_rule audit_hierarchy_sum = {
	.id = "hierarchy-sum",
	.severity = AUDIT_HIGH,
	.title = {"类款项合计", "Sums of levels"},
	.says = {"上一级的数等于下一级各行之和（类＝款之和，款＝项之和，一级项"
		 "目＝二级项目之和）。",
		 "A row equals the sum of the rows one level below it."},
	.why = {"分级数字对不上，按功能或按项目的比较就不可靠。",
		"If levels do not add up, comparisons by function or project "
		"are unreliable."},
	.needs = {"表中有该行的下级行，且公布了数字。",
		  "The table has rows below this one, with figures."},
};

const struct audit_rule audit_unit_sum = {
	.id = "unit-sum",
	.severity = AUDIT_HIGH,
	.title = {"单位合计", "Sums of units"},
	.says = {"部门的数等于本级和所属各预算单位之和。",
		 "A department equals the sum of its own office and its budget "
		 "units."},
	.why = {"部门总数要能由各单位的数得出。",
		"The total of a department must follow from those of its "
		"units."},
	.needs = {"表中既有部门一行，也有各单位的合计行。",
		  "The table has a row of the department and total rows of its "
		  "units."},
};

void audit_rule_hierarchy(struct auditing *x)
{
	(void)x;
}
