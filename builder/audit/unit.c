/* Currency units: amounts that fit others only by a factor of 10,000. */
#include "audit/auditing.h"

const struct audit_rule audit_unit_plausible = {
	.id = "unit-plausible",
	.severity = AUDIT_HIGH,
	.title = {"金额单位", "Currency units"},
	.says = {"表或申报表所印的金额单位与同一部门的其他数字相合。",
		 "The printed currency unit of a table or form fits the other "
		 "figures of the department."},
	.why = {"单位错了，金额就差一万倍。",
		"A wrong unit makes an amount ten thousand times too large or "
		"too small."},
	.needs = {"同一部门公布了可以对照的其他金额。",
		  "The department states other amounts to compare with."},
};

void audit_rule_unit(struct auditing *x)
{
	(void)x;
}
