/* Balances: income, carried over, expenditure. */
#include "audit/auditing.h"

const struct audit_rule audit_balance = {
	.id = "balance",
	.severity = AUDIT_HIGH,
	.title = {"收支平衡", "Balances"},
	.says = {"本年收入合计加上年结转等于收入总计；收入总计等于支出总计。",
		 "Income of the year and what was carried over make total "
		 "income, which equals total expenditure."},
	.why = {"收支总表不平衡，整套表就没有可信的总数。",
		"Without a balance no total of the whole set can be trusted."},
	.needs = {"收支总表公布了这些合计行。",
		  "The table states these total rows."},
};

void audit_rule_balance(struct auditing *x)
{
	(void)x;
}
