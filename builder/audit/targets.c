/* Performance targets: readable, consistent, with fitting units. */
#include "audit/auditing.h"

const struct audit_rule audit_target_parsed = {
	.id = "target-parsed",
	.severity = AUDIT_LOW,
	.title = {"目标值可识别", "Readable targets"},
	.says = {"目标值能读出数量、期限或程度。",
		 "A target can be read as a number, a date or a degree."},
	.why = {"读不懂的目标，到期无法检查。",
		"What cannot be read cannot be checked when it falls due."},
	.needs = {"指标填了目标值。", "The indicator states a target."},
};

const struct audit_rule audit_target_unit = {
	.id = "target-unit",
	.severity = AUDIT_MEDIUM,
	.title = {"目标值的单位", "Units of targets"},
	.says = {"目标值与度量单位相合。", "The target fits its measure unit."},
	.why = {"“显著”不能用百分比衡量。",
		"\"Notable\" cannot be measured in per cent."},
	.needs = {"指标填了目标值和度量单位。",
		  "The indicator states a target and a measure unit."},
};

const struct audit_rule audit_target_same = {
	.id = "target-same",
	.severity = AUDIT_MEDIUM,
	.title = {"同一指标的目标值", "Targets of one indicator"},
	.says = {"同一指标在一份文件的两处目标值相同。",
		 "One indicator has one target wherever a document states it."},
	.why = {"两个目标值，读者不知道承诺的是哪个。",
		"With two targets a reader cannot know which was promised."},
	.needs = {"同一指标在文件中出现两次以上。",
		  "The document states the indicator more than once."},
};

const struct audit_rule audit_target_goal = {
	.id = "target-goal",
	.severity = AUDIT_MEDIUM,
	.title = {"目标与指标", "Goals and indicators"},
	.says = {"目标文字中的数与指标的目标值相同。",
		 "A number in the text of a goal is that of the indicator."},
	.why = {"文字承诺与指标应当是同一回事。",
		"What the text promises and what is measured should be one "
		"thing."},
	.needs = {"目标文字中的数已录入，且有同名指标。",
		  "The number of the goal is recorded and there is an "
		  "indicator of that name."},
};

const struct audit_rule audit_indicator = {
	.id = "indicator",
	.severity = AUDIT_LOW,
	.title = {"指标完整", "Complete indicators"},
	.says = {"指标有名称和目标值，不重复。",
		 "An indicator has a name and a target and stands once."},
	.why = {"没有名称或重复的指标不能用来考核。",
		"An indicator without a name, or given twice, cannot be used "
		"to judge."},
	.needs = {"申报表列有指标。", "The form lists indicators."},
};

void audit_rule_targets(struct auditing *x)
{
	(void)x;
}
