/* Commentary: figure links against their tables, amounts without a link. */
#include "audit/auditing.h"

const struct audit_rule audit_commentary_figure = {
	.id = "commentary-figure",
	.severity = AUDIT_HIGH,
	.title = {"说明文字中的数", "Figures in commentary"},
	.says = {"说明文字中的数与它链接的表中的数相同。",
		 "A figure in the commentary equals the one it links to."},
	.why = {"文字与表格不应当各说各话。",
		"Text and tables must not contradict each other."},
	.needs = {"文字中的数有链接。", "The figure in the text has a link."},
};

const struct audit_rule audit_commentary_unlinked = {
	.id = "commentary-unlinked",
	.severity = AUDIT_LOW,
	.title = {"没有链接的金额", "Amounts without a link"},
	.says = {"说明文字中的金额都链接到表中的数。",
		 "Every amount in the commentary links to a figure."},
	.why = {"没有链接的金额无从核对。",
		"An amount without a link cannot be checked."},
	.needs = {"说明文字中有金额。", "The commentary has amounts."},
};

void audit_rule_commentary(struct auditing *x)
{
	(void)x;
}
