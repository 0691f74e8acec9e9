/* Amounts of projects and tasks: by source of funds, against the tables. */
#include "audit/auditing.h"

const struct audit_rule audit_project_amount = {
	.id = "project-amount",
	.severity = AUDIT_HIGH,
	.title = {"项目金额", "Project amounts"},
	.says = {"项目金额等于各资金来源之和；申报表、项目支出表和绩效项目表的"
		 "金额相同。",
		 "The amount of a project is the sum of its sources, and the "
		 "same in its form and in the tables."},
	.why = {"同一个项目不应当有两个金额。",
		"One project must not have two amounts."},
	.needs = {"项目公布了金额和资金来源，或在两处公布。",
		  "The project states an amount and its sources, or stands in "
		  "two places."},
};

const struct audit_rule audit_task_sum = {
	.id = "task-sum",
	.severity = AUDIT_HIGH,
	.title = {"年度主要任务合计", "Sums of the main tasks"},
	.says = {"年度主要任务的金额合计等于各任务之和，每项任务等于其资金来源"
		 "之和。",
		 "The total of the main tasks equals their sum, and each task "
		 "the sum of its sources."},
	.why = {"整体绩效目标表的钱要与任务对得上。",
		"The money of the overall targets must match the tasks."},
	.needs = {"整体支出绩效目标表列有任务金额。",
		  "The overall target form lists amounts of tasks."},
};

void audit_rule_projects(struct auditing *x)
{
	(void)x;
}
