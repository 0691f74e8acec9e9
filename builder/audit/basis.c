/* Amounts of projects against their calculation basis. */
#include "audit/auditing.h"

const struct audit_rule audit_basis_sum = {
	.id = "basis-sum",
	.severity = AUDIT_HIGH,
	.title = {"测算依据", "Calculation basis"},
	.says = {"测算依据中各项金额之和等于项目金额，且每项都有单位。",
		 "The items of the calculation basis add up to the amount of "
		 "the project, and each names its unit."},
	.why = {"测算依据说明钱是怎么算出来的。",
		"The basis says how the money was arrived at."},
	.needs = {"项目列出了有金额的测算项。",
		  "The project lists items with amounts."},
};

void audit_rule_basis(struct auditing *x)
{
	(void)x;
}
