/* Facts stated in prose, against each other and the tables. */
#include "audit/auditing.h"

const struct audit_rule audit_fact = {
	.id = "fact",
	.severity = AUDIT_HIGH,
	.title = {"文字陈述的数", "Stated facts"},
	.says = {"文件文字陈述的数（编制、车辆、采购总额等）彼此一致，也与表一"
		 "致。",
		 "Facts stated in prose (staff, vehicles, totals) agree with "
		 "each other and with the tables."},
	.why = {"同一份文件的文字和表格应当说同一个数。",
		"The prose and the tables of a document should state one "
		"figure."},
	.needs = {"document.json 写明了这个数与哪些数相对应。",
		  "document.json says which other figures the fact corresponds "
		  "to."},
};

void audit_rule_facts(struct auditing *x)
{
	(void)x;
}
