/* Completeness: published, declared empty, declared missing, absent. */
#include "audit_sample.h"

static struct audit_check *of_table(const struct sample *s, const char *id)
{
	for (size_t i = 0; i < s->audit.count; i++)
		if (str_eq(s->audit.items[i]->stated.place.table_id,
			   str_from(id)))
			return s->audit.items[i];
	return NULL;
}

static void declare(struct sample *s, const char *id, enum table_status status,
		    const char *note)
{
	struct table *t = sample_table(s, id, "unit code name total", NULL, 0);

	t->status = status;
	t->status_note = str_from(note);
	t->file = STR("");
}

static void outcomes(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit code name total basic project",
		     "0|dept|||10|4|6");
	declare(&s, "government-fund", TABLE_DECLARED_EMPTY, "本表为空");
	declare(&s, "procurement", TABLE_MISSING, "目录有，正文没有");
	struct table *t = SAMPLE_TABLE(&s, "state-capital",
				       "unit code name total basic project",
				       "0|dept|||0|-|", "1|dept|201|类|0|7|");

	t->status = TABLE_DECLARED_EMPTY;
	sample_run(&s, audit_rule_tables);
	assert_int_equal(s.audit.count, official_table_count + 2);
	assert_int_equal(of_table(&s, "expenditure")->outcome, AUDIT_OK);
	assert_int_equal(of_table(&s, "government-fund")->outcome, AUDIT_OK);

	struct audit_check *c = of_table(&s, "procurement");

	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->severity, AUDIT_MEDIUM);
	assert_true(str_contains(sample_message(&s, c), STR("目录有")));
	c = of_table(&s, "state-capital");
	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->stated.place.span.line, 3);
	assert_true(str_contains(sample_message(&s, c), STR("第一个是 7")));
	c = of_table(&s, "income");
	assert_int_equal(c->outcome, AUDIT_NOT_CHECKED);
	assert_true(str_contains(sample_message(&s, c), STR("没有收录")));
	sample_end(&s);
}

/* A table declared empty whose zeros are printed is empty. */
static void zeros(void **state)
{
	(void)state;
	struct sample s;

	sample_begin(&s);
	SAMPLE_TABLE(&s, "government-fund", "unit code name total",
		     "0|dept|||0.00")
		->status = TABLE_DECLARED_EMPTY;
	sample_run(&s, audit_rule_tables);
	assert_int_equal(of_table(&s, "government-fund")->outcome, AUDIT_OK);
	sample_end(&s);
}

static void forms_only(void **state)
{
	(void)state;
	struct sample s;
	struct project project = {.form = PROJECT_FORM};

	sample_begin(&s);
	s.year->projects = &project;
	s.year->project_count = 1;
	sample_run(&s, audit_rule_tables);
	assert_int_equal(sample_count(&s, AUDIT_TABLE_PRESENT, AUDIT_CONFLICT),
			 0);
	assert_int_equal(sample_count(&s, AUDIT_TABLE_PRESENT, AUDIT_OK), 1);
	assert_int_equal(of_table(&s, "project-forms")->outcome, AUDIT_OK);
	assert_int_equal(of_table(&s, "overall-performance")->outcome,
			 AUDIT_NOT_CHECKED);
	assert_true(str_contains(sample_message(&s, of_table(&s, "income")),
				 STR("没有预算表")));
	assert_true(str_eq(
		audit_place_name(&s.arena,
				 &of_table(&s, "project-forms")->stated.place,
				 LANGUAGE_ZH),
		STR("项目支出绩效目标申报表")));
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(outcomes),
		cmocka_unit_test(zeros),
		cmocka_unit_test(forms_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
