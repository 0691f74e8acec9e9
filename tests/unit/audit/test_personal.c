/* Personal data, file by file; nothing of it in what the audit says. */
#include "audit_sample.h"

static void files(void **state)
{
	(void)state;
	struct sample s;
	struct str found = STR("dept/2023/expenditure.csv");
	struct commentary one = {.file = STR("dept/2023/10-a.md")};

	sample_begin(&s);
	SAMPLE_TABLE(&s, "expenditure", "unit code name total", "0|dept|||1");
	s.year->commentaries = (struct commentaries){&one, 1, 1};
	sample_run(&s, audit_rule_personal);
	assert_int_equal(sample_count(&s, AUDIT_PERSONAL_DATA, AUDIT_OK), 4);
	assert_int_equal(s.audit.count, 4);

	s.department.personal_files = &found;
	s.department.personal_file_count = 1;
	sample_run(&s, audit_rule_personal);
	assert_int_equal(sample_count(&s, AUDIT_PERSONAL_DATA, AUDIT_CONFLICT),
			 1);
	struct audit_check *c = s.audit.items[6];

	assert_int_equal(c->outcome, AUDIT_CONFLICT);
	assert_int_equal(c->severity, AUDIT_ERROR);
	assert_true(str_eq(c->stated.place.span.path, found));
	sample_end(&s);
}

static void masked(void **state)
{
	(void)state;
	static const struct audit_text says = {"写的是“{0}”", "says \"{0}\""};
	struct sample s;

	sample_begin(&s);
	struct auditing x = sample_auditing(&s);
	struct audit_check *c =
		audit_begin_at(&x, AUDIT_TARGET_PARSED,
			       (struct audit_place){.year = s.year}, STR(""));

	audit_conclude(&x, c, AUDIT_CONFLICT, &says,
		       STR("请拨13912345678，联系人：张三"));
	assert_true(str_eq(sample_message(&s, c),
			   STR("写的是“请拨1…，联系人：张…”")));
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files),
		cmocka_unit_test(masked),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
