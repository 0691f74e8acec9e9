/* Figures in commentary: links against the data, amounts without a link. */
#include "audit_sample.h"

struct prose {
	struct sample s;
};

static void *begin(struct prose *p, const char *text)
{
	struct sample *s = &p->s;
	struct commentaries *all;

	sample_begin(s);
	SAMPLE_TABLE(s, "expenditure", "unit code name total basic",
		     "0|dept|||12,578|", "1|dept|201|类|4,039|-");
	struct fact *fact = arena_new(&s->arena, struct fact);

	*fact = (struct fact){.id = STR("staff"),
			      .name = STR("编制"),
			      .value_published = STR("17"),
			      .unit = STR("人"),
			      .has_value = true,
			      .value = decimal_from_int(17)};
	s->year->facts = fact;
	s->year->fact_count = 1;
	all = &s->year->commentaries;
	*VEC_PUSH(&s->arena, all) = (struct commentary){
		.file = STR("dept/2023/10-a.md"),
		.name = STR("a"),
		.title = STR("概况"),
		.body = str_from(text),
		.body_line = 6,
	};
	sample_run(s, audit_rule_commentary);
	return s;
}

static const struct audit_check *first(const struct sample *s,
				       enum audit_rule_id rule)
{
	for (size_t i = 0; i < s->audit.count; i++)
		if (s->audit.items[i]->rule == rule)
			return s->audit.items[i];
	return NULL;
}

static void check_link(const char *text, enum audit_outcome outcome,
		       enum audit_severity severity, const char *message)
{
	struct prose p;
	struct sample *s = begin(&p, text);
	const struct audit_check *c = first(s, AUDIT_COMMENTARY_FIGURE);

	assert_non_null(c);
	if (c->outcome != outcome)
		print_error("%s\n", text);
	assert_int_equal(c->outcome, outcome);
	if (outcome == AUDIT_CONFLICT)
		assert_int_equal(c->severity, severity);
	if (message)
		assert_true(
			str_contains(sample_message(s, c), str_from(message)));
	sample_end(s);
}

static void links(void **state)
{
	(void)state;
	check_link("共[12,578万元](figure:expenditure/total)。", AUDIT_OK, 0,
		   NULL);
	check_link("[125,780,000元](figure:expenditure/total)", AUDIT_OK, 0,
		   NULL);
	check_link("[17人](figure:fact/staff)", AUDIT_OK, 0, NULL);
	check_link("[0万元](figure:expenditure/201/basic)", AUDIT_OK, 0, NULL);
	check_link("[1.26亿元](figure:expenditure/total)", AUDIT_ROUNDING, 0,
		   NULL);
	check_link("[1.25亿元](figure:expenditure/total)", AUDIT_CONFLICT,
		   AUDIT_HIGH, "1.25亿元");
	check_link("[12,579万元](figure:expenditure/total)", AUDIT_CONFLICT,
		   AUDIT_LOW, "12,578万元");
	check_link("[12,587万元](figure:expenditure/total)", AUDIT_CONFLICT,
		   AUDIT_HIGH, "支出总表");
	check_link("[17名](figure:fact/staff)", AUDIT_CONFLICT, AUDIT_HIGH,
		   "17名");
	check_link("[很多](figure:fact/staff)", AUDIT_CONFLICT, AUDIT_HIGH,
		   "很多");
	check_link("[3万元](figure:expenditure/basic)", AUDIT_NOT_CHECKED, 0,
		   "没有公布");
}

/* Unknown addresses are errors of the page, other links are no figures. */
static void other_links(void **state)
{
	(void)state;
	struct prose p;
	struct sample *s =
		begin(&p, "[1万元](figure:nothing/total) [甲](a.html)");

	assert_null(first(s, AUDIT_COMMENTARY_FIGURE));
	sample_end(s);
	s = begin(&p, "没有数字。");
	assert_int_equal(s->audit.count, 0);
	sample_end(s);
}

static void place(void **state)
{
	(void)state;
	struct prose p;
	struct sample *s = begin(&p, "甲\n乙[9万元](figure:expenditure/total)");
	const struct audit_check *c = first(s, AUDIT_COMMENTARY_FIGURE);

	assert_int_equal(c->stated.place.span.line, 7);
	assert_int_equal(c->stated.place.span.column, 2);
	assert_int_equal(c->part_count, 1);
	sample_assert_decimal(c->difference, "-12569");
	sample_end(s);
}

static void check_unlinked(const char *text, const char *message)
{
	struct prose p;
	struct sample *s = begin(&p, text);
	const struct audit_check *c = first(s, AUDIT_COMMENTARY_UNLINKED);

	if (message) {
		assert_non_null(c);
		assert_int_equal(c->outcome, AUDIT_CONFLICT);
		assert_int_equal(c->severity, AUDIT_LOW);
		struct str said = sample_message(s, c);

		if (!str_eq(said, str_from(message)))
			print_error("%.*s\n", STR_ARG(said));
		assert_true(str_eq(said, str_from(message)));
	} else if (c) {
		assert_int_equal(c->outcome, AUDIT_OK);
	}
	sample_end(s);
}

static void unlinked(void **state)
{
	(void)state;
	check_unlinked("用了30万元，\n又用1,234.5 亿元和**5**元。",
		       "3 个金额没有链接到数据：30万元（第 6 行）、1,234.5 亿元"
		       "（第 7 行）、5元（第 7 行）");
	check_unlinked("共[12,578万元](figure:expenditure/total)。", NULL);
	check_unlinked("`30万元`\n\n```csv\n金额\n30万元\n```\n", NULL);
	check_unlinked("50万元以上的设备，2023元旦，3元件，若干万元，元。",
		       NULL);
	check_unlinked("元", NULL);
	check_unlinked(",.元", NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(links),
		cmocka_unit_test(other_links),
		cmocka_unit_test(place),
		cmocka_unit_test(unlinked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
