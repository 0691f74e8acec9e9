/* Amounts of projects and tasks in all places that state them. */
#include "audit_forms.h"

static size_t amounts(struct sample *s, enum audit_outcome outcome)
{
	return sample_count(s, AUDIT_PROJECT_AMOUNT, outcome);
}

static void sources(void **state)
{
	static const struct {
		const char *fiscal, *other;
		enum audit_outcome outcome;
	} cases[] = {
		{"10.4", "2.1", AUDIT_OK},     {"10.4", "2.2", AUDIT_ROUNDING},
		{"10.4", "3", AUDIT_CONFLICT}, {"12.5", "x", AUDIT_OK},
		{"12.5", "", AUDIT_OK},        {"x", "x", AUDIT_NOT_CHECKED}};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct sample s;

		sample_begin(&s);
		struct project *p = forms_add(&s, "1", "甲", "12.5", NULL);

		forms_set(&s, p, PROJECT_FISCAL, cases[i].fiscal);
		forms_set(&s, p, PROJECT_OTHER, cases[i].other);
		sample_run(&s, audit_rule_projects);
		if (amounts(&s, cases[i].outcome) != 1 || s.audit.count != 1)
			fail_msg("case %zu", i);
		sample_end(&s);
	}
}

static void total_over_years(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_set(&s, forms_add(&s, "1", "甲", "10", NULL), PROJECT_TOTAL,
		  "30");
	forms_set(&s, forms_add(&s, "2", "乙", "31", NULL), PROJECT_TOTAL,
		  "30");
	sample_run(&s, audit_rule_projects);
	assert_int_equal(amounts(&s, AUDIT_OK), 1);
	assert_int_equal(amounts(&s, AUDIT_CONFLICT), 1);
	sample_end(&s);
}

/* 甲 stands in the form, the table of projects and that of performance. */
static void run_places(struct sample *s, const char *form, const char *project,
		       const char *performance)
{
	sample_begin(s);
	forms_add(s, "1", "甲项目", form, NULL)->level = 1;
	SAMPLE_TABLE(s, "project-expenditure", "unit project_name total",
		     "0|unit-a|||999",
		     (const char *)str_format(&s->arena, "1|unit-a||甲|%s%c",
					      project, 0)
			     .s,
		     "2|unit-a||甲|1");
	SAMPLE_TABLE(s, "performance-projects", "unit project_name total",
		     (const char *)str_format(&s->arena, "1|unit-a||甲|%s%c",
					      performance, 0)
			     .s,
		     "1|unit-b||甲|5");
	sample_run(s, audit_rule_projects);
}

static void places(void **state)
{
	struct sample s;

	(void)state;
	run_places(&s, "40", "40", "40");
	assert_int_equal(amounts(&s, AUDIT_OK), 2);
	assert_int_equal(s.audit.count, 2);
	sample_end(&s);

	run_places(&s, "39.84", "40", "40");
	assert_int_equal(amounts(&s, AUDIT_ROUNDING), 2);
	sample_end(&s);

	run_places(&s, "40", "41", "60");
	assert_int_equal(amounts(&s, AUDIT_CONFLICT), 2);
	assert_int_equal(s.audit.items[0]->severity, AUDIT_LOW);
	assert_int_equal(s.audit.items[1]->severity, AUDIT_HIGH);
	sample_end(&s);

	run_places(&s, "", "40", "41");
	assert_int_equal(amounts(&s, AUDIT_CONFLICT), 1);
	sample_end(&s);
}

/* A second-level project may have the name of its first-level project. */
static void levels(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_add(&s, "1", "甲", "4", NULL)->level = 2;
	forms_add(&s, "2", "甲", "10", NULL)->form = PROJECT_KEY;
	sample_run(&s, audit_rule_projects);
	assert_int_equal(amounts(&s, AUDIT_CONFLICT), 0);
	assert_int_equal(amounts(&s, AUDIT_NOT_CHECKED), 1);
	sample_end(&s);
}

static void ambiguous(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	forms_add(&s, "1", "甲", "4", NULL);
	SAMPLE_TABLE(&s, "performance-projects", "unit project_name total",
		     "1|unit-a||甲|4", "1|unit-a||甲|9");
	sample_run(&s, audit_rule_projects);
	assert_int_equal(amounts(&s, AUDIT_CONFLICT), 0);
	assert_int_equal(amounts(&s, AUDIT_NOT_CHECKED), 1);
	sample_end(&s);
}

static size_t tasks(struct sample *s, enum audit_outcome outcome)
{
	return sample_count(s, AUDIT_TASK_SUM, outcome);
}

static void task_sums(void **state)
{
	struct sample s;

	(void)state;
	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||10");
	FORMS_OVERALL(&s, "dept", "万元", "甲|4|4|0", "乙|6|6|",
		      "合计|10|10|0");
	sample_run(&s, audit_rule_projects);
	/* three rows, three columns, the unit's expenditure */
	assert_int_equal(tasks(&s, AUDIT_OK), 7);
	assert_int_equal(s.audit.count, 7);
	sample_end(&s);

	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit total", "0|dept|||20");
	FORMS_OVERALL(&s, "dept", "万元", "甲|4|3|0", "乙|6|6|",
		      "合计|15|11|4");
	sample_run(&s, audit_rule_projects);
	/* 甲 is 4 = 3 + 0, 11 = 3 + 6 by two */
	assert_int_equal(tasks(&s, AUDIT_ROUNDING), 1);
	assert_int_equal(tasks(&s, AUDIT_CONFLICT), 4);
	sample_end(&s);

	sample_begin(&s);
	FORMS_OVERALL(&s, "dept", "万元", "合计|15||");
	sample_run(&s, audit_rule_projects);
	assert_int_equal(tasks(&s, AUDIT_NOT_CHECKED), 2);
	assert_int_equal(s.audit.count, 2);
	sample_end(&s);
}

/* A task has the id that its amounts have; answers may name it by its name. */
static void task_ids(void **state)
{
	struct explanation answers[] = {
		{.rule = STR("task-sum"),
		 .table = STR("performance-tasks"),
		 .row = STR("forms-task-1"),
		 .column = STR("total"),
		 .text = STR("按编号")},
		{.rule = STR("task-sum"),
		 .table = STR("performance-tasks"),
		 .row = STR("合计"),
		 .column = STR("fiscal"),
		 .text = STR("按名称")},
		{.rule = STR("task-sum"),
		 .table = STR("performance-tasks"),
		 .row = STR("丙"),
		 .text = STR("没有这一行")},
	};
	size_t found[3] = {0};
	struct sample s;

	(void)state;
	sample_begin(&s);
	struct overall_performance *o = FORMS_OVERALL(
		&s, "dept", "万元", "甲|9|4|0", "乙|6|6|", "合计|15|25|0");

	for (size_t i = 0; i < o->task_count; i++)
		o->tasks[i].key = str_format(&s.arena, "forms-task-%zu", i + 1);
	s.year->explanations = answers;
	s.year->explanation_count = 3;
	sample_audit(&s);
	for (size_t i = 0; i < s.audit.count; i++) {
		const struct audit_check *c = s.audit.items[i];
		struct audit_address at = audit_address(&c->stated.place);

		if (c->explanation)
			found[c->explanation - answers]++;
		if (c->stated.place.task)
			assert_true(str_eq(at.row, c->stated.place.task->key));
	}
	assert_int_equal(found[0], 1);
	assert_int_equal(found[1], 1);
	assert_int_equal(found[2], 0);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sources),   cmocka_unit_test(total_over_years),
		cmocka_unit_test(places),    cmocka_unit_test(levels),
		cmocka_unit_test(ambiguous), cmocka_unit_test(task_sums),
		cmocka_unit_test(task_ids),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
