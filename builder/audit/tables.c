/* Completeness: is each official table there? */
#include "audit/auditing.h"

const struct audit_rule audit_table_present = {
	.id = "table-present",
	.severity = AUDIT_MEDIUM,
	.title = {"表格齐全", "Tables present"},
	.says = {"应当公开的每张表都已公布，或说明为空。",
		 "Each table that should be published is there, or is declared "
		 "empty."},
	.why = {"缺一张表，就有一部分钱看不见。",
		"With a table missing, some of the money cannot be seen."},
	.needs = {"部门公布了预算表。",
		  "The department publishes budget tables."},
};

void audit_rule_tables(struct auditing *x)
{
	(void)x;
}
