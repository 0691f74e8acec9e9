/* Targets: readable, in a fitting unit, the same wherever they stand. */
#include "audit_sample.h"

/* level2|name|target|measure unit */
static void add_indicators(struct sample *s, struct indicators *out,
			   const char *const *lines)
{
	out->items = arena_array(&s->arena, struct indicator, 16);
	for (; *lines; lines++) {
		struct indicator *i = &out->items[out->count++];
		struct str rest = str_from(*lines);
		struct str *fields[] = {&i->level2, &i->name,
					&i->target_published, &i->measure_unit};

		for (size_t f = 0; f < 4; f++) {
			struct str_cut cut = str_cut(rest, STR("|"));

			*fields[f] = cut.head;
			rest = cut.tail;
		}
		i->target = target_parse(i->target_published);
		i->line = (uint32_t)out->count + 10;
		i->key = str_format(&s->arena, "i%zu", out->count);
	}
}

static void add_overall(struct sample *s, const char *const *lines)
{
	struct overall_performance *o =
		arena_new(&s->arena, struct overall_performance);

	o->id = STR("overall");
	o->title = STR("整体目标表");
	o->units = arena_array(&s->arena, const struct organization *, 1);
	o->units[0] = s->department.organization;
	o->unit_count = 1;
	add_indicators(s, &o->indicators, lines);
	s->year->overall = o;
	s->year->overall_count = 1;
}

static struct project *add_project(struct sample *s, const char *name,
				   const char *unit, const char *const *lines)
{
	if (!s->year->projects)
		s->year->projects = arena_array(&s->arena, struct project, 8);
	struct project *p = &s->year->projects[s->year->project_count++];

	p->id = p->name = str_from(name);
	p->unit = organization_find(&s->site.organizations, str_from(unit));
	add_indicators(s, &p->indicators, lines);
	return p;
}
#define LINES(...) ((const char *const[]){__VA_ARGS__, NULL})

/* The first check of a rule that is not of a whole form, else the first. */
static struct audit_check *of_rule(const struct sample *s,
				   enum audit_rule_id rule)
{
	struct audit_check *any = NULL;

	for (size_t i = 0; i < s->audit.count; i++) {
		struct audit_check *c = s->audit.items[i];

		if (c->rule == rule && c->stated.place.indicator)
			return c;
		if (c->rule == rule && !any)
			any = c;
	}
	return any;
}

/* One indicator alone: what the rule says. */
static void check(enum audit_rule_id rule, const char *line,
		  enum audit_outcome outcome)
{
	struct sample s;

	sample_begin(&s);
	add_project(&s, "甲", "unit-a", LINES(line));
	sample_run(&s, audit_rule_targets);
	const struct audit_check *c = of_rule(&s, rule);

	if (!c || c->outcome != outcome)
		print_error("%s\n", line);
	assert_non_null(c);
	assert_int_equal(c->outcome, outcome);
	if (outcome != AUDIT_OK)
		assert_true(sample_message(&s, c).n > 0);
	sample_end(&s);
}

static void parsed(void **state)
{
	(void)state;
	check(AUDIT_TARGET_PARSED, "数量|甲|≥10个|", AUDIT_OK);
	check(AUDIT_TARGET_PARSED, "数量|甲|显著|", AUDIT_OK);
	check(AUDIT_TARGET_PARSED, "数量|甲|≥50 个秒批/70 个秒报|",
	      AUDIT_NOT_CHECKED);
	check(AUDIT_TARGET_PARSED, "数量|甲|按既定频率更新|",
	      AUDIT_NOT_CHECKED);
	check(AUDIT_TARGET_PARSED, "数量|甲|≥|", AUDIT_CONFLICT);
	check(AUDIT_TARGET_PARSED, "数量|甲|≥个|", AUDIT_CONFLICT);
	check(AUDIT_TARGET_PARSED, "数量|甲|?|", AUDIT_CONFLICT);
	check(AUDIT_TARGET_PARSED, "数量|甲|待定|", AUDIT_CONFLICT);
}

static void units_fit(void **state)
{
	(void)state;
	static const char *const fit[] = {"数量|甲|≥10个|个",
					  "数量|甲|≥10|次",
					  "数量|甲|≥150个系统|个",
					  "数量|甲|≥5人次/天|人次",
					  "数量|甲|≥4万人次|万人次",
					  "数量|甲|3家|个",
					  "质量|合格率|100|%",
					  "质量|合格率|≥95%|百分比",
					  "时效|甲|≤2个工作日内|日",
					  "时效|甲|2026年6月前|月",
					  "时效|甲|≤6个月|月",
					  "质量|签发频率|每月|月",
					  "成本|成本控制率|90%-100%|%",
					  "质量|完成率|120%|",
					  "质量|差错率|0%|"};

	for (size_t i = 0; i < sizeof fit / sizeof *fit; i++)
		check(AUDIT_TARGET_UNIT, fit[i], AUDIT_OK);
}

static void units_conflict(void **state)
{
	(void)state;
	static const char *const unfit[] = {"质量|甲|≥95%|次",
					    "时效|甲|7*24小时|%",
					    "时效|甲|24小时|%",
					    "数量|甲|≥10个|%",
					    "数量|甲|3台|人",
					    "时效|甲|≤0.1秒|小时",
					    "效益|甲|显著|%",
					    "效益|甲|有效提升|个",
					    "效益|成本比|CCR > 1|%",
					    "质量|合格率|00%|",
					    "质量|合格率|100|",
					    "质量|满意度|120%|",
					    "质量|系统响应率|≤0.1秒|秒",
					    "质量|在岗率|7*24小时|",
					    "质量|参与率|300人|",
					    "数量|工作完成量|≥95%|",
					    "质量|合格率|≥950%|%"};

	for (size_t i = 0; i < sizeof unfit / sizeof *unfit; i++)
		check(AUDIT_TARGET_UNIT, unfit[i], AUDIT_CONFLICT);
}

static void units_not_checked(void **state)
{
	(void)state;
	check(AUDIT_TARGET_UNIT, "数量|甲|≥10个|", AUDIT_NOT_CHECKED);
	check(AUDIT_TARGET_UNIT, "质量|故障率|≤2次/年|", AUDIT_NOT_CHECKED);
	check(AUDIT_TARGET_UNIT, "数量|甲|≥10个|兆", AUDIT_NOT_CHECKED);
}

/* One word with one unit is one finding. */
static void one_cause(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	add_project(&s, "甲", "unit-a",
		    LINES("效益|一|显著|%", "效益|二|显著|%"));
	add_project(&s, "乙", "unit-a", LINES("效益|三|显著|%"));
	sample_audit(&s);
	assert_int_equal(s.audit.counts[AUDIT_TARGET_UNIT][AUDIT_CONFLICT], 3);
	const struct audit_check *c = of_rule(&s, AUDIT_TARGET_UNIT);

	assert_null(c->cause);
	assert_true(str_contains(sample_message(&s, c), STR("共 3 处")));
	sample_end(&s);
}

/* overall and two projects (each NULL: none); conflicts expected. */
static void check_same(const char *overall, const char *first,
		       const char *second, size_t checks, size_t conflicts)
{
	struct sample s;

	sample_begin(&s);
	if (overall)
		add_overall(&s, LINES(overall));
	if (first)
		add_project(&s, "甲", "unit-a", LINES(first));
	if (second)
		add_project(&s, "乙", "unit-b", LINES(second));
	sample_run(&s, audit_rule_targets);
	if (sample_count(&s, AUDIT_TARGET_SAME, AUDIT_CONFLICT) != conflicts)
		print_error("%s\n", first);
	assert_int_equal(
		sample_count(&s, AUDIT_TARGET_SAME, AUDIT_OUTCOME_COUNT),
		checks);
	assert_int_equal(sample_count(&s, AUDIT_TARGET_SAME, AUDIT_CONFLICT),
			 conflicts);
	sample_end(&s);
}

static void same_in_overall(void **state)
{
	(void)state;
	check_same("数量|采购设备|10台", "数量|采购 设备数量|10 台", NULL, 1,
		   0);
	check_same("数量|系统巡检|≥4次", "数量|系统巡检|4次", NULL, 1, 0);
	check_same("数量|采购设备|10台", "数量|采购设备|11台", NULL, 1, 1);
	check_same("质量|所有人员参训率|100%", "质量|人员参训率|≥90%", NULL, 1,
		   1);
	check_same("时效|发放时间|2023年12月前", "时效|发放时间|2023年11月前",
		   NULL, 1, 1);
	/* Of several projects none may ask for less. */
	check_same("质量|系统故障率|≤2%", "质量|系统故障率|≤2%",
		   "质量|系统故障率|≤3%", 1, 1);
	check_same("质量|系统故障率|≤2%", "质量|系统故障率|≤2%",
		   "质量|系统故障率|≤1%", 1, 0);
	/* What every form has, and words: not compared. */
	check_same("成本|支出进度达标率|≥90%", "成本|支出进度达标率|≥95%", NULL,
		   0, 0);
	check_same("满意|群众满意度|≥90%", "满意|群众满意度|≥80%", NULL, 0, 0);
	check_same("效益|办事效率|显著", "效益|办事效率|有效", NULL, 0, 0);
	/* Other units are said to be unchecked. */
	check_same("数量|培训|10次", "数量|培训|100%", NULL, 1, 0);
	/* Two projects are two things. */
	check_same(NULL, "质量|合格率|≥90%", "质量|合格率|≥95%", 0, 0);
}

static void same_in_form(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	add_project(&s, "甲", "unit-a",
		    LINES("质量|合格率|≥90%", "质量|合格率|≥95%",
			  "时效|合格率|≥80%"));
	add_project(&s, "乙", "unit-a", LINES("数量|设备|5台"));
	add_project(&s, "乙", "unit-a", LINES("数量|设备|6台"));
	add_project(&s, "乙", "unit-b", LINES("数量|设备|7台"));
	sample_run(&s, audit_rule_targets);
	assert_int_equal(sample_count(&s, AUDIT_TARGET_SAME, AUDIT_CONFLICT),
			 2);
	assert_int_equal(
		sample_count(&s, AUDIT_TARGET_SAME, AUDIT_OUTCOME_COUNT), 2);
	sample_end(&s);
}

/* Two units of one name cannot be compared, be it in a form or with several
 * projects; that is said. */
static void same_not_checked(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	add_overall(&s, LINES("数量|培训|10次"));
	add_project(&s, "甲", "unit-a",
		    LINES("数量|培训|90%", "数量|培训|5人"));
	add_project(&s, "乙", "unit-b", LINES("数量|培训|100%"));
	sample_run(&s, audit_rule_targets);
	assert_int_equal(
		sample_count(&s, AUDIT_TARGET_SAME, AUDIT_OUTCOME_COUNT), 2);
	assert_int_equal(sample_count(&s, AUDIT_TARGET_SAME, AUDIT_NOT_CHECKED),
			 2);
	sample_end(&s);
}

/* The publisher's answer names an indicator by its form and its place. */
static void answers(void **state)
{
	(void)state;
	struct explanation all[] = {
		{.rule = STR("target-same"),
		 .table = STR("indicators"),
		 .row = STR("甲"),
		 .column = STR("i1"),
		 .text = STR("后者是分解指标")},
		{.rule = STR("target-same"),
		 .table = STR("indicators"),
		 .row = STR("甲"),
		 .column = STR("i2"),
		 .text = STR("别处")},
	};
	struct sample s;

	sample_begin(&s);
	add_project(&s, "甲", "unit-a",
		    LINES("质量|合格率|≥90%", "质量|合格率|≥95%"));
	s.year->explanations = all;
	s.year->explanation_count = 2;
	sample_audit(&s);
	struct audit_check *c = of_rule(&s, AUDIT_TARGET_SAME);

	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_ptr_equal(c->explanation, &all[0]);
	sample_end(&s);
}

static void check_goal(const char *name, const char *target, const char *line,
		       enum audit_outcome outcome)
{
	struct sample s;
	struct goal_fact goal = {.name = str_from(name),
				 .target_published = str_from(target),
				 .target = target_parse(str_from(target))};

	sample_begin(&s);
	struct project *p = add_project(&s, "甲", "unit-a", LINES(line));

	p->goal_facts = &goal;
	p->goal_fact_count = 1;
	sample_run(&s, audit_rule_targets);
	assert_int_equal(
		sample_count(&s, AUDIT_TARGET_GOAL, AUDIT_OUTCOME_COUNT), 1);
	if (!sample_count(&s, AUDIT_TARGET_GOAL, outcome))
		print_error("%s %s\n", name, line);
	assert_int_equal(sample_count(&s, AUDIT_TARGET_GOAL, outcome), 1);
	sample_end(&s);
}

static void goals(void **state)
{
	(void)state;
	check_goal("宣传报道数量", "≥4篇", "数量|宣传报道|≥4篇", AUDIT_OK);
	check_goal("宣传报道数量", "≥4篇", "数量|宣传报道|≥6篇",
		   AUDIT_CONFLICT);
	check_goal("组织开展培训次数", "≥5次", "数量|开展培训活动次数|≥1 次",
		   AUDIT_CONFLICT);
	check_goal("人工智能应用成果测评会", "≥2场",
		   "数量|人工智能应用创新中心组织成果测评会场次|≥1场",
		   AUDIT_CONFLICT);
	check_goal("培训次数", "≥5次", "数量|信息安全培训次数|≥1次",
		   AUDIT_NOT_CHECKED);
	check_goal("宣传报道数量", "≥4篇", "数量|宣传报道|100%",
		   AUDIT_NOT_CHECKED);
	check_goal("宣传报道数量（长期目标）", "≥30篇", "数量|宣传报道|≥6篇",
		   AUDIT_NOT_CHECKED);
}

static void indicators(void **state)
{
	(void)state;
	struct sample s;

	check(AUDIT_INDICATOR, "数量|设备|5台|", AUDIT_OK);
	check(AUDIT_INDICATOR, "数量||5台|", AUDIT_CONFLICT);
	check(AUDIT_INDICATOR, "数量|设备||", AUDIT_CONFLICT);
	check(AUDIT_INDICATOR, "效益|有效保障运行||", AUDIT_NOT_CHECKED);
	sample_begin(&s);
	add_project(&s, "甲", "unit-a",
		    LINES("数量|设备|5台|", "数量|设备|5台|", "效益|不适用||",
			  "其他|||", "质量|设备|5台|"));
	sample_run(&s, audit_rule_targets);
	assert_int_equal(sample_count(&s, AUDIT_INDICATOR, AUDIT_CONFLICT), 1);
	assert_int_equal(sample_count(&s, AUDIT_INDICATOR, AUDIT_OUTCOME_COUNT),
			 1);
	sample_end(&s);
}

static void nothing(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	add_project(&s, "甲", "nobody", LINES("其他|不适用|不适用|不适用"));
	sample_run(&s, audit_rule_targets);
	assert_int_equal(
		sample_count(&s, AUDIT_TARGET_SAME, AUDIT_OUTCOME_COUNT), 0);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(parsed),
		cmocka_unit_test(units_fit),
		cmocka_unit_test(units_conflict),
		cmocka_unit_test(units_not_checked),
		cmocka_unit_test(one_cause),
		cmocka_unit_test(same_in_overall),
		cmocka_unit_test(same_in_form),
		cmocka_unit_test(same_not_checked),
		cmocka_unit_test(answers),
		cmocka_unit_test(goals),
		cmocka_unit_test(indicators),
		cmocka_unit_test(nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
