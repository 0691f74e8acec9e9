/* A wrong code is one finding, and explains nothing else. */
#include "audit_sample.h"

#define COLUMNS "unit code name total basic project"

/* 201 20103 2010301 2010350 20105 2010501 208 20805 2080501 */
static void add_list(struct sample *s)
{
	static const char *const entries[][2] = {
		{"201", "一般公共服务支出"},
		{"20103", "政府办公厅（室）及相关机构事务"},
		{"2010301", "行政运行"},
		{"2010350", "事业运行"},
		{"20105", "统计信息事务"},
		{"2010501", "专项统计业务"},
		{"208", "社会保障和就业支出"},
		{"20805", "行政事业单位养老支出"},
		{"2080501", "行政单位离退休"}};
	struct classification *c = arena_new(&s->arena, struct classification);

	c->role = CLASSIFICATION_FUNCTIONAL;
	c->level_count = 3;
	for (unsigned i = 0; i < c->level_count; i++)
		c->levels[i] = 3 + 2 * i;
	for (size_t i = 0; i < sizeof entries / sizeof *entries; i++) {
		struct class_entry *e =
			arena_new(&s->arena, struct class_entry);

		e->code = str_from(entries[i][0]);
		e->name = str_from(entries[i][1]);
		e->level = (unsigned)(e->code.n - 1) / 2;
		e->parent = map_get(&c->by_code,
				    str_slice(e->code, 0, e->code.n - 2));
		*VEC_PUSH(&s->arena, c) = e;
		map_put(&s->arena, &c->by_code, e->code)->pointer = e;
	}
	*VEC_PUSH(&s->arena, &s->site.classifications) = c;
}

/* What 支出总表 prints; the other table always prints it right. */
struct rows {
	const char *statistics, *old_age; /* rows of 20105 and 20805 */
	const char *below;                /* 2010501 */
	const char *total;
};
static const struct rows right = {"2|unit-a|20105|统计信息事务|20|5|15",
				  "2|unit-a|20805|行政事业单位养老支出|8|8|",
				  "3|unit-a|2010501|专项统计业务|20|5|15",
				  "0|unit-a|||58|23|35"};

static void audit(struct sample *s, struct rows r)
{
	struct auditing x;

	sample_begin(s);
	add_list(s);
	SAMPLE_TABLE(s, "expenditure", COLUMNS, r.total,
		     "1|unit-a|201|一般公共服务支出|50|15|35",
		     "2|unit-a|20103|政府办公厅（室）及相关机构事务|30|10|20",
		     "3|unit-a|2010301|行政运行|30|10|20", r.statistics,
		     r.below, "1|unit-a|208|社会保障和就业支出|8|8|", r.old_age,
		     "3|unit-a|2080501|行政单位离退休|8|8|");
	SAMPLE_TABLE(s, "general-by-function", COLUMNS, right.total,
		     "1|unit-a|201|一般公共服务支出|50|15|35",
		     "2|unit-a|20103|政府办公厅（室）及相关机构事务|30|10|20",
		     "3|unit-a|2010301|行政运行|30|10|20", right.statistics,
		     right.below, "1|unit-a|208|社会保障和就业支出|8|8|",
		     right.old_age, "3|unit-a|2080501|行政单位离退休|8|8|");
	x = sample_auditing(s);
	audit_rule_rows(&x);
	audit_rule_hierarchy(&x);
	audit_rule_same(&x);
	audit_rule_codes(&x);
	audit_find_causes(&x);
}

static void assert_found(const struct sample *s, size_t conflicts,
			 size_t findings)
{
	size_t all = 0, first = 0;

	for (size_t i = 0; i < s->audit.count; i++) {
		const struct audit_check *c = s->audit.items[i];

		all += c->outcome == AUDIT_CONFLICT;
		first += c->outcome == AUDIT_CONFLICT && !c->cause;
		if (c->cause)
			assert_null(c->cause->cause);
	}
	assert_int_equal(all, conflicts);
	assert_int_equal(first, findings);
}

static void right_codes_are_no_findings(void **state)
{
	struct sample s;

	(void)state;
	audit(&s, right);
	assert_found(&s, 0, 0);
	sample_end(&s);
}

/* Its length, the row below it, the other table's list; its class, in which it
 * and the row below are counted at other levels. */
static void a_wrong_length_is_one_finding(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "1|unit-a|2015|统计信息事务|20|5|15";
	r.below = "1|unit-a|2010501|专项统计业务|20|5|15";
	audit(&s, r);
	assert_true(sample_count(&s, AUDIT_HIERARCHY_SUM, AUDIT_CONFLICT) > 0);
	assert_int_equal(sample_count(&s, AUDIT_CODE, AUDIT_CONFLICT), 3);
	assert_found(
		&s,
		3 + sample_count(&s, AUDIT_HIERARCHY_SUM, AUDIT_CONFLICT) +
			sample_count(&s, AUDIT_SAME_FIGURE, AUDIT_CONFLICT),
		1);
	assert_null(sample_check(&s, AUDIT_CODE, "expenditure", "unit-a-2015",
				 "code")
			    ->cause);
	sample_end(&s);
}

/* The code of another class: its parent is missing, too. */
static void a_wrong_class_is_one_finding(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "2|unit-a|20905|统计信息事务|20|5|15";
	audit(&s, r);
	assert_int_equal(sample_count(&s, AUDIT_CODE, AUDIT_CONFLICT), 3);
	assert_found(&s, 3, 1);
	sample_end(&s);
}

/* The code of a row that is there: told by its name alone. */
static void a_name_under_another_code_is_one_finding(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.below = "3|unit-a|2010350|专项统计业务|20|5|15";
	audit(&s, r);
	assert_int_equal(sample_count(&s, AUDIT_CODE_NAME, AUDIT_CONFLICT), 1);
	assert_found(&s, 2, 1);
	sample_end(&s);
}

static void two_wrong_codes_are_two_findings(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "2|unit-a|20905|统计信息事务|20|5|15";
	r.old_age = "2|unit-a|20705|行政事业单位养老支出|8|8|";
	audit(&s, r);
	/* The lists differ for both: that stands for itself. */
	assert_found(&s, 5, 3);
	sample_end(&s);
}

/* A sum that fails beside a wrong code, by an amount of its own. */
static void a_wrong_sum_stands_for_itself(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "1|unit-a|2015|统计信息事务|20|5|15";
	r.below = "1|unit-a|2010501|专项统计业务|20|5|15";
	r.old_age = "2|unit-a|20805|行政事业单位养老支出|88|88|";
	audit(&s, r);
	for (size_t i = 0; i < s.audit.count; i++) {
		const struct audit_check *c = s.audit.items[i];

		if (c->outcome == AUDIT_CONFLICT && c->cause &&
		    str_eq(c->stated.place.row->code, STR("208")))
			assert_int_not_equal(c->cause->rule, AUDIT_CODE);
	}
	assert_null(sample_check(&s, AUDIT_CODE, "expenditure", "unit-a-2015",
				 "code")
			    ->cause);
	sample_end(&s);
}

/* A row that is not the sum of the rows below it is not their parent. */
static void other_amounts_are_no_children(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "2|unit-a|20905|统计信息事务|20|5|15";
	r.below = "3|unit-a|2010501|专项统计业务|17|2|15";
	audit(&s, r);
	assert_null(sample_check(&s, AUDIT_CODE, "expenditure",
				 "unit-a-2010501", "code")
			    ->cause);
	sample_end(&s);
}

/* A row that the other table lists with another amount is not the same row. */
static void another_row_is_missing_for_itself(void **state)
{
	struct rows r = right;
	struct sample s;

	(void)state;
	r.statistics = "2|unit-a|20905|统计信息|21|5|16";
	audit(&s, r);
	assert_null(sample_check(&s, AUDIT_CODE, "general-by-function",
				 "unit-a-20105", "code")
			    ->cause);
	sample_end(&s);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(right_codes_are_no_findings),
		cmocka_unit_test(a_wrong_length_is_one_finding),
		cmocka_unit_test(a_wrong_class_is_one_finding),
		cmocka_unit_test(a_name_under_another_code_is_one_finding),
		cmocka_unit_test(two_wrong_codes_are_two_findings),
		cmocka_unit_test(a_wrong_sum_stands_for_itself),
		cmocka_unit_test(other_amounts_are_no_children),
		cmocka_unit_test(another_row_is_missing_for_itself),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
