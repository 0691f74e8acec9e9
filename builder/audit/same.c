/* The same figure in two tables. */
#include "audit/auditing.h"

const struct audit_rule audit_same_figure = {
	.id = "same-figure",
	.severity = AUDIT_HIGH,
	.title = {"表间一致", "The same figure in two tables"},
	.says = {"同一个数在两张表里应当相同。",
		 "A figure that stands in two tables is the same in both."},
	.why = {"引用哪张表，结论不应当不同。",
		"What one concludes must not depend on which table one reads."},
	.needs = {"两张表都公布了这个数，范围相同。",
		  "Both tables state the figure, for the same scope."},
};

void audit_rule_same(struct auditing *x)
{
	(void)x;
}
