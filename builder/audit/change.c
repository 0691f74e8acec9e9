/* Changes between two years, recomputed from both. */
#include "audit/auditing.h"

const struct audit_rule audit_change = {
	.id = "change",
	.severity = AUDIT_HIGH,
	.title = {"增减变化", "Changes"},
	.says = {"公布的增减额和增减幅与两个年度的数相符；基数为零时没有增幅。",
		 "A stated change or percentage follows from the figures of "
		 "both years; there is no percentage from zero."},
	.why = {"“比上年”是读者最先看的数。",
		"The change against last year is what readers look at first."},
	.needs = {"两个年度的数都已公布。",
		  "The figures of both years are stated."},
};

void audit_rule_change(struct auditing *x)
{
	(void)x;
}
