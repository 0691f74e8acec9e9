/* Codes and names of classifications and projects. */
#include "audit/auditing.h"

const struct audit_rule audit_code = {
	.id = "code",
	.severity = AUDIT_LOW,
	.title = {"科目编码", "Codes"},
	.says = {"科目编码长度正确，上级编码在表中。",
		 "A code has a proper length and its parent stands in the "
		 "table."},
	.why = {"编码是跨部门比较的依据。",
		"Codes are what comparisons between departments rest on."},
	.needs = {"表有编码列。", "The table has a column of codes."},
};

const struct audit_rule audit_code_name = {
	.id = "code-name",
	.severity = AUDIT_LOW,
	.title = {"科目名称", "Names of codes"},
	.says = {"科目名称与分类科目表一致，同一编码在各表名称相同。",
		 "The name of a code is that of the classification, and the "
		 "same in all tables."},
	.why = {"名称不同，读者会以为是两件事。",
		"A second name makes readers think of a second thing."},
	.needs = {"分类科目表中有这个编码。",
		  "The classification has the code."},
};

const struct audit_rule audit_project_code = {
	.id = "project-code",
	.severity = AUDIT_LOW,
	.title = {"项目编码", "Project codes"},
	.says = {"项目编码长度与其他项目一致，且不重复。",
		 "A project code is as long as the others and is used once."},
	.why = {"编码是跟踪同一项目的唯一线索。",
		"The code is the only thread by which a project can be "
		"followed."},
	.needs = {"项目有编码，且有其他项目可以比较。",
		  "The project has a code, and there are others to compare "
		  "with."},
};

void audit_rule_codes(struct auditing *x)
{
	(void)x;
}
